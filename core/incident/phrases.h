// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/plan/plan.h"

#include <QString>

#include <functional>

namespace muster::incident {

// What window, terminal, paper and timeline say alike of a step.

/// "done by hand"
[[nodiscard]] QString overrideReasonText(OverrideReason reason);
/// "read back", "at the same keyboard"
[[nodiscard]] QString secondHowText(SecondHow how);

/// How much is said of a step that is waited for.
enum class NameOfStep { CodeOnly, InFull };
/// What brings a step back that was put off: "until 04:10", "until 2.1 Look is over", "until “Act” begins",
/// "to the end". `moment` writes a time.
[[nodiscard]] QString untilText(const plan::Plan& plan, const plan::ScenarioId& scenario, const Until& until,
    const std::function<QString(Instant)>& moment, NameOfStep name = NameOfStep::InFull);

} // namespace muster::incident
