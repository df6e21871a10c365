// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/gathered.h"
#include "core/lint/namesused.h"
#include "core/lint/rules_dangling.h"
#include "core/plan/words.h"

#include <QStringList>

#include <algorithm>

namespace muster::plan::lint {

namespace {

void unusedRole(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    Gathered gathered(plan, 1);
    for (const auto& role : plan.roles) {
        // One without duties is told by form.role-does-nothing; one that must be held is held without a step.
        const bool hasDuties = std::any_of(role.duties.begin(), role.duties.end(),
            [](const QString& duty) { return !duty.trimmed().isEmpty(); });
        if (hasDuties && !role.required && !used.isAsked(role.id.toString()))
            gathered.add({ role.id.toString(), role.id.toString(), role.place,
                Words::tr("No step, approval, alert or entry names the role '%1'").arg(role.id.toString()) });
    }
    gathered.tell(found, Words::tr("No step, approval, alert or entry names these %1 roles: %2"),
        Words::tr("write it as `role:` of the steps that it does, or take it out"));
}

void unusedCheck(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    Gathered gathered(plan, 1);
    for (const auto& check : plan.checks) {
        if (!used.isLookedAt(check.id))
            gathered.add({ check.id.toString(), check.id.toString(), check.place,
                Words::tr("No service, step, alert or assumption looks at the check '%1'")
                    .arg(check.id.toString()) });
    }
    gathered.tell(found, Words::tr("No service, step, alert or assumption looks at these %1 checks: %2"),
        Words::tr("name it in `checks:` of its service or as `check:` of a step, or take it out"));
}

void unusedCredential(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    const WordsSpoken spoken(plan);
    Gathered gathered(plan, 1);
    for (const auto& credential : plan.credentials) {
        if (!used.isTaken(credential.id) && !spoken.name(credential.id))
            gathered.add({ credential.id, credential.id, credential.place,
                Words::tr("Nothing takes the credential '%1', and no step speaks of it")
                    .arg(credential.id) });
    }
    gathered.tell(found, Words::tr("Nothing takes these %1 credentials, and no step speaks of them: %2"),
        Words::tr("write \"credential:NAME\" where it is needed, name it in the step, or take it out"));
}

void unusedChannel(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    Gathered gathered(plan, 1);
    for (const auto& channel : plan.communications.channels) {
        if (!used.isSpokenOn(channel.id))
            gathered.add({ channel.id, channel.id, channel.place,
                Words::tr("No audience is reached by the channel '%1', and no alert").arg(channel.id) });
    }
    gathered.tell(found, Words::tr("No audience is reached by these %1 channels, and no alert: %2"),
        Words::tr("name it in `channels:` of an audience or in `tell:` of an alert, or take it out"));
}

void unusedTemplate(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    Gathered gathered(plan, 1);
    for (const auto& message : plan.communications.templates) {
        const auto& id = message.id;
        if (!used.isSent(id))
            gathered.add({ id.toString(), id.toString(), message.place,
                Words::tr("No step sends the template '%1', and it is for no audience").arg(id.toString()) });
    }
    gathered.tell(found, Words::tr("No step sends these %1 templates, and they are for no audience: %2"),
        Words::tr("write its `audience:`, name it in `notify:` of a step, or take it out"));
}

void unusedVendor(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    const WordsSpoken spoken(plan);
    Gathered gathered(plan, 1);
    for (const auto& vendor : plan.vendors) {
        if (!used.isRelied(vendor.id) && !used.isAsked(vendor.id) && !spoken.name(vendor.id))
            gathered.add({ vendor.id, vendor.id, vendor.place,
                Words::tr("No service rests on the vendor '%1'").arg(vendor.id) });
    }
    gathered.tell(found, Words::tr("No service rests on these %1 vendors: %2"),
        Words::tr("write it as `vendor:` of its service, or take it out"));
}

void unusedTier(const Plan& plan, const LintContext&, Findings& found)
{
    const NamesUsed used(plan);
    Gathered gathered(plan, 1);
    for (const auto& tier : plan.tiers) {
        if (!used.isPopulated(tier.id))
            gathered.add({ tier.id.toString(), tier.id.toString(), tier.place,
                Words::tr("No service is of the tier '%1', so its targets promise nothing")
                    .arg(tier.id.toString()) });
    }
    gathered.tell(found, Words::tr("No service is of these %1 tiers, so their targets promise nothing: %2"),
        Words::tr("write it as `tier:` of its services, or take it out"));
}

} // namespace

QList<Rule> danglingNames()
{
    using enum Finding::Severity;
    return {
        { "dangling.unused-role", Info, Consequence::Unclear, unusedRole },
        { "dangling.unused-check", Info, Consequence::Unclear, unusedCheck },
        { "dangling.unused-credential", Info, Consequence::Unclear, unusedCredential },
        { "dangling.unused-channel", Info, Consequence::Unclear, unusedChannel },
        { "dangling.unused-template", Info, Consequence::Unclear, unusedTemplate },
        { "dangling.vendor-unused", Info, Consequence::Unclear, unusedVendor },
        { "dangling.tier-unused", Info, Consequence::Unclear, unusedTier },
    };
}

} // namespace muster::plan::lint
