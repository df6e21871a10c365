// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/steprests.h"

#include "app/commands/lookup.h"
#include "app/commands/times.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

const auto kOn = QStringLiteral("--on");
const auto kWhy = QStringLiteral("--why");
const auto kUntil = QStringLiteral("--until");
const auto kUntilPhase = QStringLiteral("--until-phase");
const auto kUntilStep = QStringLiteral("--until-step");

Result<Instant> timeToCome(
    const Arguments& arguments, const session::IncidentSession& incident, const Console& console)
{
    return readComingTime(
        arguments.value(kUntil), incident.clock().now(), zoneOf(incident.plan().zone, console.utc));
}

/// What brings a step back that is put off.
Result<incident::Until> untilOf(
    const Arguments& arguments, const session::IncidentSession& incident, const Console& console)
{
    const int given = (arguments.has(kUntil) ? 1 : 0) + (arguments.has(kUntilPhase) ? 1 : 0)
        + (arguments.has(kUntilStep) ? 1 : 0);
    if (given > 1) {
        return fail(Fault::Invalid,
            Words::tr("One thing brings a step back: give only one of --until-phase, --until and "
                      "--until-step."));
    }
    if (arguments.has(kUntil)) {
        const auto at = timeToCome(arguments, incident, console);
        if (!at)
            return fail(at.error());
        return incident::UntilTime { *at };
    }
    if (arguments.has(kUntilPhase)) {
        const auto phase = phaseCalled(incident.walkthrough(), arguments.value(kUntilPhase));
        if (!phase)
            return fail(phase.error());
        if (!(*phase)->phase) {
            return fail(Fault::Invalid,
                Words::tr("%1 comes last; without --until-phase a step is put off to the end.")
                    .arg((*phase)->title));
        }
        return incident::UntilPhase { (*phase)->phase->id };
    }
    if (arguments.has(kUntilStep)) {
        const auto step = stepCalled(incident.walkthrough(), arguments.value(kUntilStep));
        if (!step)
            return fail(step.error());
        return incident::UntilStep { (*step)->address };
    }
    return incident::UntilEnd {};
}

} // namespace

Usage IncidentHold::usage() const
{
    return { QStringLiteral("incident hold"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that you were interrupted in the middle of a step."), { atOption() } };
}

Wanted IncidentHold::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepHeld { *step };
}

Usage IncidentWait::usage() const
{
    return { QStringLiteral("incident wait"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step waits for somebody or something."),
        { { kOn, QStringLiteral("TEXT"), Words::tr("On whom or what it waits") },
            { kUntil, QStringLiteral("TIME"), Words::tr("When the wait is over at the latest") },
            atOption() } };
}

Wanted IncidentWait::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console& console) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto on = textOf(arguments, kOn);
    if (on.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say on whom or what it waits: --on TEXT."));
    if (!arguments.has(kUntil))
        return incident::StepWaiting { *step, std::nullopt, on };
    const auto until = timeToCome(arguments, incident, console);
    if (!until)
        return fail(until.error());
    return incident::StepWaiting { *step, *until, on };
}

Usage IncidentDefer::usage() const
{
    return { QStringLiteral("incident defer"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Put a step off until something brings it back, else until all others are over."),
        { { kUntilPhase, QStringLiteral("PHASE"), Words::tr("A later phase begins; its id or its number") },
            { kUntil, QStringLiteral("TIME"), Words::tr("A time comes") },
            { kUntilStep, QStringLiteral("STEP"), Words::tr("Another step is over") }, whyOption(),
            atOption() } };
}

Wanted IncidentDefer::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console& console) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto until = untilOf(arguments, incident, console);
    if (!until)
        return fail(until.error());
    return incident::StepDeferred { *step, *until, textOf(arguments, kWhy) };
}

Usage IncidentResume::usage() const
{
    return { QStringLiteral("incident resume"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Go on with a step that is held, waits or is put off."), { atOption() } };
}

Wanted IncidentResume::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepResumed { *step };
}

} // namespace muster::commands
