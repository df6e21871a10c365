// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinelines.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// Without what moves a terminal's cursor or turns the direction of a line around.
QString tamed(const QString& text)
{
    QString made;
    made.reserve(text.size());
    for (const auto c : text) {
        const bool isSpace = c == u'\n' || c == u'\r' || c == u'\t';
        const bool turns = (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069');
        made += (c.category() == QChar::Other_Control && !isSpace) || turns
            ? QChar(QChar::ReplacementCharacter)
            : c;
    }
    return made;
}

QString onOneLine(const QString& text)
{
    auto made = tamed(text);
    made.replace(QStringLiteral("\r\n"), QStringLiteral(" "));
    for (auto& c : made) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return made;
}

QString csvCell(const QString& text)
{
    auto cell = tamed(text);
    // A spreadsheet reckons with what begins so.
    if (!cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.front()))
        cell.prepend(u'\'');
    const bool isPlain = std::none_of(
        cell.begin(), cell.end(), [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    return isPlain ? cell : u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString markdownCell(const QString& text)
{
    QString made;
    for (const auto c : onOneLine(text)) {
        if (QStringLiteral("\\`*_{}[]<>#|~&!").contains(c))
            made += u'\\';
        made += c;
    }
    return made;
}

QByteArray csvLine(const QStringList& cells)
{
    QStringList made;
    for (const auto& cell : cells)
        made << csvCell(cell);
    return (made.join(u',') + QStringLiteral("\r\n")).toUtf8();
}

} // namespace

LinesFormat linesFormatOf(const QString& file)
{
    if (file.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
        return LinesFormat::Csv;
    return file.endsWith(QStringLiteral(".md"), Qt::CaseInsensitive) ? LinesFormat::Markdown
                                                                     : LinesFormat::Text;
}

QByteArray linesHead(LinesFormat format)
{
    switch (format) {
    case LinesFormat::Text:
        return {};
    case LinesFormat::Csv:
        return csvLine({ tr("Time"), tr("Zone"), tr("Who"), tr("Entry") });
    case LinesFormat::Markdown:
        return QStringLiteral("| %1 | %2 | %3 |\n|---|---|---|\n")
            .arg(tr("Time"), tr("Who"), tr("Entry"))
            .toUtf8();
    }
    Q_UNREACHABLE();
}

QByteArray lineOf(const TimelineCopy& entry, LinesFormat format)
{
    const auto time = entry.zone.isEmpty() ? entry.time : entry.time + u' ' + entry.zone;
    switch (format) {
    case LinesFormat::Text:
        return (onOneLine(time) + QStringLiteral("  ") + onOneLine(entry.who) + QStringLiteral("  ")
            + onOneLine(entry.words) + u'\n')
            .toUtf8();
    case LinesFormat::Csv:
        return csvLine({ entry.time, entry.zone, entry.who, entry.words });
    case LinesFormat::Markdown:
        return (QStringLiteral("| ") + markdownCell(time) + QStringLiteral(" | ") + markdownCell(entry.who)
            + QStringLiteral(" | ") + markdownCell(entry.words) + QStringLiteral(" |\n"))
            .toUtf8();
    }
    Q_UNREACHABLE();
}

} // namespace muster::ui
