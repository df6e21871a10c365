// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"

#include "core/incident/payloadcodec.h"
#include "core/journal/chain.h"

#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace muster::incident {

namespace {

/// Lets one payload change the state. Each call answers whether it fitted; what does not fit changes nothing.
class Folder {
public:
    Folder(IncidentState& state, const journal::Event& event)
        : m_state(state)
        , m_event(event)
    {
    }

    bool operator()(const IncidentDeclared& p)
    {
        if (m_state.declared)
            return false;
        m_state.declared = true;
        m_state.kind = p.kind;
        m_state.title = p.title;
        m_state.summary = p.summary;
        m_state.plan = p.plan;
        m_state.planVersion = p.planVersion;
        m_state.planHash = p.planHash;
        m_state.sourceHash = p.sourceHash;
        m_state.scenario = p.scenario;
        m_state.severity = p.severity;
        m_state.parent = p.parent;
        m_state.declaredAt = m_event.at;
        m_state.failedAt = p.failedAt;
        return true;
    }
    bool operator()(const RoleAssigned& p)
    {
        know(p.holder, p.holderName);
        m_state.roles.insert(p.role, RoleState { p.holder, m_event.at });
        return true;
    }
    bool operator()(const StepStarted& p)
    {
        auto& step = m_state.steps[p.step];
        if (step.status != StepStatus::Open || step.startedAt)
            return false;
        step.startedAt = m_event.at;
        step.by = m_event.actor.person;
        step.rest.reset();
        return true;
    }
    bool operator()(const StepCompleted& p)
    {
        const auto ended = end(p.step, StepStatus::Done);
        if (ended)
            ended->saw = p.saw;
        return ended != nullptr;
    }
    bool operator()(const StepSkipped& p)
    {
        const auto ended = end(p.step, StepStatus::Skipped);
        if (ended) {
            ended->skipReason = p.reason;
            ended->why = p.why;
        }
        return ended != nullptr;
    }
    bool operator()(const StepFailed& p)
    {
        const auto ended = end(p.step, StepStatus::Failed);
        if (ended)
            ended->why = p.why;
        return ended != nullptr;
    }
    bool operator()(const StepReopened& p)
    {
        const auto found = m_state.steps.find(p.step);
        if (found == m_state.steps.end() || found->status == StepStatus::Open)
            return false;
        // Who agreed to it agreed to the next attempt too, and what is proven stays so; what cannot be undone
        // is released anew each time.
        auto approval = std::exchange(found->approval, {});
        auto rotations = std::exchange(found->rotations, {});
        const auto misfits = found->misfits;
        *found = StepState {};
        found->approval = std::move(approval);
        found->rotations = std::move(rotations);
        found->misfits = misfits;
        found->why = p.why;
        // The question is open again, so the branches behind it wait again.
        for (auto it = m_state.decisions.begin(); it != m_state.decisions.end();)
            it = it->step == p.step ? m_state.decisions.erase(it) : std::next(it);
        return true;
    }
    bool operator()(const StepHeld& p) { return rest(p.step, RestState::Kind::Held, {}, {}, {}); }
    bool operator()(const StepWaiting& p)
    {
        return rest(p.step, RestState::Kind::Waiting, p.until, {}, p.on);
    }
    bool operator()(const StepDeferred& p)
    {
        return rest(p.step, RestState::Kind::Deferred, {}, p.until, p.why);
    }
    bool operator()(const StepResumed& p)
    {
        const auto found = m_state.steps.find(p.step);
        if (found == m_state.steps.end() || !found->rest)
            return false;
        found->rest.reset();
        return true;
    }
    bool operator()(const StepOverridden& p)
    {
        const auto ended = end(p.step, StepStatus::Overridden);
        if (ended) {
            ended->overrideReason = p.reason;
            ended->why = p.why;
        }
        return ended != nullptr;
    }
    bool operator()(const StepReleased& p)
    {
        auto& step = m_state.steps[p.step];
        if (step.status != StepStatus::Open || step.released)
            return false;
        step.released = ReleaseState { m_event.at, m_event.actor.person };
        return true;
    }
    bool operator()(const StepVerified& p)
    {
        if (p.second)
            know(*p.second, p.secondName);
        const auto found = m_state.steps.find(p.step);
        if (found == m_state.steps.end() || found->status != StepStatus::Done || found->second)
            return false;
        found->second = SecondState { p.how, p.second, m_event.at, p.saw, p.why };
        return true;
    }
    bool operator()(const ApprovalRequested& p)
    {
        auto& approval = m_state.steps[p.step].approval;
        if (approval && approval->answer != ApprovalState::Answer::Refused)
            return false;
        approval = ApprovalState { ApprovalState::Answer::Open, m_event.at, m_event.actor.person, {}, {},
            SecondHow::SameKeyboard, {} };
        return true;
    }
    bool operator()(const ApprovalGiven& p)
    {
        know(p.approver, p.approverName);
        return answer(p.step, ApprovalState::Answer::Given, p.approver, p.how, {});
    }
    bool operator()(const ApprovalRefused& p)
    {
        know(p.approver, p.approverName);
        return answer(p.step, ApprovalState::Answer::Refused, p.approver, SecondHow::SameKeyboard, p.why);
    }
    bool operator()(const MisfitNoted& p)
    {
        ++m_state.steps[p.step].misfits;
        return true;
    }
    bool operator()(const StepExplained& p)
    {
        auto& step = m_state.steps[p.step];
        if (step.status == StepStatus::Done)
            return false;
        step.reason() = p.why;
        return true;
    }
    bool operator()(const StepExtended& p)
    {
        auto& step = m_state.steps[p.step];
        if (step.status != StepStatus::Open && step.status != StepStatus::Failed)
            return false;
        step.extended += p.by;
        return true;
    }
    bool operator()(const CredentialProven& p)
    {
        auto& known = factOf(p.step, p.credential, p.fact);
        // Who proved it first proved it.
        if (known)
            return false;
        known = m_event.at;
        return true;
    }
    bool operator()(const CredentialDoubted& p)
    {
        auto& known = factOf(p.step, p.credential, p.fact);
        const bool was = known.has_value();
        known.reset();
        return was;
    }
    bool operator()(const RollbackStarted& p)
    {
        if (m_state.rollback)
            return false;
        m_state.rollback = RollbackState { m_event.at, m_event.actor.person, p.why };
        return true;
    }
    bool operator()(const RollbackStopped&)
    {
        const bool was = m_state.rollback.has_value();
        m_state.rollback.reset();
        return was;
    }
    bool operator()(const PhaseCompleted& p)
    {
        if (m_state.phases.contains(p.phase))
            return false;
        m_state.phases.insert(p.phase, PhaseState { m_event.at, m_event.actor.person });
        return true;
    }
    bool operator()(const PhaseReopened& p) { return m_state.phases.remove(p.phase) > 0; }
    bool operator()(const DecisionRecorded& p)
    {
        m_state.decidedIn.insert(m_event.id);
        m_state.decisions.insert(
            p.decision, DecisionState { p.answer, m_event.at, m_event.actor.person, p.step });
        return true;
    }
    bool operator()(const NoteAdded& p)
    {
        if (p.kind == NoteAdded::Kind::Decision)
            m_state.decidedIn.insert(m_event.id);
        return true;
    }
    bool operator()(const MessageSent& p)
    {
        // One that was noted later than it was sent stands where it was sent.
        const auto place = std::upper_bound(m_state.messages.begin(), m_state.messages.end(), m_event.at,
            [](Instant at, const MessageState& message) { return at < message.at; });
        m_state.messages.insert(place,
            MessageState {
                p.audience, p.from, p.channel, m_event.at, m_event.actor.person, p.nextAt, p.text });
        return true;
    }
    bool operator()(const ServiceRecovered& p)
    {
        auto& service = m_state.services[p.service];
        // Who saw it first stopped the clock; a second word of the same fact must not move it.
        if (service.recoveredAt)
            return false;
        service.recoveredAt = m_event.at;
        return true;
    }
    bool operator()(const RecoveryWithdrawn& p)
    {
        const auto found = m_state.services.find(p.service);
        if (found == m_state.services.end() || !found->recoveredAt)
            return false;
        found->recoveredAt.reset();
        return true;
    }
    bool operator()(const ObjectivePaused& p)
    {
        auto& service = m_state.services[p.service];
        if (service.isPaused())
            return false;
        service.pauses.append({ m_event.at, {}, m_event.actor.person, p.why, m_event.id });
        return true;
    }
    bool operator()(const ObjectiveResumed& p)
    {
        const auto found = m_state.services.find(p.service);
        if (found == m_state.services.end() || !found->isPaused())
            return false;
        auto& pause = found->pauses.last();
        pause.to = std::max(pause.from, m_event.at);
        return true;
    }
    bool operator()(const ObjectionNoted& p)
    {
        m_state.objections.append({ m_event.id, p.about, m_event.at, m_event.actor.person, p.whose, p.text });
        return true;
    }
    bool operator()(const FollowUpAdded& p)
    {
        m_state.followUps.append(
            { m_event.id, p.what, p.owner, p.due, p.from, m_event.at, m_event.actor.person });
        return true;
    }
    bool operator()(const FollowUpChanged& p)
    {
        auto* const known = followUpCalled(p.followUp);
        if (!known)
            return false;
        known->owner = p.owner;
        known->due = p.due;
        return true;
    }
    bool operator()(const FollowUpEnded& p)
    {
        auto* const known = followUpCalled(p.followUp);
        // Who ended it first ended it.
        if (!known || known->ended)
            return false;
        known->ended = p.how;
        known->endedAt = m_event.at;
        known->why = p.why;
        return true;
    }
    bool operator()(const FollowUpReopened& p)
    {
        auto* const known = followUpCalled(p.followUp);
        if (!known || !known->ended)
            return false;
        known->ended.reset();
        known->endedAt.reset();
        known->why.clear();
        return true;
    }
    bool operator()(const ReviewWritten& p)
    {
        m_state.review.written.insert(
            p.part, WrittenState { p.text, m_event.at, m_event.actor.person, m_event.id });
        return true;
    }
    bool operator()(const ReviewMoved& p)
    {
        auto& review = m_state.review;
        if (review.stage == p.to)
            return false;
        review.stage = p.to;
        review.since = m_event.at;
        review.by = m_event.actor.person;
        review.why = p.why;
        return true;
    }
    bool operator()(const ReviewCommented& p)
    {
        m_state.review.comments.append({ m_event.id, p.section, p.text, m_event.at, m_event.actor.person });
        return true;
    }
    bool operator()(const ReviewSettled& p)
    {
        auto& comments = m_state.review.comments;
        const auto found = std::find_if(comments.begin(), comments.end(),
            [&](const CommentState& comment) { return comment.id == p.comment; });
        if (found == comments.end() || found->settledAt)
            return false;
        found->settledAt = m_event.at;
        found->how = p.how;
        return true;
    }
    bool operator()(const RestorePointChosen& p)
    {
        m_state.services[p.service].restorePoint
            = RestorePointState { p.point, p.standing, p.source, m_event.at };
        return true;
    }
    bool operator()(const TimesStated& p)
    {
        if (p.failedAt)
            m_state.failedAt = *p.failedAt;
        if (p.damageBegan)
            m_state.damageBegan = p.damageBegan;
        if (p.lastWrite)
            m_state.lastWrite = p.lastWrite;
        return true;
    }
    bool operator()(const ClockChanged& p)
    {
        // In a live incident there is one clock, and nobody sets it.
        if (m_state.kind == journal::StreamKind::Live)
            return false;
        m_state.clock = ClockState { p.simulated, m_event.wall, p.rate };
        return true;
    }
    bool operator()(const ClockMoved& p)
    {
        m_state.clockMoves.append(ClockMove { m_event.stamp, p.to - p.from });
        m_state.clock = m_state.clock
            ? ClockState { shownAt(*m_state.clock, p.from), p.to, m_state.clock->rate }
            : ClockState { p.from, p.to, 1000 };
        return true;
    }
    // Every clock ran on, and no time is told in the machine's zone.
    bool operator()(const MachineSlept&) { return true; }
    bool operator()(const ZoneChanged&) { return true; }
    bool operator()(const ClockChecked&) { return true; }
    bool operator()(const EvidenceAttached& p)
    {
        m_state.evidence.append({ m_event.id, p, m_event.at, m_event.actor.person });
        return true;
    }
    bool operator()(const EvidenceWithdrawn& p)
    {
        const auto found = std::find_if(m_state.evidence.begin(), m_state.evidence.end(),
            [&](const EvidenceState& one) { return one.id == p.evidence; });
        if (found == m_state.evidence.end() || found->withdrawnAt)
            return false;
        found->withdrawnAt = m_event.at;
        return true;
    }
    bool operator()(const LeafErased& p)
    {
        for (const auto& leaf : p.what.leaves) {
            auto& fields = m_state.erasedTexts[leaf.event];
            if (!fields.contains(leaf.field))
                fields.insert(std::lower_bound(fields.begin(), fields.end(), leaf.field), leaf.field);
        }
        for (const auto& file : p.what.files)
            m_state.erasedFiles.insert(file);
        return true;
    }
    bool operator()(const RecordAnchored& p)
    {
        m_state.anchors.append({ p.way, p.seq, m_event.at, m_event.actor.person });
        return true;
    }
    bool operator()(const CredentialAccessed& p)
    {
        m_state.credentials.insert(p.credential, CredentialState { m_event.at, m_event.actor.person, p.how });
        return true;
    }
    bool operator()(const RememberEnded& p)
    {
        // What Muster sees by itself has no state before.
        auto& step = m_state.steps[p.step];
        if (step.rememberEndedAt)
            return false;
        step.rememberEndedAt = m_event.at;
        return true;
    }
    bool operator()(const RememberResumed& p)
    {
        const auto found = m_state.steps.find(p.step);
        if (found == m_state.steps.end() || !found->rememberEndedAt)
            return false;
        found->rememberEndedAt.reset();
        return true;
    }
    // Where a value is kept is a fact of each console, and asked of its keychain.
    bool operator()(const CredentialStored&) { return true; }
    bool operator()(const AssumptionAnswered& p)
    {
        m_state.assumptions.insert(p.assumption, p.truth);
        return true;
    }
    bool operator()(const CheckReported& p)
    {
        auto& check = m_state.checks[p.check];
        if (check.turns.isEmpty() || check.word() != p.word || check.turns.last().by != p.checkedBy)
            check.turns.append({ p.word, p.checkedBy, m_event.at });
        check.toldAt = m_event.at;
        check.toldBy = m_event.actor.person;
        check.saw = p.saw;
        check.program = p.program;
        return true;
    }
    bool operator()(const WatchBegun& p)
    {
        m_state.watch = WatchState { m_event.at, p.until, p.owner, {} };
        return true;
    }
    bool operator()(const WatchEnded&)
    {
        if (!m_state.watch || m_state.watch->endedAt)
            return false;
        m_state.watch->endedAt = m_event.at;
        return true;
    }
    bool operator()(const ScenarioAttached& p) { return amend(p); }
    bool operator()(const ScenarioDetached& p) { return amend(p); }
    bool operator()(const StepAdded& p) { return amend(p); }
    bool operator()(const StepStruck& p) { return amend(p); }
    bool operator()(const StepRestored& p) { return amend(p); }
    bool operator()(const StepReworded& p) { return amend(p); }
    bool operator()(const StepMoved& p) { return amend(p); }
    bool operator()(const IncidentClosed&)
    {
        if (m_state.closedAt)
            return false;
        m_state.closedAt = m_event.at;
        return true;
    }

