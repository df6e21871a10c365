// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_coverage.h"

namespace muster::plan::lint {

const QList<Rule>& coverageRules()
{
    static const QList<Rule> kRules = serviceCoverage() + backupCoverage() + scenarioCoverage()
        + restoreCoverage() + stepCoverage() + peopleCoverage() + messageCoverage() + upkeepCoverage();
    return kRules;
}

} // namespace muster::plan::lint
