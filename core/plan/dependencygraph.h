// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <optional>

namespace muster::plan {

/// Things that wait for one another, by number.
class DependencyGraph final {
public:
    explicit DependencyGraph(qsizetype size)
        : m_needs(size)
    {
    }
    /// `one` waits for `other`.
    void add(qsizetype one, qsizetype other) { m_needs[one].append(other); }

    /// Things that wait for themselves by way of one another: the first of them again at the end. Nothing
    /// when there is an order in which all can be done. Linear.
    [[nodiscard]] std::optional<QList<qsizetype>> cycle() const;

private:
    QList<QList<qsizetype>> m_needs;
};

} // namespace muster::plan
