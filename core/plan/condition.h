// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QStringView>

#include <optional>

namespace muster::plan {

/// Reads the small language of `when:`: `DECISION = ANSWER`, `kind = live`, `severity >= SEV-2`,
/// `rpo_missed(x)`, `rto_missed(x)`, joined by `and`; nothing for any other text. Whether the names exist is
/// not asked here.
[[nodiscard]] std::optional<Condition> conditionFromText(QStringView text);

} // namespace muster::plan
