// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/erasure.h"
#include "core/journal/event.h"

#include <QString>
#include <QStringList>

#include <utility>

namespace muster::store {

class Database;

/// What was taken back, and may not be gone from every file yet. All functions: in the database's thread;
/// they fail as Database does.
struct Erasures {
    /// Number of the newest event that takes something back; 0 for none.
    qint64 newest = 0;
    QList<std::pair<journal::EventId, QString>> leaves;
    /// Hashes of files that nobody has any more.
    QStringList files;
};

/// Stores an event in the transaction of the caller; when it takes something back, that is deleted. Fails
/// with Internal when it does not follow the head of its chain.
[[nodiscard]] Result<void> storeEvent(Database& database, const journal::Event& event, Instant received);

/// What the events after row `n` took back.
[[nodiscard]] Result<Erasures> erasuresAfter(Database& database, qint64 n);
/// Which texts beside this event entries of the same stream took back.
[[nodiscard]] Result<QStringList> erasedFieldsOf(
    Database& database, const journal::StreamId& stream, const journal::EventId& event);
/// Whether one of them is this text.
[[nodiscard]] Result<bool> isErased(
    Database& database, const journal::StreamId& stream, const journal::EventId& event, const QString& field);
/// Whether this file was taken back, and nobody has it any more.
[[nodiscard]] Result<bool> isFileErased(Database& database, const QString& hash);

} // namespace muster::store
