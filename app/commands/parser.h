// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "core/base/result.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace muster::commands {

/// Options that every command has.
[[nodiscard]] QList<Option> commonOptions();

/// What the words of a command line ask for.
struct Call {
    /// Index into the usages; unset when only help or the version is asked for.
    std::optional<qsizetype> command;
    /// Common options are in it too.
    Arguments arguments;
    bool wantsHelp = false;
    bool wantsVersion = false;
    /// With wantsHelp: the words before it, "drill" or "drill run".
    QString about;
};

/// Reads the words after the program's name. Fails with Invalid; an unknown word is answered with the nearest
/// known one.
[[nodiscard]] Result<Call> parse(const QStringList& words, const QList<Usage>& usages);

/// Sets in the console what the common options say.
void settle(const Arguments& arguments, Console& console);

/// All commands, or those that `about` names, with their options.
[[nodiscard]] QString helpText(const QList<Usage>& usages, const QString& about);

} // namespace muster::commands
