// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/event.h"
#include "core/store/eventrows.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_backup;

namespace muster::store {

class Database;

/// A whole copy of the journal in one file.
struct Backup {
    QString file;
    Instant at;
    qint64 entries = 0;
    qint64 bytes = 0;
    /// Sentences about stored files that could not be copied along; only where they were asked for.
    QStringList unreadable = {};

    bool operator==(const Backup&) const = default;
};

/// What a journal held at one moment.
struct Standing {
    std::vector<ChainHead> heads;
    /// Number of the newest row; 0 for none.
    qint64 newest = 0;
};

/// Bytes of the journal and of the log beside it.
[[nodiscard]] qint64 journalSize(const QString& storeFolder);
/// The folder of a store's own backups.
[[nodiscard]] QString backupFolder(const QString& storeFolder);
/// "journal-2026-11-28T2000Z.sqlite".
[[nodiscard]] QString backupName(Instant at);
/// When the file of this name was made; nothing for other files.
[[nodiscard]] std::optional<Instant> backupTime(const QString& file);
/// Files of all backups of this store, oldest first; before them those that were made before the schema was
/// changed.
[[nodiscard]] QStringList backupsIn(const QString& storeFolder);
/// The newest three, the newest of each of the last seven days that have one, and of each of the last four
/// weeks; days and weeks of UTC.
[[nodiscard]] QList<Instant> whichToKeep(QList<Instant> made);
/// Whether it is time for the next one, when there is something new: an hour after the last.
[[nodiscard]] bool isBackupDue(std::optional<Instant> last, Instant now);

/// A copy of the open journal on its way into a file, page by page. What is written to the journal meanwhile
/// gets into the copy, as long as it is written by the same connection. Thread: the database's. Owner: the
/// database, as its guest. What is not finished is removed.
class BackupCopy {
    Q_DISABLE_COPY_MOVE(BackupCopy)
public:
    /// The file must not exist; only its owner may read it. Fails with Storage, Internal (the program has
    /// another SQLite than Qt's driver).
    [[nodiscard]] static Result<std::shared_ptr<BackupCopy>> begin(Database& database, const QString& file);
    ~BackupCopy();

    /// Copies the next 64 pages. True when the copy is what the journal is now. Fails with Storage.
    [[nodiscard]] Result<bool> step();
    /// Closes the file, which then stays. It is not synced yet.
    void finish();

private:
    explicit BackupCopy(const QString& file);
    [[nodiscard]] Error failed(int code) const;
    void close();

    QString m_file;
    sqlite3* m_copy = nullptr;
    sqlite3_backup* m_backup = nullptr;
    bool m_isFinished = false;
};

/// Copies all of it at once. Thread: the database's. Fails as BackupCopy.
[[nodiscard]] Result<void> copyAtOnce(Database& database, const QString& file);

/// Thread: the database's.
[[nodiscard]] Result<Standing> standingOf(Database& database);

/// Looks through a whole journal: SQLite's own check, the hash of every entry and its link to the one before
/// it; no signatures. The number of entries. Thread: the database's; takes seconds for a million entries.
/// Fails with Invalid (does not hold), Conflict (`stop` was set), else as Database does.
[[nodiscard]] Result<qint64> lookThrough(Database& database, const std::atomic_bool& stop);

/// Whether the file is a whole journal with these heads; then it is synced, and one file that needs no other.
/// The number of its entries. Thread: any. Fails with Invalid, Conflict, Storage.
[[nodiscard]] Result<qint64> checkCopy(
    const QString& file, const std::vector<ChainHead>& heads, const std::atomic_bool& stop);

/// Gives a checked copy its name, in place of what had that name before; durable. Fails with Storage.
[[nodiscard]] Result<void> publishCopy(const QString& part, const QString& file);
/// Makes the folder of backups; what a crash left in it is removed, and which file the next copy is made in.
/// Fails with Storage.
[[nodiscard]] Result<QString> prepareBackups(const QString& storeFolder);
/// Copies the journal as it is before its schema is changed, to "before-schema-`schema`.sqlite", and checks
/// the copy. Blocks until that is done. Thread: the database's. Fails as BackupCopy and checkCopy.
[[nodiscard]] Result<void> backUpBefore(int schema, Database& database, const QString& storeFolder);
/// Removes the backups that are not kept. What cannot be removed stays.
void thinBackups(const QString& storeFolder);
/// Removes this file and what SQLite keeps beside it.
void removeDatabaseFiles(const QString& file);

/// Takes texts that were taken back out of a backup, for good: no byte of them stays in it. Thread: any.
/// Fails with Storage, Invalid, Conflict; the text names the file.
[[nodiscard]] Result<void> eraseInBackup(
    const QString& file, const QList<std::pair<journal::EventId, QString>>& leaves);

} // namespace muster::store
