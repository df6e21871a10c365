// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSet>
#include <QStringList>

namespace muster::plan {

/// What stays or became of one entry of a list: a number in the old list, in the new one, or in both.
struct MatchedEntry {
    qsizetype before = -1;
    qsizetype after = -1;
    /// It stands elsewhere among those that are in both.
    bool isMoved = false;

    [[nodiscard]] bool isAdded() const { return before < 0; }
    [[nodiscard]] bool isRemoved() const { return after < 0; }
};

/// By what an entry can be recognised, the surest first; an empty name recognises nothing. All entries of a
/// list have the same number of names.
using EntryNames = QStringList;

/// For each old entry the number of the new one that is the same, or -1. An entry that is there several times
/// is taken in order.
[[nodiscard]] QList<qsizetype> partnersOf(const QList<EntryNames>& before, const QList<EntryNames>& after);

/// The numbers that can stay where they are so that as few as possible have to move. `order` holds no number
/// twice.
[[nodiscard]] QSet<qsizetype> restingAmong(const QList<qsizetype>& order);

/// The new list in order, each removed entry behind what stood before it. `partners` as partnersOf() gives
/// them.
[[nodiscard]] QList<MatchedEntry> mergedList(const QList<qsizetype>& partners, qsizetype countAfter);

} // namespace muster::plan
