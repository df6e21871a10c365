// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::incident {

/// What another answer to a question would do to the other steps (ux.md H16). Nothing that was done is
/// undone by it.
struct AnswerChange {
    struct Line {
        QString code;
        QString title;
        /// Done, skipped or vouched for already.
        bool isOver = false;
    };
    /// On branches that it takes.
    QList<Line> comesBack;
    /// On branches that it leaves.
    QList<Line> isLeft;
};

/// Pure. A step or answer that the plan does not have changes nothing. `now`: as for walkthrough().
[[nodiscard]] AnswerChange changeBy(const plan::Plan& plan, const IncidentState& state,
    const StepAddress& step, const plan::AnswerId& answer, std::optional<Instant> now = {});

/// In sentences: what is to be done then, what no longer, and what of both is over already. Never empty.
[[nodiscard]] QStringList wordsOf(const AnswerChange& change);

} // namespace muster::incident
