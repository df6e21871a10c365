// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/mentions.h"

#include "core/plan/mapreader.h"
#include "core/plan/sections.h"
#include "core/plan/words.h"

#include <type_traits>

namespace muster::plan {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where any name is understood: in texts that most often, but not always, are one.
const QList<NameKind>& kindsOfAnything()
{
    static const QList<NameKind> kKinds { NameKind::Service, NameKind::Data, NameKind::Scenario,
        NameKind::Person, NameKind::Role, NameKind::Contact, NameKind::Vendor, NameKind::Credential,
        NameKind::Check, NameKind::Backup, NameKind::Severity, NameKind::Tier, NameKind::Target,
        NameKind::Calendar, NameKind::Validation, NameKind::Audience, NameKind::Channel, NameKind::Template,
        NameKind::Duty, NameKind::Drill, NameKind::Review, NameKind::Assumption, NameKind::Metric };
    return kKinds;
}

QString quoted(const QString& title, const QString& id)
{
    return u'\'' + (title.isEmpty() ? id : title).simplified() + u'\'';
}

template <typename Entry> QString named(const Entry& entry)
{
    if constexpr (std::is_same_v<decltype(entry.id), QString>)
        return quoted(entry.title, entry.id);
    else
        return quoted(entry.title, entry.id.toString());
}

/// Everything in a plan that gives a name or writes one down.
class Gatherer final {
public:
    explicit Gatherer(const Plan& plan)
        : m_plan(plan)
    {
        gatherHead();
        gatherPeople();
        gatherServices();
        gatherWatching();
        gatherBackups();
        gatherMessages();
        gatherScenarios();
        gatherGoverning();
    }

    Mentions made;

private:
    void define(
        NameKind kind, const QString& id, const QString& title, const Place& place, const QString& scope = {})
    {
        made.things.append({ kind, scope, id, title.simplified(), place });
    }
    template <typename Entry> void define(NameKind kind, const Entry& entry)
    {
        if constexpr (std::is_same_v<decltype(entry.id), QString>)
            define(kind, entry.id, entry.title, entry.place);
        else
            define(kind, entry.id.toString(), entry.title, entry.place);
    }
    void mention(const QList<NameKind>& kinds, const QString& id, const Place& place, const QString& how,
        const QString& scope = {})
    {
        if (!id.isEmpty())
            made.mentions.append({ kinds, scope, id, how, place });
    }
    void mentionWho(const QString& id, const Place& place, const QString& how)
    {
        mention(kindsOfWho(), id, place, how);
    }
    /// "credential:NAME".
    void mentionAddress(const QString& address, const Place& place, const QString& how)
    {
        if (address.startsWith(u"credential:"))
            mention({ NameKind::Credential }, address.sliced(11), place, how);
    }
    void mentionCommand(const CommandLine& command, const Place& place, const QString& how)
    {
        for (const auto& word : command.argv)
            mentionAddress(word, place, how);
        for (const auto& value : command.environment)
            mentionAddress(value, place, how);
    }

    void gatherHead()
    {
        const auto& at = m_plan.place;
        mentionWho(m_plan.owner, at, Words::tr("answers for the plan"));
        for (const auto& who : m_plan.reviewers)
            mentionWho(who, at, Words::tr("reviews the plan"));
        for (const auto& who : m_plan.approvers)
            mentionWho(who, at, Words::tr("approves the plan"));
        for (const auto& name : m_plan.scopeIn)
            mention(kindsOfAnything(), name, at, Words::tr("is in the scope of the plan"));
        for (const auto& name : m_plan.scopeOut)
            mention(kindsOfAnything(), name, at, Words::tr("is out of the scope of the plan"));
        for (const auto& one : m_plan.severities)
            define(NameKind::Severity, one);
        for (const auto& one : m_plan.targets)
            define(NameKind::Target, one);
        for (const auto& one : m_plan.tiers)
            define(NameKind::Tier, one);
        for (const auto& one : m_plan.calendars)
            define(NameKind::Calendar, one);
        for (const auto& one : m_plan.metrics)
            define(NameKind::Metric, one);
    }

