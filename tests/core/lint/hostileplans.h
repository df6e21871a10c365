// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QList>

#include <functional>

namespace muster::test {

/// A hostile plan that is too large, or too odd a file, to be kept in git.
struct HostilePlan {
    const char* name;
    /// Lays the files into an empty folder; the plan to read is `hostile.plan.yaml`.
    std::function<void(const QDir& folder)> lay;
};

/// Always the same, in the same order.
[[nodiscard]] QList<HostilePlan> hostilePlans();

} // namespace muster::test
