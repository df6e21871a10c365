// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"
#include "core/lint/promises.h"
#include "core/lint/rules_feasibility.h"
#include "core/plan/words.h"

#include <QHash>

#include <algorithm>

namespace muster::plan::lint {

namespace {

void currentOverTarget(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    const auto look
        = [&](const QString& subject, const Place& place, const QString& sentence, const QString& name,
              std::optional<Millis> promised, const Target& current, const QList<Place>& against = {}) {
              const auto can = current.number();
              if (!promised || !can || *can <= *promised)
                  return;
              found.add(subject, place, sentence.arg(name, durationText(*promised), textOf(current)),
                  Words::tr("promise %1 until it can do better").arg(durationText(*can)), against);
          };
    const auto back = Words::tr("%1 must be back in %2, but today it takes %3");
    const auto lost = Words::tr("%1 may lose at most %2, but today it can lose %3");
    for (const auto& service : plan.services) {
        const auto rto = promises.rto(service);
        const auto rpo = promises.rpo(service);
        const auto id = service.id.toString();
        look(id, service.place, back, nameOf(service), rto ? std::optional(rto->value) : std::nullopt,
            service.currentRto, rto ? QList<Place> { rto->place } : QList<Place>());
        look(id, service.place, lost, nameOf(service), rpo ? std::optional(rpo->value) : std::nullopt,
            service.currentRpo, rpo ? QList<Place> { rpo->place } : QList<Place>());
    }
    for (const auto& data : plan.data)
        look(data.id, data.place, lost, nameOf(data), data.rpo.number(), data.currentRpo);
    for (const auto& scenario : plan.scenarios)
        look(scenario.id.toString(), scenario.place,
            Words::tr("'%1' must be over in %2, but today it takes %3"), nameOf(scenario),
            scenario.rto.number(), scenario.currentRto);
}

void fasterThanDependency(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    Causes causes;
    for (const auto& service : plan.services) {
        const auto rto = promises.rto(service);
        for (const auto& id : rto ? service.dependsOn : QList<ServiceId>()) {
            const auto* other = promises.service(id);
            const auto its = other ? promises.rto(*other) : std::nullopt;
            if (!its || its->value <= rto->value)
                continue;
            causes.add(id.toString(),
                { service.id.toString(), nameOf(service), service.place,
                    Words::tr("%1 must be back in %2, but depends on %3, which may take %4")
                        .arg(nameOf(service), durationText(rto->value), nameOf(*other),
                            durationText(its->value)),
                    Words::tr("promise %1 for it, or %2 for %3")
                        .arg(durationText(its->value), durationText(rto->value), nameOf(*other)),
                    { other->place } });
        }
    }
    causes.tell(found);
}

/// Compares what a part promises with what the whole plan promises.
class Parts {
public:
    Parts(const Plan& plan, std::optional<Millis> whole, const QString& sentence)
        : m_plan(plan)
        , m_whole(whole)
        , m_sentence(sentence)
    {
    }

