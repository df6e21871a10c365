// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drillquestions.h"

#include "app/commands/await.h"
#include "app/commands/printing.h"
#include "app/commands/stepfacts.h"
#include "app/commands/times.h"
#include "app/commands/waysout.h"
#include "core/incident/decide.h"
#include "core/plan/plannames.h"
#include "core/plan/unsaid.h"

#include <algorithm>

namespace muster::commands {

namespace {

using incident::ApprovalState;
using incident::SecondHow;

/// What the keys 1 and 2 say of another person.
std::optional<SecondHow> howOf(const QString& key)
{
    if (key == u"1")
        return SecondHow::ReadBack;
    if (key == u"2")
        return SecondHow::SameKeyboard;
    return std::nullopt;
}

/// The next phase that is walked through; null in the last one. What is attached goes on beside it.
const plan::Phase* phaseAfter(const incident::Walkthrough& walk, int phase)
{
    const auto scenarioOf = [](const incident::PhaseView& view) {
        return view.phase ? incident::attachedTo(view.phase->id.toString()) : QStringView();
    };
    const auto next = std::find_if(
        walk.phases.begin() + phase + 1, walk.phases.end(), [&](const incident::PhaseView& view) {
            return view.phase && !view.inactive && scenarioOf(view) == scenarioOf(walk.phases[phase]);
        });
    return next == walk.phases.end() ? nullptr : next->phase;
}

QString nothing()
{
    return Words::tr("Nothing was recorded.");
}

} // namespace

DrillQuestions::DrillQuestions(session::IncidentSession& drill, Console& console)
    : m_drill(drill)
    , m_console(console)
{
}

std::optional<QString> DrillQuestions::ask(const QString& prompt)
{
    m_console.prompt(prompt);
    const auto line = m_console.readLine();
    if (!line || m_console.wasInterrupted())
        return std::nullopt;
    return line->trimmed();
}

Next DrillQuestions::report(const Done& done)
{
    m_diskFailed = !done && done.error().fault == Fault::Storage;
    if (done)
        return Next::Card;
    m_console.tell(done.error().text);
    if (const auto advice = adviceFor(done.error()); !advice.isEmpty())
        m_console.tell(advice);
    return Next::Prompt;
}

Next DrillQuestions::stay(const QString& text)
{
    m_console.tell(text);
    return Next::Prompt;
}

Next DrillQuestions::wait(const incident::StepView& view)
{
    const auto address = view.address;
    const auto on = ask(Words::tr("On whom or what does it wait? (Enter: it does not) "));
    if (!on)
        return Next::Leave;
    if (on->isEmpty())
        return stay(nothing());
    const auto typed = ask(Words::tr("Until when at the latest? A time. (Enter: until it is answered) "));
    if (!typed)
        return Next::Leave;
    if (typed->isEmpty())
        return report(await(m_drill.act(incident::StepWaiting { address, std::nullopt, *on })));
    const auto until = readComingTime(*typed, m_drill.clock().now(), zone());
    if (!until)
        return stay(until.error().text);
    return report(await(m_drill.act(incident::StepWaiting { address, *until, *on })));
}

Next DrillQuestions::putOff(const incident::StepView& view)
{
    const auto address = view.address;
    const bool isCritical = view.step->critical;
    const auto* phase = phaseAfter(m_drill.walkthrough(), view.phase);
    m_console.tell(Words::tr("Put off until?"));
    if (phase)
        m_console.tell(Words::tr("  1  the next phase, “%1”").arg(phase->title));
    m_console.tell(Words::tr("  2  a time\n  3  the end, when nothing else is left"));
    const auto key = ask(Words::tr("Which? (Enter: it is not put off) "));
    if (!key)
        return Next::Leave;
    incident::Until until;
    if (*key == u"1" && phase) {
        until = incident::UntilPhase { phase->id };
    } else if (*key == u"2") {
        const auto typed = ask(Words::tr("Which time? (Enter: it is not put off) "));
        if (!typed)
            return Next::Leave;
        if (typed->isEmpty())
            return stay(Words::tr("Not put off."));
        const auto at = readComingTime(*typed, m_drill.clock().now(), zone());
        if (!at)
            return stay(at.error().text);
        until = incident::UntilTime { *at };
    } else if (*key != u"3") {
        return stay(Words::tr("Not put off."));
    }
    const auto why = ask(isCritical ? Words::tr("Why? It is critical. (Enter: it is not put off) ")
                                    : Words::tr("Why, in a few words? May stay empty: "));
    if (!why)
        return Next::Leave;
    if (why->isEmpty() && isCritical)
        return stay(Words::tr("Not put off."));
    return report(await(m_drill.act(incident::StepDeferred { address, until, *why })));
}

Next DrillQuestions::byHand(const incident::StepView& view)
{
    if (view.state.status != incident::StepStatus::Failed && !incident::sensorOf(*view.step)) {
        return stay(Words::tr(
            "b is for a step that failed, or that Muster itself watches; this one is done with Enter."));
    }
    const auto address = view.address;
    const auto why = ask(Words::tr("How do you know that it is done? (Enter: it is not) "));
    if (!why)
        return Next::Leave;
    if (why->isEmpty())
        return stay(nothing());
    return report(
        await(m_drill.act(incident::StepOverridden { address, incident::OverrideReason::DoneByHand, *why })));
}

Next DrillQuestions::misfit(const incident::StepView& view)
{
    const auto address = view.address;
    const auto why = ask(Words::tr("What does not fit? (Enter: it fits) "));
    if (!why)
        return Next::Leave;
    if (why->isEmpty())
        return stay(nothing());
    if (const auto noted = await(m_drill.act(incident::MisfitNoted { address, *why })); !noted)
        return report(noted);
    return stay(waysOut(m_drill) + u'\n'
        + Words::tr("What you do instead is noted with n; this step is then left out with s, or put off "
                    "with p. c changes the plan: a scenario is attached, a step added or struck."));
}

Next DrillQuestions::approval(const incident::StepView& view)
{
    const auto address = view.address;
    const auto& before = view.state.approval;
    const bool isAsked = before && before->answer == ApprovalState::Answer::Open;
    m_console.tell(Words::tr("%1 must agree before this is done. What was the answer?\n"
                             "  1  yes, read back to you\n"
                             "  2  yes, at this keyboard\n"
                             "  3  no")
                       .arg(plan::PlanNames(m_drill.plan()).who(view.step->approve->by)));
    if (!isAsked)
        m_console.tell(Words::tr("  4  none yet; it was asked for"));
    const auto key = ask(Words::tr("Which? (Enter: nothing is recorded) "));
    if (!key)
        return Next::Leave;
    if (*key == u"4" && !isAsked)
        return report(await(m_drill.act(incident::ApprovalRequested { address })));
    const auto how = howOf(*key);
    if (!how && *key != u"3")
        return stay(nothing());
    const auto name = ask(how ? Words::tr("Who agrees? A name. (Enter: nobody) ")
                              : Words::tr("Who refuses? A name. (Enter: nobody) "));
    if (!name)
        return Next::Leave;
    if (name->isEmpty())
        return stay(nothing());
    const auto why = how ? QString() : ask(Words::tr("Why? May stay empty: "));
    if (!why)
        return Next::Leave;
    if (!isAsked) {
        if (const auto asked = await(m_drill.act(incident::ApprovalRequested { address })); !asked)
            return report(asked);
    }
    return how ? report(await(m_drill.act(m_drill.approvedBy(address, *how, *name))))
               : report(await(m_drill.act(m_drill.refusedBy(address, *name, *why))));
}

Next DrillQuestions::release(const incident::StepView& view)
{
    const auto address = view.address;
    const auto word = incident::releaseWord(*view.step, view.code);
    const auto& irreversible = *view.step->irreversible;
    QStringList lines { Words::tr("This cannot be undone: %1").arg(view.step->title) };
    if (!irreversible.target.isEmpty())
        lines.append(Words::tr("It acts on: %1").arg(irreversible.target));
    lines.append(plan::isNobody(irreversible.undo) ? Words::tr("There is no way back.")
                                                   : Words::tr("Way back: %1").arg(irreversible.undo));
    lines.append(restorePointText());
    for (const auto& line : std::as_const(lines))
        m_console.tell(wrapped(line, 78, 2));
    const auto typed = ask(Words::tr("Type %1 to release it. (Enter: go back) ").arg(word));
    if (!typed)
        return Next::Leave;
    if (typed->isEmpty())
        return stay(Words::tr("Not released."));
    return report(await(m_drill.act(incident::StepReleased { address, *typed })));
}

Next DrillQuestions::proofs(const incident::StepView& view)
{
    auto next = Next::Prompt;
    for (auto proof : incident::unproven(view)) {
        m_console.tell(wrapped(proofText(m_drill.plan(), proof), 78, 2));
        const auto saw = ask(Words::tr("What shows it? (Enter: it is not proven yet) "));
        if (!saw)
            return Next::Leave;
        if (saw->isEmpty()) {
            m_console.tell(Words::tr("Not proven yet."));
            return next;
        }
        proof.saw = *saw;
        if (const auto proven = await(m_drill.act(proof)); !proven)
            return report(proven);
        next = Next::Card;
    }
    return next;
}

QString DrillQuestions::restorePointText() const
{
    const auto service = m_drill.state().newestRestorePoint();
    if (!service)
        return Words::tr("No restore point is recorded.");
    return Words::tr("Newest restore point: %1, of %2")
        .arg(dateAndTime(m_drill.state().services[*service].restorePoint->point, zone()),
            plan::PlanNames(m_drill.plan()).service(*service));
}

// Copies: what belongs to a view changes while somebody is asked.
Next DrillQuestions::secondPerson(incident::StepAddress address, plan::Step step)
{
    const auto name = ask(Words::tr("Who saw it too? A name. (Enter: nobody) "));
    if (!name)
        return Next::Leave;
    if (name->isEmpty())
        return alone(address);
    const auto key = ask(Words::tr("How?  1 read back to you  2 at this keyboard  (Enter: nobody saw it) "));
    if (!key)
        return Next::Leave;
    const auto how = howOf(*key);
    if (!how)
        return stay(Words::tr("It still waits for a second person."));
    QString saw;
    if (!step.expect.isEmpty()) {
        const auto typed = ask(Words::tr("What did %1 see? ").arg(*name));
        if (!typed)
            return Next::Leave;
        saw = *typed;
    }
    return report(await(m_drill.act(m_drill.verifiedBy(address, *how, *name, saw))));
}

Next DrillQuestions::alone(const incident::StepAddress& address)
{
    const auto why = ask(Words::tr("Why does it go on without? (Enter: it waits for a second person) "));
    if (!why)
        return Next::Leave;
    if (why->isEmpty())
        return stay(Words::tr("It still waits for a second person."));
    return report(await(m_drill.act(incident::StepVerified { address, SecondHow::Alone, {}, {}, {}, *why })));
}

bool DrillQuestions::reasonsLeft()
{
    QList<std::pair<incident::StepAddress, QString>> steps;
    for (const auto* view : incident::unexplained(m_drill.walkthrough()))
        steps.append({ view->address, view->name() });
    for (const auto& [step, name] : std::as_const(steps)) {
        m_console.tell(wrapped(Words::tr("No reason was given for %1.").arg(name), 78, 2));
        const auto why = ask(Words::tr("Why was it not done? (Enter: no words) "));
        if (!why)
            return false;
        if (!why->isEmpty())
            (void)report(await(m_drill.act(incident::StepExplained { step, *why })));
    }
    return true;
}

QTimeZone DrillQuestions::zone() const
{
    return zoneOf(m_drill.plan().zone, m_console.utc);
}

} // namespace muster::commands
