// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/timeline.h"

#include <QFlags>
#include <QString>
#include <QStringList>

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
    Incident = 128, ///< its beginning and end, its clock, and what this version does not know
};
Q_DECLARE_FLAGS(TimelineTopics, TimelineTopic)
Q_DECLARE_OPERATORS_FOR_FLAGS(TimelineTopics)

inline constexpr std::array kTimelineTopics { TimelineTopic::Steps, TimelineTopic::Decisions,
    TimelineTopic::Notes, TimelineTopic::Roles, TimelineTopic::Services, TimelineTopic::Messages,
    TimelineTopic::Credentials, TimelineTopic::Incident };

/// Told by the type alone, which costs nothing beside the sentence.
[[nodiscard]] TimelineTopic topicOf(const journal::Event& event);
/// Of which types entries about these are, as journal::Search has them. Some of them may be about something
/// else after all: topicOf() tells. Empty for no topic.
[[nodiscard]] QStringList typesOf(TimelineTopics topics);
/// "Steps", "Notes and tasks".
[[nodiscard]] QString wordsOf(TimelineTopic topic);

} // namespace muster::ui
