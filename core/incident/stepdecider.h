// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plan.h"

#include <QList>

#include <optional>

namespace muster::incident {

/// The half of decide() that is about steps and phases: each call refuses with one sentence or gives the
/// payloads that record the act. `walk` is theirs. Plan and state must outlive it.
class StepDecider {
public:
    using Answer = Result<QList<Payload>>;

    StepDecider(
        const plan::Plan& plan, const IncidentState& state, std::optional<Instant> now, Walkthrough walk);

    [[nodiscard]] Answer operator()(const StepStarted& p) const;
    [[nodiscard]] Answer operator()(const StepCompleted& p) const;
    [[nodiscard]] Answer operator()(const StepSkipped& p) const;
    [[nodiscard]] Answer operator()(const StepFailed& p) const;
    [[nodiscard]] Answer operator()(const StepReopened& p) const;
    [[nodiscard]] Answer operator()(const StepHeld& p) const;
    [[nodiscard]] Answer operator()(const StepWaiting& p) const;
    [[nodiscard]] Answer operator()(const StepDeferred& p) const;
    [[nodiscard]] Answer operator()(const StepResumed& p) const;
    [[nodiscard]] Answer operator()(const StepOverridden& p) const;
    [[nodiscard]] Answer operator()(const StepReleased& p) const;
    [[nodiscard]] Answer operator()(const StepVerified& p) const;
    [[nodiscard]] Answer operator()(const ApprovalRequested& p) const;
    [[nodiscard]] Answer operator()(const ApprovalGiven& p) const;
    [[nodiscard]] Answer operator()(const ApprovalRefused& p) const;
    [[nodiscard]] Answer operator()(const MisfitNoted& p) const;
    [[nodiscard]] Answer operator()(const StepExplained& p) const;
    [[nodiscard]] Answer operator()(const StepExtended& p) const;
    [[nodiscard]] Answer operator()(const DecisionRecorded& p) const;
    [[nodiscard]] Answer operator()(const CredentialProven& p) const;
    [[nodiscard]] Answer operator()(const CredentialDoubted& p) const;
    [[nodiscard]] Answer operator()(const RollbackStarted& p) const;
    [[nodiscard]] Answer operator()(const RollbackStopped& p) const;
    [[nodiscard]] Answer operator()(const PhaseCompleted& p) const;
    [[nodiscard]] Answer operator()(const PhaseReopened& p) const;
    [[nodiscard]] Answer operator()(const RememberEnded& p) const;
    [[nodiscard]] Answer operator()(const RememberResumed& p) const;

private:
    using View = Result<const StepView*>;

    [[nodiscard]] View known(const StepAddress& address) const;
    [[nodiscard]] Result<int> known(const PhaseAddress& address) const;
    /// A step that has not ended and is on a branch that was taken or may be.
    [[nodiscard]] View open(const StepAddress& address) const;
    /// The same, or one that is over and doubted by its check.
    [[nodiscard]] View overridable(const StepAddress& address) const;
    /// A step that may be done now.
    [[nodiscard]] View possible(const StepAddress& address) const;
    /// One that may be done now, with all that has to come before an act of consequence.
    [[nodiscard]] View permitted(const StepAddress& address) const;
    /// One whose approval was asked for by somebody else than who answers now.
    [[nodiscard]] View asked(
        const StepAddress& address, const PersonId& approver, const QString& approverName) const;
    /// One that left something to remember.
    [[nodiscard]] View remembered(const StepAddress& address) const;

    [[nodiscard]] std::optional<Error> notApproved(const StepView& view) const;
    [[nodiscard]] std::optional<Error> notInFuture(
        const QString& what, const std::optional<Instant>& at) const;
    // Whether what is to bring a deferred step back can still happen.
    [[nodiscard]] std::optional<Error> unfit(const UntilEnd& until, const StepView& view) const;
    [[nodiscard]] std::optional<Error> unfit(const UntilTime& until, const StepView& view) const;
    [[nodiscard]] std::optional<Error> unfit(const UntilStep& until, const StepView& view) const;
    [[nodiscard]] std::optional<Error> unfit(const UntilPhase& until, const StepView& view) const;
    [[nodiscard]] bool isSamePerson(const PersonId& known, const PersonId& other, const QString& name) const;
    [[nodiscard]] View changing(const StepAddress& address, const QString& credential) const;
    [[nodiscard]] QString wordsOf(const CredentialProven& fact) const;
    [[nodiscard]] QString whatIsMissing(const plan::Step& step) const;
    [[nodiscard]] QString whatItWaitsFor(const StepView& view) const;
    [[nodiscard]] QList<Payload> completing(const StepView& view, const QString& saw) const;
    [[nodiscard]] QList<Payload> recovering(
        const StepView& view, QList<Payload> acts, const QString& saw) const;

    const plan::Plan& m_plan;
    const IncidentState& m_state;
    std::optional<Instant> m_now;
    Walkthrough m_walk;
};

} // namespace muster::incident
