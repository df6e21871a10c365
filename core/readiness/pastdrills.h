// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/plan/plan.h"
#include "core/session/session.h"

#include <QList>

#include <optional>

namespace muster::readiness {

// Only drills that were closed count: one that was left is no proof of anything.

/// When a drill of this plan last began; nothing when none is on record.
[[nodiscard]] std::optional<Instant> lastDrill(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents);

/// The same by the plan's drill policies. A drill counts for the policies that name its scenario, and for
/// those that name none.
[[nodiscard]] plan::lint::Records recordsOf(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents);

/// What the rules look at besides the plan, at a moment: the day is that of UTC.
[[nodiscard]] plan::lint::LintContext contextOf(
    const plan::Plan& plan, const QList<session::IncidentSummary>& incidents, Instant now);

} // namespace muster::readiness
