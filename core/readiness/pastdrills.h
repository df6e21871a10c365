// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/plan/plan.h"
#include "core/session/session.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace muster::readiness {

// Only drills that were closed count: one that was left is no proof of anything.

/// When a drill of this plan last began; nothing when none is on record.
[[nodiscard]] std::optional<Instant> lastDrill(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents);

/// Who tested a plan when.
struct Tested {
    /// When the drill began.
    Instant at;
    /// Who held command at first; empty where the name is withheld.
    QString by;
};
/// The last drill of this plan; nothing when none is on record.
[[nodiscard]] std::optional<Tested> lastTest(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents);

/// For so long a test says something of a plan.
inline constexpr std::chrono::days kTestHolds { 180 };
/// Whether a plan was never tested, or not for so long that it should be again.
[[nodiscard]] bool isTestOverdue(const std::optional<Tested>& last, Instant now);

/// When a drill of this plan last began, by the plan's drill policies. A drill counts for the policies that
/// name its scenario, and for those that name none.
[[nodiscard]] plan::lint::Records recordsOf(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents);

/// What the rules look at besides the plan, at a moment: the day is that of UTC.
[[nodiscard]] plan::lint::LintContext contextOf(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents, Instant now);

} // namespace muster::readiness
