// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "ui/models/walltime.h"

#include <QString>

#include <optional>

namespace muster::ui {

/// What a person typed into the timeline's entry line.
struct LogEntry {
    incident::NoteAdded note;
    /// When it happened, if that was said.
    std::optional<Instant> at;
};

/// Reads "text", "! decision", "? question", "TODO task", each with a time in front if it happened earlier:
/// "03:17 text". Nothing when no words are left.
[[nodiscard]] std::optional<LogEntry> readLogEntry(const QString& typed, const WallTime& zone, Instant now);

} // namespace muster::ui
