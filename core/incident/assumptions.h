// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QString>
#include <QStringList>

namespace muster::incident {

/// The assumption of this name; null for none.
[[nodiscard]] const plan::Assumption* assumptionOf(const plan::Plan& plan, const QString& id);

/// What an answer of a decision rests on and what does not hold tonight, as the plan says it; empty while
/// nothing speaks against the answer. Pure.
[[nodiscard]] QStringList failedUnder(
    const plan::Plan& plan, const IncidentState& state, const plan::AnswerId& answer);

} // namespace muster::incident
