// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "tests/support/builders.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/memoryvault.h"
#include "tests/support/verify.h"

#include <QStringList>

#include <memory>

namespace muster::test {

/// A database outage as the reference pictures tell it: one decision, a caution, commands, expectations, a
/// restore point.
[[nodiscard]] inline plan::Plan outagePlan()
{
    using namespace std::chrono_literals;
    auto plan
        = aPlan()
              .withOverall(within(4h), within(24h))
              .withRole(QStringLiteral("commander"))
              .withRole(QStringLiteral("technical-lead"))
              .withService(QStringLiteral("neon-database"), within(1h), within(5min))
              .withService(
                  QStringLiteral("audit-logs"), within(4h), within(24h), { QStringLiteral("neon-database") })
              .withService(QStringLiteral("vercel-application"), {}, noPromise())
              .withService(QStringLiteral("resend-notifications"), noPromise(), {})
              .withService(QStringLiteral("upstash-redis"), within(30min), within(30min))
              .withService(QStringLiteral("mux-assets"), within(1h), within(12h))
              .withScenario(QStringLiteral("neon-outage"),
                  { QStringLiteral("neon-database"), QStringLiteral("audit-logs"),
                      QStringLiteral("vercel-application"), QStringLiteral("resend-notifications") })
              .withPhase(QStringLiteral("declare"))
              .withStep(aStep(QStringLiteral("pause-write-traffic")))
              .withStep(aStep(QStringLiteral("confirm-outage"))
                            .titled(QStringLiteral("Confirm Neon reports the outage"))
                            .expecting(QStringLiteral("status page says outage")))
              .withPhase(QStringLiteral("bring-the-database-back"))
              .withStep(aStep(QStringLiteral("find-point"))
                            .titled(QStringLiteral("Find the newest valid restore point"))
                            .expecting(QStringLiteral("A restore point before the damage"))
                            .critical()
                            .taking(5min))
              .withStep(aStep(QStringLiteral("choose"))
                            .titled(QStringLiteral("Choose the path"))
                            .deciding(QStringLiteral("path"),
                                { QStringLiteral("promote"), QStringLiteral("restore") }))
              .withStep(aStep(QStringLiteral("promote-replica"))
                            .titled(QStringLiteral("Promote the read replica in syd1"))
                            .expecting(QStringLiteral("role primary, lag 0 s"))
                            .onlyWhen(answered(QStringLiteral("path"), QStringLiteral("promote")))
                            .taking(5min)
                            .recovering({ QStringLiteral("neon-database") }))
              .withStep(aStep(QStringLiteral("restore-branch"))
                            .titled(QStringLiteral("Restore to a new branch"))
                            .onlyWhen(answered(QStringLiteral("path"), QStringLiteral("restore")))
                            .taking(30min))
              .withStep(aStep(QStringLiteral("compare-rows"))
                            .titled(QStringLiteral("Compare row counts"))
                            .onlyWhen(answered(QStringLiteral("path"), QStringLiteral("restore"))))
              .withPhase(QStringLiteral("resume"), plan::Order::Any)
              .withStep(aStep(QStringLiteral("record-restore-point"))
                            .titled(QStringLiteral("Record the restore point")))
              .withStep(
                  aStep(QStringLiteral("resume-traffic")).titled(QStringLiteral("Resume write traffic")))
              .withValidation(aStep(QStringLiteral("smoke"))
                                  .titled(QStringLiteral("Load the dashboard"))
                                  .expecting(QStringLiteral("Loads")))
              .build();
    plan.title = QStringLiteral("Motion Mavericks");
    plan.version = QStringLiteral("0.2.0");
    plan.zone = QStringLiteral("Australia/Sydney");
    plan.language = QStringLiteral("en");
    auto& scenario = plan.scenarios.first();
    scenario.title = QStringLiteral("Neon outage");
    auto& restore = scenario.procedure[1];
    restore.steps[0].asksRestorePoint = true;
    restore.steps[0].role = plan::RoleId(QStringLiteral("technical-lead"));
    restore.steps[0].why = QStringLiteral("Restoring past the damage brings it back.");
    restore.steps[0].run = plan::Run { plan::Run::Mode::One,
        { plan::CommandLine {
            { QStringLiteral("npm"), QStringLiteral("run"), QStringLiteral("db:verify-backup") }, {},
            { { QStringLiteral("DATABASE_URL"), QStringLiteral("credential:neon-url") } },
            QStringLiteral("valid") } } };
    restore.steps[1].decision->question = QStringLiteral("Is a healthy replica at hand?");
    restore.steps[1].decision->answers[0].title = QStringLiteral("Promote the replica");
    restore.steps[1].decision->answers[0].takes = 10min;
    restore.steps[1].decision->answers[1].title = QStringLiteral("Restore from backup");
    restore.steps[1].decision->answers[1].takes = 40min;
    restore.steps[2].caution
        = QStringLiteral("The old primary never rejoins; up to 12 s of writes are lost.");
    restore.steps[2].irreversible
        = plan::Irreversible { QStringLiteral("production"), QStringLiteral("none") };
    return plan;
}

/// A real session over a journal in memory, declared by Ada as commander.
class IncidentRig {
public:
    explicit IncidentRig(
        plan::Plan written = outagePlan(), journal::StreamKind kind = journal::StreamKind::Live)
        : journal(clock)
        , plan(std::make_shared<const muster::plan::Plan>(std::move(written)))
    {
        using namespace incident;
        session = std::make_shared<session::IncidentSession>(session::Ports { clock, journal, blobs, vault },
            journal::StreamRef {
                journal::StreamId(QUuid(QStringLiteral("00000000-0000-4000-8000-00000000000a"))), kind },
            plan, QList<journal::Event>(), QStringLiteral("Ada"));
        auto declared = declarationOf(*plan, kind, clock.now());
        declared.planVersion = plan->version;
        if (declared.summary.isEmpty())
            declared.summary = QStringLiteral("The database does not answer");
        act(declared);
        act(RoleAssigned { commanderRole(), person(QStringLiteral("Ada")), QStringLiteral("Ada") });
    }

