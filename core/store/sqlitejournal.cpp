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
                    const auto error = stored ? stored->unfinished : std::optional(stored.error());
                    promise->addResult(error ? Events(fail(*error)) : Events(stored->answers));
                    promise->finish();
                    if (!stored && stored.error().fault == Fault::Storage)
                        emit diskFailed(stored.error().text);
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

QFuture<Result<journal::SignedHeads>> SqliteJournal::attest(journal::StreamId stream)
{
    using Signed = Result<journal::SignedHeads>;
    return inStore<Signed>([stream](StoreWorker& worker, const std::function<void(Signed)>& answer) {
        answer(worker.attest(stream));
    });
}

QFuture<Result<journal::Admission>> SqliteJournal::admit(QList<journal::Event> events)
{
    using Answer = Result<journal::Admission>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    const auto give = [this, promise](Result<StoreWorker::Admitted> admitted) {
        // In one step, as for append().
        QMetaObject::invokeMethod(
            this,
            [this, promise, admitted = std::move(admitted)] {
                publish(admitted);
                const auto error = admitted ? admitted->unfinished : std::optional(admitted.error());
                promise->addResult(error ? Answer(fail(*error)) : Answer(admitted->admission));
                promise->finish();
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, events = std::move(events), give] { worker->admit(events, give); },
        Qt::QueuedConnection);
    return promise->future();
}

void SqliteJournal::publish(const Result<StoreWorker::Admitted>& admitted)
{
    if (!admitted)
        return;
    m_opening->origin = admitted->origin;
    if (!admitted->fresh.isEmpty())
        emit appended(admitted->fresh);
}

QFuture<Result<bool>> SqliteJournal::goOnIn(std::unique_ptr<StoreLock> lock, QList<journal::Event> known)
{
    using Moved = Result<StoreWorker::Moved>;
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    auto future = promise->future();
    const auto folder = lock->folder();
    // A lambda that is copied cannot hold it.
    auto held = std::make_shared<std::unique_ptr<StoreLock>>(std::move(lock));
    const auto give = [this, promise, held](const Moved& moved) {
        if (moved) {
            m_opening = moved->opening;
            m_formerLocks.push_back(std::exchange(m_lock, std::move(*held)));
        }
        promise->addResult(moved ? Result<bool>(moved->isWhole) : fail(moved.error()));
        promise->finish();
    };
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, folder, known = std::move(known), give] {
            QMetaObject::invokeMethod(
                this, [give, moved = worker->goOnIn(folder, known)] { give(moved); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return future;
}

QFuture<SqliteJournal::Faults> SqliteJournal::verify()
{
    return inStore<Faults>(
        [](StoreWorker& worker, const std::function<void(Faults)>& answer) { worker.verify(answer); });
}

} // namespace muster::store
