// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/timeline.h"

#include <QFlags>
#include <QString>

#include <array>

namespace muster::ui {

/// What an entry of the timeline is about, for people who look for one kind of them.
enum class TimelineTopic {
    Steps = 1,
    Decisions = 2,
    Notes = 4,
    Roles = 8,
    Services = 16, ///< and the times that recovery is measured by
    Messages = 32,
    Credentials = 64,
    Incident = 128, ///< its beginning and end, its clock, and what cannot be read
};
Q_DECLARE_FLAGS(TimelineTopics, TimelineTopic)
Q_DECLARE_OPERATORS_FOR_FLAGS(TimelineTopics)

inline constexpr std::array kTimelineTopics { TimelineTopic::Steps, TimelineTopic::Decisions,
    TimelineTopic::Notes, TimelineTopic::Roles, TimelineTopic::Services, TimelineTopic::Messages,
    TimelineTopic::Credentials, TimelineTopic::Incident };

[[nodiscard]] TimelineTopic topicOf(const incident::TimelineLine& line);
/// "Steps", "Notes and tasks".
[[nodiscard]] QString wordsOf(TimelineTopic topic);

} // namespace muster::ui
