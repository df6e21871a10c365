// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentprint.h"

#include "app/commands/lookup.h"
#include "app/commands/pdffile.h"
#include "app/commands/times.h"
#include "core/paper/remainingpaper.h"
#include "core/paper/remainingsheet.h"

namespace muster::commands {

Usage IncidentPrint::usage() const
{
    return { QStringLiteral("incident print"), QStringLiteral("ID"), 1, 1,
        Words::tr("Write what is left of an incident as PDF, to go on on paper."),
        { outputOption(), paperOption() }, true };
}

int IncidentPrint::run(const Arguments& arguments, Console& console)
{
    const auto wish = pdfWish(arguments);
    if (!wish)
        return console.refuse(wish.error());
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    const auto& incident = *opened->incident;
    const auto now = incident.clock().now();
    const auto sheet = paper::remainingSheet(incident.plan(), incident.state(), incident.walkthrough(),
        { incident.stream().id.toString(), now, zoneOf(incident.plan().zone, console.utc) });
    return writePdf(console, wish->path, paper::remainingPaper(sheet, wish->format));
}

} // namespace muster::commands
