// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/session/resume.h"

#include <QString>

namespace muster::ui {

/// How it came that nobody was there.
enum class Absence {
    Away, ///< looked at something else, or closed the window
    Slept, ///< the computer was suspended
    Crashed, ///< Muster ended without being closed
    Restarted, ///< and so did the computer
};

/// "You were at 2.3 Promote replica, step 14 of 32."
[[nodiscard]] QString placeWords(const session::Resume& resume);
/// "Away 4 min. Since then: 2 entries by others, update to Customers due in 3 min, RTO of Postgres passed 1
/// min ago, 1 step came back." `now` is the incident's own clock.
[[nodiscard]] QString absenceWords(const session::Resume& resume, Absence absence, Instant now);

} // namespace muster::ui
