// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/state.h"
#include "core/plan/plan.h"

#include <QList>

#include <optional>

namespace muster::incident {

/// Where one audience of the plan stands.
struct UpdateDue {
    plan::AudienceId audience { QString() };
    QString title;
    /// Nothing when nobody has promised anything, or everything that was promised is said.
    std::optional<Instant> due;
    std::optional<MessageState> last;

    bool operator==(const UpdateDue&) const = default;
    [[nodiscard]] bool isOverdue(Instant now) const { return due && now > *due; }
};

/// What was said, beside what had been promised.
struct SentMessage {
    MessageState message;
    /// When it was due, before it was sent; nothing when nobody had promised it.
    std::optional<Instant> due;

    bool operator==(const SentMessage&) const = default;
    [[nodiscard]] bool isLate() const { return due && message.at > *due; }
};

/// When each audience of the plan is due its next message, the earliest first, then those without one in the
/// order of the plan. The first is due `first` after declaring, where the plan says none `every`; each later
/// one when the last message promised it, else `every` after that. Nothing is due of an incident that is
/// closed or not declared. Pure.
[[nodiscard]] QList<UpdateDue> cadence(const plan::Plan& plan, const IncidentState& state);

/// Every message of the incident, oldest first, with what had been promised of it. Pure.
[[nodiscard]] QList<SentMessage> sentMessages(const plan::Plan& plan, const IncidentState& state);

/// The audience of this name; null for none.
[[nodiscard]] const plan::Audience* audienceOf(const plan::Plan& plan, const plan::AudienceId& id);

} // namespace muster::incident
