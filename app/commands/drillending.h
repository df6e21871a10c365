// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/session/incidentsession.h"

namespace muster::commands {

/// The newest entry as a code and as words, each in its line, to be left with somebody; empty where there is
/// none.
[[nodiscard]] QString wordsToLeave(const session::IncidentSession& incident);
/// Closes the drill, says which promises were kept, and prints its id last. Gives the exit status.
[[nodiscard]] int finish(session::IncidentSession& drill, const QString& summary, Console& console);
/// Says how an open drill goes on, and prints its id last. Gives `status` back.
[[nodiscard]] int leave(const session::IncidentSession& drill, Console& console, int status);

} // namespace muster::commands
