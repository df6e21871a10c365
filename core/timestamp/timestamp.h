// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QString>

namespace muster::timestamp {

/// Time stamps of RFC 3161: an authority signs that it saw a hash at a time. What it answers is kept as it
/// came, in DER. Thread: any.

/// No answer of an authority is larger, in bytes.
inline constexpr qsizetype kLargestAnswer = 64 * 1024;

/// What an authority says of a hash.
struct Stamp {
    /// By its own clock.
    Instant at;
    /// Who signed, as its certificate says, in one line.
    QString authority;

    bool operator==(const Stamp&) const = default;
};

/// Asks for a stamp over a SHA-256 hash of 32 bytes, with the certificate of whoever signs: TimeStampReq in
/// DER. The answer has to repeat the nonce, a number that nobody can know before; 1 to 64 bytes. Empty when
/// either has another size.
[[nodiscard]] QByteArray requestFor(const QByteArray& hash, const QByteArray& nonce);

/// What an answer says: TimeStampResp in DER. It must be a stamp over this hash, repeat the nonce unless that
/// is empty, and fit the signature of the certificate in it; who that is, and whether it may be relied on, is
/// not asked. Fails with Denied when the authority gave none, with what it said, and with Invalid.
[[nodiscard]] Result<Stamp> readAnswer(
    const QByteArray& der, const QByteArray& hash, const QByteArray& nonce = {});

/// Whether an answer is a stamp over this hash by an authority that one of the certificates in the file (PEM)
/// vouches for today. Fails with NotFound or Invalid (the file), Denied (no stamp was given, or nobody
/// vouches for it) and Invalid.
[[nodiscard]] Result<void> verifyAnswer(const QByteArray& der, const QByteArray& hash, const QString& caFile);

} // namespace muster::timestamp
