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
            QStringList({ QStringLiteral(
                              "Critical, Over: Neon database, ended 15:12, promised 1 h, since 15:12"),
                QStringLiteral(
                    "Critical, Failed: 2.3 Promote the read replica in syd1, it refuses, since 15:17"),
                QStringLiteral("Warning, Soon over: Audit logs, ends 18:12, less than a quarter of 4 h left, "
                               "since 17:12") }));
        QCOMPARE_EQ(model.sinceWords(model.at(0)), QStringLiteral("since 15:12"));
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
