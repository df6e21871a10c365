// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/replica.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::sync {

/// What the server says of itself when somebody comes.
struct Greeting {
    int version = 0;
    /// Another one after each restore, if whoever restores says so.
    QString epoch;
    /// Of this login: "commander", "responder", "observer".
    QString role;
    /// On the server's clock.
    Instant now;

    bool operator==(const Greeting&) const = default;
};

/// What became of one entry that was brought to the server.
enum class Verdict {
    Stored,
    Known, ///< there already, byte for byte
    Gap, ///< one before it is missing there
    Chain, ///< it does not follow the one before it there
    Fork, ///< another version of it is there; the server keeps both
    Bad ///< it is no entry that the server takes
};

/// The newest schema of the server that this program can work with.
inline constexpr int kServerVersion = 1;

/// Port: the log of the team on its server. Every call waits for its answer, but not for ever. Fails with
/// Offline or Timeout (to be tried again), Denied (login, certificate or role), Invalid (no log of Muster
/// there, or one that this version does not know), Internal. Thread: the one it lives in, which needs an
/// event loop for the signals.
class ServerLog : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerLog)
public:
    using QObject::QObject;

    [[nodiscard]] virtual Result<Greeting> open() = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual Result<QList<journal::ChainHead>> heads() = 0;
    /// One answer for each, in their order. All in one transaction.
    [[nodiscard]] virtual Result<QList<Verdict>> append(const QList<journal::Event>& events) = 0;
    /// Entries of a chain after this one, in its order: at most so many, and not much more than so many
    /// bytes.
    [[nodiscard]] virtual Result<QList<journal::Event>> pull(
        const journal::StreamId& stream, const journal::OriginId& origin, qint64 after, int most)
        = 0;
    /// Of these files those that the server does not have whole; it wants none that were taken back.
    [[nodiscard]] virtual Result<QStringList> filesMissing(const QStringList& hashes) = 0;
    /// Brings a file, in parts: what was brought before a failure need not be brought again.
    [[nodiscard]] virtual Result<void> putFile(const QString& hash, const QByteArray& bytes) = 0;
    /// Nothing where the server does not have it whole.
    [[nodiscard]] virtual Result<std::optional<QByteArray>> file(const QString& hash) = 0;
    /// Ends a call that waits, from any thread, and lets those that follow fail with Offline until open().
    virtual void interrupt() = 0;

signals:
    /// Somebody recorded something; no more than a reason to look.
    void rang();
};

} // namespace muster::sync
