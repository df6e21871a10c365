// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QHash>
#include <QList>

#include <optional>

namespace muster::plan::lint {

/// How long after the start something is reached at the earliest: by the quickest way to answer the questions
/// of a procedure, and by the slowest.
struct Reach {
    Millis least { 0 };
    Millis most { 0 };
    /// Something on the way has no duration and counts as 0: both are "at least".
    bool atLeast = false;
    /// The answers that lead to `most`; empty when no answer makes a difference, or when they are not known.
    QList<Term::DecisionIs> slowest;
};

/// The earliest times of one scenario's procedure. Everything that need not wait is taken to be done side by
/// side, so no run with these durations can be quicker.
struct CriticalPath {
    /// When each step is done, by its id; without those that no answers lead to.
    QHash<StepId, Reach> steps;
    /// When each phase is over, in their order.
    QList<Reach> phases;
    /// When each service is back for the first time; without those that no step brings back.
    QHash<ServiceId, Reach> services;
    /// When the last of the services is back; when no step brings any back, when all is done.
    Reach recovered;
    /// Whether a step brings a service back, so that `recovered` means just that.
    bool bringsBack = false;
    /// False when there were too many answers to try: then `least` takes nothing for the branches and `most`
    /// takes all of them together, both of them true bounds.
    bool exact = true;
};

/// How many steps may be looked at, over all ways to answer, before a procedure's bounds must do.
constexpr qint64 kPathVisits = 400'000;

/// Pure. Steps wait for one another as in the walkthrough; a condition that no question decides (a missed
/// objective, a severity) is tried both ways, and the procedure is taken to be run for real. What an answer
/// takes is the least that its branch takes.
[[nodiscard]] CriticalPath criticalPath(const Scenario& scenario, qint64 visits = kPathVisits);

} // namespace muster::plan::lint
