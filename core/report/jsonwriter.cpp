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

/// The keys that only figures of this shape have.
QJsonObject shapeOf(const metrics::Bars& bars)
{
    QJsonArray series;
    for (const auto& one : bars.series) {
        QJsonArray values;
        for (const auto value : one.values)
            values.append(value);
        series.append(QJsonObject { { u"label"_s, one.label }, { u"values"_s, values } });
    }
    return { { u"shape"_s, u"bars"_s }, { u"unit"_s, bars.unit },
        { u"categories"_s, QJsonArray::fromStringList(bars.categories) }, { u"series"_s, series } };
}

QJsonObject shapeOf(const metrics::Spans& spans)
{
    QJsonArray lanes;
    for (const auto& lane : spans.lanes) {
        QJsonArray list;
        for (const auto& span : lane.spans) {
            list.append(QJsonObject { { u"kind"_s, metrics::wordOf(span.kind) }, { u"from"_s, span.from },
                { u"until"_s, span.until } });
        }
        lanes.append(
            QJsonObject { { u"name"_s, lane.name }, { u"note"_s, lane.note }, { u"spans"_s, list } });
    }
    QJsonArray markers;
    for (const auto& marker : spans.markers)
        markers.append(QJsonObject { { u"at"_s, marker.at }, { u"words"_s, marker.words } });
    const bool isSinceFailure = spans.axis.origin == metrics::Origin::Failure;
    return { { u"shape"_s, u"spans"_s }, { u"origin"_s, isSinceFailure ? u"failure"_s : u"epoch"_s },
        { u"lanes"_s, lanes }, { u"markers"_s, markers } };
}

QJsonObject shapeOf(const metrics::Counts& counts)
{
    QJsonArray lanes;
    for (const auto& lane : counts.lanes) {
        QJsonArray list;
        for (const auto count : lane.counts)
            list.append(count);
        lanes.append(QJsonObject { { u"name"_s, lane.name }, { u"counts"_s, list } });
    }
    return { { u"shape"_s, u"counts"_s }, { u"from"_s, counts.axis.from }, { u"step"_s, counts.step },
        { u"lanes"_s, lanes } };
}

QJsonObject jsonOf(const Figure& figure)
{
    auto object = std::visit([](const auto& shape) { return shapeOf(shape); }, figure.drawing.shape);
    object.insert(u"kind"_s, u"figure"_s);
    object.insert(u"id"_s, figure.id);
    object.insert(u"title"_s, figure.drawing.title);
    object.insert(u"alternative"_s, figure.alternative);
    object.insert(u"table"_s, figure.table);
    if (!figure.otherTables.isEmpty())
        object.insert(u"other_tables"_s, QJsonArray::fromStringList(figure.otherTables));
    return object;
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
