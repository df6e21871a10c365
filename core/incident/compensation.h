// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/incident/walkthrough.h"
#include "core/plan/plan.h"

#include <QString>

#include <optional>

namespace muster::incident {

/// The act that takes another one back.
struct Compensation {
    Payload act;
    /// What is taken back: "done 2.1 Promote the replica".
    QString of;
};

/// How an act of this moment can be taken back later: nothing where another act cannot do that, as for words
/// that were said to somebody, and for a step that the plan calls irreversible. Pure.
[[nodiscard]] std::optional<Compensation> compensationOf(
    const plan::Plan& plan, const Walkthrough& walkthrough, const Payload& act);

} // namespace muster::incident
