// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/worktree/worktree.h"

#include <QString>

namespace muster::readiness {

/// "modified", "new"; empty for a file that is as it was committed.
[[nodiscard]] QString textOf(worktree::Change change);
/// "main at 1f2e3d4"
[[nodiscard]] QString branchText(const worktree::WorkTree& tree);
/// "2 plans are not committed as they are here"; ignored files do not count.
[[nodiscard]] QString changesText(const worktree::WorkTree& tree);
/// "a merge: end it before you rely on these plans"; empty for nothing.
[[nodiscard]] QString underWayText(worktree::UnderWay underWay);

} // namespace muster::readiness
