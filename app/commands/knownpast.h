// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/console.h"
#include "core/estate/approvals.h"
#include "core/lint/linter.h"
#include "core/plan/plan.h"
#include "core/session/session.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <optional>

namespace muster::commands {

/// What the log knows of plans, for commands that show them and need no log otherwise: how they stand with
/// those who approve them, and when they were drilled. Where the log cannot be read, that is complained about
/// once, and nothing is known. Thread: main.
class KnownPast final {
public:
    /// Opens the log when there is one; makes none.
    explicit KnownPast(Console& console);
    /// Of the log that is open already.
    KnownPast(Console& console, session::Session& session);

    /// "Approved by Ada until 2027-11-26".
    [[nodiscard]] QString sentence(const plan::Plan& plan) const;
    /// "approved until 2027-11-26".
    [[nodiscard]] QString briefly(const plan::Plan& plan) const;
    /// As jsonOf; null when nothing is known.
    [[nodiscard]] QJsonValue json(const plan::Plan& plan) const;
    /// What the rules look at besides the plan.
    [[nodiscard]] plan::lint::LintContext context(const plan::Plan& plan) const;

private:
    [[nodiscard]] Result<void> read(session::Session& session);
    static void complain(Console& console, const Error& error);
    [[nodiscard]] std::optional<estate::ApprovalState> stateOf(const plan::Plan& plan) const;

    Instant m_now;
    std::optional<estate::Approvals> m_approvals;
    QList<session::IncidentSummary> m_incidents;
};

/// Stable keys: standing, until, approvals (by, for, at, until, version), missing.
[[nodiscard]] QJsonObject jsonOf(const estate::ApprovalState& state);

} // namespace muster::commands
