// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/markdownwriter.h"

#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr int kDeepestHeading = 6;

/// One line of text that is only text.
QString lineOf(const QString& text)
{
    static const QRegularExpression kMarkup(uR"(([\\`*_{}\[\]<>|#~&$!]))"_s);
    static const QRegularExpression kBeginning(uR"(^(\s*)([-+=]))"_s);
    static const QRegularExpression kNumbered(uR"(^(\s*\d+)([.)]))"_s);
    auto line = text;
    line.replace(kMarkup, uR"(\\1)"_s);
    line.replace(kBeginning, uR"(\1\\2)"_s);
    return line.replace(kNumbered, uR"(\1\\2)"_s);
}

/// All lines, each behind `before`.
QString linesOf(const QString& text, const QString& before = {})
{
    QStringList lines;
    for (const auto& line : text.split(u'\n'))
        lines.append(before + lineOf(line));
    return lines.join(u"\\\n"_s);
}

QString cellOf(const Cell& cell)
{
    QStringList lines;
    for (const auto& line : cell.text.split(u'\n'))
        lines.append(lineOf(line));
    return lines.join(u"<br>"_s);
}

/// Writes one text.
class Text {
public:
    QByteArray written(const Report& report)
    {
        // Says what it is the report of, and is not shown.
        add(u"<!-- muster-report %1 -->\n"_s.arg(report.subject));
        if (!report.banner.isEmpty())
            add(u"**"_s + lineOf(report.banner) + u"**\n"_s);
        add(u"# "_s + lineOf(report.title) + u'\n');
        add(lineOf(report.subtitle) + u'\n');
        for (const auto& one : report.headlines)
            add(u"- **"_s + lineOf(one.cell.text) + u"** "_s + lineOf(one.label));
        add({});
        add(u"| %1 | %2 |\n| --- | --- |"_s.arg(
            lineOf(Words::tr("What")), lineOf(Words::tr("In this report"))));
        for (const auto& fact : report.facts)
            add(u"| "_s + lineOf(fact.name) + u" | "_s + cellOf(fact.cell) + u" |"_s);
        add({});
        for (const auto& one : report.sections)
            section(one, 2);
        add(lineOf(report.footer));
        return m_text.toUtf8();
    }

private:
    void add(const QString& line) { m_text += line + u'\n'; }

    void section(const Section& section, int level)
    {
        add(QString(std::min(level, kDeepestHeading), u'#') + u' ' + lineOf(section.title) + u'\n');
        for (const auto& block : section.blocks)
            std::visit([this](const auto& one) { write(one); }, block);
        for (const auto& below : section.sections)
            this->section(below, level + 1);
    }

    void write(const Paragraph& paragraph)
    {
        if (!paragraph.isSaid) {
            add(linesOf(paragraph.text) + u'\n');
            return;
        }
        add(linesOf(paragraph.text, u"> "_s));
        const auto by = paragraph.by.isEmpty() ? Words::tr("In the words of a person")
                                               : Words::tr("In the words of %1").arg(paragraph.by);
        const auto from
            = paragraph.entry.isEmpty() ? QString() : u", "_s + Words::tr("entry %1").arg(paragraph.entry);
        add(u">\n> — "_s + lineOf(by + from) + u'\n');
    }

    void write(const Table& table)
    {
        if (!table.title.isEmpty())
            add(u"**"_s + lineOf(table.title) + u"**\n"_s);
        QString titles;
        QString rule;
        for (const auto& column : table.columns) {
            titles += u"| "_s + lineOf(column.title) + u' ';
            rule += column.align == Column::Align::End ? u"| ---: "_s : u"| --- "_s;
        }
        add(titles + u'|');
        add(rule + u'|');
        for (const auto& row : table.rows) {
            QString line;
            for (const auto& cell : row.cells)
                line += u"| "_s + cellOf(cell) + u' ';
            add(line + u'|');
        }
        add({});
    }

    void write(const Listing& listing)
    {
        for (qsizetype i = 0; i < listing.items.size(); ++i) {
            add((listing.isNumbered ? QString::number(i + 1) + u". "_s : u"- "_s)
                + cellOf(listing.items.at(i)));
        }
        add({});
    }

    /// Nothing is drawn in a text: what is to be seen is told, and the numbers stand in the table.
    void write(const Figure& figure)
    {
        add(u"> **"_s + lineOf(figure.drawing.title) + u"** "_s + lineOf(figure.alternative.simplified())
            + u'\n');
    }

    QString m_text;
};

} // namespace

QByteArray markdownOf(const Report& report)
{
    return Text().written(report);
}

} // namespace muster::report
