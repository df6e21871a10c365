// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/stepfacts.h"

#include "app/commands/console.h"
#include "app/commands/times.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/phrases.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"

#include <QJsonArray>
#include <QJsonValue>

namespace muster::commands {

namespace {

using incident::ApprovalState;
using incident::RestState;

QString because(const QString& text, const QString& why)
{
    return why.isEmpty() ? text : Words::tr("%1: %2").arg(text, why);
}

/// Says of a step what is known about it.
class Teller {
public:
    Teller(const session::IncidentSession& incident, const incident::StepView& view, const QTimeZone& zone)
        : m_incident(incident)
        , m_names(incident.plan())
        , m_view(view)
        , m_zone(zone)
        , m_now(incident.clock().now())
    {
    }

    [[nodiscard]] std::optional<StepFact> standstill() const
    {
        if (!m_view.rests())
            return std::nullopt;
        if (m_view.waitsOn == incident::WaitsOn::Approval)
            return StepFact { Words::tr("WAITING"), Words::tr("approval %1").arg(approvalText()) };
        if (m_view.waitsOn == incident::WaitsOn::SecondPerson)
            return StepFact { Words::tr("WAITING"), secondText() };
        return rest(*m_view.state.rest);
    }

    [[nodiscard]] QList<StepFact> all() const
    {
        QList<StepFact> facts;
        if (m_view.state.rest)
            facts.append(rest(*m_view.state.rest));
        if (m_view.step->approve)
            facts.append({ Words::tr("Approval"), approvalText() });
        if (!m_view.step->verify.isEmpty())
            facts.append({ Words::tr("Second"), secondText() });
        if (m_view.step->irreversible)
            facts.append({ Words::tr("Acts on"), irreversibleText(*m_view.step->irreversible) });
        if (const auto& released = m_view.state.released)
            facts.append({ Words::tr("Released"), Words::tr("at %1").arg(act(released->at, released->by)) });
        for (const auto& credential : m_view.step->rotate)
            facts.append({ Words::tr("Change"), rotationText(credential) });
        if (incident::sensorOf(*m_view.step) == incident::Sensor::NoticeSent)
            facts.append({ Words::tr("Muster"), sensedText() });
        return facts;
    }

private:
    [[nodiscard]] QString when(Instant at) const { return timeOrDate(at, m_now, m_zone); }
    /// "03:20:00 by Ada"
    [[nodiscard]] QString act(Instant at, const std::optional<incident::PersonId>& by) const
    {
        return by ? Words::tr("%1 by %2").arg(when(at), m_incident.state().nameOf(*by)) : when(at);
    }

