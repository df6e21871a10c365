// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/incidentsession.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/incident/anchoring.h"
#include "core/incident/cadence.h"
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/runningplan.h"
#include "core/journal/headcode.h"
#include "core/session/clockstanding.h"
#include "core/session/estateentries.h"
#include "core/session/unrecorded.h"

#include <algorithm>

namespace muster::session {

using incident::StepAddress;

namespace {

/// What two acts may not be about at the same time: a second click on what is being saved is refused.
struct TopicOf {
    QString operator()(const incident::IncidentDeclared&) const { return QStringLiteral("declared"); }
    QString operator()(const incident::RoleAssigned& p) const
    {
        return QStringLiteral("role/") + p.role.toString();
    }
    QString operator()(const incident::NoteAdded&) const { return {}; }
    QString operator()(const incident::MessageSent& p) const
    {
        return QStringLiteral("message/") + p.audience.toString();
    }
    QString operator()(const incident::ServiceRecovered& p) const
    {
        return QStringLiteral("service/") + p.service.toString();
    }
    QString operator()(const incident::RecoveryWithdrawn& p) const
    {
        return QStringLiteral("service/") + p.service.toString();
    }
    QString operator()(const incident::RestorePointChosen& p) const
    {
        return QStringLiteral("restore-point/") + p.service.toString();
    }
    QString operator()(const incident::TimesStated&) const { return QStringLiteral("times"); }
    QString operator()(const incident::ClockChanged&) const { return QStringLiteral("clock"); }
    QString operator()(const incident::ClockMoved&) const { return {}; }
    QString operator()(const incident::MachineSlept&) const { return {}; }
    QString operator()(const incident::ZoneChanged&) const { return {}; }
    QString operator()(const incident::ClockChecked&) const { return {}; }
    QString operator()(const incident::RecordAnchored&) const { return {}; }
    QString operator()(const incident::EvidenceAttached&) const { return {}; }
    QString operator()(const incident::EvidenceWithdrawn& p) const
    {
        return QStringLiteral("evidence/") + p.evidence.toString();
    }
    QString operator()(const incident::ObjectivePaused& p) const
    {
        return QStringLiteral("pause/") + p.service.toString();
    }
    QString operator()(const incident::ObjectiveResumed& p) const
    {
        return QStringLiteral("pause/") + p.service.toString();
    }
    QString operator()(const incident::ObjectionNoted&) const { return {}; }
    QString operator()(const incident::FollowUpAdded&) const { return {}; }
    QString operator()(const incident::FollowUpChanged& p) const
    {
        return QStringLiteral("follow-up/") + p.followUp.toString();
    }
    QString operator()(const incident::FollowUpEnded& p) const
    {
        return QStringLiteral("follow-up/") + p.followUp.toString();
    }
    QString operator()(const incident::FollowUpReopened& p) const
    {
        return QStringLiteral("follow-up/") + p.followUp.toString();
    }
    QString operator()(const incident::ReviewWritten& p) const { return QStringLiteral("review/") + p.part; }
    QString operator()(const incident::ReviewMoved&) const { return QStringLiteral("review"); }
    QString operator()(const incident::ReviewCommented&) const { return {}; }
    QString operator()(const incident::ReviewSettled& p) const
    {
        return QStringLiteral("comment/") + p.comment.toString();
    }
    QString operator()(const incident::LeafErased&) const { return QStringLiteral("erasing"); }
    QString operator()(const incident::WatchBegun&) const { return QStringLiteral("watch"); }
    QString operator()(const incident::WatchEnded&) const { return QStringLiteral("watch"); }
    QString operator()(const incident::CredentialAccessed& p) const
    {
        return QStringLiteral("credential/") + p.credential;
    }
    QString operator()(const incident::CredentialStored& p) const
    {
        return QStringLiteral("credential/") + p.credential;
    }
    QString operator()(const incident::AssumptionAnswered& p) const
    {
        return QStringLiteral("assumption/") + p.assumption;
    }
    QString operator()(const incident::CheckReported& p) const
    {
        return QStringLiteral("check/") + p.check.toString();
    }
    QString operator()(const incident::RollbackStarted&) const { return QStringLiteral("rollback"); }
    QString operator()(const incident::RollbackStopped&) const { return QStringLiteral("rollback"); }
    QString operator()(const incident::PhaseCompleted& p) const
    {
        return QStringLiteral("phase/") + p.phase.toString();
    }
    QString operator()(const incident::PhaseReopened& p) const
    {
        return QStringLiteral("phase/") + p.phase.toString();
    }
    QString operator()(const incident::ScenarioAttached& p) const { return scenario(p.as); }
    QString operator()(const incident::ScenarioDetached& p) const { return scenario(p.as); }
    QString operator()(const incident::IncidentClosed&) const { return QStringLiteral("closed"); }
    template <typename StepAct> QString operator()(const StepAct& p) const
    {
        return QStringLiteral("step/") + p.step.toString();
    }

private:
    static QString scenario(const plan::ScenarioId& as)
    {
        return QStringLiteral("scenario/") + as.toString();
    }
};

std::optional<StepAddress> stepOf(const incident::Payload& payload)
{
    return std::visit(
        [](const auto& p) -> std::optional<StepAddress> {
            if constexpr (requires { p.step; })
                return p.step;
            else
                return std::nullopt;
        },
        payload);
}

QSet<StepAddress> changedSteps(const incident::Walkthrough& before, const incident::Walkthrough& after)
{
    QSet<StepAddress> changed;
    const bool sameLength = before.steps.size() == after.steps.size();
    for (qsizetype i = 0; i < after.steps.size(); ++i) {
        const auto& is = after.steps[i];
        if (!sameLength || !before.steps[i].looksLike(is)
            || !incident::saysTheSame(*before.steps[i].step, *is.step))
            changed.insert(is.address);
    }
    return changed;
}

} // namespace

struct IncidentSession::Private {
    Ports ports;
    journal::StreamRef stream;
    incident::RunningPlan plan;
    QString actingAs;
    /// In the total order, each once.
    QList<journal::Event> events = {};
    QSet<journal::EventId> known = {};
    incident::IncidentState state = {};
    incident::Walkthrough walkthrough = {};
    std::optional<drills::SimulatedClock> simulated = {};
    QSet<StepAddress> pending = {};
    QSet<QString> topics = {};
    /// Ids given to names that are in no stored event yet.
    QHash<QString, journal::PersonId> people = {};
    /// How to take back what was done in this session, newest last.
    QList<incident::Compensation> undoable = {};
    /// By what was absorbed last.
    bool erased = false;
    mutable QList<incident::TimelineLine> lines = {};
    /// How many events `lines` tells of.
    mutable qsizetype told = 0;

