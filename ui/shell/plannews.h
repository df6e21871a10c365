// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/filestanding.h"
#include "ui/widgets/statecolors.h"

#include <QString>

namespace muster::ui {

/// What the file of a plan says otherwise than the copy that an incident goes by, as HTML for a page: what
/// matters most first. Texts of the plan are escaped. Pure.
[[nodiscard]] QString differenceWords(const plan::FileStanding& standing, const StateColors& colors);

} // namespace muster::ui
