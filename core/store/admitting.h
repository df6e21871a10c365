// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/event.h"

namespace muster::store {

class Database;

/// What became of one event that another console recorded.
enum class Verdict {
    Stored,
    Known, ///< here already; texts that were withheld here and not erased are taken in
    Fork ///< another version of it is here; this one is kept beside the log
};

/// Takes in one event, in the transaction of the caller and in the database's thread; one that is Stored is
/// left as it is in the log, without texts that were taken back. Fails with Invalid when it does not hold or
/// does not follow the head of its chain: then nothing was done; else as Database does.
[[nodiscard]] Result<Verdict> admitEvent(Database& database, journal::Event& event, Instant received);

} // namespace muster::store
