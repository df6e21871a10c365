// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/estate/entries.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace muster::estate {

/// That an approval was taken back.
struct Withdrawal {
    /// Empty when withheld.
    QString by;
    Instant at;
    QString why;

    bool operator==(const Withdrawal&) const = default;
};

/// One person's approval of one version of a plan, with what became of it.
struct Approval {
    PlanApproved what;
    /// Empty when withheld.
    QString by;
    Instant at;
    std::optional<Withdrawal> withdrawn = {};

    bool operator==(const Approval&) const = default;
};

/// How one version of a plan stands with those who answer for it.
struct ApprovalState {
    enum class Standing {
        Never, ///< nobody ever approved any version
        Changed, ///< another version was approved, not this one
        Withdrawn,
        Expired,
        Partly, ///< some of those who must have approved
        Valid
    };

    Standing standing = Standing::Never;
    /// Those that count; else the newest one that once did: of this version, or of another when it is
    /// Changed.
    QList<Approval> approvals = {};
    /// The approvers of the plan, by id, who have still to approve.
    QStringList missing = {};
    /// Of what counts, the earliest end.
    std::optional<Instant> until = {};
};

/// What the log knows of approvals. A value; built from events in any order.
class Approvals final {
public:
    Approvals() = default;
    /// Events of other types are passed over.
    explicit Approvals(QList<journal::Event> events);

    /// How the version with this hash stood at a moment. `approvers` are those that it names.
    [[nodiscard]] ApprovalState of(
        const plan::PlanId& plan, const QString& hash, const QStringList& approvers, Instant moment) const;
    [[nodiscard]] ApprovalState of(const plan::Plan& plan, Instant moment) const;

    /// Oldest first.
    [[nodiscard]] const QList<Approval>& all() const { return m_all; }

private:
    QList<Approval> m_all;
};

} // namespace muster::estate