    void gatherPeople()
    {
        for (const auto& one : m_plan.people) {
            define(NameKind::Person, one.id, one.name, one.place);
            for (const auto& role : one.roles)
                mention({ NameKind::Role }, role.toString(), one.place,
                    Words::tr("can be held by person %1").arg(quoted(one.name, one.id)));
        }
        for (const auto& one : m_plan.roles) {
            define(NameKind::Role, one);
            mentionWho(one.primary, one.place, Words::tr("is primary of role %1").arg(named(one)));
            mentionWho(one.secondary, one.place, Words::tr("is deputy of role %1").arg(named(one)));
        }
        for (const auto& one : m_plan.contacts)
            define(NameKind::Contact, one);
        for (const auto& one : m_plan.vendors)
            define(NameKind::Vendor, one);
    }

    void gatherServices()
    {
        for (const auto& one : m_plan.services) {
            define(NameKind::Service, one);
            const auto name = named(one);
            if (one.tier)
                mention({ NameKind::Tier }, one.tier->toString(), one.place,
                    Words::tr("is the tier of service %1").arg(name));
            mentionWho(one.owner, one.place, Words::tr("answers for service %1").arg(name));
            mention({ NameKind::Vendor }, one.vendor, one.place, Words::tr("runs service %1").arg(name));
            for (const auto& on : one.dependsOn)
                mention({ NameKind::Service }, on.toString(), one.place,
                    Words::tr("is needed by service %1").arg(name));
            for (const auto& check : one.checks)
                mention({ NameKind::Check }, check.toString(), one.place,
                    Words::tr("watches service %1").arg(name));
        }
        for (const auto& one : m_plan.data) {
            define(NameKind::Data, one);
            if (one.storedIn)
                mention({ NameKind::Service }, one.storedIn->toString(), one.place,
                    Words::tr("stores data %1").arg(named(one)));
        }
        for (const auto& one : m_plan.credentials)
            define(NameKind::Credential, one);
    }

    void gatherWatching()
    {
        for (const auto& one : m_plan.checks) {
            define(NameKind::Check, one);
            const auto used = Words::tr("is used by check %1").arg(named(one));
            mentionAddress(one.address, one.place, used);
            for (const auto* texts : { &one.settings, &one.expect }) {
                for (const auto& text : *texts)
                    mentionAddress(text, one.place, used);
            }
            mention({ NameKind::Credential }, one.settings.value(u"credential"_s), one.place, used);
            mention({ NameKind::Vendor }, one.settings.value(u"vendor"_s), one.place,
                Words::tr("is watched by check %1").arg(named(one)));
            if (one.command)
                mentionCommand(*one.command, one.place, used);
        }
        for (const auto& one : m_plan.alerts) {
            const auto on = quoted({}, one.on.toString());
            mention({ NameKind::Check, NameKind::Backup }, one.on.toString(), one.place,
                Words::tr("raises an alert when %1").arg(one.when));
            if (one.severity)
                mention({ NameKind::Severity }, one.severity->toString(), one.place,
                    Words::tr("is the severity of the alert on %1").arg(on));
            for (const auto& told : one.tell)
                mention({ NameKind::Audience, NameKind::Channel, NameKind::Role, NameKind::Contact,
                            NameKind::Person },
                    told, one.place, Words::tr("is told by the alert on %1").arg(on));
        }
    }

    void gatherBackups()
    {
        for (const auto& one : m_plan.backups) {
            define(NameKind::Backup, one);
            const auto name = named(one);
            if (one.service)
                mention({ NameKind::Service }, one.service->toString(), one.place,
                    Words::tr("is kept by backup %1").arg(name));
            mentionWho(one.owner, one.place, Words::tr("answers for backup %1").arg(name));
            if (one.tool)
                mentionAddress(one.tool->repository, one.place, Words::tr("is used by backup %1").arg(name));
        }
    }

    void gatherMessages()
    {
        const auto& [audiences, channels, templates] = m_plan.communications;
        for (const auto& one : audiences) {
            define(NameKind::Audience, one);
            for (const auto& channel : one.channels)
                mention({ NameKind::Channel }, channel, one.place,
                    Words::tr("reaches audience %1").arg(named(one)));
        }
        for (const auto& one : channels) {
            define(NameKind::Channel, one);
            for (const auto& address : { one.address, one.drillAddress })
                mentionAddress(address, one.place, Words::tr("is used by channel %1").arg(named(one)));
        }
        for (const auto& one : templates) {
            define(NameKind::Template, one.id.toString(), one.subject, one.place);
            if (one.audience)
                mention({ NameKind::Audience }, one.audience->toString(), one.place,
                    Words::tr("is told by template %1").arg(quoted({}, one.id.toString())));
        }
    }

