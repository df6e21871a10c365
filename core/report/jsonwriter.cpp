// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/jsonwriter.h"

#include "core/base/time.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject jsonOf(const Number& number)
{
    QJsonObject object { { u"id"_s, number.id }, { u"unit"_s, wordOf(number.unit) },
        { u"value"_s, number.value } };
    if (number.unit == Number::Unit::Moment)
        object.insert(u"at"_s, isoText(instantFromMillis(number.value)));
    return object;
}

QJsonObject jsonOf(const Cell& cell)
{
    QJsonObject object { { u"text"_s, cell.text } };
    if (cell.number)
        object.insert(u"number"_s, jsonOf(*cell.number));
    if (cell.tone != Tone::Plain)
        object.insert(u"tone"_s, wordOf(cell.tone));
    if (!cell.entry.isEmpty())
        object.insert(u"entry"_s, cell.entry);
    return object;
}

QJsonObject jsonOf(const Paragraph& paragraph)
{
    QJsonObject object { { u"kind"_s, u"paragraph"_s }, { u"text"_s, paragraph.text },
        { u"said"_s, paragraph.isSaid } };
    if (!paragraph.by.isEmpty())
        object.insert(u"by"_s, paragraph.by);
    if (!paragraph.entry.isEmpty())
        object.insert(u"entry"_s, paragraph.entry);
    return object;
}

QJsonObject jsonOf(const Table& table)
{
    QJsonArray columns;
    for (const auto& column : table.columns) {
        columns.append(QJsonObject { { u"id"_s, column.id }, { u"title"_s, column.title },
            { u"align"_s, column.align == Column::Align::End ? u"end"_s : u"start"_s } });
    }
    QJsonArray rows;
    for (const auto& row : table.rows) {
        QJsonArray cells;
        for (const auto& cell : row.cells)
            cells.append(jsonOf(cell));
        rows.append(QJsonObject { { u"id"_s, row.id }, { u"cells"_s, cells } });
    }
    return { { u"kind"_s, u"table"_s }, { u"id"_s, table.id }, { u"title"_s, table.title },
        { u"columns"_s, columns }, { u"rows"_s, rows } };
}

QJsonObject jsonOf(const Listing& listing)
{
    QJsonArray items;
    for (const auto& item : listing.items)
        items.append(jsonOf(item));
    return { { u"kind"_s, u"list"_s }, { u"numbered"_s, listing.isNumbered }, { u"items"_s, items } };
}

QJsonObject jsonOf(const Figure& figure)
{
    QJsonArray series;
    for (const auto& one : figure.drawing.series) {
        QJsonArray values;
        for (const auto value : one.values)
            values.append(value);
        series.append(QJsonObject { { u"label"_s, one.label }, { u"values"_s, values } });
    }
    return { { u"kind"_s, u"figure"_s }, { u"id"_s, figure.id }, { u"title"_s, figure.drawing.title },
        { u"alternative"_s, figure.alternative }, { u"table"_s, figure.table },
        { u"unit"_s, figure.drawing.unit },
        { u"categories"_s, QJsonArray::fromStringList(figure.drawing.categories) }, { u"series"_s, series } };
}

QJsonArray jsonOf(const QList<Section>& sections)
{
    QJsonArray array;
    for (const auto& section : sections) {
        QJsonArray blocks;
        for (const auto& block : section.blocks)
            blocks.append(std::visit([](const auto& one) { return jsonOf(one); }, block));
        QJsonObject object { { u"id"_s, section.id }, { u"title"_s, section.title },
            { u"blocks"_s, blocks } };
        if (!section.sections.isEmpty())
            object.insert(u"sections"_s, jsonOf(section.sections));
        array.append(object);
    }
    return array;
}

} // namespace

QByteArray jsonOf(const Report& report)
{
    QJsonArray headlines;
    for (const auto& one : report.headlines)
        headlines.append(QJsonObject { { u"label"_s, one.label }, { u"cell"_s, jsonOf(one.cell) } });
    QJsonArray facts;
    for (const auto& one : report.facts) {
        facts.append(
            QJsonObject { { u"id"_s, one.id }, { u"name"_s, one.name }, { u"cell"_s, jsonOf(one.cell) } });
    }
    return QJsonDocument(
        QJsonObject { { u"schema"_s, QString(kReportSchema) }, { u"subject"_s, report.subject },
            { u"day"_s, report.day.toString(Qt::ISODate) }, { u"title"_s, report.title },
            { u"subtitle"_s, report.subtitle }, { u"banner"_s, report.banner },
            { u"footer"_s, report.footer }, { u"headlines"_s, headlines }, { u"facts"_s, facts },
            { u"sections"_s, jsonOf(report.sections) } })
        .toJson();
}

} // namespace muster::report
