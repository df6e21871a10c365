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

    /// All things, each after what it waits for. A wait that would close a circle is dropped, so that there
    /// is always such an order. About linear.
    [[nodiscard]] QList<qsizetype> breakCyclesAndOrder();
    [[nodiscard]] const QList<qsizetype>& needsOf(qsizetype one) const { return m_needs[one]; }

private:
    QList<QList<qsizetype>> m_needs;
};

} // namespace muster::plan
