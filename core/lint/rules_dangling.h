// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"

namespace muster::plan::lint {

// The rules of what hangs in the air, by subject; danglingRules() joins them.
[[nodiscard]] QList<Rule> danglingDocuments();
[[nodiscard]] QList<Rule> danglingNames();
[[nodiscard]] QList<Rule> danglingSides();

} // namespace muster::plan::lint
