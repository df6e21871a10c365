// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/journal/event.h"
#include "core/plan/planids.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace muster::estate {

// What events of the estate stream say. Texts marked "leaf" may be withheld: then they are empty, and no rule
// may read them.

/// plan.approved: somebody answers for one version of a plan. Who it was is the event's actor.
struct PlanApproved {
    plan::PlanId plan { QString() };
    /// As the plan calls it; may be empty.
    QString version;
    /// plan::hashOf and plan::sourceHashOf.
    QString planHash;
    QString sourceHash;
    /// For which of the approvers that the plan names, by id; empty where it names none.
    QString approver;
    /// The first moment at which it no longer holds.
    Instant until;
    QString remark; // leaf

    bool operator==(const PlanApproved&) const = default;
};

/// plan.approval-withdrawn: what was approved of this version before no longer counts.
struct PlanApprovalWithdrawn {
    plan::PlanId plan { QString() };
    QString planHash;
    QString why; // leaf

    bool operator==(const PlanApprovalWithdrawn&) const = default;
};

/// console.enrolled: somebody vouches for it that what is signed with this key was recorded by a console of
/// the team.
struct ConsoleEnrolled {
    journal::OriginId console;
    /// 64 hex digits.
    QString key;
    QString name; // leaf

    bool operator==(const ConsoleEnrolled&) const = default;
};

/// console.revoked: from then on nothing that this console signs counts; it was stolen or given away.
struct ConsoleRevoked {
    journal::OriginId console;
    Instant since;
    QString why; // leaf

    bool operator==(const ConsoleRevoked&) const = default;
};

using Entry = std::variant<PlanApproved, PlanApprovalWithdrawn, ConsoleEnrolled, ConsoleRevoked>;

/// Names of the types in the journal, without version. They never change once released.
[[nodiscard]] QStringList entryTypes();
/// Fills type, version, subject, payload and texts of a draft.
void encode(const Entry& entry, journal::Draft& draft);
/// Nothing for another type, an unknown version, or a payload that does not hold what it must.
[[nodiscard]] std::optional<Entry> decode(const journal::Event& event);

} // namespace muster::estate
