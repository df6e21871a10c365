// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recovery.h"

#include "core/base/durable.h"
#include "core/journal/chain.h"
#include "core/journal/erasure.h"
#include "core/journal/eventjson.h"
#include "core/store/admitting.h"
#include "core/store/archiving.h"
#include "core/store/backup.h"
#include "core/store/blobfiles.h"
#include "core/store/database.h"
#include "core/store/erasing.h"
#include "core/store/migrations.h"
#include "core/store/storelock.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <map>
#include <set>

namespace muster::store {

namespace {

constexpr qsizetype kSlice = 200;
const auto kQuarantine = QStringLiteral("quarantine-");
const auto kEstate = QStringLiteral("estate");
/// The new journal while it is filled, and when it is whole.
const auto kFilling = QStringLiteral("/new-journal.part");
const auto kReady = QStringLiteral("/new-journal.sqlite");

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// The fields whose texts an event should have and has not.
QStringList missingTexts(const journal::Event& event)
{
    QStringList missing;
    const auto look = [&](const QJsonValue& value, const QString& field) {
        const bool isHere = std::any_of(event.leaves.begin(), event.leaves.end(),
            [&](const journal::Leaf& leaf) { return leaf.field == field; });
        if (value.toObject().contains(QLatin1StringView("leaf")) && !isHere)
            missing.append(field);
    };
    for (auto it = event.payload.begin(); it != event.payload.end(); ++it)
        look(it.value(), QStringLiteral("payload.") + it.key());
    if (event.actor.name.isEmpty()) {
        const auto body = QJsonDocument::fromJson(event.body).object();
        look(body.value(QLatin1StringView("actor")).toObject().value(QLatin1StringView("name")),
            QStringLiteral("actor.name"));
    }
    return missing;
}

/// The event of a row with those of its texts that fit; nothing when its own bytes are no event.
std::optional<journal::Event> soundEvent(const EventRow& row)
{
    if (auto event = journal::eventFromBytes(row.body, row.signature, row.leaves))
        return *std::move(event);
    QList<journal::Leaf> fitting;
    QSet<QString> fields;
    for (const auto& leaf : row.leaves) {
        if (!fields.contains(leaf.field) && journal::eventFromBytes(row.body, row.signature, { leaf })) {
            fitting.append(leaf);
            fields.insert(leaf.field);
        }
    }
    if (auto event = journal::eventFromBytes(row.body, row.signature, fitting))
        return *std::move(event);
    return std::nullopt;
}

/// Fills a new journal from files that may be damaged.
class Rebuilding {
public:
    Rebuilding(Database& database, Instant now)
        : m_database(database)
        , m_now(now)
    {
    }

    Result<void> run(const QString& damaged, const QStringList& backups);
    [[nodiscard]] Recovery report() const;

private:
    /// A file and what of it is still to be taken in.
    struct Source {
        QString file;
        std::unique_ptr<Salvage> rows;
        QList<qint64> left;
        bool isBackup = false;
        qint64 taken = 0;
    };

    [[nodiscard]] static Result<Source> opened(const QString& file, bool isBackup);
    Result<void> takeEstate(const QString& id);
    /// Goes through what is left, once; how many entries came in.
    Result<qint64> take(Source& source);
    Result<bool> takeRow(Source& source, qint64 n, qint64& stored);
    Result<bool> takeEvent(Source& source, journal::Event event, qint64& stored);
    Result<bool> isPutAway(const journal::Event& event);
    Result<void> lookForTexts(const journal::Event& event);
    Result<bool> isIn(const Salvage::Named& named);
    Result<bool> lacksSomething(const Source& damaged);
    Result<void> countLost(Source& damaged);
    void countLeft(Source& damaged, qint64 n);
    RecoveredChain& chainOf(const ChainKey& key);