    void gatherScenarios()
    {
        for (const auto& one : m_plan.scenarios) {
            define(NameKind::Scenario, one);
            const auto name = named(one);
            if (one.severity)
                mention({ NameKind::Severity }, one.severity->toString(), one.place,
                    Words::tr("is the severity of scenario %1").arg(name));
            for (const auto& service : one.affects)
                mention({ NameKind::Service }, service.toString(), one.place,
                    Words::tr("is affected by scenario %1").arg(name));
            if (one.watch)
                mentionWho(one.watch->owner, one.place, Words::tr("keeps watch after scenario %1").arg(name));
        }
        for (const auto& section : sectionsOf(m_plan)) {
            const auto scope = section.scenario ? section.scenario->id.toString() : QString();
            if (section.phase) {
                define(NameKind::Phase, section.phase->id.toString(), section.title, section.place, scope);
                if (section.phase->when)
                    gatherCondition(*section.phase->when, section.place, scope,
                        Words::tr("phase %1 of scenario %2")
                            .arg(named(*section.phase), named(*section.scenario)));
            }
            for (qsizetype i = 0; i < section.steps->size(); ++i)
                gatherStep(section, section.steps->at(i), nameOf(section, i + 1), scope);
        }
    }

    /// "step 2.3 of scenario 'Region lost'".
    static QString nameOf(const Section& section, qsizetype number)
    {
        if (!section.scenario)
            return Words::tr("validation step %1").arg(number);
        const auto scenario = named(*section.scenario);
        if (section.steps == &section.scenario->rollback)
            return Words::tr("rollback step %1 of scenario %2").arg(QString::number(number), scenario);
        if (section.steps == &section.scenario->failback)
            return Words::tr("failback step %1 of scenario %2").arg(QString::number(number), scenario);
        const auto phase = section.phase - section.scenario->procedure.constData() + 1;
        return Words::tr("step %1 of scenario %2").arg(u"%1.%2"_s.arg(phase).arg(number), scenario);
    }

    void gatherCondition(
        const Condition& condition, const Place& place, const QString& scope, const QString& of)
    {
        const auto how = Words::tr("decides whether %1 is done").arg(of);
        for (const auto& term : condition.all) {
            if (const auto* decided = std::get_if<Term::DecisionIs>(&term.test)) {
                const auto decision = decided->decision.toString();
                mention({ NameKind::Decision }, decision, place, how, scope);
                mention(
                    { NameKind::Answer }, decided->answer.toString(), place, how, scope + u'/' + decision);
            } else if (const auto* rpo = std::get_if<Term::RpoMissed>(&term.test)) {
                mention({ NameKind::Service, NameKind::Data }, rpo->of, place, how);
            } else if (const auto* rto = std::get_if<Term::RtoMissed>(&term.test)) {
                mention({ NameKind::Service }, rto->of, place, how);
            } else if (const auto* severity = std::get_if<Term::SeverityAtLeast>(&term.test)) {
                mention({ NameKind::Severity }, severity->severity.toString(), place, how);
            }
        }
    }

    void gatherStep(const Section& section, const Step& step, const QString& name, const QString& scope)
    {
        const auto kind = section.scenario ? NameKind::Step : NameKind::Validation;
        const auto& at = step.place;
        define(kind, step.id.toString(), step.title, at, scope);
        if (step.role)
            mention({ NameKind::Role }, step.role->toString(), at, Words::tr("does %1").arg(name));
        for (const auto& before : step.after)
            mention({ kind }, before.toString(), at,
                Words::tr("comes before %1, which waits for it").arg(name), scope);
        if (step.when)
            gatherCondition(*step.when, at, scope, name);
        if (step.decision) {
            const auto decision = step.decision->id.toString();
            define(NameKind::Decision, decision, step.decision->question, at, scope);
            for (const auto& answer : step.decision->answers)
                define(NameKind::Answer, answer.id.toString(), answer.title, at, scope + u'/' + decision);
        }
        if (step.use.contains(u'#'))
            mention({ kind }, step.use.section(u'#', 1).section(u'/', -1), at,
                Words::tr("is taken from %1 by %2").arg(step.use.section(u'#', 0, 0), name), u"#"_s);
        gatherActs(step, name);
    }

