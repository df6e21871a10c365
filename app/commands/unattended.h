// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/plan/answers.h"
#include "core/session/incidentsession.h"

namespace muster::commands {

/// Walks a drill to its end by an answers file and closes it. Gives the exit status; an interrupted drill
/// stays open.
[[nodiscard]] int runUnattended(
    session::IncidentSession& drill, const plan::Answers& answers, Console& console);

} // namespace muster::commands