    Database& m_database;
    Instant m_now;
    std::optional<journal::StreamId> m_estate;
    std::map<ChainKey, RecoveredChain> m_chains;
    /// Why the entry that would be next in a chain did not come in.
    std::map<ChainKey, QString> m_faults;
    std::set<journal::EventId> m_withoutText;
    std::set<journal::StreamId> m_estates;
    Recovery m_recovery;
};

RecoveredChain& Rebuilding::chainOf(const ChainKey& key)
{
    return m_chains.try_emplace(key, RecoveredChain { key }).first->second;
}

Result<Rebuilding::Source> Rebuilding::opened(const QString& file, bool isBackup)
{
    auto rows = Salvage::open(file);
    if (!rows)
        return fail(rows.error());
    auto numbers = (*rows)->numbers();
    return Source { file, *std::move(rows), std::move(numbers), isBackup };
}

Result<void> Rebuilding::takeEstate(const QString& id)
{
    const auto estate = journal::StreamId::fromString(id);
    if (m_estate || !estate)
        return {};
    m_estate = estate;
    return m_database.run(QStringLiteral("INSERT INTO meta (k, v) VALUES ('estate', ?)"), { id });
}

Result<void> Rebuilding::run(const QString& damaged, const QStringList& backups)
{
    auto file = opened(damaged, false);
    if (!file)
        return fail(file.error());
    m_recovery.unreadablePages = file->rows->unreadablePages();
    m_recovery.isBlank = file->left.isEmpty();
    if (auto taken = takeEstate(file->rows->meta(kEstate)); !taken)
        return taken;
    if (auto first = take(*file); !first)
        return fail(first.error());
    // The newest may hold what nothing in the file tells of any more; the others only help where a gap is
    // known.
    bool isNewest = true;
    for (const auto& path : backups) {
        const auto lacks = lacksSomething(*file);
        if (!lacks)
            return fail(lacks.error());
        if (!isNewest && !*lacks)
            break;
        auto backup = opened(path, true);
        if (!backup)
            continue;
        isNewest = false;
        if (auto taken = takeEstate(backup->rows->meta(kEstate)); !taken)
            return taken;
        qint64 stored = 0;
        do {
            const auto fromBackup = take(*backup);
            const auto fromFile = fromBackup ? take(*file) : fail(fromBackup.error());
            if (!fromFile)
                return fail(fromFile.error());
            stored = *fromBackup + *fromFile;
        } while (stored > 0);
        if (backup->taken > 0)
            m_recovery.backups.append(path);
    }
    // The record itself tells, as long as there is only one.
    if (m_estates.size() == 1) {
        if (auto taken = takeEstate(m_estates.begin()->toString()); !taken)
            return taken;
    }
    return countLost(*file);
}

Result<qint64> Rebuilding::take(Source& source)
{
    qint64 stored = 0;
    QList<qint64> left;
    for (qsizetype from = 0; from < source.left.size(); from += kSlice) {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return fail(transaction.error());
        for (const auto n : source.left.mid(from, kSlice)) {
            const auto isDone = takeRow(source, n, stored);
            if (!isDone)
                return fail(isDone.error());
            if (!*isDone)
                left.append(n);
        }
        if (auto committed = transaction->commit(); !committed)
            return fail(committed.error());
    }
    source.left = left;
    source.taken += stored;
    return stored;
}

/// True when nothing more can come of this row.
Result<bool> Rebuilding::takeRow(Source& source, qint64 n, qint64& stored)
{
    bool isDone = false;
    for (const auto& row : source.rows->rows(n)) {
        // What is in already, whole, need not be read again.
        if (source.isBackup && row.seq <= chainOf({ row.stream, row.origin }).end
            && m_withoutText.count(row.id) == 0)
            return true;
        const auto event = soundEvent(row);
        if (!event)
            continue;
        const auto taken = takeEvent(source, *event, stored);
        if (!taken)
            return taken;
        isDone = isDone || *taken;
    }
    return isDone;
}

Result<bool> Rebuilding::takeEvent(Source& source, journal::Event event, qint64& stored)
{
    const ChainKey key { event.stream, event.origin };
    auto& chain = chainOf(key);
    if (event.seq > chain.end + 1)
        return false;
    if (source.isBackup) {
        const auto away = isPutAway(event);
        if (!away || *away)
            return away;
    }
    const auto given = event;
    const auto verdict = admitEvent(m_database, event, m_now);
    if (!verdict && verdict.error().fault != Fault::Invalid)
        return fail(verdict.error());
    if (!verdict) {
        m_faults.insert({ key, verdict.error().text });
        return false;
    }
    if (*verdict == Verdict::Stored) {
        chain.end = event.seq;
        (source.isBackup ? chain.fromBackups : chain.fromFile) += 1;
        m_faults.erase(key);
        ++stored;
        if (event.type == journal::kOriginJoined
            && event.payload.value(QLatin1StringView("kind")).toString()
                == journal::textOf(journal::StreamKind::Estate))
            m_estates.insert(event.stream);
        if (auto looked = lookForTexts(event); !looked)
            return fail(looked.error());
    } else if (*verdict == Verdict::Known && missingTexts(given).isEmpty()) {
        m_withoutText.erase(given.id);
    }
    return true;
}

/// Whether it was put away into a file: it is not missing here.
Result<bool> Rebuilding::isPutAway(const journal::Event& event)
{
    return m_estate ? isArchived(m_database, *m_estate, event.stream, event.origin, event.seq)
                    : Result<bool>(false);
}

Result<void> Rebuilding::lookForTexts(const journal::Event& event)
{
    for (const auto& field : missingTexts(event)) {
        const auto erased = isErased(m_database, event.stream, event.id, field);
        if (!erased)
            return fail(erased.error());
        if (!*erased)
            m_withoutText.insert(event.id);
    }
    // What this entry takes back is no loss.
    if (const auto erasure = journal::erasureOf(event)) {
        for (const auto& leaf : erasure->leaves)
            m_withoutText.erase(leaf.event);
    }
    return {};
}

/// Whether the row that an index names is in, or was put away.
Result<bool> Rebuilding::isIn(const Salvage::Named& named)
{
    if (named.chain) {
        const auto& [stream, origin] = *named.chain;
        if (named.seq <= chainOf(*named.chain).end)
            return true;
        return m_estate ? isArchived(m_database, *m_estate, stream, origin, named.seq) : Result<bool>(false);
    }
    if (!named.id)
        return false;
    const auto n = numberOf(m_database, *named.id);
    if (!n)
        return fail(n.error());
    return n->has_value();
}

Result<bool> Rebuilding::lacksSomething(const Source& damaged)
{
    for (const auto& named : damaged.rows->lost()) {
        const auto in = isIn(named);
        if (!in || !*in)
            return in.map([](bool) { return true; });
    }
    return !damaged.left.isEmpty() || !m_withoutText.empty() || m_recovery.unreadablePages > 0
        || m_recovery.isBlank;
}

Result<void> Rebuilding::countLost(Source& damaged)
{
    for (const auto& named : damaged.rows->lost()) {
        const auto in = isIn(named);
        if (!in)
            return fail(in.error());
        if (!*in)
            (named.chain ? chainOf(*named.chain).lost : m_recovery.lostRows) += 1;
    }
    for (const auto n : std::as_const(damaged.left))
        countLeft(damaged, n);
    return {};
}

/// A row that was found and did not come in; in its place there may be one from a backup.
void Rebuilding::countLeft(Source& damaged, qint64 n)
{
    for (const auto& row : damaged.rows->rows(n)) {
        const auto event = soundEvent(row);
        if (!event)
            continue;
        auto& chain = chainOf({ event->stream, event->origin });
        if (event->seq <= chain.end)
            return;
        chain.misfits += 1;
        if (!chain.why.isEmpty())
            return;
        const auto fault = m_faults.find(chain.chain);
        chain.why = event->seq > chain.end + 1 || fault == m_faults.end()
            ? tr("Entry %1 was read, and an entry before it is missing.").arg(event->seq)
            : fault->second;
        return;
    }
    const auto named = damaged.rows->named(n);
    if (!named || !named->chain)
        m_recovery.lostRows += 1;
    else if (auto& chain = chainOf(*named->chain); named->seq > chain.end)
        chain.lost += 1;
}

Recovery Rebuilding::report() const
{
    auto recovery = m_recovery;
    recovery.withoutText = static_cast<qint64>(m_withoutText.size());
    for (const auto& [key, chain] : m_chains) {
        if (chain.end > 0 || chain.lost > 0 || chain.misfits > 0)
            recovery.chains.append(chain);
    }
    return recovery;
}

enum class Condition {
    Sound,
    Changed, ///< SQLite finds nothing; an entry does not hold
    Damaged,
    Missing
};

struct Examined {
    Condition condition = Condition::Damaged;
    /// Of a journal that was changed.
    std::vector<ChainHead> heads = {};
};

Result<Examined> examine(const QString& file)
{
    const auto steps = knownMigrations();
    if (auto ours = refuseOthers(file, steps); !ours)
        return fail(ours.error());
    // SQLite would take it for a new one, and throw its log away.
    if (QFileInfo(file).size() == 0)
        return Examined { QFileInfo(file + QStringLiteral("-wal")).size() > 0 ? Condition::Damaged
                                                                              : Condition::Missing };
    auto database = Database::open(file);
    if (!database) {
        return database.error().fault == Fault::Conflict ? Result<Examined>(fail(database.error()))
                                                         : Examined { Condition::Damaged };
    }
    const auto schema = schemaOf(**database, steps);
    if (!schema) {
        return schema.error().detail.isEmpty() ? Result<Examined>(fail(schema.error()))
                                               : Examined { Condition::Damaged };
    }
    if (*schema == 0)
        return Examined { Condition::Missing };
    const auto looked = lookThrough(**database, std::atomic_bool(false));
    if (looked)
        return Examined { Condition::Sound };
    auto heads = allHeads(**database);
    // SQLite's own words stand in the detail.
    if (looked.error().fault != Fault::Invalid || !looked.error().detail.isEmpty() || !heads)
        return Examined { Condition::Damaged };
    return Examined { Condition::Changed, *std::move(heads) };
}

/// Newest first; those from before a change of the schema last.
QStringList backupsToAsk(const QString& folder)
{
    auto files = backupsIn(folder);
    std::reverse(files.begin(), files.end());
    return files;
}

Result<QString> makeQuarantine(const QString& folder, Instant now)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(millisOf(now), QTimeZone::utc())
                          .toString(QStringLiteral("yyyy-MM-dd'T'HHmmss'Z'"));
    auto path = folder + u'/' + kQuarantine + time;
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = folder + u'/' + kQuarantine + time + u'-' + QString::number(i);
    if (auto made = makeFolder(path); !made)
        return fail(made.error());
    return path;
}

/// The files beside the journal that are what they were, and those that are not.
Result<QStringList> takeFiles(Database& database, const QString& folder, Instant now)
{
    QStringList changed;
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return fail(transaction.error());
    QDirIterator files(folder + QStringLiteral("/blobs"), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto path = files.next();
        const auto hash = files.fileName();
        // Anything else there was never stored: what a crash left, or somebody's own.
        if (path != blobPath(folder, hash) || hash.size() != 64)
            continue;
        const auto bytes = readBlob(folder, hash);
        const auto erased = isFileErased(database, hash);
        if (!erased)
            return fail(erased.error());
        if (*erased)
            continue;
        if (!bytes) {
            changed.append(path);
            continue;
        }
        auto inserted
            = database.run(QStringLiteral("INSERT INTO blob (hash, size, stored_local) VALUES (?, ?, ?)"),
                { hash, bytes->size(), millisOf(now) });
        if (!inserted)
            return fail(inserted.error());
    }
    if (auto committed = transaction->commit(); !committed)
        return fail(committed.error());
    return changed;
}

/// Makes the new journal, closed and synced, under another name.
Result<Recovery> rebuild(const QString& file, const QString& folder, Instant now)
{
    auto database = Database::open(file);
    if (!database)
        return fail(database.error());
    if (auto migrated = migrate(**database, knownMigrations()); !migrated)
        return fail(migrated.error());
    Rebuilding rebuilding(**database, now);
    if (auto done = rebuilding.run(journalFile(folder), backupsToAsk(folder)); !done)
        return fail(done.error());
    const auto changed = takeFiles(**database, folder, now);
    if (!changed)
        return fail(changed.error());
    const auto written = (*database)->rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!written)
        return fail(written.error());
    auto recovery = rebuilding.report();
    recovery.changedFiles = *changed;
    return recovery;
}

