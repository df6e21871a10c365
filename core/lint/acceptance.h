// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

namespace muster::plan::lint {

/// One term of a `met_by:`, and how far the plan has come.
struct AcceptanceTerm {
    /// "scenarios", "drills every quarterly".
    QString what;
    qsizetype asked = 0;
    qsizetype documented = 0;
    /// Proposals: they do not count.
    qsizetype drafted = 0;
    /// What counts is what was done, not what is written.
    bool recorded = false;
    bool met = false;
};

/// Reads `scenarios >= 5`, `drills every quarterly and templates >= 1`; a name alone asks for one. Of any
/// other text the error is the first term that cannot be read.
[[nodiscard]] tl::expected<QList<AcceptanceTerm>, QString> acceptanceOf(
    const QString& metBy, const Plan& plan, const Records& records);

/// The names that can be counted.
[[nodiscard]] QStringList acceptanceNames();

} // namespace muster::plan::lint
