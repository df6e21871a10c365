// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>

namespace muster::sync {

/// Where the team's server is, and as whom this console goes there. No password: that is in the keychain, or
/// where the library of PostgreSQL looks for it.
struct SyncProfile {
    /// A name, an address, or a folder with the server's socket.
    QString host;
    int port = 5432;
    QString database;
    QString user;
    /// As PostgreSQL spells it.
    QString sslMode;
    /// File with the certificate of whoever vouches for the server; empty for the system's.
    QString rootCertificate;

    /// The server is this computer: what goes there passes no network.
    [[nodiscard]] bool isLocal() const;
    /// "host:port/database", for people.
    [[nodiscard]] QString shown() const;
    bool operator==(const SyncProfile&) const = default;
};

/// Reads "postgresql://user@host:port/database?sslmode=verify-full&sslrootcert=FILE"; the password is not
/// part of it. Fails with Invalid, also for a server elsewhere whose name and certificate would not be
/// checked.
[[nodiscard]] Result<SyncProfile> profileFromUrl(const QString& url);
/// The same spelled again.
[[nodiscard]] QString urlOf(const SyncProfile& profile);

} // namespace muster::sync
