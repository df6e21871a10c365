// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/stepacts.h"

#include "app/commands/lookup.h"
#include "app/commands/waysout.h"
#include "core/incident/answerchange.h"

namespace muster::commands {

namespace {

using Wanted = Result<incident::Payload>;

const auto kSaw = QStringLiteral("--saw");
const auto kBy = QStringLiteral("--by");
const auto kWhy = QStringLiteral("--why");
const auto kReason = QStringLiteral("--reason");

} // namespace

Usage IncidentDo::usage() const
{
    return { QStringLiteral("incident do"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step is done."),
        { { kSaw, QStringLiteral("TEXT"),
              Words::tr("What was seen; needed where the step expects something") },
            atOption() } };
}

Wanted IncidentDo::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepCompleted { *step, textOf(arguments, kSaw) };
}

Usage IncidentStart::usage() const
{
    return { QStringLiteral("incident start"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step is under way."), { atOption() } };
}

Wanted IncidentStart::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepStarted { *step };
}

Usage IncidentSkip::usage() const
{
    return { QStringLiteral("incident skip"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step is left out."),
        { { kReason, QStringLiteral("REASON"),
              Words::tr("not-needed, done-elsewhere, not-possible or other") },
            whyOption(), atOption() } };
}

Wanted IncidentSkip::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    using Reason = incident::SkipReason;
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    auto reason = Reason::Other;
    if (arguments.has(kReason)) {
        const auto picked = chosen<Reason>(kReason, arguments.value(kReason),
            { { QStringLiteral("not-needed"), Reason::NotNeeded },
                { QStringLiteral("done-elsewhere"), Reason::DoneElsewhere },
                { QStringLiteral("not-possible"), Reason::NotPossible },
                { QStringLiteral("other"), Reason::Other } });
        if (!picked)
            return fail(picked.error());
        reason = *picked;
    }
    const auto why = textOf(arguments, kWhy);
    if (why.isEmpty() && reason == Reason::Other)
        return fail(Fault::Invalid, Words::tr("Say why: --why TEXT, or --reason REASON."));
    return incident::StepSkipped { *step, reason, why };
}

Usage IncidentFail::usage() const
{
    return { QStringLiteral("incident fail"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step did not work."), { whyOption(), atOption() } };
}

Wanted IncidentFail::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto why = textOf(arguments, kWhy);
    if (why.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say what went wrong: --why TEXT."));
    return incident::StepFailed { *step, why };
}

Usage IncidentReopen::usage() const
{
    return { QStringLiteral("incident reopen"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Take back that a step is done, skipped, failed or overridden."), { whyOption() } };
}

Wanted IncidentReopen::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    return incident::StepReopened { *step, textOf(arguments, kWhy) };
}

Usage IncidentDecide::usage() const
{
    return { QStringLiteral("incident decide"), QStringLiteral("ID STEP ANSWER"), 3, 3,
        Words::tr("Answer the question of a step."), { whyOption(), atOption() } };
}

Wanted IncidentDecide::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepCalled(incident.walkthrough(), arguments.operands[1]);
    if (!step)
        return fail(step.error());
    const auto& decision = (*step)->step->decision;
    if (!decision) {
        return fail(Fault::Invalid,
            Words::tr("%1 %2 asks for no decision.").arg((*step)->code, (*step)->step->title));
    }
    return incident::DecisionRecorded { (*step)->address, decision->id, plan::AnswerId(arguments.operands[2]),
        textOf(arguments, kWhy) };
}

QString IncidentDecide::consequence(
    const session::IncidentSession& incident, const incident::Payload& act) const
{
    const auto* answer = std::get_if<incident::DecisionRecorded>(&act);
    const auto* asked = answer ? incident.walkthrough().find(answer->step) : nullptr;
    if (!asked || asked->state.status != incident::StepStatus::Done)
        return {};
    const auto change = incident::changeBy(
        incident.plan(), incident.state(), answer->step, answer->answer, incident.clock().now());
    return incident::wordsOf(change).join(u'\n');
}

Usage IncidentExplain::usage() const
{
    return { QStringLiteral("incident explain"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Give the reason why a step was left out, failed or was put off; also after closing."),
        { whyOption() } };
}

Wanted IncidentExplain::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto why = textOf(arguments, kWhy);
    if (why.isEmpty())
        return fail(Fault::Invalid, Words::tr("Give the reason: --why TEXT."));
    return incident::StepExplained { *step, why };
}

Usage IncidentExtend::usage() const
{
    return { QStringLiteral("incident extend"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Give a step more time than the plan has for it."),
        { { kBy, QStringLiteral("DURATION"), Words::tr("How much more, for example 15 min") }, whyOption(),
            atOption() } };
}

Wanted IncidentExtend::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto by = durationFromText(textOf(arguments, kBy));
    if (!by)
        return fail(
            Fault::Invalid, Words::tr("Say how much more time it gets, for example: --by \"15 min\"."));
    return incident::StepExtended { *step, *by, textOf(arguments, kWhy) };
}

Usage IncidentOverride::usage() const
{
    return { QStringLiteral("incident override"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Vouch for a step that failed, or that Muster does not see as done."),
        { whyOption(),
            { kReason, QStringLiteral("REASON"), Words::tr("done-by-hand, sensor-wrong or other") },
            atOption() } };
}

Wanted IncidentOverride::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    using Reason = incident::OverrideReason;
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    auto reason = Reason::Other;
    if (arguments.has(kReason)) {
        const auto picked = chosen<Reason>(kReason, arguments.value(kReason),
            { { QStringLiteral("done-by-hand"), Reason::DoneByHand },
                { QStringLiteral("sensor-wrong"), Reason::SensorWrong },
                { QStringLiteral("other"), Reason::Other } });
        if (!picked)
            return fail(picked.error());
        reason = *picked;
    }
    const auto why = textOf(arguments, kWhy);
    if (why.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say how you know that it is done: --why TEXT."));
    return incident::StepOverridden { *step, reason, why };
}

Usage IncidentMisfit::usage() const
{
    return { QStringLiteral("incident misfit"), QStringLiteral("ID STEP"), 2, 2,
        Words::tr("Record that a step does not fit what is the case; says which ways are left."),
        { whyOption(), atOption() } };
}

Wanted IncidentMisfit::wanted(
    const Arguments& arguments, session::IncidentSession& incident, const Console&) const
{
    const auto step = stepMeant(arguments, incident);
    if (!step)
        return fail(step.error());
    const auto why = textOf(arguments, kWhy);
    if (why.isEmpty())
        return fail(Fault::Invalid, Words::tr("Say what does not fit: --why TEXT."));
    return incident::MisfitNoted { *step, why };
}

QString IncidentMisfit::advice(const session::IncidentSession& incident) const
{
    return waysOut(incident) + u'\n'
        + Words::tr("What you do instead is noted with: muster-cli incident note %1 TEXT\n"
                    "It becomes a step with: muster-cli incident add-step %1 TITLE --behind STEP\n"
                    "A scenario is walked through besides with: muster-cli incident attach %1 SCENARIO")
              .arg(incident.stream().id.toString().left(8));
}

} // namespace muster::commands
