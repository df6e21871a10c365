// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/chimerule.h"

#include <algorithm>

namespace muster::ui {

namespace {

/// Between two sounds.
constexpr Millis kQuiet = std::chrono::seconds(5);

/// What only will be broken is seen, not heard.
QList<AttentionRow> heardOf(QList<AttentionRow> rows)
{
    rows.removeIf([](const AttentionRow& row) {
        return !row.isCritical() && row.matter != AttentionRow::Matter::StepOverTime;
    });
    return rows;
}

} // namespace

ChimeRule::ChimeRule(const MachineClock& clock)
    : m_clock(clock)
{
}

void ChimeRule::begin(const QList<AttentionRow>& rows)
{
    m_known.clear();
    learn(heardOf(rows));
}

bool ChimeRule::look(const QList<AttentionRow>& rows)
{
    auto heard = heardOf(rows);
    const bool isNew
        = std::any_of(heard.begin(), heard.end(), [this](const AttentionRow& row) { return !isKnown(row); });
    const auto now = m_clock.elapsed();
    const bool rings = isNew && (!m_last || now - *m_last >= kQuiet);
    if (rings)
        m_last = now;
    else
        heard.removeIf([this](const AttentionRow& row) { return !isKnown(row); });
    learn(heard);
    return rings;
}

bool ChimeRule::isKnown(const AttentionRow& row) const
{
    return std::any_of(m_known.begin(), m_known.end(), [&](const Known& known) {
        // What begins anew, as the next message that is overdue, is another thing.
        return known.row.isSame(row) && (known.lasts || known.row.since == row.since);
    });
}

void ChimeRule::learn(const QList<AttentionRow>& rows)
{
    for (auto& known : m_known)
        known.lasts = false;
    for (const auto& row : rows) {
        m_known.removeIf([&](const Known& known) { return known.row.isSame(row); });
        m_known.append({ row, true });
    }
}

} // namespace muster::ui
