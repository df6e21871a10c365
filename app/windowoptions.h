// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/shell/preferences.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace muster::app {

/// What the command line of the window says.
struct WindowOptions {
    /// The user's data folder when nothing is said.
    QString store;
    /// Plan files beside those that are found.
    QStringList plans;
    /// Records of other consoles that are to be taken in, absolute.
    QStringList records = {};
    /// Who sits here; empty when nothing is said.
    QString person;
    /// Nothing when nothing is said.
    std::optional<ui::Appearance> theme = {};
    bool version = false;
    bool help = false;
};

/// Reads the words after the program's name. Fails with Invalid: an unknown option, or one without its value.
[[nodiscard]] Result<WindowOptions> readWindowOptions(const QStringList& words);

[[nodiscard]] QString windowHelp();

} // namespace muster::app