/// Whether every chain goes as far as it did.
bool reaches(const Recovery& recovery, const std::vector<ChainHead>& heads)
{
    return std::all_of(heads.begin(), heads.end(), [&](const ChainHead& head) {
        return std::any_of(recovery.chains.begin(), recovery.chains.end(), [&](const RecoveredChain& found) {
            return found.chain == ChainKey { head.stream, head.head.origin } && found.end >= head.head.seq;
        });
    });
}

Result<void> rename(const QString& from, const QString& to)
{
    if (QFileInfo::exists(to) || !QFile::rename(from, to)) {
        return fail(Fault::Storage,
            tr("The file %1 cannot be moved to %2. Check the disk and the rights of the folder.")
                .arg(from, to));
    }
    return {};
}

Error nothingToDo(const QString& text)
{
    return { Fault::NotFound, text, kNothingToRecover };
}

} // namespace

qint64 Recovery::entries() const
{
    qint64 sum = 0;
    for (const auto& chain : chains)
        sum += chain.fromFile + chain.fromBackups;
    return sum;
}

bool Recovery::isWhole() const
{
    return !isBlank && lostRows == 0 && unreadablePages == 0 && withoutText == 0 && changedFiles.isEmpty()
        && std::all_of(chains.begin(), chains.end(),
            [](const RecoveredChain& chain) { return chain.lost == 0 && chain.misfits == 0; });
}

