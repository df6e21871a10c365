// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/matrixmodel.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

MUSTER_TEST_APPLICATION(QGuiApplication)

class TstMatrixModel final : public QObject {
    Q_OBJECT
private:
    static int rowOf(const MatrixModel& model, const QString& service)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.at(row).service == plan::ServiceId(service))
                return row;
        }
        return -1;
    }
    static const MatrixRow& at(const MatrixModel& model, const QString& service)
    {
        return model.at(rowOf(model, service));
    }

private slots:
    void init() { failOnWarnings(); }

    void anIncidentShowsItsServicesByLeastTimeLeft()
    {
        IncidentRig rig;
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 6);
        QCOMPARE_EQ(model.affected(), 4);
        QCOMPARE_EQ(rowOf(model, QStringLiteral("neon-database")), 0);
        QCOMPARE_EQ(at(model, QStringLiteral("upstash-redis")).standing, incident::ServiceStanding::Normal);
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }

    void aTickMovesTheClockAndTellsNobody()
    {
        IncidentRig rig;
        MatrixModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(
            MatrixModel::clockWords(at(model, QStringLiteral("neon-database"))), QStringLiteral("01:00:00"));
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.clock.advance(1s);
        model.tick();
        QCOMPARE_EQ(
            MatrixModel::clockWords(at(model, QStringLiteral("neon-database"))), QStringLiteral("00:59:59"));
        QCOMPARE_EQ(changed.size() + moved.size() + reset.size(), 0);
    }

    void apromiseThatEndsIsToldOnce()
    {
        IncidentRig rig;
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.clock.advance(1h + 3min + 12s);
        model.tick();
        model.tick();
        QCOMPARE_EQ(changed.size(), 1);
        const auto& row = at(model, QStringLiteral("neon-database"));
        QVERIFY(row.isOver());
        QCOMPARE_EQ(MatrixModel::clockWords(row), QStringLiteral("+00:03:12"));
        QCOMPARE_EQ(MatrixModel::standingWords(row), QStringLiteral("Over"));
        QVERIFY(model.spoken(row).contains(u"3 min over the promised 1 h"));
    }

    void unknownAndNoneAreWords()
    {
        auto plan = outagePlan();
        auto& vercel = plan.services[2];
        vercel.statesRto = true; // stated as unknown: the overall promise does not stand in for it
        IncidentRig rig(plan);
        MatrixModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(MatrixModel::clockWords(at(model, QStringLiteral("vercel-application"))),
            QStringLiteral("unknown"));
        QCOMPARE_EQ(MatrixModel::clockWords(at(model, QStringLiteral("resend-notifications"))),
            QStringLiteral("no promise"));
    }

    void aRecoveredServiceMovesAndKeepsItsTime()
    {
        IncidentRig rig;
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.clock.advance(12min + 18s);
        rig.act(incident::ServiceRecovered { plan::ServiceId(QStringLiteral("neon-database")), {} });
        QVERIFY(!moved.isEmpty());
        QVERIFY(reset.isEmpty());
        rig.clock.advance(10min);
        model.tick();
        const auto& row = at(model, QStringLiteral("neon-database"));
        QCOMPARE_EQ(MatrixModel::standingWords(row), QStringLiteral("Recovered"));
        QCOMPARE_EQ(MatrixModel::clockWords(row), QStringLiteral("00:12:18"));
        QCOMPARE_EQ(model.promiseWords(row), QStringLiteral("used of 1 h"));
    }

    void whatIsLostStandsBesideWhatMayBeLost()
    {
        IncidentRig rig;
        MatrixModel model;
        model.setIncident(rig.session);
        QVERIFY(MatrixModel::lossWords(at(model, QStringLiteral("neon-database"))).isEmpty());
        rig.act(incident::RestorePointChosen { plan::ServiceId(QStringLiteral("neon-database")),
            rig.clock.now() - 72min, incident::RestorePointChosen::Standing::Proven, {} });
        QCOMPARE_EQ(MatrixModel::lossWords(at(model, QStringLiteral("neon-database"))),
            QStringLiteral("may lose 5 min · loses about 1 h 12 min"));
    }

    void aWaitingServiceSaysForWhat()
    {
        IncidentRig rig;
        MatrixModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(MatrixModel::standingWords(at(model, QStringLiteral("audit-logs"))),
            QStringLiteral("Waiting for Neon database"));
    }

    void eachRowIsOneSpokenSentence()
    {
        IncidentRig rig;
        MatrixModel model;
        model.setIncident(rig.session);
        rig.clock.advance(16min + 40s);
        model.tick();
        QCOMPARE_EQ(model.index(0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Neon database, Recovering, 43 min left of 1 h"));
    }
};
MUSTER_TEST(TstMatrixModel)
#include "tst_matrixmodel.moc"
