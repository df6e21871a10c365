// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/paper/sheet.h"
#include "core/plan/plan.h"

#include <QHash>

namespace muster::paper {

/// One scenario for people. The phases and the codes of the steps are those of the walkthrough. Pure.
[[nodiscard]] ScenarioSheet scenarioSheet(const plan::Plan& plan, const plan::Scenario& scenario);

/// One step for people. `codes` are those of the steps that it may name. Pure.
[[nodiscard]] StepSheet stepSheet(const plan::Plan& plan, const plan::Scenario* scenario,
    const QHash<plan::StepId, QString>& codes, const plan::Step& step, const QString& code);

/// What to know of a phase before its steps. Pure.
[[nodiscard]] QList<Said> aboutPhase(
    const plan::Plan& plan, const plan::Scenario& scenario, const plan::Phase& phase);

/// The validation of a plan that has no scenario; empty when it has none either.
[[nodiscard]] QList<PhaseSheet> looseValidation(const plan::Plan& plan);

/// What to say of a check, without its title: what is asked, and what it should answer.
[[nodiscard]] QStringList wordsOfCheck(const plan::Plan& plan, const plan::CheckSpec& check);

} // namespace muster::paper
