// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/incidentrig.h"

namespace muster::test {

/// outagePlan() with two more scenarios, which may be attached while the first one runs.
[[nodiscard]] inline plan::Plan changesPlan()
{
    auto plan = outagePlan();
    const auto others
        = aPlan()
              .withScenario(QStringLiteral("ransomware"))
              .withPhase(QStringLiteral("contain"))
              .withStep(aStep(QStringLiteral("isolate")).titled(QStringLiteral("Isolate the hosts")))
              .withStep(aStep(QStringLiteral("change-keys")).titled(QStringLiteral("Change the keys")))
              .withScenario(QStringLiteral("region-lost"))
              .withPhase(QStringLiteral("move"))
              .withStep(aStep(QStringLiteral("move-over")).titled(QStringLiteral("Move to the other region")))
              .build();
    plan.scenarios += others.scenarios;
    plan.scenarios[1].title = QStringLiteral("Ransomware");
    plan.scenarios[1].procedure[0].title = QStringLiteral("Contain");
    plan.scenarios[2].title = QStringLiteral("Region lost");
    return plan;
}

/// Attaches the second scenario, adds "Lower the TTL" behind 1.1 and strikes 2.1, which is critical.
inline void changeThePlan(IncidentRig& rig)
{
    using namespace incident;
    rig.act(ScenarioAttached { plan::ScenarioId(QStringLiteral("ransomware")),
        plan::ScenarioId(QStringLiteral("ransomware")), QStringLiteral("The files are encrypted too") });
    rig.act(StepAdded { StepAddress(QStringLiteral("neon-outage/added-00000001")),
        PhaseAddress(QStringLiteral("neon-outage/declare")),
        IncidentRig::address(QStringLiteral("pause-write-traffic")), QStringLiteral("Lower the TTL"),
        QStringLiteral("60 s"), {} });
    rig.act(StepStruck {
        IncidentRig::address(QStringLiteral("find-point")), QStringLiteral("There is no backup") });
}

} // namespace muster::test
