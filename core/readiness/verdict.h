// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/finding.h"

#include <QList>
#include <QString>

namespace muster::readiness {

/// Whether a plan could be relied on tonight.
enum class Verdict {
    Ready, ///< nothing is open but remarks
    Gaps, ///< warnings are open
    NotReady ///< errors are open
};

struct Counts {
    qsizetype errors = 0;
    qsizetype warnings = 0;
    qsizetype remarks = 0;

    bool operator==(const Counts&) const = default;
};

[[nodiscard]] Counts countsOf(const QList<plan::Finding>& findings);

/// "1 error, 4 warnings"; empty when there is nothing to count.
[[nodiscard]] QString textOf(const Counts& counts);

/// One error makes a plan not ready, whatever else is in order.
[[nodiscard]] Verdict verdictOf(const Counts& counts);
/// "Ready", "Gaps", "Not ready"
[[nodiscard]] QString textOf(Verdict verdict);

} // namespace muster::readiness
