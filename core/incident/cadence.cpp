// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/cadence.h"

#include <QHash>

#include <algorithm>

namespace muster::incident {

namespace {

/// When the message after `last` is due; `last` is null before the first.
std::optional<Instant> dueAfter(
    const plan::Audience& audience, const MessageState* last, const IncidentState& state)
{
    if (last && last->nextAt)
        return last->nextAt;
    const auto wait = last ? audience.every : audience.first ? audience.first : audience.every;
    return wait ? std::optional((last ? last->at : state.declaredAt) + *wait) : std::nullopt;
}

} // namespace

const plan::Audience* audienceOf(const plan::Plan& plan, const plan::AudienceId& id)
{
    const auto& audiences = plan.communications.audiences;
    const auto found = std::find_if(audiences.begin(), audiences.end(),
        [&](const plan::Audience& audience) { return audience.id == id; });
    return found == audiences.end() ? nullptr : &*found;
}

QList<UpdateDue> cadence(const plan::Plan& plan, const IncidentState& state)
{
    const bool runs = state.declared && !state.closedAt;
    QList<UpdateDue> rows;
    for (const auto& audience : plan.communications.audiences) {
        UpdateDue row { audience.id, audience.title.isEmpty() ? audience.id.toString() : audience.title, {},
            {} };
        const auto* last = state.lastMessageTo(audience.id);
        if (last)
            row.last = *last;
        if (runs)
            row.due = dueAfter(audience, last, state);
        rows.append(row);
    }
    std::stable_sort(rows.begin(), rows.end(),
        [](const UpdateDue& a, const UpdateDue& b) { return a.due && (!b.due || *a.due < *b.due); });
    return rows;
}

QList<SentMessage> sentMessages(const plan::Plan& plan, const IncidentState& state)
{
    QList<SentMessage> sent;
    QHash<plan::AudienceId, const MessageState*> before;
    for (const auto& message : state.messages) {
        const auto* audience = audienceOf(plan, message.audience);
        auto*& last = before[message.audience];
        sent.append({ message, audience ? dueAfter(*audience, last, state) : std::nullopt });
        last = &message;
    }
    return sent;
}

} // namespace muster::incident
