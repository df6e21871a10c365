// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/statecolors.h"

#include <QString>

namespace muster::session {
class IncidentSession;
}

namespace muster::ui {

/// How an incident ended, as HTML: times, what each promise came to, and what became of the steps.
[[nodiscard]] QString closingWords(const session::IncidentSession& incident, const StateColors& colors);

} // namespace muster::ui
