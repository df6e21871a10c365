// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/coverage.h"
#include "core/plan/rules_coverage.h"
#include "core/plan/stepwords.h"
#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace muster::plan {

namespace {

Presence presenceOf(const QList<Step>& steps)
{
    Presence presence = Presence::Missing;
    for (const auto& step : steps)
        see(presence, step.drafted);
    return presence;
}

bool restores(const Scenario& scenario)
{
    const auto steps = stepsOf(scenario);
    return std::any_of(steps.begin(), steps.end(), [](const StepAt& at) { return restoresData(*at.step); });
}

/// Whether something is done that somebody may want to take back.
bool changesSomething(const Step& step)
{
    return step.irreversible || switches(step) || restoresData(step) || movesAway(step.title)
        || (step.critical && step.run);
}

/// Whether the plan says how to take back what was done, or that it cannot be.
Presence wayBackOf(const Scenario& scenario)
{
    bool changes = false;
    auto presence = presenceOf(scenario.rollback);
    if (rollsBack(scenario.title))
        return Presence::There;
    for (const auto& at : stepsOf(scenario)) {
        changes |= changesSomething(*at.step);
        const bool says = !at.step->undo.isEmpty()
            || (at.step->irreversible && !isUnsaid(at.step->irreversible->undo)) || rollsBack(at.step->title);
        if (says)
            see(presence, at.drafted);
    }
    return changes ? presence : Presence::There;
}

void scenarioWithoutRollback(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const auto presence = wayBackOf(scenario);
        if (presence != Presence::There)
            lacking.append(
                { scenario.id.toString(), scenario.place, scenario.title, presence == Presence::Drafted });
    }
    tell(plan, lacking,
        { Words::tr("Nothing says how to take back what %1 does, should it go wrong"),
            Words::tr("Only a draft says how to take back what %1 does, should it go wrong"),
            Words::tr("Nothing says how to take back what %1 scenarios do, should it go wrong: %2"),
            Words::tr("write its `rollback`, or `undo` on the steps that change something") },
        kTogether, found);
}

/// What of a scenario goes to another place, in its own words; empty when nothing does.
QString moveOf(const Scenario& scenario)
{
    if (movesAway(scenario.title))
        return scenario.title;
    for (const auto& at : stepsOf(scenario)) {
        if (movesAway(at.step->title))
            return at.step->title;
        if (!at.step->decision)
            continue;
        for (const auto& answer : at.step->decision->answers) {
            if (movesAway(answer.title))
                return answer.title;
        }
    }
    return {};
}

void scenarioWithoutFailback(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const auto move = moveOf(scenario);
        if (move.isEmpty())
            continue;
        auto presence = presenceOf(scenario.failback);
        for (const auto& at : stepsOf(scenario)) {
            if (movesBack(at.step->title))
                see(presence, at.drafted);
        }
        if (presence == Presence::There)
            continue;
        const auto text = presence == Presence::Drafted
            ? Words::tr("%1: only a drafted way leads back after \"%2\"")
            : Words::tr("%1: no way back is described after \"%2\"");
        lacking.append({ scenario.id.toString(), scenario.place, scenario.title,
            presence == Presence::Drafted, text.arg(scenario.title, move) });
    }
    tell(plan, lacking,
        { {}, {}, Words::tr("%1 scenarios move something, and no way back is described: %2"),
            Words::tr("write its `failback`: when to return, in which order, and what becomes of the data "
                      "written meanwhile") },
        kApart, found);
}

/// Both cannot be active: they wait for different answers of one decision.
bool excludes(const std::optional<Condition>& one, const std::optional<Condition>& other)
{
    if (!one || !other)
        return false;
    for (const auto& a : one->all) {
        const auto* mine = std::get_if<Term::DecisionIs>(&a.test);
        for (const auto& b : other->all) {
            const auto* theirs = std::get_if<Term::DecisionIs>(&b.test);
            if (mine && theirs && mine->decision == theirs->decision && mine->answer != theirs->answer)
                return true;
        }
    }
    return false;
}

/// What a step says of its own result is no look at the world; a check, a query or a second person is.
bool isVerifiedItself(const Step& step)
{
    return step.check || step.sql || expectsOutput(step) || !step.verify.isEmpty();
}

/// Whether somebody looks before the phase after the step's own has ended.
Presence verificationAfter(
    const Plan& plan, const Scenario& scenario, const QList<StepAt>& steps, qsizetype index)
{
    const auto& own = steps[index];
    Presence presence = isVerifiedItself(*own.step) ? Presence::There : Presence::Missing;
    std::optional<qsizetype> next;
    for (auto i = index + 1; i < steps.size() && presence != Presence::There; ++i) {
        const auto& at = steps[i];
        const auto& phase = scenario.procedure[at.phase];
        if (excludes(scenario.procedure[own.phase].when, phase.when)
            || excludes(own.step->when, at.step->when))
            continue;
        if (at.phase != own.phase && !next)
            next = at.phase;
        if (at.phase != own.phase && at.phase != next)
            return presence;
        if (verifies(*at.step))
            see(presence, at.drafted);
    }
    // The plan's own validation is the phase after the last.
    return next ? presence : std::max(presence, presenceOf(plan.validation));
}

