// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/worktree/worktree.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <optional>

namespace muster::worktree {

/// A file that is not as it was committed. Names are as git has them: bytes, from the root of the work tree.
struct ChangedFile {
    QByteArray name;
    Change change = Change::None;
    /// Of a renamed one.
    QByteArray before = {};
    bool operator==(const ChangedFile&) const = default;
};

struct Status {
    /// Nothing when no branch is checked out.
    std::optional<QString> branch;
    bool hasCommit = false;
    QList<ChangedFile> files;
};

/// Reads what `status --porcelain=v2 --branch -z` writes; nothing for any other text.
[[nodiscard]] std::optional<Status> readStatus(const QByteArray& text);

/// A commit and what it changed; of a merge what was resolved by hand.
struct Logged {
    Commit commit;
    QByteArrayList files;
    bool operator==(const Logged&) const = default;
};

/// What `log -z` must be asked to write for readLog.
[[nodiscard]] QString logFormat();
/// Reads it, with the names of the files behind each commit or without; nothing for any other text.
[[nodiscard]] std::optional<QList<Logged>> readLog(const QByteArray& text);

} // namespace muster::worktree
