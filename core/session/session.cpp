// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/incident/assumptions.h"
#include "core/incident/payloadcodec.h"
#include "core/session/archiver.h"
#include "core/session/clockstanding.h"
#include "core/session/estateentries.h"
#include "core/session/freezing.h"
#include "core/session/incidentsession.h"
#include "core/session/unrecorded.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace muster::session {

namespace {

using PlanPtr = std::shared_ptr<const plan::Plan>;
using Events = journal::Journal::Events;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

const QString& declaredType()
{
    static const QString type = QStringLiteral("incident.declared");
    return type;
}

const QString& closedType()
{
    static const QString type = QStringLiteral("incident.closed");
    return type;
}

/// What the list of incidents is made of.
const QStringList& summaryTypes()
{
    static const QStringList types { declaredType(), closedType(), incident::typeOf(incident::WatchBegun {}),
        incident::typeOf(incident::WatchEnded {}), QString(kStreamArchived) };
    return types;
}

template <typename Items> QString idsOf(const Items& items)
{
    QStringList ids;
    for (const auto& item : items)
        ids.append(item.id.toString());
    return ids.join(QStringLiteral(", "));
}

std::optional<Error> faultOf(const Declaration& declaration, Instant now)
{
    if (!declaration.plan)
        return Error { Fault::Invalid, tr("Choose the plan to work by.") };
    if (!declaration.plan->scenario(declaration.scenario)) {
        return Error { Fault::Invalid,
            tr("The plan %1 has no scenario \"%2\". It has: %3.")
                .arg(declaration.plan->title, declaration.scenario.toString(),
                    idsOf(declaration.plan->scenarios)) };
    }
    for (auto it = declaration.assumptions.keyBegin(); it != declaration.assumptions.keyEnd(); ++it) {
        if (!incident::assumptionOf(*declaration.plan, *it)) {
            return Error { Fault::Invalid,
                tr("The plan %1 has no assumption \"%2\".").arg(declaration.plan->title, *it) };
        }
    }
    if (declaration.kind == journal::StreamKind::Estate)
        return Error { Fault::Invalid, tr("An incident is live or a drill.") };
    if (declaration.summary.trimmed().isEmpty())
        return Error { Fault::Invalid, tr("Say in a line what is wrong: an incident needs a summary.") };
    if (declaration.commander.trimmed().isEmpty())
        return Error { Fault::Invalid, tr("Say who takes command: an incident needs a commander.") };
    if (declaration.failedAt && *declaration.failedAt > now) {
        return Error { Fault::Invalid,
            tr("The failure cannot be in the future: %1 is after now, %2.")
                .arg(isoText(*declaration.failedAt), isoText(now)) };
    }
    return std::nullopt;
}

Result<PlanPtr> frozen(const QByteArray& resolved)
{
    return planFrom(resolved).map(
        [](plan::Plan&& plan) -> PlanPtr { return std::make_shared<const plan::Plan>(std::move(plan)); });
}

/// The acts that open an incident, in one transaction with the estate's entry. `frozen` is what the plan was:
/// its resolved form, its file and the files that it takes steps from.
QList<journal::Draft> openingActs(const Ports& ports, const Declaration& declaration,
    const journal::StreamRef& stream, const QList<journal::Attachment>& frozen)
{
    const auto& resolved = frozen[0];
    const auto& source = frozen[1];
    const auto now = ports.clock.now();
    const auto commander = declaration.commander.trimmed();
    const auto person = journal::PersonId::random();
    const auto* scenario = declaration.plan->scenario(declaration.scenario);
    const auto title = declaration.title.trimmed();

    QList<incident::Payload> acts;
    acts.append(incident::IncidentDeclared { declaration.kind, title.isEmpty() ? scenario->title : title,
        declaration.summary.trimmed(), declaration.plan->id, declaration.plan->version, resolved.hash,
        source.hash, declaration.scenario, scenario->severity, declaration.failedAt.value_or(now),
        declaration.parent });
    acts.append(incident::RoleAssigned {
        incident::commanderRole(), person, commander, incident::RoleAssigned::How::Taken });
    if (declaration.kind == journal::StreamKind::Drill)
        acts.append(incident::ClockChanged { now, declaration.clockRate });
    for (auto it = declaration.assumptions.begin(); it != declaration.assumptions.end(); ++it)
        acts.append(incident::AssumptionAnswered { it.key(), *it });

    QList<journal::Draft> drafts;
    for (const auto& act : std::as_const(acts)) {
        journal::Draft draft { stream, journal::EventId::random(), now,
            { person, incident::commanderRole().toString(), journal::Claim::Claimed, commander }, {} };
        if (!drafts.isEmpty())
            draft.cause = drafts.first().id;
        incident::encode(act, draft);
        drafts.append(draft);
    }
    attach(frozen, drafts.first());
    if (const auto standing = clockStanding(ports.clock))
        drafts.append(seenByMachine(stream, *standing, now));
    drafts.append(streamOpened(ports, stream, commander));
    return drafts;
}

const IncidentSummary* find(const QList<IncidentSummary>& all, const journal::StreamId& id)
{
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const IncidentSummary& incident) { return incident.id == id; });
    return found == all.end() ? nullptr : &*found;
}

