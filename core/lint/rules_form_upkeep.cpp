// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/gathered.h"
#include "core/lint/namesused.h"
#include "core/lint/rules_form.h"
#include "core/plan/words.h"

#include <QSet>

#include <algorithm>

namespace muster::plan::lint {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A waiver has no id: findings about it are about what it accepts.
QString subjectOf(const Waiver& waiver)
{
    return waiver.where.isEmpty() ? waiver.rule : waiver.where;
}

void waiverWithoutPerson(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& waiver : plan.waivers) {
        if (isNobody(waiver.by))
            found.add(subjectOf(waiver), waiver.place,
                Words::tr("Nobody stands behind the waiver of %1").arg(waiver.rule),
                Words::tr("write `by:` with the person or role that accepts it"));
    }
}

void waiverWithoutDate(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& waiver : plan.waivers) {
        if (!waiver.on)
            found.add(subjectOf(waiver), waiver.place,
                Words::tr("The waiver of %1 does not say since when it holds").arg(waiver.rule),
                Words::tr("write `on:` with the day on which it was accepted"));
    }
}

void waiverExpired(const Plan& plan, const LintContext& context, Findings& found)
{
    for (const auto& waiver : plan.waivers) {
        if (waiver.until && *waiver.until < context.today)
            found.add(subjectOf(waiver), waiver.place,
                Words::tr("The waiver of %1 ended on %2, and accepts nothing any more")
                    .arg(waiver.rule, waiver.until->toString(Qt::ISODate)),
                Words::tr("mend what it accepted, or have it accepted again and write a new `until`"));
    }
}

void unpinnedVersion(const Plan& plan, const LintContext&, Findings& found)
{
    if (isNobody(plan.version) || plan.version.trimmed().toLower() == u"latest")
        found.add(plan.id.toString(), plan.place,
            Words::tr("The plan has no version, so nobody can say on paper or over the telephone which one "
                      "is meant"),
            Words::tr(
                "write `version:` in the plan's head, e.g. `version: \"1.0\"`, and change it with the plan"));
}

void draftStatus(const Plan& plan, const LintContext&, Findings& found)
{
    if (plan.status.contains(u"draft"_s, Qt::CaseInsensitive))
        found.add(plan.id.toString(), plan.place,
            Words::tr("The plan says of itself that it is a draft (status: %1)").arg(plan.status),
            Words::tr("have it approved, and write `status: active`"));
}

void roleDoesNothing(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    Gathered gathered(plan, 1);
    for (const auto& role : plan.roles) {
        const bool idle = std::all_of(role.duties.begin(), role.duties.end(), isNobody);
        if (idle && !used.isAsked(role.id.toString()))
            gathered.add({ role.id.toString(), role.title, role.place,
                Words::tr("'%1' has no duty and no step").arg(role.title) });
    }
    gathered.tell(found, Words::tr("%1 roles have no duty and no step: %2"),
        Words::tr("write `duties:` for it, name it as `role:` of a step, or take it out"));
}

} // namespace

QList<Rule> upkeepForm()
{
    using enum Finding::Severity;
    return {
        { "form.waiver-without-person", Warning, Consequence::Unclear, waiverWithoutPerson },
        { "form.waiver-without-date", Info, Consequence::Unclear, waiverWithoutDate },
        { "form.waiver-expired", Warning, Consequence::Unprepared, waiverExpired },
        { "form.unpinned-version", Info, Consequence::Unclear, unpinnedVersion },
        { "form.draft-status", Info, Consequence::Unprepared, draftStatus },
        { "form.role-does-nothing", Info, Consequence::Unprepared, roleDoesNothing },
    };
}

} // namespace muster::plan::lint
