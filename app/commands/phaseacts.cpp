// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/phaseacts.h"

#include "app/commands/lookup.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

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

} // namespace muster::commands
