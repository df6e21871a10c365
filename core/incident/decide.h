// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plan.h"

#include <QList>

#include <optional>

namespace muster::incident {

/// Largest texts, in bytes of UTF-8.
inline constexpr qsizetype kLargestNote = 16 * 1024;
inline constexpr qsizetype kLargestSaw = 4 * 1024;
inline constexpr qsizetype kLargestLine = 512;

/// Whether an act is allowed now, and the payloads that record it. Refusing is done here, before the event
/// exists; the fold never refuses. The Error's text is one clear sentence with what to do instead.
///
/// The payload itself is the command: a StepCompleted that is refused answers Invalid (unknown step, incident
/// closed) or Conflict (step waits for another, is ended already, is on a branch not taken, needs a decision,
/// a value, an approval or its release first). Completing a step that says `recovers` also answers
/// ServiceRecovered for each: when a second person has to see it, then only with that person's word.
/// Recording a decision completes its step.
///
/// With `now` (the session's clock) times in the future are refused too. `known` is what walkthrough() gives
/// for the same plan, state and time, where the caller has it. A closed incident takes notes, reasons,
/// corrected times and the watch only. Closing a live one begins the watch that its scenario asks for.
[[nodiscard]] Result<QList<Payload>> decide(const plan::Plan& plan, const IncidentState& state,
    const Payload& wanted, std::optional<Instant> now = {}, const Walkthrough* known = nullptr);

/// What to type to release a step that cannot be undone: what it acts on, or its code where the plan does not
/// say.
[[nodiscard]] QString releaseWord(const plan::Step& step, const QString& code);

} // namespace muster::incident
