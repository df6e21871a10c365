// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitereplica.h"

#include "core/store/sqlitejournal.h"
#include "core/store/storeworker.h"

#include <QSemaphore>

#include <memory>
#include <optional>

namespace muster::store {

namespace {

/// Does `work` in the store's thread and waits for what it answers there.
template <typename T, typename Work> T waitFor(StoreWorker* worker, Work work)
{
    struct Waiting {
        QSemaphore done;
        std::optional<T> answer;
    };
    auto waiting = std::make_shared<Waiting>();
    QMetaObject::invokeMethod(
        worker,
        [worker, waiting, work = std::move(work)] {
            work(*worker, [waiting](T answer) {
                waiting->answer = std::move(answer);
                waiting->done.release();
            });
        },
        Qt::QueuedConnection);
    waiting->done.acquire();
    return *std::move(waiting->answer);
}

} // namespace

Result<QList<journal::ChainHead>> SqliteReplica::heads()
{
    using Answer = Result<QList<journal::ChainHead>>;
    return waitFor<Answer>(
        m_journal.m_worker, [](StoreWorker& worker, const auto& answer) { answer(worker.heads()); });
}

Result<QList<journal::Event>> SqliteReplica::chainAfter(
    const journal::StreamId& stream, const journal::OriginId& origin, qint64 seq, int most)
{
    using Answer = Result<QList<journal::Event>>;
    return waitFor<Answer>(
        m_journal.m_worker, [stream, origin, seq, most](StoreWorker& worker, const auto& answer) {
            answer(worker.chainAfter(stream, origin, seq, most));
        });
}

Result<QStringList> SqliteReplica::filesWanted(int most)
{
    using Answer = Result<QStringList>;
    return waitFor<Answer>(m_journal.m_worker,
        [most](StoreWorker& worker, const auto& answer) { answer(worker.filesWanted(most)); });
}

Result<QByteArray> SqliteReplica::file(const QString& hash)
{
    using Answer = Result<QByteArray>;
    return waitFor<Answer>(m_journal.m_worker,
        [hash](StoreWorker& worker, const auto& answer) { answer(worker.getBlob(hash)); });
}

Result<void> SqliteReplica::keepFile(const QByteArray& bytes)
{
    using Answer = Result<journal::Attachment>;
    const auto kept = waitFor<Answer>(m_journal.m_worker,
        [bytes](StoreWorker& worker, const auto& answer) { answer(worker.putBlob(bytes)); });
    if (!kept && kept.error().fault != Fault::Denied)
        return fail(kept.error());
    return {};
}

Result<journal::Admission> SqliteReplica::admit(const QList<journal::Event>& events)
{
    using Answer = Result<journal::Admission>;
    return waitFor<Answer>(m_journal.m_worker,
        [journal = &m_journal, events](StoreWorker& worker, const std::function<void(Answer)>& answer) {
            worker.admit(events, [journal, answer](Result<StoreWorker::Admitted> admitted) {
                const auto error = admitted ? admitted->unfinished : std::optional(admitted.error());
                // Whoever waits goes on at once; main hears of it when it has time.
                answer(error ? Answer(fail(*error)) : Answer(admitted->admission));
                QMetaObject::invokeMethod(
                    journal, [journal, admitted = std::move(admitted)] { journal->publish(admitted); },
                    Qt::QueuedConnection);
            });
        });
}

} // namespace muster::store
