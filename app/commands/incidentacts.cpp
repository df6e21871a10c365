// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentacts.h"

#include "app/commands/drillending.h"
#include "app/commands/lookup.h"
#include "app/commands/times.h"
#include "core/incident/checks.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

const auto kFrom = QStringLiteral("--from");
const auto kSaw = QStringLiteral("--saw");
const auto kSource = QStringLiteral("--source");
const auto kStanding = QStringLiteral("--standing");
const auto kSummary = QStringLiteral("--summary");

} // namespace

Usage IncidentNote::usage() const
{
    return { QStringLiteral("incident note"), QStringLiteral("ID TEXT"), 2, 2,
        Words::tr("Write an entry into the timeline."), { atOption() } };
}

Wanted IncidentNote::wanted(const Arguments& arguments, session::IncidentSession&, const Console&) const
{
    return incident::NoteAdded { incident::NoteAdded::Kind::Note, arguments.operands[1].trimmed() };
}

Usage IncidentRecovered::usage() const
{
    return { QStringLiteral("incident recovered"), QStringLiteral("ID SERVICE"), 2, 2,
        Words::tr("Record that a service is back."),
        { { kSaw, QStringLiteral("TEXT"), Words::tr("What shows it") }, atOption() } };
}

Wanted IncidentRecovered::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto service = serviceCalled(incident.plan(), arguments.operands[1]);
    if (!service)
        return fail(service.error());
    return incident::ServiceRecovered { *service, textOf(arguments, kSaw) };
}

Usage IncidentRestorePoint::usage() const
{
    return { QStringLiteral("incident restore-point"), QStringLiteral("ID SERVICE TIME"), 3, 3,
        Words::tr("Record the state that a service goes back to."),
        { { kStanding, QStringLiteral("WORD"), Words::tr("present, proven or clean; else present") },
            { kSource, QStringLiteral("TEXT"), Words::tr("Where it was found") } } };
}

Wanted IncidentRestorePoint::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console& console) const
{
    using Standing = incident::RestorePointChosen::Standing;
    const auto service = serviceCalled(incident.plan(), arguments.operands[1]);
    if (!service)
        return fail(service.error());
    const auto point
        = readTime(arguments.operands[2], incident.clock().now(), zoneOf(incident.plan().zone, console.utc));
    if (!point)
        return fail(point.error());
    auto standing = Standing::Present;
    if (arguments.has(kStanding)) {
        const auto picked = chosen<Standing>(kStanding, arguments.value(kStanding),
            { { QStringLiteral("present"), Standing::Present },
                { QStringLiteral("proven"), Standing::Proven },
                { QStringLiteral("clean"), Standing::Clean } });
        if (!picked)
            return fail(picked.error());
        standing = *picked;
    }
    return incident::RestorePointChosen { *service, *point, standing, textOf(arguments, kSource) };
}

Usage IncidentCheck::usage() const
{
    return { QStringLiteral("incident check"), QStringLiteral("ID CHECK WORD"), 3, 3,
        Words::tr("Record what a check of the plan says: holds, fails or no-answer."),
        { { kSaw, QStringLiteral("TEXT"), Words::tr("What was seen") },
            { kFrom, QStringLiteral("PROGRAM"),
                Words::tr("A program looked, not a person; this is its name") },
            atOption() } };
}

Wanted IncidentCheck::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    using incident::CheckWord;
    const auto check = checkCalled(incident.plan(), arguments.operands[1]);
    if (!check)
        return fail(check.error());
    const auto word = chosen<CheckWord>(QStringLiteral("WORD"), arguments.operands[2],
        { { QStringLiteral("holds"), CheckWord::Holds }, { QStringLiteral("fails"), CheckWord::Fails },
            { QStringLiteral("no-answer"), CheckWord::NoAnswer } });
    if (!word)
        return fail(word.error());
    const auto program = textOf(arguments, kFrom);
    if (arguments.has(kFrom) && program.isEmpty())
        return fail(Fault::Invalid, Words::tr("--from wants the name of the program that looked."));
    return incident::CheckReported { *check, *word,
        program.isEmpty() ? incident::CheckedBy::Person : incident::CheckedBy::Program,
        textOf(arguments, kSaw), program };
}

QString IncidentCheck::advice(const session::IncidentSession& incident) const
{
    QStringList fallen;
    for (const auto& step : incident.walkthrough().steps) {
        if (step.fellBackAt)
            fallen.append(step.name());
    }
    QStringList lines;
    if (!fallen.isEmpty()) {
        lines << Words::tr(
            "Fallen back, so not done any more: %1. Do it again, or override it with a reason.")
                     .arg(fallen.join(QStringLiteral("; ")));
    }
    if (const auto impaired = incident::impairedReach(incident.state()))
        lines << incident::impairedReachText(*impaired);
    return lines.join(u'\n');
}

Usage IncidentHandOver::usage() const
{
    return { QStringLiteral("incident hand-over"), QStringLiteral("ID ROLE NAME"), 3, 3,
        Words::tr("Give a role to somebody else."), { atOption() } };
}

Wanted IncidentHandOver::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    return incident.handOverTo(plan::RoleId(arguments.operands[1]), arguments.operands[2]);
}

Usage IncidentClose::usage() const
{
    return { QStringLiteral("incident close"), QStringLiteral("ID"), 1, 1,
        Words::tr("Close an incident or a drill."),
        { { kSummary, QStringLiteral("TEXT"), Words::tr("How it ended") } } };
}

Wanted IncidentClose::wanted(const Arguments& arguments, session::IncidentSession&, const Console&) const
{
    return incident::IncidentClosed { textOf(arguments, kSummary) };
}

QString IncidentClose::advice(const session::IncidentSession& incident) const
{
    return wordsToLeave(incident);
}

} // namespace muster::commands
