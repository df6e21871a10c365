// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqliteblobs.h"

namespace muster::store {

SqliteBlobs::SqliteBlobs(SqliteJournal& journal)
    : m_journal(journal)
{
}

QFuture<Result<journal::Attachment>> SqliteBlobs::put(QByteArray bytes)
{
    using Answer = Result<journal::Attachment>;
    return m_journal
        .inStore<Answer>([bytes = std::move(bytes)](StoreWorker& worker,
                             const std::function<void(Answer)>& answer) { answer(worker.putBlob(bytes)); })
        .then([journal = &m_journal](const Answer& stored) {
            if (!stored && stored.error().fault == Fault::Storage)
                emit journal->diskFailed(stored.error().text);
            return stored;
        });
}

QFuture<Result<QByteArray>> SqliteBlobs::get(QString hash)
{
    using Answer = Result<QByteArray>;
    return m_journal.inStore<Answer>(
        [hash = std::move(hash)](StoreWorker& worker, const std::function<void(Answer)>& answer) {
            answer(worker.getBlob(hash));
        });
}

} // namespace muster::store
