// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/treewords.h"

#include "core/plan/words.h"

#include <algorithm>

namespace muster::readiness {

using plan::Words;
using worktree::Change;
using worktree::FileState;
using worktree::UnderWay;
using worktree::WorkTree;

namespace {

QString nameOf(UnderWay underWay)
{
    switch (underWay) {
    case UnderWay::Nothing:
        return {};
    case UnderWay::Merge:
        return Words::tr("a merge");
    case UnderWay::Rebase:
        return Words::tr("a rebase");
    case UnderWay::Patches:
        return Words::tr("the taking of patches");
    case UnderWay::CherryPick:
        return Words::tr("a cherry-pick");
    case UnderWay::Revert:
        return Words::tr("a revert");
    case UnderWay::Bisect:
        return Words::tr("a bisection");
    }
    Q_UNREACHABLE();
}

qsizetype openChanges(const WorkTree& tree)
{
    return std::count_if(tree.files.begin(), tree.files.end(),
        [](const FileState& file) { return file.change != Change::None && file.change != Change::Ignored; });
}

} // namespace

QString textOf(Change change)
{
    switch (change) {
    case Change::None:
        return {};
    case Change::Modified:
        return Words::tr("modified");
    case Change::Added:
    case Change::Untracked:
        return Words::tr("new");
    case Change::Ignored:
        return Words::tr("ignored");
    case Change::Deleted:
        return Words::tr("deleted");
    case Change::Renamed:
        return Words::tr("renamed");
    case Change::Conflict:
        return Words::tr("conflict");
    }
    Q_UNREACHABLE();
}

QString branchText(const WorkTree& tree)
{
    if (tree.head.isEmpty())
        return Words::tr("%1, without a commit yet").arg(tree.branch.value_or(QString()));
    return tree.branch ? Words::tr("%1 at %2").arg(*tree.branch, tree.head)
                       : Words::tr("none, a single commit is checked out: %1").arg(tree.head);
}

QString changesText(const WorkTree& tree)
{
    const auto open = openChanges(tree);
    return open == 0 ? Words::tr("all plans are committed")
        : open == 1  ? Words::tr("1 plan is not committed as it is here")
                     : Words::tr("%1 plans are not committed as they are here").arg(open);
}

QString underWayText(UnderWay underWay)
{
    return underWay == UnderWay::Nothing
        ? QString()
        : Words::tr("%1: end it before you rely on these plans").arg(nameOf(underWay));
}

} // namespace muster::readiness
