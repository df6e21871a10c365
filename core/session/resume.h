// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/incident/walkthrough.h"
#include "core/journal/event.h"

#include <QList>
#include <QString>

#include <optional>

namespace muster::session {

/// What somebody needs to know who comes back to an incident: at which step, after how long, and how much
/// went on.
struct Resume {
    /// Code and title of the current step, or of the phase whose call is due.
    QString code;
    QString title;
    /// On the machine's clock, since the person's last entry.
    Millis away { 0 };
    /// Entries of others since then.
    int eventsSince = 0;

    bool operator==(const Resume&) const = default;
};

/// `events` in the total order; `person` is the name of who comes back, and an unknown one counts from the
/// last entry of all. `wall` is the machine's time. Nothing where nothing is left or without events. Pure.
[[nodiscard]] std::optional<Resume> resumeOf(const incident::Walkthrough& walkthrough,
    const QList<journal::Event>& events, const QString& person, Instant wall);

} // namespace muster::session
