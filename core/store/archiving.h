// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QLatin1StringView>
#include <QStringList>

namespace muster::store {

class Database;

/// Type of the entry after which this console keeps a stream no more, without version: its payload has
/// `stream` and `heads`, a list of [origin, seq, hash].
inline constexpr auto kArchive = QLatin1StringView("stream.archived");

// All functions: in the database's thread; they fail as Database does.

/// Deletes, in the transaction of the caller, the entries that this one says are put away elsewhere. The
/// hashes of files that no entry names any more: their bytes may go once it is committed.
[[nodiscard]] Result<QStringList> deleteArchived(Database& database, const journal::Event& archive);
/// Whether this console, whose estate this is, put this entry away: it was here once.
[[nodiscard]] Result<bool> isArchived(Database& database, const journal::StreamId& estate,
    const journal::StreamId& stream, const journal::OriginId& origin, qint64 seq);

} // namespace muster::store
