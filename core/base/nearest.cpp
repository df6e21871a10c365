// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearest.h"

#include <algorithm>
#include <vector>

namespace muster {

namespace {

/// Letters to change, swap, add or leave out; anything over `limit` counts as limit + 1.
int distance(QStringView a, QStringView b, int limit)
{
    if (qAbs(a.size() - b.size()) > limit)
        return limit + 1;
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> before(width);
    std::vector<int> last(width);
    std::vector<int> now(width);
    for (size_t j = 0; j < width; ++j)
        last[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        now[0] = static_cast<int>(i);
        int least = now[0];
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<size_t>(j);
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[at] = std::min({ last[at] + 1, now[at - 1] + 1, last[at - 1] + change });
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[at] = std::min(now[at], before[at - 2] + 1);
            least = std::min(least, now[at]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before, last);
        std::swap(last, now);
    }
    return std::min(last[width - 1], limit + 1);
}

} // namespace

QString nearestWord(const QString& wanted, const QStringList& known)
{
    if (wanted.isEmpty() || wanted.size() > 64)
        return {};
    const auto lower = wanted.toLower();
    int best = std::max(1, static_cast<int>(wanted.size()) / 3) + 1;
    QString nearest;
    for (const auto& word : known) {
        const int far = distance(lower, word.toLower(), best - 1);
        if (far < best) {
            best = far;
            nearest = word;
        }
    }
    if (!nearest.isEmpty() || wanted.size() < 3)
        return nearest;
    QStringList beginning;
    std::copy_if(known.begin(), known.end(), std::back_inserter(beginning),
        [&](const QString& word) { return word.startsWith(lower, Qt::CaseInsensitive); });
    return beginning.size() == 1 ? beginning.constFirst() : QString();
}

} // namespace muster
