// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/base/result.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plan.h"
#include "core/plan/planlibrary.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"

#include <QString>

#include <memory>
#include <optional>

namespace muster::commands {

/// Whom the person means by the beginning of an id. Fails with NotFound (the nearest is named) or Invalid
/// (several).
[[nodiscard]] Result<session::IncidentSummary> incidentCalled(
    session::Session& session, const QString& beginning);
/// The same, opened, acting as the console says.
[[nodiscard]] Result<std::shared_ptr<session::IncidentSession>> openIncident(
    session::Session& session, const QString& beginning, const Console& console);

/// An incident with the store that it stands on.
struct IncidentAtHand {
    Workplace workplace;
    std::shared_ptr<session::IncidentSession> incident;
};
/// Opens the log and in it the incident whose id begins so. Where that cannot be, it has said why, and the
/// exit status is the answer.
[[nodiscard]] tl::expected<IncidentAtHand, int> incidentAtHand(const QString& beginning, Console& console);

/// A step by its code ("2.1", "2.4a", "B1.2"), its id in the plan ("restart") or its whole address
/// ("scenario/restart"). Fails with NotFound (those near it are named) or Invalid (two).
[[nodiscard]] Result<const incident::StepView*> stepCalled(
    const incident::Walkthrough& walkthrough, const QString& word);

/// An entry of it by the beginning of its id. Fails with NotFound or Invalid (several).
[[nodiscard]] Result<journal::EventId> entryCalled(
    const session::IncidentSession& incident, const QString& beginning);

/// A phase by its code, as those of its steps begin ("2", "B1"), or by its id.
[[nodiscard]] Result<const incident::PhaseView*> phaseCalled(
    const incident::Walkthrough& walkthrough, const QString& word);

/// The plan behind a pack's id or a path. Fails with Invalid when it has errors.
[[nodiscard]] Result<std::shared_ptr<const plan::Plan>> planCalled(
    const Console& console, const QString& word);
/// The same as it was read, with its findings. Without a plan its errors were told line by line, and `status`
/// is what the command ends with.
[[nodiscard]] std::optional<plan::PlanLibrary::Found> usablePlan(
    Console& console, const QString& word, int& status);
/// A plan that was read.
struct PlanRead {
    QString file;
    const plan::Loaded* loaded = nullptr;
};
/// These and their child plans, each file once; a child plan lies in the folder of the plan that names it.
/// `plans` must outlive the answer.
[[nodiscard]] QList<PlanRead> eachOnce(const QList<plan::PlanLibrary::Found>& plans);
/// A scenario of it; with an empty word the only one.
[[nodiscard]] Result<plan::ScenarioId> scenarioCalled(const plan::Plan& plan, const QString& word);
/// A service by its id.
[[nodiscard]] Result<plan::ServiceId> serviceCalled(const plan::Plan& plan, const QString& word);
/// A check by its id.
[[nodiscard]] Result<plan::CheckId> checkCalled(const plan::Plan& plan, const QString& word);
/// An audience by its id.
[[nodiscard]] Result<plan::AudienceId> audienceCalled(const plan::Plan& plan, const QString& word);

} // namespace muster::commands
