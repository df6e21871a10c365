// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_feasibility.h"

namespace muster::plan::lint {

const QList<Rule>& feasibilityRules()
{
    static const QList<Rule> kRules = lossRules() + copiesRules() + pathRules() + peopleRules()
        + noticesRules() + targetsRules() + drillsRules();
    return kRules;
}

} // namespace muster::plan::lint
