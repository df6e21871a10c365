// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/compensation.h"

#include "core/plan/plannames.h"

#include <QCoreApplication>

namespace muster::incident {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

class CompensationFor {
public:
    using Answer = std::optional<Compensation>;

    CompensationFor(const plan::Plan& plan, const Walkthrough& walkthrough)
        : m_plan(plan)
        , m_walkthrough(walkthrough)
    {
    }

    Answer operator()(const StepCompleted& p) const { return reopening(p.step, tr("done %1")); }
    Answer operator()(const StepSkipped& p) const { return reopening(p.step, tr("skipped %1")); }
    Answer operator()(const StepFailed& p) const { return reopening(p.step, tr("failed %1")); }
    Answer operator()(const DecisionRecorded& p) const { return reopening(p.step, tr("decided %1")); }
    Answer operator()(const StepOverridden& p) const { return reopening(p.step, tr("overridden %1")); }
    Answer operator()(const StepVerified& p) const { return reopening(p.step, tr("verified %1")); }
    Answer operator()(const StepHeld& p) const { return resuming(p.step, tr("held %1")); }
    Answer operator()(const StepWaiting& p) const { return resuming(p.step, tr("waiting: %1")); }
    Answer operator()(const StepDeferred& p) const { return resuming(p.step, tr("deferred %1")); }
    Answer operator()(const StepResumed& p) const
    {
        const auto* view = m_walkthrough.find(p.step);
        if (!view || !view->state.rest || isSpent(*view))
            return std::nullopt;
        return Compensation { restingAs(p.step, *view->state.rest), tr("resumed %1").arg(nameOf(p.step)) };
    }
    Answer operator()(const CredentialProven& p) const
    {
        return Compensation { CredentialDoubted { p.step, p.credential, p.fact },
            tr("proven: %1").arg(plan::PlanNames(m_plan).credential(p.credential)) };
    }
    Answer operator()(const CredentialDoubted& p) const
    {
        return Compensation { CredentialProven { p.step, p.credential, p.fact, {} },
            tr("doubted: %1").arg(plan::PlanNames(m_plan).credential(p.credential)) };
    }
    Answer operator()(const RollbackStarted&) const
    {
        return Compensation { RollbackStopped {}, tr("rolling back") };
    }
    Answer operator()(const PhaseCompleted& p) const
    {
        return Compensation { PhaseReopened { p.phase }, tr("complete: %1").arg(titleOf(p.phase)) };
    }
    Answer operator()(const PhaseReopened& p) const
    {
        const auto* view = m_walkthrough.find(p.phase);
        return Compensation { PhaseCompleted { p.phase, view ? view->deferred : 0 },
            tr("not complete: %1").arg(titleOf(p.phase)) };
    }
    Answer operator()(const ServiceRecovered& p) const
    {
        return Compensation { RecoveryWithdrawn { p.service, tr("Undone") },
            tr("%1 is back").arg(plan::PlanNames(m_plan).service(p.service)) };
    }
    Answer operator()(const ObjectivePaused& p) const
    {
        return Compensation { ObjectiveResumed { p.service },
            tr("paused: the clock of %1").arg(plan::PlanNames(m_plan).service(p.service)) };
    }
    Answer operator()(const FollowUpEnded& p) const
    {
        return Compensation { FollowUpReopened { p.followUp }, tr("ended a follow-up") };
    }
    Answer operator()(const RememberEnded& p) const
    {
        return Compensation { RememberResumed { p.step },
            tr("no longer to remember: %1").arg(nameOf(p.step)) };
    }
    Answer operator()(const RememberResumed& p) const
    {
        return Compensation { RememberEnded { p.step }, tr("to remember again: %1").arg(nameOf(p.step)) };
    }
    Answer operator()(const ScenarioAttached& p) const
    {
        const auto* scenario = m_plan.scenario(p.scenario);
        return Compensation { ScenarioDetached { p.as },
            tr("attached: %1").arg(scenario ? scenario->title : p.scenario.toString()) };
    }
    Answer operator()(const StepAdded& p) const
    {
        return Compensation { StepStruck { p.step, tr("Undone") }, tr("added: %1").arg(p.title.trimmed()) };
    }
    Answer operator()(const StepStruck& p) const
    {
        return Compensation { StepRestored { p.step }, tr("struck %1").arg(nameOf(p.step)) };
    }
    Answer operator()(const StepRestored& p) const
    {
        return Compensation { StepStruck { p.step, tr("Undone") }, tr("restored %1").arg(nameOf(p.step)) };
    }
    Answer operator()(const StepReworded& p) const
    {
        const auto* view = m_walkthrough.find(p.step);
        if (!view)
            return std::nullopt;
        return Compensation { StepReworded { p.step, view->step->title, view->step->expect, tr("Undone") },
            tr("reworded %1").arg(view->name()) };
    }
    Answer operator()(const StepMoved& p) const
    {
        const auto* view = m_walkthrough.find(p.step);
        if (!view)
            return std::nullopt;
        const auto& phase = m_walkthrough.phases[view->phase];
        const auto number = view - m_walkthrough.steps.constData();
        const auto behind
            = number > phase.first ? std::optional(m_walkthrough.steps[number - 1].address) : std::nullopt;
        return Compensation { StepMoved { p.step, phase.address, behind, tr("Undone") },
            tr("moved %1").arg(view->name()) };
    }
    template <typename Other> Answer operator()(const Other&) const { return std::nullopt; }

private:
    [[nodiscard]] QString titleOf(const PhaseAddress& address) const
    {
        const auto* view = m_walkthrough.find(address);
        return view ? view->title : address.toString();
    }
    [[nodiscard]] QString nameOf(const StepAddress& address) const
    {
        const auto* view = m_walkthrough.find(address);
        return view ? view->name() : address.toString();
    }
    [[nodiscard]] Answer reopening(const StepAddress& address, const QString& words) const
    {
        const auto* view = m_walkthrough.find(address);
        if (!view || view->step->irreversible)
            return std::nullopt;
        return Compensation { StepReopened { address, tr("Undone") }, words.arg(nameOf(address)) };
    }

    [[nodiscard]] Answer resuming(const StepAddress& address, const QString& words) const
    {
        const auto* view = m_walkthrough.find(address);
        if (!view)
            return std::nullopt;
        // One word takes the place of another: what was so before is said again.
        const auto& before = view->state.rest;
        return Compensation { before && !isSpent(*view) ? restingAs(address, *before)
                                                        : StepResumed { address },
            words.arg(nameOf(address)) };
    }
    /// What brought it back is past, and cannot be said again.
    [[nodiscard]] static bool isSpent(const StepView& view)
    {
        return view.isDue && !std::holds_alternative<UntilPhase>(view.state.rest->until);
    }
    [[nodiscard]] static Payload restingAs(const StepAddress& address, const RestState& rest)
    {
        switch (rest.kind) {
        case RestState::Kind::Held:
            return StepHeld { address };
        case RestState::Kind::Waiting:
            return StepWaiting { address, rest.waitUntil, rest.why };
        case RestState::Kind::Deferred:
            return StepDeferred { address, rest.until, rest.why };
        }
        Q_UNREACHABLE();
    }

    const plan::Plan& m_plan;
    const Walkthrough& m_walkthrough;
};

} // namespace

std::optional<Compensation> compensationOf(
    const plan::Plan& plan, const Walkthrough& walkthrough, const Payload& act)
{
    return std::visit(CompensationFor(plan, walkthrough), act);
}

} // namespace muster::incident