    void know(const PersonId& person, const QString& name)
    {
        if (name.isEmpty())
            return;
        const auto known = m_state.people.constFind(person);
        if (known == m_state.people.constEnd() || *known != name)
            m_state.people.insert(person, name);
    }

private:
    /// The step as it stands after this end, with the end's own fields still to be filled; null when it had
    /// ended the same way before, for then the first word stands.
    StepState* end(const StepAddress& address, StepStatus how)
    {
        auto& step = m_state.steps[address];
        if (step.status == how)
            return nullptr;
        // Giving up a step that failed, or vouching for it, is a second act of one story, not a
        // contradiction.
        const bool givenUp = step.status == StepStatus::Failed
            && (how == StepStatus::Skipped || how == StepStatus::Overridden);
        step.contradicted = step.contradicted || (step.status != StepStatus::Open && !givenUp);
        step.status = how;
        step.endedAt = m_event.at;
        step.by = m_event.actor.person;
        step.saw.clear();
        step.why.clear();
        step.skipReason.reset();
        step.overrideReason.reset();
        step.rest.reset();
        step.second.reset();
        step.rememberEndedAt.reset();
        return &step;
    }

    std::optional<Instant>& factOf(
        const StepAddress& step, const QString& credential, CredentialProven::Fact fact)
    {
        auto& rotation = m_state.steps[step].rotations[credential];
        return fact == CredentialProven::Fact::NewWorks ? rotation.newWorks : rotation.oldDead;
    }