Result<Recovery> recover(const QString& storeFolder, Instant now)
{
    if (auto finished = finishRecovery(storeFolder); !finished)
        return fail(finished.error());
    const auto file = journalFile(storeFolder);
    const auto examined = examine(file);
    if (!examined)
        return fail(examined.error());
    if (examined->condition == Condition::Sound)
        return fail(nothingToDo(tr("The journal %1 is sound: nothing to recover.").arg(file)));
    if (examined->condition == Condition::Missing && backupsIn(storeFolder).isEmpty())
        return fail(nothingToDo(tr("Nothing was recorded in %1: nothing to recover.").arg(storeFolder)));

    const auto quarantine = makeQuarantine(storeFolder, now);
    if (!quarantine)
        return fail(quarantine.error());
    const auto filling = *quarantine + kFilling;
    const auto giveUp = [&](const Error& error) {
        removeDatabaseFiles(filling);
        QDir(*quarantine).removeRecursively();
        return fail(error);
    };
    auto recovery = rebuild(filling, storeFolder, now);
    if (!recovery)
        return giveUp(recovery.error());
    if (examined->condition == Condition::Changed && !reaches(*recovery, examined->heads)) {
        return giveUp(
            nothingToDo(tr("SQLite finds no damage in %1, but entries in it were changed after they "
                           "were written, and no backup has them as they were. Nothing was "
                           "changed; \"muster-cli log verify\" names them.")
                            .arg(file)));
    }
    recovery->quarantine = *quarantine;
    if (auto told
        = writeDurably(*quarantine + QStringLiteral("/report.txt"), textOf(*recovery).toUtf8() + '\n');
        !told)
        return giveUp(told.error());
    if (auto ready = rename(filling, *quarantine + kReady); !ready)
        return giveUp(ready.error());
    if (auto synced = syncFolder(*quarantine); !synced)
        return giveUp(synced.error());
    if (auto finished = finishRecovery(storeFolder); !finished)
        return fail(finished.error());
    return recovery;
}

