// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"

#include "core/base/durable.h"
#include "core/store/database.h"
#include "core/store/storelock.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDate>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <cstdio>

#ifdef MUSTER_HAS_SQLITE
#include <sqlite3.h>
#endif

namespace muster::store {

namespace {

constexpr int kStep = 64;
constexpr int kSlice = 500;
constexpr auto kEvery = std::chrono::hours(1);
constexpr qsizetype kNewest = 3;
constexpr qsizetype kDays = 7;
constexpr qsizetype kWeeks = 4;
const auto kStem = QStringLiteral("journal-");
const auto kBefore = QStringLiteral("before-schema-");
const auto kSuffix = QStringLiteral(".sqlite");
const auto kPart = QStringLiteral("/part");
const auto kTime = QStringLiteral("yyyy-MM-dd'T'HHmm'Z'");

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QDateTime utc(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(millisOf(at), QTimeZone::utc());
}

Error unwritable(const QString& file, const QString& reason)
{
    return { Fault::Storage, tr("The backup %1 cannot be written: %2.").arg(file, reason) };
}

Error notThisCopy(const QString& file)
{
    return { Fault::Invalid,
        tr("The backup %1 is not what the journal was when it was made. It was removed.").arg(file) };
}

} // namespace

qint64 journalSize(const QString& storeFolder)
{
    const auto file = journalFile(storeFolder);
    return QFileInfo(file).size() + QFileInfo(file + QStringLiteral("-wal")).size();
}

QString backupFolder(const QString& storeFolder)
{
    return storeFolder + QStringLiteral("/backups");
}

QString backupName(Instant at)
{
    return kStem + utc(at).toString(kTime) + kSuffix;
}

std::optional<Instant> backupTime(const QString& file)
{
    const auto name = QFileInfo(file).fileName();
    if (!name.startsWith(kStem) || !name.endsWith(kSuffix))
        return std::nullopt;
    auto at = QDateTime::fromString(
        name.sliced(kStem.size(), name.size() - kStem.size() - kSuffix.size()), kTime);
    at.setTimeZone(QTimeZone::utc());
    const auto time = instantFromMillis(at.toMSecsSinceEpoch());
    // One spelling only.
    return at.isValid() && backupName(time) == name ? std::optional(time) : std::nullopt;
}

QStringList backupsIn(const QString& storeFolder)
{
    const QDir folder(backupFolder(storeFolder));
    QStringList before;
    QStringList made;
    for (const auto& name : folder.entryList({ QLatin1Char('*') + kSuffix }, QDir::Files, QDir::Name)) {
        if (backupTime(name))
            made.append(folder.filePath(name));
        else if (name.startsWith(kBefore))
            before.append(folder.filePath(name));
    }
    return before + made;
}

QList<Instant> whichToKeep(QList<Instant> made)
{
    std::sort(made.begin(), made.end(), std::greater<>());
    QList<Instant> kept;
    QSet<qint64> days;
    QSet<std::pair<int, int>> weeks;
    for (const auto& at : std::as_const(made)) {
        const auto date = utc(at).date();
        int year = 0;
        const int number = date.weekNumber(&year);
        const std::pair week(year, number);
        const bool isDay = days.size() < kDays && !days.contains(date.toJulianDay());
        const bool isWeek = weeks.size() < kWeeks && !weeks.contains(week);
        if (isDay)
            days.insert(date.toJulianDay());
        if (isWeek)
            weeks.insert(week);
        if (isDay || isWeek || kept.size() < kNewest)
            kept.append(at);
    }
    return kept;
}

bool isBackupDue(std::optional<Instant> last, Instant now)
{
    // A clock that was set back must not stop them for good.
    return !last || *last > now || now - *last >= kEvery;
}

BackupCopy::BackupCopy(const QString& file)
    : m_file(file)
{
}

BackupCopy::~BackupCopy()
{
    close();
    if (!m_isFinished)
        removeDatabaseFiles(m_file);
}

#ifdef MUSTER_HAS_SQLITE

Result<std::shared_ptr<BackupCopy>> BackupCopy::begin(Database& database, const QString& file)
{
    const auto theirs = database.value(QStringLiteral("SELECT sqlite_source_id()"));
    if (!theirs)
        return fail(theirs.error());
    auto* const source = database.handle();
    // Two copies of SQLite in one program must not work on one connection.
    if (source == nullptr || theirs->toByteArray() != sqlite3_sourceid()) {
        return fail(Fault::Internal,
            tr("No backup can be made: Qt's driver has another SQLite than Muster was built with."),
            theirs->toString());
    }
    QFile out(file);
    if (!out.open(
            QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return fail(unwritable(file, out.errorString()));
    }
    out.close();
    std::shared_ptr<BackupCopy> copy(new BackupCopy(file));
    int code
        = sqlite3_open_v2(QFile::encodeName(file).constData(), &copy->m_copy, SQLITE_OPEN_READWRITE, nullptr);
    // It is synced once, when it is whole and checked.
    if (code == SQLITE_OK) {
        code = sqlite3_exec(
            copy->m_copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
    }
    if (code != SQLITE_OK)
        return fail(copy->failed(code));
    copy->m_backup = sqlite3_backup_init(copy->m_copy, "main", source, "main");
    if (copy->m_backup == nullptr)
        return fail(copy->failed(sqlite3_errcode(copy->m_copy)));
    return copy;
}

Result<bool> BackupCopy::step()
{
    const int code = sqlite3_backup_step(m_backup, kStep);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        return fail(failed(code));
    return code == SQLITE_DONE;
}

Error BackupCopy::failed(int code) const
{
    return unwritable(m_file, QString::fromUtf8(sqlite3_errstr(code)));
}

void BackupCopy::close()
{
    sqlite3_backup_finish(m_backup);
    sqlite3_close(m_copy);
    m_backup = nullptr;
    m_copy = nullptr;
}

#else

Result<std::shared_ptr<BackupCopy>> BackupCopy::begin(Database&, const QString& file)
{
    return fail(Fault::Internal, BackupCopy(file).failed(0).text);
}

Result<bool> BackupCopy::step()
{
    return fail(failed(0));
}

Error BackupCopy::failed(int) const
{
    return unwritable(m_file, tr("Muster was built without SQLite's own library"));
}

void BackupCopy::close() { }

#endif

void BackupCopy::finish()
{
    close();
    m_isFinished = true;
}

Result<void> copyAtOnce(Database& database, const QString& file)
{
    const auto copy = BackupCopy::begin(database, file);
    if (!copy)
        return fail(copy.error());
    while (true) {
        const auto done = (*copy)->step();
        if (!done)
            return fail(done.error());
        if (*done)
            break;
    }
    (*copy)->finish();
    return {};
}

Result<Standing> standingOf(Database& database)
{
    auto heads = allHeads(database);
    if (!heads)
        return fail(heads.error());
    const auto newest = database.value(QStringLiteral("SELECT max(n) FROM event"));
    if (!newest)
        return fail(newest.error());
    return Standing { *std::move(heads), newest->toLongLong() };
}

Result<qint64> lookThrough(Database& database, const std::atomic_bool& stop)
{
    const auto found = database.value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!found)
        return fail(found.error());
    if (found->toString() != u"ok")
        return fail(Fault::Invalid, tr("SQLite finds damage in %1.").arg(database.file()), found->toString());
    QHash<std::pair<QByteArray, QByteArray>, std::pair<qint64, QByteArray>> heads;
    qint64 after = 0;
    qint64 entries = 0;
    while (!stop) {
        const auto rows
            = database.rows(QStringLiteral("SELECT n, stream, origin, seq, hash, prev, body FROM event "
                                           "WHERE n > ? ORDER BY n LIMIT ?"),
                { after, kSlice });
        if (!rows)
            return fail(rows.error());
        for (const auto& row : *rows) {
            const std::pair chain(row[1].toByteArray(), row[2].toByteArray());
            const auto seq = row[3].toLongLong();
            const auto before = heads.constFind(chain);
            const bool follows = before == heads.cend()
                || (before->first + 1 == seq && before->second == row[5].toByteArray());
            const auto hash = row[4].toByteArray();
            if (!follows
                || QCryptographicHash::hash(row[6].toByteArray(), QCryptographicHash::Sha256) != hash) {
                return fail(Fault::Invalid,
                    tr("Entry %1 of a chain in %2 was changed after it was written.")
                        .arg(seq)
                        .arg(database.file()));
            }
            heads.insert(chain, { seq, hash });
        }
        if (rows->isEmpty())
            return entries;
        entries += rows->size();
        after = rows->last().first().toLongLong();
    }
    return fail(Fault::Conflict, tr("The check of %1 was stopped.").arg(database.file()));
}

Result<qint64> checkCopy(
    const QString& file, const std::vector<ChainHead>& heads, const std::atomic_bool& stop)
{
    Result<qint64> entries = 0;
    {
        auto database = Database::open(file);
        if (!database)
            return fail(database.error());
        entries = lookThrough(**database, stop);
        if (!entries)
            return entries;
        const auto found = allHeads(**database);
        if (!found)
            return fail(found.error());
        const bool isSame = std::equal(found->begin(), found->end(), heads.begin(), heads.end(),
            [](const ChainHead& a, const ChainHead& b) { return a.stream == b.stream && a.head == b.head; });
        if (!isSame)
            return fail(notThisCopy(file));
        // One file, that needs no log beside it.
        const auto mode = (*database)->value(QStringLiteral("PRAGMA journal_mode = DELETE"));
        if (!mode)
            return fail(mode.error());
        if (mode->toString() != u"delete")
            return fail(unwritable(file, mode->toString()));
    }
    QFile copy(file);
    if (!copy.open(QIODevice::ReadWrite))
        return fail(unwritable(file, copy.errorString()));
    if (auto synced = syncFile(copy); !synced)
        return fail(synced.error());
    return entries;
}

Result<void> publishCopy(const QString& part, const QString& file)
{
    // QFile::rename refuses an existing target; the system's replaces it in one step.
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(file).constData()) != 0)
        return fail(unwritable(file, tr("it cannot be given its name")));
    return syncFolder(QFileInfo(file).absolutePath());
}

