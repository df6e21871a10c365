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
    auto store = console.open();
    if (!store)
        return console.unopened(store.error());
    const auto opened = openIncident(*store->session, arguments.operands.first(), console);
    if (!opened)
        return console.refuse(opened.error());
    const auto& incident = **opened;
    const auto now = incident.clock().now();
    const auto walk = incident::walkthrough(incident.plan(), incident.state(), now);
    const auto sheet = paper::remainingSheet(incident.plan(), incident.state(), walk,
        { incident.stream().id.toString(), now, zoneOf(incident.plan().zone, console.utc) });
    return writePdf(console, wish->path, paper::remainingPaper(sheet, wish->format));
}

} // namespace muster::commands
