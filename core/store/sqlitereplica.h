// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/replica.h"

namespace muster::store {

class SqliteJournal;

/// The journal of this console for whoever keeps it the same as others; it works in the store's thread, in
/// slices, so that an append never waits long. The journal must outlive it.
class SqliteReplica final : public journal::Replica {
public:
    explicit SqliteReplica(SqliteJournal& journal)
        : m_journal(journal)
    {
    }

    [[nodiscard]] Result<QList<journal::ChainHead>> heads() override;
    [[nodiscard]] Result<QList<journal::Event>> chainAfter(
        const journal::StreamId& stream, const journal::OriginId& origin, qint64 seq, int most) override;
    [[nodiscard]] Result<QStringList> filesWanted(int most) override;
    [[nodiscard]] Result<QByteArray> file(const QString& hash) override;
    [[nodiscard]] Result<void> keepFile(const QByteArray& bytes) override;
    [[nodiscard]] Result<journal::Admission> admit(const QList<journal::Event>& events) override;

private:
    SqliteJournal& m_journal;
};

} // namespace muster::store
