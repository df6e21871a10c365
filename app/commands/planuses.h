// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"

#include <QString>

namespace muster::commands {

/// Tells every place in the plans of a folder, and in their child plans, at which something called `word` is
/// defined or used; a person also under the other ids that the same person has in other plans. The exit
/// status: kNo when there is none, kUnusable when a plan could not be read, so that the answer is not whole.
[[nodiscard]] int tellUses(const QString& folder, const QString& word, Console& console);

} // namespace muster::commands