    void look(const QString& subject, const QString& name, const Target& target, const Place& place)
    {
        const auto part = target.number();
        if (!m_whole || !part || *part <= *m_whole)
            return;
        m_causes.add(m_plan.id.toString(),
            { subject, name, place, m_sentence.arg(name, durationText(*part), durationText(*m_whole)),
                Words::tr("promise %1 for the whole plan, or %2 for this part")
                    .arg(durationText(*part), durationText(*m_whole)),
                { m_plan.place } });
    }
    void tell(Findings& found) const { m_causes.tell(found); }

private:
    const Plan& m_plan;
    std::optional<Millis> m_whole;
    QString m_sentence;
    Causes m_causes;
};

void partOverPlanRto(const Plan& plan, const LintContext&, Findings& found)
{
    Parts parts(plan, plan.rto.number(), Words::tr("%1 may take %2, but the whole plan promises %3"));
    for (const auto& tier : plan.tiers)
        parts.look(tier.id.toString(), nameOf(tier), tier.rto, tier.place);
    for (const auto& service : plan.services)
        parts.look(service.id.toString(), nameOf(service), service.rto, service.place);
    for (const auto& scenario : plan.scenarios)
        parts.look(scenario.id.toString(), u'\'' + nameOf(scenario) + u'\'', scenario.rto, scenario.place);
    parts.tell(found);
}

void partOverPlanRpo(const Plan& plan, const LintContext&, Findings& found)
{
    Parts parts(plan, plan.rpo.number(), Words::tr("%1 may lose %2, but the whole plan promises %3"));
    for (const auto& tier : plan.tiers)
        parts.look(tier.id.toString(), nameOf(tier), tier.rpo, tier.place);
    QHash<ServiceId, std::optional<Millis>> stores;
    for (const auto& service : plan.services) {
        stores.insert(service.id, service.rpo.number());
        parts.look(service.id.toString(), nameOf(service), service.rpo, service.place);
    }
    for (const auto& data : plan.data) {
        // What its store says too is said once.
        if (!data.storedIn || !data.rpo.number() || stores.value(*data.storedIn) != data.rpo.number())
            parts.look(data.id, nameOf(data), data.rpo, data.place);
    }
    parts.tell(found);
}

bool isPlanned(const Mitigation& mitigation)
{
    return mitigation.state.startsWith(u"planned", Qt::CaseInsensitive);
}

/// The first word that tells what the scenario can do today and what is only planned of it.
QString planIn(const Scenario& scenario, const Mitigation& mitigation)
{
    if (scenario.currentHow.isEmpty() || !isPlanned(mitigation))
        return {};
    const auto can = tellingWords(scenario.currentHow);
    const auto planned = tellingWords(mitigation.text);
    const auto shared
        = std::find_if(can.begin(), can.end(), [&](const QString& word) { return planned.contains(word); });
    return shared == can.end() ? QString() : *shared;
}

/// What a scenario promises, by itself or for the first of its services that must be back soonest.
struct Rests {
    Millis rto { 0 };
    /// "Redis must be back in 30 min".
    QString text;
    Place place;
};

std::optional<Rests> restsOn(const Promises& promises, const Scenario& scenario)
{
    if (const auto rto = scenario.rto.number())
        return Rests { *rto, Words::tr("'%1' must be over in %2").arg(nameOf(scenario), durationText(*rto)),
            scenario.place };
    std::optional<Rests> soonest;
    for (const auto& id : scenario.affects) {
        const auto* service = promises.service(id);
        const auto rto = service ? promises.rto(*service) : std::nullopt;
        if (rto && (!soonest || rto->value < soonest->rto))
            soonest = Rests { rto->value,
                Words::tr("%1 must be back in %2").arg(nameOf(*service), durationText(rto->value)),
                service->place };
    }
    return soonest;
}

void plannedMitigation(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    Causes causes;
    for (const auto& scenario : plan.scenarios) {
        const auto rests = restsOn(promises, scenario);
        for (const auto& mitigation : rests ? scenario.mitigation : QList<Mitigation>()) {
            if (!isPlanned(mitigation) || !planIn(scenario, mitigation).isEmpty())
                continue;
            causes.add(scenario.id.toString(),
                { scenario.id.toString(), mitigation.text, mitigation.place,
                    Words::tr("%1, but '%2' is only %3").arg(rests->text, mitigation.text, mitigation.state),
                    Words::tr("see that the promise holds without it; a waiver says that it does"),
                    { rests->place } });
        }
    }
    causes.tell(found);
}

void plannedCapability(const Plan& plan, const LintContext&, Findings& found)
{
    const Promises promises(plan);
    for (const auto& scenario : plan.scenarios) {
        for (const auto& mitigation : scenario.mitigation) {
            const auto shared = planIn(scenario, mitigation);
            if (shared.isEmpty())
                continue;
            const auto rests = restsOn(promises, scenario);
            auto text = Words::tr("'%1' counts on '%2' today, but '%3' is only %4")
                            .arg(nameOf(scenario), scenario.currentHow, mitigation.text, mitigation.state);
            if (rests)
                text += Words::tr("; %1 is promised on it").arg(durationText(rests->rto));
            found.add(scenario.id.toString(), mitigation.place, text,
                Words::tr("say what can be done today, and promise that"), { scenario.place });
        }
    }
}

/// The alert that notices first that a service is down, and how long after.
struct Noticed {
    const AlertRule* alert = nullptr;
    Millis after { 0 };
};

void alertAfterRto(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<CheckId, Millis> every;
    for (const auto& check : plan.checks)
        every.insert(check.id, check.every.value_or(Millis { 0 }));
    QHash<CheckId, Noticed> quickest;
    for (const auto& alert : plan.alerts) {
        const Noticed one { &alert, alert.lasting.value_or(Millis { 0 }) + every.value(alert.on) };
        const auto known = quickest.constFind(alert.on);
        if (known == quickest.constEnd() || one.after < known->after)
            quickest.insert(alert.on, one);
    }
    const Promises promises(plan);
    Causes causes;
    for (const auto& service : plan.services) {
        const auto rto = promises.rto(service);
        std::optional<Noticed> first;
        for (const auto& check : service.checks) {
            const auto alert = quickest.constFind(check);
            if (alert != quickest.constEnd() && (!first || alert->after < first->after))
                first = *alert;
        }
        if (!rto || !first || first->after.count() == 0 || first->after < rto->value)
            continue;
        causes.add(first->alert->on.toString(),
            { service.id.toString(), nameOf(service), service.place,
                Words::tr("%1 must be back in %2, but that it is down is noticed only after %3")
                    .arg(nameOf(service), durationText(rto->value), durationText(first->after)),
                Words::tr("look more often, or raise the alert earlier"), { first->alert->place } });
    }
    causes.tell(found);
}

} // namespace

const QList<Rule>& targetsRules()
{
    using enum Finding::Severity;
    static const QList<Rule> kRules {
        { "feasibility.current-over-target", Error, Consequence::PromiseBroken, currentOverTarget },
        { "feasibility.faster-than-dependency", Warning, Consequence::PromiseBroken, fasterThanDependency },
        { "feasibility.part-over-plan-rto", Error, Consequence::PromiseBroken, partOverPlanRto },
        { "feasibility.part-over-plan-rpo", Error, Consequence::DataLost, partOverPlanRpo },
        { "feasibility.planned-mitigation", Info, Consequence::Unclear, plannedMitigation },
        { "feasibility.planned-capability", Error, Consequence::PromiseBroken, plannedCapability },
        { "feasibility.alert-after-rto", Warning, Consequence::PromiseBroken, alertAfterRto },
    };
    return kRules;
}

} // namespace muster::plan::lint