    /// Null when nobody asked for it, or the entry that did has not come yet.
    FollowUpState* followUpCalled(const journal::EventId& id)
    {
        const auto found = std::find_if(m_state.followUps.begin(), m_state.followUps.end(),
            [&](const FollowUpState& one) { return one.id == id; });
        return found == m_state.followUps.end() ? nullptr : &*found;
    }

    /// Only what has not ended can rest; the newest word stands.
    bool rest(const StepAddress& address, RestState::Kind kind, const std::optional<Instant>& waitUntil,
        const Until& until, const QString& why)
    {
        auto& step = m_state.steps[address];
        if (step.status != StepStatus::Open && step.status != StepStatus::Failed)
            return false;
        step.rest = RestState { kind, m_event.at, m_event.actor.person, waitUntil, until, why };
        return true;
    }

    /// Whether it fits is for the running plan to say: the fold knows no plan.
    bool amend(Amending what)
    {
        m_state.amendments.append({ std::move(what), m_event.at, m_event.actor.person });
        return true;
    }

    /// The first answer to a request stands.
    bool answer(const StepAddress& address, ApprovalState::Answer how, const PersonId& by, SecondHow strength,
        const QString& why)
    {
        const auto found = m_state.steps.find(address);
        if (found == m_state.steps.end() || !found->approval
            || found->approval->answer != ApprovalState::Answer::Open)
            return false;
        auto& approval = *found->approval;
        approval.answer = how;
        approval.answeredAt = m_event.at;
        approval.answeredBy = by;
        approval.how = strength;
        approval.why = why;
        return true;
    }

