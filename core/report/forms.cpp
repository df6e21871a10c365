// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forms.h"

#include "core/report/csvwriter.h"
#include "core/report/htmlwriter.h"
#include "core/report/jsonwriter.h"
#include "core/report/markdownwriter.h"
#include "core/report/odtwriter.h"
#include "core/report/pdflinks.h"
#include "core/report/pdfwriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstddef>
#include <memory>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kForms { Form::Html, Form::Markdown, Form::Json, Form::Csv, Form::Pdf, Form::Odt };
/// The head of a file says what it is the report of.
constexpr qsizetype kHead = 1024;
/// Of an OpenDocument file: files that are looked through, and bytes of the one that is read.
constexpr int kMostFiles = 1000;
constexpr qsizetype kMostMeta = 64 * 1024;

QString firstIn(const QByteArray& file, const QRegularExpression& mark)
{
    return mark.match(QString::fromUtf8(file.left(kHead))).captured(1);
}

QString subjectOfJson(const QByteArray& file)
{
    const auto object = QJsonDocument::fromJson(file).object();
    return object.value("schema"_L1).toString() == kReportSchema ? object.value("subject"_L1).toString()
                                                                 : QString();
}

/// What an OpenDocument file says of itself; of a hostile one no more than the beginning.
QString subjectOfOdt(const QByteArray& file)
{
    static const QRegularExpression kMark(u"meta:name=\"muster-subject\"[^>]*>([0-9a-f-]+)<"_s);
    const std::unique_ptr<archive, decltype(&archive_read_free)> zip(archive_read_new(), &archive_read_free);
    if (archive_read_support_format_zip(zip.get()) != ARCHIVE_OK
        || archive_read_open_memory(zip.get(), file.constData(), static_cast<std::size_t>(file.size()))
            != ARCHIVE_OK)
        return {};
    archive_entry* entry = nullptr;
    for (int i = 0; i < kMostFiles && archive_read_next_header(zip.get(), &entry) == ARCHIVE_OK; ++i) {
        if (QByteArray(archive_entry_pathname_utf8(entry)) != "meta.xml")
            continue;
        QByteArray meta(kMostMeta, '\0');
        const auto got = archive_read_data(zip.get(), meta.data(), static_cast<std::size_t>(meta.size()));
        return got < 0 ? QString() : kMark.match(QString::fromUtf8(meta.first(got))).captured(1);
    }
    return {};
}

} // namespace

QString endingOf(Form form)
{
    switch (form) {
    case Form::Html:
        return u"html"_s;
    case Form::Markdown:
        return u"md"_s;
    case Form::Json:
        return u"json"_s;
    case Form::Csv:
        return u"csv"_s;
    case Form::Pdf:
        return u"pdf"_s;
    case Form::Odt:
        return u"odt"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Form> formCalled(QStringView word)
{
    for (const auto form : kForms) {
        if (word == endingOf(form))
            return form;
    }
    return std::nullopt;
}

QStringList formWords()
{
    QStringList words;
    for (const auto form : kForms)
        words.append(endingOf(form));
    return words;
}

Result<QByteArray> written(const Report& report, Form form, const Looks& looks)
{
    switch (form) {
    case Form::Html:
        return htmlOf(report, looks.drawings);
    case Form::Markdown:
        return markdownOf(report);
    case Form::Json:
        return jsonOf(report);
    case Form::Csv:
        return csvOf(report);
    case Form::Pdf:
        return pdfOf(report, looks).map([](const paper::Printed& printed) { return printed.pdf; });
    case Form::Odt:
        return odtOf(report, looks);
    }
    Q_UNREACHABLE();
}

QString subjectIn(const QByteArray& file, Form form)
{
    static const QRegularExpression kHtml(u"<meta name=\"muster-report\" content=\"([0-9a-f-]+)\">"_s);
    static const QRegularExpression kMarkdown(u"^<!-- muster-report ([0-9a-f-]+) -->"_s);
    static const QRegularExpression kCsv(u"\r\n\"report\",\"\",\"subject\",\"\",\"([0-9a-f-]+)\""_s);
    switch (form) {
    case Form::Html:
        return firstIn(file, kHtml);
    case Form::Markdown:
        return firstIn(file, kMarkdown);
    case Form::Json:
        return subjectOfJson(file);
    case Form::Csv:
        return firstIn(file, kCsv);
    case Form::Pdf:
        return subjectOfPdf(file);
    case Form::Odt:
        return subjectOfOdt(file);
    }
    Q_UNREACHABLE();
}

} // namespace muster::report
