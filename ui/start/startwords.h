// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/start/planstandings.h"
#include "ui/widgets/glyphpainter.h"
#include "ui/widgets/statecolors.h"

#include <QString>

namespace muster::ui {

// What the start page says beside its list, as HTML. Names in plans are text, never markup.

/// A scenario: when it is the one, what it hits, what will be done.
[[nodiscard]] QString scenarioWords(const plan::Plan& plan, const plan::Scenario& scenario,
    const PlanStanding& standing, const StateColors& colors);

/// A plan: how it stands, and what its check found, worst first.
[[nodiscard]] QString planWords(
    const PlanChoice& choice, const PlanStanding& standing, const StateColors& colors);

/// Where an image of a glyph is asked for in this HTML.
[[nodiscard]] QString glyphUrl(Glyph glyph);

/// The glyph of a verdict.
[[nodiscard]] Glyph glyphOf(readiness::Verdict verdict);
/// "3 errors, 4 warnings"; "nothing to mend" without any.
[[nodiscard]] QString countsWords(const readiness::Counts& counts);
/// "Drilled 2026-03-24", "never drilled"
[[nodiscard]] QString drilledWords(const PlanStanding& standing, const plan::Plan& plan);
/// "1 step", "8 steps"
[[nodiscard]] QString stepsText(qsizetype n);
/// "1 service", "6 services"
[[nodiscard]] QString servicesText(qsizetype n);

} // namespace muster::ui
