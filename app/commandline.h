// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/console.h"

#include <QStringList>

namespace muster::app {

/// "muster-cli 0.1.0"
[[nodiscard]] QString versionText();

/// What the command that these words call draws: the application must be made for it.
[[nodiscard]] commands::Draws drawnBy(const QStringList& words);

/// Reads the words after the program's name and runs the command that they call. Sets what the common options
/// say in `console`; a store that the command opens lies in --store or the user's data folder. Gives the exit
/// status.
[[nodiscard]] int runCommandLine(const QStringList& words, commands::Console& console);

} // namespace muster::app
