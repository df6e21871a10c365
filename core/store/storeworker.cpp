// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storeworker.h"

#include "core/base/durable.h"
#include "core/store/admitting.h"
#include "core/store/archiving.h"
#include "core/store/backup.h"
#include "core/store/blobfiles.h"
#include "core/store/database.h"
#include "core/store/erasing.h"
#include "core/store/eventrows.h"
#include "core/store/following.h"
#include "core/store/migrations.h"
#include "core/store/recovery.h"
#include "core/store/searchindex.h"
#include "core/store/storelock.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace muster::store {

namespace {

constexpr int kTail = 1000;
constexpr int kReadSlice = 200;
constexpr int kVerifySlice = 50;
constexpr int kAdmitSlice = 50;
constexpr auto kIdle = std::chrono::seconds(5);

Error notRecorded(Error error)
{
    error.text = QCoreApplication::translate("muster", "NOT RECORDED. %1").arg(error.text);
    return error;
}

bool hasErasure(const QList<journal::Event>& events)
{
    return std::any_of(events.begin(), events.end(),
        [](const journal::Event& event) { return event.type == journal::kErasure; });
}

} // namespace

struct StoreWorker::ReadJob {
    QList<qint64> numbers;
    qsizetype done = 0;
    QList<journal::Event> events;
    std::function<void(Events)> answer;
};

struct StoreWorker::VerifyJob {
    qint64 after = 0;
    QHash<std::pair<journal::StreamId, journal::OriginId>, journal::ChainVerifier> chains;
    QList<journal::ChainFault> faults;
    std::function<void(Faults)> answer;
};

struct StoreWorker::AdmitJob {
    /// By chain, each oldest first.
    QList<journal::Event> events;
    qsizetype done = 0;
    /// Chains of which one event was not taken in.
    QSet<std::pair<journal::StreamId, journal::OriginId>> stopped;
    Admitted admitted;
    std::function<void(Result<Admitted>)> answer;
};

struct StoreWorker::BackupJob {
    QString file;
    /// Ends with the connection.
    std::weak_ptr<BackupCopy> copy;
    std::function<void(Result<Standing>)> answer;
};

StoreWorker::StoreWorker(const StoreSetup& setup)
    : m_setup(setup)
    , m_idle(this)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdle);
    connect(&m_idle, &QTimer::timeout, this, &StoreWorker::checkpoint);
}

StoreWorker::~StoreWorker()
{
    close();
}

Result<StoreOpening> StoreWorker::open()
{
    if (auto opened = openDatabase(); !opened)
        return fail(opened.error());
    if (auto checked = checkAfterUncleanEnd(); !checked)
        return fail(checked.error());
    if (auto chosen = chooseIdentity(); !chosen)
        return fail(chosen.error());
    if (auto learnt = learnStamp(); !learnt)
        return fail(learnt.error());
    if (const auto finished = finishErasures(); !finished)
        m_notices.append(finished.error().text);
    return StoreOpening { m_sealer->origin(), *m_estate, m_notices };
}

Result<void> StoreWorker::openDatabase()
{
    const auto file = journalFile(m_setup.folder);
    const auto steps = knownMigrations();
    if (auto finished = finishRecovery(m_setup.folder); !finished)
        return finished;
    if (auto there = refuseEmptied(m_setup.folder); !there)
        return there;
    if (auto ours = refuseOthers(file, steps); !ours)
        return ours;
    auto database = Database::open(file);
    if (!database)
        return fail(database.error());
    const auto schema = schemaOf(**database, steps);
    if (!schema)
        return fail(schema.error());
    const bool isOlder = *schema > 0 && *schema < steps.last().version;
    const auto holds = isOlder ? (*database)->value(QStringLiteral("SELECT max(n) FROM event"))
                               : Result<QVariant>(QVariant());
    if (!holds)
        return fail(holds.error());
    // One that holds nothing was cut off when it was made, and has nothing to lose.
    if (isOlder && !holds->isNull()) {
        // Each step is whole or not at all: without room for a copy the log opens as well.
        if (const auto kept = backUpBefore(steps.last().version, **database, m_setup.folder); !kept)
            m_notices.append(kept.error().text);
    }
    if (auto migrated = migrate(**database, steps); !migrated)
        return migrated;
    m_database = *std::move(database);
    m_others.clear();
    m_told.clear();
    m_marked = false;
    return {};
}