bool isDamage(const Error& error)
{
    return error.detail.startsWith(kDamaged);
}

Result<void> refuseEmptied(const QString& storeFolder)
{
    const QFileInfo file(journalFile(storeFolder));
    if (file.size() > 0)
        return {};
    const bool hasLog = QFileInfo(file.filePath() + QStringLiteral("-wal")).size() > 0;
    if (!hasLog && backupsIn(storeFolder).isEmpty())
        return {};
    return fail(Fault::Storage,
        tr("The journal %1 is damaged: it is empty or gone, while its %2 still there. \"muster-cli log "
           "recover\" saves what can be read; nothing is deleted.")
            .arg(file.filePath(), hasLog ? tr("log is") : tr("backups are")),
        kDamaged + QLatin1StringView(": empty"));
}

Result<void> finishRecovery(const QString& storeFolder)
{
    const QDir store(storeFolder);
    for (const auto& name : store.entryList({ kQuarantine + u'*' }, QDir::Dirs)) {
        const auto quarantine = store.filePath(name);
        const auto ready = quarantine + kReady;
        if (!QFileInfo::exists(ready))
            continue;
        for (const auto& old : store.entryList(
                 { QStringLiteral("journal.sqlite*"), QStringLiteral("search.sqlite*") }, QDir::Files)) {
            if (auto moved = rename(store.filePath(old), quarantine + u'/' + old); !moved)
                return moved;
        }
        if (auto synced = syncFolder(quarantine); !synced)
            return synced;
        if (auto moved = rename(ready, journalFile(storeFolder)); !moved)
            return moved;
        if (auto synced = syncFolder(storeFolder); !synced)
            return synced;
    }
    return {};
}

