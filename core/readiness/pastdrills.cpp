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
    const auto last = lastTest(plan, incidents);
    return last ? std::optional(last->at) : std::nullopt;
}

std::optional<Tested> lastTest(const plan::Plan& plan, const QList<session::IncidentSummary>& incidents)
{
    std::optional<Tested> last;
    for (const auto& drill : closedDrills(plan, incidents)) {
        if (!last || drill.declaredAt > last->at)
            last = Tested { drill.declaredAt, drill.commander };
    }
    return last;
}

bool isTestOverdue(const std::optional<Tested>& last, Instant now)
{
    return !last || now - last->at > kTestHolds;
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
