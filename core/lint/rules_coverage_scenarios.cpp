// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/rules_coverage.h"
#include "core/lint/stepwords.h"
#include "core/plan/words.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace muster::plan::lint {

namespace {

/// The scenarios that `at` does not find, or finds only drafted.
template <typename At> QList<Lacking> scenariosWithout(const Plan& plan, At at)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const Presence presence = at(scenario);
        if (presence != Presence::There)
            lacking.append(
                { scenario.id.toString(), scenario.place, scenario.title, presence == Presence::Drafted });
    }
    return lacking;
}

void scenarioWithoutProcedure(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = scenariosWithout(
        plan, [](const Scenario& one) { return hasSteps(one) ? Presence::There : Presence::Missing; });
    tell(plan, lacking,
        { Words::tr("%1 has no procedure"), {}, Words::tr("%1 scenarios have no procedure: %2"),
            Words::tr("write its `procedure`: phases, each with its `steps`") },
        kApart, found);
}

void procedureOnlyDrafted(const Plan& plan, const LintContext&, Findings& found)
{
    QStringList drafted;
    QList<Place> places;
    qsizetype documented = 0;
    for (const auto& scenario : plan.scenarios) {
        if (isDraftedAtHeart(scenario)) {
            drafted.append(scenario.title);
            places.append(scenario.place);
        } else if (hasSteps(scenario)) {
            ++documented;
        }
    }
    if (drafted.isEmpty())
        return;
    found.add(plan.id.toString(), plan.place,
        Words::tr("%1 scenarios: %2 with a documented procedure, %3 with only a drafted one: %4")
            .arg(QString::number(plan.scenarios.size()), QString::number(documented),
                QString::number(drafted.size()), listed(drafted)),
        Words::tr("rehearse and agree on the drafted ones, then take `drafted: true` away"), places);
}

void scenarioWithoutTrigger(const Plan& plan, const LintContext&, Findings& found)
{
    const auto lacking = scenariosWithout(plan, [](const Scenario& one) {
        return one.triggers.isEmpty() && one.symptoms.isEmpty() ? Presence::Missing : Presence::There;
    });
    tell(plan, lacking,
        { Words::tr("Nothing says when %1 is the scenario to take"), {},
            Words::tr("Nothing says when to take one of %1 scenarios: %2"),
            Words::tr("write `triggers` or `symptoms`: what somebody sees") },
        kTogether, found);
}

void scenarioWithoutTarget(const Plan& plan, const LintContext&, Findings& found)
{
    if (std::none_of(plan.scenarios.begin(), plan.scenarios.end(),
            [](const Scenario& one) { return one.rto.number().has_value(); }))
        return;
    const auto lacking = scenariosWithout(plan, [](const Scenario& one) {
        return one.rto.state == Target::State::Unknown ? Presence::Missing : Presence::There;
    });
    tell(plan, lacking,
        { Words::tr("%1 has no RTO, while other scenarios have one"), {},
            Words::tr("%1 scenarios have no RTO, while others have one: %2"),
            Words::tr("write the `rto` of the scenario, or `rto: none` where nothing is promised") },
        kApart, found);
}

/// Whether somebody looks, once the last service is back, that it really is.
Presence validationOf(const Scenario& scenario)
{
    const auto steps = stepsOf(scenario);
    if (steps.isEmpty())
        return Presence::There;
    const auto last = std::find_if(steps.rbegin(), steps.rend(),
        [](const StepAt& at) { return !at.drafted && !at.step->recovers.isEmpty(); });
    // Without a word on what is back when, the last phase has to do.
    auto at = last == steps.rend() ? std::find_if(steps.begin(), steps.end(),
                  [&](const StepAt& one) { return one.phase == steps.constLast().phase; })
                                   : std::prev(last.base());
    Presence presence = Presence::Missing;
    for (; at != steps.end(); ++at) {
        if (verifies(*at->step))
            see(presence, at->drafted);
    }
    return presence;
}

void scenarioWithoutValidation(const Plan& plan, const LintContext&, Findings& found)
{
    Presence ofPlan = Presence::Missing;
    for (const auto& step : plan.validation)
        see(ofPlan, step.drafted);
    const auto lacking = scenariosWithout(
        plan, [&](const Scenario& scenario) { return std::max(ofPlan, validationOf(scenario)); });
    tell(plan, lacking,
        { Words::tr("Nothing in %1 looks whether the services work again"),
            Words::tr("Only a drafted step in %1 looks whether the services work again"),
            Words::tr("Nothing in %1 scenarios looks whether the services work again: %2"),
            Words::tr("end it with a step that has a `check`, an `expect` or `sql`, or write `validation` "
                      "for the whole plan") },
        kApart, found);
}

void scenarioWithoutCommunication(const Plan& plan, const LintContext&, Findings& found)
{
    Presence ofPlan = Presence::Missing;
    for (const auto& audience : plan.communications.audiences)
        see(ofPlan, audience.drafted);
    const auto lacking = scenariosWithout(plan, [&](const Scenario& scenario) {
        auto presence = hasSteps(scenario) ? ofPlan : Presence::There;
        for (const auto& at : stepsOf(scenario)) {
            if (informs(*at.step))
                see(presence, at.drafted);
        }
        return presence;
    });
    tell(plan, lacking,
        { Words::tr("Nobody is told of %1 while it lasts"),
            Words::tr("Only a drafted part of the plan tells anybody of %1"),
            Words::tr("Nobody is told of %1 scenarios while they last: %2"),
            Words::tr(
                "name an audience with its cadence under `communications`, or put `notify` on a step") },
        kTogether, found);
}

void notRecovered(const Plan& plan, const LintContext&, Findings& found)
{
    QHash<ServiceId, QString> titles;
    for (const auto& service : plan.services)
        titles.insert(service.id, service.title);
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        if (!hasSteps(scenario))
            continue;
        QSet<ServiceId> recovered;
        for (const auto& at : stepsOf(scenario))
            recovered.unite(QSet<ServiceId>(at.step->recovers.begin(), at.step->recovers.end()));
        QStringList missing;
        for (const auto& service : scenario.affects) {
            if (!recovered.contains(service))
                missing.append(titles.value(service, service.toString()));
        }
        if (!missing.isEmpty())
            lacking.append({ scenario.id.toString(), scenario.place, scenario.title, false,
                Words::tr("No step of %1 brings back %2").arg(scenario.title, listed(missing)) });
    }
    tell(plan, lacking,
        { {}, {}, Words::tr("%1 scenarios do not say which step brings their services back: %2"),
            Words::tr("write `recovers` on the step after which the service works again; its clock stops "
                      "there") },
        kApart, found);
}

} // namespace

QList<Rule> scenarioCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.scenario-without-procedure", Error, Consequence::RecoveryStalls,
            scenarioWithoutProcedure },
        { "coverage.procedure-only-drafted", Warning, Consequence::Unprepared, procedureOnlyDrafted },
        { "coverage.scenario-without-trigger", Info, Consequence::Unclear, scenarioWithoutTrigger },
        { "coverage.scenario-without-target", Warning, Consequence::Unprepared, scenarioWithoutTarget },
        { "coverage.scenario-without-validation", Warning, Consequence::DataLost, scenarioWithoutValidation },
        { "coverage.scenario-without-communication", Warning, Consequence::Unprepared,
            scenarioWithoutCommunication },
        { "coverage.not-recovered", Warning, Consequence::Unprepared, notRecovered },
    };
}

} // namespace muster::plan::lint
