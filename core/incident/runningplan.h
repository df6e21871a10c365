// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>

#include <memory>

namespace muster::incident {

/// The plan as it is walked through: as it was frozen at declaration, with what was changed since. Steps keep
/// their codes: "2.4a" stands behind 2.4, "B1.2" in the first scenario that was attached. Every version stays
/// valid as long as this object, since steps are pointed at. Thread: that of its owner.
class RunningPlan {
public:
    explicit RunningPlan(std::shared_ptr<const plan::Plan> frozen);

    /// Takes in what the state says was changed; whether the plan is another one now. What does not fit,
    /// because somebody else changed the same thing, changes nothing: the same for any order of arrival.
    bool follow(const IncidentState& state);

    [[nodiscard]] const plan::Plan& current() const { return *m_versions.last(); }
    [[nodiscard]] const plan::Plan& frozen() const { return *m_versions.first(); }

private:
    /// The frozen one, and each that was ever current.
    QList<std::shared_ptr<const plan::Plan>> m_versions;
    plan::ScenarioId m_walked { QString() };
    QList<Amendment> m_followed;
};

/// The plan with one change more; `walked` is the incident's scenario. Detaching gives only whether it fits:
/// what becomes of the other changes is for RunningPlan to say. Fails with Invalid where it names what is not
/// there, and with Conflict where it does not fit what is.
[[nodiscard]] Result<plan::Plan> amended(
    const plan::Plan& running, const plan::ScenarioId& walked, const Amending& change);

/// What a scenario would be called by if it was attached now.
[[nodiscard]] plan::ScenarioId attachedAs(
    const plan::Plan& running, const plan::ScenarioId& walked, const plan::ScenarioId& scenario);
/// The scenario that is attached under this name: "ransomware#2" is another time "ransomware". Null where the
/// plan has none.
[[nodiscard]] const plan::Scenario* scenarioAttachedAs(const plan::Plan& plan, const QString& as);
/// Whether a step says the same in two versions of the plan. Codes do not count: the first change writes down
/// those of all steps.
[[nodiscard]] bool saysTheSame(const plan::Step& a, const plan::Step& b);
/// For a step that is to be added in this phase: another one each time.
[[nodiscard]] StepAddress newStepAddress(const PhaseAddress& phase);

} // namespace muster::incident
