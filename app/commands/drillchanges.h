// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/drillquestions.h"
#include "app/commands/planplace.h"

#include <QStringList>

namespace muster::commands {

/// Asks what is to be changed of the plan while a drill is walked, and records it. As for every question:
/// what is left with Enter, or at the end of the input, changes nothing.
class DrillChanges final {
public:
    /// All must outlive it.
    DrillChanges(session::IncidentSession& drill, DrillQuestions& questions, Console& console);

    [[nodiscard]] Next ask();

private:
    template <typename T> using Answer = tl::expected<T, Next>;

    [[nodiscard]] Next attach();
    [[nodiscard]] Next add();
    [[nodiscard]] Next strike();
    [[nodiscard]] Next restore();
    [[nodiscard]] Next reword();
    [[nodiscard]] Next move();

    enum class Which { Open, OfProcedure, Struck };
    [[nodiscard]] Answer<incident::StepAddress> step(Which which);
    [[nodiscard]] Answer<PlanPlace> place();
    /// One line; "?" shows what of the list has not been shown yet, and then all from the beginning. The
    /// first lines are shown at once, from this one on.
    [[nodiscard]] Answer<QString> picked(const QStringList& lines, qsizetype first, const QString& prompt);
    /// One line that is not empty.
    [[nodiscard]] Answer<QString> needed(const QString& prompt);
    [[nodiscard]] Next record(const incident::Payload& act);
    /// The same, once it was asked why.
    template <typename Act> [[nodiscard]] Next recordWithReason(Act act);

    session::IncidentSession& m_drill;
    DrillQuestions& m_questions;
    Console& m_console;
};

} // namespace muster::commands
