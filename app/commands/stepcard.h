// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"

#include <QString>
#include <QTimeZone>

namespace muster::commands {

/// The place as 80 columns and at most 20 lines of text: where the drill stands, what to do, what stands in
/// the way, what to expect.
[[nodiscard]] QString stepCard(
    const session::IncidentSession& drill, const incident::StepView& view, const QTimeZone& zone);

/// The same for a phase that is over but for its call: what to say aloud.
[[nodiscard]] QString callCard(const session::IncidentSession& drill, const incident::PhaseView& phase);

} // namespace muster::commands
