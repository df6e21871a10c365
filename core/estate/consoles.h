// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/estate/entries.h"
#include "core/journal/event.h"

#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace muster::estate {

/// One console, as the log knows it.
struct Console {
    journal::OriginId origin;
    /// Those that it named in its chains, 64 hex digits each; more than one means that somebody else writes
    /// under its name.
    QSet<QString> keys = {};
    /// Of which it wrote something.
    QSet<journal::StreamId> streams = {};
    /// By the clock of the console itself.
    Instant firstSeen = {};

    /// Somebody vouches for it, under a name that may be withheld.
    struct Vouched {
        QString key;
        QString name; // leaf
        QString by;
        Instant at;

        bool operator==(const Vouched&) const = default;
    };
    /// The newest.
    std::optional<Vouched> vouched = {};

    /// From then on what it signs does not count.
    struct GivenUp {
        Instant since;
        QString why; // leaf
        QString by;
        Instant at;

        bool operator==(const GivenUp&) const = default;
    };
    /// With the earliest `since`: nobody takes back that a console was given up.
    std::optional<GivenUp> givenUp = {};

    /// Whether the key that was vouched for is the one with which it signs.
    [[nodiscard]] bool isVouchedFor() const;
};

/// Every console of which there is an entry, in the order in which they were first seen. `joined` are the
/// first events of chains, `entries` those of estate streams; each in any order, others among them do no
/// harm. Pure.
[[nodiscard]] QList<Console> consoles(
    const QList<journal::Event>& joined, const QList<journal::Event>& entries);

/// Of these events those that this console signed from the moment on at which it was given up, by its own
/// clock or by the time it gave; in the order of the list.
[[nodiscard]] QList<journal::Event> signedSince(
    const QList<journal::Event>& events, const journal::OriginId& origin, Instant since);

} // namespace muster::estate