Result<Database*> StoreWorker::ready()
{
    if (m_database)
        return m_database.get();
    if (!m_sealer)
        return fail(Fault::Storage, QCoreApplication::translate("muster", "The journal is closed."));
    if (auto opened = openDatabase(); !opened)
        return fail(opened.error());
    const auto giveUp = [this](const Error& error) {
        m_database.reset();
        return fail(error);
    };
    const auto holds = ownTailHolds(m_sealer->origin());
    if (!holds)
        return giveUp(holds.error());
    if (!*holds) {
        return giveUp({ Fault::Storage,
            QCoreApplication::translate("muster",
                "The newest entries of %1 do not hold after a disk error. End Muster, keep a copy of the "
                "folder, and start again.")
                .arg(m_setup.folder) });
    }
    if (auto learnt = learnStamp(); !learnt)
        return giveUp(learnt.error());
    return m_database.get();
}

Result<void> StoreWorker::checkAfterUncleanEnd()
{
    const auto clean = meta(QStringLiteral("clean"));
    if (!clean)
        return fail(clean.error());
    if (*clean != u"0")
        return {};
    const auto found = m_database->value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!found)
        return fail(found.error());
    if (found->toString() != u"ok") {
        return fail(Fault::Storage,
            QCoreApplication::translate("muster",
                "The journal %1 is damaged. \"muster-cli log recover\" sets it aside, whole, and saves what "
                "can "
                "be read; or go on with another folder.")
                .arg(m_database->file()),
            kDamaged + QStringLiteral(": ") + found->toString());
    }
    return {};
}

/// Whether the newest own events are what was written: their bytes, and each one's link to the one before it.
Result<bool> StoreWorker::ownTailHolds(const journal::OriginId& origin)
{
    const auto numbers = newestNumbersOf(*m_database, origin, kTail);
    if (!numbers)
        return fail(numbers.error());
    const auto rows = eventRows(*m_database, *numbers);
    if (!rows)
        return fail(rows.error());
    QHash<journal::StreamId, std::pair<qint64, QByteArray>> heads;
    for (const auto& row : *rows) {
        if (QCryptographicHash::hash(row.body, QCryptographicHash::Sha256) != row.hash)
            return false;
        const auto before = heads.constFind(row.stream);
        if (before != heads.cend() && (before->first + 1 != row.seq || before->second != row.prev))
            return false;
        heads.insert(row.stream, { row.seq, row.hash });
    }
    return true;
}

Result<void> StoreWorker::chooseIdentity()
{
    const auto estate = meta(QStringLiteral("estate"));
    const auto known = meta(QStringLiteral("own_origin"));
    const auto install = meta(QStringLiteral("install"));
    if (!estate || !known || !install)
        return fail(!estate ? estate.error() : !known ? known.error() : install.error());

    const auto here = QString::fromLatin1(identityOfFile(m_database->file()));
    auto origin = journal::OriginId::fromString(*known);
    if (origin) {
        const auto key = m_database->value(
            QStringLiteral("SELECT pubkey FROM origin WHERE id = ?"), { origin->uuid().toRfc4122() });
        if (!key)
            return fail(key.error());
        const auto holds = ownTailHolds(*origin);
        if (!holds)
            return fail(holds.error());
        if (*install != here) {
            m_notices.append(QCoreApplication::translate("muster",
                "This journal was copied or restored. What is recorded from here on counts "
                "as a new console's."));
            origin.reset();
        } else if (key->toByteArray() != m_setup.signer->publicKey()) {
            m_notices.append(QCoreApplication::translate("muster",
                "This console has a new key. What is recorded from here on counts as a new console's."));
            origin.reset();
        } else if (!*holds) {
            m_notices.append(QCoreApplication::translate("muster",
                "Entries in this journal were changed after they were written; \"muster-cli "
                "log verify\" names "
                "them. What is recorded from here on counts as a new console's."));
            origin.reset();
        }
    }
    m_estate = journal::StreamId::fromString(*estate);
    const bool news = !origin || !m_estate;
    if (!origin)
        origin = journal::OriginId::random();
    if (!m_estate)
        m_estate = journal::StreamId::random();
    m_sealer.emplace(*origin, m_setup.signer, m_setup.clock, m_setup.keyPlace);
    if (!news)
        return {};

    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    if (auto added = m_database->run(
            QStringLiteral("INSERT OR IGNORE INTO origin (id, pubkey, first_seen) VALUES (?, ?, ?)"),
            { origin->uuid().toRfc4122(), m_setup.signer->publicKey(), millisOf(m_setup.clock.now()) });
        !added)
        return added;
    for (const auto& [key, value] : { std::pair { QStringLiteral("own_origin"), origin->toString() },
             std::pair { QStringLiteral("estate"), m_estate->toString() },
             std::pair { QStringLiteral("install"), here } }) {
        if (auto set = setMeta(key, value); !set)
            return set;
    }
    return transaction->commit();
}

