// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"

#include <QString>

namespace muster::ui {

/// What kind of entry it is, told by its type alone, for those whose plan is not at hand: "Step done",
/// "Decision", "Evidence attached". An entry of a type that this version does not know keeps the name that
/// the log has for it.
[[nodiscard]] QString kindWordsOf(const journal::Event& event);

} // namespace muster::ui
