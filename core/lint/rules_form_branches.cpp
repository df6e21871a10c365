// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/branches.h"
#include "core/lint/rules_form.h"
#include "core/plan/words.h"

#include <QSet>

#include <utility>

namespace muster::plan::lint {

namespace {

/// The sections that are walked together: those of one scenario, and those of the validation.
QList<QList<Section>> walksOf(const Plan& plan)
{
    QList<QList<Section>> walks;
    const Scenario* last = nullptr;
    for (const auto& section : sectionsOf(plan)) {
        if (walks.isEmpty() || section.scenario != last)
            walks.append(QList<Section>());
        walks.last().append(section);
        last = section.scenario;
    }
    return walks;
}

void unreachableIn(const Section& section, const Branches& branches, Findings& found)
{
    const auto hint = Words::tr("take out the part of `when` that cannot hold, or the step with it");
    const auto phase
        = section.phase && section.phase->when ? branches.conflictOf({ &*section.phase->when }) : QString();
    QString reason = phase;
    QList<std::pair<const Step*, QString>> unreachable;
    for (const auto& step : *section.steps) {
        const auto conflict = phase.isEmpty() ? branches.conflictOf(conditionsOf(section, step)) : QString();
        if (!conflict.isEmpty())
            unreachable.append({ &step, conflict });
    }
    if (phase.isEmpty() && section.phase && !unreachable.isEmpty()
        && unreachable.size() == section.steps->size())
        reason = unreachable.constFirst().second;
    if (!reason.isEmpty()) {
        found.add(section.address, section.place,
            Words::tr("The phase '%1' is never reached: %2").arg(section.title, reason), hint);
        return;
    }
    for (const auto& [step, conflict] : unreachable)
        found.add(section.addressOf(*step), step->place,
            Words::tr("This step is never reached: %1").arg(conflict), hint);
}

void unreachableBranch(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& walk : walksOf(plan)) {
        const Branches branches(walk);
        for (const auto& section : walk)
            unreachableIn(section, branches, found);
    }
}

void decisionTooLate(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& walk : walksOf(plan)) {
        const Branches branches(walk);
        const auto dead = deadEndOf(walk, branches);
        if (!dead)
            continue;
        const auto asked = branches.asked().value(dead->decision);
        found.add(dead->section->addressOf(*dead->step), dead->step->place,
            Words::tr(
                "Nobody can go on at this step: it hangs on '%1', and that is asked only after it, in '%2'")
                .arg(dead->decision.toString(), asked.step->id.toString()),
            Words::tr("move '%1' before the first step that hangs on its answer")
                .arg(asked.step->id.toString()),
            { asked.step->place });
    }
}

void answerWithoutBranch(const Plan& plan, const LintContext&, Findings& found)
{
    for (const auto& walk : walksOf(plan)) {
        QSet<DecisionId> used;
        for (const auto& section : walk) {
            for (const auto& step : *section.steps) {
                for (const auto& decision : decisionsOf(conditionsOf(section, step)))
                    used.insert(decision);
            }
        }
        for (const auto& section : walk) {
            for (const auto& step : *section.steps) {
                if (!step.decision || used.contains(step.decision->id))
                    continue;
                const auto decision = step.decision->id.toString();
                found.add(section.addressOf(step), step.place,
                    Words::tr("No answer to '%1' changes what comes next").arg(step.decision->question),
                    Words::tr(
                        "write `when: %1 = ANSWER` at what belongs to one answer, or ask with `expect` for "
                        "what is seen")
                        .arg(decision));
            }
        }
    }
}

} // namespace

QList<Rule> branchForm()
{
    using enum Finding::Severity;
    return {
        { "form.unreachable-branch", Error, Consequence::RecoveryStalls, unreachableBranch },
        { "form.decision-too-late", Error, Consequence::RecoveryStalls, decisionTooLate },
        { "form.answer-without-branch", Warning, Consequence::Unclear, answerWithoutBranch },
    };
}

} // namespace muster::plan::lint
