// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/branches.h"

#include "core/plan/dependencygraph.h"
#include "core/plan/words.h"

#include <utility>

namespace muster::plan::lint {

namespace {

/// So many decisions are followed from one condition; a longer chain is taken to hold.
constexpr qsizetype kMaxFollowed = 100;

/// Steps and gates by number: first all steps, then one gate a section, passed when the whole section is.
struct Numbers {
    explicit Numbers(const QList<Section>& sections)
    {
        for (const auto& section : sections) {
            for (const auto& step : *section.steps) {
                byId.insert(step.id, all.size());
                all.append({ &section, &step });
            }
        }
    }

    QList<Branches::Asked> all;
    QHash<StepId, qsizetype> byId;
};

/// What each step waits for by its order. Rollback and failback are no part of the walk.
void addOrder(DependencyGraph& graph, const Numbers& numbers, const QList<Section>& sections)
{
    constexpr qsizetype kNone = -1;
    qsizetype before = kNone;
    qsizetype one = 0;
    for (qsizetype s = 0; s < sections.size(); ++s) {
        const auto& section = sections[s];
        const auto gate = numbers.all.size() + s;
        const bool strict
            = !section.scenario ? false : !section.phase || section.phase->order == Order::Strict;
        if (!section.phase)
            before = kNone;
        for (qsizetype i = 0; i < section.steps->size(); ++i, ++one) {
            const auto& after = section.steps->at(i).after;
            for (const auto& other : after) {
                if (const auto found = numbers.byId.constFind(other); found != numbers.byId.constEnd())
                    graph.add(one, *found);
            }
            if (after.isEmpty() && strict && i > 0)
                graph.add(one, one - 1);
            else if (after.isEmpty() && before != kNone)
                graph.add(one, before);
            graph.add(gate, one);
        }
        if (before != kNone)
            graph.add(gate, before);
        before = gate;
    }
}

} // namespace

Branches::Branches(const QList<Section>& sections)
{
    for (const auto& section : sections) {
        for (const auto& step : *section.steps) {
            if (step.decision)
                m_asked.insert(step.decision->id, { &section, &step });
        }
    }
}

QString Branches::conflictOf(const QList<const Condition*>& conditions) const
{
    QHash<DecisionId, AnswerId> answers;
    QString kind;
    auto open = conditions;
    for (qsizetype i = 0; i < open.size() && answers.size() < kMaxFollowed; ++i) {
        for (const auto& term : open[i]->all) {
            if (const auto* is = std::get_if<Term::KindIs>(&term.test)) {
                if (!kind.isEmpty() && kind != is->kind)
                    return Words::tr("an incident is either live or a drill");
                kind = is->kind;
            }
            const auto* is = std::get_if<Term::DecisionIs>(&term.test);
            if (!is)
                continue;
            const auto known = answers.constFind(is->decision);
            if (known == answers.constEnd()) {
                answers.insert(is->decision, is->answer);
                if (const auto asked = m_asked.constFind(is->decision); asked != m_asked.constEnd())
                    open += conditionsOf(*asked->section, *asked->step);
            } else if (*known != is->answer) {
                return Words::tr("'%1' is answered once, with '%2' or with '%3'")
                    .arg(is->decision.toString(), known->toString(), is->answer.toString());
            }
        }
    }
    return {};
}

QList<const Condition*> conditionsOf(const Section& section, const Step& step)
{
    QList<const Condition*> made;
    if (section.phase && section.phase->when)
        made.append(&*section.phase->when);
    if (step.when)
        made.append(&*step.when);
    return made;
}

QList<DecisionId> decisionsOf(const QList<const Condition*>& conditions)
{
    QList<DecisionId> made;
    for (const auto* condition : conditions) {
        for (const auto& term : condition->all) {
            if (const auto* is = std::get_if<Term::DecisionIs>(&term.test))
                made.append(is->decision);
        }
    }
    return made;
}

std::optional<DeadEnd> deadEndOf(const QList<Section>& sections, const Branches& branches)
{
    const Numbers numbers(sections);
    // Two steps of one name are an error of their own; who waits for which of them cannot be told.
    if (numbers.byId.size() != numbers.all.size())
        return std::nullopt;
    DependencyGraph graph(numbers.all.size() + sections.size());
    addOrder(graph, numbers, sections);
    QHash<std::pair<qsizetype, qsizetype>, DecisionId> questions;
    for (qsizetype i = 0; i < numbers.all.size(); ++i) {
        const auto& at = numbers.all[i];
        for (const auto& decision : decisionsOf(conditionsOf(*at.section, *at.step))) {
            const auto asked = branches.asked().constFind(decision);
            if (asked == branches.asked().constEnd())
                continue;
            const auto other = numbers.byId.value(asked->step->id);
            graph.add(i, other);
            questions.insert({ i, other }, decision);
        }
    }
    // The order alone has no circle, or the plan would not have loaded: a question closes it.
    const auto cycle = graph.cycle();
    for (qsizetype i = 0; cycle && i + 1 < cycle->size(); ++i) {
        const auto question = questions.constFind({ cycle->at(i), cycle->at(i + 1) });
        if (question != questions.constEnd())
            return DeadEnd { numbers.all[cycle->at(i)].section, numbers.all[cycle->at(i)].step, *question };
    }
    return std::nullopt;
}

} // namespace muster::plan::lint
