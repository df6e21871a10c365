// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"

#include <QString>

namespace muster::commands {

/// What is left when a plan does not fit: its other scenarios by title, whom it names with a telephone
/// number, and how to roll back where that is possible; lines of at most 80 columns.
[[nodiscard]] QString waysOut(const session::IncidentSession& incident);

} // namespace muster::commands
