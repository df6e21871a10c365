// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/standing.h"

#include "core/incident/cadence.h"
#include "core/plan/words.h"

#include <algorithm>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using Align = Column::Align;
using incident::ServiceStanding;
using plan::Words;

namespace {

Cell standingCell(const Record& record, const incident::ServiceRow& row)
{
    const bool isBroken = row.rto.broken;
    if (row.recoveredAt)
        return isBroken ? bad(Words::tr("✗ Back, later than promised")) : good(Words::tr("✓ Back"));
    if (isBroken)
        return bad(Words::tr("✗ Late, not back"));
    if (record.state().closedAt)
        return { Words::tr("Not back when it was closed") };
    if (record.state().services.value(row.service).isPaused())
        return { Words::tr("Not back, its clock is paused") };
    return { row.rto.due ? Words::tr("Expected back") : Words::tr("Not back, nothing is promised") };
}

Cell lossCell(const incident::LossClock& loss)
{
    if (!loss.window)
        return { Words::tr("not known") };
    auto cell = Wording::duration(*loss.window);
    if (loss.broken) {
        cell.tone = Tone::Bad;
        cell.text = Words::tr("✗ %1, more than promised").arg(cell.text);
    }
    return cell;
}

} // namespace

Table servicesTable(const Record& record)
{
    Table table { u"services"_s, {},
        { { u"service"_s, Words::tr("Service") }, { u"standing"_s, Words::tr("How it stands") },
            { u"promised"_s, Words::tr("Promised"), Align::End },
            { u"due"_s, Words::tr("Promised for"), Align::End },
            { u"back"_s, Words::tr("Back at"), Align::End }, { u"left"_s, Words::tr("Left"), Align::End },
            { u"loss"_s, Words::tr("Data lost"), Align::End } },
        {} };
    const auto& words = record.words();
    for (const auto& row : record.objectives().rows) {
        if (row.standing == ServiceStanding::Normal)
            continue;
        table.rows.append({ row.service.toString(),
            { { row.title }, standingCell(record, row), Wording::target(row.rto.target),
                words.moment(row.rto.due), words.moment(row.recoveredAt),
                row.rto.left ? Wording::margin(*row.rto.left) : Cell {}, lossCell(row.loss) } });
    }
    return table;
}

std::optional<QString> servicesBack(const Record& record)
{
    const auto& board = record.objectives();
    return board.affected == 0
        ? std::nullopt
        : std::optional(Words::tr("%1 of %2").arg(board.recovered).arg(board.affected));
}

Table updatesTable(const Record& record)
{
    Table table { u"updates"_s, {},
        { { u"audience"_s, Words::tr("To") }, { u"due"_s, Words::tr("Next update due"), Align::End },
            { u"left"_s, Words::tr("Left"), Align::End },
            { u"told"_s, Words::tr("Told last at"), Align::End } },
        {} };
    for (const auto& update : incident::cadence(record.plan(), record.state())) {
        if (!update.due)
            continue;
        table.rows.append({ update.audience.toString(),
            { { update.title }, record.words().moment(update.due),
                Wording::margin(*update.due - record.end()),
                update.last ? record.words().moment(update.last->at) : Cell { Words::tr("never") } } });
    }
    return table;
}

Cell nextUpdate(const Record& record)
{
    const auto due = incident::cadence(record.plan(), record.state());
    if (due.isEmpty() || !due.first().due)
        return {};
    auto cell = record.words().moment(*due.first().due);
    if (due.first().isOverdue(record.end())) {
        cell.text = Words::tr("%1, ✗ overdue").arg(cell.text);
        cell.tone = Tone::Bad;
    }
    return cell;
}

QList<Tenure> holdersIn(const Record& record)
{
    auto held = tenuresIn(record);
    held.removeIf([](const Tenure& tenure) { return tenure.until.has_value(); });
    return held;
}

std::optional<Tenure> commandIn(const Record& record)
{
    const auto held = holdersIn(record);
    const auto found = std::find_if(held.begin(), held.end(),
        [](const Tenure& tenure) { return tenure.role == incident::commanderRole(); });
    return found == held.end() ? std::nullopt : std::optional(*found);
}

Table tasksTable(const Record& record)
{
    Table table { u"open"_s, {},
        { { u"what"_s, Words::tr("What") }, { u"owner"_s, Words::tr("Who does it") },
            { u"due"_s, Words::tr("Until"), Align::End } },
        {} };
    const auto add = [&](const Told& told, const QString& what, const QString& owner, const Cell& due) {
        table.rows.append(
            { told.entry, { { what }, { owner.isEmpty() ? Words::tr("nobody is named") : owner }, due } });
    };
    for (const auto& one : record.state().followUps) {
        const auto* told = record.entryOf(one.id);
        if (told && !one.ended)
            add(*told, record.said(*told, "what"_L1), one.owner.trimmed(), record.words().moment(one.due));
    }
    for (const auto& told : record.told()) {
        const auto* note = told.says<incident::NoteAdded>();
        if (note && note->kind == incident::NoteAdded::Kind::Task)
            add(told, record.said(told, "text"_L1), {}, {});
    }
    return table;
}

QList<Fact> outlineFacts(const Record& record, const QStringList& ids)
{
    auto facts = overviewFacts(record);
    facts.removeIf([&](const Fact& fact) { return !ids.contains(fact.id); });
    return facts;
}

} // namespace muster::report
