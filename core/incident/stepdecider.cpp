// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/stepdecider.h"

#include "core/base/spokentime.h"
#include "core/incident/decide.h"
#include "core/incident/refusals.h"
#include "core/plan/plannames.h"

#include <algorithm>
#include <utility>

namespace muster::incident {

namespace {

PersonId nobody()
{
    return PersonId(QUuid());
}

/// It is not its turn yet. One that was put off before its turn looks deferred, not pending.
bool isEarly(const StepView& view)
{
    return view.state.status == StepStatus::Open && !view.availableSince;
}

} // namespace

std::optional<Error> tooLong(const QString& what, const QString& text, qsizetype most)
{
    if (text.toUtf8().size() <= most)
        return std::nullopt;
    return Error { Fault::Invalid,
        tr("The %1 is longer than %2 bytes. Shorten it; long output belongs into an attachment.")
            .arg(what)
            .arg(most) };
}

QString releaseWord(const plan::Step& step, const QString& code)
{
    const auto target = step.irreversible ? step.irreversible->target.trimmed() : QString();
    return target.isEmpty() ? code : target;
}

StepDecider::StepDecider(
    const plan::Plan& plan, const IncidentState& state, std::optional<Instant> now, Walkthrough walk)
    : m_plan(plan)
    , m_state(state)
    , m_now(now)
    , m_walk(std::move(walk))
{
}

StepDecider::Answer StepDecider::operator()(const StepStarted& p) const
{
    const auto view = permitted(p.step);
    if (!view)
        return fail(view.error());
    if ((*view)->state.startedAt) {
        return conflict(tr("%1 is under way already, with %2.")
                            .arg((*view)->name(), m_state.nameOf((*view)->state.by.value_or(nobody()))));
    }
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepCompleted& p) const
{
    const auto view = permitted(p.step);
    if (!view)
        return fail(view.error());
    const auto& step = *(*view)->step;
    if (sensorOf(step)) {
        return conflict(tr("Muster does not see %1 as done: %2. Do that, or override it with a reason.")
                            .arg((*view)->name(), whatIsMissing(step)));
    }
    if (step.decision && !m_state.decisions.contains(step.decision->id)) {
        return conflict(tr("%1 asks \"%2\" Choose an answer: %3.")
                            .arg((*view)->name(), step.decision->question, slugsOf(step.decision->answers)));
    }
    if (!step.expect.isEmpty() && isBlank(p.saw)) {
        return conflict(
            tr("%1 expects \"%2\". Say what you saw; if it was something else, say that or mark the "
               "step as failed.")
                .arg((*view)->name(), step.expect));
    }
    if (const auto missing = unproven(**view); !missing.isEmpty()) {
        QStringList facts;
        for (const auto& fact : missing)
            facts.append(wordsOf(fact));
        return conflict(tr("%1 changes credentials. Still to be proven: %2.")
                            .arg((*view)->name(), facts.join(QStringLiteral("; "))));
    }
    if (const auto bad = tooLong(tr("observed value"), p.saw, kLargestSaw))
        return fail(*bad);
    return completing(**view, p.saw);
}

StepDecider::Answer StepDecider::operator()(const StepSkipped& p) const
{
    const auto view = open(p.step);
    if (!view)
        return fail(view.error());
    // A step may be left out before its turn, and a failed one given up. That is also the way on where a
    // plan asks for what cannot be had.
    if ((*view)->step->critical && isBlank(p.why)) {
        return conflict(tr("%1 is critical. Say in a few words why it is left out.").arg((*view)->name()));
    }
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepFailed& p) const
{
    const auto view = possible(p.step);
    if (!view)
        return fail(view.error());
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepReopened& p) const
{
    const auto view = known(p.step);
    if (!view)
        return fail(view.error());
    const auto& state = (*view)->state;
    if ((*view)->look == StepLook::Sensed || (*view)->look == StepLook::Stale)
        return conflict(tr("Muster itself sees that %1 is done; nobody can reopen it.").arg((*view)->name()));
    if (state.status == StepStatus::Open)
        return conflict(tr("%1 is open; there is nothing to reopen.").arg((*view)->name()));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    QList<Payload> acts { p };
    // What this tick said to be back is taken back with it, else a mistaken tick would have stopped the
    // clock for good.
    for (const auto& service : (*view)->step->recovers) {
        const auto back = m_state.services.value(service).recoveredAt;
        if (back && (back == state.endedAt || (state.second && back == state.second->at)))
            acts.append(RecoveryWithdrawn { service, p.why });
    }
    return acts;
}

StepDecider::Answer StepDecider::operator()(const StepHeld& p) const
{
    const auto view = possible(p.step);
    if (!view)
        return fail(view.error());
    if ((*view)->look == StepLook::Held)
        return conflict(tr("%1 is held already.").arg((*view)->name()));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepWaiting& p) const
{
    const auto view = possible(p.step);
    if (!view)
        return fail(view.error());
    if (isBlank(p.on))
        return invalid(tr("Say on whom or what %1 waits.").arg((*view)->name()));
    if (const auto bad = tooLong(tr("reason"), p.on, kLargestSaw))
        return fail(*bad);
    if (const auto bad = notInFuture(tr("The end of the wait"), p.until))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepDeferred& p) const
{
    const auto view = open(p.step);
    if (!view)
        return fail(view.error());
    if ((*view)->step->critical && isBlank(p.why))
        return conflict(tr("%1 is critical. Say in a few words why it is put off.").arg((*view)->name()));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    if (const auto bad = std::visit([&](const auto& until) { return unfit(until, **view); }, p.until))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepResumed& p) const
{
    const auto view = known(p.step);
    if (!view)
        return fail(view.error());
    if (!(*view)->state.rest)
        return conflict(tr("%1 is neither held nor put off; just do it.").arg((*view)->name()));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepOverridden& p) const
{
    const auto view = overridable(p.step);
    if (!view)
        return fail(view.error());
    const auto name = (*view)->name();
    if (isEarly(**view) && !(*view)->sensedAt)
        return conflict(tr("%1 waits for %2.").arg(name, whatItWaitsFor(**view)));
    if ((*view)->step->decision) {
        return conflict(tr("%1 asks for a decision; answer it, or skip it with a reason.").arg(name));
    }
    if (isBlank(p.why))
        return conflict(tr("Say in a few words how you know that %1 is done.").arg(name));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    // Done, fallen back, and vouched for all the same: that is one story, not two people who contradict.
    if ((*view)->state.status == StepStatus::Done)
        return { { StepReopened { p.step, p.why }, p } };
    return recovering(**view, { p }, p.why);
}

StepDecider::Answer StepDecider::operator()(const StepReleased& p) const
{
    const auto view = possible(p.step);
    if (!view)
        return fail(view.error());
    const auto name = (*view)->name();
    if (!(*view)->step->irreversible)
        return invalid(tr("%1 can be undone; it needs no release.").arg(name));
    if ((*view)->state.released)
        return conflict(tr("%1 is released already.").arg(name));
    if (const auto bad = notApproved(**view))
        return fail(*bad);
    const auto wanted = releaseWord(*(*view)->step, (*view)->code);
    if (p.target.trimmed() != wanted) {
        return conflict(tr("\"%1\" is not what %2 acts on. If you are sure, type %3 exactly.")
                            .arg(p.target.trimmed(), name, wanted));
    }
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepVerified& p) const
{
    const auto view = known(p.step);
    if (!view)
        return fail(view.error());
    const auto name = (*view)->name();
    const auto& state = (*view)->state;
    if ((*view)->step->verify.isEmpty())
        return invalid(tr("%1 needs no second person.").arg(name));
    if (state.status != StepStatus::Done)
        return conflict(tr("%1 is not done yet; the second person sees it afterwards.").arg(name));
    if (state.second)
        return conflict(tr("A second person has seen %1 already.").arg(name));
    for (const auto& text : { p.saw, p.why }) {
        if (const auto bad = tooLong(tr("observed value"), text, kLargestSaw))
            return fail(*bad);
    }
    if (p.how == SecondHow::Alone) {
        if (isBlank(p.why))
            return conflict(tr("Say in a few words why %1 goes on without a second person.").arg(name));
    } else {
        if (isBlank(p.secondName) || !p.second)
            return invalid(tr("Say who the second person is; the log needs a name."));
        if (const auto bad = tooLong(tr("name"), p.secondName, kLargestLine))
            return fail(*bad);
        const auto first = state.by.value_or(nobody());
        if (isSamePerson(first, *p.second, p.secondName)) {
            return conflict(tr("%1 did %2; somebody else has to see it.").arg(m_state.nameOf(first), name));
        }
        if (!(*view)->step->expect.isEmpty() && isBlank(p.saw)) {
            return conflict(
                tr("%1 expects \"%2\". Say what the second person saw.").arg(name, (*view)->step->expect));
        }
    }
    auto word = p;
    if (word.how == SecondHow::Alone) {
        word.second.reset();
        word.secondName.clear();
    }
    return recovering(**view, { word }, p.saw.isEmpty() ? state.saw : p.saw);
}

StepDecider::Answer StepDecider::operator()(const ApprovalRequested& p) const
{
    const auto view = possible(p.step);
    if (!view)
        return fail(view.error());
    const auto name = (*view)->name();
    if (!(*view)->step->approve)
        return invalid(tr("%1 needs nobody's approval.").arg(name));
    const auto& approval = (*view)->state.approval;
    if (approval && approval->answer == ApprovalState::Answer::Given)
        return conflict(tr("%1 is approved already.").arg(name));
    if (approval && approval->answer == ApprovalState::Answer::Open)
        return conflict(tr("Approval of %1 was asked for already.").arg(name));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const ApprovalGiven& p) const
{
    const auto view = asked(p.step, p.approver, p.approverName);
    if (!view)
        return fail(view.error());
    if (p.how == SecondHow::Alone)
        return invalid(tr("Nobody approves alone; name who agreed."));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const ApprovalRefused& p) const
{
    const auto view = asked(p.step, p.approver, p.approverName);
    if (!view)
        return fail(view.error());
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const MisfitNoted& p) const
{
    const auto view = known(p.step);
    if (!view)
        return fail(view.error());
    if (isBlank(p.why))
        return invalid(tr("Say in a few words what does not fit."));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepExplained& p) const
{
    const auto view = known(p.step);
    if (!view)
        return fail(view.error());
    const auto name = (*view)->name();
    if ((*view)->look == StepLook::Inactive || (*view)->sensedAt || (*view)->state.status == StepStatus::Done)
        return conflict(tr("%1 was not left out; there is no reason to give.").arg(name));
    if (isBlank(p.why))
        return invalid(tr("Say in a few words why."));
    if ((*view)->state.reason() == p.why)
        return conflict(tr("That is the reason of %1 already.").arg(name));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const StepExtended& p) const
{
    const auto view = open(p.step);
    if (!view)
        return fail(view.error());
    if (!timeBoxOf(**view)) {
        return invalid(
            tr("The plan does not say how long %1 takes; there is nothing to extend.").arg((*view)->name()));
    }
    if (p.by <= Millis { 0 } || p.by > kLongestExtension) {
        return invalid(
            tr("A step is given between a moment and %1 more at once.").arg(durationText(kLongestExtension)));
    }
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const DecisionRecorded& p) const
{
    const auto view = known(p.step);
    if (!view)
        return fail(view.error());
    const auto& asked = (*view)->step->decision;
    if (!asked || !(asked->id == p.decision)) {
        return invalid(
            tr("%1 does not ask for the decision \"%2\".").arg((*view)->name(), p.decision.toString()));
    }
    const auto chosen = std::find_if(asked->answers.begin(), asked->answers.end(),
        [&](const plan::Answer& answer) { return answer.id == p.answer; });
    if (chosen == asked->answers.end()) {
        return invalid(tr("%1 has no answer \"%2\". Choose one of: %3.")
                           .arg((*view)->name(), p.answer.toString(), slugsOf(asked->answers)));
    }
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    if ((*view)->state.status != StepStatus::Done) {
        if (const auto open = permitted(p.step); !open)
            return fail(open.error());
        auto acts = completing(**view, {});
        acts.prepend(p);
        return acts;
    }
    // Another answer undoes nothing that was done: branches are taken and left, and each step keeps its
    // record.
    const auto answered = m_state.decisions.constFind(p.decision);
    if (answered != m_state.decisions.constEnd() && answered->answer == p.answer)
        return conflict(tr("%1 was answered \"%2\" already.").arg((*view)->name(), chosen->title));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const CredentialProven& p) const
{
    if (const auto view = permitted(p.step); !view)
        return fail(view.error());
    const auto view = changing(p.step, p.credential);
    if (!view)
        return fail(view.error());
    const auto missing = unproven(**view);
    const bool isMissing = std::any_of(missing.begin(), missing.end(),
        [&](const CredentialProven& fact) { return fact.credential == p.credential && fact.fact == p.fact; });
    if (!isMissing)
        return conflict(tr("It is proven already that %1.").arg(wordsOf(p)));
    if (const auto bad = tooLong(tr("observed value"), p.saw, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const CredentialDoubted& p) const
{
    const auto view = changing(p.step, p.credential);
    if (!view)
        return fail(view.error());
    const auto known = (*view)->state.rotations.value(p.credential);
    if (!(p.fact == CredentialProven::Fact::NewWorks ? known.newWorks : known.oldDead)) {
        return conflict(tr("It was not proven that %1; there is nothing to take back.")
                            .arg(wordsOf({ p.step, p.credential, p.fact, {} })));
    }
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const RollbackStarted& p) const
{
    if (m_state.rollback)
        return conflict(tr("This incident is being rolled back already."));
    if (!mayRollBack(m_plan, m_walk, m_state)) {
        return conflict(
            tr("There is no way back: the scenario names none, and no step that was done says how to take it "
               "back."));
    }
    if (isBlank(p.why))
        return conflict(tr("Say in a few words why it is rolled back."));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const RollbackStopped& p) const
{
    if (!m_state.rollback)
        return conflict(tr("This incident is not being rolled back."));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const PhaseCompleted& p) const
{
    const auto phase = known(p.phase);
    if (!phase)
        return fail(phase.error());
    const auto& view = m_walk.phases[*phase];
    if (view.completed)
        return conflict(tr("“%1” was said to be complete already.").arg(view.title));
    if (!view.hasCall())
        return conflict(tr("“%1” ends without a call.").arg(view.title));
    if (!view.callDue) {
        const auto open = std::find_if(m_walk.steps.begin(), m_walk.steps.end(), [](const StepView& step) {
            return !isEnded(step.look) && step.look != StepLook::Inactive && step.look != StepLook::Deferred;
        });
        return conflict(
            tr("“%1” is not complete: %2 comes first.")
                .arg(view.title, open != m_walk.steps.end() ? open->name() : tr("an earlier phase")));
    }
    return { { PhaseCompleted { p.phase, view.deferred } } };
}

StepDecider::Answer StepDecider::operator()(const PhaseReopened& p) const
{
    const auto phase = known(p.phase);
    if (!phase)
        return fail(phase.error());
    if (!m_walk.phases[*phase].completed)
        return conflict(tr("“%1” was not said to be complete.").arg(m_walk.phases[*phase].title));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const RememberEnded& p) const
{
    const auto view = remembered(p.step);
    if (!view)
        return fail(view.error());
    if ((*view)->state.rememberEndedAt)
        return conflict(tr("What %1 says to remember has ended already.").arg((*view)->name()));
    return { { p } };
}

StepDecider::Answer StepDecider::operator()(const RememberResumed& p) const
{
    const auto view = remembered(p.step);
    if (!view)
        return fail(view.error());
    if (!(*view)->state.rememberEndedAt)
        return conflict(tr("What %1 says to remember is in force already.").arg((*view)->name()));
    return { { p } };
}

std::optional<Error> StepDecider::notInFuture(const QString& what, const std::optional<Instant>& at) const
{
    if (!m_now || !at || *at > *m_now)
        return std::nullopt;
    return Error { Fault::Invalid,
        tr("%1, %2, is past; it is %3 now. Give a later time.")
            .arg(what, momentText(*at, m_plan.zone), momentText(*m_now, m_plan.zone)) };
}

// Whether what is to bring a deferred step back can still happen.
std::optional<Error> StepDecider::unfit(const UntilEnd&, const StepView&) const
{
    return std::nullopt;
}
std::optional<Error> StepDecider::unfit(const UntilTime& until, const StepView&) const
{
    return notInFuture(tr("The time to come back"), until.at);
}
std::optional<Error> StepDecider::unfit(const UntilStep& until, const StepView& view) const
{
    const auto other = known(until.step);
    if (!other)
        return other.error();
    if ((*other)->address == view.address)
        return Error { Fault::Invalid, tr("%1 cannot wait for itself.").arg(view.name()) };
    if (isEnded((*other)->look) || (*other)->look == StepLook::Inactive) {
        return Error { Fault::Conflict,
            tr("%1 is over already. Choose a step that is still to come.").arg((*other)->name()) };
    }
    return std::nullopt;
}
std::optional<Error> StepDecider::unfit(const UntilPhase& until, const StepView& view) const
{
    for (int p = 0; p < m_walk.phases.size(); ++p) {
        const auto& phase = m_walk.phases[p];
        if (!phase.phase || !(phase.phase->id == until.phase))
            continue;
        // The phases of what was attached do not follow on those of others.
        const bool isOfTheSame
            = attachedTo(phase.phase->id.toString()) == attachedTo(view.step->id.toString());
        if (p > view.phase && !phase.inactive && isOfTheSame)
            return std::nullopt;
        return Error { Fault::Conflict,
            tr("\"%1\" does not come after %2. Choose a later phase.").arg(phase.title, view.name()) };
    }
    return Error { Fault::Invalid, tr("This scenario has no phase \"%1\".").arg(until.phase.toString()) };
}

bool StepDecider::isSamePerson(const PersonId& known, const PersonId& other, const QString& name) const
{
    return known == other || m_state.people.value(known).compare(name.trimmed(), Qt::CaseInsensitive) == 0;
}

StepDecider::View StepDecider::remembered(const StepAddress& address) const
{
    const auto view = known(address);
    if (!view)
        return view;
    if ((*view)->step->remember.isEmpty())
        return invalid(tr("%1 says nothing to remember.").arg((*view)->name()));
    if (!leavesSomethingToRemember(**view))
        return conflict(tr("%1 is not done; what it says to remember is not in force.").arg((*view)->name()));
    return view;
}

StepDecider::View StepDecider::known(const StepAddress& address) const
{
    const auto* view = m_walk.find(address);
    if (!view)
        return invalid(tr("This incident has no step \"%1\".").arg(address.toString()));
    return view;
}

Result<int> StepDecider::known(const PhaseAddress& address) const
{
    const auto* view = m_walk.find(address);
    if (!view)
        return invalid(tr("This scenario has no phase \"%1\".").arg(address.toString()));
    return static_cast<int>(view - m_walk.phases.constData());
}

StepDecider::View StepDecider::open(const StepAddress& address) const
{
    const auto view = known(address);
    if (!view)
        return view;
    const auto name = (*view)->name();
    if ((*view)->waitsOn == WaitsOn::SecondPerson) {
        return conflict(tr("%1 is done and waits for a second person. To do it again, reopen it.").arg(name));
    }
    if ((*view)->look == StepLook::Done || (*view)->look == StepLook::Verified)
        return conflict(tr("%1 is done already. To do it again, reopen it.").arg(name));
    if ((*view)->look == StepLook::Sensed)
        return conflict(tr("Muster itself sees that %1 is done already.").arg(name));
    if ((*view)->look == StepLook::Stale) {
        return conflict(
            tr("Muster saw that %1 is done. If you know that it is still so, override it with a reason.")
                .arg(name));
    }
    if ((*view)->look == StepLook::Regressed && (*view)->state.status == StepStatus::Done) {
        return conflict(
            tr("%1 was done and has fallen back. Reopen it to do it again, or override it with a reason.")
                .arg(name));
    }
    if ((*view)->look == StepLook::Overridden)
        return conflict(tr("%1 was overridden. To do it after all, reopen it.").arg(name));
    if ((*view)->look == StepLook::Skipped)
        return conflict(tr("%1 was skipped. To do it after all, reopen it.").arg(name));
    if ((*view)->step->struck)
        return conflict(tr("%1 was struck. To do it after all, restore it.").arg(name));
    if ((*view)->look == StepLook::Inactive) {
        return conflict(
            tr("%1 is on a branch that was not taken. Change the answer of the decision to take it.")
                .arg(name));
    }
    return view;
}

StepDecider::View StepDecider::overridable(const StepAddress& address) const
{
    const auto view = known(address);
    const bool isDoubted = view && ((*view)->look == StepLook::Regressed || (*view)->look == StepLook::Stale);
    return isDoubted ? view : open(address);
}

StepDecider::View StepDecider::possible(const StepAddress& address) const
{
    const auto view = open(address);
    if (!view)
        return view;
    const auto name = (*view)->name();
    if ((*view)->state.status == StepStatus::Failed)
        return conflict(tr("%1 failed. To try again, reopen it; to go on without it, skip it.").arg(name));
    if (isEarly(**view))
        return conflict(tr("%1 waits for %2.").arg(name, whatItWaitsFor(**view)));
    return view;
}

StepDecider::View StepDecider::permitted(const StepAddress& address) const
{
    const auto view = possible(address);
    if (!view)
        return view;
    if (const auto bad = notApproved(**view))
        return fail(*bad);
    if ((*view)->step->irreversible && !(*view)->state.released) {
        return conflict(tr("%1 cannot be undone. Release it first: type %2.")
                            .arg((*view)->name(), releaseWord(*(*view)->step, (*view)->code)));
    }
    return view;
}

std::optional<Error> StepDecider::notApproved(const StepView& view) const
{
    const auto& wanted = view.step->approve;
    const auto& approval = view.state.approval;
    if (!wanted || (approval && approval->answer == ApprovalState::Answer::Given))
        return std::nullopt;
    const auto by = plan::PlanNames(m_plan).who(wanted->by);
    if (approval && approval->answer == ApprovalState::Answer::Refused) {
        return Error { Fault::Conflict,
            tr("Approval of %1 was refused. Ask %2 again, or skip it with a reason.").arg(view.name(), by) };
    }
    return Error { Fault::Conflict, tr("%1 needs the approval of %2 first.").arg(view.name(), by) };
}

StepDecider::View StepDecider::asked(
    const StepAddress& address, const PersonId& approver, const QString& approverName) const
{
    const auto view = open(address);
    if (!view)
        return view;
    const auto name = (*view)->name();
    const auto& approval = (*view)->state.approval;
    if (!approval || approval->answer != ApprovalState::Answer::Open)
        return conflict(tr("Nobody has asked for an approval of %1.").arg(name));
    if (isBlank(approverName))
        return invalid(tr("Say who answered; the log needs a name."));
    if (const auto bad = tooLong(tr("name"), approverName, kLargestLine))
        return fail(*bad);
    if (isSamePerson(approval->requestedBy, approver, approverName)) {
        return conflict(tr("%1 asked for the approval of %2; somebody else has to give it.")
                            .arg(m_state.nameOf(approval->requestedBy), name));
    }
    return view;
}

StepDecider::View StepDecider::changing(const StepAddress& address, const QString& credential) const
{
    const auto view = known(address);
    if (!view)
        return view;
    const auto& changed = (*view)->step->rotate;
    if (!changed.contains(credential)) {
        return invalid(tr("%1 does not change the credential \"%2\". It changes: %3.")
                           .arg((*view)->name(), credential,
                               changed.isEmpty() ? tr("none") : changed.join(QStringLiteral(", "))));
    }
    return view;
}

QString StepDecider::wordsOf(const CredentialProven& fact) const
{
    const auto name = plan::PlanNames(m_plan).credential(fact.credential);
    return fact.fact == CredentialProven::Fact::NewWorks ? tr("the new value of %1 works").arg(name)
                                                         : tr("the old value of %1 is dead").arg(name);
}

QString StepDecider::whatIsMissing(const plan::Step& step) const
{
    if (step.notify && step.notify->audience) {
        return tr("no message to %1 was recorded as sent")
            .arg(plan::PlanNames(m_plan).audience(*step.notify->audience));
    }
    return tr("no message was recorded as sent");
}

QString StepDecider::whatItWaitsFor(const StepView& view) const
{
    if (view.waitsFor)
        return m_walk.steps[*view.waitsFor].name();
    const auto& phases = m_walk.phases;
    const auto due
        = std::find_if(phases.begin(), phases.end(), [](const PhaseView& phase) { return phase.callDue; });
    return due == phases.end() ? tr("a decision that has not been made")
                               : tr("the call at the end of “%1”").arg(due->title);
}

QList<Payload> StepDecider::completing(const StepView& view, const QString& saw) const
{
    const StepCompleted done { view.address, saw };
    return view.step->verify.isEmpty() ? recovering(view, { done }, saw) : QList<Payload> { done };
}

QList<Payload> StepDecider::recovering(const StepView& view, QList<Payload> acts, const QString& saw) const
{
    for (const auto& service : view.step->recovers) {
        if (!m_state.services.value(service).recoveredAt)
            acts.append(ServiceRecovered { service, saw });
    }
    return acts;
}

} // namespace muster::incident
