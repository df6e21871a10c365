// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plansummary.h"

#include "core/base/printable.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"
#include "core/plan/words.h"

#include <QJsonArray>

#include <algorithm>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue minutesOf(std::optional<Millis> duration)
{
    if (!duration)
        return QJsonValue::Null;
    const auto millis = duration->count();
    if (millis % 60'000 == 0)
        return QJsonValue(qint64(millis / 60'000));
    return QJsonValue(static_cast<double>(millis) / 60'000.0);
}

QJsonObject targetRow(
    const QString& name, const QString& kind, const Target& rto, const Target& rpo, int line)
{
    return { { u"name"_s, name }, { u"kind"_s, kind }, { u"rto_minutes"_s, minutesOf(rto.number()) },
        { u"rpo_minutes"_s, minutesOf(rpo.number()) }, { u"line"_s, line } };
}

QJsonArray targetsOf(const Plan& plan)
{
    QJsonArray rows;
    if (plan.rto.state != Target::State::Unknown || plan.rpo.state != Target::State::Unknown)
        rows.append(targetRow(plan.title, u"overall"_s, plan.rto, plan.rpo, plan.place.line));
    for (const auto& tier : plan.tiers)
        rows.append(targetRow(tier.title, u"tier"_s, tier.rto, tier.rpo, tier.place.line));
    for (const auto& service : plan.services)
        rows.append(targetRow(service.title, u"service"_s, rulingRto(plan, service).target,
            rulingRpo(plan, service).target, service.place.line));
    for (const auto& data : plan.data)
        rows.append(targetRow(data.title, u"data"_s, {}, data.rpo, data.place.line));
    for (const auto& scenario : plan.scenarios) {
        if (scenario.rto.state != Target::State::Unknown)
            rows.append(targetRow(scenario.title, u"scenario"_s, scenario.rto, {}, scenario.place.line));
    }
    for (const auto& extra : plan.targets)
        rows.append(targetRow(extra.title, u"environment"_s, extra.rto, extra.rpo, extra.place.line));
    return rows;
}

QString lineOfCommand(const CommandLine& command)
{
    QStringList words;
    for (const auto& word : command.argv)
        words.append(word.contains(u' ') || word.isEmpty() ? u'"' + word + u'"' : word);
    return words.join(u' ');
}

QJsonObject stepRow(const Step& step)
{
    QJsonArray commands;
    if (step.run) {
        for (const auto& command : step.run->commands)
            commands.append(lineOfCommand(command));
    }
    return { { u"text"_s, step.title }, { u"commands"_s, commands }, { u"line"_s, step.place.line } };
}

QList<const Step*> stepsOf(const Scenario& scenario)
{
    QList<const Step*> steps;
    for (const auto& phase : scenario.procedure) {
        for (const auto& step : phase.steps)
            steps.append(&step);
    }
    for (const auto* list : { &scenario.rollback, &scenario.failback }) {
        for (const auto& step : *list)
            steps.append(&step);
    }
    return steps;
}

QJsonArray scenariosOf(const Plan& plan)
{
    QJsonArray rows;
    for (const auto& scenario : plan.scenarios) {
        QJsonArray steps;
        for (const auto* step : stepsOf(scenario))
            steps.append(stepRow(*step));
        rows.append(QJsonObject { { u"id"_s, scenario.id.toString() }, { u"title"_s, scenario.title },
            { u"steps"_s, steps }, { u"rto_minutes"_s, minutesOf(scenario.rto.number()) },
            { u"line"_s, scenario.place.line } });
    }
    return rows;
}

QJsonArray backupsOf(const Plan& plan)
{
    QJsonArray rows;
    for (const auto& backup : plan.backups) {
        const auto every = backup.schedule ? usualInterval(*backup.schedule) : std::nullopt;
        const auto days = backup.retention ? usualDays(*backup.retention) : std::nullopt;
        rows.append(QJsonObject { { u"name"_s, backup.title.isEmpty() ? backup.id : backup.title },
            { u"frequency"_s, backup.schedule ? QJsonValue(backup.schedule->text) : QJsonValue::Null },
            { u"every_minutes"_s, minutesOf(every) },
            { u"retention"_s, backup.retention ? QJsonValue(backup.retention->text) : QJsonValue::Null },
            { u"keep_days"_s, days ? QJsonValue(*days) : QJsonValue::Null },
            { u"line"_s, backup.place.line } });
    }
    return rows;
}

QString nameOf(const Channel& channel)
{
    if (!channel.room.isEmpty())
        return channel.room;
    return channel.title.isEmpty() ? channel.id : channel.title;
}

QJsonObject commsOf(const Communications& communications)
{
    QJsonArray cadence;
    QJsonArray channels;
    for (const auto& audience : communications.audiences) {
        const auto every = minutesOf(audience.every);
        if (!every.isNull() && !cadence.contains(every))
            cadence.append(every);
    }
    for (const auto& channel : communications.channels)
        channels.append(nameOf(channel));
    return { { u"cadence_minutes"_s, cadence }, { u"channels"_s, channels },
        { u"templates"_s, qint64(communications.templates.size()) } };
}

QString scopeOf(const Plan& plan, const DrillPolicy& drill)
{
    if (!drill.scope.isEmpty())
        return drill.scope;
    QStringList titles;
    for (const auto& id : drill.rotates) {
        const auto* scenario = plan.scenario(id);
        titles.append(scenario ? scenario->title : id.toString());
    }
    return titles.isEmpty() ? drill.title : titles.join(u", "_s);
}

QJsonArray drillsOf(const Plan& plan)
{
    QJsonArray rows;
    for (const auto& drill : plan.drills)
        rows.append(
            QJsonObject { { u"frequency"_s, drill.every ? QJsonValue(drill.every->text) : QJsonValue::Null },
                { u"scope"_s, scopeOf(plan, drill) }, { u"line"_s, drill.place.line } });
    return rows;
}

qint64 itemsOf(const Plan& plan)
{
    auto count = plan.validation.size();
    for (const auto& scenario : plan.scenarios)
        count += stepsOf(scenario).size();
    return count;
}

QJsonArray findingsOf(const QList<Finding>& findings)
{
    QJsonArray rows;
    for (const auto& finding : findings)
        rows.append(QJsonObject { { u"rule"_s, finding.rule }, { u"severity"_s, textOf(finding.severity) },
            { u"text"_s, finding.text }, { u"line"_s, finding.place.line } });
    return rows;
}

/// A title cut or filled to a column.
QString column(const QString& text, int width)
{
    return (text.size() > width ? text.first(width - 1) + u'…' : text).leftJustified(width);
}

QString scheduleText(const BackupPolicy& backup)
{
    const auto schedule = backup.schedule ? backup.schedule->text : Words::tr("unknown");
    if (!backup.retention || backup.retention->state == Period::State::Unknown)
        return schedule;
    return Words::tr("%1, kept %2").arg(schedule, backup.retention->text);
}

QStringList scenarioLines(const Plan& plan)
{
    QStringList lines;
    for (const auto& scenario : plan.scenarios) {
        const auto* severity = scenario.severity ? plan.severity(*scenario.severity) : nullptr;
        lines.append(u"  "_s + column(scenario.id.toString(), 26) + column(scenario.title, 32) + u' '
            + Words::tr("steps: %1").arg(stepsOf(scenario).size()));
        if (severity)
            lines.append(
                QString(28, u' ') + column(Words::tr("severity: %1").arg(severity->title), 52).trimmed());
    }
    return lines;
}

QStringList roleLines(const Plan& plan)
{
    const PlanNames names(plan);
    QStringList lines;
    for (const auto& role : plan.roles)
        lines.append(u"  "_s + column(role.title, 42)
            + Words::tr("%1, then %2").arg(names.who(role.primary), names.who(role.secondary)));
    return lines;
}

/// Mail is not read at night.
QString reachedAt(const Contact& contact)
{
    return isNobody(contact.phone) && !contact.email.isEmpty() ? contact.email : contact.phone;
}

} // namespace

QJsonObject summaryJson(const Plan& plan, const QList<Finding>& findings)
{
    QJsonArray roles;
    for (const auto& role : plan.roles)
        roles.append(role.title);
    QJsonArray contacts;
    for (const auto& contact : plan.contacts)
        contacts.append(QJsonObject { { u"name"_s, contact.title }, { u"line"_s, contact.place.line } });
    return { { u"title"_s, plan.title }, { u"targets"_s, targetsOf(plan) },
        { u"scenarios"_s, scenariosOf(plan) }, { u"backups"_s, backupsOf(plan) }, { u"roles"_s, roles },
        { u"contacts"_s, contacts }, { u"comms"_s, commsOf(plan.communications) },
        { u"drills"_s, drillsOf(plan) }, { u"checklist_items"_s, itemsOf(plan) },
        { u"findings"_s, findingsOf(findings) }, { u"not_understood"_s, QJsonArray() } };
}

QString summaryText(const Plan& plan, const QString& approval, const QList<Finding>& findings)
{
    QStringList lines { plan.title };
    if (!plan.version.isEmpty())
        lines.append(Words::tr("Version %1").arg(plan.version)
            + (plan.status.isEmpty() ? QString() : u", "_s + plan.status));
    if (!approval.isEmpty())
        lines.append(approval);
    if (!plan.services.isEmpty())
        lines << QString() << column(Words::tr("Services"), 44) + column(u"RTO"_s, 16) + u"RPO"_s;
    for (const auto& service : plan.services)
        lines.append(u"  "_s + column(service.title, 42) + column(textOf(rulingRto(plan, service).target), 16)
            + textOf(rulingRpo(plan, service).target));
    if (!plan.scenarios.isEmpty())
        lines << QString() << Words::tr("Scenarios") << scenarioLines(plan);
    if (!plan.backups.isEmpty())
        lines << QString() << Words::tr("Backups");
    for (const auto& backup : plan.backups)
        lines.append(u"  "_s + column(backup.title.isEmpty() ? backup.id : backup.title, 52) + u' '
            + scheduleText(backup));
    if (!plan.roles.isEmpty())
        lines << QString() << Words::tr("Roles") << roleLines(plan);
    if (!plan.contacts.isEmpty())
        lines << QString() << Words::tr("Contacts");
    for (const auto& contact : plan.contacts)
        lines.append(u"  "_s + column(contact.title, 42) + reachedAt(contact));
    lines << QString() << Words::tr("Findings: %1").arg(findings.size());
    for (const auto& finding : findings)
        lines.append(u"  "_s
            + Words::tr("line %1: %2: %3")
                  .arg(finding.place.line)
                  .arg(textOf(finding.severity), finding.text));
    for (auto& line : lines)
        line = printableLine(line);
    return lines.join(u'\n') + u'\n';
}

} // namespace muster::plan