    void gatherActs(const Step& step, const QString& name)
    {
        const auto& at = step.place;
        if (step.check)
            mention(
                { NameKind::Check }, step.check->toString(), at, Words::tr("is looked at in %1").arg(name));
        for (const auto& service : step.recovers)
            mention({ NameKind::Service }, service.toString(), at, Words::tr("is back after %1").arg(name));
        if (step.sql)
            mention(
                { NameKind::Service }, step.sql->on.toString(), at, Words::tr("is queried by %1").arg(name));
        if (step.notify && step.notify->audience)
            mention({ NameKind::Audience }, step.notify->audience->toString(), at,
                Words::tr("is told by %1").arg(name));
        if (step.notify && step.notify->templateId)
            mention({ NameKind::Template }, step.notify->templateId->toString(), at,
                Words::tr("is sent by %1").arg(name));
        for (const auto& credential : step.rotate)
            mention({ NameKind::Credential }, credential, at, Words::tr("is changed by %1").arg(name));
        if (step.approve) {
            mentionWho(step.approve->by, at, Words::tr("approves %1").arg(name));
            mentionWho(step.approve->exclude, at, Words::tr("may not approve %1").arg(name));
        }
        for (const auto& command : step.run ? step.run->commands : QList<CommandLine>())
            mentionCommand(command, at, Words::tr("is taken by %1").arg(name));
    }

    void gatherGoverning()
    {
        for (const auto& one : m_plan.duties) {
            define(NameKind::Duty, one);
            mentionWho(one.owner, one.place, Words::tr("answers for duty %1").arg(named(one)));
        }
        for (const auto& one : m_plan.reviews) {
            define(NameKind::Review, one);
            mentionWho(one.owner, one.place, Words::tr("answers for review %1").arg(named(one)));
        }
        for (const auto& one : m_plan.assumptions) {
            define(NameKind::Assumption, one.id, one.text, one.place);
            const auto name = quoted({}, one.id);
            if (one.check)
                mention({ NameKind::Check }, one.check->toString(), one.place,
                    Words::tr("shows whether assumption %1 holds").arg(name));
            for (const auto& answer : one.breaks)
                mention({ NameKind::AnyAnswer }, answer.toString(), one.place,
                    Words::tr("falls with assumption %1").arg(name));
        }
        for (const auto& one : m_plan.waivers) {
            mentionWho(one.by, one.place, Words::tr("has waived %1").arg(one.rule));
            mentionAddressed(one.where, one.place, Words::tr("is where %1 is waived").arg(one.rule));
        }
        for (const auto& one : m_plan.facts)
            mention(kindsOfAnything(), one.about, one.place, Words::tr("is what a fact is about"));
        gatherDrills();
    }

    /// "database-corruption/switch", or an id.
    void mentionAddressed(const QString& address, const Place& place, const QString& how)
    {
        const auto scope = address.contains(u'/') ? address.section(u'/', 0, 0) : QString();
        if (scope.isEmpty())
            mention(kindsOfAnything(), address, place, how);
        else if (scope == u"validation")
            mention({ NameKind::Validation }, address.section(u'/', 1), place, how);
        else
            mention({ NameKind::Step, NameKind::Phase }, address.section(u'/', 1), place, how, scope);
    }

    void gatherDrills()
    {
        for (const auto& one : m_plan.drills) {
            define(NameKind::Drill, one);
            const auto name = named(one);
            const auto tried = Words::tr("is tried in drill %1").arg(name);
            mentionWho(one.owner, one.place, Words::tr("answers for drill %1").arg(name));
            for (const auto& scenario : one.rotates)
                mention({ NameKind::Scenario }, scenario.toString(), one.place, tried);
            for (auto target = one.targets.begin(); target != one.targets.end(); ++target)
                mention({ NameKind::Service, NameKind::Data, NameKind::Scenario }, target.key(), one.place,
                    Words::tr("has a target in drill %1").arg(name));
            for (const auto& step : one.validation)
                mention({ NameKind::Validation }, step, one.place, tried);
            for (const auto& inject : one.script)
                mention(kindsOfWho() + QList { NameKind::Audience }, inject.to, one.place,
                    Words::tr("is surprised in drill %1").arg(name));
        }
    }

    const Plan& m_plan;
};

} // namespace

bool Mention::means(const Thing& thing) const
{
    if (id != thing.id)
        return false;
    if (thing.kind == NameKind::Answer && kinds.contains(NameKind::AnyAnswer))
        return true;
    return kinds.contains(thing.kind) && scope == thing.scope;
}

Mentions mentionsIn(const Plan& plan)
{
    return Gatherer(plan).made;
}

} // namespace muster::plan
