// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backupkeeper.h"

#include "core/base/diskspace.h"
#include "core/base/durable.h"
#include "core/base/whendone.h"
#include "core/store/blobfiles.h"
#include "core/store/database.h"
#include "core/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

namespace muster::store {

namespace {

constexpr auto kClosed = QLatin1StringView("incident.closed");
constexpr auto kEvery = std::chrono::hours(1);

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

Result<void> hasRoom(const QString& store, const QString& folder, const BackupKeeper::BytesLeft& bytesLeft)
{
    const auto left = bytesLeft(folder);
    if (!left || hasRoomForCopy({ *left, journalSize(store) }))
        return {};
    return fail(Fault::Storage,
        tr("No backup was made: the disk that holds %1 has only %2 left. Free some space.")
            .arg(folder, QLocale::c().formattedDataSize(*left, 0, QLocale::DataSizeSIFormat)));
}

Error noAnswer()
{
    return { Fault::Storage, tr("No backup was made: the journal was closed.") };
}

/// Where the copy is made before it gets its name.
Result<QString> prepare(const QString& store, const QString& into)
{
    if (into.isEmpty())
        return prepareBackups(store);
    if (auto made = makePrivateFolder(into); !made)
        return fail(made.error());
    if (!QDir(into).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot)) {
        return fail(
            Fault::Invalid, tr("The folder %1 holds something already. Name an empty one.").arg(into));
    }
    return journalFile(into) + QStringLiteral(".part");
}

/// Sentences about those that could not be copied.
Result<QStringList> copyFiles(
    const QString& part, const QString& store, const QString& into, const std::atomic_bool& stop)
{
    QStringList unreadable;
    QStringList hashes;
    {
        auto database = Database::open(part);
        if (!database)
            return fail(database.error());
        const auto rows = (*database)->rows(QStringLiteral("SELECT hash FROM blob"));
        if (!rows)
            return fail(rows.error());
        for (const auto& row : *rows)
            hashes.append(row.first().toString());
    }
    for (const auto& hash : std::as_const(hashes)) {
        if (stop)
            break;
        const auto bytes = readBlob(store, hash);
        if (!bytes)
            unreadable.append(bytes.error().text);
        else if (auto written = writeBlob(into, hash, *bytes); !written)
            return fail(written.error());
    }
    return unreadable;
}

} // namespace

struct BackupKeeper::Job {
    /// Of the journal that is copied.
    QString store;
    /// Empty for the store's own folder of backups.
    QString into;
    QString part = {};
    Standing standing = {};
    Backup backup = {};
    QPromise<Result<Backup>> promise = {};
    bool isAsked = true;
};

BackupKeeper::BackupKeeper(SqliteJournal& journal, const Clock& clock, BytesLeft bytesLeft)
    : m_journal(journal)
    , m_clock(clock)
    , m_bytesLeft(std::move(bytesLeft))
    , m_helper(new QObject)
    , m_thread(QStringLiteral("backups"))
{
    m_thread.adopt(m_helper);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &BackupKeeper::look);
}

BackupKeeper::~BackupKeeper()
{
    m_isStopped = true;
    if (m_job)
        finish(std::exchange(m_job, {}),
            fail(Fault::Conflict, tr("The backup was given up, because Muster ends.")));
}

