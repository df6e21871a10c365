// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/listmatch.h"

#include <QHash>

#include <algorithm>

namespace muster::plan {

QList<qsizetype> partnersOf(const QList<EntryNames>& before, const QList<EntryNames>& after)
{
    QList<qsizetype> partners(before.size(), -1);
    QList<bool> taken(after.size(), false);
    const auto count = before.isEmpty() ? 0 : before.constFirst().size();
    for (qsizetype n = 0; n < count; ++n) {
        QHash<QString, QList<qsizetype>> open;
        for (auto i = after.size() - 1; i >= 0; --i) {
            if (!taken[i] && !after[i][n].isEmpty())
                open[after[i][n]].append(i);
        }
        for (qsizetype i = 0; i < before.size(); ++i) {
            if (partners[i] >= 0 || before[i][n].isEmpty())
                continue;
            const auto found = open.find(before[i][n]);
            if (found == open.end() || found->isEmpty())
                continue;
            partners[i] = found->takeLast();
            taken[partners[i]] = true;
        }
    }
    return partners;
}

QSet<qsizetype> restingAmong(const QList<qsizetype>& order)
{
    // The longest rising part, by the smallest end of each length.
    QList<qsizetype> ends;
    QList<qsizetype> previous(order.size(), -1);
    for (qsizetype i = 0; i < order.size(); ++i) {
        const auto at = std::lower_bound(ends.begin(), ends.end(), order[i],
            [&](qsizetype end, qsizetype value) { return order[end] < value; });
        if (at != ends.begin())
            previous[i] = *(at - 1);
        if (at == ends.end())
            ends.append(i);
        else
            *at = i;
    }
    QSet<qsizetype> resting;
    for (auto i = ends.isEmpty() ? -1 : ends.constLast(); i >= 0; i = previous[i])
        resting.insert(order[i]);
    return resting;
}

QList<MatchedEntry> mergedList(const QList<qsizetype>& partners, qsizetype countAfter)
{
    QList<qsizetype> source(countAfter, -1);
    for (qsizetype i = 0; i < partners.size(); ++i) {
        if (partners[i] >= 0)
            source[partners[i]] = i;
    }
    QList<qsizetype> order;
    for (const auto from : source) {
        if (from >= 0)
            order.append(from);
    }
    const auto resting = restingAmong(order);
    QList<MatchedEntry> made;
    const auto addRemovedFrom = [&](qsizetype first) {
        for (auto i = first; i < partners.size() && partners[i] < 0; ++i)
            made.append({ i, -1, false });
    };
    addRemovedFrom(0);
    for (qsizetype i = 0; i < countAfter; ++i) {
        const auto from = source[i];
        made.append({ from, i, from >= 0 && !resting.contains(from) });
        if (from >= 0)
            addRemovedFrom(from + 1);
    }
    return made;
}

} // namespace muster::plan
