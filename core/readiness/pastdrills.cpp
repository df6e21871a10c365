// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/pastdrills.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace muster::readiness {

namespace {

QList<session::IncidentSummary> closedDrills(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents)
{
    QList<session::IncidentSummary> made;
    std::copy_if(incidents.begin(), incidents.end(), std::back_inserter(made), [&](const auto& incident) {
        return incident.kind == journal::StreamKind::Drill && incident.closedAt
            && incident.plan == plan.id.toString();
    });
    return made;
}

} // namespace

std::optional<Instant> lastDrill(const plan::Plan& plan, const QList<session::IncidentSummary>& incidents)
{
    std::optional<Instant> last;
    for (const auto& drill : closedDrills(plan, incidents))
        last = std::max(last.value_or(drill.declaredAt), drill.declaredAt);
    return last;
}

plan::lint::Records recordsOf(const plan::Plan& plan, const QList<session::IncidentSummary>& incidents)
{
    plan::lint::Records made;
    for (const auto& drill : closedDrills(plan, incidents)) {
        for (const auto& policy : plan.drills) {
            if (!policy.rotates.isEmpty() && !policy.rotates.contains(plan::ScenarioId(drill.scenario)))
                continue;
            auto& last = made.drills[policy.id];
            last = std::max(last, drill.declaredAt);
        }
    }
    return made;
}

plan::lint::LintContext contextOf(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents, Instant now)
{
    return { .today = QDateTime::fromMSecsSinceEpoch(millisOf(now), Qt::UTC).date(),
        .records = recordsOf(plan, incidents) };
}

} // namespace muster::readiness
