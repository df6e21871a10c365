// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/since.h"

#include "core/incident/cadence.h"
#include "core/incident/fold.h"
#include "core/incident/objectives.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/walkthrough.h"
#include "core/journal/chain.h"

#include <algorithm>

namespace muster::incident {

namespace {

/// The line that this clock crossed in between: its warning, or its end.
std::optional<Since::Promise> crossed(const RtoClock& clock, const QString& title, Instant from, Instant to)
{
    if (!clock.due || !clock.left)
        return std::nullopt;
    const auto within = [&](Instant line) { return from < line && line <= to; };
    const auto warning = *clock.due - (clock.elapsed + *clock.left) / 4;
    if (!within(*clock.due) && !within(warning))
        return std::nullopt;
    return Since::Promise { title, *clock.due, *clock.due <= to };
}

QList<Since::Promise> promisesCrossed(
    const plan::Plan& plan, const IncidentState& state, Instant from, Instant to)
{
    QList<Since::Promise> promises;
    if (!state.declared || state.closedAt)
        return promises;
    const auto board = objectives(plan, state, to);
    const auto add = [&](const RtoClock& clock, const QString& title) {
        if (const auto promise = crossed(clock, title, from, to))
            promises.append(*promise);
    };
    if (board.scenario && board.recovered < board.affected)
        add(*board.scenario, {});
    for (const auto& row : board.rows) {
        if (row.standing == ServiceStanding::Down)
            add(row.rto, row.title);
    }
    std::stable_sort(promises.begin(), promises.end(),
        [](const Since::Promise& a, const Since::Promise& b) { return a.due < b.due; });
    return promises;
}

/// A step comes back by the clock, and by what others did.
int stepsThatCameBack(const plan::Plan& plan, const IncidentState& state, const QList<journal::Event>& before,
    const Left& left, Instant now)
{
    const auto then = walkthrough(plan, fold(before), left.at);
    const auto today = walkthrough(plan, state, now);
    return static_cast<int>(std::count_if(today.steps.begin(), today.steps.end(), [&](const StepView& step) {
        const auto* was = then.find(step.address);
        return step.isDue && !isEnded(step.look) && !(was && was->isDue);
    }));
}

} // namespace

Since happenedSince(const plan::Plan& plan, const IncidentState& state, const QList<journal::Event>& events,
    const Left& left, Instant now, const QString& person)
{
    Since since;
    const auto known = std::clamp<qsizetype>(left.events, 0, events.size());
    for (auto i = known; i < events.size(); ++i) {
        const auto& event = events[i];
        // Belongs to the chain, not to the incident.
        if (event.type == journal::kOriginJoined)
            continue;
        if (!since.first)
            since.first = event.id;
        const auto payload = decode(event);
        if (payload && isOfMachine(*payload))
            ++since.byMachine;
        else if (event.actor.name != person)
            ++since.byOthers;
    }
    for (const auto& row : cadence(plan, state)) {
        if (row.due && *row.due > left.at && *row.due <= now + kSoon)
            since.updates.append({ row.title, *row.due });
    }
    since.promises = promisesCrossed(plan, state, left.at, now);
    since.cameBack = stepsThatCameBack(plan, state, events.first(known), left, now);
    return since;
}

} // namespace muster::incident
