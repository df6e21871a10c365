// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/incidentrig.h"

namespace muster::test {

/// outagePlan() whose first two steps say what to remember.
[[nodiscard]] inline plan::Plan rememberPlan()
{
    auto plan = outagePlan();
    auto& steps = plan.scenarios.first().procedure.first().steps;
    steps[0].remember = QStringLiteral("Writes are frozen until the switch");
    steps[1].remember = QStringLiteral("Customers were told that the next update comes at half past");
    return plan;
}

} // namespace muster::test