/// Why an incident cannot be a part of the one that it names.
std::optional<Error> parentFaultOf(const Declaration& declaration, const QList<IncidentSummary>& all)
{
    const auto* parent = find(all, *declaration.parent);
    if (!parent) {
        return Error { Fault::NotFound,
            tr("There is no incident %1 that this one could be a part of.")
                .arg(declaration.parent->toString()) };
    }
    if (parent->kind != declaration.kind) {
        return Error { Fault::Invalid,
            declaration.kind == journal::StreamKind::Drill
                ? tr("%1 is live; a drill cannot be a part of it.").arg(parent->title)
                : tr("%1 is a drill; a live incident cannot be a part of it.").arg(parent->title) };
    }
    if (parent->closedAt) {
        return Error { Fault::Conflict,
            tr("%1 is closed. Declare an incident of its own.").arg(parent->title) };
    }
    int above = 0;
    for (const auto* one = parent; one && above < kMostLevels; ++above)
        one = one->parent ? find(all, *one->parent) : nullptr;
    if (above == kMostLevels) {
        return Error { Fault::Invalid,
            tr("%1 is %2 levels deep already; make this a part of what it belongs to.")
                .arg(parent->title)
                .arg(kMostLevels) };
    }
    return std::nullopt;
}

/// What was recorded after declaring.
void addTo(IncidentSummary& summary, const incident::Payload& payload, Instant at)
{
    if (std::holds_alternative<incident::IncidentClosed>(payload)) {
        if (!summary.closedAt)
            summary.closedAt = at;
    } else if (const auto* watch = std::get_if<incident::WatchBegun>(&payload)) {
        summary.watchUntil = watch->until;
    } else {
        summary.watchUntil.reset();
    }
}

/// Each once: what was put away twice is as it was the second time, and what was brought back is here.
void addArchived(QList<IncidentSummary>& list, const QList<IncidentSummary>& archived)
{
    for (auto one = archived.rbegin(); one != archived.rend(); ++one) {
        if (!find(list, one->id))
            list.append(*one);
    }
    if (!archived.isEmpty()) {
        std::stable_sort(list.begin(), list.end(),
            [](const IncidentSummary& a, const IncidentSummary& b) { return a.declaredAt < b.declaredAt; });
    }
}

} // namespace

