// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/serverlog.h"
#include "core/sync/syncprofile.h"

#include <QString>

#include <memory>

namespace muster::sync {

/// How long calls to the server may take.
struct Deadlines {
    Millis open = std::chrono::seconds(8);
    Millis call = std::chrono::seconds(12);
};

/// The team's log in PostgreSQL, through the functions that resources/sql/postgres makes. Thread: the one
/// that made it.
class PgServer final : public ServerLog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PgServer)
public:
    /// Without a password the library of PostgreSQL looks for one itself.
    PgServer(SyncProfile profile, QString password, Deadlines deadlines = {});
    ~PgServer() override;

    [[nodiscard]] Result<Greeting> open() override;
    void close() override;
    [[nodiscard]] Result<QList<journal::ChainHead>> heads() override;
    [[nodiscard]] Result<QList<Verdict>> append(const QList<journal::Event>& events) override;
    [[nodiscard]] Result<QList<journal::Event>> pull(
        const journal::StreamId& stream, const journal::OriginId& origin, qint64 after, int most) override;
    [[nodiscard]] Result<QStringList> filesMissing(const QStringList& hashes) override;
    [[nodiscard]] Result<void> putFile(const QString& hash, const QByteArray& bytes) override;
    [[nodiscard]] Result<std::optional<QByteArray>> file(const QString& hash) override;
    void interrupt() override;

private:
    struct Private;

    std::unique_ptr<Private> d;
};

/// Makes schema, functions and roles in a database that has none of Muster, as a login that may do so.
/// Blocks. Fails with Conflict (they are there already), Denied, Offline, Invalid (the server is too old),
/// Internal; then nothing was made.
[[nodiscard]] Result<void> initServer(const SyncProfile& profile, const QString& password);
/// Gives a login, which is made without a password when it is missing, this role there: "commander",
/// "responder" or "observer". Blocks. Fails as initServer, and with NotFound where there is no log of Muster.
[[nodiscard]] Result<void> admitMember(
    const SyncProfile& profile, const QString& password, const QString& login, const QString& role);

} // namespace muster::sync
