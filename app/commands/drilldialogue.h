// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
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
    enum class Next { Card, Prompt, Leave };
    using Done = session::IncidentSession::Done;

    [[nodiscard]] Next step(const incident::StepView& view);
    [[nodiscard]] Next obey(const incident::StepView& view, const QString& key);
    [[nodiscard]] Next complete(const incident::StepView& view);
    [[nodiscard]] Next skip(const incident::StepView& view);
    [[nodiscard]] Next markFailed(const incident::StepView& view);
    [[nodiscard]] Next decide(const incident::StepView& view, const QString& number);
    [[nodiscard]] Next recovered();
    [[nodiscard]] Next jump();
    [[nodiscard]] Next help(const incident::StepView& view);
    [[nodiscard]] Done stateRestorePoint(const QString& saw);
    [[nodiscard]] int end();
    void tellPhaseEnd(int phase);

    /// One trimmed line; nothing when the person has left.
    [[nodiscard]] std::optional<QString> ask(const QString& prompt);
    /// Says when it was not recorded; then the same card stays.
    [[nodiscard]] Next report(const Done& done);

    session::IncidentSession& m_drill;
    Console& m_console;
    /// Of the card shown last; -1 before the first.
    int m_phase = -1;
};

} // namespace muster::commands
