// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/salvage.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringList>

namespace muster::store {

/// What became of one chain.
struct RecoveredChain {
    ChainKey chain;
    /// Entries that came from the damaged file, and from backups.
    qint64 fromFile = 0;
    qint64 fromBackups = 0;
    /// The newest entry that is there now; 0 for none.
    qint64 end = 0;
    /// Rows of it that could not be read, and are in no backup either.
    qint64 lost = 0;
    /// Entries that were read and are not in: they do not hold, or something before them is missing.
    qint64 misfits = 0;
    /// Of the first of them.
    QString why = {};

    bool operator==(const RecoveredChain&) const = default;
};

/// What became of a damaged journal.
struct Recovery {
    /// Where its files are now; empty when nothing was changed.
    QString quarantine;
    /// Files of the backups that something came from, in the order in which they were asked.
    QStringList backups = {};
    QList<RecoveredChain> chains = {};
    /// Rows that are lost, and nobody can say of which chain.
    qint64 lostRows = 0;
    /// Pages of the file that the disk did not give, or that the file lacks at its end.
    qint64 unreadablePages = 0;
    /// Entries that are without a text which nobody took back: it is lost, or was withheld before.
    qint64 withoutText = 0;
    /// Stored files that are not what they were.
    QStringList changedFiles = {};
    /// Nothing of the file could be read.
    bool isBlank = false;

    [[nodiscard]] qint64 entries() const;
    /// Nothing is known to be missing.
    [[nodiscard]] bool isWhole() const;
    bool operator==(const Recovery&) const = default;
};

/// The journal is sound, or nothing that is here makes it better: nothing was changed.
inline constexpr auto kNothingToRecover = QLatin1StringView("sound");

/// Sets a damaged journal aside, whole, and goes on with a new one, into which everything comes of it that
/// can still be read and holds, and from the backups what is missing then. The console counts as a new one
/// from the next opening on. A crash at any moment loses nothing; finishRecovery() goes on then. Blocks, for
/// seconds with many entries. Thread: any. The caller has the StoreLock. Fails with NotFound and the detail
/// kNothingToRecover, Invalid (another program's file, or a newer Muster's), Storage: then nothing was
/// changed.
[[nodiscard]] Result<Recovery> recover(const QString& storeFolder, Instant now);

/// Whether the store did not open because its file is damaged: then recover() may help.
[[nodiscard]] bool isDamage(const Error& error);
/// A journal that is empty or gone while its log or backups are there was lost: SQLite would begin a new one.
/// Fails with Storage, isDamage().
[[nodiscard]] Result<void> refuseEmptied(const QString& storeFolder);

/// Puts a new journal in its place that a crash left ready; most often there is none. Thread: any. Fails with
/// Storage.
[[nodiscard]] Result<void> finishRecovery(const QString& storeFolder);

/// The report, in sentences, one a line.
[[nodiscard]] QString textOf(const Recovery& recovery);
/// The same in one or two sentences.
[[nodiscard]] QString summaryOf(const Recovery& recovery);

} // namespace muster::store