Result<void> StoreWorker::learnStamp()
{
    const auto heads = allHeads(*m_database);
    if (!heads)
        return fail(heads.error());
    journal::Stamp own;
    for (const auto& chain : *heads) {
        if (chain.head.origin == m_sealer->origin())
            own = std::max(own, chain.stamp);
    }
    m_last = own;
    const auto wall = m_setup.clock.now();
    for (const auto& chain : *heads) {
        if (!(chain.head.origin == m_sealer->origin()))
            m_last = std::max(m_last, journal::merge(m_last, chain.stamp, wall));
    }
    return {};
}

/// What was found when the file was opened may never have reached the disk: its writer was killed, or was
/// told that a sync failed. So nothing is answered before it was written into the file, and synced there:
/// some systems forget what they could not sync, and a later sync of the log succeeds without it.
Result<void> StoreWorker::settle()
{
    if (m_marked)
        return {};
    const auto written = m_database->rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!written)
        return fail(written.error());
    if (written->value(0).value(0).toInt() != 0)
        return fail(Fault::Conflict,
            QCoreApplication::translate("muster", "The journal %1 is locked by another program.")
                .arg(m_database->file()));
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    // Nothing is written, and synced, for a value that is there already: so one of them is always new. With
    // it the old log is gone for good.
    for (const auto& [key, value] : { std::pair { QStringLiteral("clean"), QStringLiteral("0") },
             std::pair { QStringLiteral("settled"), QUuid::createUuid().toString(QUuid::WithoutBraces) } }) {
        if (auto set = setMeta(key, value); !set)
            return set;
    }
    if (auto committed = transaction->commit(); !committed)
        return committed;
    m_marked = true;
    return {};
}

Result<QString> StoreWorker::meta(const QString& key)
{
    const auto found = m_database->value(QStringLiteral("SELECT v FROM meta WHERE k = ?"), { key });
    if (!found)
        return fail(found.error());
    return found->toString();
}

Result<void> StoreWorker::setMeta(const QString& key, const QString& value)
{
    return m_database->run(
        QStringLiteral("INSERT INTO meta (k, v) VALUES (?, ?) ON CONFLICT (k) DO UPDATE SET v = excluded.v"),
        { key, value });
}

Result<StoreWorker::Stored> StoreWorker::append(const QList<journal::Draft>& drafts)
{
    auto stored = tryAppend(drafts);
    if (!stored) {
        // What the disk holds now is not known. The next append opens the file anew and looks.
        m_database.reset();
        return fail(notRecorded(stored.error()));
    }
    m_idle.start();
    if (hasErasure(stored->fresh)) {
        if (const auto finished = finishErasures(); !finished)
            stored->unfinished = finished.error();
    }
    return stored;
}

Result<void> StoreWorker::finishErasures()
{
    const auto before = meta(QStringLiteral("erased_through"));
    if (!before)
        return fail(before.error());
    const auto erasures = erasuresAfter(*m_database, before->toLongLong());
    if (!erasures)
        return fail(erasures.error());
    if (erasures->newest <= before->toLongLong())
        return {};
    if (auto removed = removeErased(*erasures); !removed) {
        return fail(removed.error().fault,
            QCoreApplication::translate("muster",
                "What was taken back may still stand in a file of the journal; it is tried again at the next "
                "start. %1")
                .arg(removed.error().text),
            removed.error().detail);
    }
    return setMeta(QStringLiteral("erased_through"), QString::number(erasures->newest));
}

/// From every file: the log, what was stored, and the backups.
Result<void> StoreWorker::removeErased(const Erasures& erasures)
{
    if (auto settled = settle(); !settled)
        return settled;
    const auto written = m_database->rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!written)
        return fail(written.error());
    if (auto forgotten = removeSearchIndex(m_setup.folder); !forgotten)
        return forgotten;
    for (const auto& hash : erasures.files) {
        const QFileInfo file(blobPath(m_setup.folder, hash));
        if (!file.exists())
            continue;
        if (!QFile::remove(file.filePath()))
            return fail(Fault::Storage,
                QCoreApplication::translate("muster", "The file %1 cannot be removed.").arg(file.filePath()));
        if (auto synced = syncFolder(file.absolutePath()); !synced)
            return synced;
    }
    const auto backups = erasures.leaves.isEmpty() ? QStringList() : backupsIn(m_setup.folder);
    for (const auto& backup : backups) {
        if (auto erased = eraseInBackup(backup, erasures.leaves); !erased)
            return erased;
    }
    return {};
}

