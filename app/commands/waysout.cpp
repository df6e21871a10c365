// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/waysout.h"

#include "app/commands/console.h"
#include "app/commands/printing.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"

namespace muster::commands {

namespace {

QString entry(const QString& text)
{
    return QStringLiteral("  ") + wrapped(text, 76, 4);
}

} // namespace

QString waysOut(const session::IncidentSession& incident)
{
    const auto& plan = incident.plan();
    QStringList lines;
    for (const auto& scenario : plan.scenarios) {
        if (!(scenario.id == incident.state().scenario))
            lines.append(entry(Words::tr("%1 (%2)").arg(scenario.title, scenario.id.toString())));
    }
    lines.prepend(lines.isEmpty() ? Words::tr("The plan has no other scenario.")
                                  : Words::tr("Other scenarios of the plan:"));
    const plan::PlanNames names(plan);
    QStringList calls;
    const auto add = [&](const QString& who, const QString& phone) {
        if (!plan::isNobody(phone))
            calls.append(entry(Words::tr("%1: %2").arg(who, names.address(phone))));
    };
    for (const auto& person : plan.people)
        add(names.who(person.id), person.phone);
    for (const auto& contact : plan.contacts)
        add(names.who(contact.id), contact.phone);
    lines.append(calls.isEmpty() ? Words::tr("The plan names nobody with a telephone number.")
                                 : Words::tr("Whom to call:"));
    lines += calls;
    if (incident::mayRollBack(plan, incident.walkthrough(), incident.state())) {
        lines.append(Words::tr("Or roll back: muster-cli incident roll-back %1 --why TEXT")
                         .arg(incident.stream().id.toString().left(8)));
    }
    return lines.join(u'\n');
}

} // namespace muster::commands
