// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/phaseacts.h"

#include "app/commands/lookup.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

const auto kEnd = QStringLiteral("--end");
const auto kFor = QStringLiteral("--for");
const auto kOwner = QStringLiteral("--owner");
const auto kWhy = QStringLiteral("--why");
const auto kWithdraw = QStringLiteral("--withdraw");

} // namespace

Usage IncidentComplete::usage() const
{
    return { QStringLiteral("incident complete"), QStringLiteral("ID PHASE"), 2, 2,
        Words::tr("Record that the end of a phase was called; the next one begins."),
        { { kWithdraw, {}, Words::tr("It is not complete after all") }, atOption() } };
}

Wanted IncidentComplete::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto phase = phaseCalled(incident.walkthrough(), arguments.operands[1]);
    if (!phase)
        return fail(phase.error());
    if (!(*phase)->phase)
        return fail(Fault::Invalid, Words::tr("\"%1\" ends without a call.").arg((*phase)->title));
    if (arguments.has(kWithdraw))
        return incident::PhaseReopened { (*phase)->address };
    return incident::PhaseCompleted { (*phase)->address, (*phase)->deferred };
}

Usage IncidentRollBack::usage() const
{
    return { QStringLiteral("incident roll-back"), QStringLiteral("ID"), 1, 1,
        Words::tr("Give up what is left of the procedure, and go the way back."),
        { whyOption(), { kWithdraw, {}, Words::tr("The procedure goes on after all") }, atOption() } };
}

Wanted IncidentRollBack::wanted(const Arguments& arguments, session::IncidentSession&, const Console&) const
{
    if (arguments.has(kWithdraw))
        return incident::RollbackStopped {};
    const auto why = textOf(arguments, kWhy);
    if (why.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say why it is rolled back: --why TEXT."));
    return incident::RollbackStarted { why };
}

Usage IncidentWatch::usage() const
{
    return { QStringLiteral("incident watch"), QStringLiteral("ID"), 1, 1,
        Words::tr("Keep a closer watch for a while after closing, or end that."),
        { { kFor, QStringLiteral("DURATION"), Words::tr("For how long from now, for example 24 h") },
            { kOwner, QStringLiteral("WHO"), Words::tr("Who keeps it: a name, or an id of the plan") },
            { kEnd, {}, Words::tr("There is no need of it any more") }, whyOption() } };
}

Wanted IncidentWatch::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    if (arguments.has(kEnd) && (arguments.has(kFor) || arguments.has(kOwner)))
        return fail(Fault::Invalid, Words::tr("Either begin a watch with --for, or end it with --end."));
    if (arguments.has(kEnd))
        return incident::WatchEnded { textOf(arguments, kWhy) };
    const auto lasting = durationFromText(textOf(arguments, kFor));
    if (!lasting)
        return fail(Fault::Invalid, Words::tr("Say for how long, for example: --for \"24 h\"."));
    return incident::WatchBegun { incident.clock().now() + *lasting, textOf(arguments, kOwner) };
}

} // namespace muster::commands
