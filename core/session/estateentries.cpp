// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/estateentries.h"

#include <QJsonArray>
#include <QMap>

namespace muster::session {

namespace {

/// The estate is the store's own, so two stores that close one incident write two entries with two ids.
journal::Draft entry(
    const Ports& ports, const journal::StreamRef& stream, QLatin1StringView type, const QString& by)
{
    const auto estate = ports.journal.estate();
    const auto name = type + u'/' + stream.id.toString();
    return {
        .stream = estate,
        .id = journal::EventId(QUuid::createUuidV5(estate.id.uuid(), name)),
        .at = ports.clock.now(),
        // Never derived from the name: an id must not betray a name that was taken out of the record.
        .actor = { journal::PersonId::random(), {}, journal::Claim::Claimed, by },
        .type = type,
        .version = 1,
        .subject = {},
        .cause = {},
        .payload = { { QStringLiteral("stream"), stream.id.toString() } },
        .texts = {},
        .attachments = {},
    };
}

} // namespace

journal::Draft streamOpened(const Ports& ports, const journal::StreamRef& stream, const QString& by)
{
    auto draft = entry(ports, stream, kStreamOpened, by);
    draft.payload.insert(QStringLiteral("kind"), journal::textOf(stream.kind));
    return draft;
}

journal::Draft streamClosed(const Ports& ports, const journal::StreamRef& stream,
    const QList<journal::Event>& events, const QString& by)
{
    QMap<journal::OriginId, journal::Head> newest;
    for (const auto& event : events) {
        const auto known = newest.constFind(event.origin);
        if (known == newest.constEnd() || known->seq < event.seq)
            newest.insert(event.origin, event.head());
    }
    QJsonArray heads;
    for (const auto& head : std::as_const(newest))
        heads.append(QJsonArray { head.origin.toString(), head.seq, QString::fromLatin1(head.hash.toHex()) });
    auto draft = entry(ports, stream, kStreamClosed, by);
    draft.payload.insert(QStringLiteral("heads"), heads);
    return draft;
}

} // namespace muster::session
