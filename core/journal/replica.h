// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace muster::journal {

/// The newest entry of one chain.
struct ChainHead {
    StreamId stream;
    Head head;

    bool operator==(const ChainHead&) const = default;
};

/// Port: the log of this console as those see it who keep it the same as others. Every call waits for its
/// answer. Thread: any but main and that of the journal. Fails as Journal does.
class Replica {
    Q_DISABLE_COPY_MOVE(Replica)
public:
    Replica() = default;
    virtual ~Replica() = default;

    /// The newest entry of every chain, in no order.
    [[nodiscard]] virtual Result<QList<ChainHead>> heads() = 0;
    /// At most so many entries of a chain after this one, in its order, byte for byte as they are kept.
    [[nodiscard]] virtual Result<QList<Event>> chainAfter(
        const StreamId& stream, const OriginId& origin, qint64 seq, int most)
        = 0;
    /// Hashes of files that entries name and that are not here, nor were taken back; at most so many.
    [[nodiscard]] virtual Result<QStringList> filesWanted(int most) = 0;
    /// Its bytes. Fails with NotFound where it is not here.
    [[nodiscard]] virtual Result<QByteArray> file(const QString& hash) = 0;
    /// Keeps a file. One that was taken back is not taken in again: that is no failure.
    [[nodiscard]] virtual Result<void> keepFile(const QByteArray& bytes) = 0;
    /// See Journal::admit.
    [[nodiscard]] virtual Result<Admission> admit(const QList<Event>& events) = 0;
};

} // namespace muster::journal
