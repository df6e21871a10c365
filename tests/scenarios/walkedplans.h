// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QHash>
#include <QList>

namespace muster::test {

/// A scenario of a pack, as it is to be walked: which step is done in which unusual way.
struct WalkedScenario {
    /// What it is found by on the start page: "walk 07".
    QString call;
    /// As it is walked, with what was added to it.
    plan::Scenario scenario;
    /// What is answered in the end, for each of its questions.
    QHash<plan::DecisionId, plan::AnswerId> answers;
    // Steps of the branches that these answers take.
    plan::StepId twoPeople { QString() };
    plan::StepId irreversible { QString() };
    plan::StepId putOff { QString() };
    /// In its middle the program is killed; afterwards it is held, and gone on with.
    plan::StepId cutOff { QString() };
};

struct WalkedPlan {
    plan::Plan plan;
    QList<WalkedScenario> scenarios;
};

/// What has to be typed before the step that cannot be undone.
[[nodiscard]] QString releaseTarget();

/// Writes a copy of the pack into the folder of plans and says how to walk it. In each scenario one step more
/// asks for two people and one more cannot be undone: no pack has any. `number` is that of the first
/// scenario. Always the same for the same pack. Fails with Invalid where a scenario has no step that fits.
[[nodiscard]] Result<WalkedPlan> layOutPlan(const QString& pack, const QString& folder, int number);

} // namespace muster::test
