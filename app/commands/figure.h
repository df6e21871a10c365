// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::commands {

/// One measured figure, a line of `muster-cli bench`.
struct Figure {
    /// Stable, for --json: "act.ratio".
    QString id;
    /// For people.
    QString name;
    double value = 0;
    /// "ms", "x".
    QString unit;
    /// What it should not pass, in the same unit; 0 = none is promised.
    double bound = 0;
};

} // namespace muster::commands
