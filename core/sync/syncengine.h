// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/journal/replicator.h"
#include "core/sync/syncround.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace muster::sync {

/// When the server is asked, and when it is tried again. Changed in tests only.
struct Pace {
    /// Between two looks while all is well; a fifth more or less, so that consoles do not come all at once.
    Millis look = std::chrono::seconds(5);
    Millis firstRetry = std::chrono::milliseconds(500);
    Millis longestRetry = std::chrono::seconds(30);
    /// After so long without a failure the next one is the first again.
    Millis steady = std::chrono::seconds(60);
};

/// Keeps one console's log the same as the server's, for as long as it lives: connects, compares, sends,
/// receives, looks again at each ring and every few seconds, and comes back by itself after a failure.
/// Thread: one of its own with an event loop, where every call of the server waits. Owner: TeamReplicator.
class SyncEngine final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SyncEngine)
public:
    using MakeServer = std::function<std::unique_ptr<ServerLog>()>;

    SyncEngine(journal::Replica& here, MakeServer makeServer, const Clock& clock, Pace pace, quint32 seed);
    ~SyncEngine() override;

    /// Ends the call that waits, and starts no other. Thread: any.
    void stop();

public slots:
    void start();
    /// Looks at both sides now; after a refusal too.
    void lookNow();
    /// Something was recorded here.
    void hear();

signals:
    void changed(const muster::journal::SyncStatus& status);

private:
    using State = journal::SyncStatus::State;

    void look();
    [[nodiscard]] Result<void> connectToServer();
    void note(const Round& round);
    void giveUp(const Error& error);
    void recount();
    void tell(const QString& notice);
    void publish();
    [[nodiscard]] Millis spread(Millis around);

    journal::Replica& m_here;
    const MakeServer m_makeServer;
    const Clock& m_clock;
    const Pace m_pace;
    QRandomGenerator m_random;
    std::atomic_bool m_stop = false;
    std::atomic<ServerLog*> m_interruptible = nullptr;
    std::unique_ptr<ServerLog> m_there;
    bool m_isOpen = false;
    std::optional<Greeting> m_greeting;
    SeenHeads m_seen;
    journal::SyncStatus m_status;
    QTimer m_next;
    Millis m_retry;
    std::optional<Instant> m_openSince;
};

} // namespace muster::sync

Q_DECLARE_METATYPE(muster::journal::SyncStatus)