template <typename T> void BackupKeeper::beside(std::function<T()> work, std::function<void(T)> then)
{
    QMetaObject::invokeMethod(
        m_helper,
        [this, work = std::move(work), then = std::move(then)] {
            auto answer = work();
            QMetaObject::invokeMethod(
                this, [then, answer = std::move(answer)] { then(answer); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void BackupKeeper::watch(Millis idle)
{
    m_patience = idle;
    connect(&m_journal, &journal::Journal::appended, this, &BackupKeeper::hear);
    const auto backups = backupsIn(m_journal.folder());
    const auto written = [](const QString& file) { return QFileInfo(file).lastModified(); };
    const auto file = journalFile(m_journal.folder());
    if (const auto last = backups.isEmpty() ? std::nullopt : backupTime(backups.last())) {
        m_lastTry = last;
        m_isNew = std::max(written(file), written(file + QStringLiteral("-wal"))) > written(backups.last());
    } else {
        m_isNew = true;
    }
    wait();
}

void BackupKeeper::hear(const QList<journal::Event>& events)
{
    m_isNew = true;
    m_isEnd = m_isEnd || std::any_of(events.begin(), events.end(), [](const journal::Event& event) {
        return event.type == kClosed;
    });
    wait();
}

/// Until the store was idle for a while, and one is due.
void BackupKeeper::wait()
{
    if (!m_isNew || m_patience == Millis::zero())
        return;
    const auto now = m_clock.now();
    auto pause = m_patience;
    if (!m_isEnd && !isBackupDue(m_lastTry, now))
        pause = std::max<Millis>(pause, kEvery - (now - *m_lastTry));
    m_idle.start(pause);
}

void BackupKeeper::look()
{
    if (m_job || (!m_isEnd && !isBackupDue(m_lastTry, m_clock.now())))
        return wait();
    m_isNew = false;
    m_isEnd = false;
    m_lastTry = m_clock.now();
    auto job = std::make_shared<Job>(Job { m_journal.folder(), {} });
    job->isAsked = false;
    std::ignore = start(std::move(job));
}

QFuture<Result<Backup>> BackupKeeper::backUp()
{
    return start(std::make_shared<Job>(Job { m_journal.folder(), {} }));
}

QFuture<Result<Backup>> BackupKeeper::backUpInto(const QString& folder)
{
    return start(std::make_shared<Job>(
        Job { m_journal.folder(), QDir::cleanPath(QFileInfo(folder).absoluteFilePath()) }));
}

QFuture<Result<Backup>> BackupKeeper::start(std::shared_ptr<Job> job)
{
    if (m_job)
        return ready(Result<Backup>(fail(Fault::Conflict, tr("A backup is being made already."))));
    m_job = job;
    job->promise.start();
    job->backup.at = m_clock.now();
    auto future = job->promise.future();
    using Prepared = Result<QString>;
    beside<Prepared>(
        [store = job->store, into = job->into, bytesLeft = m_bytesLeft]() -> Prepared {
            if (auto room = hasRoom(store, into.isEmpty() ? store : into, bytesLeft); !room)
                return fail(room.error());
            return prepare(store, into);
        },
        [this, job](const Prepared& part) {
            if (!part)
                return finish(job, fail(part.error()));
            job->part = *part;
            copy(job);
        });
    return future;
}

void BackupKeeper::copy(const std::shared_ptr<Job>& job)
{
    using Copied = Result<Standing>;
    auto copied = m_journal.inStore<Copied>(
        [part = job->part](
            StoreWorker& worker, const std::function<void(Copied)>& answer) { worker.backUp(part, answer); });
    std::ignore = whenDone(copied, this, Copied(fail(noAnswer())), [this, job](const Copied& standing) {
        if (standing)
            check(job, *standing);
        else
            finish(job, fail(standing.error()));
        return true;
    });
}

void BackupKeeper::check(const std::shared_ptr<Job>& job, const Standing& standing)
{
    job->standing = standing;
    using Checked = Result<Backup>;
    beside<Checked>(
        [this, part = job->part, store = job->store, into = job->into, heads = standing.heads,
            backup = job->backup]() -> Checked {
            auto checked = backup;
            if (!into.isEmpty()) {
                auto copied = copyFiles(part, store, into, m_isStopped);
                if (!copied)
                    return fail(copied.error());
                checked.unreadable = *std::move(copied);
            }
            const auto entries = checkCopy(part, heads, m_isStopped);
            if (!entries)
                return fail(entries.error());
            checked.entries = *entries;
            checked.bytes = QFileInfo(part).size();
            return checked;
        },
        [this, job](const Checked& backup) {
            if (!backup)
                return finish(job, fail(backup.error()));
            job->backup = *backup;
            publish(job);
        });
}

void BackupKeeper::publish(const std::shared_ptr<Job>& job)
{
    job->backup.file = job->into.isEmpty() ? backupFolder(job->store) + u'/' + backupName(job->backup.at)
                                           : journalFile(job->into);
    using Published = Result<void>;
    auto published = m_journal.inStore<Published>(
        [part = job->part, file = job->backup.file, newest = job->standing.newest](StoreWorker& worker,
            const std::function<void(Published)>& answer) { answer(worker.publish(part, file, newest)); });
    std::ignore = whenDone(published, this, Published(fail(noAnswer())), [this, job](const Published& done) {
        finish(job, done ? Result<Backup>(std::move(job->backup)) : Result<Backup>(fail(done.error())));
        return true;
    });
}

void BackupKeeper::finish(const std::shared_ptr<Job>& job, Result<Backup> answer)
{
    m_job.reset();
    if (!answer && !job->part.isEmpty()) {
        removeDatabaseFiles(job->part);
        // It was empty before.
        if (!job->into.isEmpty())
            QDir(job->into + QStringLiteral("/blobs")).removeRecursively();
    }
    if (!job->isAsked) {
        const auto& text = answer ? QString() : answer.error().text;
        const bool isNews = !answer && answer.error().fault != Fault::NotFound && text != m_told;
        m_told = text;
        // What is missing is tried again when the next one is due.
        m_isNew = m_isNew || !answer;
        if (isNews && !m_isStopped)
            emit skipped(text);
    }
    job->promise.addResult(std::move(answer));
    job->promise.finish();
    wait();
}

} // namespace muster::store
