// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/worker.h"
#include "core/journal/journal.h"
#include "core/journal/replicator.h"
#include "core/sync/syncengine.h"

namespace muster::sync {

/// Runs a SyncEngine in a thread of its own. Destroying it ends the call that waits and the thread; it must
/// go before the journal. Thread: main. Owner: app/compose.
class TeamReplicator final : public journal::Replicator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TeamReplicator)
public:
    /// `here` is the log of `journal`. `server` is its name for people.
    TeamReplicator(journal::Journal& journal, journal::Replica& here, SyncEngine::MakeServer makeServer,
        const QString& server, const Clock& clock, Pace pace = {});
    ~TeamReplicator() override;

    [[nodiscard]] const journal::SyncStatus& status() const override { return m_status; }
    void syncNow() override;

private:
    journal::SyncStatus m_status;
    SyncEngine* m_engine;
    WorkerThread m_thread;
};

} // namespace muster::sync
