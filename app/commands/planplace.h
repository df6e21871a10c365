// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/walkthrough.h"

#include <QList>
#include <QString>

#include <optional>

namespace muster::commands {

/// A step that has its place in the procedure, called as for stepCalled(). Fails with NotFound, and with
/// Invalid for one that validates or leads back.
[[nodiscard]] Result<const incident::StepView*> stepOfProcedure(
    const incident::Walkthrough& walkthrough, const QString& word);

/// Where in the procedure a step is to stand.
struct PlanPlace {
    incident::PhaseAddress phase { QString() };
    /// Unset for the beginning of the phase.
    std::optional<incident::StepAddress> behind;
};

/// Behind a step of it; "2.0" is the beginning of phase 2. Fails as stepOfProcedure() does.
[[nodiscard]] Result<PlanPlace> placeBehind(const incident::Walkthrough& walkthrough, const QString& step);
/// At the beginning of a phase, called as for phaseCalled(). Fails alike.
[[nodiscard]] Result<PlanPlace> placeAtStartOf(
    const incident::Walkthrough& walkthrough, const QString& phase);

/// A scenario that is walked through beside the incident's own.
struct Attached {
    /// "ransomware", or "ransomware#2".
    plan::ScenarioId as { QString() };
    /// With which its codes begin: "B".
    QString letter;
};
/// In the order of the walkthrough.
[[nodiscard]] QList<Attached> attachedIn(const incident::Walkthrough& walkthrough);
/// What is attached under this name or letter. Fails with NotFound.
[[nodiscard]] Result<plan::ScenarioId> attachedCalled(
    const incident::Walkthrough& walkthrough, const QString& word);

} // namespace muster::commands
