// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/clockstanding.h"

#include "core/incident/payloadcodec.h"

namespace muster::session {

namespace {

/// Stands where an event names a person, when the machine itself speaks; see event-record.md.
constexpr QUuid kMachine(0x6d757374, 0x6572, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0);

} // namespace

std::optional<incident::ClockChecked> clockStanding(const MachineClock& clock)
{
    const auto synchronised = clock.isSynchronised();
    return synchronised ? std::optional(incident::ClockChecked { *synchronised }) : std::nullopt;
}

journal::Draft seenByMachine(const journal::StreamRef& stream, const incident::Payload& seen, Instant at)
{
    journal::Draft draft { stream, journal::EventId::random(), at,
        { journal::PersonId(kMachine), {}, journal::Claim::Claimed, QStringLiteral("Muster") }, {} };
    incident::encode(seen, draft);
    return draft;
}

} // namespace muster::session