Result<StoreWorker::Stored> StoreWorker::tryAppend(const QList<journal::Draft>& drafts)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    if (auto settled = settle(); !settled)
        return fail(settled.error());
    auto transaction = Transaction::begin(**database);
    if (!transaction)
        return fail(transaction.error());
    Stored stored;
    auto last = m_last;
    QHash<journal::StreamId, QList<journal::Head>> told;
    QStringList loose;
    const auto write = [&](const journal::Draft& draft, const journal::Head& head) -> Result<journal::Event> {
        QList<journal::Head> news;
        if (!told.contains(draft.stream.id)) {
            auto found = newsFor(draft.stream.id);
            if (!found)
                return fail(found.error());
            news = *std::move(found);
            told.insert(draft.stream.id, news);
        }
        auto event = m_sealer->seal(draft, head, last, news);
        if (!event)
            return event;
        if (auto inserted = storeEvent(**database, *event, m_setup.clock.now()); !inserted)
            return fail(inserted.error());
        if (event->type == kArchive) {
            const auto gone = deleteArchived(**database, *event);
            if (!gone)
                return fail(gone.error());
            loose += *gone;
        }
        last = event->stamp;
        stored.fresh.append(*event);
        return event;
    };
    for (const auto& draft : drafts) {
        const auto known = numberOf(**database, draft.id);
        if (!known)
            return fail(known.error());
        if (*known) {
            const auto rows = eventRows(**database, { **known });
            if (!rows)
                return fail(rows.error());
            stored.answers.append(shownEvent(rows->front()));
            continue;
        }
        auto head = headOf(**database, draft.stream.id, m_sealer->origin());
        if (!head)
            return fail(head.error());
        if (head->seq == 0) {
            // A second chain from the beginning would be another version of the one that is there.
            const auto archived = isArchived(**database, *m_estate, draft.stream.id, m_sealer->origin(), 1);
            if (!archived)
                return fail(archived.error());
            if (*archived) {
                return fail(Fault::Conflict,
                    QCoreApplication::translate(
                        "muster", "This incident was put away into a file. Import that file first."));
            }
            const auto joined = write(m_sealer->joining(draft), *head);
            if (!joined)
                return fail(joined.error());
            head = joined->head();
        }
        auto event = write(draft, *head);
        if (!event)
            return fail(event.error());
        stored.answers.append(*std::move(event));
    }
    if (stored.fresh.isEmpty())
        return stored;
    if (auto committed = transaction->commit(); !committed)
        return fail(committed.error());
    if (!loose.isEmpty()) {
        m_others.clear();
        m_told.clear();
        told.clear();
        // What cannot be removed takes room, and harms nobody.
        for (const auto& hash : std::as_const(loose))
            QFile::remove(blobPath(m_setup.folder, hash));
    }
    m_last = last;
    for (auto it = told.cbegin(); it != told.cend(); ++it)
        m_told[it.key()] += it.value();
    return stored;
}

/// Heads of other consoles in this stream that no event of ours has named yet.
Result<QList<journal::Head>> StoreWorker::newsFor(const journal::StreamId& stream)
{
    if (!m_others.contains(stream)) {
        const auto heads = allHeads(*m_database);
        if (!heads)
            return fail(heads.error());
        m_others.insert(stream, {});
        for (const auto& chain : *heads) {
            if (chain.stream == stream && !(chain.head.origin == m_sealer->origin()))
                m_others[stream].append(chain.head);
        }
        if (!m_others[stream].isEmpty() && !m_told.contains(stream)) {
            const auto named
                = m_database->rows(QStringLiteral("SELECT n FROM event WHERE stream = ? AND origin = ? "
                                                  "AND instr(body, CAST('\"deps\":' AS BLOB)) > 0"),
                    { stream.uuid().toRfc4122(), m_sealer->origin().uuid().toRfc4122() });
            if (!named)
                return fail(named.error());
            QList<qint64> numbers;
            for (const auto& row : *named)
                numbers.append(row.first().toLongLong());
            const auto rows = eventRows(*m_database, numbers);
            if (!rows)
                return fail(rows.error());
            for (const auto& row : *rows)
                m_told[stream] += shownEvent(row).deps;
        }
    }
    const auto told = m_told.value(stream);
    QList<journal::Head> news;
    for (const auto& head : m_others.value(stream)) {
        if (!told.contains(head))
            news.append(head);
    }
    return news;
}

