// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/linter.h"

namespace muster::plan {

const QList<Rule>& feasibilityRules()
{
    static const QList<Rule> kRules {};
    return kRules;
}

} // namespace muster::plan
