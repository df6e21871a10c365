// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Calls `with` for every section and what is below it.
template <typename Sections, typename Function> void eachSection(Sections& sections, const Function& with)
{
    for (auto& section : sections) {
        with(section);
        eachSection(section.sections, with);
    }
}

void nameIn(Section& section)
{
    for (auto& block : section.blocks) {
        auto* table = std::get_if<Table>(&block);
        if (!table)
            continue;
        for (auto& row : table->rows) {
            for (qsizetype i = 0; i < row.cells.size() && i < table->columns.size(); ++i) {
                if (auto& number = row.cells[i].number)
                    number->id = u"%1.%2.%3.%4"_s.arg(section.id, table->id, row.id, table->columns.at(i).id);
            }
        }
    }
}

/// Puts the texts of one block through a function.
struct Rewriter {
    const std::function<QString(const QString&)>& change;

    void operator()(metrics::Bars& bars) const
    {
        for (auto& category : bars.categories)
            category = change(category);
        for (auto& series : bars.series)
            series.label = change(series.label);
    }
    void operator()(metrics::Spans& spans) const
    {
        for (auto& lane : spans.lanes) {
            lane.name = change(lane.name);
            lane.note = change(lane.note);
        }
        for (auto& marker : spans.markers)
            marker.words = change(marker.words);
        for (auto& called : spans.legend)
            called.words = change(called.words);
        (*this)(spans.axis);
    }
    void operator()(metrics::Counts& counts) const
    {
        for (auto& lane : counts.lanes)
            lane.name = change(lane.name);
        (*this)(counts.axis);
    }
    void operator()(metrics::Axis& axis) const
    {
        for (auto& tick : axis.ticks)
            tick.label = change(tick.label);
    }
    void operator()(Paragraph& paragraph) const
    {
        paragraph.text = change(paragraph.text);
        paragraph.by = change(paragraph.by);
    }
    void operator()(Table& table) const
    {
        table.title = change(table.title);
        for (auto& column : table.columns)
            column.title = change(column.title);
        for (auto& row : table.rows) {
            for (auto& cell : row.cells)
                cell.text = change(cell.text);
        }
    }
    void operator()(Listing& listing) const
    {
        for (auto& item : listing.items)
            item.text = change(item.text);
    }
    void operator()(Figure& figure) const
    {
        figure.alternative = change(figure.alternative);
        figure.drawing.title = change(figure.drawing.title);
        std::visit(*this, figure.drawing.shape);
    }
};

} // namespace

QString wordOf(Number::Unit unit)
{
    switch (unit) {
    case Number::Unit::Milliseconds:
        return u"ms"_s;
    case Number::Unit::Count:
        return u"count"_s;
    case Number::Unit::Moment:
        return u"moment"_s;
    }
    Q_UNREACHABLE();
}

QString wordOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return u"plain"_s;
    case Tone::Good:
        return u"good"_s;
    case Tone::Bad:
        return u"bad"_s;
    }
    Q_UNREACHABLE();
}

void nameNumbers(Report& report)
{
    for (auto& fact : report.facts) {
        if (auto& number = fact.cell.number)
            number->id = u"facts."_s + fact.id;
    }
    eachSection(report.sections, nameIn);
}

QList<Shown> numbersOf(const Report& report)
{
    QList<Shown> shown;
    const auto take = [&](const Cell& cell) {
        if (cell.number)
            shown.append({ *cell.number, cell.text });
    };
    for (const auto& headline : report.headlines)
        take(headline.cell);
    for (const auto& fact : report.facts)
        take(fact.cell);
    eachSection(report.sections, [&](const Section& section) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            if (!table)
                continue;
            for (const auto& row : table->rows)
                std::for_each(row.cells.begin(), row.cells.end(), take);
        }
    });
    return shown;
}

void rewriteTexts(Report& report, const std::function<QString(const QString&)>& change)
{
    for (auto* text : { &report.title, &report.subtitle, &report.banner, &report.footer })
        *text = change(*text);
    for (auto& headline : report.headlines) {
        headline.label = change(headline.label);
        headline.cell.text = change(headline.cell.text);
    }
    for (auto& fact : report.facts) {
        fact.name = change(fact.name);
        fact.cell.text = change(fact.cell.text);
    }
    eachSection(report.sections, [&](Section& section) {
        section.title = change(section.title);
        for (auto& block : section.blocks)
            std::visit(Rewriter { change }, block);
    });
}

const Section* sectionCalled(const QList<Section>& sections, const QString& id)
{
    for (const auto& section : sections) {
        if (section.id == id)
            return &section;
        if (const auto* below = sectionCalled(section.sections, id))
            return below;
    }
    return nullptr;
}

const Table* tableCalled(const Section& section, const QString& id)
{
    for (const auto& block : section.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table && table->id == id)
            return table;
    }
    return nullptr;
}

} // namespace muster::report
