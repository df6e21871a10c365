// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/session/incidentsession.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace muster::commands {

/// What follows an answer: the next card, another prompt at the same one, or the way out.
enum class Next { Card, Prompt, Leave };

/// What a drill asks the person at the keyboard about one step, and records. A question that is left with
/// Enter, or at the end of the input, records nothing.
class DrillQuestions final {
public:
    using Done = session::IncidentSession::Done;

    /// Both must outlive it.
    DrillQuestions(session::IncidentSession& drill, Console& console);

    /// One trimmed line; nothing when the person has left.
    [[nodiscard]] std::optional<QString> ask(const QString& prompt);
    /// Says when it was not recorded; then the same card stays.
    [[nodiscard]] Next report(const Done& done);
    /// The newest act that was reported is not on the disk, because the disk fails.
    [[nodiscard]] bool diskFailed() const { return m_diskFailed; }
    /// Says it; the same card stays.
    [[nodiscard]] Next stay(const QString& text);

    [[nodiscard]] Next wait(const incident::StepView& view);
    [[nodiscard]] Next putOff(const incident::StepView& view);
    [[nodiscard]] Next byHand(const incident::StepView& view);
    [[nodiscard]] Next misfit(const incident::StepView& view);
    [[nodiscard]] Next approval(const incident::StepView& view);
    [[nodiscard]] Next release(const incident::StepView& view);
    /// Of every credential that a step changes, as far as it is not proven yet.
    [[nodiscard]] Next proofs(const incident::StepView& view);
    /// Of a step that is done and that somebody else has to see.
    [[nodiscard]] Next secondPerson(incident::StepAddress address, plan::Step step);

    /// Of every step that was left out, failed or was put off without a word why. False when the person has
    /// left.
    [[nodiscard]] bool reasonsLeft();

private:
    [[nodiscard]] Next alone(const incident::StepAddress& address);
    [[nodiscard]] QString restorePointText() const;
    [[nodiscard]] QTimeZone zone() const;

    session::IncidentSession& m_drill;
    Console& m_console;
    bool m_diskFailed = false;
};

} // namespace muster::commands