void StoreWorker::read(const Selection& selection, std::function<void(Events)> answer)
{
    const auto database = ready();
    if (!database)
        return answer(fail(database.error()));
    auto numbers = selection.stream ? numbersOfStream(**database, *selection.stream)
                                    : numbersOfTypes(**database, selection.types);
    if (!numbers)
        return answer(fail(numbers.error()));
    auto job = std::make_shared<ReadJob>();
    job->numbers = *std::move(numbers);
    job->answer = std::move(answer);
    readOn(job);
}

void StoreWorker::readOn(const std::shared_ptr<ReadJob>& job)
{
    const auto database = ready();
    if (!database)
        return job->answer(fail(database.error()));
    const auto rows = eventRows(**database, job->numbers.mid(job->done, kReadSlice));
    if (!rows)
        return job->answer(fail(rows.error()));
    for (const auto& row : *rows)
        job->events.append(shownEvent(row));
    job->done += kReadSlice;
    if (job->done < job->numbers.size()) {
        QMetaObject::invokeMethod(
            this, [this, job] { readOn(job); }, Qt::QueuedConnection);
        return;
    }
    std::sort(job->events.begin(), job->events.end(), &journal::comesBefore);
    job->answer(std::move(job->events));
}

Result<Following> StoreWorker::eventsAfter(
    qint64 after, const std::optional<journal::EventId>& known, int most)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    auto found = following(**database, after, known, most);
    if (found)
        found->folder = m_setup.folder;
    return found;
}

Result<StoreWorker::Numbered> StoreWorker::eventsNumbered(const QString& folder, const QList<qint64>& numbers)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    const auto newest = (*database)->value(QStringLiteral("SELECT max(n) FROM event"));
    if (!newest)
        return fail(newest.error());
    Numbered found { {}, newest->toLongLong() };
    const auto rows = eventRows(**database, folder == m_setup.folder ? numbers : QList<qint64>());
    if (!rows)
        return fail(rows.error());
    for (const auto& row : *rows)
        found.events.append(shownEvent(row));
    return found;
}

Result<QList<journal::ChainHead>> StoreWorker::heads()
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    const auto all = allHeads(**database);
    if (!all)
        return fail(all.error());
    QList<journal::ChainHead> heads;
    for (const auto& [stream, head, stamp] : *all)
        heads.append({ stream, head });
    return heads;
}

StoreWorker::Events StoreWorker::chainAfter(
    const journal::StreamId& stream, const journal::OriginId& origin, qint64 seq, int most)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    const auto numbers = numbersOfChain(**database, stream, origin, seq, most);
    if (!numbers)
        return fail(numbers.error());
    const auto rows = eventRows(**database, *numbers);
    if (!rows)
        return fail(rows.error());
    QList<journal::Event> events;
    for (const auto& row : *rows) {
        // What does not hold is not passed on.
        auto event = checkedEvent(row);
        if (!event)
            return fail(event.error());
        events.append(*std::move(event));
    }
    return events;
}

Result<QStringList> StoreWorker::filesWanted(int most)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    const auto rows
        = (*database)->rows(QStringLiteral("SELECT DISTINCT hash FROM blob_use WHERE NOT EXISTS "
                                           "(SELECT 1 FROM blob WHERE blob.hash = blob_use.hash) LIMIT ?"),
            { most });
    if (!rows)
        return fail(rows.error());
    QStringList wanted;
    for (const auto& row : *rows) {
        const auto hash = row.first().toString();
        const auto erased = isFileErased(**database, hash);
        if (!erased)
            return fail(erased.error());
        if (!*erased)
            wanted.append(hash);
    }
    return wanted;
}

Result<journal::SignedHeads> StoreWorker::attest(const journal::StreamId& stream)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    // Nothing is written for it: also a disk that is full lets its log be taken elsewhere.
    const auto chains = allHeads(**database);
    if (!chains)
        return fail(chains.error());
    journal::Heads heads { stream, m_setup.clock.now(), m_sealer->origin(), {}, {} };
    for (const auto& chain : *chains) {
        if (chain.stream == stream)
            heads.heads.append(chain.head);
    }
    if (heads.heads.isEmpty())
        return fail(Fault::NotFound,
            QCoreApplication::translate("muster", "There is no such record in this journal."));
    return journal::signedHeads(heads, *m_setup.signer);
}

