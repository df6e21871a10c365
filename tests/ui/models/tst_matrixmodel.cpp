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

    /// Neon is of tier 1 and first in the recovery order, audit logs and Redis are of tier 2.
    static plan::Plan tieredPlan()
    {
        auto plan = outagePlan();
        for (const auto* id : { "one", "two" }) {
            plan::Tier tier;
            tier.id = plan::TierId(QLatin1StringView(id));
            tier.title = QStringLiteral("Tier %1").arg(QLatin1StringView(id));
            plan.tiers.append(tier);
        }
        plan.services[0].tier = plan.tiers[0].id;
        plan.services[1].tier = plan.tiers[1].id;
        plan.services[4].tier = plan.tiers[1].id;
        plan.services[0].sequence = 3;
        plan.services[1].sequence = 2;
        plan.services[3].sequence = 1;
        plan.services[0].owner = QStringLiteral("technical-lead");
        plan.services[1].owner = QStringLiteral("Sam");
        plan.services[2].owner = QStringLiteral("TBD");
        plan.services[1].region = QStringLiteral("ap-southeast-2");
        return plan;
    }
    static QStringList titles(const MatrixModel& model)
    {
        QStringList made;
        for (int row = 0; row < model.rowCount(); ++row)
            made << model.index(row).data().toString();
        return made;
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

    void aPausedClockStandsAndSaysSo()
    {
        IncidentRig rig;
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const plan::ServiceId neon(QStringLiteral("neon-database"));
        rig.clock.advance(10min);
        rig.act(incident::ObjectivePaused { neon, QStringLiteral("agreed with Cleo") });
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        rig.clock.advance(70min);
        model.tick();
        // Nobody is told of every second in which nothing happens.
        QVERIFY(changed.isEmpty());
        const auto& paused = at(model, QStringLiteral("neon-database"));
        QVERIFY(paused.stands());
        QVERIFY(!paused.isSoon());
        QCOMPARE_EQ(MatrixModel::clockWords(paused), QStringLiteral("00:50:00"));
        QCOMPARE_EQ(MatrixModel::standingWords(paused), QStringLiteral("Clock paused"));
        QCOMPARE_EQ(model.promiseWords(paused), QStringLiteral("of 1 h · paused 14:22"));
        QVERIFY(
            model.spoken(paused).contains(u"Clock paused, 50 min left of 1 h, its clock stands since 14:22"));
        rig.act(incident::ObjectiveResumed { neon });
        QVERIFY(!changed.isEmpty());
        const auto& runs = at(model, QStringLiteral("neon-database"));
        QVERIFY(!runs.stands());
        QCOMPARE_EQ(MatrixModel::standingWords(runs), QStringLiteral("Recovering"));
        rig.clock.advance(51min);
        rig.act(incident::ObjectivePaused { neon, QStringLiteral("too late") });
        QCOMPARE_EQ(MatrixModel::standingWords(at(model, QStringLiteral("neon-database"))),
            QStringLiteral("Over, clock paused"));
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
        QCOMPARE_EQ(model.promiseWords(row), QStringLiteral("used of 1 h · back 14:24"));
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

    void h25WhatWaitsForAServiceStandsBelowItUntilThatIsBack()
    {
        auto plan = outagePlan();
        plan.services[1].rto = within(5min); // audit-logs, which needs the database
        IncidentRig rig(plan);
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.clock.advance(6min);
        model.tick();
        QCOMPARE_EQ(model.at(0).title, QStringLiteral("Neon database"));
        QCOMPARE_EQ(model.at(1).title, QStringLiteral("Audit logs"));
        QCOMPARE_EQ(model.at(1).root, plan::ServiceId(QStringLiteral("neon-database")));
        QCOMPARE_EQ(
            MatrixModel::standingWords(model.at(1)), QStringLiteral("Over, waiting for Neon database"));
        QVERIFY(model.at(1).isOver());
        // Whoever asks for another order gets it.
        MatrixView byName;
        byName.order = MatrixView::Order::Name;
        model.setView(byName);
        QCOMPARE_EQ(model.at(0).title, QStringLiteral("Audit logs"));
        model.setView({});
        rig.act(incident::ServiceRecovered { plan::ServiceId(QStringLiteral("neon-database")), {} });
        QCOMPARE_EQ(model.at(0).title, QStringLiteral("Audit logs"));
        QVERIFY(!model.at(0).root);
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

    void servicesStandInTheChosenOrder_data()
    {
        QTest::addColumn<MatrixView::Order>("order");
        QTest::addColumn<QString>("first");
        QTest::newRow("time left") << MatrixView::Order::TimeLeft << "Neon database, Audit logs";
        QTest::newRow("sequence") << MatrixView::Order::Sequence << "Resend notifications, Audit logs";
        QTest::newRow("name") << MatrixView::Order::Name << "Audit logs, Neon database";
        QTest::newRow("tier") << MatrixView::Order::Tier << "Neon database, Audit logs";
    }
    void servicesStandInTheChosenOrder()
    {
        QFETCH(MatrixView::Order, order);
        QFETCH(QString, first);
        IncidentRig rig(tieredPlan());
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        MatrixView view;
        view.order = order;
        model.setView(view);
        const auto shown = titles(model);
        QCOMPARE_EQ(shown.first(2).join(QStringLiteral(", ")), first);
        // Whatever the order, what is not affected comes last.
        QCOMPARE_EQ(QSet<QString>(shown.cbegin() + 4, shown.cend()),
            QSet<QString>({ QStringLiteral("Upstash redis"), QStringLiteral("Mux assets") }));
        QVERIFY(reset.isEmpty());
    }

    void tiersHaveHeads()
    {
        IncidentRig rig(tieredPlan());
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        MatrixView view;
        view.grouping = MatrixView::Grouping::Tier;
        model.setView(view);
        QCOMPARE_EQ(titles(model).join(QStringLiteral(", ")),
            QStringLiteral("Tier one, Neon database, Tier two, Audit logs, Upstash redis, Without a tier, "
                           "Vercel application, Resend notifications, Mux assets"));
        QVERIFY(model.at(2).isHead());
        QCOMPARE_EQ(MatrixModel::headWords(model.at(2)), QStringLiteral("1 of 2 affected"));
        QCOMPARE_EQ(model.index(2).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Group Tier two, 1 of 2 affected"));
        QCOMPARE_EQ(model.shownServices(), 6);
        model.setView({});
        QCOMPARE_EQ(model.rowCount(), 6);
    }

    void withoutTiersThereAreNoGroups()
    {
        IncidentRig rig;
        MatrixModel model;
        model.setIncident(rig.session);
        MatrixView view;
        view.grouping = MatrixView::Grouping::Tier;
        model.setView(view);
        QCOMPARE_EQ(model.rowCount(), 6);
    }

    void whatIsTypedNarrowsItDown_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        QTest::newRow("name") << "vercel"
                              << "Vercel application";
        QTest::newRow("name, and what waits for it") << "neon"
                                                     << "Neon database, Audit logs";
        QTest::newRow("owner") << "SAM"
                               << "Audit logs";
        QTest::newRow("tier") << "two"
                              << "Audit logs, Upstash redis";
        QTest::newRow("region") << "southeast"
                                << "Audit logs";
        QTest::newRow("state") << "normal"
                               << "Upstash redis, Mux assets";
        QTest::newRow("words in any order") << "two wait"
                                            << "Audit logs";
        QTest::newRow("nobody is no name") << "tbd"
                                           << "";
        QTest::newRow("nothing") << "zebra"
                                 << "";
    }
    void whatIsTypedNarrowsItDown()
    {
        QFETCH(QString, typed);
        IncidentRig rig(tieredPlan());
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto all = titles(model);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setFilter(typed);
        QTEST(titles(model).join(QStringLiteral(", ")), "found");
        QCOMPARE_EQ(model.shownServices(), model.rowCount());
        QCOMPARE_EQ(model.services(), 6);
        model.setFilter({});
        QCOMPARE_EQ(titles(model), all);
        QVERIFY(reset.isEmpty());
    }

    void aHeadComesOnlyWithItsServices()
    {
        IncidentRig rig(tieredPlan());
        MatrixModel model;
        model.setIncident(rig.session);
        MatrixView view;
        view.grouping = MatrixView::Grouping::Tier;
        model.setView(view);
        model.setFilter(QStringLiteral("audit"));
        QCOMPARE_EQ(titles(model), QStringList({ QStringLiteral("Tier two"), QStringLiteral("Audit logs") }));
        // The head counts its group, not what is shown of it.
        QCOMPARE_EQ(MatrixModel::headWords(model.at(0)), QStringLiteral("1 of 2 affected"));
    }

    void aTickOfSixtyFilteredServicesTellsNobody()
    {
        auto plan = tieredPlan();
        for (int i = 0; i < 54; ++i) {
            auto service = plan.services[1];
            service.id = plan::ServiceId(QStringLiteral("copy-%1").arg(i));
            service.dependsOn.clear();
            plan.services.append(service);
            plan.scenarios.first().affects.append(service.id);
        }
        IncidentRig rig(plan);
        MatrixModel model;
        model.setIncident(rig.session);
        model.setView({ MatrixView::Order::Name, MatrixView::Grouping::Tier, MatrixView::Detail::Tier });
        model.setFilter(QStringLiteral("two"));
        QCOMPARE_EQ(model.shownServices(), 56);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const auto before = MatrixModel::clockWords(model.at(1));
        rig.clock.advance(1s);
        model.tick();
        QVERIFY(MatrixModel::clockWords(model.at(1)) != before);
        QCOMPARE_EQ(changed.size() + moved.size() + inserted.size() + removed.size() + reset.size(), 0);
    }

    void aStateThatBeginsToFitAppears()
    {
        IncidentRig rig;
        MatrixModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        model.setFilter(QStringLiteral("recovered"));
        QCOMPARE_EQ(model.shownServices(), 0);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        rig.act(incident::ServiceRecovered { plan::ServiceId(QStringLiteral("neon-database")), {} });
        QCOMPARE_EQ(titles(model), QStringList({ QStringLiteral("Neon database") }));
        QCOMPARE_EQ(inserted.size(), 1);
    }

    void aRowSaysOnlyWhatWasChosen()
    {
        IncidentRig rig(tieredPlan());
        MatrixModel model;
        model.setIncident(rig.session);
        const auto& row = at(model, QStringLiteral("audit-logs"));
        QCOMPARE_EQ(model.promiseWords(row), QStringLiteral("of 4 h · ends 18:12"));
        QCOMPARE_EQ(model.detailWords(row), QStringLiteral("Sam"));
        MatrixView view;
        view.details = { MatrixView::Detail::End, MatrixView::Detail::Owner, MatrixView::Detail::Tier,
            MatrixView::Detail::Region };
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setView(view);
        QVERIFY(!changed.isEmpty());
        QCOMPARE_EQ(model.promiseWords(row), QStringLiteral("ends 18:12"));
        QCOMPARE_EQ(model.shortPromiseWords(row), QStringLiteral("ends 18:12"));
        QCOMPARE_EQ(model.detailWords(row), QStringLiteral("Sam · Tier two · ap-southeast-2"));
        QVERIFY(model.spoken(row).endsWith(u"Sam · Tier two · ap-southeast-2"));
        view.details = {};
        model.setView(view);
        QCOMPARE_EQ(model.promiseWords(row), QString());
        QCOMPARE_EQ(model.detailWords(row), QString());
    }

    void anOwnerThatIsARoleIsWhoeverHoldsIt()
    {
        IncidentRig rig(tieredPlan());
        MatrixModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(at(model, QStringLiteral("neon-database")).owner, QStringLiteral("Technical lead"));
        rig.act(incident::RoleAssigned { plan::RoleId(QStringLiteral("technical-lead")),
            person(QStringLiteral("Bea")), QStringLiteral("Bea") });
        QCOMPARE_EQ(at(model, QStringLiteral("neon-database")).owner, QStringLiteral("Bea"));
    }
};
MUSTER_TEST(TstMatrixModel)
#include "tst_matrixmodel.moc"
