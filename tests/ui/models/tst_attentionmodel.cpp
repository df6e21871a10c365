// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "ui/models/attentionmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;
using Matter = AttentionRow::Matter;

class TstAttentionModel final : public QObject {
    Q_OBJECT
private:
    static QList<AttentionRow> rowsOf(const IncidentRig& rig)
    {
        return attentionRows(
            rig.session->plan(), rig.session->state(), rig.session->walkthrough(), rig.clock.now());
    }
    /// Five services, promised within the hour, that wait for a database.
    static plan::Plan shopPlan(Millis database)
    {
        const QStringList waiting { QStringLiteral("orders"), QStringLiteral("billing"),
            QStringLiteral("mail"), QStringLiteral("search"), QStringLiteral("reports") };
        auto builder = aPlan();
        builder.withService(QStringLiteral("database"), within(database), noPromise());
        for (const auto& id : waiting)
            builder.withService(id, within(1h), noPromise(), { QStringLiteral("database") });
        auto plan = builder
                        .withScenario(
                            QStringLiteral("outage"), waiting + QStringList { QStringLiteral("database") })
                        .withPhase(QStringLiteral("act"))
                        .withStep(QStringLiteral("look"))
                        .build();
        plan.zone = QStringLiteral("Australia/Sydney");
        for (auto& service : plan.services)
            service.title = service.id.toString().at(0).toUpper() + service.id.toString().sliced(1);
        return plan;
    }
    static QStringList spoken(const AttentionModel& model)
    {
        QStringList sentences;
        for (int row = 0; row < model.rowCount(); ++row)
            sentences << model.index(row).data(Qt::AccessibleTextRole).toString();
        return sentences;
    }

private slots:
    void init() { failOnWarnings(); }

    void nothingNeedsAnybodyAtFirst()
    {
        IncidentRig rig;
        QVERIFY(rowsOf(rig).isEmpty());
        QVERIFY(attentionRows(rig.session->plan(), {}, {}, rig.clock.now()).isEmpty());
    }

    void aClockThatIsPausedCallsNobody()
    {
        IncidentRig rig;
        const plan::ServiceId neon(QStringLiteral("neon-database"));
        rig.clock.advance(50min);
        QCOMPARE_EQ(rowsOf(rig).size(), 1);
        rig.act(incident::ObjectivePaused { neon, QStringLiteral("agreed with Cleo") });
        QVERIFY(rowsOf(rig).isEmpty());
        rig.clock.advance(1h);
        QVERIFY(rowsOf(rig).isEmpty());
        rig.act(incident::ObjectiveResumed { neon });
        QCOMPARE_EQ(rowsOf(rig).size(), 1);
        QCOMPARE_EQ(rowsOf(rig)[0].matter, Matter::PromiseShort);
        rig.clock.advance(10min + 1s);
        QCOMPARE_EQ(rowsOf(rig)[0].matter, Matter::PromiseOver);
    }

