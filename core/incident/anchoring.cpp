// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/anchoring.h"

#include <algorithm>

namespace muster::incident {

std::optional<Instant> anchorDueSince(const IncidentState& state)
{
    if (!state.declared)
        return {};
    auto due = state.declaredAt;
    if (const auto command = state.roles.constFind(commanderRole()); command != state.roles.constEnd())
        due = std::max(due, command->since);
    if (state.closedAt)
        due = std::max(due, *state.closedAt);
    const bool isAnchored = std::any_of(state.anchors.begin(), state.anchors.end(),
        [&](const AnchorState& anchor) { return anchor.at >= due; });
    return isAnchored ? std::nullopt : std::optional(due);
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
