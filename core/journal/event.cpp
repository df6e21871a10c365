// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/event.h"

#include <algorithm>
#include <tuple>

namespace muster::journal {

QString textOf(StreamKind kind)
{
    switch (kind) {
    case StreamKind::Live:
        return QStringLiteral("live");
    case StreamKind::Drill:
        return QStringLiteral("drill");
    case StreamKind::Estate:
        return QStringLiteral("estate");
    }
    Q_UNREACHABLE();
}

std::optional<StreamKind> streamKindFromText(QStringView text)
{
    for (const auto kind : { StreamKind::Live, StreamKind::Drill, StreamKind::Estate }) {
        if (text == textOf(kind))
            return kind;
    }
    return std::nullopt;
}

std::optional<QString> Event::text(QLatin1StringView field) const
{
    constexpr QLatin1StringView kPrefix("payload.");
    const auto leaf = std::find_if(leaves.begin(), leaves.end(), [&](const Leaf& l) {
        return l.field.size() == kPrefix.size() + field.size() && l.field.startsWith(kPrefix)
            && l.field.endsWith(field);
    });
    return leaf == leaves.end() ? std::nullopt : std::optional(leaf->value);
}

bool comesBefore(const Event& a, const Event& b)
{
    if (a.stamp != b.stamp)
        return a.stamp < b.stamp;
    if (!(a.origin == b.origin))
        return a.origin < b.origin;
    // One console stamps events of all its streams from one clock, so only foreign data gets here.
    return std::tie(a.seq, a.hash) < std::tie(b.seq, b.hash);
}

Event unreadableEvent(const QByteArray& body, const QByteArray& signature, const StreamId& stream,
    const Head& head, const QByteArray& prev, const EventId& id, Stamp stamp)
{
    return { .body = body,
        .hash = head.hash,
        .signature = signature,
        .leaves = {},
        .stream = stream,
        .origin = head.origin,
        .seq = head.seq,
        .prev = prev,
        .id = id,
        .stamp = stamp,
        .wall = instantFromMillis(stamp.ms),
        .boot = {},
        .mono = Millis { 0 },
        .at = instantFromMillis(stamp.ms),
        .actor = { PersonId(QUuid()), {}, Claim::Claimed, {} },
        .type = QString(kUnreadable),
        .version = 1,
        .subject = {},
        .cause = {},
        .deps = {},
        .payload = {},
        .attachments = {} };
}

} // namespace muster::journal
