// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/incidentact.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"

namespace muster::commands {

namespace {

const auto kAt = QStringLiteral("--at");
const auto kWhy = QStringLiteral("--why");

} // namespace

int IncidentAct::run(const Arguments& arguments, Console& console)
{
    const auto opened = incidentAtHand(arguments.operands.first(), console);
    if (!opened)
        return opened.error();
    auto& incident = *opened->incident;
    const auto zone = zoneOf(incident.plan().zone, console.utc);
    const auto at = timeMeant(arguments, incident, zone);
    if (!at)
        return console.refuse(at.error());
    const auto act = wanted(arguments, incident, console);
    if (!act)
        return console.refuse(act.error());
    const auto follows = consequence(incident, *act);
    const auto told = incident.timeline().size();
    const auto done = await(incident.act(*act, *at));
    if (!done)
        return console.refuse(done.error());
    tellSince(told, incident, zone, console);
    if (console.json)
        return kDone;
    for (const auto& more : { follows, advice(incident) }) {
        if (!more.isEmpty())
            console.remark(more);
    }
    return kDone;
}

QString IncidentAct::consequence(const session::IncidentSession&, const incident::Payload&) const
{
    return {};
}

QString IncidentAct::advice(const session::IncidentSession&) const
{
    return {};
}

Result<std::optional<Instant>> timeMeant(
    const Arguments& arguments, const session::IncidentSession& incident, const QTimeZone& zone)
{
    if (!arguments.has(kAt))
        return std::optional<Instant>();
    const auto read = readTime(arguments.value(kAt), incident.clock().now(), zone);
    if (!read)
        return fail(read.error());
    return std::optional(*read);
}

void tellSince(
    qsizetype told, const session::IncidentSession& incident, const QTimeZone& zone, Console& console)
{
    QJsonArray rows;
    for (const auto& line : incident.timeline().mid(told)) {
        if (console.json)
            rows.append(jsonOf(line));
        else
            console.remark(lineOf(line, zone));
    }
    if (console.json)
        console.tell(rows);
}

Option atOption()
{
    return { kAt, QStringLiteral("TIME"), Words::tr("When it happened, when that was earlier") };
}

Option whyOption()
{
    return { kWhy, QStringLiteral("TEXT"), Words::tr("Why, in a few words") };
}

Result<incident::StepAddress> stepMeant(const Arguments& arguments, const session::IncidentSession& incident)
{
    const auto step = stepCalled(incident.walkthrough(), arguments.operands[1]);
    if (!step)
        return fail(step.error());
    return (*step)->address;
}

QString textOf(const Arguments& arguments, const QString& option)
{
    return arguments.value(option).trimmed();
}

} // namespace muster::commands
