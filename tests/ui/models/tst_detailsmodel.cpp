// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/contactsplan.h"
#include "ui/models/detailsmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstDetailsModel final : public QObject {
    Q_OBJECT
private:
    static QStringList heard(const DetailsModel& model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << model.index(row).data(Qt::AccessibleTextRole).toString();
        return rows;
    }

private slots:
    void init() { failOnWarnings(); }

    void aStepIsToldWithAllThatIsSaid()
    {
        auto plan = outagePlan();
        auto& step = plan.scenarios.first().procedure[1].steps[0];
        step.remember = QStringLiteral("Nobody restarts the old primary");
        step.undo = QStringLiteral("Point back");
        step.place.source = QStringLiteral("drp.md:48");
        const IncidentRig rig(plan);
        DetailsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 0);
        model.look(IncidentRig::address(QStringLiteral("find-point")));
        QCOMPARE_EQ(heard(model),
            (QStringList { QStringLiteral("Step: 2.1 Find the newest valid restore point"),
                QStringLiteral("Role: Technical lead"), QStringLiteral("Takes: 5 min"),
                QStringLiteral("Critical: yes"), QStringLiteral("Expect: A restore point before the damage"),
                QStringLiteral("Why: Restoring past the damage brings it back."),
                QStringLiteral("To undo: Point back"),
                QStringLiteral("Remember: Nobody restarts the old primary"),
                QStringLiteral("Run: npm run db:verify-backup"), QStringLiteral("Written at: drp.md:48") }));
        QCOMPARE_EQ(model.title(), QStringLiteral("2.1 Find the newest valid restore point"));
    }

    void aServiceSaysWhereItsPromisesComeFrom()
    {
        auto plan = outagePlan();
        auto& database = plan.services[0];
        database.title = QStringLiteral("Neon database");
        database.strategy = QStringLiteral("Restore to a new branch");
        database.region = QStringLiteral("syd1");
        const IncidentRig rig(plan);
        DetailsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        model.look(plan::ServiceId(QStringLiteral("neon-database")));
        QCOMPARE_EQ(heard(model),
            (QStringList { QStringLiteral("Service: Neon database"),
                QStringLiteral("Back within: 1 h, its own"), QStringLiteral("May lose: 5 min, its own"),
                QStringLiteral("Strategy: Restore to a new branch"), QStringLiteral("Region: syd1"),
                QStringLiteral("Needed by: Audit logs") }));
        model.look(plan::ServiceId(QStringLiteral("audit-logs")));
        QVERIFY(heard(model).contains(QStringLiteral("Depends on: Neon database")));
    }

    void aContactIsToldWithItsNumbers()
    {
        const IncidentRig rig(contactsPlan());
        DetailsModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const auto rows = contactRows(rig.session->plan(), rig.session->state());
        const auto bea = std::find_if(
            rows.begin(), rows.end(), [](const ContactRow& row) { return row.name == u"Bea"; });
        QVERIFY(bea != rows.end());
        model.look(*bea);
        QCOMPARE_EQ(heard(model),
            (QStringList { QStringLiteral("Name: Bea"), QStringLiteral("Role: Technical lead, primary"),
                QStringLiteral("Number: +61 2 5550 0100"), QStringLiteral("Mail: bea@example.org"),
                QStringLiteral("Zone: Europe/Berlin") }));
    }

    void whatThePlanDoesNotHaveIsNothing()
    {
        const IncidentRig rig;
        DetailsModel model;
        model.setIncident(rig.session);
        model.look(plan::ServiceId(QStringLiteral("gone")));
        QCOMPARE_EQ(model.rowCount(), 0);
        QVERIFY(model.title().isEmpty());
        model.look(IncidentRig::address(QStringLiteral("choose")));
        QVERIFY(model.rowCount() > 0);
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
    }
};
MUSTER_TEST(TstDetailsModel)
#include "tst_detailsmodel.moc"
