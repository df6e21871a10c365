// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"

#include <QString>

namespace muster::commands {

/// The current step as 80 columns and at most 20 lines of text: where the drill stands, what to do, what to
/// expect.
[[nodiscard]] QString stepCard(const session::IncidentSession& drill, const incident::StepView& view);

} // namespace muster::commands