void StoreWorker::admit(QList<journal::Event> events, std::function<void(Result<Admitted>)> answer)
{
    const auto database = ready();
    if (!database)
        return answer(fail(database.error()));
    std::stable_sort(events.begin(), events.end(), [](const journal::Event& a, const journal::Event& b) {
        return std::tie(a.stream, a.origin, a.seq) < std::tie(b.stream, b.origin, b.seq);
    });
    auto job = std::make_shared<AdmitJob>(
        AdmitJob { std::move(events), 0, {}, { {}, {}, m_sealer->origin(), {} }, std::move(answer) });
    admitOn(job);
}

void StoreWorker::admitOn(const std::shared_ptr<AdmitJob>& job)
{
    if (auto admitted = admitSlice(*job); !admitted) {
        // As after an append that failed.
        m_database.reset();
        return job->answer(fail(notRecorded(admitted.error())));
    }
    m_idle.start();
    if (job->done < job->events.size()) {
        QMetaObject::invokeMethod(
            this, [this, job] { admitOn(job); }, Qt::QueuedConnection);
        return;
    }
    if (hasErasure(job->admitted.fresh)) {
        if (const auto finished = finishErasures(); !finished)
            job->admitted.unfinished = finished.error();
    }
    job->answer(std::move(job->admitted));
}

Result<void> StoreWorker::admitSlice(AdmitJob& job)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    if (auto settled = settle(); !settled)
        return settled;
    auto transaction = Transaction::begin(**database);
    if (!transaction)
        return fail(transaction.error());
    auto admission = job.admitted.admission;
    auto last = m_last;
    const auto wall = m_setup.clock.now();
    QList<journal::Event> fresh;
    bool isOwn = false;
    const auto end = std::min(job.events.size(), job.done + kAdmitSlice);
    for (auto i = job.done; i < end; ++i) {
        auto& event = job.events[i];
        const std::pair chain { event.stream, event.origin };
        if (job.stopped.contains(chain))
            continue;
        const auto verdict = admitEvent(**database, event, wall);
        if (!verdict && verdict.error().fault != Fault::Invalid)
            return fail(verdict.error());
        const bool isNew = verdict && *verdict == Verdict::Stored;
        const bool isKnown = verdict && *verdict == Verdict::Known;
        admission.stored += isNew ? 1 : 0;
        admission.known += isKnown ? 1 : 0;
        if (verdict && !isKnown && event.origin == m_sealer->origin()) {
            const auto archived = isArchived(**database, *m_estate, event.stream, event.origin, event.seq);
            if (!archived)
                return fail(archived.error());
            // What was put away, and is brought back, tells of no copy of this console.
            isOwn = isOwn || !*archived || *verdict == Verdict::Fork;
        }
        if (isNew) {
            fresh.append(event);
            last = journal::merge(last, event.stamp, wall);
        } else if (!isKnown) {
            job.stopped.insert(chain);
            admission.refused.append({ event.stream, event.origin, event.seq,
                verdict ? QCoreApplication::translate("muster",
                    "Entry %1 is here already, and says something else; both are kept. A copy of that "
                    "console "
                    "is in use, or somebody wrote its record anew.")
                              .arg(event.seq)
                        : verdict.error().text });
        }
    }
    const auto before = m_sealer->origin();
    if (isOwn) {
        if (auto renewed = becomeNew(); !renewed)
            return renewed;
    }
    if (auto committed = transaction->commit(); !committed) {
        m_sealer.emplace(before, m_setup.signer, m_setup.clock, m_setup.keyPlace);
        return committed;
    }
    admission.renewed = admission.renewed || isOwn;
    m_last = last;
    m_others.clear();
    m_told.clear();
    job.done = end;
    job.admitted.admission = admission;
    job.admitted.fresh += fresh;
    job.admitted.origin = m_sealer->origin();
    return {};
}

/// Whoever else may write as what this console was until now: it is somebody else from here on.
Result<void> StoreWorker::becomeNew()
{
    const auto origin = journal::OriginId::random();
    auto added
        = m_database->run(QStringLiteral("INSERT INTO origin (id, pubkey, first_seen) VALUES (?, ?, ?)"),
            { origin.uuid().toRfc4122(), m_setup.signer->publicKey(), millisOf(m_setup.clock.now()) });
    if (!added)
        return added;
    if (auto set = setMeta(QStringLiteral("own_origin"), origin.toString()); !set)
        return set;
    m_sealer.emplace(origin, m_setup.signer, m_setup.clock, m_setup.keyPlace);
    return {};
}

