// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drilldialogue.h"

#include "app/commands/await.h"
#include "app/commands/drillending.h"
#include "app/commands/printing.h"
#include "app/commands/stepcard.h"
#include "app/commands/times.h"
#include "core/plan/restorepoints.h"

#include <utility>

namespace muster::commands {

namespace {

using incident::SkipReason;

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

} // namespace

DrillDialogue::DrillDialogue(session::IncidentSession& drill, Console& console)
    : m_drill(drill)
    , m_console(console)
{
}

int DrillDialogue::run()
{
    const auto resume = m_drill.resume();
    if (resume && m_drill.walkthrough().ended > 0) {
        m_console.remark(
            Words::tr("Going on at %1 %2. Your last entry was %3 ago; entries of others since: %4.")
                .arg(resume->code, resume->title, clockText(resume->away))
                .arg(resume->eventsSince));
    }
    while (const auto* view = m_drill.walkthrough().currentStep()) {
        if (m_drill.state().closedAt)
            break;
        tellPhaseEnd(view->phase);
        if (step(*view) == Next::Leave)
            return leave(m_drill, m_console, m_console.wasInterrupted() ? kNo : kDone);
    }
    return end();
}

// A phase is a pause point: what is true now is said before the next one begins.
void DrillDialogue::tellPhaseEnd(int phase)
{
    const auto& phases = m_drill.walkthrough().phases;
    const auto before = std::exchange(m_phase, phase);
    if (before < 0 || before >= phase || !phases[before].phase || phases[before].phase->complete.isEmpty())
        return;
    m_console.tell(
        Words::tr("\n%1 is complete: %2.").arg(phases[before].title, phases[before].phase->complete));
}

// One card, and prompts until something has changed. Acts of others may change the drill at any prompt, so
// the step is looked up again each time.
DrillDialogue::Next DrillDialogue::step(const incident::StepView& view)
{
    const auto address = view.address;
    m_console.tell(stepCard(m_drill, view));
    for (;;) {
        const auto key = ask(
            Words::tr("\nEnter done  s skip  f failed  n note  d decide  r recovered  ? help  q leave\n> "));
        if (!key)
            return Next::Leave;
        const auto* now = m_drill.walkthrough().currentStep();
        if (!now || !(now->address == address)) {
            m_console.tell(Words::tr("Somebody else has moved the drill on. Nothing was recorded here."));
            return Next::Card;
        }
        const auto next = obey(*now, key->toLower());
        if (next != Next::Prompt)
            return next;
    }
}

DrillDialogue::Next DrillDialogue::obey(const incident::StepView& view, const QString& key)
{
    if (key.isEmpty() || key == u"done")
        return view.step->decision ? decide(view, {}) : complete(view);
    if (key == u"s")
        return skip(view);
    if (key == u"f")
        return markFailed(view);
    if (key == u"o")
        return report(await(m_drill.reopen(view.address, {})));
    if (key == u"d" || (key.size() == 1 && key[0].isDigit()))
        return decide(view, key == u"d" ? QString() : key);
    if (key == u"r")
        return recovered();
    if (key == u"j")
        return jump();
    if (key == u"?")
        return help(view);
    if (key == u"q")
        return Next::Leave;
    if (key == u"n") {
        const auto text = ask(Words::tr("Note: "));
        if (!text)
            return Next::Leave;
        const auto next = report(await(m_drill.note(*text)));
        if (next == Next::Card)
            m_console.tell(Words::tr("Noted."));
        return Next::Prompt;
    }
    m_console.tell(
        Words::tr("There is no key \"%1\" here; ? says what there is. Nothing was recorded.").arg(key));
    return Next::Prompt;
}

DrillDialogue::Next DrillDialogue::complete(const incident::StepView& view)
{
    const auto address = view.address;
    const bool asksRestorePoint = view.step->asksRestorePoint;
    QString saw;
    if (!view.step->expect.isEmpty()) {
        const auto typed = ask(Words::tr("What did you see? "));
        if (!typed)
            return Next::Leave;
        saw = *typed;
        if (saw.isEmpty()) {
            m_console.tell(Words::tr("Nothing was recorded. Type what you saw, or f if it did not work."));
            return Next::Prompt;
        }
    }
    if (asksRestorePoint) {
        if (const auto stated = stateRestorePoint(saw); !stated)
            return report(stated);
    }
    return report(await(m_drill.complete(address, saw)));
}

DrillDialogue::Done DrillDialogue::stateRestorePoint(const QString& saw)
{
    const auto zone = zoneOf(m_drill.plan().zone, m_console.utc);
    const auto* scenario = m_drill.plan().scenario(m_drill.state().scenario);
    for (const auto& service : plan::restorableServices(m_drill.plan(), *scenario)) {
        const auto* known = m_drill.plan().service(service);
        const auto title = known ? known->title : service.toString();
        const auto typed = ask(Words::tr("Restore point of %1 (time in %2; Enter when it has none): ")
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

DrillDialogue::Next DrillDialogue::skip(const incident::StepView& view)
{
    const auto address = view.address;
    const auto key = ask(Words::tr(
        "Why?  1 not needed  2 done elsewhere  3 not possible  4 another reason  (Enter: do not skip) "));
    if (!key)
        return Next::Leave;
    const auto reason = skipReason(*key);
    if (!reason) {
        m_console.tell(Words::tr("Not skipped."));
        return Next::Prompt;
    }
    const auto why = ask(Words::tr("In a few words: "));
    if (!why)
        return Next::Leave;
    return report(await(m_drill.skip(address, *reason, *why)));
}

DrillDialogue::Next DrillDialogue::markFailed(const incident::StepView& view)
{
    const auto address = view.address;
    const auto why = ask(Words::tr("What went wrong? (Enter: it did not fail) "));
    if (!why)
        return Next::Leave;
    if (why->isEmpty()) {
        m_console.tell(Words::tr("Not recorded as failed."));
        return Next::Prompt;
    }
    return report(await(m_drill.markFailed(address, *why)));
}

DrillDialogue::Next DrillDialogue::decide(const incident::StepView& view, const QString& number)
{
    if (!view.step->decision) {
        m_console.tell(Words::tr("This step asks for no decision."));
        return Next::Prompt;
    }
    const auto address = view.address;
    const auto answers = view.step->decision->answers;
    const auto typed = number.isEmpty() ? ask(Words::tr("Which? 1 to %1: ").arg(answers.size())) : number;
    if (!typed)
        return Next::Leave;
    const auto index = typed->toInt() - 1;
    if (index < 0 || index >= answers.size()) {
        m_console.tell(Words::tr("Nothing was decided. The answers are 1 to %1.").arg(answers.size()));
        return Next::Prompt;
    }
    return report(await(m_drill.choose(address, answers[index].id)));
}

DrillDialogue::Next DrillDialogue::recovered()
{
    QList<incident::ServiceRow> down;
    for (const auto& row : m_drill.objectives().rows) {
        if (row.standing == incident::ServiceStanding::Down) {
            down.append(row);
            m_console.tell(QStringLiteral("  %1  %2").arg(down.size()).arg(row.title));
        }
    }
    if (down.isEmpty()) {
        m_console.tell(Words::tr("No service is down."));
        return Next::Prompt;
    }
    const auto typed = ask(Words::tr("Which is back? "));
    if (!typed)
        return Next::Leave;
    const auto index = typed->toInt() - 1;
    if (index < 0 || index >= down.size()) {
        m_console.tell(Words::tr("Nothing was recorded."));
        return Next::Prompt;
    }
    const auto shows = ask(Words::tr("What shows it? "));
    if (!shows)
        return Next::Leave;
    return report(await(m_drill.act(incident::ServiceRecovered { down[index].service, *shows })));
}

DrillDialogue::Next DrillDialogue::jump()
{
    const auto typed = ask(Words::tr("How far does the drill's clock jump? (15 min) "));
    if (!typed)
        return Next::Leave;
    const auto by = durationFromText(*typed);
    if (!by) {
        m_console.tell(Words::tr("\"%1\" is no duration. Write 15 min or 1 h 30 min.").arg(*typed));
        return Next::Prompt;
    }
    return report(await(m_drill.advance(*by)));
}

DrillDialogue::Next DrillDialogue::help(const incident::StepView& view)
{
    const auto& step = *view.step;
    for (const auto& text : { step.title, step.caution, step.expect, step.why, step.remember, step.undo }) {
        if (!text.isEmpty())
            m_console.tell(wrapped(text, 80, 0));
    }
    m_console.tell(Words::tr("\nEnter  the step is done; you are asked what you saw\n"
                             "1 to 5 answer the step's question (or d, then the number)\n"
                             "s      leave the step out, with a reason\n"
                             "f      the step did not work        o  open a failed step again\n"
                             "n      write a note                 r  a service is back\n"
                             "j      let the drill's clock jump   q  leave; the drill goes on later"));
    return Next::Prompt;
}

int DrillDialogue::end()
{
    if (m_drill.state().closedAt) {
        m_console.remark(Words::tr("The drill was closed elsewhere."));
        return leave(m_drill, m_console, kDone);
    }
    const auto key = ask(Words::tr("\nThat was the last step. Close the drill? [Y/n] "));
    if (!key || key->toLower().startsWith(u'n'))
        return leave(m_drill, m_console, m_console.wasInterrupted() ? kNo : kDone);
    return finish(m_drill, Words::tr("Walked to the end"), m_console);
}

std::optional<QString> DrillDialogue::ask(const QString& prompt)
{
    m_console.prompt(prompt);
    const auto line = m_console.readLine();
    if (!line || m_console.wasInterrupted())
        return std::nullopt;
    return line->trimmed();
}

DrillDialogue::Next DrillDialogue::report(const Done& done)
{
    if (done)
        return Next::Card;
    m_console.tell(done.error().text);
    return Next::Prompt;
}

} // namespace muster::commands
