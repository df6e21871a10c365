// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>

#include <optional>

namespace muster::incident {

/// How a step is to be shown.
enum class StepLook {
    Pending, ///< not yet
    Current, ///< the one; also a failed step while it is in the way (see state.status)
    Available, ///< may be done now, but is not the current one (any order, parallel branches)
    Done,
    Skipped,
    Failed,
    Inactive ///< on a branch that was not taken
};

/// One line of the walkthrough.
struct StepView {
    StepAddress address;
    /// "2.4": phase and step, from 1, stable for the incident.
    QString code;
    /// Points into the plan that was given; valid as long as it is.
    const plan::Step* step = nullptr;
    int phase = 0;
    StepLook look = StepLook::Pending;
    StepState state;
    /// Only when Pending: the first of the steps that it waits for, by index.
    std::optional<int> waitsFor;
    /// When it became possible; the time box runs from startedAt, else from here.
    std::optional<Instant> availableSince;
};

struct PhaseView {
    /// Points into the plan; null for the plan's validation list.
    const plan::Phase* phase = nullptr;
    QString title;
    int first = 0;
    int count = 0;
    int ended = 0;
    /// Steps of branches that were taken.
    int active = 0;
    bool inactive = false;
};

/// The scenario's steps in order, then the plan's validation as a last phase, with at most one Current.
struct Walkthrough {
    QList<StepView> steps;
    QList<PhaseView> phases;
    std::optional<int> current;
    int ended = 0;
    int active = 0;

    [[nodiscard]] const StepView* find(const StepAddress& address) const;
    [[nodiscard]] const StepView* currentStep() const { return current ? &steps[*current] : nullptr; }
};

/// Pure; linear in steps. Phase order, `after`, `when` and `order` as plan-format.md rules.
[[nodiscard]] Walkthrough walkthrough(const plan::Plan& plan, const IncidentState& state);

/// The steps that are done and say what to remember from then on, in the order in which they were done; also
/// those that are in force no longer (see state.rememberEndedAt). They point into the walkthrough.
[[nodiscard]] QList<const StepView*> remembered(const Walkthrough& walkthrough);
/// How many of them are in force.
[[nodiscard]] qsizetype inForce(const Walkthrough& walkthrough);

/// The step behind an address and its code, without computing a walkthrough.
struct StepPlace {
    const plan::Step* step = nullptr;
    QString code;
};
[[nodiscard]] std::optional<StepPlace> placeOf(
    const plan::Plan& plan, const plan::ScenarioId& scenario, const StepAddress& address);

} // namespace muster::incident