Result<StoreWorker::Moved> StoreWorker::goOnIn(const QString& folder, const QList<journal::Event>& known)
{
    if (!m_sealer)
        return fail(Fault::Storage, QCoreApplication::translate("muster", "The journal is closed."));
    auto old = std::move(m_database);
    if (!old) {
        if (auto again = Database::open(journalFile(m_setup.folder)))
            old = *std::move(again);
    }
    const auto oldFolder = std::exchange(m_setup.folder, folder);
    const auto oldSealer = m_sealer;
    const auto oldEstate = m_estate;
    auto moved = moveFrom(old.get(), oldFolder, known);
    if (!moved) {
        // The next act opens the file of before, and looks.
        m_database.reset();
        m_setup.folder = oldFolder;
        m_sealer.emplace(oldSealer->origin(), m_setup.signer, m_setup.clock, m_setup.keyPlace);
        m_estate = oldEstate;
    }
    return moved;
}

Result<StoreWorker::Moved> StoreWorker::moveFrom(
    Database* old, const QString& oldFolder, const QList<journal::Event>& known)
{
    if (auto opened = openDatabase(); !opened)
        return fail(opened.error());
    const auto estate = meta(QStringLiteral("estate"));
    if (!estate)
        return fail(estate.error());
    // The team's peace-time record goes on as the same.
    if (estate->isEmpty()) {
        if (auto set = setMeta(QStringLiteral("estate"), m_estate->toString()); !set)
            return fail(set.error());
    }
    m_notices.clear();
    if (auto chosen = chooseIdentity(); !chosen)
        return fail(chosen.error());
    if (auto settled = settle(); !settled)
        return fail(settled.error());

    bool isWhole = old != nullptr;
    qint64 after = 0;
    while (isWhole) {
        const auto numbers = numbersAfter(*old, after, kReadSlice);
        const auto rows = numbers ? eventRows(*old, *numbers) : fail(numbers.error());
        if (!rows) {
            isWhole = false;
            break;
        }
        if (rows->empty())
            break;
        QList<journal::Event> events;
        for (const auto& row : *rows)
            events.append(shownEvent(row));
        if (auto taken = takeAll(events); !taken)
            return fail(taken.error());
        after = numbers->last();
    }
    auto inMemory = known;
    std::stable_sort(inMemory.begin(), inMemory.end(),
        [](const journal::Event& a, const journal::Event& b) { return a.seq < b.seq; });
    if (auto taken = takeAll(inMemory); !taken)
        return fail(taken.error());
    if (old) {
        const auto blobs = old->rows(QStringLiteral("SELECT hash FROM blob"));
        isWhole = isWhole && blobs;
        for (const auto& row : blobs ? *blobs : QList<Database::Row>()) {
            const auto bytes = readBlob(oldFolder, row.first().toString());
            isWhole = isWhole && bytes;
            if (!bytes)
                continue;
            const auto put = putBlob(*bytes);
            // An incident that still had it stayed behind, and another one took it back.
            isWhole = isWhole && put;
            if (!put && put.error().fault != Fault::Denied)
                return fail(put.error());
        }
    }
    if (auto learnt = learnStamp(); !learnt)
        return fail(learnt.error());
    return Moved { { m_sealer->origin(), *m_estate, m_notices }, isWhole };
}

/// In the order in which a chain follows. What does not hold stays behind, as evidence.
Result<void> StoreWorker::takeAll(const QList<journal::Event>& events)
{
    auto transaction = Transaction::begin(*m_database);
    if (!transaction)
        return fail(transaction.error());
    for (auto event : events) {
        const auto verdict = admitEvent(*m_database, event, m_setup.clock.now());
        if (!verdict && verdict.error().fault != Fault::Invalid)
            return fail(verdict.error());
    }
    return transaction->commit();
}

void StoreWorker::verify(std::function<void(Faults)> answer)
{
    auto job = std::make_shared<VerifyJob>();
    job->answer = std::move(answer);
    verifyOn(job);
}

void StoreWorker::verifyOn(const std::shared_ptr<VerifyJob>& job)
{
    const auto database = ready();
    if (!database)
        return job->answer(fail(database.error()));
    const auto numbers = numbersAfter(**database, job->after, kVerifySlice);
    if (!numbers)
        return job->answer(fail(numbers.error()));
    if (numbers->isEmpty())
        return job->answer(std::move(job->faults));
    const auto rows = eventRows(**database, *numbers);
    if (!rows)
        return job->answer(fail(rows.error()));
    for (const auto& row : *rows) {
        const auto sound = checkedEvent(row);
        const auto shown = sound ? *sound : shownEvent(row);
        auto fault = job->chains[{ row.stream, row.origin }].check(shown);
        if (!sound)
            fault = journal::ChainFault { row.stream, row.origin, row.seq, sound.error().text };
        if (fault)
            job->faults.append(*std::move(fault));
    }
    job->after = numbers->last();
    QMetaObject::invokeMethod(
        this, [this, job] { verifyOn(job); }, Qt::QueuedConnection);
}

