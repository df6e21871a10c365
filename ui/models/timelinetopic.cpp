// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinetopic.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonObject>

namespace muster::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// All that is not about the incident itself. What is reopened is a step, whatever it is of.
const QHash<QString, TimelineTopic>& topicsOfTypes()
{
    static const QHash<QString, TimelineTopic> kTopics {
        { QStringLiteral("step.started"), TimelineTopic::Steps },
        { QStringLiteral("step.completed"), TimelineTopic::Steps },
        { QStringLiteral("step.skipped"), TimelineTopic::Steps },
        { QStringLiteral("step.failed"), TimelineTopic::Steps },
        { QStringLiteral("step.reopened"), TimelineTopic::Steps },
        { QStringLiteral("step.held"), TimelineTopic::Steps },
        { QStringLiteral("step.waiting"), TimelineTopic::Steps },
        { QStringLiteral("step.deferred"), TimelineTopic::Steps },
        { QStringLiteral("step.resumed"), TimelineTopic::Steps },
        { QStringLiteral("step.overridden"), TimelineTopic::Steps },
        { QStringLiteral("step.released"), TimelineTopic::Steps },
        { QStringLiteral("step.verified"), TimelineTopic::Steps },
        { QStringLiteral("step.extended"), TimelineTopic::Steps },
        { QStringLiteral("step.added"), TimelineTopic::Steps },
        { QStringLiteral("step.struck"), TimelineTopic::Steps },
        { QStringLiteral("step.restored"), TimelineTopic::Steps },
        { QStringLiteral("step.reworded"), TimelineTopic::Steps },
        { QStringLiteral("step.moved"), TimelineTopic::Steps },
        { QStringLiteral("approval.requested"), TimelineTopic::Steps },
        { QStringLiteral("approval.given"), TimelineTopic::Steps },
        { QStringLiteral("approval.refused"), TimelineTopic::Steps },
        { QStringLiteral("scenario.attached"), TimelineTopic::Steps },
        { QStringLiteral("scenario.detached"), TimelineTopic::Steps },
        { QStringLiteral("phase.completed"), TimelineTopic::Steps },
        { QStringLiteral("phase.reopened"), TimelineTopic::Steps },
        { QStringLiteral("rollback.started"), TimelineTopic::Steps },
        { QStringLiteral("rollback.stopped"), TimelineTopic::Steps },
        { QStringLiteral("remember.ended"), TimelineTopic::Steps },
        { QStringLiteral("remember.resumed"), TimelineTopic::Steps },
        { QStringLiteral("credential.doubted"), TimelineTopic::Steps },
        { QStringLiteral("decision.recorded"), TimelineTopic::Decisions },
        { QStringLiteral("note.added"), TimelineTopic::Notes },
        { QStringLiteral("misfit.noted"), TimelineTopic::Notes },
        { QStringLiteral("step.explained"), TimelineTopic::Notes },
        { QStringLiteral("assumption.answered"), TimelineTopic::Notes },
        { QStringLiteral("check.reported"), TimelineTopic::Notes },
        { QStringLiteral("role.assigned"), TimelineTopic::Roles },
        { QStringLiteral("service.recovered"), TimelineTopic::Services },
        { QStringLiteral("service.recovery-withdrawn"), TimelineTopic::Services },
        { QStringLiteral("restore-point.chosen"), TimelineTopic::Services },
        { QStringLiteral("times.stated"), TimelineTopic::Services },
        { QStringLiteral("message.sent"), TimelineTopic::Messages },
        { QStringLiteral("credential.accessed"), TimelineTopic::Credentials },
        { QStringLiteral("credential.stored"), TimelineTopic::Credentials },
        { QStringLiteral("credential.proven"), TimelineTopic::Credentials },
    };
    return kTopics;
}

} // namespace

TimelineTopic topicOf(const journal::Event& event)
{
    if (event.version != 1)
        return TimelineTopic::Incident;
    const auto topic = topicsOfTypes().value(event.type, TimelineTopic::Incident);
    // A decision that was only written down is a note by its type.
    const bool isNote = topic == TimelineTopic::Notes && event.type == u"note.added";
    return isNote && event.payload.value(u"kind").toString() == u"decision" ? TimelineTopic::Decisions
                                                                            : topic;
}

QStringList typesOf(TimelineTopics topics)
{
    QStringList types;
    for (auto known = topicsOfTypes().begin(); known != topicsOfTypes().end(); ++known) {
        if (topics.testFlag(known.value()))
            types << known.key();
    }
    const auto note = QStringLiteral("note.added");
    if (topics.testFlag(TimelineTopic::Decisions) && !types.contains(note))
        types << note;
    if (topics.testFlag(TimelineTopic::Incident)) {
        for (const auto* subject : { "incident", "clock", "machine", "zone", "watch", "record", "evidence",
                 "leaf", "plan", "console", "origin", "stream" })
            types << QString::fromLatin1(subject);
    }
    types.sort();
    return types;
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
