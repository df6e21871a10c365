// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/stepguards.h"

namespace muster::commands {

namespace {

using incident::SecondHow;
using Wanted = Result<incident::Payload>;

const auto kBy = QStringLiteral("--by");
const auto kHow = QStringLiteral("--how");
const auto kSaw = QStringLiteral("--saw");
const auto kWhy = QStringLiteral("--why");
const auto kAlone = QStringLiteral("--alone");
const auto kAsk = QStringLiteral("--ask");
const auto kRefuses = QStringLiteral("--refused");
const auto kNewWorks = QStringLiteral("--new-works");
const auto kOldDead = QStringLiteral("--old-dead");
const auto kWithdraw = QStringLiteral("--withdraw");

Option byOption()
{
    return { kBy, QStringLiteral("NAME"), Words::tr("The other person; with own-console it is --as") };
}

Option howOption()
{
    return { kHow, QStringLiteral("WORD"), Words::tr("own-console, read-back or same-keyboard") };
}

/// Who the other person is, and how sure that is.
struct Witness {
    SecondHow how = SecondHow::SameKeyboard;
    QString name;
};

Result<Witness> witnessOf(const Arguments& arguments, const session::IncidentSession& incident)
{
    const auto how = chosen<SecondHow>(kHow, arguments.value(kHow),
        { { QStringLiteral("own-console"), SecondHow::OwnConsole },
            { QStringLiteral("read-back"), SecondHow::ReadBack },
            { QStringLiteral("same-keyboard"), SecondHow::SameKeyboard } });
    if (!how)
        return fail(how.error());
    const auto name = textOf(arguments, kBy);
    if (*how != SecondHow::OwnConsole) {
        if (name.isEmpty())
            return fail(Fault::Invalid, Words::tr("Say who the other person is: --by NAME."));
        return Witness { *how, name };
    }
    if (!name.isEmpty()) {
        return fail(Fault::Invalid,
            Words::tr("On a console of their own the other person is who acts: name them with --as, and "
                      "leave --by out."));
    }
    return Witness { *how, incident.actingAs() };
}

} // namespace

Usage IncidentRelease::usage() const
{
    return { QStringLiteral("incident release"), QStringLiteral("ID STEP TARGET"), 3, 3,
        Words::tr("Release a step that cannot be undone, by the name of what it acts on."), { atOption() } };
}

Wanted IncidentRelease::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepReleased { *step, arguments.operands[2].trimmed() };
}

Usage IncidentVerify::usage() const
{
    return { QStringLiteral("incident verify"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a second person saw what was done, or why nobody did."),
        { byOption(), howOption(), { kSaw, QStringLiteral("TEXT"), Words::tr("What the second person saw") },
            { kAlone, {}, Words::tr("Nobody could be had; --why says why") }, whyOption(), atOption() } };
}

Wanted IncidentVerify::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto why = textOf(arguments, kWhy);
    if (arguments.has(kAlone)) {
        if (arguments.has(kBy) || arguments.has(kHow) || arguments.has(kSaw)) {
            return fail(
                Fault::Invalid, Words::tr("--alone says that nobody else saw it; it goes with --why only."));
        }
        if (why.isEmpty())
            return fail(Fault::Invalid, Words::tr("Say why nobody else saw it: --why TEXT."));
        return incident::StepVerified { *step, SecondHow::Alone, {}, {}, {}, why };
    }
    if (!why.isEmpty())
        return fail(Fault::Invalid, Words::tr("--why says why nobody else saw it; it goes with --alone."));
    if (!arguments.has(kHow)) {
        return fail(Fault::Invalid,
            Words::tr("Say who saw it and how: --by NAME --how WORD; or --alone --why TEXT."));
    }
    const auto second = witnessOf(arguments, incident);
    if (!second)
        return fail(second.error());
    return incident.verifiedBy(*step, second->how, second->name, textOf(arguments, kSaw));
}

Usage IncidentApprove::usage() const
{
    return { QStringLiteral("incident approve"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that somebody is asked to agree to a step, agrees or refuses."),
        { { kAsk, {}, Words::tr("Approval is asked for") }, byOption(), howOption(),
            { kRefuses, {}, Words::tr("The other person refuses; --why says why") }, whyOption(),
            atOption() } };
}

Wanted IncidentApprove::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto name = textOf(arguments, kBy);
    const auto why = textOf(arguments, kWhy);
    if (arguments.has(kAsk)) {
        if (arguments.has(kBy) || arguments.has(kHow) || arguments.has(kRefuses) || arguments.has(kWhy)) {
            return fail(Fault::Invalid,
                Words::tr("--ask goes alone; what is answered is recorded by a call of its own."));
        }
        return incident::ApprovalRequested { *step };
    }
    if (arguments.has(kRefuses)) {
        if (arguments.has(kHow))
            return fail(Fault::Invalid, Words::tr("A refusal counts however it came; leave --how out."));
        if (name.isEmpty())
            return fail(Fault::Invalid, Words::tr("Say who refuses: --by NAME."));
        if (why.isEmpty())
            return fail(Fault::Invalid, Words::tr("Say why it is refused: --why TEXT."));
        return incident.refusedBy(*step, name, why);
    }
    if (!why.isEmpty())
        return fail(Fault::Invalid, Words::tr("--why says why it is refused; it goes with --refused."));
    if (!arguments.has(kHow)) {
        return fail(Fault::Invalid,
            Words::tr("Say what is to be recorded: --ask; --by NAME --how WORD; or --refused --by NAME "
                      "--why TEXT."));
    }
    const auto approver = witnessOf(arguments, incident);
    if (!approver)
        return fail(approver.error());
    return incident.approvedBy(*step, approver->how, approver->name);
}

Usage IncidentProve::usage() const
{
    return { QStringLiteral("incident prove"), QStringLiteral("ID STEP CREDENTIAL"), 3, 3,
        Words::tr("Record what proves that a step has changed a credential."),
        { { kNewWorks, {}, Words::tr("The new value works") },
            { kOldDead, {}, Words::tr("The old value is dead") },
            { kSaw, QStringLiteral("TEXT"), Words::tr("What shows it") },
            { kWithdraw, {}, Words::tr("It is not so after all") }, atOption() } };
}

Wanted IncidentProve::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    using Fact = incident::CredentialProven::Fact;
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    if (arguments.has(kNewWorks) == arguments.has(kOldDead))
        return fail(Fault::Invalid, Words::tr("Say which is so: either --new-works or --old-dead."));
    const auto fact = arguments.has(kNewWorks) ? Fact::NewWorks : Fact::OldDead;
    const auto& credential = arguments.operands[2];
    if (arguments.has(kWithdraw))
        return incident::CredentialDoubted { *step, credential, fact };
    return incident::CredentialProven { *step, credential, fact, textOf(arguments, kSaw) };
}

} // namespace muster::commands
