// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plannames.h"

#include "core/plan/words.h"

#include <algorithm>

namespace muster::plan {

namespace {

QString textOfId(const QString& id)
{
    return id;
}

template <typename Tag> QString textOfId(const Slug<Tag>& id)
{
    return id.toString();
}

template <typename T, typename Id> QString titleIn(const QList<T>& list, const Id& id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
    return found == list.end() || found->title.isEmpty() ? textOfId(id) : found->title;
}

QString quoted(const QString& text)
{
    return u'“' + text + u'”';
}

const Decision* decisionIn(const QList<Step>& steps, const DecisionId& id)
{
    for (const auto& step : steps) {
        if (step.decision && step.decision->id == id)
            return &*step.decision;
    }
    return nullptr;
}

QString answered(const Scenario* scenario, const Term::DecisionIs& term)
{
    const Decision* decision = nullptr;
    if (scenario) {
        for (const auto& phase : scenario->procedure)
            decision = decision ? decision : decisionIn(phase.steps, term.decision);
    }
    if (!decision)
        return Words::tr("%1 is answered %2").arg(term.decision.toString(), term.answer.toString());
    return Words::tr("%1 is answered %2")
        .arg(quoted(decision->question), quoted(answerText(*decision, term.answer)));
}

QString statusText(Target::Status status)
{
    switch (status) {
    case Target::Status::Unstated:
        return {};
    case Target::Status::Agreed:
        return Words::tr("agreed");
    case Target::Status::Aspirational:
        return Words::tr("aspirational");
    case Target::Status::Measured:
        return Words::tr("measured");
    }
    Q_UNREACHABLE();
}

} // namespace

QString PlanNames::role(const RoleId& id) const
{
    return titleIn(m_plan.roles, id);
}

QString PlanNames::service(const ServiceId& id) const
{
    return titleIn(m_plan.services, id);
}

QString PlanNames::services(const QList<ServiceId>& ids) const
{
    QStringList titles;
    for (const auto& id : ids)
        titles.append(service(id));
    return titles.join(QStringLiteral(", "));
}

QString PlanNames::severity(const SeverityId& id) const
{
    return titleIn(m_plan.severities, id);
}

QString PlanNames::tier(const TierId& id) const
{
    return titleIn(m_plan.tiers, id);
}

QString PlanNames::audience(const AudienceId& id) const
{
    return titleIn(m_plan.communications.audiences, id);
}

QString PlanNames::message(const TemplateId& id) const
{
    for (const auto& one : m_plan.communications.templates) {
        if (one.id == id && !one.subject.isEmpty())
            return one.subject;
    }
    return id.toString();
}

QString PlanNames::channel(const QString& id) const
{
    return titleIn(m_plan.communications.channels, id);
}

QString PlanNames::credential(const QString& id) const
{
    return titleIn(m_plan.credentials, id);
}

QString PlanNames::check(const CheckId& id) const
{
    return titleIn(m_plan.checks, id);
}

QString PlanNames::who(const QString& id) const
{
    for (const auto& person : m_plan.people) {
        if (person.id == id)
            return person.name.isEmpty() ? id : person.name;
    }
    for (const auto& one : m_plan.roles) {
        if (one.id.toString() == id)
            return one.title.isEmpty() ? id : one.title;
    }
    const auto contact = titleIn(m_plan.contacts, id);
    return said(contact == id ? titleIn(m_plan.vendors, id) : contact);
}

QString PlanNames::promised(const QString& id) const
{
    const auto title = service(ServiceId(id));
    if (title != id)
        return title;
    const auto data = titleIn(m_plan.data, id);
    return data == id ? titleIn(m_plan.targets, id) : data;
}

QString PlanNames::address(const QString& text) const
{
    const auto prefix = QStringLiteral("credential:");
    if (!text.startsWith(prefix))
        return said(text);
    return Words::tr("kept as the credential %1").arg(quoted(credential(text.sliced(prefix.size()))));
}

QString PlanNames::condition(const Scenario* scenario, const Condition& condition) const
{
    QStringList parts;
    for (const auto& term : condition.all) {
        if (const auto* decision = std::get_if<Term::DecisionIs>(&term.test))
            parts.append(answered(scenario, *decision));
        else if (const auto* rpo = std::get_if<Term::RpoMissed>(&term.test))
            parts.append(Words::tr("the RPO of %1 is missed").arg(promised(rpo->of)));
        else if (const auto* rto = std::get_if<Term::RtoMissed>(&term.test))
            parts.append(Words::tr("the RTO of %1 is missed").arg(promised(rto->of)));
        else if (const auto* least = std::get_if<Term::SeverityAtLeast>(&term.test))
            parts.append(Words::tr("the severity is at least %1").arg(severity(least->severity)));
        else if (const auto* kind = std::get_if<Term::KindIs>(&term.test))
            parts.append(kind->kind == u"drill" ? Words::tr("it is a drill") : Words::tr("it is no drill"));
    }
    return parts.join(Words::tr(", and "));
}

QString said(const QString& text)
{
    return text.trimmed().isEmpty() ? Words::tr("not said") : text.trimmed();
}

QString answerText(const Decision& decision, const AnswerId& id)
{
    return titleIn(decision.answers, id);
}

QString promiseText(const Target& target)
{
    QStringList lines { textOf(target) };
    if (const auto status = statusText(target.status); !status.isEmpty())
        lines.append(status);
    return lines.join(u'\n');
}

QString promiseWithRemark(const Target& target)
{
    const auto text = promiseText(target);
    return target.remark.isEmpty() ? text : text + u'\n' + target.remark;
}

} // namespace muster::plan
