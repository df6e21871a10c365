// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqliteblobs.h"

namespace muster::store {

SqliteBlobs::SqliteBlobs(SqliteJournal& journal)
    : m_worker(journal.m_worker)
{
}

QFuture<Result<journal::Attachment>> SqliteBlobs::put(QByteArray bytes)
{
    return ask(m_worker, [worker = m_worker, bytes = std::move(bytes)] { return worker->putBlob(bytes); });
}

QFuture<Result<QByteArray>> SqliteBlobs::get(QString hash)
{
    return ask(m_worker, [worker = m_worker, hash = std::move(hash)] { return worker->getBlob(hash); });
}

} // namespace muster::store
