// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentprint.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/pdffile.h"
#include "app/commands/times.h"
#include "core/paper/remainingpaper.h"
#include "core/paper/remainingsheet.h"

#include <QFileInfo>

namespace muster::commands {

namespace {

/// The paper is there; what goes wrong here takes nothing from it.
void recordPaper(
    session::IncidentSession& incident, const journal::Head& head, const QString& path, Console& console)
{
    const auto done = await(incident.act(incident::RecordAnchored { incident::RecordAnchored::Way::Paper,
        head.seq, QString::fromLatin1(head.hash.toHex()), QFileInfo(path).fileName() }));
    if (!done)
        console.complain(Words::tr("That it was printed is not on record: %1").arg(done.error().text));
}

} // namespace

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
    auto& incident = *opened->incident;
    const auto head = incident.head();
    const auto now = incident.clock().now();
    const auto sheet = paper::remainingSheet(incident.plan(), incident.state(), incident.walkthrough(),
        { incident.stream().id.toString(), now, zoneOf(incident.plan().zone, console.utc), head });
    const auto status = writePdf(console, wish->path, paper::remainingPaper(sheet, wish->format));
    if (status == kDone && head)
        recordPaper(incident, *head, wish->path, console);
    return status;
}

} // namespace muster::commands
