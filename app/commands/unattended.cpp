// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/unattended.h"

#include "app/commands/await.h"
#include "app/commands/drillending.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/base/spokentime.h"
#include "core/incident/decide.h"
#include "core/plan/restorepoints.h"

namespace muster::commands {

namespace {

using Done = session::IncidentSession::Done;

/// Does one step after the other as the file says. Each step takes its time on the drill's clock.
class Walker {
public:
    Walker(session::IncidentSession& drill, const plan::Answers& answers, Console& console)
        : m_drill(drill)
        , m_answers(answers)
        , m_console(console)
    {
    }

    Done walk()
    {
        const auto zone = zoneOf(m_drill.plan().zone, m_console.utc);
        if (!m_console.json)
            m_console.remark(zoneSentence(zone));
        for (;;) {
            m_drill.lookAtClock();
            const auto& walk = m_drill.walkthrough();
            const auto* view = walk.currentStep();
            const auto* pause = walk.currentPause();
            if ((!view && !pause) || m_console.wasInterrupted())
                return {};
            const auto told = m_drill.timeline().size();
            const auto done = view
                ? doStep(*view)
                : await(m_drill.act(incident::PhaseCompleted { pause->address, pause->deferred }));
            if (!done)
                return done;
            if (m_console.json)
                continue;
            for (const auto& line : m_drill.timeline().mid(told)) {
                if (line.kind != incident::LineKind::Started && line.kind != incident::LineKind::Clock)
                    m_console.remark(lineOf(line, zone));
            }
        }
    }

private:
    /// The next thing at a step, and no more: afterwards another one may be the place. View and step are
    /// copies, for both change with every act.
    Done doStep(incident::StepView view)
    {
        const auto step = *view.step;
        view.step = &step;
        const auto answer = m_answers.answerFor(step.id);
        if (view.waitsOn == incident::WaitsOn::SecondPerson)
            return await(m_drill.act(seenBySecond(view, answer.saw)));
        if (view.state.status == incident::StepStatus::Failed) {
            // Whether it failed just now or before an interruption: by the file the drill goes on without it.
            return answer.act == plan::StepAnswer::Do::Fail
                ? await(m_drill.skip(view.address, incident::SkipReason::NotPossible, answer.why))
                : await(m_drill.reopen(view.address, Words::tr("tried again")));
        }
        if (answer.act == plan::StepAnswer::Do::Skip)
            return await(m_drill.skip(view.address, incident::SkipReason::Other, answer.why));
        if (view.state.rest && !view.isDue)
            return await(m_drill.takeUp(view.address));
        const auto& approval = view.state.approval;
        if (step.approve && !(approval && approval->answer == incident::ApprovalState::Answer::Given))
            return approve(view);
        if (step.irreversible && !view.state.released) {
            return await(
                m_drill.act(incident::StepReleased { view.address, incident::releaseWord(step, view.code) }));
        }
        return work(view, answer);
    }

    Done work(const incident::StepView& view, const plan::StepAnswer& answer)
    {
        const auto& step = *view.step;
        if (!view.state.startedAt) {
            if (const auto started = await(m_drill.start(view.address)); !started)
                return started;
        }
        const auto takes = answer.takes ? *answer.takes : step.takes.value_or(Millis::zero());
        if (takes > Millis::zero()) {
            if (const auto moved = await(m_drill.advance(takes)); !moved)
                return moved;
        }
        if (answer.act == plan::StepAnswer::Do::Fail)
            return await(m_drill.markFailed(view.address, answer.why));
        if (step.decision) {
            const auto chosen = m_answers.decisions.constFind(step.decision->id);
            if (chosen == m_answers.decisions.constEnd()) {
                return fail(Fault::Invalid,
                    Words::tr("The answers file does not decide \"%1\".").arg(step.decision->id.toString()));
            }
            return await(m_drill.choose(view.address, *chosen));
        }
        if (const auto stated = stateRestorePoint(step, answer.saw); !stated)
            return stated;
        for (auto proof : incident::unproven(view)) {
            proof.saw = Words::tr("as the answers file says");
            if (const auto proven = await(m_drill.act(proof)); !proven)
                return proven;
        }
        // Nothing is sent here that Muster could see.
        if (incident::sensorOf(step)) {
            return await(m_drill.act(incident::StepOverridden { view.address, incident::OverrideReason::Other,
                answer.saw.isEmpty() ? Words::tr("as the answers file says") : answer.saw }));
        }
        return await(m_drill.complete(view.address, seen(step, answer.saw)));
    }

    /// What was seen by the file.
    [[nodiscard]] static QString seen(const plan::Step& step, const QString& saw)
    {
        return !step.expect.isEmpty() && saw.isEmpty() ? Words::tr("as expected") : saw;
    }

    [[nodiscard]] incident::StepVerified seenBySecond(const incident::StepView& view, const QString& saw)
    {
        return m_drill.verifiedBy(
            view.address, incident::SecondHow::SameKeyboard, fromTheFile(), seen(*view.step, saw));
    }

    Done approve(const incident::StepView& view)
    {
        const auto& before = view.state.approval;
        if (!before || before->answer == incident::ApprovalState::Answer::Refused) {
            if (const auto asked = await(m_drill.act(incident::ApprovalRequested { view.address })); !asked)
                return asked;
        }
        const auto& state = m_drill.state();
        const auto name
            = approverOf(*view.step->approve, state.nameOf(state.step(view.address).approval->requestedBy));
        return await(m_drill.act(m_drill.approvedBy(view.address, incident::SecondHow::SameKeyboard, name)));
    }

    /// The person that the plan names, marked as one that nobody asked; never the one who asks.
    [[nodiscard]] QString approverOf(const plan::ApprovalAsked& asked, const QString& requester) const
    {
        for (const auto& person : m_drill.plan().people) {
            if (person.id == asked.by && !person.name.isEmpty()
                && person.name.compare(requester, Qt::CaseInsensitive) != 0)
                return Words::tr("%1 (answers file)").arg(person.name);
        }
        return fromTheFile();
    }

    /// Stands for somebody whom the plan does not name.
    [[nodiscard]] static QString fromTheFile() { return Words::tr("Answers file"); }

    /// "02:50 restore point" says which; of several services nobody could tell whose it is.
    Done stateRestorePoint(const plan::Step& step, const QString& saw)
    {
        const auto services
            = plan::restorableServices(m_drill.plan(), *m_drill.plan().scenario(m_drill.state().scenario));
        if (!step.asksRestorePoint || services.size() != 1)
            return {};
        const auto point = leadingTime(saw, m_drill.state().failedAt, m_drill.plan().zone);
        if (!point)
            return {};
        return await(m_drill.act(incident::RestorePointChosen {
            services.first(), *point, incident::RestorePointChosen::Standing::Present, saw }));
    }

    session::IncidentSession& m_drill;
    const plan::Answers& m_answers;
    Console& m_console;
};

} // namespace

int runUnattended(session::IncidentSession& drill, const plan::Answers& answers, Console& console)
{
    if (const auto walked = Walker(drill, answers, console).walk(); !walked)
        return console.refuse(walked.error());
    if (console.wasInterrupted())
        return leave(drill, console, kNo);
    return finish(drill, Words::tr("Walked to the end by an answers file"), console);
}

} // namespace muster::commands
