// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "core/plan/plan.h"

#include <QString>

namespace muster::estate {

/// A sentence for people, without a full stop: "Approved by Ada until 2027-11-26", "Not approved". Days are
/// those of the plan's zone.
[[nodiscard]] QString sentenceOf(const ApprovalState& state, const plan::Plan& plan);
/// The same in a few words, for a column: "until 2027-11-26", "1 of 3".
[[nodiscard]] QString briefly(const ApprovalState& state, const plan::Plan& plan);
/// Whose the approvals are: "Ada for CTO, Ben".
[[nodiscard]] QString peopleOf(const ApprovalState& state, const plan::Plan& plan);
/// Words that never change: "valid", "partly", "expired", "withdrawn", "changed", "never".
[[nodiscard]] QString keyOf(ApprovalState::Standing standing);

} // namespace muster::estate
