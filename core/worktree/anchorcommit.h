// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QFuture>
#include <QString>

#include <chrono>

namespace muster::worktree {

/// Puts a commit that changes no file on top of the branch that is checked out, and answers its id. Work tree
/// and index stay as they are, and so does what is staged; no hook, filter, signing or other program is
/// started, whatever the repository's settings say. Its author is whom git knows here, else "Muster". Fails
/// with Invalid (the folder is in no work tree), Conflict (no branch is checked out, or it has no commit
/// yet), Denied (git does not trust its owner), Timeout or Storage (git is not installed, or refuses).
/// Thread: any; works in the pool, and ends within the limit.
[[nodiscard]] QFuture<Result<QString>> commitAnchor(
    const QString& folder, const QString& message, Millis limit = std::chrono::seconds(10));

} // namespace muster::worktree
