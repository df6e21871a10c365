// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "ui/models/checklistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstChecklistModel final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aTickChangesItsRowsAndNothingElse()
    {
        IncidentRig rig;
        ChecklistModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 10);
        QCOMPARE_EQ(model.cardRow(), std::optional(0));
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSet<int> rows;
        connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex& from, const QModelIndex& to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    rows << row;
            });
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        QCOMPARE_EQ(rows, QSet<int>({ 0, 1 }));
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(model.cardRow(), std::optional(1));
        QCOMPARE_EQ(model.at(0).look, incident::StepLook::Done);
    }

    void anActIsSavingUntilTheJournalAnswers()
    {
        IncidentRig rig;
        ChecklistModel model;
        model.setIncident(rig.session);
        rig.journal.holdAnswers = true;
        auto future = rig.session->complete(IncidentRig::address(QStringLiteral("pause-write-traffic")));
        QVERIFY(model.isSaving(0));
        QCOMPARE_EQ(model.remark(0), QStringLiteral("saving…"));
        QCOMPARE_EQ(model.at(0).look, incident::StepLook::Current);
        QTest::qWait(0);
        rig.journal.release();
        VERIFY_RESULT(await(future));
        QVERIFY(!model.isSaving(0));
        QCOMPARE_EQ(model.at(0).look, incident::StepLook::Done);
    }

    void aBranchThatWasNotTakenIsOneLine()
    {
        IncidentRig rig;
        ChecklistModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        rig.walkToTheChoice();
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        QCOMPARE_EQ(model.answer(3), QStringLiteral("Promote the replica"));
        QCOMPARE_EQ(model.inactiveRun(5), 2);
        QCOMPARE_EQ(model.inactiveRun(6), 0);
        QCOMPARE_EQ(model.inactiveRun(4), 0);
    }

    void aStepThatMayBeDoneNowCanBeBroughtForward()
    {
        auto plan = outagePlan();
        plan.scenarios.first().procedure.first().order = plan::Order::Any;
        IncidentRig rig(plan);
        ChecklistModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.at(1).look, incident::StepLook::Available);
        const QSignalSpy moved(&model, &ChecklistModel::cardRowChanged);
        model.bringForward(2); // not yet possible
        QVERIFY(moved.isEmpty());
        model.bringForward(1);
        QCOMPARE_EQ(model.cardRow(), std::optional(1));
        QCOMPARE_EQ(moved.size(), 1);
        rig.act(incident::StepCompleted { model.at(1).address, QStringLiteral("outage") });
        QCOMPARE_EQ(model.cardRow(), std::optional(0));
    }

    void eachRowIsOneSpokenSentence()
    {
        IncidentRig rig;
        ChecklistModel model;
        model.setIncident(rig.session);
        rig.walkToTheChoice();
        rig.act(incident::StepSkipped { IncidentRig::address(QStringLiteral("choose")),
            incident::SkipReason::NotNeeded, QStringLiteral("no replica") });
        QCOMPARE_EQ(model.index(1).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Step 1.2, Confirm Neon reports the outage, done, major outage, Ada 14:14"));
        QCOMPARE_EQ(model.index(3).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Step 2.2, Choose the path, skipped: not needed, no replica, Ada 14:17"));
    }
};
MUSTER_TEST(TstChecklistModel)
#include "tst_checklistmodel.moc"
