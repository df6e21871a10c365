// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/coverage.h"
#include "core/lint/rules_coverage.h"
#include "core/lint/stepwords.h"
#include "core/plan/words.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <optional>
#include <variant>

namespace muster::plan::lint {

namespace {

/// The steps of one scenario, or of the plan's validation.
struct Group {
    QString id;
    QString title;
    Place place;
    QList<const Step*> steps;
};

QList<Group> groupsOf(const Plan& plan)
{
    QList<Group> groups;
    for (const auto& scenario : plan.scenarios) {
        Group group { scenario.id.toString(), scenario.title, scenario.place, {} };
        for (const auto& at : stepsOf(scenario))
            group.steps.append(at.step);
        for (const auto* list : { &scenario.rollback, &scenario.failback }) {
            for (const auto& step : *list)
                group.steps.append(&step);
        }
        groups.append(group);
    }
    return groups;
}

Group validationOf(const Plan& plan)
{
    Group group { QStringLiteral("validation"), Words::tr("Validation"), {}, {} };
    for (const auto& step : plan.validation)
        group.steps.append(&step);
    if (!plan.validation.isEmpty())
        group.place = plan.validation.constFirst().place;
    return group;
}

/// How the steps that lack something are counted: "%2 of %3 steps" in %1, or in %1 groups.
struct Counting {
    QString one;
    QString many;
    QString hint;
};

/// Says of each group how many of its steps lack something, or of all together.
template <typename Counts, typename Has>
void tellSteps(const Plan& plan, const QList<Group>& groups, Counts counts, Has has, const Counting& counting,
    Findings& found)
{
    QList<Lacking> lacking;
    qsizetype missing = 0;
    qsizetype all = 0;
    for (const auto& group : groups) {
        qsizetype without = 0;
        qsizetype of = 0;
        for (const auto* step : group.steps) {
            if (!counts(*step))
                continue;
            ++of;
            without += has(*step) ? 0 : 1;
        }
        if (without == 0)
            continue;
        missing += without;
        all += of;
        lacking.append({ group.id, group.place, group.title, false,
            counting.one.arg(group.title, QString::number(without), QString::number(of)) });
    }
    const auto many = counting.many.arg(
        QString::number(missing), QString::number(all), QStringLiteral("%1"), QStringLiteral("%2"));
    tell(plan, lacking, { {}, {}, many, counting.hint }, kApart, found);
}

void stepWithoutRole(const Plan& plan, const LintContext&, Findings& found)
{
    tellSteps(
        plan, groupsOf(plan), [](const Step&) { return true; },
        [](const Step& step) { return step.role.has_value(); },
        { Words::tr("%1: %2 of %3 steps do not say who does them"),
            Words::tr("%1 of %2 steps in %3 procedures do not say who does them: %4"),
            Words::tr("write the `role` of the step") },
        found);
}

void stepWithoutDuration(const Plan& plan, const LintContext&, Findings& found)
{
    // How long a decision takes is how long its answers take.
    tellSteps(
        plan, groupsOf(plan), [](const Step& step) { return !step.decision; },
        [](const Step& step) { return step.takes.has_value(); },
        { Words::tr("%1: %2 of %3 steps do not say how long they take"),
            Words::tr("%1 of %2 steps in %3 procedures do not say how long they take: %4"),
            Words::tr("write `takes`, e.g. `takes: 5 min`; drills correct it") },
        found);
}

bool saysWhatToSee(const Step& step)
{
    return !step.expect.isEmpty() || step.check || step.sql || expectsOutput(step);
}

/// A question, a message and a change of credentials end by themselves.
bool hasOutcome(const Step& step)
{
    return !step.decision && !informs(step) && step.rotate.isEmpty();
}

void stepWithoutExpectation(const Plan& plan, const LintContext&, Findings& found)
{
    tellSteps(
        plan, groupsOf(plan) + QList { validationOf(plan) },
        [](const Step& step) { return hasOutcome(step) && !step.critical; }, saysWhatToSee,
        { Words::tr("%1: %2 of %3 steps do not say what is seen when they have worked"),
            Words::tr("%1 of %2 steps in %3 procedures do not say what is seen when they have worked: %4"),
            Words::tr("write `expect`, or let the step have a `check`") },
        found);
}

void criticalStepWithoutExpectation(const Plan& plan, const LintContext&, Findings& found)
{
    tellSteps(
        plan, groupsOf(plan) + QList { validationOf(plan) },
        [](const Step& step) { return hasOutcome(step) && step.critical; }, saysWhatToSee,
        { Words::tr("%1: %2 of %3 critical steps do not say what is seen when they have worked"),
            Words::tr("%1 of %2 critical steps in %3 procedures do not say what is seen when they have "
                      "worked: %4"),
            Words::tr("write `expect`, or let the step have a `check`") },
        found);
}

/// The answers that some phase or step of the scenario waits for, by their decision.
QHash<DecisionId, QSet<AnswerId>> awaitedIn(const Scenario& scenario)
{
    QHash<DecisionId, QSet<AnswerId>> awaited;
    const auto read = [&](const std::optional<Condition>& when) {
        for (const auto& term : when ? when->all : QList<Term>()) {
            if (const auto* decided = std::get_if<Term::DecisionIs>(&term.test))
                awaited[decided->decision].insert(decided->answer);
        }
    };
    for (const auto& phase : scenario.procedure) {
        read(phase.when);
        for (const auto& step : phase.steps)
            read(step.when);
    }
    return awaited;
}

/// Alternatives have a time to decide by; a question with work behind only one of its answers has none.
void answerWithoutDuration(const Plan& plan, const LintContext&, Findings& found)
{
    QList<Lacking> lacking;
    for (const auto& scenario : plan.scenarios) {
        const auto awaited = awaitedIn(scenario);
        for (const auto& at : stepsOf(scenario)) {
            const auto& decision = at.step->decision;
            if (!decision || awaited.value(decision->id).size() < 2)
                continue;
            const bool open = std::any_of(decision->answers.begin(), decision->answers.end(),
                [](const Answer& answer) { return !answer.takes; });
            if (open)
                lacking.append({ addressOf(scenario, *at.step), at.step->place,
                    titleOr(decision->question, nameOf(*at.step)) });
        }
    }
    tell(plan, lacking,
        { Words::tr("No time to decide by can be told, as an answer does not say how long it takes: %1"), {},
            Words::tr(
                "No time to decide by can be told for %1 decisions, as answers do not say how long they "
                "take: %2"),
            Words::tr("write `takes` on each of the `answers`") },
        kTogether, found);
}

} // namespace

QList<Rule> stepCoverage()
{
    using enum Finding::Severity;
    return {
        { "coverage.step-without-role", Info, Consequence::Unprepared, stepWithoutRole },
        { "coverage.step-without-duration", Info, Consequence::Unprepared, stepWithoutDuration },
        { "coverage.step-without-expectation", Info, Consequence::Unclear, stepWithoutExpectation },
        { "coverage.critical-step-without-expectation", Warning, Consequence::RecoveryStalls,
            criticalStepWithoutExpectation },
        { "coverage.answer-without-duration", Info, Consequence::PromiseBroken, answerWithoutDuration },
    };
}

} // namespace muster::plan::lint
