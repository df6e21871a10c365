// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "app/commands/drillchanges.h"
#include "app/commands/drillquestions.h"
#include "core/session/incidentsession.h"

#include <optional>

namespace muster::commands {

/// Walks a drill with a person at the keyboard: one card, one prompt, one act at a time.
class DrillDialogue final {
public:
    DrillDialogue(session::IncidentSession& drill, Console& console);
    /// Until the drill is closed or left. Gives the exit status.
    [[nodiscard]] int run();

private:
    using Done = session::IncidentSession::Done;

    [[nodiscard]] Next step(const incident::StepView& view);
    [[nodiscard]] Next pause(const incident::PhaseView& phase);
    [[nodiscard]] Next obey(const incident::StepView& view, const QString& key);
    /// What is no act at a step.
    [[nodiscard]] Next obeyAnywhere(const QString& key);
    [[nodiscard]] Next enter(const incident::StepView& view);
    /// What has to come before an act of consequence; nothing when the way is free.
    [[nodiscard]] std::optional<Next> guard(const incident::StepView& view);
    [[nodiscard]] Next complete(const incident::StepView& view);
    /// All of a list that is done first and confirmed then, as far as one word says enough.
    [[nodiscard]] Next confirmAll();
    [[nodiscard]] Next skip(const incident::StepView& view);
    [[nodiscard]] Next markFailed(const incident::StepView& view);
    [[nodiscard]] Next decide(const incident::StepView& view, const QString& number);
    [[nodiscard]] Next ended(const Done& done, const incident::StepAddress& address, const plan::Step& step);
    [[nodiscard]] Next movedOn();
    [[nodiscard]] Next note();
    [[nodiscard]] Next recovered();
    [[nodiscard]] Next jump();
    [[nodiscard]] Next help(const incident::StepView& view);
    [[nodiscard]] Next helpKeys();
    [[nodiscard]] Done stateRestorePoint(const QString& saw);
    [[nodiscard]] int end();

    session::IncidentSession& m_drill;
    Console& m_console;
    DrillQuestions m_questions;
    DrillChanges m_changes;
};

} // namespace muster::commands