Result<journal::Attachment> StoreWorker::putBlob(const QByteArray& bytes)
{
    const auto database = ready();
    if (!database)
        return fail(notRecorded(database.error()));
    if (auto settled = settle(); !settled) {
        m_database.reset();
        return fail(notRecorded(settled.error()));
    }
    const auto hash = hashOfBlob(bytes);
    const journal::Attachment attachment { hash, bytes.size() };
    const auto erased = isFileErased(**database, hash);
    if (!erased)
        return fail(notRecorded(erased.error()));
    if (*erased) {
        return fail(Fault::Denied,
            QCoreApplication::translate(
                "muster", "This file was taken back here, and is not taken in again (%1).")
                .arg(hash.left(8)));
    }
    const auto known = (*database)->value(QStringLiteral("SELECT size FROM blob WHERE hash = ?"), { hash });
    if (!known)
        return fail(notRecorded(known.error()));
    // The file is looked at, too: somebody may have cleaned up around us.
    if (known->isValid() && getBlob(hash))
        return attachment;
    if (auto written = writeBlob(m_setup.folder, hash, bytes); !written)
        return fail(notRecorded(written.error()));
    // The row last: it says that the file is whole.
    auto inserted = (*database)->run(
        QStringLiteral("INSERT INTO blob (hash, size, stored_local) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
        { hash, bytes.size(), millisOf(m_setup.clock.now()) });
    if (!inserted) {
        m_database.reset();
        return fail(notRecorded(inserted.error()));
    }
    return attachment;
}

Result<QByteArray> StoreWorker::getBlob(const QString& hash)
{
    return readBlob(m_setup.folder, hash);
}

void StoreWorker::backUp(const QString& file, std::function<void(Result<Standing>)> answer)
{
    const auto database = ready();
    if (!database)
        return answer(fail(database.error()));
    const auto newest = (*database)->value(QStringLiteral("SELECT max(n) FROM event"));
    if (!newest)
        return answer(fail(newest.error()));
    if (newest->isNull())
        return answer(fail(Fault::NotFound,
            QCoreApplication::translate("muster", "Nothing is recorded yet that could be backed up.")));
    auto copy = BackupCopy::begin(**database, file);
    if (!copy)
        return answer(fail(copy.error()));
    (*database)->setGuest(*copy);
    backUpOn(std::make_shared<BackupJob>(BackupJob { file, *copy, std::move(answer) }));
}

void StoreWorker::backUpOn(const std::shared_ptr<BackupJob>& job)
{
    const auto copy = job->copy.lock();
    if (!copy) {
        return job->answer(fail(Fault::Conflict,
            QCoreApplication::translate(
                "muster", "The backup %1 was given up, because the journal was opened anew meanwhile.")
                .arg(job->file)));
    }
    const auto done = copy->step();
    if (done && !*done) {
        QMetaObject::invokeMethod(
            this, [this, job] { backUpOn(job); }, Qt::QueuedConnection);
        return;
    }
    // In the same slice: no append comes between.
    auto standing = done ? standingOf(*m_database) : fail(done.error());
    if (standing)
        copy->finish();
    m_database->setGuest({});
    job->answer(std::move(standing));
}

Result<void> StoreWorker::publish(const QString& part, const QString& file, qint64 newest)
{
    const auto database = ready();
    if (!database)
        return fail(database.error());
    const auto erasures = erasuresAfter(**database, newest);
    if (!erasures)
        return fail(erasures.error());
    if (erasures->newest > newest) {
        removeDatabaseFiles(part);
        return fail(Fault::Conflict,
            QCoreApplication::translate(
                "muster", "The backup %1 was not kept, because something was taken back meanwhile.")
                .arg(file));
    }
    if (auto published = publishCopy(part, file); !published)
        return published;
    thinBackups(m_setup.folder);
    return {};
}

void StoreWorker::checkpoint()
{
    // May fail without harm: the log keeps what the file does not have yet.
    if (m_database)
        std::ignore = m_database->rows(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

void StoreWorker::close()
{
    m_idle.stop();
    if (!m_database)
        return;
    checkpoint();
    if (m_marked && setMeta(QStringLiteral("clean"), QStringLiteral("1")))
        checkpoint();
    m_database.reset();
    m_sealer.reset();
}

} // namespace muster::store
