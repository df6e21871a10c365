// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/chainfault.h"
#include "core/sync/serverlog.h"

#include <QHash>
#include <QList>

#include <atomic>
#include <utility>

namespace muster::sync {

/// How far each chain was on the server when it was asked last.
using SeenHeads = QHash<std::pair<journal::StreamId, journal::OriginId>, qint64>;

/// What one look at both sides did.
struct Round {
    qint64 sent = 0;
    qint64 received = 0;
    qint64 files = 0;
    /// Entries that are here and not there, although the round went to its end.
    qint64 left = 0;
    /// Chains that do not fit together; each needs a person. The others were made the same.
    QList<journal::ChainFault> faults = {};
    /// Entries that the server had when it was asked last, and did not have any more: it went back in time.
    qint64 rewound = 0;
    /// This console goes on as a new one: it is a copy, or was restored from one.
    bool renewed = false;
    SeenHeads seen = {};

    bool operator==(const Round&) const = default;
};

/// Compares the heads of both sides, brings to the server what it lacks, whoever recorded it, and takes in
/// what is new there. Whatever happened before, nothing is remembered but `seen`, and that only to tell
/// people. An observer sends nothing. Every batch counts by itself: after a failure the rest comes in the
/// next round. Ends soon after `stop` is set, then with Offline. Thread: any that both ports allow. Fails as
/// they do.
class SyncRound {
public:
    SyncRound(journal::Replica& here, ServerLog& there, const std::atomic_bool& stop)
        : m_here(here)
        , m_there(there)
        , m_stop(stop)
    {
    }

    [[nodiscard]] Result<Round> run(const SeenHeads& seen, bool maySend);

private:
    using Chain = std::pair<journal::StreamId, journal::OriginId>;

    [[nodiscard]] Result<void> send(const Chain& chain, qint64 after, qint64 upTo);
    [[nodiscard]] Result<void> flush();
    /// What the entries of a batch name goes before them.
    [[nodiscard]] Result<void> sendFiles(const QList<journal::Event>& batch);
    [[nodiscard]] Result<void> fetchFiles();
    [[nodiscard]] Result<void> receive(const Chain& chain, qint64 after, qint64 upTo);
    [[nodiscard]] Result<void> goOn() const;
    void complain(const Chain& chain, qint64 seq, const QString& text);

    journal::Replica& m_here;
    ServerLog& m_there;
    const std::atomic_bool& m_stop;
    Round m_round;
    QList<journal::Event> m_batch;
    qsizetype m_batchBytes = 0;
    /// Chains in which nothing more can be sent in this round.
    QHash<Chain, bool> m_stuck;
};

} // namespace muster::sync
