// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/dependencygraph.h"

namespace muster::plan {

std::optional<QList<qsizetype>> DependencyGraph::cycle() const
{
    enum class Mark { Unseen, OnPath, Done };
    QList<Mark> marks(m_needs.size(), Mark::Unseen);
    QList<qsizetype> nextNeed(m_needs.size(), 0);
    for (qsizetype start = 0; start < m_needs.size(); ++start) {
        if (marks[start] != Mark::Unseen)
            continue;
        QList<qsizetype> path { start };
        marks[start] = Mark::OnPath;
        while (!path.isEmpty()) {
            const auto at = path.constLast();
            if (nextNeed[at] == m_needs[at].size()) {
                marks[at] = Mark::Done;
                path.removeLast();
                continue;
            }
            const auto need = m_needs[at][nextNeed[at]++];
            if (marks[need] == Mark::OnPath)
                return path.sliced(path.indexOf(need)) << need;
            if (marks[need] == Mark::Unseen) {
                marks[need] = Mark::OnPath;
                path.append(need);
            }
        }
    }
    return std::nullopt;
}

QList<qsizetype> DependencyGraph::breakCyclesAndOrder()
{
    enum class Mark { Unseen, OnPath, Done };
    QList<Mark> marks(m_needs.size(), Mark::Unseen);
    QList<qsizetype> nextNeed(m_needs.size(), 0);
    QList<qsizetype> order;
    order.reserve(m_needs.size());
    for (qsizetype start = 0; start < m_needs.size(); ++start) {
        QList<qsizetype> path;
        if (marks[start] == Mark::Unseen)
            path.append(start);
        while (!path.isEmpty()) {
            const auto at = path.constLast();
            auto& needs = m_needs[at];
            marks[at] = Mark::OnPath;
            if (nextNeed[at] == needs.size()) {
                marks[at] = Mark::Done;
                order.append(at);
                path.removeLast();
            } else if (const auto need = needs[nextNeed[at]]; marks[need] == Mark::OnPath) {
                needs.removeAt(nextNeed[at]);
            } else {
                ++nextNeed[at];
                if (marks[need] == Mark::Unseen)
                    path.append(need);
            }
        }
    }
    return order;
}

} // namespace muster::plan