    /// Performs an act that must succeed.
    void act(const incident::Payload& payload)
    {
        const auto done = await(session->act(payload));
        if (!done)
            qFatal("%s", qPrintable(done.error().text));
    }
    [[nodiscard]] static incident::StepAddress address(const QString& step)
    {
        return incident::StepAddress(QStringLiteral("neon-outage/") + step);
    }
    /// Passes the guard of the step that cannot be undone.
    void releasePromotion()
    {
        act(incident::StepReleased {
            address(QStringLiteral("promote-replica")), QStringLiteral("production") });
    }
    /// Does everything before the choice of the path.
    void walkToTheChoice()
    {
        act(incident::StepCompleted { address(QStringLiteral("pause-write-traffic")), {} });
        clock.advance(std::chrono::minutes(2));
        act(incident::StepCompleted {
            address(QStringLiteral("confirm-outage")), QStringLiteral("major outage") });
        clock.advance(std::chrono::minutes(3));
        act(incident::StepCompleted {
            address(QStringLiteral("find-point")), QStringLiteral("03:00, checked") });
    }
    /// Types of what this incident's people did, oldest first.
    [[nodiscard]] QStringList types() const
    {
        QStringList types;
        for (const auto& event : journal.events())
            types << event.type;
        return types;
    }
    [[nodiscard]] const journal::Event& last() const { return journal.events().last(); }

    ManualClock clock;
    MemoryJournal journal;
    MemoryBlobs blobs;
    MemoryVault vault;
    std::shared_ptr<const muster::plan::Plan> plan;
    std::shared_ptr<session::IncidentSession> session;
};

} // namespace muster::test
