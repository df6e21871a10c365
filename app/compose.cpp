// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose.h"

#include "app/localdoor.h"
#include "app/remotefinder.h"
#include "app/remotejournal.h"
#include "core/base/diskspace.h"
#include "core/base/worker.h"
#include "core/credentials/devicekey.h"
#include "core/credentials/keychainvault.h"
#include "core/journal/signer.h"
#include "core/store/backupkeeper.h"
#include "core/store/salvage.h"
#include "core/store/sqliteblobs.h"
#include "core/store/sqlitefinder.h"
#include "core/store/sqlitejournal.h"
#include "core/store/sqlitereplica.h"
#include "core/store/storelock.h"
#include "core/sync/pgserver.h"
#include "core/sync/teamreplicator.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QPointer>
#include <QPromise>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <utility>

namespace muster::app {

namespace {

Q_LOGGING_CATEGORY(lc, "muster.log", QtWarningMsg)

constexpr auto kCheckAfter = std::chrono::seconds(5);
constexpr auto kFillAfter = std::chrono::seconds(10);
constexpr auto kIdleBeforeBackup = std::chrono::seconds(20);
} // namespace

QString defaultStoreFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/muster");
}

bool hasStore(const QString& folder)
{
    return QFileInfo::exists(store::journalFile(folder));
}

Result<QList<store::Backup>> backupsOf(const QString& folder)
{
    QList<store::Backup> backups;
    for (const auto& file : store::backupsIn(folder)) {
        const auto rows = store::Salvage::open(file);
        if (!rows)
            return fail(rows.error());
        const QFileInfo info(file);
        const auto at = store::backupTime(file);
        backups.append({ file, at ? *at : instantFromMillis(info.lastModified().toMSecsSinceEpoch()),
            (*rows)->numbers().size(), info.size() });
    }
    return backups;
}

Result<store::Recovery> recoverStore(const QString& folder)
{
    const SystemClock clock;
    const auto lock = store::StoreLock::take(folder);
    if (!lock)
        return fail(lock.error());
    auto recovery = store::recover((*lock)->folder(), clock.now());
    if (recovery)
        qCInfo(lc).noquote() << store::textOf(*recovery);
    return recovery;
}

/// Ends from the last line to the first.
struct Workspace::Parts {
    QString folder;
    SystemClock clock;
    credentials::KeychainVault vault { QStringLiteral("Muster") };
    // Under another service: no plan can name the console's own key.
    credentials::KeychainVault planVault { QStringLiteral("Muster credentials") };
    // As the holder.
    std::shared_ptr<store::SqliteJournal> journal;
    std::unique_ptr<store::SqliteBlobs> blobs;
    std::unique_ptr<store::SqliteFinder> finder;
    std::unique_ptr<store::BackupKeeper> keeper;
    std::unique_ptr<LocalDoor> door;
    std::unique_ptr<store::SqliteReplica> replica;
    // Ends before what it works on.
    std::unique_ptr<sync::TeamReplicator> replicator;
    // Through the holder.
    std::unique_ptr<RemoteJournal> remoteJournal;
    std::unique_ptr<RemoteBlobs> remoteBlobs;
    std::unique_ptr<RemoteFinder> remoteFinder;
    QStringList notices;
};

Workspace::Workspace(std::unique_ptr<Parts> parts)
    : m_notices(parts->notices)
    , d(std::move(parts))
{
    if (d->door)
        connect(d->door.get(), &LocalDoor::raiseRequested, this, &Workspace::raiseRequested);
    if (d->journal)
        connect(d->journal.get(), &store::SqliteJournal::diskFailed, this, &Workspace::diskFailed);
    if (d->keeper) {
        connect(d->keeper.get(), &store::BackupKeeper::skipped, this, [this](const QString& text) {
            m_notices.append(text);
            emit noticesChanged();
        });
    }
    // Not at once: the first seconds belong to the person who waits for the window.
    if (holds())
        QTimer::singleShot(kCheckAfter, this, &Workspace::checkAll);
}

Workspace::~Workspace() = default;

session::Ports Workspace::ports() const
{
    if (holds())
        return { d->clock, *d->journal, *d->blobs, d->planVault };
    return { d->clock, *d->remoteJournal, *d->remoteBlobs, d->planVault };
}

