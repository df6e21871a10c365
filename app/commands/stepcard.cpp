// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/stepcard.h"

#include "app/commands/console.h"
#include "app/commands/printing.h"
#include "app/commands/stepfacts.h"
#include "core/incident/runningplan.h"

#include <algorithm>

namespace muster::commands {

namespace {

constexpr qsizetype kWidth = 80;
constexpr qsizetype kIndent = 12;
constexpr qsizetype kMostLines = 20;
/// About two lines: what somebody typed must not push what the plan says off the card.
constexpr qsizetype kLongestFact = 120;

/// Two texts at the two ends of a line; the left one gives way.
QString ends(const QString& left, const QString& right)
{
    const auto room = std::max<qsizetype>(0, kWidth - right.size() - 1);
    return left.left(room).leftJustified(room) + u' ' + right;
}

void addField(QStringList& lines, const QString& name, const QString& text)
{
    if (!text.isEmpty()) {
        const auto head = QStringLiteral("  ") + name;
        const auto body = wrapped(text, kWidth - kIndent, kIndent);
        lines += (head.leftJustified(kIndent) + body).split(u'\n');
    }
}

QString commandText(const plan::Run& run)
{
    QStringList commands;
    for (const auto& command : run.commands)
        commands.append(command.argv.join(u' '));
    const auto between = run.mode == plan::Run::Mode::Any ? Words::tr(" or ") : Words::tr(" then ");
    return commands.join(between);
}

QString worstText(const incident::Objectives& objectives)
{
    if (!objectives.worst)
        return {};
    const auto& row = objectives.rows[*objectives.worst];
    if (!row.rto.left)
        return {};
    const auto clock = clockText(*row.rto.left);
    const auto title = row.title.left(30);
    return *row.rto.left < Millis::zero() ? Words::tr("%1: %2 OVER").arg(title, clock)
                                          : Words::tr("%1: %2 left").arg(title, clock);
}

QString shortened(const QString& text)
{
    const auto line = text.simplified();
    return line.size() <= kLongestFact ? line : line.left(kLongestFact) + u'…';
}

/// Of one that is attached with the title of its scenario.
QString titleOf(const session::IncidentSession& drill, const incident::PhaseView& phase)
{
    const auto as = phase.phase ? incident::attachedTo(phase.phase->id.toString()).toString() : QString();
    const auto* scenario = incident::scenarioAttachedAs(drill.plan(), as);
    return scenario ? Words::tr("%1 (%2)").arg(phase.title, scenario->title) : phase.title;
}

/// Where the drill stands.
QStringList head(const session::IncidentSession& drill, const QString& phase)
{
    const auto& state = drill.state();
    const auto& walk = drill.walkthrough();
    const auto since = clockText(drill.clock().now() - state.failedAt);
    QStringList lines { QString(kWidth, u'-'),
        ends(Words::tr("DRILL  %1").arg(state.title), Words::tr("%1 since failure").arg(since)),
        ends(phase,
            Words::tr("%1 of %2 done   %3")
                .arg(walk.ended)
                .arg(walk.active)
                .arg(worstText(drill.objectives()))
                .trimmed()) };
    if (const auto counts = countsOf(walk); !counts.isEmpty())
        lines.append(ends({}, counts));
    lines.append(QString());
    return lines;
}

QString joined(QStringList lines)
{
    if (lines.last().isEmpty())
        lines.removeLast();
    if (lines.size() > kMostLines) {
        lines = lines.first(kMostLines - 1);
        lines.append(QString(kIndent, u' ') + Words::tr("… (? shows all)"));
    }
    return lines.join(u'\n');
}

} // namespace

QString stepCard(const session::IncidentSession& drill, const incident::StepView& view, const QTimeZone& zone)
{
    const auto& step = *view.step;
    auto lines = head(drill, titleOf(drill, drill.walkthrough().phases[view.phase]));
    const auto code = (QStringLiteral("  ") + view.code + u' ').leftJustified(kIndent);
    QStringList title = wrapped(step.title, kWidth - code.size(), code.size()).split(u'\n');
    title.first().prepend(code);
    lines += title;
    QStringList marks;
    if (step.critical)
        marks.append(Words::tr("CRITICAL"));
    if (step.irreversible)
        marks.append(Words::tr("CANNOT BE UNDONE"));
    if (view.state.status == incident::StepStatus::Failed)
        marks.append(
            Words::tr("FAILED: o to open it again, s to go on without it, b if it was done by hand"));
    addField(lines, {}, marks.join(QStringLiteral(", ")));
    lines.append(QString());
    addField(lines, Words::tr("CAUTION"), step.caution);
    for (const auto& fact : factsOf(drill, view, zone))
        addField(lines, fact.name, shortened(fact.text));
    addField(lines, Words::tr("Expect"), step.expect);
    addField(lines, Words::tr("Why"), step.why);
    addField(lines, Words::tr("Remember"), step.remember);
    addField(lines, Words::tr("Command"), step.run ? commandText(*step.run) : QString());
    const auto box = incident::timeBoxOf(view);
    addField(lines, Words::tr("Takes"), box ? durationText(*box) : QString());
    if (step.decision) {
        addField(lines, Words::tr("Decide"), step.decision->question);
        int number = 0;
        for (const auto& answer : step.decision->answers)
            addField(lines, {}, QStringLiteral("%1  %2").arg(++number).arg(answer.title));
    }
    return joined(lines);
}

QString callCard(const session::IncidentSession& drill, const incident::PhaseView& phase)
{
    auto lines = head(drill, titleOf(drill, phase));
    addField(lines, {},
        phase.deferred > 0 ? Words::tr("All of this phase is over except for %1 put off.").arg(phase.deferred)
                           : Words::tr("All of this phase is over."));
    addField(lines, Words::tr("Say aloud"), phase.phase->complete);
    return joined(lines);
}

} // namespace muster::commands
