// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/changesplan.h"
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

    void aStruckStepIsALineOfItsOwn()
    {
        IncidentRig rig(changesPlan());
        ChecklistModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        changeThePlan(rig);
        rig.act(incident::StepStruck { IncidentRig::address(QStringLiteral("restore-branch")), {} });
        QCOMPARE_EQ(model.rowCount(), 13);
        // 1.1, 1.2 with 1.1a between, then 2.1.
        QCOMPARE_EQ(model.index(1).data().toString(), QStringLiteral("1.1a Lower the TTL"));
        QCOMPARE_EQ(model.at(3).address, IncidentRig::address(QStringLiteral("find-point")));
        QVERIFY(model.isStruck(3));
        QCOMPARE_EQ(model.inactiveRun(3), 1);
        QCOMPARE_EQ(model.lookWords(3), QStringLiteral("struck"));
        QCOMPARE_EQ(model.answer(3), QStringLiteral("There is no backup"));
        QCOMPARE_EQ(model.spoken(3),
            QStringLiteral("Step 2.1, Find the newest valid restore point, struck, There is no backup"));
        // A branch that was not taken is told beside it, not with it.
        for (const auto* step : { "pause-write-traffic", "added-00000001", "confirm-outage" })
            rig.act(incident::StepCompleted {
                IncidentRig::address(QString::fromLatin1(step)), QStringLiteral("seen") });
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        QCOMPARE_EQ(model.inactiveRun(6), 1);
        QCOMPARE_EQ(model.lookWords(6), QStringLiteral("struck"));
        QCOMPARE_EQ(model.inactiveRun(7), 1);
        QCOMPARE_EQ(model.lookWords(7), QStringLiteral("not on the chosen path"));
    }

    void aRewordedStepChangesItsRowAndNothingElse()
    {
        IncidentRig rig(changesPlan());
        ChecklistModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSet<int> rows;
        connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex& from, const QModelIndex&) { rows << from.row(); });
        rig.act(incident::StepReworded {
            IncidentRig::address(QStringLiteral("choose")), QStringLiteral("Choose how"), {}, {} });
        QCOMPARE_EQ(rows, QSet<int>({ 3 }));
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(model.title(3), QStringLiteral("Choose how"));
    }

    void theCardIsAnotherWhenAnotherStepTakesItsRow()
    {
        IncidentRig rig(changesPlan());
        ChecklistModel model;
        model.setIncident(rig.session);
        const QSignalSpy changed(&model, &ChecklistModel::cardRowChanged);
        rig.act(incident::StepMoved { IncidentRig::address(QStringLiteral("pause-write-traffic")),
            incident::PhaseAddress(QStringLiteral("neon-outage/declare")),
            IncidentRig::address(QStringLiteral("confirm-outage")), {} });
        QCOMPARE_EQ(model.cardRow(), std::optional(0));
        QCOMPARE_EQ(model.at(0).address, IncidentRig::address(QStringLiteral("confirm-outage")));
        QCOMPARE_EQ(changed.size(), 1);
    }
};
MUSTER_TEST(TstChecklistModel)
#include "tst_checklistmodel.moc"