void switchWithoutVerification(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const auto steps = stepsOf(scenario);
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const auto& step = *steps[i].step;
            if (!(step.critical || step.irreversible) || !switches(step))
                continue;
            const auto presence = verificationAfter(plan, scenario, steps, i);
            if (presence != Presence::There)
                lacking.append(
                    { addressOf(scenario, step), step.place, nameOf(step), presence == Presence::Drafted });
        }
    }
    tell(plan, lacking,
        { Words::tr("Nobody looks whether this worked before the plan goes on: %1"),
            Words::tr("Only a drafted step looks whether this worked: %1"),
            Words::tr("Nobody looks whether %1 switches worked before the plan goes on: %2"),
            Words::tr("give the step a `check`, `sql` or `verify: two-person`, or let a step with `expect` "
                      "follow it") },
        kApart, found);
}

void restoreWithoutPoint(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        if (!restores(scenario))
            continue;
        Presence presence = Presence::Missing;
        for (const auto& at : stepsOf(scenario)) {
            if (at.step->asksRestorePoint)
                see(presence, at.drafted);
        }
        if (presence != Presence::There)
            lacking.append(
                { scenario.id.toString(), scenario.place, scenario.title, presence == Presence::Drafted });
    }
    tell(plan, lacking,
        { Words::tr("%1 restores data, and no step asks to which point"),
            Words::tr("%1 restores data, and only a drafted step asks to which point"),
            Words::tr("%1 scenarios restore data, and no step of them asks to which point: %2"),
            Words::tr("write `restore_point: ask` on the step that finds it; without it nobody can say how "
                      "much data is lost") },
        kApart, found);
}

bool speaksOfErasure(const QString& text)
{
    static const QRegularExpression kLaw(
        QStringLiteral("\\b(?:gdpr|dsgvo|rgpd|lgpd|ccpa)\\b"), QRegularExpression::CaseInsensitiveOption);
    return kLaw.match(text).hasMatch() || namesErasure(text);
}

/// Where the plan promises that people's data is erased when they ask.
std::optional<std::pair<QString, Place>> erasurePromise(const Plan& plan)
{
    for (const auto& entry : plan.compliance) {
        if (speaksOfErasure(entry.framework + QStringLiteral(" ") + entry.control))
            return std::pair((entry.framework + QStringLiteral(" ") + entry.control).trimmed(), entry.place);
    }
    for (const auto& duty : plan.duties) {
        // An id joins its words with '-', which ends a word as a blank does.
        if (speaksOfErasure(duty.id + QStringLiteral(" ") + duty.title + QStringLiteral(" ") + duty.trigger))
            return std::pair(duty.title, duty.place);
    }
    return std::nullopt;
}

void erasureAfterRestore(const Plan& plan, const LintContext&, Findings& found)
{
    const auto promise = erasurePromise(plan);
    if (!promise)
        return;
    Presence presence = Presence::Missing;
    for (const auto& step : plan.validation) {
        if (namesErasure(step.title))
            see(presence, step.drafted);
    }
    QStringList restoring;
    QList<Place> places;
    bool anyDrafted = presence == Presence::Drafted;
    for (const auto& scenario : plan.scenarios) {
        if (!restores(scenario))
            continue;
        auto here = presence;
        for (const auto& at : stepsOf(scenario)) {
            if (namesErasure(at.step->title))
                see(here, at.drafted);
        }
        if (here == Presence::There)
            continue;
        anyDrafted |= here == Presence::Drafted;
        restoring.append(scenario.title);
        places.append(scenario.place);
    }
    if (restoring.isEmpty())
        return;
    const auto text = anyDrafted
        ? Words::tr("A restore brings back what people had erased (%1), and only a drafted step erases it "
                    "again: %2")
        : Words::tr("A restore brings back what people had erased (%1), and no step erases it again: %2");
    found.add(plan.id.toString(), promise->second, text.arg(promise->first, listed(restoring)),
        Words::tr("keep the list of erasures outside the backup, and add a step that erases them again "
                  "before the service is opened"),
        places);
}

} // namespace

QList<Rule> restoreCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.scenario-without-rollback", Warning, Consequence::Unprepared, scenarioWithoutRollback },
        { "coverage.scenario-without-failback", Warning, Consequence::Unprepared, scenarioWithoutFailback },
        { "coverage.switch-without-verification", Warning, Consequence::DataLost, switchWithoutVerification },
        { "coverage.restore-without-point", Warning, Consequence::DataLost, restoreWithoutPoint },
        { "coverage.erasure-after-restore", Warning, Consequence::Unprepared, erasureAfterRestore },
    };
}

} // namespace muster::plan
