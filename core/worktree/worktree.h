// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QFuture>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::worktree {

/// One entry of the history. `when` is when it was committed, not when it was first written.
struct Commit {
    QString author;
    Instant when;
    /// The first line of its message.
    QString subject;
    bool operator==(const Commit&) const = default;
};

/// How a file differs from what was committed last.
enum class Change {
    None,
    Modified,
    Added, ///< new, and told to git
    Untracked, ///< new, and not told to git
    Ignored, ///< git was told not to look at it
    Deleted,
    Renamed,
    Conflict ///< a merge left it for people to resolve
};

/// What was begun in a work tree and not ended.
enum class UnderWay { Nothing, Merge, Rebase, Patches, CherryPick, Revert, Bisect };

struct FileState {
    /// From the folder that was asked about.
    QString path;
    Change change = Change::None;
    /// Its former path, when it was renamed.
    QString before = {};
    /// What changed it last; nothing for a file that was never committed.
    std::optional<Commit> last = {};
};

/// A folder in a git work tree.
struct WorkTree {
    /// Of the whole work tree; the folder is this or below.
    QString root;
    /// Nothing when no branch is checked out.
    std::optional<QString> branch;
    /// A short hash; empty before the first commit.
    QString head;
    /// The newest commit of all, whatever it changed.
    std::optional<Commit> last;
    /// Who changed the files last, newest first, each once, at most five.
    QStringList lastAuthors;
    UnderWay underWay = UnderWay::Nothing;
    /// Those that were asked for, by path: tracked ones, and all that are not as they were committed.
    QList<FileState> files;
};

/// Looks at the files of a folder whose names match one of the globs ("*.plan.yaml"), not below it. No value:
/// the folder is in no work tree. It only reads, asks no network, and starts no program but git, whatever the
/// repository's settings say. Fails with NotFound (there is a repository, but git is not installed), Denied
/// (git does not trust its owner), Invalid (a bare repository), Timeout, Storage (it is broken) or Internal.
/// Thread: any; works in the pool, and ends within the limit.
[[nodiscard]] QFuture<Result<std::optional<WorkTree>>> readWorkTree(
    const QString& folder, const QStringList& globs, Millis limit = std::chrono::seconds(10));

} // namespace muster::worktree
