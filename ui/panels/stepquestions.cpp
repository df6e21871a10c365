// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stepquestions.h"

#include "core/incident/decide.h"
#include "core/incident/phrases.h"
#include "core/plan/plannames.h"
#include "ui/models/checklistmodel.h"
#include "ui/panels/stepwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace muster::ui {

using incident::OverrideReason;
using incident::SecondHow;
using incident::SkipReason;
using Need = ReasonLine::Need;
using Question = ReasonLine::Question;

namespace {

using namespace std::chrono_literals;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(muster::ui::StepQuestions)
};

// What the keys 1 to 4 stand for.
constexpr std::array kSkipReasons { SkipReason::NotNeeded, SkipReason::DoneElsewhere, SkipReason::NotPossible,
    SkipReason::Other };
constexpr std::array kOverrideReasons { OverrideReason::DoneByHand, OverrideReason::SensorWrong,
    OverrideReason::Other };
constexpr std::array<std::optional<Millis>, 3> kWaits { std::nullopt, Millis(15min), Millis(1h) };
constexpr std::array<Millis, 4> kExtensions { Millis(5min), Millis(15min), Millis(30min), Millis(1h) };
constexpr std::array<Millis, 2> kDeferrals { Millis(15min), Millis(1h) };

template <typename Values> auto picked(const Values& values, qsizetype pick)
{
    const auto last = static_cast<qsizetype>(values.size()) - 1;
    return values[static_cast<std::size_t>(std::clamp<qsizetype>(pick, 0, last))];
}

/// The next phase that is walked through; null in the last one.
const plan::Phase* phaseAfter(const incident::Walkthrough& walk, int phase)
{
    for (int p = phase + 1; p < walk.phases.size(); ++p) {
        if (walk.phases[p].phase && !walk.phases[p].inactive)
            return walk.phases[p].phase;
    }
    return nullptr;
}

QStringList deferralPicks(const plan::Phase* next)
{
    QStringList picks;
    if (next)
        picks << Tr::tr("until “%1” begins").arg(next->title);
    for (const auto& after : kDeferrals)
        picks << Tr::tr("for %1").arg(durationText(after));
    return picks << Tr::tr("to the end");
}

incident::Until deferralOf(const plan::Phase* next, int pick, Instant now)
{
    const auto after = next ? pick - 1 : pick;
    if (after < 0)
        return incident::UntilPhase { next->id };
    if (after < static_cast<int>(kDeferrals.size()))
        return incident::UntilTime { now + picked(kDeferrals, after) };
    return incident::UntilEnd {};
}

/// Whom the plan names; a name that it does not know may be typed as well.
QStringList peopleOf(const session::IncidentSession& incident)
{
    QStringList names;
    for (const auto& person : incident.plan().people)
        names << person.name;
    for (const auto& name : incident.state().people)
        names << name;
    names.removeDuplicates();
    names.removeAll(QString());
    names.sort(Qt::CaseInsensitive);
    return names;
}

} // namespace

