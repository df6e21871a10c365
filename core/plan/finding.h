// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QList>
#include <QString>

namespace muster::plan {

/// What it would cost on the night, worst first; findings are listed in this order.
enum class Consequence {
    DataLost, ///< more data is lost than was promised, or what is restored cannot be trusted
    PromiseBroken, ///< a service or scenario is back later than was promised
    RecoveryStalls, ///< somebody stands before a step and cannot go on
    Unprepared, ///< nobody has provided for it
    Unclear ///< it can be misread
};

/// Something wrong with a plan. Rule ids never change once released.
struct Finding {
    enum class Severity { Error, Warning, Info };

    QString rule;
    Severity severity = Severity::Error;
    QString text;
    QString hint;
    Place place;

    Consequence consequence = Consequence::Unclear;
    /// The id or address of what it is about, e.g. "database-corruption/switch"; a waiver names it.
    QString subject = {};
    /// The other places that were compared with `place`.
    QList<Place> against = {};
};

/// "error", "warning", "info"; for --json and for the one-line form.
[[nodiscard]] QString textOf(Finding::Severity severity);

/// "data-lost", "promise-broken", …; for --json.
[[nodiscard]] QString textOf(Consequence consequence);

/// file:line:column: severity: rule: text (hint) [this place against the others]; a place that
/// names its own file is of that one.
[[nodiscard]] QString lineOf(const QString& file, const Finding& finding);

} // namespace muster::plan
