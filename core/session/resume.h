// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/incident/since.h"
#include "core/incident/walkthrough.h"

#include <QString>

namespace muster::session {

/// What somebody needs to know who comes back to an incident: at which step, after how long, and what went
/// on.
struct Resume {
    /// Code and title of the current step, or of the phase whose call is due; empty when all has ended.
    QString code = {};
    QString title = {};
    /// Which of the steps that step is, from 1; 0 for a phase and when all has ended.
    int number = 0;
    /// Steps that have ended, and how many there are; those on branches that were not taken do not count.
    int ended = 0;
    int steps = 0;
    /// How long nobody was there.
    Millis away { 0 };
    incident::Since since = {};

    bool operator==(const Resume&) const = default;
};

/// Where one goes on in this walkthrough; the rest is the caller's. Pure.
[[nodiscard]] Resume placeToResume(const incident::Walkthrough& walkthrough);

/// Where this person's own last entry left off, or the last entry of all for an unknown one. `events` in the
/// total order and not empty.
struct LastEntry {
    incident::Left left;
    /// The machine's time of it.
    Instant wall;
};
[[nodiscard]] LastEntry lastEntryOf(const QList<journal::Event>& events, const QString& person);

} // namespace muster::session
