// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/rememberplan.h"
#include "ui/models/remembermodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstRememberModel final : public QObject {
    Q_OBJECT
private:
    static QStringList spoken(const RememberModel& model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << model.index(row).data(Qt::AccessibleTextRole).toString();
        return rows;
    }

private slots:
    void init() { failOnWarnings(); }

    void whatIsDoneIsRememberedUntilItHasEnded()
    {
        IncidentRig rig(rememberPlan());
        const auto first = IncidentRig::address(QStringLiteral("pause-write-traffic"));
        RememberModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 0);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        rig.act(incident::StepCompleted { first, {} });
        rig.clock.advance(2min);
        rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("major outage") });
        QCOMPARE_EQ(spoken(model),
            (QStringList {
                QStringLiteral("Writes are frozen until the switch, In force since 14:12, 1.1 Pause "
                               "write traffic"),
                QStringLiteral("Customers were told that the next update comes at half past, In force since "
                               "14:14, 1.2 Confirm Neon reports the outage") }));
        rig.clock.advance(6min);
        rig.act(incident::RememberEnded { first });
        QCOMPARE_EQ(spoken(model).first(),
            QStringLiteral("Writes are frozen until the switch, Ended 14:20, 1.1 Pause write traffic"));
        rig.act(incident::RememberResumed { first });
        QVERIFY(!model.at(0).endedAt);
        rig.act(incident::StepReopened { first, {} });
        QCOMPARE_EQ(model.rowCount(), 1);
        QVERIFY(reset.isEmpty());
    }

    void anActOnItsWayIsSaid()
    {
        IncidentRig rig(rememberPlan());
        const auto first = IncidentRig::address(QStringLiteral("pause-write-traffic"));
        rig.act(incident::StepCompleted { first, {} });
        RememberModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.journal.holdAnswers = true;
        const auto ended = rig.session->act(incident::RememberEnded { first });
        QCOMPARE_EQ(model.standingWords(model.at(0)), QStringLiteral("Saving"));
        rig.journal.release();
        VERIFY_RESULT(await(ended));
        QCOMPARE_EQ(model.standingWords(model.at(0)), QStringLiteral("Ended 14:12"));
    }
};
MUSTER_TEST(TstRememberModel)
#include "tst_remembermodel.moc"