journal::Finder& Workspace::finder() const
{
    if (holds())
        return *d->finder;
    return *d->remoteFinder;
}

const QString& Workspace::folder() const
{
    return d->folder;
}

bool Workspace::holds() const
{
    return d->journal != nullptr;
}

QStringList Workspace::notices() const
{
    return m_notices;
}

journal::Replica* Workspace::replica() const
{
    return d->replica.get();
}

void Workspace::syncWith(const sync::SyncProfile& profile)
{
    if (!holds())
        return;
    d->replicator = std::make_unique<sync::TeamReplicator>(
        *d->journal, *d->replica, [profile] { return std::make_unique<sync::PgServer>(profile, QString()); },
        profile.shown(), d->clock);
}

journal::Replicator* Workspace::replicator() const
{
    return d->replicator.get();
}

QFuture<Workspace::Faults> Workspace::verify()
{
    return holds() ? d->journal->verify() : d->remoteJournal->verify();
}

QFuture<Result<bool>> Workspace::goOnIn(const QString& folder, const QList<journal::Event>& known)
{
    const auto place = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (!holds() || place == d->folder) {
        return ready(Result<bool>(fail(Fault::Invalid,
            holds()
                ? QCoreApplication::translate("muster", "%1 is the folder that fails. Choose another one.")
                      .arg(place)
                : QCoreApplication::translate(
                    "muster", "Another process holds the journal; only that one can go on elsewhere."))));
    }
    auto lock = store::StoreLock::take(place);
    if (!lock)
        return ready(Result<bool>(fail(lock.error())));
    return d->journal->goOnIn(*std::move(lock), known)
        .then([this, alive = QPointer(this), place](const Result<bool>& isWhole) {
            if (alive && isWhole) {
                d->folder = place;
                qCInfo(lc).noquote() << "goes on in" << place;
            }
            return isWhole;
        });
}

QFuture<Result<store::Backup>> Workspace::backUp(const QString& folder)
{
    if (!holds())
        return ready(Result<store::Backup>(fail(Fault::Conflict,
            QCoreApplication::translate("muster",
                "Another process has the log (process %1). A window makes backups by itself; close it to "
                "make "
                "one here.")
                .arg(store::StoreLock::holder(d->folder).value_or(0)))));
    return folder.isEmpty() ? d->keeper->backUp() : d->keeper->backUpInto(folder);
}

void Workspace::checkAll()
{
    std::ignore = verify().then([this, alive = QPointer(this)](const Faults& faults) {
        if (!alive || !faults || faults->isEmpty())
            return;
        m_notices.append(QCoreApplication::translate("muster",
            "%n entries of this journal do not hold; \"muster-cli log verify\" names them.", nullptr,
            int(faults->size())));
        emit noticesChanged();
    });
}

namespace {

using Opened = Result<std::shared_ptr<Workspace>>;

/// One opening on its way: from the lock over the key to the journal and the door, or to the holder. Ends
/// itself.
class Opening final : public std::enable_shared_from_this<Opening> {
public:
    Opening(const QString& folder, Reach reach, QStringList records)
        : m_reach(reach)
        , m_records(std::move(records))
        , m_parts(std::make_unique<Workspace::Parts>())
    {
        m_parts->folder = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    }

    QFuture<Opened> start()
    {
        m_promise.start();
        auto future = m_promise.future();
        auto lock = store::StoreLock::take(m_parts->folder);
        if (lock)
            hold(*std::move(lock));
        else if (lock.error().fault == Fault::Conflict)
            visit();
        else
            finish(fail(lock.error()));
        return future;
    }

private:
    void hold(std::unique_ptr<store::StoreLock> lock)
    {
        m_lock = std::move(lock);
        const auto file = m_parts->folder + QStringLiteral("/device.key");
        std::ignore = credentials::openDeviceKey(
            file, credentials::thisMachine(), m_parts->vault, journal::Ed25519Signer::newSeed())
                          .then([self = shared_from_this()](
                                    const Result<credentials::DeviceKey>& key) { self->withKey(key); });
    }

