// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace muster::commands {

/// How the log here stands to that of a server.
struct SyncOutcome {
    /// "host:port/database", and as what this login may go there: "commander", "responder", "observer".
    QString server;
    QString role;
    qint64 sent = 0;
    qint64 received = 0;
    qint64 files = 0;
    /// Entries that are here and not there, and there and not here.
    qint64 onlyHere = 0;
    qint64 onlyThere = 0;
    /// Sentences about records that do not fit together, and about a server that went back in time.
    QStringList notices = {};

    [[nodiscard]] bool isSame() const { return onlyHere == 0 && onlyThere == 0 && notices.isEmpty(); }
};

/// Port: the team's server for commands. An empty address is the one that is used here. Fails with Invalid
/// (no address, or one that is not safe), NotFound (no address is used here), Conflict (another process has
/// the log), Denied, Offline, Storage. Thread: main. Owner: climain.
class SyncPort {
    Q_DISABLE_COPY_MOVE(SyncPort)
public:
    SyncPort() = default;
    virtual ~SyncPort() = default;

    /// Makes the log of a team in a database.
    [[nodiscard]] virtual Result<void> init(const QString& url) = 0;
    /// Gives a login a role there.
    [[nodiscard]] virtual Result<void> admit(const QString& url, const QString& login, const QString& role)
        = 0;
    /// The window syncs with this server from its next start on; with none where it is empty.
    [[nodiscard]] virtual Result<void> use(const QString& url) = 0;
    /// Makes both sides the same, once.
    [[nodiscard]] virtual Result<SyncOutcome> once(const QString& url) = 0;
    /// Only looks.
    [[nodiscard]] virtual Result<SyncOutcome> status(const QString& url) = 0;
    /// Keeps both sides the same until `isOver`; tells in a sentence whatever changes.
    [[nodiscard]] virtual Result<void> run(const QString& url,
        const std::function<void(const QString&)>& tell, const std::function<bool()>& isOver)
        = 0;
};

} // namespace muster::commands
