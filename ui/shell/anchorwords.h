// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/incident/state.h"

#include <QString>

#include <optional>

namespace muster::ui {

class WallTime;

/// In a word: "paper".
[[nodiscard]] QString wayWord(incident::RecordAnchored::Way way);

/// Whether the record was left elsewhere since it should be.
struct AnchorFact {
    /// It is to be left somewhere.
    bool isDue = false;
    /// "Record not anchored since 03:12", "Record anchored 03:14 (paper)"
    QString words;
    /// The same where there is little room: "Not anchored since 03:12", "Anchored 03:14".
    QString brief;

    bool operator==(const AnchorFact&) const = default;
};

/// Of the state alone, so it changes with events only; nothing before there is anything to leave.
[[nodiscard]] std::optional<AnchorFact> anchorFact(const std::optional<Instant>& dueSince,
    const QList<incident::AnchorState>& anchors, const WallTime& time);

} // namespace muster::ui
