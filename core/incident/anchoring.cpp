// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/anchoring.h"

#include "core/incident/payloadcodec.h"
#include "core/incident/state.h"

#include <utility>

namespace muster::incident {

namespace {

/// From here on the record is to be left elsewhere again.
bool isTurningPoint(const Payload& payload)
{
    const auto* role = std::get_if<RoleAssigned>(&payload);
    return std::holds_alternative<IncidentDeclared>(payload)
        || std::holds_alternative<IncidentClosed>(payload) || (role && role->role == commanderRole());
}

} // namespace

std::optional<Instant> anchorDueSince(const QList<journal::Event>& events)
{
    // What was left elsewhere stands before the entry that says so: it is met later on the way back.
    QList<std::pair<journal::OriginId, qint64>> left;
    for (auto event = events.crbegin(); event != events.crend(); ++event) {
        if (left.contains(std::pair { event->origin, event->seq }))
            return {};
        const bool isOfInterest = event->type == u"record.anchored" || event->type == u"role.assigned"
            || event->type.startsWith(u"incident.");
        const auto payload = isOfInterest ? decode(*event) : std::nullopt;
        if (!payload)
            continue;
        if (const auto* anchor = std::get_if<RecordAnchored>(&*payload))
            left.append({ event->origin, anchor->seq });
        else if (isTurningPoint(*payload))
            return event->at;
    }
    return {};
}

std::optional<journal::Head> ownHead(const QList<journal::Event>& events, const journal::OriginId& origin)
{
    std::optional<journal::Head> newest;
    for (const auto& event : events) {
        if (event.origin == origin && (!newest || newest->seq < event.seq))
            newest = event.head();
    }
    return newest;
}

} // namespace muster::incident
