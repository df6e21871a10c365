// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/estatesession.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/estate/approvalwords.h"
#include "core/estate/approvers.h"
#include "core/plan/planhash.h"
#include "core/session/freezing.h"
#include "core/session/unrecorded.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::session {

namespace {

using Standing = estate::ApprovalState::Standing;
using State = EstateSession::State;
using Events = journal::Journal::Events;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// The entry that is wanted, or what is wrong with the wish.
Result<estate::PlanApproved> approvalOf(const ApprovalWanted& wanted, Instant now)
{
    const auto& plan = *wanted.plan;
    if (wanted.by.trimmed().isEmpty())
        return fail(Fault::Invalid, tr("Say who approves: an approval needs a name."));
    const auto approver = estate::approverFor(plan, wanted.by.trimmed(), wanted.approver.trimmed());
    if (!approver)
        return fail(approver.error());
    const auto today = estate::dayOf(plan, now);
    const auto lastDay = wanted.lastDay ? wanted.lastDay : estate::usualLastDay(plan, today);
    if (!lastDay) {
        return fail(Fault::Invalid,
            tr("Say until when the approval holds, as 2027-03-31: %1 does not say how often it is reviewed.")
                .arg(plan.title));
    }
    if (*lastDay < today) {
        return fail(Fault::Invalid,
            tr("The approval would have ended already: %1 is before today, %2.")
                .arg(lastDay->toString(Qt::ISODate), today.toString(Qt::ISODate)));
    }
    return estate::PlanApproved { plan.id, plan.version, plan::hashOf(plan), plan::sourceHashOf(plan),
        *approver, estate::endOf(plan, *lastDay), wanted.remark.trimmed() };
}

} // namespace

EstateSession::EstateSession(const Ports& ports, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
{
    connect(&m_ports.journal, &journal::Journal::appended, this, [this](const QList<journal::Event>& events) {
        const auto types = estate::entryTypes();
        const bool concerns = std::any_of(events.begin(), events.end(),
            [&](const journal::Event& event) { return types.contains(event.type); });
        if (concerns)
            emit approvalsChanged();
    });
}

EstateSession::~EstateSession() = default;

QFuture<Result<estate::Approvals>> EstateSession::approvals()
{
    return whenDone(m_ports.journal.find(estate::entryTypes()), this, Events(noAnswer()),
        [](const Events& events) -> Result<estate::Approvals> {
            if (!events)
                return fail(events.error());
            return estate::Approvals(*events);
        });
}

journal::Draft EstateSession::draftOf(const estate::Entry& entry, const QString& by) const
{
    journal::Draft draft { m_ports.journal.estate(), journal::EventId::random(), m_ports.clock.now(),
        { journal::PersonId::random(), {}, journal::Claim::Claimed, by.trimmed() }, {} };
    estate::encode(entry, draft);
    return draft;
}

QFuture<State> EstateSession::approve(ApprovalWanted wanted)
{
    const auto entry = approvalOf(wanted, m_ports.clock.now());
    if (!entry)
        return ready(State(fail(entry.error())));
    // What the entry names must be durable before it is.
    return whenDone(freeze(m_ports, this, *wanted.plan), this, Frozen(noAnswer()),
        [this, plan = wanted.plan, draft = draftOf(*entry, wanted.by)](const Frozen& frozen) mutable {
            if (!frozen)
                return ready(State(fail(frozen.error())));
            attach(*frozen, draft);
            return record(plan, draft);
        });
}

QFuture<State> EstateSession::withdraw(
    std::shared_ptr<const plan::Plan> plan, const QString& by, const QString& why)
{
    if (by.trimmed().isEmpty())
        return ready(State(fail(Fault::Invalid, tr("Say who withdraws the approval: it needs a name."))));
    if (why.trimmed().isEmpty())
        return ready(State(fail(Fault::Invalid, tr("Say in a few words why the approval is withdrawn."))));
    return whenDone(stateOf(plan), this, State(noAnswer()), [this, plan, by, why](const State& state) {
        if (!state)
            return ready(State(fail(state.error())));
        if (state->standing != Standing::Valid && state->standing != Standing::Partly) {
            return ready(State(fail(Fault::Invalid,
                tr("There is no approval of this version of %1 to withdraw: %2.")
                    .arg(plan->title, estate::sentenceOf(*state, *plan)))));
        }
        const estate::PlanApprovalWithdrawn entry { plan->id, plan::hashOf(*plan), why.trimmed() };
        return record(plan, draftOf(entry, by));
    });
}

QFuture<State> EstateSession::record(
    const std::shared_ptr<const plan::Plan>& plan, const journal::Draft& draft)
{
    return whenDone(
        m_ports.journal.append({ draft }), this, Events(noAnswer()), [this, plan](const Events& stored) {
            if (!stored)
                return ready(State(fail(notRecorded(stored.error()))));
            return stateOf(plan);
        });
}

QFuture<State> EstateSession::stateOf(std::shared_ptr<const plan::Plan> plan)
{
    using All = Result<estate::Approvals>;
    return whenDone(
        approvals(), this, All(noAnswer()), [this, plan = std::move(plan)](const All& all) -> State {
            if (!all)
                return fail(all.error());
            return all->of(*plan, m_ports.clock.now());
        });
}

} // namespace muster::session
