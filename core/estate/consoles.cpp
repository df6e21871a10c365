// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/estate/consoles.h"

#include "core/journal/chain.h"

#include <QMap>

#include <algorithm>

namespace muster::estate {

bool Console::isVouchedFor() const
{
    return vouched && keys == QSet<QString> { vouched->key };
}

QList<Console> consoles(const QList<journal::Event>& joined, const QList<journal::Event>& entries)
{
    QMap<journal::OriginId, Console> known;
    for (const auto& event : joined) {
        if (event.type != journal::kOriginJoined)
            continue;
        const auto met = known.find(event.origin);
        auto& console = met != known.end() ? *met : *known.insert(event.origin, Console { event.origin });
        console.keys.insert(event.payload.value(QLatin1StringView("key")).toString());
        console.firstSeen = console.streams.isEmpty() ? event.wall : std::min(console.firstSeen, event.wall);
        console.streams.insert(event.stream);
    }
    auto ordered = entries;
    std::sort(ordered.begin(), ordered.end(), &journal::comesBefore);
    for (const auto& event : std::as_const(ordered)) {
        const auto entry = decode(event);
        if (!entry)
            continue;
        if (const auto* enrolled = std::get_if<ConsoleEnrolled>(&*entry)) {
            if (const auto console = known.find(enrolled->console); console != known.end())
                console->vouched
                    = Console::Vouched { enrolled->key, enrolled->name, event.actor.name, event.at };
        } else if (const auto* revoked = std::get_if<ConsoleRevoked>(&*entry)) {
            const auto console = known.find(revoked->console);
            // A console that was given up does not decide when.
            if (console == known.end() || event.origin == revoked->console)
                continue;
            if (!console->givenUp || revoked->since < console->givenUp->since)
                console->givenUp
                    = Console::GivenUp { revoked->since, revoked->why, event.actor.name, event.at };
        }
    }
    auto found = known.values();
    std::stable_sort(found.begin(), found.end(),
        [](const Console& a, const Console& b) { return a.firstSeen < b.firstSeen; });
    return found;
}

QList<journal::Event> signedSince(
    const QList<journal::Event>& events, const journal::OriginId& origin, Instant since)
{
    QList<journal::Event> found;
    std::copy_if(events.begin(), events.end(), std::back_inserter(found), [&](const journal::Event& event) {
        return event.origin == origin && std::max(event.wall, event.at) >= since;
    });
    return found;
}

} // namespace muster::estate