Result<QString> prepareBackups(const QString& storeFolder)
{
    const auto folder = backupFolder(storeFolder);
    if (auto made = makeFolder(folder); !made)
        return fail(made.error());
    auto part = folder + kPart;
    removeDatabaseFiles(part);
    return part;
}

Result<void> backUpBefore(int schema, Database& database, const QString& storeFolder)
{
    const auto part = prepareBackups(storeFolder);
    if (!part)
        return fail(part.error());
    if (auto copied = copyAtOnce(database, *part); !copied)
        return copied;
    const auto heads = allHeads(database);
    const auto checked = heads ? checkCopy(*part, *heads, std::atomic_bool(false)) : fail(heads.error());
    if (!checked) {
        removeDatabaseFiles(*part);
        return fail(checked.error());
    }
    return publishCopy(*part, backupFolder(storeFolder) + u'/' + kBefore + QString::number(schema) + kSuffix);
}

void thinBackups(const QString& storeFolder)
{
    const auto files = backupsIn(storeFolder);
    QList<Instant> made;
    for (const auto& file : files) {
        if (const auto at = backupTime(file))
            made.append(*at);
    }
    const auto kept = whichToKeep(made);
    for (const auto& file : files) {
        const auto at = backupTime(file);
        if (at && !kept.contains(*at))
            removeDatabaseFiles(file);
    }
}

