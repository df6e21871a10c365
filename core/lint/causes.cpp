// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/causes.h"

#include "core/plan/words.h"

#include <QStringList>

#include <algorithm>

namespace muster::plan::lint {

namespace {

constexpr qsizetype kSingly = 5;
/// So many are named; the rest is counted.
constexpr qsizetype kNamed = 8;

} // namespace

void Causes::add(const QString& cause, const Entry& entry)
{
    auto place = m_places.constFind(cause);
    if (place == m_places.constEnd()) {
        place = m_places.insert(cause, m_groups.size());
        m_groups.append({ cause, {} });
    }
    m_groups[*place].entries.append(entry);
}

void Causes::tell(Findings& found) const
{
    for (const auto& [cause, entries] : m_groups) {
        if (entries.size() <= kSingly) {
            for (const auto& entry : entries)
                found.add(entry.subject, entry.place, entry.text, entry.hint, entry.against);
            continue;
        }
        const auto& first = entries.constFirst();
        const auto named = std::min(entries.size() - 1, kNamed);
        QStringList names;
        QList<Place> against = first.against;
        for (const auto& entry : entries.sliced(1, named)) {
            names.append(entry.name);
            against.append(entry.place);
        }
        if (named + 1 < entries.size())
            names.append(QStringLiteral("…"));
        found.add(cause, first.place,
            Words::tr("%1; and so with %2 more: %3")
                .arg(first.text, QString::number(entries.size() - 1), names.join(QStringLiteral(", "))),
            first.hint, against);
    }
}

} // namespace muster::plan::lint
