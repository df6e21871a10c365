// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace muster::store {

class Database;

/// What comes after a row of the journal, as it is at one moment: for what is filled from the journal beside
/// it.
struct Following {
    /// Of the store.
    QString folder = {};
    /// The number of the row.
    qint64 after = 0;
    /// It is not the event that was known: this is another journal, or an older copy of it.
    bool isOther = false;
    /// Number of the newest event that took something back, or put it away; 0 for none.
    qint64 gone = 0;
    /// How many texts came later than their events.
    qint64 late = 0;
    /// Number of the newest row.
    qint64 newest = 0;
    /// With their numbers.
    QList<std::pair<qint64, journal::Event>> events = {};
};

/// At most `most` events after row `after`, of which `known` is the event. Leaves the folder empty. In the
/// database's thread; fails as Database does.
[[nodiscard]] Result<Following> following(
    Database& database, qint64 after, const std::optional<journal::EventId>& known, int most);

/// Notes that a text came later than its event. In the transaction of the caller.
[[nodiscard]] Result<void> noteLateText(Database& database);

} // namespace muster::store