    /// Takes in what is new; whether anything was.
    bool absorb(const QList<journal::Event>& batch)
    {
        QList<journal::Event> fresh;
        fresh.reserve(batch.size());
        known.reserve(known.size() + batch.size());
        for (const auto& event : batch) {
            if (event.stream == stream.id && !known.contains(event.id)) {
                known.insert(event.id);
                fresh.append(event);
            }
        }
        if (fresh.isEmpty())
            return false;
        // The store gives them in order, and events are large.
        if (!std::is_sorted(fresh.cbegin(), fresh.cend(), &journal::comesBefore))
            std::sort(fresh.begin(), fresh.end(), &journal::comesBefore);
        const bool inOrder = events.isEmpty() || journal::comesBefore(events.last(), fresh.first());
        // Both lists are one until one of them changes: a long log is not there twice.
        if (events.isEmpty())
            events = fresh;
        else
            events += fresh;
        erased = dropErased(fresh);
        if (inOrder && !erased) {
            for (const auto& event : std::as_const(fresh))
                incident::apply(state, event);
        } else {
            std::sort(events.begin(), events.end(), &journal::comesBefore);
            state = incident::fold(events);
            lines.clear();
            told = 0;
        }
        follow();
        return true;
    }

    /// Takes off what these events take back; whether they do. What is in memory says no more than what is on
    /// the disk.
    bool dropErased(const QList<journal::Event>& fresh)
    {
        QHash<journal::EventId, QStringList> fields;
        for (const auto& event : fresh) {
            const auto erasure = journal::erasureOf(event);
            for (const auto& leaf : erasure ? erasure->leaves : QList<journal::LeafRef>())
                fields[leaf.event].append(leaf.field);
        }
        if (fields.isEmpty())
            return false;
        for (auto& event : events) {
            for (const auto& field : fields.value(event.id))
                journal::dropLeaf(event, field);
        }
        return true;
    }

