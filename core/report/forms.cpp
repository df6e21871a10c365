// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forms.h"

#include "core/report/csvwriter.h"
#include "core/report/htmlwriter.h"
#include "core/report/jsonwriter.h"
#include "core/report/markdownwriter.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array kForms { Form::Html, Form::Markdown, Form::Json, Form::Csv };
/// The head of a file says what it is the report of.
constexpr qsizetype kHead = 1024;

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

QByteArray written(const Report& report, Form form)
{
    switch (form) {
    case Form::Html:
        return htmlOf(report);
    case Form::Markdown:
        return markdownOf(report);
    case Form::Json:
        return jsonOf(report);
    case Form::Csv:
        return csvOf(report);
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
    }
    Q_UNREACHABLE();
}

} // namespace muster::report
