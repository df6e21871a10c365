// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::journal {

/// How this console's log stands to that of the team's server.
struct SyncStatus {
    enum class State {
        Off, ///< no server was named
        Connecting,
        Live, ///< all that is here was on the server when it was asked last
        Sending, ///< entries are on their way, in one direction or the other
        Offline, ///< the server cannot be reached; it is tried again
        Refused ///< the server will not have this console; a person has to do something
    };
    State state = State::Off;
    /// Entries that were here and not on the server when that was known last.
    qint64 waiting = 0;
    /// Since when something waits; unset for nothing. On the machine's clock.
    std::optional<Instant> waitingSince = {};
    /// When the server was asked last and everything was the same.
    std::optional<Instant> checkedAt = {};
    /// When it is tried again.
    std::optional<Instant> retryAt = {};
    /// "host:port/database"
    QString server = {};
    /// What went wrong last, in a sentence; empty for nothing.
    QString error = {};
    /// What a person should know, oldest first: the server went back in time, two versions of an entry.
    QStringList notices = {};

    bool operator==(const SyncStatus&) const = default;
};

/// Port: keeps the log of this console the same as that of the team's server. Thread: main.
class Replicator : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Replicator)
public:
    using QObject::QObject;

    [[nodiscard]] virtual const SyncStatus& status() const = 0;
    /// Asks the server now, whenever it would have been asked next.
    virtual void syncNow() = 0;

signals:
    void statusChanged();
};

} // namespace muster::journal
