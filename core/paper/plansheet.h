// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/paper/sheet.h"
#include "core/plan/plan.h"

namespace muster::paper {

/// The whole plan for people; what pages and paper show is this and nothing else. Names of credentials and
/// where they are kept are in it, values are not. `approval` is how it stands with those who approve it, or
/// empty. Pure.
[[nodiscard]] PlanSheet planSheet(const plan::Plan& plan, const QString& approval = {});

/// "2 Restore", or the title alone where there is no number.
[[nodiscard]] QString phaseName(const PhaseSheet& phase);

/// What is said aloud when a phase is done; empty where the plan does not say.
[[nodiscard]] QString closingWords(const PhaseSheet& phase);

/// What the mark "drafted" means.
[[nodiscard]] QString aboutDrafted();

} // namespace muster::paper
