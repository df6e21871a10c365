// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_form.h"

namespace muster::plan::lint {

const QList<Rule>& formRules()
{
    static const QList<Rule> kRules
        = wordingForm() + branchForm() + commandForm() + dangerForm() + timeForm() + upkeepForm();
    return kRules;
}

} // namespace muster::plan::lint
