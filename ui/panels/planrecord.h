// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

#include <optional>

namespace muster::ui {

/// What is known of the plan of an incident besides what stands in it. What is not known yet is not said.
struct PlanRecord {
    /// Whether anybody has looked when it was tested; then `testedAt` is nothing for never.
    bool testIsKnown = false;
    std::optional<Instant> testedAt = {};
    /// Empty where nobody knows.
    QString testedBy = {};
    /// Never tested, or too long ago to rely on it.
    bool isTestOverdue = false;
    /// How many errors and warnings its check found that nobody has accepted.
    std::optional<qsizetype> defects = {};

    bool operator==(const PlanRecord&) const = default;
};

} // namespace muster::ui
