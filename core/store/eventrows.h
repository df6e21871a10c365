// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/store/database.h"

#include <QList>
#include <QStringList>

#include <optional>
#include <vector>

namespace muster::store {

/// The table of events in the words of the record. Rows are named by their number `n`, which grows in the
/// order of arrival. All functions: in the database's thread; they fail as Database does.

/// What one row holds, not yet believed.
struct EventRow {
    qint64 n = 0;
    journal::StreamId stream { QUuid() };
    journal::OriginId origin { QUuid() };
    qint64 seq = 0;
    journal::EventId id { QUuid() };
    QByteArray hash;
    QByteArray prev;
    QByteArray signature;
    QString type;
    journal::Stamp stamp;
    QByteArray body;
    QList<journal::Leaf> leaves;
};

/// Newest event of a chain with its stamp.
struct ChainHead {
    journal::StreamId stream;
    journal::Head head;
    journal::Stamp stamp;
};

/// Newest event of this chain; seq 0 when there is none.
[[nodiscard]] Result<journal::Head> headOf(
    Database& database, const journal::StreamId& stream, const journal::OriginId& origin);
/// The newest event of every chain in the store.
[[nodiscard]] Result<std::vector<ChainHead>> allHeads(Database& database);

[[nodiscard]] Result<std::optional<qint64>> numberOf(Database& database, const journal::EventId& id);
[[nodiscard]] Result<QList<qint64>> numbersOfStream(Database& database, const journal::StreamId& stream);
[[nodiscard]] Result<QList<qint64>> numbersOfTypes(Database& database, const QStringList& types);
/// The newest `most` events of an origin, oldest first.
[[nodiscard]] Result<QList<qint64>> newestNumbersOf(
    Database& database, const journal::OriginId& origin, int most);
/// The next `most` events of a chain after the one with this number in it.
[[nodiscard]] Result<QList<qint64>> numbersOfChain(Database& database, const journal::StreamId& stream,
    const journal::OriginId& origin, qint64 seq, int most);
/// The next `most` events of any chain after the row `after`.
[[nodiscard]] Result<QList<qint64>> numbersAfter(Database& database, qint64 after, int most);

/// The rows with these numbers, in this order.
[[nodiscard]] Result<std::vector<EventRow>> eventRows(Database& database, const QList<qint64>& numbers);
/// The event of a row. Fails with Invalid when the bytes, the leaves or the columns do not fit each other.
[[nodiscard]] Result<journal::Event> checkedEvent(const EventRow& row);
/// The same for people who must go on: a leaf that does not fit is left out, and an event that cannot be read
/// at all has the type "unreadable". What is wrong is told by checkedEvent.
[[nodiscard]] journal::Event shownEvent(const EventRow& row);

[[nodiscard]] Result<void> insertLeaf(Database& database, qint64 n, const journal::Leaf& leaf);
/// The row itself, and its leaves; its number. Fails with Internal when the event does not follow the head of
/// its chain.
[[nodiscard]] Result<qint64> insertEvent(Database& database, const journal::Event& event, Instant received);

} // namespace muster::store