    void withKey(const Result<credentials::DeviceKey>& key)
    {
        if (!key)
            return finish(fail(key.error()));
        const auto signer = journal::Ed25519Signer::fromSeed(key->seed);
        if (!signer)
            return finish(fail(signer.error()));
        std::ignore
            = store::SqliteJournal::openLater(
                std::move(m_lock), { *signer, credentials::textOf(key->place) }, m_parts->clock)
                  .then([self = shared_from_this()](Result<std::shared_ptr<store::SqliteJournal>> journal) {
                      self->withJournal(std::move(journal));
                  });
    }

    void withJournal(Result<std::shared_ptr<store::SqliteJournal>> journal)
    {
        if (!journal)
            return finish(fail(journal.error()));
        m_parts->journal = *std::move(journal);
        m_parts->notices = m_parts->journal->notices();
        m_parts->blobs = std::make_unique<store::SqliteBlobs>(*m_parts->journal);
        m_parts->finder = std::make_unique<store::SqliteFinder>(*m_parts->journal);
        m_parts->finder->fillAfter(kFillAfter);
        m_parts->replica = std::make_unique<store::SqliteReplica>(*m_parts->journal);
        m_parts->keeper = std::make_unique<store::BackupKeeper>(
            *m_parts->journal, m_parts->clock, [](const QString& folder) { return bytesLeft(folder); });
        m_parts->keeper->watch(kIdleBeforeBackup);
        auto door = LocalDoor::open({ m_parts->folder, *m_parts->journal, *m_parts->blobs,
            [journal = m_parts->journal.get()] { return journal->verify(); }, m_reach == Reach::Hold,
            m_parts->finder.get() });
        if (door)
            m_parts->door = *std::move(door);
        else
            m_parts->notices.append(door.error().text);
        finish(std::make_shared<Workspace>(std::move(m_parts)));
    }

    void visit()
    {
        std::ignore = RemoteLink::connectTo(m_parts->folder)
                          .then([self = shared_from_this()](const Result<std::shared_ptr<RemoteLink>>& link) {
                              if (!link)
                                  self->finish(fail(link.error()));
                              else if (self->m_reach == Reach::Hold)
                                  self->raise(*link);
                              else
                                  self->share(*link);
                          });
    }

    void raise(const std::shared_ptr<RemoteLink>& link)
    {
        std::ignore
            = link->call(
                      { { key::kOp, op::kRaise }, { key::kRecords, QCborArray::fromStringList(m_records) } })
                  .then([self = shared_from_this(), link](const RemoteLink::Frames& frames) {
                      if (!frames)
                          return self->finish(fail(frames.error()));
                      const auto process = link->process();
                      if (!frames->last().value(key::kRaised).toBool())
                          return self->finish(fail(store::heldElsewhere(self->m_parts->folder, process)));
                      self->finish(fail(Fault::Conflict,
                          QCoreApplication::translate("muster",
                              "Muster is open already (process %1); its window has been brought to the "
                              "front.")
                              .arg(process),
                          QStringLiteral("raised")));
                  });
    }

    void share(const std::shared_ptr<RemoteLink>& link)
    {
        m_parts->remoteJournal = std::make_unique<RemoteJournal>(link);
        m_parts->remoteBlobs = std::make_unique<RemoteBlobs>(link);
        m_parts->remoteFinder = std::make_unique<RemoteFinder>(link);
        finish(std::make_shared<Workspace>(std::move(m_parts)));
    }

    void finish(Opened answer)
    {
        if (!answer)
            qCInfo(lc).noquote() << answer.error().text << answer.error().detail;
        else if ((*answer)->holds())
            qCInfo(lc).noquote() << "opened" << (*answer)->folder();
        else
            qCInfo(lc).noquote() << "reached through another process:" << (*answer)->folder();
        m_promise.addResult(std::move(answer));
        m_promise.finish();
    }

    Reach m_reach;
    QStringList m_records;
    std::unique_ptr<Workspace::Parts> m_parts;
    std::unique_ptr<store::StoreLock> m_lock;
    QPromise<Opened> m_promise;
};

} // namespace

QFuture<Opened> openWorkspace(QString folder, Reach reach, QStringList records)
{
    return std::make_shared<Opening>(folder, reach, std::move(records))->start();
}

} // namespace muster::app
