// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace muster::commands {

/// log backup: a copy of the log now, in its own folder or whole in another one.
class LogBackup final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

/// log backups: which there are.
class LogBackups final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

/// log recover: sets a damaged log aside and goes on with what can be read of it.
class LogRecover final : public Command {
public:
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] int run(const Arguments& arguments, Console& console) override;
};

} // namespace muster::commands
