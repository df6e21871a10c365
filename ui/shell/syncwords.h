// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/replicator.h"

#include <QString>

namespace muster::ui {

/// How the log stands to that of the team's server, for the status bar: a few words, and whole sentences with
/// the times in the zone of the plan. No words while no server is used.
struct SyncWords {
    QString brief;
    QString sentence;
    /// Somebody has to do something.
    bool isTrouble = false;

    bool operator==(const SyncWords&) const = default;
};
[[nodiscard]] SyncWords syncWords(const journal::SyncStatus& status, const QString& zone);

} // namespace muster::ui
