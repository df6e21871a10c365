// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/messagetext.h"

#include "core/base/spokentime.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plannames.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace muster::incident {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

const QRegularExpression& gap()
{
    static const QRegularExpression kGap(QStringLiteral("\\{\\{\\s*([A-Za-z_][\\w-]*)\\s*\\}\\}"));
    return kGap;
}

/// Titles of what the scenario hits, those that are not back yet or all of them.
QString affected(const plan::Plan& plan, const IncidentState& state, bool onlyDown)
{
    const plan::PlanNames names(plan);
    const auto* scenario = plan.scenario(state.scenario);
    QStringList titles;
    for (const auto& id : scenario ? scenario->affects : QList<plan::ServiceId>()) {
        if (!onlyDown || !state.services.value(id).recoveredAt)
            titles.append(names.service(id));
    }
    return titles.join(QStringLiteral(", "));
}

/// What the incident answers; empty where only a person can.
QString answerTo(const QString& name, const plan::Plan& plan, const IncidentState& state,
    std::optional<Instant> next, const QString& record)
{
    if (name == u"record")
        return record;
    if (name == u"service")
        return affected(plan, state, false);
    if (name == u"what_is_affected") {
        const auto down = affected(plan, state, true);
        return down.isEmpty() ? affected(plan, state, false) : down;
    }
    if (name == u"since")
        return momentText(state.failedAt, plan.zone);
    if (name == u"next_update_at")
        return next ? momentText(*next, plan.zone) : QString();
    if (name == u"what_we_do") {
        // The title of a step often names parts that outsiders should not read.
        const auto walk = walkthrough(plan, state);
        const auto current = walk.currentPhase();
        return current ? walk.phases[*current].title : QString();
    }
    return {};
}

} // namespace

QString exercisePrefix()
{
    return QStringLiteral("EXERCISE EXERCISE EXERCISE");
}

QList<const plan::MessageTemplate*> templatesFor(const plan::Plan& plan, const plan::AudienceId& audience)
{
    QList<const plan::MessageTemplate*> fitting;
    for (const auto& one : plan.communications.templates) {
        if (!one.audience || *one.audience == audience)
            fitting.append(&one);
    }
    return fitting;
}

const plan::MessageTemplate* templateCalled(
    const plan::Plan& plan, const plan::AudienceId& audience, const plan::TemplateId& id)
{
    const auto fitting = templatesFor(plan, audience);
    const auto found = std::find_if(
        fitting.begin(), fitting.end(), [&](const plan::MessageTemplate* one) { return one->id == id; });
    return found == fitting.end() ? nullptr : *found;
}

const plan::MessageTemplate* fittingTemplate(
    const plan::Plan& plan, const IncidentState& state, const plan::AudienceId& audience)
{
    const auto walk = walkthrough(plan, state);
    const auto* current = walk.currentStep();
    const auto notice = current ? current->step->notify : std::nullopt;
    if (notice && notice->audience == audience && notice->templateId) {
        if (const auto* named = templateCalled(plan, audience, *notice->templateId))
            return named;
    }
    const auto* last = state.lastMessageTo(audience);
    if (const auto* used = last && last->from ? templateCalled(plan, audience, *last->from) : nullptr)
        return used;
    return templatesFor(plan, audience).value(0);
}

QString messageText(const plan::Plan& plan, const IncidentState& state, const plan::MessageTemplate* from,
    std::optional<Instant> next, const QString& record)
{
    const auto subject = from ? from->subject : tr("Incident: {{what_is_affected}}");
    const auto body = from ? from->body
                           : tr("{{what_is_affected}}: impaired since {{since}}. What this means for you: "
                                "{{impact_for_reader}}. What we do: {{what_we_do}}. Next update: "
                                "{{next_update_at}}.");
    const auto written
        = subject.isEmpty() || body.isEmpty() ? subject + body : subject + QStringLiteral("\n\n") + body;

    // In one pass, so that braces in a title are never taken for a gap.
    QString text;
    qsizetype end = 0;
    for (auto gaps = gap().globalMatch(written); gaps.hasNext();) {
        const auto match = gaps.next();
        const auto answer = answerTo(match.captured(1), plan, state, next, record);
        text += QStringView(written).mid(end, match.capturedStart() - end);
        text += answer.isEmpty() ? match.captured(0) : answer;
        end = match.capturedEnd();
    }
    text += QStringView(written).mid(end);
    return state.kind == journal::StreamKind::Drill ? exercisePrefix() + u'\n' + text.trimmed()
                                                    : text.trimmed();
}

QStringList unansweredIn(const QString& text)
{
    QStringList names;
    for (auto gaps = gap().globalMatch(text); gaps.hasNext();)
        names.append(gaps.next().captured(1));
    names.removeDuplicates();
    return names;
}

} // namespace muster::incident
