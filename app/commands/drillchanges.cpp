// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drillchanges.h"

#include "app/commands/await.h"
#include "app/commands/lookup.h"
#include "app/commands/printing.h"
#include "core/incident/runningplan.h"

#include <algorithm>

namespace muster::commands {

namespace {

using incident::StepView;

constexpr qsizetype kWidth = 80;
/// With the prompt below it no more than a terminal shows.
constexpr qsizetype kPage = 18;

QString nothing()
{
    return Words::tr("Nothing was changed.");
}

QString entry(const QString& head, const QString& text, const QString& mark)
{
    const auto left = QStringLiteral("  ") + head.leftJustified(7) + u' ';
    const auto room = kWidth - left.size() - mark.size();
    return left + (text.size() <= room ? text : text.left(room - 1) + u'…') + mark;
}

QString lineOf(const StepView& view)
{
    const auto mark = view.step->struck             ? Words::tr(" (struck)")
        : isEnded(view.look)                        ? Words::tr(" (over)")
        : view.look == incident::StepLook::Inactive ? Words::tr(" (on another branch)")
                                                    : QString();
    return entry(view.code, view.step->title, mark);
}

/// Steps to choose from, and where among them the current one is.
struct Listed {
    QStringList lines;
    qsizetype first = 0;
};

template <typename Shown> Listed listed(const incident::Walkthrough& walk, Shown isShown)
{
    Listed list;
    for (const auto& view : walk.steps) {
        if (&view == walk.currentStep())
            list.first = list.lines.size();
        if (isShown(view))
            list.lines.append(lineOf(view));
    }
    if (list.first == list.lines.size())
        list.first = 0;
    return list;
}

} // namespace

DrillChanges::DrillChanges(session::IncidentSession& drill, DrillQuestions& questions, Console& console)
    : m_drill(drill)
    , m_questions(questions)
    , m_console(console)
{
}

Next DrillChanges::ask()
{
    const auto& steps = m_drill.walkthrough().steps;
    const bool isAnyStruck
        = std::any_of(steps.begin(), steps.end(), [](const StepView& view) { return view.step->struck; });
    m_console.tell(Words::tr("What is to be changed of the plan, for this drill?\n"
                             "  1  attach another scenario\n"
                             "  2  add a step\n"
                             "  3  strike a step\n"
                             "  4  say a step in other words\n"
                             "  5  move a step"));
    if (isAnyStruck)
        m_console.tell(Words::tr("  6  restore a step that was struck"));
    const auto key = m_questions.ask(Words::tr("Which? (Enter: nothing is changed) "));
    if (!key)
        return Next::Leave;
    switch (key->size() == 1 ? key->front().unicode() : u'\0') {
    case u'1':
        return attach();
    case u'2':
        return add();
    case u'3':
        return strike();
    case u'4':
        return reword();
    case u'5':
        return move();
    case u'6':
        return isAnyStruck ? restore() : m_questions.stay(nothing());
    default:
        return m_questions.stay(nothing());
    }
}

Next DrillChanges::attach()
{
    QList<plan::ScenarioId> scenarios;
    QStringList lines;
    for (const auto& scenario : m_drill.plan().scenarios) {
        if (scenario.procedure.isEmpty())
            continue;
        scenarios.append(scenario.id);
        lines.append(entry(QString::number(scenarios.size()), scenario.title,
            scenario.id == m_drill.state().scenario ? Words::tr(" (once more)") : QString()));
    }
    const auto typed = picked(lines, 0, Words::tr("Which scenario? (Enter: none) "));
    if (!typed)
        return typed.error();
    const auto index = typed->toInt() - 1;
    if (index < 0 || index >= scenarios.size()) {
        return m_questions.stay(
            Words::tr("Nothing was changed. The scenarios are 1 to %1.").arg(scenarios.size()));
    }
    const auto& scenario = scenarios[index];
    return recordWithReason(incident::ScenarioAttached {
        incident::attachedAs(m_drill.plan(), m_drill.state().scenario, scenario), scenario, {} });
}

Next DrillChanges::add()
{
    const auto where = place();
    if (!where)
        return where.error();
    const auto title = needed(Words::tr("What is to be done? (Enter: nothing is added) "));
    if (!title)
        return title.error();
    const auto expect = m_questions.ask(Words::tr("What is to be seen then? May stay empty: "));
    if (!expect)
        return Next::Leave;
    return recordWithReason(incident::StepAdded {
        incident::newStepAddress(where->phase), where->phase, where->behind, *title, *expect, {} });
}

Next DrillChanges::strike()
{
    const auto address = step(Which::Open);
    if (!address)
        return address.error();
    const auto* view = m_drill.walkthrough().find(*address);
    if (!view || !view->step->critical)
        return recordWithReason(incident::StepStruck { *address, {} });
    const auto why = needed(Words::tr("Why? It is critical. (Enter: it is not struck) "));
    return why ? record(incident::StepStruck { *address, *why }) : why.error();
}

Next DrillChanges::restore()
{
    const auto address = step(Which::Struck);
    return address ? record(incident::StepRestored { *address }) : address.error();
}

Next DrillChanges::reword()
{
    const auto address = step(Which::Open);
    if (!address)
        return address.error();
    const auto* view = m_drill.walkthrough().find(*address);
    if (!view)
        return m_questions.stay(nothing());
    const auto title = view->step->title;
    const auto expect = view->step->expect;
    m_console.tell(wrapped(Words::tr("It says: %1").arg(title), 78, 2));
    const auto newTitle = m_questions.ask(Words::tr("What is it to say? (Enter: the same) "));
    if (!newTitle)
        return Next::Leave;
    if (!expect.isEmpty())
        m_console.tell(wrapped(Words::tr("To be seen then: %1").arg(expect), 78, 2));
    const auto newExpect = m_questions.ask(Words::tr("What is to be seen then? (Enter: the same) "));
    if (!newExpect)
        return Next::Leave;
    if (newTitle->isEmpty() && newExpect->isEmpty())
        return m_questions.stay(nothing());
    return recordWithReason(incident::StepReworded {
        *address, newTitle->isEmpty() ? title : *newTitle, newExpect->isEmpty() ? expect : *newExpect, {} });
}

Next DrillChanges::move()
{
    const auto address = step(Which::OfProcedure);
    if (!address)
        return address.error();
    const auto where = place();
    if (!where)
        return where.error();
    return recordWithReason(incident::StepMoved { *address, where->phase, where->behind, {} });
}

DrillChanges::Answer<incident::StepAddress> DrillChanges::step(Which which)
{
    const auto& walk = m_drill.walkthrough();
    const auto list = listed(walk, [&](const StepView& view) {
        const auto& phase = walk.phases[view.phase];
        // The way back is as it is: it has no number.
        const bool isInPlace = which == Which::OfProcedure ? phase.phase != nullptr : !phase.code.isEmpty();
        return isInPlace && view.step->struck == (which == Which::Struck) && !isEnded(view.look);
    });
    const auto typed = picked(list.lines, list.first, Words::tr("Which step? Its code. (Enter: none) "));
    if (!typed)
        return tl::unexpected(typed.error());
    const auto view = which == Which::OfProcedure ? stepOfProcedure(m_drill.walkthrough(), *typed)
                                                  : stepCalled(m_drill.walkthrough(), *typed);
    if (!view)
        return tl::unexpected(m_questions.stay(view.error().text));
    return (*view)->address;
}

DrillChanges::Answer<PlanPlace> DrillChanges::place()
{
    const auto& walk = m_drill.walkthrough();
    const auto list
        = listed(walk, [&](const StepView& view) { return walk.phases[view.phase].phase != nullptr; });
    const auto typed = picked(list.lines, list.first,
        Words::tr("Behind which step? Its code; 2.0: before phase 2 begins. (Enter: none) "));
    if (!typed)
        return tl::unexpected(typed.error());
    const auto where = placeBehind(m_drill.walkthrough(), *typed);
    if (!where)
        return tl::unexpected(m_questions.stay(where.error().text));
    return *where;
}

DrillChanges::Answer<QString> DrillChanges::picked(
    const QStringList& lines, qsizetype first, const QString& prompt)
{
    auto at = first;
    const auto show = [&] {
        const auto end = std::min(at + kPage, lines.size());
        for (; at < end; ++at)
            m_console.tell(lines[at]);
        if (at == lines.size())
            at = 0;
    };
    show();
    if (at != 0 || first != 0)
        m_console.tell(Words::tr("  ? shows more"));
    for (;;) {
        const auto typed = needed(prompt);
        if (!typed || *typed != u"?")
            return typed;
        show();
    }
}

DrillChanges::Answer<QString> DrillChanges::needed(const QString& prompt)
{
    const auto typed = m_questions.ask(prompt);
    if (!typed)
        return tl::unexpected(Next::Leave);
    if (typed->isEmpty())
        return tl::unexpected(m_questions.stay(nothing()));
    return *typed;
}

Next DrillChanges::record(const incident::Payload& act)
{
    const auto told = m_drill.timeline().size();
    if (const auto done = await(m_drill.act(act)); !done)
        return m_questions.report(done);
    for (const auto& line : m_drill.timeline().mid(told)) {
        if (line.kind == incident::LineKind::Changed)
            m_console.tell(wrapped(line.text, 78, 2));
    }
    return Next::Card;
}

template <typename Act> Next DrillChanges::recordWithReason(Act act)
{
    const auto why = m_questions.ask(Words::tr("Why, in a few words? May stay empty: "));
    if (!why)
        return Next::Leave;
    act.why = *why;
    return record(act);
}

} // namespace muster::commands
