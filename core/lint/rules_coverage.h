// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

namespace muster::plan::lint {

// The rules of coverage by subject; coverageRules() joins them.
[[nodiscard]] QList<Rule> serviceCoverage();
[[nodiscard]] QList<Rule> backupCoverage();
[[nodiscard]] QList<Rule> scenarioCoverage();
[[nodiscard]] QList<Rule> restoreCoverage();
[[nodiscard]] QList<Rule> stepCoverage();
[[nodiscard]] QList<Rule> peopleCoverage();
[[nodiscard]] QList<Rule> messageCoverage();
[[nodiscard]] QList<Rule> upkeepCoverage();

} // namespace muster::plan::lint
