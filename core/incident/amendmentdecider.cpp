// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/amendmentdecider.h"

#include "core/incident/decide.h"
#include "core/incident/refusals.h"
#include "core/incident/runningplan.h"

#include <utility>

namespace muster::incident {

namespace {

/// What was said of it goes with its words: it stands as it was then.
bool wasAgreedTo(const StepState& state)
{
    return state.released || (state.approval && state.approval->answer != ApprovalState::Answer::Refused);
}

bool isOver(const StepView& view)
{
    return isEnded(view.look) || view.waitsOn == WaitsOn::SecondPerson;
}

bool isUnderWay(const StepState& state)
{
    return state.status == StepStatus::Open
        && (state.startedAt || (state.rest && state.rest->kind == RestState::Kind::Held));
}

} // namespace

AmendmentDecider::AmendmentDecider(const plan::Plan& plan, const IncidentState& state, Walkthrough walk)
    : m_plan(plan)
    , m_state(state)
    , m_walk(std::move(walk))
{
}

AmendmentDecider::Answer AmendmentDecider::operator()(const ScenarioAttached& p) const
{
    const auto* scenario = m_plan.scenario(p.scenario);
    if (scenario && scenario->procedure.isEmpty())
        return invalid(tr("“%1” has no procedure; there is nothing to attach.").arg(scenario->title));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return made(p);
}

AmendmentDecider::Answer AmendmentDecider::operator()(const ScenarioDetached& p) const
{
    for (const auto& view : m_walk.steps) {
        // Whatever was said of it would count when it is attached again.
        if (attachedTo(view.step->id.toString()) == p.as.toString() && !(view.state == StepState())) {
            return conflict(tr("%1 was worked on; its scenario stays in the record. Strike the steps that "
                               "nobody is to do.")
                                .arg(view.name()));
        }
    }
    return made(p);
}

AmendmentDecider::Answer AmendmentDecider::operator()(const StepAdded& p) const
{
    if (const auto bad = badWords(p.title, p.expect))
        return fail(*bad);
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    if (const auto bad = notOpen(p.phase))
        return fail(*bad);
    return made(p);
}

AmendmentDecider::Answer AmendmentDecider::operator()(const StepStruck& p) const
{
    if (const auto bad = notUntouched(p.step))
        return fail(*bad);
    const auto* view = m_walk.find(p.step);
    if (view && view->step->critical && isBlank(p.why))
        return conflict(tr("%1 is critical. Say in a few words why it is struck.").arg(view->name()));
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return made(p);
}

AmendmentDecider::Answer AmendmentDecider::operator()(const StepRestored& p) const
{
    if (const auto* view = m_walk.find(p.step)) {
        if (const auto bad = notOpen(m_walk.phases[view->phase].address))
            return fail(*bad);
    }
    return made(p);
}

AmendmentDecider::Answer AmendmentDecider::operator()(const StepReworded& p) const
{
    if (const auto bad = badWords(p.title, p.expect))
        return fail(*bad);
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    const auto* view = m_walk.find(p.step);
    if (view && isOver(*view))
        return conflict(tr("%1 is over; it stays as it was worded. Add a step instead.").arg(view->name()));
    if (view && wasAgreedTo(view->state)) {
        return conflict(
            tr("%1 was agreed to as it stands. Add a step, and strike this one.").arg(view->name()));
    }
    return made(p);
}

AmendmentDecider::Answer AmendmentDecider::operator()(const StepMoved& p) const
{
    if (const auto bad = notUntouched(p.step))
        return fail(*bad);
    if (const auto bad = notOpen(p.phase))
        return fail(*bad);
    if (const auto bad = tooLong(tr("reason"), p.why, kLargestSaw))
        return fail(*bad);
    return made(p);
}

template <typename Change> AmendmentDecider::Answer AmendmentDecider::made(const Change& p) const
{
    if (m_state.rollback) {
        return conflict(
            tr("The procedure was given up; it is not changed any more. Stop rolling back first."));
    }
    if (m_state.amendments.size() >= kMostAmendments) {
        return conflict(
            tr("The plan was changed %1 times already. Write what else is different into the log.")
                .arg(kMostAmendments));
    }
    if (const auto plan = amended(m_plan, m_state.scenario, p); !plan)
        return fail(plan.error());
    return { { p } };
}

AmendmentDecider::Refusal AmendmentDecider::notUntouched(const StepAddress& address) const
{
    const auto* view = m_walk.find(address);
    if (!view)
        return std::nullopt;
    if (isOver(*view)) {
        return Error { Fault::Conflict,
            tr("%1 is over; it stays where it is. To do it again, reopen it.").arg(view->name()) };
    }
    if (isUnderWay(view->state)) {
        return Error { Fault::Conflict,
            tr("%1 is under way. Finish it, skip it or mark it as failed.").arg(view->name()) };
    }
    return std::nullopt;
}

AmendmentDecider::Refusal AmendmentDecider::notOpen(const PhaseAddress& address) const
{
    const auto* phase = m_walk.find(address);
    if (!phase || !phase->completed)
        return std::nullopt;
    return Error { Fault::Conflict,
        tr("“%1” was said to be complete. Reopen it first, or choose another phase.").arg(phase->title) };
}

AmendmentDecider::Refusal AmendmentDecider::badWords(const QString& title, const QString& expect)
{
    if (isBlank(title))
        return Error { Fault::Invalid, tr("Say what is to be done; a step needs words.") };
    if (auto bad = tooLong(tr("step"), title, kLargestLine))
        return bad;
    return tooLong(tr("expected value"), expect, kLargestSaw);
}

} // namespace muster::incident
