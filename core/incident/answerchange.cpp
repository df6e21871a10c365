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
    // Who answered, and when, takes no branch.
    other.decisions.insert(
        asked->step->decision->id, DecisionState { answer, state.lastActAt, PersonId(QUuid()), step });
    other.steps[step].status = StepStatus::Done;
    const auto after = walkthrough(plan, other, now);
    for (qsizetype i = 0; i < before.steps.size(); ++i) {
        const auto& was = before.steps[i];
        const auto& is = after.steps[i];
        if (was.onLeftBranch == is.onLeftBranch)
            continue;
        (was.onLeftBranch ? change.comesBack : change.isLeft)
            .append({ was.code, was.step->title, isEnded(was.look) });
    }
    return change;
}

QStringList wordsOf(const AnswerChange& change)
{
    QList<AnswerChange::Line> over;
    const auto openOf = [&over](const QList<AnswerChange::Line>& lines) {
        QList<AnswerChange::Line> open;
        for (const auto& line : lines)
            (line.isOver ? over : open).append(line);
        return open;
    };
    const auto toDo = openOf(change.comesBack);
    const auto notToDo = openOf(change.isLeft);
    QStringList words;
    if (!toDo.isEmpty())
        words.append(tr("To be done then: %1.").arg(namesOf(toDo)));
    if (!notToDo.isEmpty())
        words.append(tr("No longer to be done: %1.").arg(namesOf(notToDo)));
    if (!over.isEmpty())
        words.append(tr("Over already, and stays in the record: %1.").arg(namesOf(over)));
    if (words.isEmpty())
        words.append(tr("No other step changes."));
    return words;
}

} // namespace muster::incident
