// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/incident/since.h"
#include "core/journal/event.h"

#include <QString>

#include <optional>

namespace muster::ui {

/// Remembers beside the preferences what of an incident was last on this screen, and when, so that whoever
/// comes back (after a meal, a crash or a kill) is told what they missed.
class Presence {
public:
    struct Seen {
        incident::Left left;
        /// The machine's time, and which start of the machine it was.
        Instant wall;
        QString boot;
        /// Somebody closed the incident's window or left it; else what follows is a crash.
        bool orderly = false;
    };

    explicit Presence(QString file);

    [[nodiscard]] std::optional<Seen> seen(journal::StreamId incident) const;
    void remember(journal::StreamId incident, const Seen& seen) const;
    void forget(journal::StreamId incident) const;

private:
    QString m_file;
};

} // namespace muster::ui