void removeDatabaseFiles(const QString& file)
{
    for (const auto* suffix : { "", "-wal", "-shm", "-journal" })
        QFile::remove(file + QLatin1StringView(suffix));
}

namespace {

Result<void> deleteLeaves(Database& database, const QList<std::pair<journal::EventId, QString>>& leaves)
{
    const auto ddl = database.value(
        QStringLiteral("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'leaf_remains'"));
    if (!ddl)
        return fail(ddl.error());
    if (ddl->toString().isEmpty())
        return fail(Fault::Invalid, tr("it is no journal of Muster"));
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    // The entry that says so is younger than the backup.
    if (auto dropped = database.run(QStringLiteral("DROP TRIGGER leaf_remains")); !dropped)
        return dropped;
    for (const auto& [event, field] : leaves) {
        auto deleted = database.run(
            QStringLiteral("DELETE FROM leaf WHERE field = ? AND n = (SELECT n FROM event WHERE id = ?)"),
            { field, event.uuid().toRfc4122() });
        if (!deleted)
            return deleted;
    }
    if (auto made = database.run(ddl->toString()); !made)
        return made;
    if (auto committed = transaction->commit(); !committed)
        return committed;
    const auto written = database.rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!written)
        return fail(written.error());
    const auto mode = database.value(QStringLiteral("PRAGMA journal_mode = DELETE"));
    if (!mode)
        return fail(mode.error());
    return mode->toString() == u"delete" ? Result<void>() : fail(Fault::Storage, mode->toString());
}

} // namespace

Result<void> eraseInBackup(const QString& file, const QList<std::pair<journal::EventId, QString>>& leaves)
{
    const auto failed = [&file](const Error& error) {
        return fail(error.fault,
            tr("What was taken back still stands in the backup %1, which cannot be rewritten: %2 Remove that "
               "file.")
                .arg(file, error.text),
            error.detail);
    };
    if (!QFileInfo::exists(file))
        return failed({ Fault::Storage, tr("it is not there.") });
    auto database = Database::open(file);
    if (!database)
        return failed(database.error());
    if (const auto deleted = deleteLeaves(**database, leaves); !deleted)
        return failed(deleted.error());
    return {};
}

} // namespace muster::store
