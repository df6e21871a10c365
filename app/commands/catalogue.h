// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

#include <memory>
#include <vector>

namespace muster::commands {

/// Every command of muster-cli, in the order of its help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();
[[nodiscard]] QList<Usage> usagesOf(const std::vector<std::unique_ptr<Command>>& commands);

} // namespace muster::commands
