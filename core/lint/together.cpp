// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/together.h"

#include "core/lint/coverage.h"

namespace muster::plan::lint {

const QList<RuleOn<Members>>& togetherRules()
{
    static const QList<RuleOn<Members>> kAll = togetherServiceRules() + togetherPeopleRules();
    return kAll;
}

Checked checkTogether(const Members& members, const LintContext& context)
{
    QList<Waiver> waivers;
    for (const auto& member : members)
        waivers += member.plan->waivers;
    return waivedAndSorted(foundBy(togetherRules(), members, context), waivers, context.today);
}

QString nameOf(const Plan& plan)
{
    return titleOr(plan.title, plan.id.toString());
}

} // namespace muster::plan::lint
