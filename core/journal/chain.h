// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/journal/chainfault.h"
#include "core/journal/event.h"
#include "core/journal/signer.h"

#include <functional>

namespace muster::journal {

/// Type of the first event of every (stream, origin). It carries kind of the stream, public key and where the
/// key is kept.
inline constexpr auto kOriginJoined = QLatin1StringView("origin.joined");

/// What is signed: "muster-event-v1\n", the length of the body in decimal, "\n", the body.
[[nodiscard]] QByteArray signedBytes(const QByteArray& body);

/// Makes events from drafts: adds what only the journal may add. Thread: the journal's.
class Sealer {
public:
    /// Gives 32 hex characters of fresh salt.
    using SaltSource = std::function<QByteArray()>;
    [[nodiscard]] static QByteArray randomSalt();

    /// `keyPlace` is "keychain" or "file".
    Sealer(OriginId origin, std::shared_ptr<const Signer> signer, const MachineClock& clock, QString keyPlace,
        SaltSource salts = &Sealer::randomSalt);

    [[nodiscard]] const OriginId& origin() const { return m_origin; }
    [[nodiscard]] const Signer& signer() const { return *m_signer; }
    /// The event that must come first in (stream, origin); its actor, time and id come from the draft it
    /// precedes.
    [[nodiscard]] Draft joining(const Draft& first) const;
    /// `last` is the newest stamp the store knows; `previous` has seq 0 and any hash when the stream is new
    /// here. Fails with Invalid when the draft breaks a limit of the record.
    [[nodiscard]] Result<Event> seal(
        const Draft& draft, const Head& previous, Stamp last, const QList<Head>& deps) const;

private:
    OriginId m_origin;
    std::shared_ptr<const Signer> m_signer;
    const MachineClock& m_clock;
    QString m_keyPlace;
    SaltSource m_salts;
};

/// Follows one (stream, origin) event by event, oldest first: seq, prev, hash, public key and signature.
class ChainVerifier {
public:
    /// The fault of this event, if it has one. After a fault the chain goes on from the event as it stands.
    [[nodiscard]] std::optional<ChainFault> check(const Event& event);
    /// To go on in the middle of a chain that was verified before.
    void resumeAfter(const Head& head, const QByteArray& publicKey);

private:
    Head m_head { OriginId { QUuid() }, 0, QByteArray(32, '\0') };
    QByteArray m_publicKey;
};

/// All faults of a set of events, in any order, of any number of streams and origins.
[[nodiscard]] QList<ChainFault> verifyChains(QList<Event> events);

} // namespace muster::journal