Session::Session(const Ports& ports, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
{
    connect(&m_ports.journal, &journal::Journal::appended, this, [this](const QList<journal::Event>& events) {
        const bool concerns = std::any_of(events.begin(), events.end(),
            [](const journal::Event& event) { return summaryTypes().contains(event.type); });
        if (concerns)
            emit incidentsChanged();
    });
}

Session::~Session() = default;

QFuture<Session::Opened> Session::declare(Declaration declaration)
{
    if (const auto fault = faultOf(declaration, m_ports.clock.now()))
        return ready(Opened(fail(*fault)));
    const auto plan = frozen(declaration.plan->resolved);
    if (!plan)
        return ready(Opened(fail(plan.error())));

    if (declaration.parent) {
        using Known = Result<QList<IncidentSummary>>;
        return whenDone(
            incidents(), this, Known(noAnswer()), [this, declaration, plan = *plan](const Known& known) {
                if (!known)
                    return ready(Opened(fail(known.error())));
                if (const auto fault = parentFaultOf(declaration, *known))
                    return ready(Opened(fail(*fault)));
                return record(declaration, plan);
            });
    }
    return record(declaration, *plan);
}

QFuture<Session::Opened> Session::record(const Declaration& declaration, PlanPtr plan)
{
    // What the acts name must be durable before they are.
    return whenDone(freeze(m_ports, this, *declaration.plan), this, Frozen(noAnswer()),
        [this, declaration, plan](const Frozen& stored) {
            if (!stored)
                return ready(Opened(fail(stored.error())));
            return begin(declaration, plan, *stored);
        });
}

QFuture<Session::Opened> Session::begin(
    const Declaration& declaration, PlanPtr plan, const QList<journal::Attachment>& frozen)
{
    const journal::StreamRef stream { journal::StreamId::random(), declaration.kind };
    // It hears its own opening acts as it will hear all others.
    auto incident = std::make_shared<IncidentSession>(
        m_ports, stream, std::move(plan), QList<journal::Event>(), declaration.commander);
    return whenDone(m_ports.journal.append(openingActs(m_ports, declaration, stream, frozen)), this,
        Events(noAnswer()), [incident](const Events& stored) -> Opened {
            if (!stored)
                return fail(notRecorded(stored.error()));
            return incident;
        });
}

QFuture<Session::Opened> Session::open(journal::StreamId incident, QString actingAs)
{
    return whenDone(m_ports.journal.read(incident), this, Events(noAnswer()),
        [this, incident, actingAs](const Events& events) {
            if (!events)
                return ready(Opened(fail(events.error())));
            return unfreeze(incident, *events, actingAs);
        });
}

QFuture<Session::Opened> Session::unfreeze(
    journal::StreamId stream, const QList<journal::Event>& events, const QString& actingAs)
{
    std::optional<incident::IncidentDeclared> declared;
    bool isClosed = false;
    for (const auto& event : events) {
        if (event.type == declaredType() && !declared) {
            if (const auto payload = incident::decode(event))
                declared = std::get<incident::IncidentDeclared>(*payload);
        }
        isClosed = isClosed || event.type == closedType();
    }
    if (!declared)
        return sayWhereItIs(stream);
    const journal::StreamRef ref { stream, declared->kind };
    using Bytes = Result<QByteArray>;
    return whenDone(m_ports.blobs.get(declared->planHash), this, Bytes(noAnswer()),
        [this, ref, events, actingAs, isClosed](const Bytes& bytes) {
            if (!bytes)
                return ready(Opened(fail(bytes.error())));
            const auto plan = frozen(*bytes);
            if (!plan)
                return ready(Opened(fail(plan.error())));
            auto opened = std::make_shared<IncidentSession>(m_ports, ref, *plan, events, actingAs);
            return isClosed ? completeEstate(std::move(opened)) : ready(Opened(std::move(opened)));
        });
}

QFuture<Session::Opened> Session::sayWhereItIs(journal::StreamId stream)
{
    using Known = Result<QList<IncidentSummary>>;
    return whenDone(incidents(), this, Known(noAnswer()), [stream](const Known& known) -> Opened {
        const auto* incident = known ? find(*known, stream) : nullptr;
        if (!incident || incident->archivedIn.isEmpty()) {
            return fail(Fault::NotFound, tr("There is no incident %1 in this log.").arg(stream.toString()));
        }
        return fail(Fault::NotFound,
            tr("%1 was put away into the file %2. Import that file to open it.")
                .arg(incident->title, incident->archivedIn));
    });
}

QFuture<Session::Opened> Session::completeEstate(std::shared_ptr<IncidentSession> incident)
{
    return whenDone(m_ports.journal.find({ QString(kStreamClosed) }), this, Events(noAnswer()),
        [this, incident](const Events& entries) {
            const auto draft
                = streamClosed(m_ports, incident->stream(), incident->events(), incident->actingAs());
            const auto isStored = [&](const journal::Event& event) { return event.id == draft.id; };
            if (!entries || std::any_of(entries->begin(), entries->end(), isStored))
                return ready(Opened(incident));
            // Reading the incident does not depend on it; where it cannot be written, the next opening tries
            // again.
            return whenDone(m_ports.journal.append({ draft }), this, Events(noAnswer()),
                [incident](const Events&) { return Opened(incident); });
        });
}

QFuture<Result<QList<IncidentSummary>>> Session::incidents()
{
    return whenDone(m_ports.journal.find(summaryTypes()), this, Events(noAnswer()),
        [estate = m_ports.journal.estate().id](const Events& events) -> Result<QList<IncidentSummary>> {
            if (!events)
                return fail(events.error());
            QList<IncidentSummary> list;
            QHash<journal::StreamId, qsizetype> places;
            QList<IncidentSummary> archived;
            for (const auto& event : *events) {
                // What another console put away is here all the same.
                if (event.stream == estate) {
                    if (const auto incident = archivedIncident(event))
                        archived.append(*incident);
                    continue;
                }
                const auto payload = incident::decode(event);
                if (!payload)
                    continue;
                const auto place = places.constFind(event.stream);
                const auto* declared = std::get_if<incident::IncidentDeclared>(&*payload);
                if (declared && place == places.constEnd()) {
                    places.insert(event.stream, list.size());
                    const auto title
                        = declared->title.isEmpty() ? declared->scenario.toString() : declared->title;
                    list.append({ event.stream, declared->kind, title, declared->plan.toString(),
                        declared->scenario.toString(), event.at, {}, {}, declared->parent,
                        event.actor.name });
                } else if (!declared && place != places.constEnd()) {
                    addTo(list[*place], *payload, event.at);
                }
            }
            addArchived(list, archived);
            return list;
        });
}

} // namespace muster::session
