// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinetopic.h"

#include <QCoreApplication>

namespace muster::ui {

using incident::LineKind;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

} // namespace

TimelineTopic topicOf(const incident::TimelineLine& line)
{
    // What is reopened is a step or a service, and a clock is that of the drill or one of recovery.
    const bool statesTimes = line.type == u"times.stated";
    if (line.service || statesTimes)
        return TimelineTopic::Services;
    switch (line.kind) {
    case LineKind::Phase:
    case LineKind::Started:
    case LineKind::Held:
    case LineKind::Waiting:
    case LineKind::Deferred:
    case LineKind::Done:
    case LineKind::Verified:
    case LineKind::Overridden:
    case LineKind::Skipped:
    case LineKind::Failed:
    case LineKind::Reopened:
    case LineKind::Approval:
    case LineKind::Changed:
        return TimelineTopic::Steps;
    case LineKind::Decision:
        return TimelineTopic::Decisions;
    case LineKind::Note:
    case LineKind::Question:
    case LineKind::Task:
        return TimelineTopic::Notes;
    case LineKind::Role:
        return TimelineTopic::Roles;
    case LineKind::Recovered:
    case LineKind::RestorePoint:
        return TimelineTopic::Services;
    case LineKind::Message:
        return TimelineTopic::Messages;
    case LineKind::Credential:
        return TimelineTopic::Credentials;
    case LineKind::Milestone:
    case LineKind::Evidence:
    case LineKind::Anchored:
    case LineKind::Clock:
    case LineKind::Unreadable:
        break;
    }
    return TimelineTopic::Incident;
}

QString wordsOf(TimelineTopic topic)
{
    switch (topic) {
    case TimelineTopic::Steps:
        return tr("Steps");
    case TimelineTopic::Decisions:
        return tr("Decisions");
    case TimelineTopic::Notes:
        return tr("Notes and tasks");
    case TimelineTopic::Roles:
        return tr("Roles");
    case TimelineTopic::Services:
        return tr("Services and times");
    case TimelineTopic::Messages:
        return tr("Messages");
    case TimelineTopic::Credentials:
        return tr("Credentials");
    case TimelineTopic::Incident:
        break;
    }
    return tr("Incident and clock");
}

} // namespace muster::ui
