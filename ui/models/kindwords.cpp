// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kindwords.h"

#include <QCoreApplication>
#include <QHash>

namespace muster::ui {

namespace {

const QHash<QString, const char*>& wordsOfTypes()
{
    static const QHash<QString, const char*> kWords {
        { QStringLiteral("incident.declared"), QT_TRANSLATE_NOOP("muster", "Declared") },
        { QStringLiteral("incident.closed"), QT_TRANSLATE_NOOP("muster", "Closed") },
        { QStringLiteral("role.assigned"), QT_TRANSLATE_NOOP("muster", "Role") },
        { QStringLiteral("step.started"), QT_TRANSLATE_NOOP("muster", "Step started") },
        { QStringLiteral("step.completed"), QT_TRANSLATE_NOOP("muster", "Step done") },
        { QStringLiteral("step.skipped"), QT_TRANSLATE_NOOP("muster", "Step skipped") },
        { QStringLiteral("step.failed"), QT_TRANSLATE_NOOP("muster", "Step failed") },
        { QStringLiteral("step.reopened"), QT_TRANSLATE_NOOP("muster", "Step reopened") },
        { QStringLiteral("step.held"), QT_TRANSLATE_NOOP("muster", "Step held") },
        { QStringLiteral("step.waiting"), QT_TRANSLATE_NOOP("muster", "Step waiting") },
        { QStringLiteral("step.deferred"), QT_TRANSLATE_NOOP("muster", "Step put off") },
        { QStringLiteral("step.resumed"), QT_TRANSLATE_NOOP("muster", "Step taken up again") },
        { QStringLiteral("step.overridden"), QT_TRANSLATE_NOOP("muster", "Step vouched for") },
        { QStringLiteral("step.released"), QT_TRANSLATE_NOOP("muster", "Step released") },
        { QStringLiteral("step.verified"), QT_TRANSLATE_NOOP("muster", "Step verified") },
        { QStringLiteral("step.explained"), QT_TRANSLATE_NOOP("muster", "Step explained") },
        { QStringLiteral("step.extended"), QT_TRANSLATE_NOOP("muster", "Time of a step extended") },
        { QStringLiteral("step.added"), QT_TRANSLATE_NOOP("muster", "Step added") },
        { QStringLiteral("step.struck"), QT_TRANSLATE_NOOP("muster", "Step struck") },
        { QStringLiteral("step.restored"), QT_TRANSLATE_NOOP("muster", "Step restored") },
        { QStringLiteral("step.reworded"), QT_TRANSLATE_NOOP("muster", "Step reworded") },
        { QStringLiteral("step.moved"), QT_TRANSLATE_NOOP("muster", "Step moved") },
        { QStringLiteral("approval.requested"), QT_TRANSLATE_NOOP("muster", "Approval asked for") },
        { QStringLiteral("approval.given"), QT_TRANSLATE_NOOP("muster", "Approval given") },
        { QStringLiteral("approval.refused"), QT_TRANSLATE_NOOP("muster", "Approval refused") },
        { QStringLiteral("decision.recorded"), QT_TRANSLATE_NOOP("muster", "Decision") },
        { QStringLiteral("message.sent"), QT_TRANSLATE_NOOP("muster", "Message") },
        { QStringLiteral("service.recovered"), QT_TRANSLATE_NOOP("muster", "Service back") },
        { QStringLiteral("service.recovery-withdrawn"),
            QT_TRANSLATE_NOOP("muster", "Service not back after all") },
        { QStringLiteral("restore-point.chosen"), QT_TRANSLATE_NOOP("muster", "Restore point") },
        { QStringLiteral("times.stated"), QT_TRANSLATE_NOOP("muster", "Times stated") },
        { QStringLiteral("check.reported"), QT_TRANSLATE_NOOP("muster", "Check") },
        { QStringLiteral("clock.changed"), QT_TRANSLATE_NOOP("muster", "Clock of the drill") },
        { QStringLiteral("clock.moved"), QT_TRANSLATE_NOOP("muster", "Clock of the computer") },
        { QStringLiteral("clock.checked"), QT_TRANSLATE_NOOP("muster", "Clock of the computer") },
        { QStringLiteral("machine.slept"), QT_TRANSLATE_NOOP("muster", "Computer asleep") },
        { QStringLiteral("zone.changed"), QT_TRANSLATE_NOOP("muster", "Time zone") },
        { QStringLiteral("credential.accessed"), QT_TRANSLATE_NOOP("muster", "Credential read") },
        { QStringLiteral("credential.stored"), QT_TRANSLATE_NOOP("muster", "Credential stored") },
        { QStringLiteral("credential.proven"), QT_TRANSLATE_NOOP("muster", "Credential proven") },
        { QStringLiteral("credential.doubted"), QT_TRANSLATE_NOOP("muster", "Credential doubted") },
        { QStringLiteral("remember.ended"), QT_TRANSLATE_NOOP("muster", "No longer to remember") },
        { QStringLiteral("remember.resumed"), QT_TRANSLATE_NOOP("muster", "To remember again") },
        { QStringLiteral("assumption.answered"), QT_TRANSLATE_NOOP("muster", "Assumption") },
        { QStringLiteral("misfit.noted"), QT_TRANSLATE_NOOP("muster", "Misfit of the plan") },
        { QStringLiteral("phase.completed"), QT_TRANSLATE_NOOP("muster", "Phase complete") },
        { QStringLiteral("phase.reopened"), QT_TRANSLATE_NOOP("muster", "Phase reopened") },
        { QStringLiteral("rollback.started"), QT_TRANSLATE_NOOP("muster", "Rollback") },
        { QStringLiteral("rollback.stopped"), QT_TRANSLATE_NOOP("muster", "End of the rollback") },
        { QStringLiteral("objective.paused"), QT_TRANSLATE_NOOP("muster", "Clock paused") },
        { QStringLiteral("objective.resumed"), QT_TRANSLATE_NOOP("muster", "Clock runs again") },
        { QStringLiteral("objection.noted"), QT_TRANSLATE_NOOP("muster", "Objection") },
        { QStringLiteral("follow-up.added"), QT_TRANSLATE_NOOP("muster", "Follow-up") },
        { QStringLiteral("follow-up.changed"), QT_TRANSLATE_NOOP("muster", "Follow-up agreed anew") },
        { QStringLiteral("follow-up.ended"), QT_TRANSLATE_NOOP("muster", "Follow-up ended") },
        { QStringLiteral("follow-up.reopened"), QT_TRANSLATE_NOOP("muster", "Follow-up open again") },
        { QStringLiteral("review.written"), QT_TRANSLATE_NOOP("muster", "Written for the report") },
        { QStringLiteral("review.moved"), QT_TRANSLATE_NOOP("muster", "Review") },
        { QStringLiteral("review.commented"), QT_TRANSLATE_NOOP("muster", "Remark on the report") },
        { QStringLiteral("review.settled"), QT_TRANSLATE_NOOP("muster", "Remark answered") },
        { QStringLiteral("watch.begun"), QT_TRANSLATE_NOOP("muster", "Watch begun") },
        { QStringLiteral("watch.ended"), QT_TRANSLATE_NOOP("muster", "Watch ended") },
        { QStringLiteral("record.anchored"), QT_TRANSLATE_NOOP("muster", "Record anchored") },
        { QStringLiteral("evidence.attached"), QT_TRANSLATE_NOOP("muster", "Evidence attached") },
        { QStringLiteral("evidence.withdrawn"), QT_TRANSLATE_NOOP("muster", "Evidence withdrawn") },
        { QStringLiteral("leaf.erased"), QT_TRANSLATE_NOOP("muster", "Texts taken back") },
        { QStringLiteral("scenario.attached"), QT_TRANSLATE_NOOP("muster", "Scenario attached") },
        { QStringLiteral("scenario.detached"), QT_TRANSLATE_NOOP("muster", "Scenario detached") },
        { QStringLiteral("stream.opened"), QT_TRANSLATE_NOOP("muster", "An incident or drill begins") },
        { QStringLiteral("stream.closed"), QT_TRANSLATE_NOOP("muster", "An incident or drill is over") },
        { QStringLiteral("plan.approved"), QT_TRANSLATE_NOOP("muster", "Plan approved") },
        { QStringLiteral("plan.approval-withdrawn"),
            QT_TRANSLATE_NOOP("muster", "Approval of a plan withdrawn") },
        { QStringLiteral("console.enrolled"), QT_TRANSLATE_NOOP("muster", "Console enrolled") },
        { QStringLiteral("console.revoked"), QT_TRANSLATE_NOOP("muster", "Console revoked") },
        { QStringLiteral("origin.joined"), QT_TRANSLATE_NOOP("muster", "Console joined") },
    };
    return kWords;
}

const char* wordsOfNote(const QString& kind)
{
    if (kind == u"decision")
        return QT_TRANSLATE_NOOP("muster", "Decision");
    if (kind == u"question")
        return QT_TRANSLATE_NOOP("muster", "Question");
    if (kind == u"task")
        return QT_TRANSLATE_NOOP("muster", "Task");
    return QT_TRANSLATE_NOOP("muster", "Note");
}

} // namespace

QString kindWordsOf(const journal::Event& event)
{
    const auto* words = event.version != 1 ? nullptr
        : event.type == u"note.added"      ? wordsOfNote(event.payload.value(u"kind").toString())
                                           : wordsOfTypes().value(event.type, nullptr);
    if (event.type == journal::kUnreadable)
        return QCoreApplication::translate("muster", "An entry that cannot be read");
    return words != nullptr ? QCoreApplication::translate("muster", words)
                            : QStringLiteral("%1.%2").arg(event.type).arg(event.version);
}

} // namespace muster::ui
