// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace muster::commands {

/// log search: finds entries of all incidents by their words and by what they are.
class LogSearch final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

} // namespace muster::commands
