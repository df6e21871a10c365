// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QString>

namespace muster::plan {

/// Something wrong with a plan. Rule ids never change once released.
struct Finding {
    enum class Severity { Error, Warning, Info };

    QString rule;
    Severity severity = Severity::Error;
    QString text;
    QString hint;
    Place place;
};

/// "error", "warning", "info"; for --json and for the one-line form.
[[nodiscard]] QString textOf(Finding::Severity severity);

/// file:line:column: severity: rule: text (hint)
[[nodiscard]] QString lineOf(const QString& file, const Finding& finding);

} // namespace muster::plan
