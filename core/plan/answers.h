// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/finding.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>

namespace muster::plan {

/// What an unattended drill does with one step.
struct StepAnswer {
    enum class Do { Done, Skip, Fail };

    Do act = Do::Done;
    /// What was observed; empty when unsaid.
    QString saw;
    /// Why it was skipped or failed; never empty with Skip and Fail.
    QString why;
    /// How long it took on the drill's clock; where unsaid, the step's own `takes` counts.
    std::optional<Millis> takes;

    bool operator==(const StepAnswer&) const = default;
};

/// An answers file: what a drill without a person does. Names that the scenario does not have are findings.
struct Answers {
    QString as;
    StepAnswer fallback;
    /// By step id, of the scenario's procedure, rollback and failback and of the plan's validation.
    QHash<StepId, StepAnswer> steps;
    QHash<DecisionId, AnswerId> decisions;

    /// The step's own answer, else the fallback.
    [[nodiscard]] StepAnswer answerFor(const StepId& step) const { return steps.value(step, fallback); }
};

/// Answers when nothing of severity error was found; all findings, not just the first.
struct LoadedAnswers {
    std::optional<Answers> answers;
    QList<Finding> findings;
};

/// Reads the text of an answers file for one scenario of a plan, which happened at `failedAt`: no restore
/// point is later. Pure.
[[nodiscard]] LoadedAnswers loadAnswers(
    const QByteArray& text, const Plan& plan, const Scenario& scenario, Instant failedAt);

/// The file at `path`. Fails with NotFound or Storage when it cannot be read, Invalid when it is too big.
[[nodiscard]] Result<LoadedAnswers> loadAnswersFile(
    const QString& path, const Plan& plan, const Scenario& scenario, Instant failedAt);

} // namespace muster::plan
