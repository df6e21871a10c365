// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/chain.h"
#include "tests/support/memoryjournal.h"

#include <QJsonArray>
#include <QJsonObject>

namespace muster::test {

[[nodiscard]] inline QUuid fixedUuid(int n)
{
    return QUuid(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

/// A short drill as it would be recorded: fixed key, ids, salts and times, so that its bytes are always the
/// same.
[[nodiscard]] inline QList<journal::Event> sampleEvents(int count = 6)
{
    using namespace journal;
    ManualClock clock;
    const Sealer sealer(
        OriginId(fixedUuid(1)), fixedSigner(), clock, QStringLiteral("file"), countingSalts());
    const Actor ada { PersonId(fixedUuid(2)), QStringLiteral("commander"), Claim::Claimed,
        QStringLiteral("Ada \"A\" Łovelace") };
    const StreamRef stream { StreamId(fixedUuid(3)), StreamKind::Drill };

    QList<Event> events;
    Head head { sealer.origin(), 0, {} };
    Stamp last;
    const auto add = [&](const Draft& draft, const QList<Head>& deps) {
        const auto event = sealer.seal(draft, head, last, deps);
        if (!event)
            qFatal("%s", qPrintable(event.error().text));
        head = event->head();
        last = event->stamp;
        events.append(*event);
    };
    for (int i = 0; events.size() < count; ++i) {
        Draft draft {
            .stream = stream,
            .id = EventId(fixedUuid(100 + i)),
            .at = clock.now() - std::chrono::minutes(i),
            .actor = ada,
            .type = QStringLiteral("step.completed"),
            .version = 1,
            .subject = QStringLiteral("database-corruption/verify-restore-point"),
            .cause = {},
            .payload = {},
            .texts = { { QStringLiteral("saw"),
                QStringLiteral("restore point 02:50, line\nbreak, 主库, \\ and \u007f") } },
            .attachments = {},
        };
        if (i == 0)
            add(sealer.joining(draft), {});
        if (i % 3 == 1) {
            draft.cause = EventId(fixedUuid(100));
            draft.payload
                = { { QStringLiteral("count"), -3 }, { QStringLiteral("big"), qint64 { 9007199254740992 } },
                      { QStringLiteral("list"),
                          QJsonArray { 1, QStringLiteral("two"),
                              QJsonObject { { QStringLiteral("k"), QStringLiteral("v") } } } } };
            draft.texts = {};
            draft.attachments = { { QString(64, QLatin1Char('a')), 12345 } };
        }
        add(draft,
            i % 3 == 2 ? QList<Head> { { OriginId(fixedUuid(9)), 4, QByteArray(32, '\x11') } }
                       : QList<Head> {});
        clock.advance(i == 2 ? Millis { 0 } : Millis { 1500 });
    }
    return events;
}

} // namespace muster::test
