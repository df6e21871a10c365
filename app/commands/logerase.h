// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace muster::commands {

/// log erase: takes texts and files of an incident back for good, and first shows which.
class LogErase final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

} // namespace muster::commands
