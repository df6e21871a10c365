// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/rules_coverage.h"
#include "core/lint/stepwords.h"
#include "core/plan/words.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace muster::plan::lint {

namespace {

/// A draft will do where what it belongs to is a draft itself.
Presence presenceOf(const QList<Step>& steps, bool draftsCount)
{
    Presence presence = Presence::Missing;
    for (const auto& step : steps)
        see(presence, step.drafted && !draftsCount);
    return presence;
}

/// Whether anything in the scenario is of a kind, or only something drafted.
template <typename Is> Presence presenceIn(const Scenario& scenario, Is is, bool draftsCount = false)
{
    Presence presence = Presence::Missing;
    for (const auto& at : stepsOf(scenario)) {
        if (is(*at.step))
            see(presence, at.drafted && !draftsCount);
    }
    return presence;
}

/// Whether something is done that somebody may want to take back.
bool changesSomething(const Step& step)
{
    return step.irreversible || switches(step) || restoresData(step) || movesAway(step.title)
        || (step.critical && step.run);
}

/// It says how to take back what was done, or that it cannot be.
bool saysWayBack(const Step& step)
{
    return !step.undo.isEmpty() || (step.irreversible && !isUnsaid(step.irreversible->undo))
        || rollsBack(step.title);
}

Presence wayBackOf(const Scenario& scenario)
{
    const auto changes = presenceIn(scenario, changesSomething);
    if (changes == Presence::Missing || rollsBack(scenario.title))
        return Presence::There;
    const bool draftsCount = changes == Presence::Drafted || isDraftedAtHeart(scenario);
    return std::max(
        presenceOf(scenario.rollback, draftsCount), presenceIn(scenario, saysWayBack, draftsCount));
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

/// What goes to another place, in the plan's own words.
struct Move {
    QString text;
    bool drafted = false;
};

std::optional<Move> moveOf(const Scenario& scenario)
{
    if (movesAway(scenario.title))
        return Move { scenario.title, scenario.drafted };
    std::optional<Move> draft;
    for (const auto& at : stepsOf(scenario)) {
        QStringList texts { at.step->title };
        if (at.step->decision) {
            for (const auto& answer : at.step->decision->answers)
                texts.append(answer.title);
        }
        const auto moving = std::find_if(texts.begin(), texts.end(), movesAway);
        if (moving == texts.end())
            continue;
        if (!at.drafted)
            return Move { *moving, false };
        if (!draft)
            draft = Move { *moving, true };
    }
    return draft;
}

void scenarioWithoutFailback(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const auto move = moveOf(scenario);
        if (!move)
            continue;
        const bool draftsCount = move->drafted || isDraftedAtHeart(scenario);
        const auto presence = std::max(presenceOf(scenario.failback, draftsCount),
            presenceIn(
                scenario, [](const Step& step) { return movesBack(step.title); }, draftsCount));
        if (presence == Presence::There)
            continue;
        const auto text = presence == Presence::Drafted
            ? Words::tr("%1: only a drafted way leads back after \"%2\"")
            : Words::tr("%1: no way back is described after \"%2\"");
        lacking.append({ scenario.id.toString(), scenario.place, scenario.title,
            presence == Presence::Drafted, text.arg(scenario.title, move->text) });
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
            see(presence, at.drafted && !own.drafted);
    }
    // The plan's own validation is the phase after the last.
    return next ? presence : std::max(presence, presenceOf(plan.validation, own.drafted));
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
        const auto restoring = presenceIn(scenario, restoresData);
        const auto asking = presenceIn(
            scenario, [](const Step& step) { return step.asksRestorePoint; }, restoring == Presence::Drafted);
        if (restoring != Presence::Missing && asking != Presence::There)
            lacking.append(
                { scenario.id.toString(), scenario.place, scenario.title, asking == Presence::Drafted });
    }
    tell(plan, lacking,
        { Words::tr("%1 restores data, and no step asks to which point"),
            Words::tr("%1 restores data, and only a drafted step asks to which point"),
            Words::tr("%1 scenarios restore data, and no step of them asks to which point: %2"),
            Words::tr("write `restore_point: ask` on the step that finds it; without it nobody can say how "
                      "much data is lost") },
        kApart, found);
}

void pointOfNothing(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& scenario : plan.scenarios) {
        if (!scenario.affects.isEmpty())
            continue;
        for (const auto& at : stepsOf(scenario)) {
            if (at.step->asksRestorePoint)
                found.add(addressOf(scenario, *at.step), at.step->place,
                    Words::tr("'%1' asks for a restore point, and %2 affects no service whose it could be")
                        .arg(nameOf(*at.step), scenario.title),
                    Words::tr("name under `affects` what is restored; the point is recorded for it"));
        }
    }
}

/// A law under which people may ask to have their data erased.
bool namesDataProtection(const QString& text)
{
    static const QRegularExpression kLaw(
        QStringLiteral("\\b(?:gdpr|dsgvo|rgpd|lgpd|ccpa)\\b"), QRegularExpression::CaseInsensitiveOption);
    return kLaw.match(text).hasMatch();
}

struct ErasurePromise {
    QString name;
    /// All that is said of it.
    QString words;
    Place place;
};

/// Where the plan promises that people's data is erased when they ask; the plainest words first.
std::optional<ErasurePromise> erasurePromise(const Plan& plan)
{
    QList<ErasurePromise> promises;
    for (const auto& entry : plan.compliance)
        promises.append({ nameOf(entry), nameOf(entry), entry.place });
    for (const auto& duty : plan.duties) {
        if (!duty.drafted)
            promises.append({ duty.title, duty.title + u' ' + duty.id, duty.place });
    }
    for (const auto& names : { namesErasure, namesDataProtection }) {
        for (const auto& promise : std::as_const(promises)) {
            if (names(promise.words))
                return promise;
        }
    }
    return std::nullopt;
}

void erasureAfterRestore(const Plan& plan, const LintContext&, Findings& found)
{
    const auto promise = erasurePromise(plan);
    if (!promise)
        return;
    Presence ofPlan = Presence::Missing;
    for (const auto& step : plan.validation) {
        if (namesErasure(step.title))
            see(ofPlan, step.drafted);
    }
    QStringList restoring;
    QList<Place> places;
    bool anyDrafted = false;
    for (const auto& scenario : plan.scenarios) {
        const auto erasing = std::max(
            ofPlan, presenceIn(scenario, [](const Step& step) { return namesErasure(step.title); }));
        if (presenceIn(scenario, restoresData) == Presence::Missing || erasing == Presence::There)
            continue;
        anyDrafted |= erasing == Presence::Drafted;
        restoring.append(scenario.title);
        places.append(scenario.place);
    }
    if (restoring.isEmpty())
        return;
    const auto text = anyDrafted
        ? Words::tr("A restore brings back what people had erased (%1), and only a drafted step erases it "
                    "again: %2")
        : Words::tr("A restore brings back what people had erased (%1), and no step erases it again: %2");
    found.add(plan.id.toString(), promise->place, text.arg(promise->name, listed(restoring)),
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
        { "coverage.restore-point-of-nothing", Warning, Consequence::DataLost, pointOfNothing },
        { "coverage.erasure-after-restore", Warning, Consequence::Unprepared, erasureAfterRestore },
    };
}

} // namespace muster::plan::lint
