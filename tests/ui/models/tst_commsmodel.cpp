// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "ui/models/commsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstCommsModel final : public QObject {
    Q_OBJECT
private:
    static QString words(const CommsModel& model, int row)
    {
        QStringList words;
        for (const auto role : { HeadRole, HeadEndRole, DetailRole, DetailEndRole })
            words << model.index(row).data(role).toString();
        return words.join(QStringLiteral(" | "));
    }
    static QString spoken(const CommsModel& model, int row)
    {
        return model.index(row).data(Qt::AccessibleTextRole).toString();
    }

private slots:
    void init() { failOnWarnings(); }

    void whoeverIsDueFirstStandsFirst()
    {
        IncidentRig rig(commsPlan());
        CommsModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 0);
        model.setIncident(rig.session);
        QCOMPARE(words(model, 0),
            QStringLiteral("Customers | due in 5 min | Email, every 20 min | nothing sent yet"));
        QCOMPARE(
            words(model, 1), QStringLiteral("The team | due in 30 min | every 30 min | nothing sent yet"));
        QCOMPARE(
            words(model, 2), QStringLiteral("Press | nothing due | no time promised | nothing sent yet"));
        rig.clock.advance(1min);
        rig.act(toldOf(QStringLiteral("customers"), rig.clock.now() + 2h));
        QCOMPARE(
            words(model, 0), QStringLiteral("The team | due in 29 min | every 30 min | nothing sent yet"));
        QCOMPARE(words(model, 1),
            QStringLiteral("Customers | due in 2 h | Email, every 20 min | sent 14:13, Ada"));
        QCOMPARE(
            spoken(model, 1), QStringLiteral("Customers, due 16:13, Email, every 20 min, sent 14:13, Ada"));
        QCOMPARE(model.rowOf(plan::AudienceId(QStringLiteral("customers"))), 1);
        QCOMPARE(model.rowOf(plan::AudienceId(QStringLiteral("nobody"))), -1);
        model.setIncident(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowIsToldOfOnlyWhenItBecomesUrgent()
    {
        IncidentRig rig(commsPlan());
        CommsModel model;
        model.setIncident(rig.session);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const auto urgency = [&] { return static_cast<Urgency>(model.index(0).data(UrgencyRole).toInt()); };
        for (int second = 0; second < 180; ++second) {
            rig.clock.advance(1s);
            model.tick();
        }
        QCOMPARE(changed.size(), 0);
        QVERIFY(urgency() == Urgency::Calm);
        rig.clock.advance(1s);
        model.tick();
        QCOMPARE(changed.size(), 1);
        QVERIFY(urgency() == Urgency::Soon);
        QCOMPARE(model.index(0).data(HeadEndRole).toString(), QStringLiteral("due in 01:59"));
        QCOMPARE(model.overdue(), 0);
        for (int second = 0; second < 209; ++second) {
            rig.clock.advance(1s);
            model.tick();
        }
        QCOMPARE(changed.size(), 2);
        QVERIFY(urgency() == Urgency::Over);
        QCOMPARE(model.index(0).data(HeadEndRole).toString(), QStringLiteral("overdue 01:30"));
        QCOMPARE(spoken(model, 0),
            QStringLiteral("Customers, overdue since 14:17, Email, every 20 min, nothing sent yet"));
        QCOMPARE(model.overdue(), 1);
        rig.act(toldOf(QStringLiteral("customers")));
        QCOMPARE(model.overdue(), 0);
    }

    void theDrillsClockCounts()
    {
        IncidentRig rig(commsPlan(), journal::StreamKind::Drill);
        CommsModel model;
        model.setIncident(rig.session);
        VERIFY_RESULT(await(rig.session->advance(6min)));
        model.tick();
        QCOMPARE(model.index(0).data(HeadEndRole).toString(), QStringLiteral("overdue 01:00"));
    }

    void timeLeftIsSaidAsNarrowAsItCanBe_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("figure");
        QTest::newRow("seconds") << qint64(59) << "00:59";
        QTest::newRow("minutes") << qint64(500) << "08:20";
        QTest::newRow("over") << qint64(-90) << "01:30";
        QTest::newRow("just below an hour") << qint64(3599) << "59:59";
        QTest::newRow("an hour") << qint64(3600) << "60 min";
        QTest::newRow("hours") << qint64(6000) << "1 h";
        QTest::newRow("two days") << qint64(48 * 3600) << "2 d";
    }
    void timeLeftIsSaidAsNarrowAsItCanBe()
    {
        QFETCH(qint64, seconds);
        QTEST(countdownFigure(std::chrono::seconds(seconds)), "figure");
    }
};

MUSTER_TEST(TstCommsModel)
#include "tst_commsmodel.moc"
