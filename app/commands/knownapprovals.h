// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/estate/approvals.h"
#include "core/plan/plan.h"

#include <QJsonValue>
#include <QString>

#include <optional>

namespace muster::commands {

/// How plans stand with those who approve them, for commands that show plans and need no log otherwise. Where
/// the log cannot be read, that is complained about once, and nothing is known. Thread: main.
class KnownApprovals final {
public:
    /// Opens the log when there is one; makes none.
    explicit KnownApprovals(Console& console);

    /// "Approved by Ada until 2027-11-26".
    [[nodiscard]] QString sentence(const plan::Plan& plan) const;
    /// "approved until 2027-11-26".
    [[nodiscard]] QString briefly(const plan::Plan& plan) const;
    /// As jsonOf; null when nothing is known.
    [[nodiscard]] QJsonValue json(const plan::Plan& plan) const;

private:
    [[nodiscard]] std::optional<estate::ApprovalState> stateOf(const plan::Plan& plan) const;

    Instant m_now;
    std::optional<estate::Approvals> m_approvals;
};

/// Stable keys: standing, until, approvals (by, for, at, until, version), missing.
[[nodiscard]] QJsonObject jsonOf(const estate::ApprovalState& state);

} // namespace muster::commands
