// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/timestamp/timestamp.h"

#include <QByteArray>
#include <QFuture>
#include <QString>

#include <chrono>
#include <memory>

namespace muster::timestamp {

/// A stamp, and the whole answer in which it came, in DER: that is the proof.
struct Stamped {
    Stamp stamp;
    QByteArray der;
};

/// Asks time stamping authorities over HTTP or HTTPS (RFC 3161, 3.4). It learns nothing but the hash; who
/// asks is nobody else than the caller's address. Thread: main. Owner: whoever asks; when it goes first, what
/// was asked is cancelled.
class StampClient final {
public:
    /// From the first word to the last byte an answer takes no longer.
    explicit StampClient(Millis deadline = std::chrono::seconds(15));
    ~StampClient();
    Q_DISABLE_COPY_MOVE(StampClient)

    /// A stamp over a SHA-256 hash of 32 bytes. It goes to this address and nowhere else, whatever is
    /// answered. Fails with Invalid (no such address or hash), Timeout, Denied (the authority refused, or
    /// nobody vouches for its server) or Offline (it was not reached, or answered with something else).
    [[nodiscard]] QFuture<Result<Stamped>> stamp(const QString& address, const QByteArray& hash);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace muster::timestamp
