// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>

#include <optional>

namespace muster::incident {

/// What of an incident somebody saw last.
struct Left {
    /// How many events there were.
    qint64 events = 0;
    /// On the incident's own clock.
    Instant at;

    bool operator==(const Left&) const = default;
};

/// An update that is due within so much is told beforehand.
inline constexpr Millis kSoon = std::chrono::minutes(10);

/// What happened to an incident while somebody was away.
struct Since {
    struct Update {
        QString audience;
        Instant due;

        bool operator==(const Update&) const = default;
    };
    struct Promise {
        /// Of the service; empty for that of the whole incident.
        QString title;
        Instant due;
        /// It has ended; else less than a quarter of it is left.
        bool over = false;

        bool operator==(const Promise&) const = default;
    };

    /// Entries of the timeline by other people, and by the machine itself.
    int byOthers = 0;
    int byMachine = 0;
    /// The oldest entry of the timeline since then, whoever wrote it.
    std::optional<journal::EventId> first = {};
    /// What came due and is not said, and what is due soon; the earliest first.
    QList<Update> updates = {};
    /// Of services that are not back, those that crossed a line; the earliest first.
    QList<Promise> promises = {};
    /// Steps that waited or were put off, and can be gone on with.
    int cameBack = 0;

    bool operator==(const Since&) const = default;
};

/// `events` in the total order, `state` folded from all of them; `person` is the name of who was away, whose
/// own entries are no news. `now` is the incident's own clock. Pure.
[[nodiscard]] Since happenedSince(const plan::Plan& plan, const IncidentState& state,
    const QList<journal::Event>& events, const Left& left, Instant now, const QString& person);

} // namespace muster::incident
