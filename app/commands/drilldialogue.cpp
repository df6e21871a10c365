// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drilldialogue.h"

#include "app/commands/await.h"
#include "app/commands/confirmall.h"
#include "app/commands/drillending.h"
#include "app/commands/printing.h"
#include "app/commands/stepcard.h"
#include "app/commands/stepfacts.h"
#include "app/commands/times.h"
#include "core/incident/confirming.h"
#include "core/plan/restorepoints.h"

#include <algorithm>

namespace muster::commands {

namespace {

using incident::SkipReason;
using incident::StepStatus;
using incident::WaitsOn;

std::optional<SkipReason> skipReason(const QString& key)
{
    if (key == u"1")
        return SkipReason::NotNeeded;
    if (key == u"2")
        return SkipReason::DoneElsewhere;
    if (key == u"3")
        return SkipReason::NotPossible;
    if (key == u"4")
        return SkipReason::Other;
    return std::nullopt;
}

bool lacksApproval(const incident::StepView& view)
{
    const auto& approval = view.state.approval;
    return view.step->approve && !(approval && approval->answer == incident::ApprovalState::Answer::Given);
}

/// With the question below it no more than a terminal shows.
constexpr qsizetype kListed = 16;

/// The keys of most use at a step, in less than 80 columns; `together` are confirmed with one word.
QString keysFor(const incident::StepView& view, const QList<incident::StepAddress>& together)
{
    if (together.size() > 1 && together.contains(view.address)) {
        return Words::tr("Enter done  a confirm all %1  s skip  f fail  p later  n note  ? all  q leave")
            .arg(together.size());
    }
    if (view.waitsOn == WaitsOn::SecondPerson)
        return Words::tr("Enter seen too  o again  n note  x misfit  ? all  q leave");
    const auto with = [](const QString& first) {
        return first + Words::tr("  s skip  f fail  h hold  w wait  p later  n note  ? all  q leave");
    };
    if (view.state.rest && !view.isDue)
        return with(Words::tr("Enter go on"));
    if (view.fellBackAt && view.state.status == StepStatus::Done)
        return Words::tr("o again  b by hand  n note  x misfit  ? all  q leave");
    if (view.state.status == StepStatus::Failed)
        return Words::tr("o again  s give up  b by hand  p later  n note  x misfit  ? all  q leave");
    if (lacksApproval(view))
        return with(Words::tr("Enter approve"));
    if (view.step->irreversible && !view.state.released)
        return with(Words::tr("Enter release"));
    if (!incident::unproven(view).isEmpty())
        return with(Words::tr("Enter prove"));
    if (view.step->decision)
        return with(Words::tr("Enter decide"));
    return with(incident::sensorOf(*view.step) ? Words::tr("b by hand") : Words::tr("Enter done"));
}

} // namespace

DrillDialogue::DrillDialogue(session::IncidentSession& drill, Console& console)
    : m_drill(drill)
    , m_console(console)
    , m_questions(drill, console)
    , m_changes(drill, m_questions, console)
{
}

int DrillDialogue::run()
{
    const auto resume = m_drill.resume();
    if (resume && resume->ended > 0 && !resume->title.isEmpty()) {
        m_console.remark(
            Words::tr("Going on at %1 %2. Your last entry was %3 ago; entries of others since: %4.")
                .arg(resume->code, resume->title, clockText(resume->away))
                .arg(resume->since.byOthers));
    }
    for (;;) {
        m_drill.lookAtClock();
        const auto& walk = m_drill.walkthrough();
        const auto* view = walk.currentStep();
        const auto* phase = walk.currentPause();
        if ((!view && !phase) || m_drill.state().closedAt)
            return end();
        if ((view ? step(*view) : pause(*phase)) == Next::Leave)
            return leave(m_drill, m_console,
                m_questions.diskFailed()         ? kRefused
                    : m_console.wasInterrupted() ? kNo
                                                 : kDone);
    }
}

// One card, and prompts until something has changed. Acts of others and the clock may change the drill at any
// prompt, so the step is looked up again each time.
Next DrillDialogue::step(const incident::StepView& view)
{
    const auto address = view.address;
    const bool rests = view.rests();
    m_console.tell(stepCard(m_drill, view, zoneOf(m_drill.plan().zone, m_console.utc)));
    const auto here = [&] {
        const auto* place = m_drill.walkthrough().currentStep();
        return place && place->address == address && place->rests() == rests ? place : nullptr;
    };
    for (;;) {
        m_drill.lookAtClock();
        const auto* shown = here();
        if (!shown)
            return Next::Card;
        const auto key = m_questions.ask(u'\n'
            + keysFor(*shown, incident::confirmableTogether(m_drill.walkthrough())) + QStringLiteral("\n> "));
        if (!key)
            return Next::Leave;
        const auto* now = here();
        if (!now)
            return movedOn();
        const auto next = obey(*now, key->toLower());
        if (next != Next::Prompt)
            return next;
    }
}

// A phase is a pause point: what is true now is said aloud before the next one begins.
Next DrillDialogue::pause(const incident::PhaseView& phase)
{
    const auto address = phase.address;
    m_console.tell(callCard(m_drill, phase));
    const auto here = [&] {
        const auto* place = m_drill.walkthrough().currentPause();
        return place && place->address == address ? place : nullptr;
    };
    for (;;) {
        m_drill.lookAtClock();
        if (!here())
            return Next::Card;
        const auto key = m_questions.ask(
            Words::tr("\nEnter phase complete  n note  r recovered  c change  ? all  q leave\n> "));
        if (!key)
            return Next::Leave;
        const auto* now = here();
        if (!now)
            return movedOn();
        const auto next = key->isEmpty()
            ? m_questions.report(await(m_drill.act(incident::PhaseCompleted { address, now->deferred })))
            : obeyAnywhere(key->toLower());
        if (next != Next::Prompt)
            return next;
    }
}

Next DrillDialogue::movedOn()
{
    m_console.tell(Words::tr("Somebody else has moved the drill on. Nothing was recorded here."));
    return Next::Card;
}

Next DrillDialogue::obey(const incident::StepView& view, const QString& key)
{
    if (key.isEmpty() || key == u"done")
        return enter(view);
    if (key == u"d" || (key.size() == 1 && key[0].isDigit()))
        return decide(view, key == u"d" ? QString() : key);
    switch (key.size() == 1 ? key[0].unicode() : u'\0') {
    case u'a':
        return confirmAll();
    case u's':
        return skip(view);
    case u'f':
        return markFailed(view);
    case u'o':
        return m_questions.report(await(m_drill.reopen(view.address, {})));
    case u'h':
        return m_questions.report(await(m_drill.hold(view.address)));
    case u'w':
        return m_questions.wait(view);
    case u'p':
        return m_questions.putOff(view);
    case u'b':
        return m_questions.byHand(view);
    case u'x':
        return m_questions.misfit(view);
    case u'?':
        return help(view);
    default:
        return obeyAnywhere(key);
    }
}

Next DrillDialogue::obeyAnywhere(const QString& key)
{
    if (key == u"n")
        return note();
    if (key == u"r")
        return recovered();
    if (key == u"j")
        return jump();
    if (key == u"c")
        return m_changes.ask();
    if (key == u"?")
        return helpKeys();
    if (key == u"q")
        return Next::Leave;
    return m_questions.stay(
        Words::tr("There is no key \"%1\" here; ? says what there is. Nothing was recorded.").arg(key));
}

// Enter is whatever comes next at a step, so that nobody has to know more than one key.
Next DrillDialogue::enter(const incident::StepView& view)
{
    if (view.waitsOn == WaitsOn::SecondPerson)
        return m_questions.secondPerson(view.address, *view.step);
    if (view.state.rest && !view.isDue)
        return m_questions.report(await(m_drill.takeUp(view.address)));
    return view.step->decision ? decide(view, {}) : complete(view);
}

std::optional<Next> DrillDialogue::guard(const incident::StepView& view)
{
    // Of one that failed the refusal says more.
    if (view.state.status != StepStatus::Open)
        return std::nullopt;
    if (lacksApproval(view))
        return m_questions.approval(view);
    if (view.step->irreversible && !view.state.released)
        return m_questions.release(view);
    if (!incident::unproven(view).isEmpty())
        return m_questions.proofs(view);
    return std::nullopt;
}

Next DrillDialogue::complete(const incident::StepView& view)
{
    if (const auto first = guard(view))
        return *first;
    const auto address = view.address;
    const auto step = *view.step;
    QString saw;
    if (!step.expect.isEmpty()) {
        const auto typed = m_questions.ask(Words::tr("What did you see? "));
        if (!typed)
            return Next::Leave;
        saw = *typed;
        if (saw.isEmpty()) {
            return m_questions.stay(
                Words::tr("Nothing was recorded. Type what you saw, or f if it did not work."));
        }
    }
    if (step.asksRestorePoint) {
        if (const auto stated = stateRestorePoint(saw); !stated)
            return m_questions.report(stated);
    }
    return ended(await(m_drill.complete(address, saw)), address, step);
}

Next DrillDialogue::confirmAll()
{
    const auto steps = incident::confirmableTogether(m_drill.walkthrough());
    if (steps.isEmpty())
        return m_questions.stay(wrapped(nothingTogether(m_drill.walkthrough()), 80, 0));
    for (const auto& step : steps.first(std::min(kListed, steps.size()))) {
        const auto* view = m_drill.walkthrough().find(step);
        const auto line = QStringLiteral("  ") + view->code.leftJustified(9) + u' ' + view->step->title;
        m_console.tell(line.size() <= 80 ? line : line.left(79) + u'…');
    }
    if (steps.size() > kListed)
        m_console.tell(Words::tr("  … and %1 more").arg(steps.size() - kListed));
    const auto key = m_questions.ask(Words::tr("Are all of these done? y, or Enter: nothing is recorded. "));
    if (!key)
        return Next::Leave;
    if (!key->toLower().startsWith(u'y'))
        return m_questions.stay(Words::tr("Nothing was recorded."));
    m_drill.lookAtClock();
    if (incident::confirmableTogether(m_drill.walkthrough()) != steps)
        return movedOn();
    const auto single = confirmedSingly(m_drill.walkthrough());
    const auto done = confirmTogether(m_drill, steps);
    if (m_questions.report(done) == Next::Prompt)
        return Next::Card;
    m_console.tell(Words::tr("Confirmed: %1 steps.").arg(steps.size()));
    if (!single.isEmpty())
        m_console.tell(wrapped(single, 80, 0));
    return Next::Card;
}

// Whatever is said of a second person, the step itself is on record and its card another one.
Next DrillDialogue::ended(const Done& done, const incident::StepAddress& address, const plan::Step& step)
{
    const auto next = m_questions.report(done);
    if (!done || step.verify.isEmpty())
        return next;
    return m_questions.secondPerson(address, step) == Next::Leave ? Next::Leave : Next::Card;
}

DrillDialogue::Done DrillDialogue::stateRestorePoint(const QString& saw)
{
    const auto zone = zoneOf(m_drill.plan().zone, m_console.utc);
    const auto* scenario = m_drill.plan().scenario(m_drill.state().scenario);
    for (const auto& service : plan::restorableServices(m_drill.plan(), *scenario)) {
        const auto* known = m_drill.plan().service(service);
        const auto title = known ? known->title : service.toString();
        const auto typed
            = m_questions.ask(Words::tr("Restore point of %1 (time in %2; Enter when it has none): ")
                                  .arg(title, QString::fromUtf8(zone.id())));
        if (!typed || typed->isEmpty())
            continue;
        const auto point = readTime(*typed, m_drill.clock().now(), zone);
        if (!point)
            return fail(point.error());
        const auto stated = await(m_drill.act(incident::RestorePointChosen {
            service, *point, incident::RestorePointChosen::Standing::Present, saw }));
        if (!stated)
            return stated;
    }
    return {};
}

Next DrillDialogue::skip(const incident::StepView& view)
{
    const auto address = view.address;
    const auto key = m_questions.ask(Words::tr(
        "Why?  1 not needed  2 done elsewhere  3 not possible  4 another reason  (Enter: do not skip) "));
    if (!key)
        return Next::Leave;
    const auto reason = skipReason(*key);
    if (!reason)
        return m_questions.stay(Words::tr("Not skipped."));
    const auto why = m_questions.ask(Words::tr("In a few words: "));
    if (!why)
        return Next::Leave;
    return m_questions.report(await(m_drill.skip(address, *reason, *why)));
}

Next DrillDialogue::markFailed(const incident::StepView& view)
{
    const auto address = view.address;
    const auto why = m_questions.ask(Words::tr("What went wrong? (Enter: it did not fail) "));
    if (!why)
        return Next::Leave;
    if (why->isEmpty())
        return m_questions.stay(Words::tr("Not recorded as failed."));
    return m_questions.report(await(m_drill.markFailed(address, *why)));
}

Next DrillDialogue::decide(const incident::StepView& view, const QString& number)
{
    if (!view.step->decision)
        return m_questions.stay(Words::tr("This step asks for no decision."));
    if (const auto first = guard(view))
        return *first;
    const auto address = view.address;
    const auto step = *view.step;
    const auto& answers = step.decision->answers;
    const auto typed
        = number.isEmpty() ? m_questions.ask(Words::tr("Which? 1 to %1: ").arg(answers.size())) : number;
    if (!typed)
        return Next::Leave;
    const auto index = typed->toInt() - 1;
    if (index < 0 || index >= answers.size())
        return m_questions.stay(
            Words::tr("Nothing was decided. The answers are 1 to %1.").arg(answers.size()));
    return ended(await(m_drill.choose(address, answers[index].id)), address, step);
}

Next DrillDialogue::note()
{
    const auto text = m_questions.ask(Words::tr("Note: "));
    if (!text)
        return Next::Leave;
    const auto noted = await(m_drill.note(*text));
    return m_questions.report(noted) == Next::Prompt ? Next::Prompt : m_questions.stay(Words::tr("Noted."));
}

Next DrillDialogue::recovered()
{
    QList<incident::ServiceRow> down;
    for (const auto& row : m_drill.objectives().rows) {
        if (row.standing == incident::ServiceStanding::Down) {
            down.append(row);
            m_console.tell(QStringLiteral("  %1  %2").arg(down.size()).arg(row.title));
        }
    }
    if (down.isEmpty())
        return m_questions.stay(Words::tr("No service is down."));
    const auto typed = m_questions.ask(Words::tr("Which is back? "));
    if (!typed)
        return Next::Leave;
    const auto index = typed->toInt() - 1;
    if (index < 0 || index >= down.size())
        return m_questions.stay(Words::tr("Nothing was recorded."));
    const auto shows = m_questions.ask(Words::tr("What shows it? "));
    if (!shows)
        return Next::Leave;
    return m_questions.report(await(m_drill.act(incident::ServiceRecovered { down[index].service, *shows })));
}

Next DrillDialogue::jump()
{
    const auto typed = m_questions.ask(Words::tr("How far does the drill's clock jump? (15 min) "));
    if (!typed)
        return Next::Leave;
    const auto by = durationFromText(*typed);
    if (!by)
        return m_questions.stay(Words::tr("\"%1\" is no duration. Write 15 min or 1 h 30 min.").arg(*typed));
    return m_questions.report(await(m_drill.advance(*by)));
}

Next DrillDialogue::help(const incident::StepView& view)
{
    const auto& step = *view.step;
    for (const auto& text : { step.title, step.caution, step.expect, step.why, step.remember, step.undo }) {
        if (!text.isEmpty())
            m_console.tell(wrapped(text, 80, 0));
    }
    for (const auto& fact : factsOf(m_drill, view, zoneOf(m_drill.plan().zone, m_console.utc)))
        m_console.tell(wrapped(Words::tr("%1: %2").arg(fact.name, fact.text), 80, 0));
    return helpKeys();
}

Next DrillDialogue::helpKeys()
{
    return m_questions.stay(
        Words::tr("\nEnter  the step is done; you are asked what you saw. What rests goes on\n"
                  "1 to 5 answer the step's question (or d, then the number)\n"
                  "s      leave the step out, with a reason\n"
                  "f      the step did not work          o  open a failed step again\n"
                  "h      hold it: you are called away   w  it waits for somebody or a time\n"
                  "p      put it off until later         b  it was done by hand\n"
                  "x      it does not fit: ways out      n  write a note\n"
                  "r      a service is back              j  let the drill's clock jump\n"
                  "c      change the plan                q  leave; the drill goes on later\n"
                  "a      confirm all of a list that is done first and confirmed then"));
}

int DrillDialogue::end()
{
    if (m_drill.state().closedAt) {
        m_console.remark(Words::tr("The drill was closed elsewhere."));
        return leave(m_drill, m_console, kDone);
    }
    if (!m_questions.reasonsLeft())
        return leave(m_drill, m_console, m_console.wasInterrupted() ? kNo : kDone);
    const auto key = m_questions.ask(Words::tr("\nThat was the last step. Close the drill? [Y/n] "));
    if (!key || key->toLower().startsWith(u'n'))
        return leave(m_drill, m_console, m_console.wasInterrupted() ? kNo : kDone);
    return finish(m_drill, Words::tr("Walked to the end"), m_console);
}

} // namespace muster::commands
