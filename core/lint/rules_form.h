// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

namespace muster::plan::lint {

// The rules of form by subject; formRules() joins them.
[[nodiscard]] QList<Rule> wordingForm();
[[nodiscard]] QList<Rule> branchForm();
[[nodiscard]] QList<Rule> commandForm();
[[nodiscard]] QList<Rule> dangerForm();
[[nodiscard]] QList<Rule> timeForm();
[[nodiscard]] QList<Rule> upkeepForm();

} // namespace muster::plan::lint
