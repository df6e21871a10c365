// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/journal/event.h"

#include <QString>

#include <optional>

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

/// Remembers beside the preferences what of an incident was last on this screen, and when, so that whoever
/// comes back (after a meal, a crash or a kill) is told what they missed.
class Presence {
public:
    struct Seen {
        /// How many events the screen showed.
        qint64 events = 0;
        Instant at;
    };

    explicit Presence(QString file);

    [[nodiscard]] std::optional<Seen> seen(journal::StreamId incident) const;
    void remember(journal::StreamId incident, const Seen& seen) const;
    void forget(journal::StreamId incident) const;

private:
    QString m_file;
};

/// "You were at step 2.1: Restore to a new branch. Steps ended: 3 of 9. Away 4 min. Since then: 0 entries by
/// others."
[[nodiscard]] QString resumeWords(
    const session::IncidentSession& incident, const std::optional<Presence::Seen>& seen, Instant now);

/// "4 min", "2 h 05 min", "3 d": rough, as one says it.
[[nodiscard]] QString roughly(Millis duration);

} // namespace muster::ui