QString summaryOf(const Recovery& recovery)
{
    const auto saved = QCoreApplication::translate(
        "muster", "%n entries were saved from the damaged journal.", nullptr, int(recovery.entries()));
    return (recovery.isWhole()
            ? tr("%1 Nothing is known to be missing. The damaged files are in %2, with a report.")
            : tr("%1 Something is missing: see report.txt in %2, where the damaged files are."))
        .arg(saved, recovery.quarantine);
}

QString textOf(const Recovery& recovery)
{
    QStringList lines;
    lines << summaryOf(recovery);
    if (recovery.isBlank)
        lines << tr("Nothing could be read of the damaged file itself.");
    if (recovery.unreadablePages > 0)
        lines << tr("Pages of the file that cannot be read, or that it lacks at its end: %1.")
                     .arg(recovery.unreadablePages);
    for (const auto& backup : recovery.backups)
        lines << tr("Entries that the file did not give came from the backup %1.").arg(backup);
    for (const auto& chain : recovery.chains) {
        lines << tr("Stream %1, console %2: ends with entry %3. From the file: %4, from backups: %5.")
                     .arg(chain.chain.first.toString(), chain.chain.second.toString())
                     .arg(chain.end)
                     .arg(chain.fromFile)
                     .arg(chain.fromBackups);
        if (chain.lost > 0)
            lines << tr("  Rows that could not be read: %1.").arg(chain.lost);
        if (chain.misfits > 0)
            lines << tr("  Entries that were read and do not fit: %1. %2").arg(chain.misfits).arg(chain.why);
    }
    if (recovery.lostRows > 0)
        lines << tr("Further rows that could not be read: %1.").arg(recovery.lostRows);
    if (recovery.withoutText > 0)
        lines << tr("Entries without one of their texts, which is lost unless it was withheld before: %1.")
                     .arg(recovery.withoutText);
    for (const auto& file : recovery.changedFiles)
        lines << tr("The stored file %1 is not what it was.").arg(file);
    lines << tr("From here on this console counts as a new one.");
    return lines.join(u'\n');
}

} // namespace muster::store
