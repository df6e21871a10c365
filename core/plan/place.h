// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace muster::plan {

/// Where a fact was read: in the plan file (line and column from 1) and, if the plan says so, in the document
/// behind it.
struct Place {
    int line = 0;
    /// Counts Unicode code points, from 1.
    int column = 0;
    /// "drama-engine-drp.md:48"; several are joined by ", "; empty when unsaid.
    QString source = {};
    /// The plan file, where a finding speaks of several; empty: the one that is being looked at.
    QString file = {};

    /// Two places are equal when the same document stands behind them: line and column move with every edit
    /// of the file, and the resolved form has other ones than the file.
    bool operator==(const Place& other) const { return source == other.source; }
};

} // namespace muster::plan