    /// Words that would otherwise come back: an undo says again what was there before, and a name that nobody
    /// has any more would be given out once more.
    void forget()
    {
        undoable.clear();
        people.clear();
    }

    /// What hangs on the state.
    void follow()
    {
        if (!state.clock)
            simulated.reset();
        else if (!simulated || !(state.clock == anchor))
            simulated.emplace(ports.clock, *state.clock);
        anchor = state.clock;
        if (plan.follow(state)) {
            lines.clear();
            told = 0;
        }
        walkthrough = incident::walkthrough(plan.current(), state, clock().now());
    }

    [[nodiscard]] const Clock& clock() const
    {
        if (simulated)
            return *simulated;
        return ports.clock;
    }

    [[nodiscard]] QString actor() const
    {
        if (!actingAs.isEmpty())
            return actingAs;
        const auto commander = state.commander();
        return commander ? state.people.value(*commander) : QString();
    }

    /// Whoever gets a message that carries the code of an entry can tell if somebody writes anew what was
    /// before.
    [[nodiscard]] std::optional<incident::Payload> leftInMessage(const incident::Payload& wanted) const
    {
        const auto* message = std::get_if<incident::MessageSent>(&wanted);
        if (!message)
            return std::nullopt;
        const auto mark = journal::headMarkFromText(message->text);
        if (!mark)
            return std::nullopt;
        const auto entry = std::find_if(events.begin(), events.end(), [&](const journal::Event& event) {
            return event.origin == ports.journal.origin() && event.seq == mark->seq
                && mark->fits(event.head());
        });
        if (entry == events.end())
            return std::nullopt;
        const auto* audience = incident::audienceOf(plan.current(), message->audience);
        return incident::RecordAnchored { incident::RecordAnchored::Way::Message, mark->seq,
            QString::fromLatin1(entry->hash.toHex()),
            audience ? audience->title : message->audience.toString(), {} };
    }

    /// The same name is the same person within a stream.
    journal::PersonId personCalled(const QString& name)
    {
        const auto met = std::find(state.people.begin(), state.people.end(), name);
        if (met != state.people.end())
            return met.key();
        const auto given = people.constFind(name);
        return given != people.constEnd() ? *given : *people.insert(name, journal::PersonId::random());
    }

    /// The role the person acts in: command first.
    [[nodiscard]] QString roleOf(const journal::PersonId& person) const
    {
        if (state.commander() == person)
            return incident::commanderRole().toString();
        for (auto it = state.roles.begin(); it != state.roles.end(); ++it) {
            if (it->holder == person)
                return it.key().toString();
        }
        return {};
    }

