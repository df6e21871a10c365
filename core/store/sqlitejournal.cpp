// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitejournal.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace muster::store {

SqliteJournal::SqliteJournal(std::unique_ptr<StoreLock> lock, const Keys& keys, const MachineClock& clock)
    : m_lock(std::move(lock))
    , m_worker(new StoreWorker({ m_lock->folder(), keys.signer, keys.place, clock }))
    , m_thread(QStringLiteral("store"))
{
    m_thread.adopt(m_worker);
}

SqliteJournal::~SqliteJournal()
{
    // Stands in the queue behind everything that was asked for.
    ask(m_worker, [worker = m_worker] {
        worker->close();
        return true;
    }).waitForFinished();
    // Whoever still waits for an answer gets it.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(
    std::unique_ptr<StoreLock> lock, const Keys& keys, const MachineClock& clock)
{
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(std::move(lock), keys, clock));
    auto opening = ask(journal->m_worker, [worker = journal->m_worker] { return worker->open(); }).result();
    if (!opening)
        return fail(opening.error());
    journal->m_opening = *std::move(opening);
    return journal;
}

QFuture<Result<std::shared_ptr<SqliteJournal>>> SqliteJournal::openLater(
    std::unique_ptr<StoreLock> lock, const Keys& keys, const MachineClock& clock)
{
    using Opened = Result<std::shared_ptr<SqliteJournal>>;
    std::shared_ptr<SqliteJournal> journal(new SqliteJournal(std::move(lock), keys, clock));
    return ask(journal->m_worker, [worker = journal->m_worker] {
        return worker->open();
    }).then(journal.get(), [journal](Result<StoreOpening> opening) -> Opened {
        if (!opening)
            return fail(opening.error());
        journal->m_opening = *std::move(opening);
        return journal;
    });
}

QFuture<journal::Journal::Events> SqliteJournal::append(QList<journal::Draft> drafts)
{
    auto promise = std::make_shared<QPromise<Events>>();
    promise->start();
    QMetaObject::invokeMethod(
        m_worker,
        [this, promise, drafts = std::move(drafts)] {
            auto stored = m_worker->append(drafts);
            // Back on main in one step, so that the listeners of `appended` are always served before the
            // caller.
            QMetaObject::invokeMethod(
                this,
                [this, promise, stored = std::move(stored)] {
                    if (stored && !stored->fresh.isEmpty())
                        emit appended(stored->fresh);
                    promise->addResult(stored ? Events(stored->answers) : Events(fail(stored.error())));
                    promise->finish();
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return promise->future();
}

QFuture<journal::Journal::Events> SqliteJournal::select(const StoreWorker::Selection& selection)
{
    return inStore<Events>([selection](StoreWorker& worker, const std::function<void(Events)>& answer) {
        worker.read(selection, answer);
    });
}

QFuture<journal::Journal::Events> SqliteJournal::read(journal::StreamId stream)
{
    return select({ stream, {} });
}

QFuture<journal::Journal::Events> SqliteJournal::find(QStringList types)
{
    return select({ std::nullopt, std::move(types) });
}

QFuture<SqliteJournal::Faults> SqliteJournal::verify()
{
    return inStore<Faults>(
        [](StoreWorker& worker, const std::function<void(Faults)>& answer) { worker.verify(answer); });
}

} // namespace muster::store