Question questionOf(StepQuestion question, const session::IncidentSession& incident,
    const incident::StepView& step, const WallTime& time)
{
    switch (question) {
    case StepQuestion::Skip: {
        QStringList picks;
        for (const auto reason : kSkipReasons)
            picks << skipReasonWords(reason);
        return { Tr::tr("Why is it skipped?"), Tr::tr("Skip step"), picks,
            step.step->critical ? Need::Words : Need::None };
    }
    case StepQuestion::Fail:
        return { Tr::tr("What went wrong?"), Tr::tr("Mark failed") };
    case StepQuestion::Wait: {
        QStringList picks;
        for (const auto& most : kWaits)
            picks << (most ? Tr::tr("for %1 at most").arg(durationText(*most))
                           : Tr::tr("until it is answered"));
        return { Tr::tr("On whom or what does it wait?"), Tr::tr("Wait"), picks, Need::Words };
    }
    case StepQuestion::Defer:
        return { Tr::tr("How long is it put off?"), Tr::tr("Put off"),
            deferralPicks(phaseAfter(incident.walkthrough(), step.phase)),
            step.step->critical ? Need::Words : Need::None, {}, {},
            step.step->critical ? QString() : Tr::tr("Why, in a few words; may stay empty") };
    case StepQuestion::ByHand: {
        QStringList picks;
        for (const auto reason : kOverrideReasons)
            picks << incident::overrideReasonText(reason);
        return { Tr::tr("It counts as done, on your word. How do you know that it is?"), Tr::tr("Override"),
            picks, Need::Words };
    }
    case StepQuestion::Misfit:
        return { Tr::tr("What does not fit?"), Tr::tr("Note it"), {}, Need::Words };
    case StepQuestion::Release: {
        const auto word = incident::releaseWord(*step.step, step.code);
        return { guardWords(incident, step, time), Tr::tr("Release"), {}, Need::Words, {}, {},
            Tr::tr("Type “%1” to go on").arg(word), true };
    }
    case StepQuestion::Second:
        return { Tr::tr("Who else has seen it, and what did they see?"), Tr::tr("Record"),
            { Tr::tr("they read it back to me"), Tr::tr("they are at this keyboard") },
            step.step->expect.isEmpty() ? Need::None : Need::Words, Tr::tr("Name of the second person"),
            peopleOf(incident), Tr::tr("What they see") };
    case StepQuestion::Alone:
        return { Tr::tr("Why does it go on without a second person?"), Tr::tr("Go on alone"), {},
            Need::Words };
    case StepQuestion::Approval:
        return {
            Tr::tr("What did %1 answer?").arg(plan::PlanNames(incident.plan()).who(step.step->approve->by)),
            Tr::tr("Record"),
            { Tr::tr("yes, read back to me"), Tr::tr("yes, at this keyboard"), Tr::tr("no") }, Need::None,
            Tr::tr("Name of who answered"), peopleOf(incident)
        };
    case StepQuestion::Extend: {
        QStringList picks;
        for (const auto& more : kExtensions)
            picks << durationText(more);
        return { Tr::tr("How much more time?"), Tr::tr("Give it"), picks };
    }
    }
    Q_UNREACHABLE();
}

incident::Payload actOf(StepQuestion question, session::IncidentSession& incident,
    const incident::StepView& step, const StepReply& reply)
{
    const auto& address = step.address;
    switch (question) {
    case StepQuestion::Skip:
        return incident::StepSkipped { address, picked(kSkipReasons, reply.pick), reply.words };
    case StepQuestion::Fail:
        return incident::StepFailed { address, reply.words };
    case StepQuestion::Wait: {
        const auto most = picked(kWaits, reply.pick);
        return incident::StepWaiting { address,
            most ? std::optional(incident.clock().now() + *most) : std::nullopt, reply.words };
    }
    case StepQuestion::Defer:
        return incident::StepDeferred { address,
            deferralOf(phaseAfter(incident.walkthrough(), step.phase), reply.pick, incident.clock().now()),
            reply.words };
    case StepQuestion::ByHand:
        return incident::StepOverridden { address, picked(kOverrideReasons, reply.pick), reply.words };
    case StepQuestion::Misfit:
        return incident::MisfitNoted { address, reply.words };
    case StepQuestion::Release:
        return incident::StepReleased { address, reply.words };
    case StepQuestion::Second:
        return incident.verifiedBy(address, reply.pick == 0 ? SecondHow::ReadBack : SecondHow::SameKeyboard,
            reply.person, reply.words);
    case StepQuestion::Alone:
        return incident::StepVerified { address, SecondHow::Alone, {}, {}, {}, reply.words };
    case StepQuestion::Approval:
        if (reply.pick == 2)
            return incident.refusedBy(address, reply.person, reply.words);
        return incident.approvedBy(
            address, reply.pick == 0 ? SecondHow::ReadBack : SecondHow::SameKeyboard, reply.person);
    case StepQuestion::Extend:
        return incident::StepExtended { address, picked(kExtensions, reply.pick), reply.words };
    }
    Q_UNREACHABLE();
}

} // namespace muster::ui