    void aPromiseIsShortInItsLastQuarterAndOverAfterItsEnd()
    {
        IncidentRig rig;
        rig.clock.advance(45min);
        QVERIFY(rowsOf(rig).isEmpty());
        rig.clock.advance(1s);
        auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::PromiseShort);
        QCOMPARE_EQ(rows[0].service, plan::ServiceId(QStringLiteral("neon-database")));
        QVERIFY(!rows[0].isCritical());
        rig.clock.advance(15min - 1s);
        QCOMPARE_EQ(rowsOf(rig)[0].matter, Matter::PromiseShort);
        rig.clock.advance(1s);
        rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::PromiseOver);
        QVERIFY(rows[0].isCritical());
        rig.act(incident::ServiceRecovered { plan::ServiceId(QStringLiteral("neon-database")), {} });
        QVERIFY(rowsOf(rig).isEmpty());
    }

    void aStepThatTakesLongerThanPlannedIsAWarning()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        rig.clock.advance(3min);
        rig.releasePromotion();
        rig.act(incident::StepStarted { IncidentRig::address(QStringLiteral("promote-replica")) });
        rig.clock.advance(5min);
        QVERIFY(rowsOf(rig).isEmpty());
        rig.clock.advance(1s);
        const auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::StepOverTime);
        QCOMPARE_EQ(rows[0].step, IncidentRig::address(QStringLiteral("promote-replica")));
    }

    void aFailedStepIsCriticalUntilItIsResolved()
    {
        IncidentRig rig;
        const auto step = IncidentRig::address(QStringLiteral("pause-write-traffic"));
        rig.act(incident::StepFailed { step, QStringLiteral("the switch is stuck") });
        auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::StepFailed);
        QCOMPARE_EQ(rows[0].why, QStringLiteral("the switch is stuck"));
        QVERIFY(rows[0].isCritical());
        rig.act(incident::StepReopened { step, {} });
        QVERIFY(rowsOf(rig).isEmpty());
    }

    void h5_whatFellBackIsCriticalUntilItHoldsAgain()
    {
        auto plan = outagePlan();
        plan::CheckSpec check;
        check.id = plan::CheckId(QStringLiteral("paused"));
        plan.checks << check;
        auto& first = plan.scenarios.first().procedure.first().steps.first();
        first.check = check.id;
        const auto step = IncidentRig::address(first.id.toString());
        IncidentRig rig(plan);
        rig.act(incident::StepCompleted { step, {} });
        rig.clock.advance(1min);
        rig.act(incident::CheckReported { check.id, incident::CheckWord::Fails, {}, {}, {} });
        const auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::StepFellBack);
        QCOMPARE_EQ(rows[0].step, std::optional(step));
        QVERIFY(rows[0].isCritical());
        QCOMPARE_EQ(
            AttentionModel::headWords(rows[0]), QStringLiteral("Fallen back: 1.1 Pause write traffic"));
        rig.act(incident::CheckReported { check.id, incident::CheckWord::Holds, {}, {}, {} });
        QVERIFY(rowsOf(rig).isEmpty());
    }

    void checksThatGoSilentTogetherAreOneRow()
    {
        auto plan = outagePlan();
        for (const auto* name : { "one", "two", "three" }) {
            plan::CheckSpec check;
            check.id = plan::CheckId(QString::fromLatin1(name));
            plan.checks << check;
        }
        IncidentRig rig(plan);
        for (const auto& check : plan.checks)
            rig.act(incident::CheckReported { check.id, incident::CheckWord::NoAnswer, {}, {}, {} });
        const auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::ReachImpaired);
        QCOMPARE_EQ(
            rows[0].why, QStringLiteral("3 of 3 checks went silent together; look at its network first"));
    }

    void anOverdueUpdateIsCriticalUntilItIsSent()
    {
        IncidentRig rig(commsPlan());
        rig.clock.advance(5min);
        QVERIFY(rowsOf(rig).isEmpty());
        rig.clock.advance(1s);
        const auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::UpdateOverdue);
        QCOMPARE_EQ(rows[0].audience, plan::AudienceId(QStringLiteral("customers")));
        QVERIFY(rows[0].isCritical());
        AttentionModel model;
        QVERIFY(!model.hasCritical());
        model.setIncident(rig.session);
        QVERIFY(model.hasCritical());
        QCOMPARE_EQ(spoken(model),
            QStringList { QStringLiteral("Critical, Update overdue: Customers, say how it stands, and when "
                                         "you say it again, since 14:17") });
        rig.act(toldOf(QStringLiteral("customers")));
        QCOMPARE_EQ(model.rowCount(), 0);
    }

    void whereNobodyCommandsItSaysSo()
    {
        IncidentRig rig;
        auto state = rig.session->state();
        state.roles.remove(incident::commanderRole());
        const auto rows
            = attentionRows(rig.session->plan(), state, rig.session->walkthrough(), rig.clock.now());
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::NobodyCommands);
    }

    void aClosedIncidentNeedsNobody()
    {
        IncidentRig rig;
        rig.clock.advance(2h);
        QVERIFY(!rowsOf(rig).isEmpty());
        rig.act(incident::IncidentClosed {});
        QVERIFY(rowsOf(rig).isEmpty());
    }

    void whatIsBrokenComesBeforeWhatWillBe()
    {
        IncidentRig rig;
        AttentionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.walkToTheChoice();
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        rig.clock.advance(1h);
        rig.act(incident::StepFailed {
            IncidentRig::address(QStringLiteral("promote-replica")), QStringLiteral("it refuses") });
        rig.clock.advance(2h);
        model.tick();
        QCOMPARE_EQ(spoken(model),
            QStringList({
                QStringLiteral("Critical, Over: Neon database, ended 15:12, promised 1 h, since "
                               "15:12, Audit logs waits for Neon database"),
                QStringLiteral(
                    "Critical, Failed: 2.3 Promote the read replica in syd1, it refuses, since 15:17"),
            }));
        QCOMPARE_EQ(model.sinceWords(model.at(0)), QStringLiteral("since 15:12"));
    }

    void h25WhatWaitsForAFailedServiceStandsInItsRow()
    {
        IncidentRig rig(shopPlan(30min));
        AttentionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.clock.advance(55min);
        model.tick();
        QCOMPARE_EQ(spoken(model),
            QStringList { QStringLiteral("Critical, Over: Database, ended 14:42, promised 30 min, since "
                                         "14:42, Orders, Billing and 3 more wait for Database") });
        rig.clock.advance(10min);
        model.tick();
        QCOMPARE_EQ(AttentionModel::waitingWords(model.at(0)),
            QStringLiteral("Orders, Billing and 3 more wait for Database, 5 over their promises"));
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"Mail, Search, Reports"));
        // Once it is back, each stands for itself again.
        rig.act(incident::ServiceRecovered { plan::ServiceId(QStringLiteral("database")), {} });
        QCOMPARE_EQ(model.rowCount(), 5);
        for (int row = 0; row < model.rowCount(); ++row) {
            QCOMPARE_EQ(model.at(row).matter, Matter::PromiseOver);
            QVERIFY(model.at(row).waiting.isEmpty());
        }
        rig.act(incident::RecoveryWithdrawn { plan::ServiceId(QStringLiteral("database")), {} });
        QCOMPARE_EQ(model.rowCount(), 1);
    }

    void h25AServiceThatHoldsUpOthersHasARowBeforeItsOwnPromiseIsShort()
    {
        IncidentRig rig(shopPlan(10h));
        rig.clock.advance(61min);
        auto rows = rowsOf(rig);
        QCOMPARE_EQ(rows.size(), 1);
        QCOMPARE_EQ(rows[0].matter, Matter::HoldsUpOthers);
        QCOMPARE_EQ(rows[0].service, plan::ServiceId(QStringLiteral("database")));
        QCOMPARE_EQ(rows[0].waiting.size(), 5);
        // A broken promise stays critical in whosever row it stands.
        QVERIFY(rows[0].isCritical());
        QCOMPARE_EQ(AttentionModel::headWords(rows[0]), QStringLiteral("Holds up others: Database"));
    }

    void aTickTellsOnlyWhatComesAndGoes()
    {
        IncidentRig rig;
        AttentionModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.clock.advance(50min);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.tick();
        QCOMPARE_EQ(inserted.size(), 1);
        for (int second = 0; second < 60; ++second) {
            rig.clock.advance(1s);
            model.tick();
        }
        QCOMPARE_EQ(inserted.size(), 1);
        QVERIFY(changed.isEmpty());
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }
};
MUSTER_TEST(TstAttentionModel)
#include "tst_attentionmodel.moc"
