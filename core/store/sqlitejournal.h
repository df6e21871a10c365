// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/journal/chain.h"
#include "core/journal/journal.h"
#include "core/store/storelock.h"
#include "core/store/storeworker.h"

#include <functional>
#include <memory>
#include <vector>

namespace muster::store {

/// Keeps the journal in one SQLite file. What `append` answered is on the disk; the destructor finishes what
/// was asked for. Thread: calls from main, work in the store's. Owner: app/compose. Fails with Storage,
/// Conflict, Invalid.
class SqliteJournal final : public journal::Journal {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SqliteJournal)
public:
    using Faults = Result<QList<journal::ChainFault>>;

    /// What the journal needs besides the folder; see StoreSetup.
    struct Keys {
        std::shared_ptr<const journal::Signer> signer;
        QString place;
    };

    /// Waits until the file is open and checked. The lock is kept as long as the journal lives.
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournal>> open(
        std::unique_ptr<StoreLock> lock, const Keys& keys, const MachineClock& clock);
    /// The same without waiting, so that a window can show itself meanwhile.
    [[nodiscard]] static QFuture<Result<std::shared_ptr<SqliteJournal>>> openLater(
        std::unique_ptr<StoreLock> lock, const Keys& keys, const MachineClock& clock);
    ~SqliteJournal() override;

    [[nodiscard]] journal::OriginId origin() const override { return m_opening->origin; }
    [[nodiscard]] journal::StreamRef estate() const override
    {
        return { m_opening->estate, journal::StreamKind::Estate };
    }
    /// Where it is now; see goOnIn().
    [[nodiscard]] const QString& folder() const { return m_lock->folder(); }
    /// What a person should know about how the store was found: sentences.
    [[nodiscard]] const QStringList& notices() const { return m_opening->notices; }

    [[nodiscard]] QFuture<Events> append(QList<journal::Draft> drafts) override;
    [[nodiscard]] QFuture<Events> read(journal::StreamId stream) override;
    [[nodiscard]] QFuture<Events> find(QStringList types) override;
    [[nodiscard]] QFuture<Result<journal::SignedHeads>> attest(journal::StreamId stream) override;
    [[nodiscard]] QFuture<Result<journal::Admission>> admit(QList<journal::Event> events) override;
    /// Goes on in the folder of this lock, because the disk of the other fails: see StoreWorker::goOnIn. True
    /// when everything came along. The other lock is kept, too: nobody else goes on there meanwhile.
    [[nodiscard]] QFuture<Result<bool>> goOnIn(std::unique_ptr<StoreLock> lock, QList<journal::Event> known);
    /// Checks every event in the store.
    [[nodiscard]] QFuture<Faults> verify();

signals:
    /// Something could not be written because of the disk; whoever asked for it has been told, too.
    void diskFailed(const QString& text);

private:
    friend class BackupKeeper;
    friend class SqliteBlobs;
    friend class SqliteFinder;
    friend class SqliteReplica;

    SqliteJournal(std::unique_ptr<StoreLock> lock, const Keys& keys, const MachineClock& clock);

    /// Does `work` in the store's thread. It gives its answer there; the future finishes on main.
    template <typename T>
    [[nodiscard]] QFuture<T> inStore(std::function<void(StoreWorker&, std::function<void(T)>)> work);
    /// Tells those who listen what became of others' events. Thread: main.
    void publish(const Result<StoreWorker::Admitted>& admitted);
    [[nodiscard]] QFuture<Events> select(const StoreWorker::Selection& selection);

    std::unique_ptr<StoreLock> m_lock;
    /// Of the folders that were given up.
    std::vector<std::unique_ptr<StoreLock>> m_formerLocks;
    StoreWorker* m_worker;
    WorkerThread m_thread;
    std::optional<StoreOpening> m_opening;
};

template <typename T>
QFuture<T> SqliteJournal::inStore(std::function<void(StoreWorker&, std::function<void(T)>)> work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    auto future = promise->future();
    // Finished on main, so that what hangs on the future never runs in the store's thread.
    auto give = [this, promise = std::move(promise)](T answer) {
        QMetaObject::invokeMethod(
            this,
            [promise, answer = std::move(answer)] {
                promise->addResult(answer);
                promise->finish();
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, work = std::move(work), give = std::move(give)] { work(*worker, give); },
        Qt::QueuedConnection);
    return future;
}

} // namespace muster::store
