// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/blobstore.h"
#include "core/store/sqlitejournal.h"

namespace muster::store {

/// Keeps blobs as files beside the journal, named by their hash: temporary file, fsync, rename, fsync of the
/// folder, and only then the row that says so. Thread: calls from main, work in the store's. Owner:
/// app/compose; ends before its journal.
class SqliteBlobs final : public journal::BlobStore {
public:
    explicit SqliteBlobs(SqliteJournal& journal);

    [[nodiscard]] QFuture<Result<journal::Attachment>> put(QByteArray bytes) override;
    [[nodiscard]] QFuture<Result<QByteArray>> get(QString hash) override;

private:
    SqliteJournal& m_journal;
};

} // namespace muster::store
