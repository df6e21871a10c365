// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/builders.h"

#include "core/incident/payloadcodec.h"
#include "core/journal/leaf.h"
#include "core/journal/stamp.h"

#include <QCryptographicHash>
#include <QUuid>

namespace muster::test {

namespace {

const QUuid kSpace(QStringLiteral("6d757374-6572-4000-8000-746573747321"));

QUuid uuidOf(const QString& name)
{
    return QUuid::createUuidV5(kSpace, name);
}

QString titleOf(const QString& id)
{
    auto title = id;
    title.replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

template <typename Id> QList<Id> slugs(const QStringList& texts)
{
    QList<Id> list;
    for (const auto& text : texts)
        list.append(Id(text));
    return list;
}

} // namespace

plan::Target within(Millis value)
{
    plan::Target target;
    target.state = plan::Target::State::Number;
    target.value = value;
    return target;
}

plan::Target noPromise()
{
    plan::Target target;
    target.state = plan::Target::State::None;
    return target;
}

plan::Condition answered(const QString& decision, const QString& answer)
{
    return holds(plan::Term::DecisionIs { plan::DecisionId(decision), plan::AnswerId(answer) });
}

plan::Condition holds(const decltype(plan::Term::test)& test)
{
    plan::Condition condition;
    condition.all.append(plan::Term { test });
    return condition;
}

StepBuilder::StepBuilder(const QString& id)
{
    m_step.id = plan::StepId(id);
    m_step.title = titleOf(id);
}

StepBuilder& StepBuilder::titled(const QString& title)
{
    m_step.title = title;
    return *this;
}

StepBuilder& StepBuilder::expecting(const QString& expect)
{
    m_step.expect = expect;
    return *this;
}

StepBuilder& StepBuilder::critical()
{
    m_step.critical = true;
    return *this;
}

StepBuilder& StepBuilder::taking(Millis takes)
{
    m_step.takes = takes;
    return *this;
}

StepBuilder& StepBuilder::after(const QStringList& steps)
{
    m_step.after = slugs<plan::StepId>(steps);
    return *this;
}

StepBuilder& StepBuilder::onlyWhen(const plan::Condition& when)
{
    m_step.when = when;
    return *this;
}

StepBuilder& StepBuilder::recovering(const QStringList& services)
{
    m_step.recovers = slugs<plan::ServiceId>(services);
    return *this;
}

StepBuilder& StepBuilder::deciding(const QString& decision, const QStringList& answers)
{
    plan::Decision asked;
    asked.id = plan::DecisionId(decision);
    asked.question = titleOf(decision) + u'?';
    for (const auto& answer : answers)
        asked.answers.append(plan::Answer { plan::AnswerId(answer), titleOf(answer), std::nullopt });
    m_step.decision = asked;
    return *this;
}

StepBuilder& StepBuilder::remembering(const QString& remember)
{
    m_step.remember = remember;
    return *this;
}

StepBuilder& StepBuilder::twoPerson()
{
    m_step.verify = QStringLiteral("two-person");
    return *this;
}

StepBuilder& StepBuilder::irreversible(const QString& target)
{
    m_step.irreversible = plan::Irreversible { target, QStringLiteral("none") };
    return *this;
}

StepBuilder& StepBuilder::approvedBy(const QString& who)
{
    m_step.approve = plan::ApprovalAsked { who, QStringLiteral("requester") };
    return *this;
}

StepBuilder& StepBuilder::checking(const QString& check)
{
    m_step.check = plan::CheckId(check);
    return *this;
}

StepBuilder& StepBuilder::notifying(const QString& audience, const QString& from)
{
    plan::StepNotice notice;
    if (!audience.isEmpty())
        notice.audience = plan::AudienceId(audience);
    if (!from.isEmpty())
        notice.templateId = plan::TemplateId(from);
    m_step.notify = notice;
    return *this;
}

StepBuilder aStep(const QString& id)
{
    return StepBuilder(id);
}

PlanBuilder::PlanBuilder()
{
    m_plan.id = plan::PlanId(QStringLiteral("test-plan"));
    m_plan.title = QStringLiteral("Test plan");
    m_plan.version = QStringLiteral("1");
}

PlanBuilder& PlanBuilder::withOverall(const plan::Target& rto, const plan::Target& rpo)
{
    m_plan.rto = rto;
    m_plan.rpo = rpo;
    return *this;
}

PlanBuilder& PlanBuilder::withSeverity(const QString& id)
{
    plan::Severity severity;
    severity.id = plan::SeverityId(id);
    severity.title = titleOf(id);
    m_plan.severities.append(severity);
    return *this;
}

PlanBuilder& PlanBuilder::withRole(const QString& id)
{
    plan::Role role;
    role.id = plan::RoleId(id);
    role.title = titleOf(id);
    m_plan.roles.append(role);
    return *this;
}

PlanBuilder& PlanBuilder::withTier(const QString& id, const plan::Target& rto, const plan::Target& rpo)
{
    plan::Tier tier;
    tier.id = plan::TierId(id);
    tier.title = titleOf(id);
    tier.rto = rto;
    tier.rpo = rpo;
    m_plan.tiers.append(tier);
    return *this;
}

PlanBuilder& PlanBuilder::withService(const QString& id, const QStringList& dependsOn)
{
    plan::Service service;
    service.id = plan::ServiceId(id);
    service.title = titleOf(id);
    service.dependsOn = slugs<plan::ServiceId>(dependsOn);
    m_plan.services.append(service);
    return *this;
}

PlanBuilder& PlanBuilder::withService(
    const QString& id, const plan::Target& rto, const plan::Target& rpo, const QStringList& dependsOn)
{
    withService(id, dependsOn);
    auto& service = m_plan.services.last();
    service.rto = rto;
    service.rpo = rpo;
    service.statesRto = true;
    service.statesRpo = true;
    return *this;
}

PlanBuilder& PlanBuilder::inTier(const QString& tier)
{
    m_plan.services.last().tier = plan::TierId(tier);
    return *this;
}

PlanBuilder& PlanBuilder::withAudience(
    const QString& id, std::optional<Millis> first, std::optional<Millis> every)
{
    plan::Audience audience;
    audience.id = plan::AudienceId(id);
    audience.title = titleOf(id);
    audience.first = first;
    audience.every = every;
    m_plan.communications.audiences.append(audience);
    return *this;
}

PlanBuilder& PlanBuilder::withTemplate(const QString& id, const QString& subject, const QString& body)
{
    plan::MessageTemplate one;
    one.id = plan::TemplateId(id);
    one.audience = m_plan.communications.audiences.last().id;
    one.subject = subject;
    one.body = body;
    m_plan.communications.templates.append(one);
    return *this;
}

PlanBuilder& PlanBuilder::withData(const QString& id, const QString& storedIn, const plan::Target& rpo)
{
    plan::DataClass data;
    data.id = id;
    data.title = titleOf(id);
    data.storedIn = plan::ServiceId(storedIn);
    data.rpo = rpo;
    m_plan.data.append(data);
    return *this;
}

PlanBuilder& PlanBuilder::withScenario(const QString& id, const QStringList& affects, const plan::Target& rto)
{
    plan::Scenario scenario;
    scenario.id = plan::ScenarioId(id);
    scenario.title = titleOf(id);
    scenario.affects = slugs<plan::ServiceId>(affects);
    scenario.rto = rto;
    m_plan.scenarios.append(scenario);
    return *this;
}

PlanBuilder& PlanBuilder::withPhase(const QString& id, plan::Order order)
{
    plan::Phase phase;
    phase.id = plan::PhaseId(id);
    phase.title = titleOf(id);
    phase.order = order;
    m_plan.scenarios.last().procedure.append(phase);
    return *this;
}

PlanBuilder& PlanBuilder::withPhase(const QString& id, const plan::Condition& when)
{
    withPhase(id);
    m_plan.scenarios.last().procedure.last().when = when;
    return *this;
}

PlanBuilder& PlanBuilder::withStep(const QString& id)
{
    return withStep(aStep(id));
}

PlanBuilder& PlanBuilder::withStep(const plan::Step& step)
{
    m_plan.scenarios.last().procedure.last().steps.append(step);
    return *this;
}

PlanBuilder& PlanBuilder::withValidation(const plan::Step& step)
{
    m_plan.validation.append(step);
    return *this;
}

PlanBuilder aPlan()
{
    return PlanBuilder();
}

journal::PersonId person(const QString& name)
{
    return journal::PersonId(uuidOf(QStringLiteral("person ") + name));
}

incident::IncidentDeclared declarationOf(const plan::Plan& plan, journal::StreamKind kind, Instant failedAt)
{
    const auto& scenario = plan.scenarios.first();
    incident::IncidentDeclared declared;
    declared.kind = kind;
    declared.title = scenario.title;
    declared.summary = QStringLiteral("Wrong rows in the orders table");
    declared.plan = plan.id;
    declared.planVersion = plan.version;
    declared.planHash = QString(64, u'a');
    declared.sourceHash = QString(64, u'b');
    declared.scenario = scenario.id;
    declared.severity = scenario.severity;
    declared.failedAt = failedAt;
    return declared;
}

EventMaker::EventMaker(int console)
    : m_console(console)
    , m_now(*instantFromIso(u"2026-03-14T03:12:00.000Z"))
    , m_name(QStringLiteral("Ada"))
{
}

EventMaker& EventMaker::at(Instant now)
{
    m_now = now;
    return *this;
}

EventMaker& EventMaker::advance(Millis by)
{
    m_now += by;
    return *this;
}

EventMaker& EventMaker::by(const QString& name)
{
    m_name = name;
    return *this;
}

journal::Event EventMaker::make(const incident::Payload& payload)
{
    return make(payload, m_now);
}

journal::Event EventMaker::make(const incident::Payload& payload, Instant happened)
{
    auto blank = draft();
    blank.at = happened;
    incident::encode(payload, blank);
    return seal(blank);
}

journal::Draft EventMaker::draft() const
{
    return {
        { journal::StreamId(uuidOf(QStringLiteral("stream"))), journal::StreamKind::Drill },
        journal::EventId(QUuid()),
        m_now,
        { person(m_name), QStringLiteral("commander"), journal::Claim::Claimed, m_name },
        {},
        1,
        {},
    };
}

journal::Event EventMaker::makeForeign(const QString& type)
{
    auto event = make(incident::NoteAdded { incident::NoteAdded::Kind::Note, QStringLiteral("foreign") });
    event.type = type;
    return event;
}

journal::Event EventMaker::seal(const journal::Draft& draft)
{
    ++m_seq;
    m_last = journal::next(m_last, m_now);
    const auto name = QStringLiteral("%1/%2").arg(m_console).arg(m_seq);
    const auto body = (name + u' ' + draft.type).toUtf8();
    QList<journal::Leaf> leaves;
    const auto addLeaf = [&](const QString& field, const QString& value) {
        leaves.append({ field, QByteArray::number(m_seq).rightJustified(32, '0'), value });
        const auto hash = journal::leafHash(leaves.last().salt, value);
        return QJsonObject { { QStringLiteral("leaf"), QString::fromLatin1(hash) } };
    };
    if (!draft.actor.name.isEmpty())
        addLeaf(QStringLiteral("actor.name"), draft.actor.name);
    auto payload = draft.payload;
    for (const auto& text : draft.texts)
        payload.insert(text.field, addLeaf(QStringLiteral("payload.") + text.field, text.value));
    return {
        .body = body,
        .hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256),
        .signature = QByteArray(64, '\0'),
        .leaves = leaves,
        .stream = draft.stream.id,
        .origin = journal::OriginId(uuidOf(QStringLiteral("console %1").arg(m_console))),
        .seq = m_seq,
        .prev = QByteArray(32, '\0'),
        .id = journal::EventId(uuidOf(QStringLiteral("event ") + name)),
        .stamp = m_last,
        .wall = m_now,
        .boot = QStringLiteral("boot"),
        .mono = m_now.time_since_epoch(),
        .at = draft.at,
        .actor = draft.actor,
        .type = draft.type,
        .version = draft.version,
        .subject = draft.subject,
        .cause = draft.cause,
        .deps = {},
        .payload = payload,
        .attachments = draft.attachments,
    };
}

QList<journal::Event> eventsOf(const QList<incident::Payload>& payloads)
{
    EventMaker maker;
    QList<journal::Event> events;
    for (const auto& payload : payloads) {
        events.append(maker.make(payload));
        maker.advance(std::chrono::minutes(1));
    }
    return events;
}

journal::Event withoutLeaves(journal::Event event)
{
    event.leaves.clear();
    event.actor.name.clear();
    return event;
}

} // namespace muster::test
