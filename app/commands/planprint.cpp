// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/planprint.h"

#include "app/commands/knownpast.h"
#include "app/commands/lookup.h"
#include "app/commands/pdffile.h"
#include "app/commands/times.h"
#include "core/paper/paperchecklist.h"
#include "core/paper/plansheet.h"

namespace muster::commands {

Usage PlanPrint::usage() const
{
    return { QStringLiteral("plan print"), QStringLiteral("PLAN"), 1, 1,
        Words::tr("Write a plan as a checklist on paper, as PDF."),
        { outputOption(),
            { QStringLiteral("--scenario"), QStringLiteral("ID"), Words::tr("Only this one; else all") },
            paperOption() },
        true };
}

int PlanPrint::run(const Arguments& arguments, Console& console)
{
    const auto wish = pdfWish(arguments);
    if (!wish)
        return console.refuse(wish.error());
    const auto plan = planCalled(console, arguments.operands.first());
    if (!plan)
        return console.refuse(plan.error());
    QString only;
    if (const auto word = arguments.value(QStringLiteral("--scenario")); !word.isEmpty()) {
        const auto scenario = scenarioCalled(**plan, word);
        if (!scenario)
            return console.refuse(scenario.error());
        only = scenario->toString();
    }
    const auto now = dateAndTime(console.clock.now(), zoneOf((*plan)->zone, console.utc));
    // Without the seconds.
    const auto printed = now.first(16) + now.sliced(19);
    const auto sheet = paper::planSheet(**plan, KnownPast(console).sentence(**plan));
    return writePdf(console, wish->path, paper::paperChecklist(sheet, { wish->format, only, printed }));
}

} // namespace muster::commands
