// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plan.h"

#include <QList>

#include <optional>

namespace muster::incident {

/// The part of decide() that is about changes of the running plan: each call refuses with one sentence or
/// gives the payload that records the change. What was done, agreed to or is being done stays as it stands.
/// `walk` is theirs. Plan and state must outlive it.
class AmendmentDecider {
public:
    using Answer = Result<QList<Payload>>;

    AmendmentDecider(const plan::Plan& plan, const IncidentState& state, Walkthrough walk);

    [[nodiscard]] Answer operator()(const ScenarioAttached& p) const;
    [[nodiscard]] Answer operator()(const ScenarioDetached& p) const;
    [[nodiscard]] Answer operator()(const StepAdded& p) const;
    [[nodiscard]] Answer operator()(const StepStruck& p) const;
    [[nodiscard]] Answer operator()(const StepRestored& p) const;
    [[nodiscard]] Answer operator()(const StepReworded& p) const;
    [[nodiscard]] Answer operator()(const StepMoved& p) const;

private:
    using Refusal = std::optional<Error>;

    /// What is left to be asked of each of them, last: whether the plan can be changed so.
    template <typename Change> [[nodiscard]] Answer made(const Change& p) const;
    [[nodiscard]] Refusal notUntouched(const StepAddress& address) const;
    [[nodiscard]] Refusal notOpen(const PhaseAddress& address) const;
    [[nodiscard]] static Refusal badWords(const QString& title, const QString& expect);

    const plan::Plan& m_plan;
    const IncidentState& m_state;
    Walkthrough m_walk;
};

} // namespace muster::incident
