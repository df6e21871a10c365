// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/event.h"
#include "core/journal/signer.h"

#include <QByteArray>
#include <QList>

namespace muster::journal {

/// What one console knew of a stream at one moment: the newest event of each chain.
struct Heads {
    StreamId stream;
    /// The machine's wall clock.
    Instant at;
    /// Who says so, and with which key: 32 bytes.
    OriginId by;
    QByteArray key;
    /// In the order of their origins, each once.
    QList<Head> heads;

    bool operator==(const Heads&) const = default;
};

/// Its one spelling, and the Ed25519 signature over exactly that, 64 bytes. Specified in
/// resources/help/event-record.md.
struct SignedHeads {
    QByteArray text;
    QByteArray signature;

    bool operator==(const SignedHeads&) const = default;
};

/// Lines of text: "muster-heads-v1", stream, at, by, key, and a line a chain.
[[nodiscard]] QByteArray textOf(const Heads& heads);
/// Fails with Invalid unless the text is exactly what textOf() writes.
[[nodiscard]] Result<Heads> headsFromText(const QByteArray& text);
/// Sorts the heads, and signs.
[[nodiscard]] SignedHeads signedHeads(Heads heads, const Signer& signer);
/// What was signed. Fails with Invalid when it is not spelled right or the signature does not fit the key
/// that it names.
[[nodiscard]] Result<Heads> readHeads(const SignedHeads& signedHeads);

} // namespace muster::journal
