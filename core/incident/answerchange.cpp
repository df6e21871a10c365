// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/answerchange.h"

#include "core/incident/refusals.h"

namespace muster::incident {

namespace {

/// More names than this are not read.
constexpr qsizetype kNamed = 3;

QString namesOf(const QList<AnswerChange::Line>& lines)
{
    QStringList names;
    for (const auto& line : lines.first(std::min(kNamed, lines.size())))
        names.append(QStringLiteral("%1 %2").arg(line.code, line.title));
    const auto named = names.join(QStringLiteral(", "));
    const auto more = lines.size() - names.size();
    return more > 0 ? tr("%1 and %2 more").arg(named, QString::number(more)) : named;
}

} // namespace

AnswerChange changeBy(const plan::Plan& plan, const IncidentState& state, const StepAddress& step,
    const plan::AnswerId& answer, std::optional<Instant> now)
{
    AnswerChange change;
    const auto before = walkthrough(plan, state, now);
    const auto* asked = before.find(step);
    if (!asked || !asked->step->decision)
        return change;
    auto other = state;
    const auto& decision = asked->step->decision->id;
    const auto known = other.decisions.constFind(decision);
    auto decided = known != other.decisions.constEnd()
        ? *known
        : DecisionState { answer, now.value_or(state.lastActAt),
              state.commander().value_or(PersonId(QUuid())), step };
    decided.answer = answer;
    other.decisions.insert(decision, decided);
    other.steps[step].status = StepStatus::Done;
    const auto after = walkthrough(plan, other, now);
    for (qsizetype i = 0; i < before.steps.size(); ++i) {
        const auto& was = before.steps[i];
        const auto& is = after.steps[i];
        if (was.onLeftBranch == is.onLeftBranch)
            continue;
        (was.onLeftBranch ? change.comesBack : change.isLeft)
            .append({ was.address, was.code, was.step->title, isEnded(was.look) });
    }
    return change;
}

QStringList wordsOf(const AnswerChange& change)
{
    QStringList words;
    if (!change.comesBack.isEmpty())
        words.append(tr("Comes back: %1.").arg(namesOf(change.comesBack)));
    if (!change.isLeft.isEmpty())
        words.append(tr("Is left: %1.").arg(namesOf(change.isLeft)));
    QList<AnswerChange::Line> over;
    for (const auto& line : change.comesBack + change.isLeft) {
        if (line.isOver)
            over.append(line);
    }
    if (!over.isEmpty())
        words.append(tr("Stays in the record as done: %1.").arg(namesOf(over)));
    if (words.isEmpty())
        words.append(tr("No other step changes."));
    return words;
}

} // namespace muster::incident
