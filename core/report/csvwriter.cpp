// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csvwriter.h"

namespace muster::report {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto kReport = u"report"_s;

/// Also the wide forms that stand on Chinese and Japanese keyboards.
bool looksLikeFormula(const QString& text)
{
    static const auto kBeginnings = u"=+-@\t\r\n＝＋－＠"_s;
    return !text.isEmpty() && kBeginnings.contains(text.front());
}

QString field(const QString& text)
{
    auto safe = looksLikeFormula(text) ? u'\'' + text : text;
    return u'"' + safe.replace(u'"', u"\"\""_s) + u'"';
}

/// Where a cell stands.
struct Where {
    QString section;
    QString table;
    QString row;
    QString column;
};

/// Writes one file.
class Lines {
public:
    QByteArray written(const Report& report)
    {
        m_csv = u"section,table,row,column,text,number,unit,id\r\n"_s;
        add({ kReport, {}, u"subject"_s, {} }, { report.subject });
        add({ kReport, {}, u"title"_s, {} }, { report.title });
        add({ kReport, {}, u"subtitle"_s, {} }, { report.subtitle });
        if (!report.banner.isEmpty())
            add({ kReport, {}, u"banner"_s, {} }, { report.banner });
        for (qsizetype i = 0; i < report.headlines.size(); ++i) {
            const auto& one = report.headlines.at(i);
            add({ kReport, u"headlines"_s, QString::number(i + 1), one.label }, one.cell);
        }
        for (const auto& fact : report.facts)
            add({ kReport, u"facts"_s, fact.id, fact.name }, fact.cell);
        for (const auto& one : report.sections)
            section(one);
        add({ kReport, {}, u"footer"_s, {} }, { report.footer });
        return m_csv.toUtf8();
    }

private:
    void add(const Where& where, const Cell& cell)
    {
        for (const auto& one : { where.section, where.table, where.row, where.column, cell.text })
            m_csv += field(one) + u',';
        if (const auto& number = cell.number)
            m_csv += QString::number(number->value) + u',' + wordOf(number->unit) + u',' + field(number->id);
        else
            m_csv += u",,"_s;
        m_csv += u"\r\n"_s;
    }

    void section(const Section& section)
    {
        add({ section.id, {}, u"title"_s, {} }, { section.title });
        for (qsizetype i = 0; i < section.blocks.size(); ++i) {
            m_block = QString::number(i + 1);
            m_section = section.id;
            std::visit([this](const auto& block) { write(block); }, section.blocks.at(i));
        }
        for (const auto& below : section.sections)
            this->section(below);
    }

    void write(const Paragraph& paragraph)
    {
        const auto row = u"text-"_s + m_block;
        add({ m_section, {}, row, paragraph.isSaid ? u"said"_s : u"text"_s }, { paragraph.text });
        if (!paragraph.by.isEmpty())
            add({ m_section, {}, row, u"by"_s }, { paragraph.by });
        if (!paragraph.entry.isEmpty())
            add({ m_section, {}, row, u"entry"_s }, { paragraph.entry });
    }

    void write(const Table& table)
    {
        if (!table.title.isEmpty())
            add({ m_section, table.id, u"title"_s, {} }, { table.title });
        for (const auto& row : table.rows) {
            for (qsizetype i = 0; i < row.cells.size(); ++i)
                add({ m_section, table.id, row.id, table.columns.at(i).title }, row.cells.at(i));
        }
    }

    void write(const Listing& listing)
    {
        for (qsizetype i = 0; i < listing.items.size(); ++i)
            add({ m_section, u"list-"_s + m_block, QString::number(i + 1), u"text"_s }, listing.items.at(i));
    }

    /// Nothing is drawn here; its numbers stand in its table.
    void write(const Figure&) { }

    QString m_csv;
    QString m_section;
    QString m_block;
};

} // namespace

QByteArray csvOf(const Report& report)
{
    return Lines().written(report);
}

} // namespace muster::report