    [[nodiscard]] StepFact rest(const RestState& rest) const
    {
        const auto since = Words::tr("since %1").arg(act(rest.since, rest.by));
        switch (rest.kind) {
        case RestState::Kind::Held:
            return { Words::tr("HELD"), since };
        case RestState::Kind::Waiting: {
            const auto text = rest.waitUntil
                ? Words::tr("%1, until %2 at the latest").arg(since, when(*rest.waitUntil))
                : since;
            return { m_view.isDue ? Words::tr("WAITED") : Words::tr("WAITING"), because(text, rest.why) };
        }
        case RestState::Kind::Deferred: {
            const auto until = incident::untilText(m_incident.plan(), m_incident.state().scenario, rest.until,
                [this](Instant at) { return when(at); });
            return { m_view.isDue ? Words::tr("BACK") : Words::tr("PUT OFF"),
                because(Words::tr("%1, %2").arg(since, until), rest.why) };
        }
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] QString approvalText() const
    {
        const auto& asked = m_view.step->approve;
        const auto by = asked ? m_names.who(asked->by) : Words::tr("somebody");
        const auto& approval = m_view.state.approval;
        if (!approval)
            return Words::tr("%1 must agree before it is done").arg(by);
        switch (approval->answer) {
        case ApprovalState::Answer::Open:
            return Words::tr("asked of %1 at %2, not answered yet")
                .arg(by, act(approval->requestedAt, approval->requestedBy));
        case ApprovalState::Answer::Given:
            return Words::tr("given at %1, %2")
                .arg(
                    act(*approval->answeredAt, approval->answeredBy), incident::secondHowText(approval->how));
        case ApprovalState::Answer::Refused:
            return because(Words::tr("REFUSED at %1").arg(act(*approval->answeredAt, approval->answeredBy)),
                approval->why);
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] QString secondText() const
    {
        const auto& state = m_view.state;
        if (m_view.waitsOn != incident::WaitsOn::SecondPerson)
            return Words::tr("somebody else must see it when it is done");
        const auto done = act(*state.endedAt, state.by);
        return state.saw.isEmpty()
            ? Words::tr("done at %1; somebody else must see it too").arg(done)
            : Words::tr("done at %1, saw “%2”; somebody else must see it too").arg(done, state.saw);
    }

    [[nodiscard]] static QString irreversibleText(const plan::Irreversible& irreversible)
    {
        const auto back = plan::isNobody(irreversible.undo)
            ? Words::tr("there is no way back")
            : Words::tr("way back: %1").arg(irreversible.undo);
        return irreversible.target.isEmpty() ? back : Words::tr("%1; %2").arg(irreversible.target, back);
    }

    [[nodiscard]] QString rotationText(const QString& credential) const
    {
        const auto known = m_view.state.rotations.value(credential);
        return Words::tr("%1: %2, %3")
            .arg(m_names.credential(credential),
                known.newWorks ? Words::tr("the new value works") : Words::tr("the new value is not proven"),
                known.oldDead ? Words::tr("the old one is dead")
                              : Words::tr("the old one is not proven dead"));
    }

    [[nodiscard]] QString sensedText() const
    {
        const auto& notice = m_view.step->notify;
        return notice && notice->audience ? Words::tr("sees itself when a message to %1 is recorded as sent")
                                                .arg(m_names.audience(*notice->audience))
                                          : Words::tr("sees itself when a message is recorded as sent");
    }

    const session::IncidentSession& m_incident;
    plan::PlanNames m_names;
    const incident::StepView& m_view;
    const QTimeZone& m_zone;
    Instant m_now;
};

// Words for machines; they never change.

QString wordOf(incident::WaitsOn waits)
{
    switch (waits) {
    case incident::WaitsOn::Words:
        return QStringLiteral("words");
    case incident::WaitsOn::Approval:
        return QStringLiteral("approval");
    case incident::WaitsOn::SecondPerson:
        return QStringLiteral("second-person");
    }
    Q_UNREACHABLE();
}

QString wordOf(ApprovalState::Answer answer)
{
    switch (answer) {
    case ApprovalState::Answer::Open:
        return QStringLiteral("asked");
    case ApprovalState::Answer::Given:
        return QStringLiteral("given");
    case ApprovalState::Answer::Refused:
        return QStringLiteral("refused");
    }
    Q_UNREACHABLE();
}

template <typename Value> QJsonValue wordOrNull(const std::optional<Value>& value)
{
    return value ? QJsonValue(wordOf(*value)) : QJsonValue();
}

QJsonValue timeOrNull(const std::optional<Instant>& at)
{
    return at ? QJsonValue(isoText(*at)) : QJsonValue();
}

QJsonValue nameOrNull(const std::optional<incident::PersonId>& person, const incident::IncidentState& state)
{
    return person ? QJsonValue(state.nameOf(*person)) : QJsonValue();
}

QJsonObject jsonOfRest(const RestState& rest, bool isOver, const incident::IncidentState& state)
{
    const auto* time = std::get_if<incident::UntilTime>(&rest.until);
    const auto* phase = std::get_if<incident::UntilPhase>(&rest.until);
    const auto* step = std::get_if<incident::UntilStep>(&rest.until);
    return { { QStringLiteral("kind"), wordOf(rest.kind) }, { QStringLiteral("since"), isoText(rest.since) },
        { QStringLiteral("by"), state.nameOf(rest.by) }, { QStringLiteral("why"), rest.why },
        { QStringLiteral("until"), timeOrNull(time ? time->at : rest.waitUntil) },
        { QStringLiteral("until_phase"), phase ? QJsonValue(phase->phase.toString()) : QJsonValue() },
        { QStringLiteral("until_step"), step ? QJsonValue(step->step.toString()) : QJsonValue() },
        { QStringLiteral("over"), isOver } };
}

QJsonObject jsonOfApproval(const ApprovalState& approval, const incident::IncidentState& state)
{
    const bool isGiven = approval.answer == ApprovalState::Answer::Given;
    return { { QStringLiteral("answer"), wordOf(approval.answer) },
        { QStringLiteral("asked_at"), isoText(approval.requestedAt) },
        { QStringLiteral("asked_by"), state.nameOf(approval.requestedBy) },
        { QStringLiteral("answered_at"), timeOrNull(approval.answeredAt) },
        { QStringLiteral("answered_by"), nameOrNull(approval.answeredBy, state) },
        { QStringLiteral("how"), isGiven ? QJsonValue(wordOf(approval.how)) : QJsonValue() },
        { QStringLiteral("why"), approval.why } };
}

QJsonObject jsonOfSecond(const incident::SecondState& second, const incident::IncidentState& state)
{
    return { { QStringLiteral("how"), wordOf(second.how) },
        { QStringLiteral("name"), nameOrNull(second.person, state) },
        { QStringLiteral("at"), isoText(second.at) }, { QStringLiteral("saw"), second.saw },
        { QStringLiteral("why"), second.why } };
}

QJsonArray jsonOfRotations(const incident::StepView& view)
{
    QJsonArray rows;
    for (const auto& credential : view.step->rotate) {
        const auto known = view.state.rotations.value(credential);
        rows.append(QJsonObject { { QStringLiteral("credential"), credential },
            { QStringLiteral("new_works_at"), timeOrNull(known.newWorks) },
            { QStringLiteral("old_dead_at"), timeOrNull(known.oldDead) } });
    }
    return rows;
}

QJsonObject jsonOfRelease(const incident::ReleaseState& released, const incident::IncidentState& state)
{
    return { { QStringLiteral("at"), isoText(released.at) },
        { QStringLiteral("by"), state.nameOf(released.by) } };
}

} // namespace

QList<StepFact> factsOf(
    const session::IncidentSession& incident, const incident::StepView& view, const QTimeZone& zone)
{
    return Teller(incident, view, zone).all();
}

std::optional<StepFact> standstillOf(
    const session::IncidentSession& incident, const incident::StepView& view, const QTimeZone& zone)
{
    return Teller(incident, view, zone).standstill();
}

QString proofText(const plan::Plan& plan, const incident::CredentialProven& proof)
{
    const auto name = plan::PlanNames(plan).credential(proof.credential);
    return proof.fact == incident::CredentialProven::Fact::NewWorks
        ? Words::tr("The new value of %1 works.").arg(name)
        : Words::tr("The old value of %1 is dead.").arg(name);
}

QString countsOf(const incident::Walkthrough& walkthrough)
{
    QStringList parts;
    if (walkthrough.deferred > 0)
        parts.append(Words::tr("%1 put off").arg(walkthrough.deferred));
    if (walkthrough.criticalActive > 0) {
        parts.append(
            Words::tr("critical %1 of %2").arg(walkthrough.criticalEnded).arg(walkthrough.criticalActive));
    }
    return parts.join(QStringLiteral("   "));
}

QJsonObject jsonOf(const incident::StepView& view, const incident::IncidentState& state)
{
    const auto& step = view.state;
    return { { QStringLiteral("code"), view.code }, { QStringLiteral("id"), view.step->id.toString() },
        { QStringLiteral("title"), view.step->title }, { QStringLiteral("critical"), view.step->critical },
        { QStringLiteral("struck"), view.step->struck }, { QStringLiteral("look"), wordOf(view.look) },
        { QStringLiteral("status"), wordOf(step.status) },
        { QStringLiteral("waits_on"), wordOrNull(view.waitsOn) },
        { QStringLiteral("rest"),
            step.rest ? QJsonValue(jsonOfRest(*step.rest, view.isDue, state)) : QJsonValue() },
        { QStringLiteral("approval"),
            step.approval ? QJsonValue(jsonOfApproval(*step.approval, state)) : QJsonValue() },
        { QStringLiteral("released"),
            step.released ? QJsonValue(jsonOfRelease(*step.released, state)) : QJsonValue() },
        { QStringLiteral("second"),
            step.second ? QJsonValue(jsonOfSecond(*step.second, state)) : QJsonValue() },
        { QStringLiteral("rotations"), jsonOfRotations(view) },
        { QStringLiteral("override_reason"), wordOrNull(step.overrideReason) },
        { QStringLiteral("extended_ms"), qint64 { step.extended.count() } },
        { QStringLiteral("misfits"), step.misfits } };
}

} // namespace muster::commands