    std::optional<incident::ClockState> anchor = {};
    std::unique_ptr<SecretBroker> secrets = {};
};

IncidentSession::IncidentSession(const Ports& ports, journal::StreamRef stream,
    std::shared_ptr<const plan::Plan> plan, QList<journal::Event> events, QString actingAs)
    : d(new Private { ports, stream, incident::RunningPlan(std::move(plan)), actingAs.trimmed() })
{
    if (!d->absorb(events))
        d->follow();
    connect(&d->ports.journal, &journal::Journal::appended, this, &IncidentSession::takeIn);
    d->secrets = std::make_unique<SecretBroker>(d->ports.vault, *this);
}

IncidentSession::~IncidentSession() = default;

const journal::StreamRef& IncidentSession::stream() const
{
    return d->stream;
}

const plan::Plan& IncidentSession::plan() const
{
    return d->plan.current();
}

const plan::Plan& IncidentSession::frozenPlan() const
{
    return d->plan.frozen();
}

const incident::IncidentState& IncidentSession::state() const
{
    return d->state;
}

const incident::Walkthrough& IncidentSession::walkthrough() const
{
    return d->walkthrough;
}

const QList<journal::Event>& IncidentSession::events() const
{
    return d->events;
}

const Clock& IncidentSession::clock() const
{
    return d->clock();
}

incident::Objectives IncidentSession::objectives() const
{
    return incident::objectives(d->plan.current(), d->state, clock().now());
}

QList<incident::TimelineLine> IncidentSession::timeline() const
{
    for (; d->told < d->events.size(); ++d->told) {
        if (const auto line = incident::timelineLine(d->plan.current(), d->state, d->events[d->told]))
            d->lines.append(*line);
    }
    return d->lines;
}

const QSet<StepAddress>& IncidentSession::pending() const
{
    return d->pending;
}

QString IncidentSession::actingAs() const
{
    return d->actor();
}

void IncidentSession::setActingAs(const QString& name)
{
    d->actingAs = name.trimmed();
}

SecretBroker& IncidentSession::secrets()
{
    return *d->secrets;
}

std::optional<journal::Head> IncidentSession::head() const
{
    return incident::ownHead(d->events, d->ports.journal.origin());
}

QString IncidentSession::recordCode() const
{
    const auto newest = head();
    return newest ? journal::codeOf(*newest) : QString();
}

const MachineClock& IncidentSession::machineClock() const
{
    return d->ports.clock;
}

void IncidentSession::lookAtClock()
{
    const auto& changes = d->walkthrough.changesAt;
    if (!changes || clock().now() < *changes)
        return;
    const auto before = d->walkthrough;
    d->follow();
    emit stateChanged(changedSteps(before, d->walkthrough));
}

incident::Left IncidentSession::seen() const
{
    return { d->events.size(), clock().now() };
}

std::optional<Resume> IncidentSession::resume() const
{
    if (d->events.isEmpty())
        return std::nullopt;
    const auto last = lastEntryOf(d->events, d->actor());
    return resume(last.left, d->ports.clock.now() - last.wall);
}

Resume IncidentSession::resume(const incident::Left& left, Millis away) const
{
    auto resume = placeToResume(d->walkthrough);
    // A machine clock that was set back must not show a time before the last entry.
    resume.away = std::max(Millis::zero(), away);
    resume.since
        = incident::happenedSince(d->plan.current(), d->state, d->events, left, clock().now(), d->actor());
    return resume;
}

void IncidentSession::takeIn(const QList<journal::Event>& batch)
{
    const auto before = d->walkthrough;
    if (!d->absorb(batch))
        return;
    if (d->erased) {
        d->forget();
        emit textsErased();
        emit undoChanged();
    }
    // What is shown as done may be acted on again at once; the answer to whoever asked comes a moment later.
    for (const auto& event : batch) {
        if (const auto payload = event.stream == d->stream.id ? incident::decode(event) : std::nullopt)
            settle(std::visit(TopicOf(), *payload), stepOf(*payload));
    }
    emit stateChanged(changedSteps(before, d->walkthrough));
}

/// What an answer of the journal is about.
struct IncidentSession::Asked {
    QString topic;
    std::optional<StepAddress> step;
    std::optional<QString> closedBy;
    std::optional<incident::Compensation> undo;
};

QFuture<IncidentSession::Done> IncidentSession::act(incident::Payload wanted, std::optional<Instant> at)
{
    return perform(wanted, at, incident::compensationOf(d->plan.current(), d->walkthrough, wanted));
}

QString IncidentSession::undoWords() const
{
    return d->undoable.isEmpty() || d->state.closedAt ? QString() : d->undoable.last().of;
}

QFuture<IncidentSession::Done> IncidentSession::undo()
{
    if (undoWords().isEmpty())
        return ready(Done(fail(Fault::NotFound, tr("There is nothing to undo."))));
    const auto newest = d->undoable.takeLast();
    emit undoChanged();
    return whenDone(perform(newest.act, {}, {}), this, Done(noAnswer()), [this, newest](const Done& done) {
        // What was not saved can be tried again; what is undone already cannot.
        if (!done && done.error().fault == Fault::Storage) {
            d->undoable.append(newest);
            emit undoChanged();
        }
        return done;
    });
}

QFuture<IncidentSession::Done> IncidentSession::perform(const incident::Payload& wanted,
    std::optional<Instant> at, const std::optional<incident::Compensation>& undo)
{
    const auto name = d->actor();
    if (name.isEmpty())
        return ready(Done(fail(Fault::Invalid, tr("Say who acts: an entry in the log needs a name."))));
    const auto now = clock().now();
    if (at && *at > now) {
        return ready(Done(fail(Fault::Invalid,
            tr("%1 is in the future; it is %2 now. Give the time when it happened.")
                .arg(isoText(*at), isoText(now)))));
    }
    const auto topic = std::visit(TopicOf(), wanted);
    if (!topic.isEmpty() && d->topics.contains(topic))
        return ready(Done(fail(Fault::Conflict, tr("This is being saved already; wait a moment."))));
    // What was promised or waited for was still to come when it happened.
    const auto asOf = at.value_or(now);
    const auto& changes = d->walkthrough.changesAt;
    const auto* walk = asOf == now && (!changes || now < *changes) ? &d->walkthrough : nullptr;
    auto payloads = incident::decide(d->plan.current(), d->state, wanted, asOf, walk);
    if (!payloads)
        return ready(Done(fail(payloads.error())));
    if (const auto left = d->leftInMessage(wanted))
        payloads->append(*left);

    const auto person = d->personCalled(name);
    QList<journal::Draft> drafts;
    for (const auto& payload : *payloads) {
        journal::Draft draft { d->stream, journal::EventId::random(), at.value_or(now),
            { person, d->roleOf(person), journal::Claim::Claimed, name }, {} };
        if (!drafts.isEmpty())
            draft.cause = drafts.first().id;
        incident::encode(payload, draft);
        drafts.append(draft);
    }
    const bool closes = std::holds_alternative<incident::IncidentClosed>(wanted);
    if (const auto standing = closes ? clockStanding(d->ports.clock) : std::nullopt)
        drafts.prepend(seenByMachine(d->stream, *standing, now));
    const auto step = stepOf(wanted);
    if (!topic.isEmpty())
        d->topics.insert(topic);
    if (step) {
        d->pending.insert(*step);
        emit pendingChanged();
    }
    const Asked asked { topic, step, closes ? std::optional(name) : std::nullopt, undo };
    return whenDone(d->ports.journal.append(drafts), this, journal::Journal::Events(noAnswer()),
        [this, asked](const journal::Journal::Events& stored) { return answered(stored, asked); });
}

QFuture<IncidentSession::Done> IncidentSession::observe(const incident::Payload& seen)
{
    const auto* moved = std::get_if<incident::ClockMoved>(&seen);
    // Of the move the incident's own clock has not heard yet.
    const auto at = !moved ? clock().now()
        : d->state.clock   ? incident::shownAt(*d->state.clock, moved->from)
                           : moved->from;
    const auto payloads = incident::decide(d->plan.current(), d->state, seen, at);
    if (!payloads)
        return ready(Done(fail(payloads.error())));
    return whenDone(d->ports.journal.append({ seenByMachine(d->stream, seen, at) }), this,
        journal::Journal::Events(noAnswer()),
        [this](const journal::Journal::Events& stored) { return answered(stored, {}); });
}

QFuture<IncidentSession::Done> IncidentSession::answered(
    const journal::Journal::Events& stored, const Asked& asked)
{
    if (stored)
        takeIn(*stored);
    settle(asked.topic, asked.step);
    if (stored && asked.undo) {
        d->undoable.append(*asked.undo);
        emit undoChanged();
    }
    if (!stored)
        return ready(Done(fail(notRecorded(stored.error()))));
    if (!asked.closedBy)
        return ready(Done());
    // The incident is closed whatever becomes of this entry; the next opening adds it when it is missing.
    return whenDone(
        d->ports.journal.append({ streamClosed(d->ports, d->stream, d->events, *asked.closedBy) }), this,
        journal::Journal::Events(noAnswer()), [](const journal::Journal::Events&) { return Done(); });
}

void IncidentSession::settle(const QString& topic, const std::optional<StepAddress>& step)
{
    d->topics.remove(topic);
    if (step && d->pending.remove(*step))
        emit pendingChanged();
}

QFuture<IncidentSession::Done> IncidentSession::start(const StepAddress& step)
{
    return act(incident::StepStarted { step });
}

QFuture<IncidentSession::Done> IncidentSession::complete(const StepAddress& step, const QString& saw)
{
    return act(incident::StepCompleted { step, saw.trimmed() });
}

QFuture<IncidentSession::Done> IncidentSession::skip(
    const StepAddress& step, incident::SkipReason reason, const QString& why)
{
    return act(incident::StepSkipped { step, reason, why.trimmed() });
}

QFuture<IncidentSession::Done> IncidentSession::markFailed(const StepAddress& step, const QString& why)
{
    return act(incident::StepFailed { step, why.trimmed() });
}

QFuture<IncidentSession::Done> IncidentSession::reopen(const StepAddress& step, const QString& why)
{
    return act(incident::StepReopened { step, why.trimmed() });
}

QFuture<IncidentSession::Done> IncidentSession::choose(
    const StepAddress& step, const plan::AnswerId& answer, const QString& why)
{
    const auto* view = d->walkthrough.find(step);
    if (!view)
        return ready(
            Done(fail(Fault::Invalid, tr("This incident has no step \"%1\".").arg(step.toString()))));
    if (!view->step->decision) {
        return ready(Done(fail(Fault::Invalid, tr("%1 asks for no decision.").arg(view->name()))));
    }
    return act(incident::DecisionRecorded { step, view->step->decision->id, answer, why.trimmed() });
}

QFuture<IncidentSession::Done> IncidentSession::hold(const StepAddress& step)
{
    return act(incident::StepHeld { step });
}

QFuture<IncidentSession::Done> IncidentSession::takeUp(const StepAddress& step)
{
    return act(incident::StepResumed { step });
}

incident::StepVerified IncidentSession::verifiedBy(
    const StepAddress& step, incident::SecondHow how, const QString& name, const QString& saw)
{
    if (how == incident::SecondHow::Alone)
        return { step, how, {}, {}, saw.trimmed(), {} };
    const auto second = name.trimmed();
    return { step, how, d->personCalled(second), second, saw.trimmed(), {} };
}

incident::ApprovalGiven IncidentSession::approvedBy(
    const StepAddress& step, incident::SecondHow how, const QString& name)
{
    const auto approver = name.trimmed();
    return { step, how, d->personCalled(approver), approver };
}

incident::ApprovalRefused IncidentSession::refusedBy(
    const StepAddress& step, const QString& name, const QString& why)
{
    const auto approver = name.trimmed();
    return { step, d->personCalled(approver), approver, why.trimmed() };
}

QFuture<IncidentSession::Done> IncidentSession::note(const QString& text, std::optional<Instant> at)
{
    return act(incident::NoteAdded { incident::NoteAdded::Kind::Note, text.trimmed() }, at);
}

incident::RoleAssigned IncidentSession::handOverTo(const plan::RoleId& role, const QString& to)
{
    const auto name = to.trimmed();
    return { role, d->personCalled(name), name, incident::RoleAssigned::How::HandedOver };
}

QFuture<IncidentSession::Done> IncidentSession::handOver(const plan::RoleId& role, const QString& to)
{
    return act(handOverTo(role, to));
}

QFuture<IncidentSession::Done> IncidentSession::takeRole(const plan::RoleId& role, const QString& by)
{
    const auto name = by.trimmed();
    return act(
        incident::RoleAssigned { role, d->personCalled(name), name, incident::RoleAssigned::How::Taken });
}

QFuture<IncidentSession::Done> IncidentSession::close(const QString& summary)
{
    return act(incident::IncidentClosed { summary.trimmed() });
}

QFuture<IncidentSession::Done> IncidentSession::advance(Millis by)
{
    if (by < Millis::zero())
        return ready(Done(fail(Fault::Invalid, tr("A drill's clock only moves forward."))));
    return act(incident::ClockChanged { clock().now() + by, d->state.clock ? d->state.clock->rate : 1000 });
}

QFuture<IncidentSession::Done> IncidentSession::setRate(qint64 rate)
{
    return act(incident::ClockChanged { clock().now(), rate });
}

} // namespace muster::session
