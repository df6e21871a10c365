// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/assumptions.h"

#include <algorithm>

namespace muster::incident {

const plan::Assumption* assumptionOf(const plan::Plan& plan, const QString& id)
{
    const auto found = std::find_if(plan.assumptions.begin(), plan.assumptions.end(),
        [&](const plan::Assumption& assumption) { return assumption.id == id; });
    return found == plan.assumptions.end() ? nullptr : &*found;
}

QStringList failedUnder(const plan::Plan& plan, const IncidentState& state, const plan::AnswerId& answer)
{
    QStringList failed;
    for (const auto& assumption : plan.assumptions) {
        if (state.assumptions.value(assumption.id) == Truth::Fails && assumption.breaks.contains(answer))
            failed << assumption.text;
    }
    return failed;
}

} // namespace muster::incident
