// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace muster::commands {

/// Writes the report of an incident in one form or several.
class ReportCommand final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] Draws draws(const Arguments& arguments) const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

} // namespace muster::commands
