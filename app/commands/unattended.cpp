// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/unattended.h"

#include "app/commands/await.h"
#include "app/commands/drillending.h"
#include "app/commands/printing.h"
#include "app/commands/times.h"
#include "core/base/spokentime.h"
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
        while (const auto* view = m_drill.walkthrough().currentStep()) {
            if (m_console.wasInterrupted())
                return {};
            const auto told = m_drill.timeline().size();
            if (const auto done = doStep(*view); !done)
                return done;
            if (m_console.json)
                continue;
            for (const auto& line : m_drill.timeline().mid(told)) {
                if (line.kind != incident::LineKind::Started && line.kind != incident::LineKind::Clock)
                    m_console.remark(lineOf(line, zone));
            }
        }
        return {};
    }

private:
    // The view changes with every act: what is needed of it is copied.
    Done doStep(const incident::StepView& view)
    {
        const auto address = view.address;
        const auto answer = m_answers.answerFor(view.step->id);
        if (view.state.status == incident::StepStatus::Failed) {
            // Whether it failed just now or before an interruption: by the file the drill goes on without it.
            return answer.act == plan::StepAnswer::Do::Fail
                ? await(m_drill.skip(address, incident::SkipReason::NotPossible, answer.why))
                : await(m_drill.reopen(address, Words::tr("tried again")));
        }
        if (answer.act == plan::StepAnswer::Do::Skip)
            return await(m_drill.skip(address, incident::SkipReason::Other, answer.why));
        const auto& step = *view.step;
        if (!view.state.startedAt) {
            if (const auto started = await(m_drill.start(address)); !started)
                return started;
        }
        const auto takes = answer.takes ? *answer.takes : step.takes.value_or(Millis::zero());
        if (takes > Millis::zero()) {
            if (const auto moved = await(m_drill.advance(takes)); !moved)
                return moved;
        }
        if (answer.act == plan::StepAnswer::Do::Fail)
            return await(m_drill.markFailed(address, answer.why));
        if (step.decision) {
            const auto chosen = m_answers.decisions.constFind(step.decision->id);
            if (chosen == m_answers.decisions.constEnd()) {
                return fail(Fault::Invalid,
                    Words::tr("The answers file does not decide \"%1\".").arg(step.decision->id.toString()));
            }
            return await(m_drill.choose(address, *chosen));
        }
        if (const auto stated = stateRestorePoint(step, answer.saw); !stated)
            return stated;
        const bool needsWords = !step.expect.isEmpty() && answer.saw.isEmpty();
        return await(m_drill.complete(address, needsWords ? Words::tr("as expected") : answer.saw));
    }

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