    IncidentState& m_state;
    const journal::Event& m_event;
};

} // namespace

void apply(IncidentState& state, const journal::Event& event)
{
    ++state.events;
    // Belongs to the chain, not to the incident.
    if (event.type == journal::kOriginJoined)
        return;
    const auto payload = decode(event);
    if (!payload) {
        ++state.ignored;
        return;
    }
    Folder folder(state, event);
    if (!isOfMachine(*payload))
        folder.know(event.actor.person, event.actor.name);
    if (!std::visit(folder, *payload))
        ++state.ignored;
    if (!isOfMachine(*payload))
        state.lastActAt = std::max(state.lastActAt, event.at);
}

IncidentState fold(QList<journal::Event> events)
{
    // Events are large: their places are sorted, not they.
    std::vector<const journal::Event*> order;
    order.reserve(static_cast<std::size_t>(events.size()));
    for (const auto& event : std::as_const(events))
        order.push_back(&event);
    const auto before
        = [](const journal::Event* a, const journal::Event* b) { return journal::comesBefore(*a, *b); };
    if (!std::is_sorted(order.begin(), order.end(), before))
        std::sort(order.begin(), order.end(), before);

    IncidentState state;
    QSet<journal::EventId> seen;
    seen.reserve(events.size());
    for (const auto* event : order) {
        const auto known = seen.size();
        seen.insert(event->id);
        if (seen.size() != known)
            apply(state, *event);
    }
    return state;
}

} // namespace muster::incident
