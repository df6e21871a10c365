// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/incident/state.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"

#include <QString>

#include <optional>

namespace muster::incident {

/// What a line of the timeline is about; the window picks its glyph by it.
enum class LineKind {
    Milestone,
    Phase,
    Started,
    Held,
    Waiting,
    Deferred,
    Done,
    Verified,
    Overridden,
    Skipped,
    Failed,
    Reopened,
    Approval,
    Decision,
    Note,
    Question,
    Task,
    Message,
    Recovered,
    RestorePoint,
    Role,
    Clock,
    Credential,
    Evidence, ///< a file was put to the record
    Erased, ///< texts or files were taken back
    Anchored, ///< an entry of the log left the laptop
    Changed, ///< the plan was, while it ran
    Unreadable
};

struct TimelineLine {
    journal::EventId id;
    Instant at;
    /// When the machine wrote it; differs from `at` in drills and for back-dated acts.
    Instant recorded;
    QString actor;
    /// The journal's type name: "step.completed".
    QString type;
    LineKind kind = LineKind::Note;
    /// One readable sentence.
    QString text;
    /// Typed in later than it happened.
    bool backDated = false;
    /// The step or the service that it is about, if it is about one.
    std::optional<StepAddress> step = {};
    std::optional<plan::ServiceId> service = {};
};

/// "The computer's clock moved back by 37 s; elapsed time is unaffected"
[[nodiscard]] QString clockMovedText(const ClockMoved& moved);
/// "The computer's time zone changed from UTC to Europe/Berlin; times are shown as before"
[[nodiscard]] QString zoneChangedText(const ZoneChanged& changed);

/// What a part of the report that people write is called: "summary", "what helped".
[[nodiscard]] QString partText(const QString& part);

/// One line for one event; `state` gives names of people, `plan` the titles. The chain's own first events
/// give nothing.
[[nodiscard]] std::optional<TimelineLine> timelineLine(
    const plan::Plan& plan, const IncidentState& state, const journal::Event& event);

} // namespace muster::incident
