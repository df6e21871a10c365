// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/changesplan.h"
#include "ui/models/outlinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstOutlineModel final : public QObject {
    Q_OBJECT
private:
    static QString spoken(const OutlineModel& model, int row)
    {
        return model.index(row).data(Qt::AccessibleTextRole).toString();
    }

private slots:
    void init() { failOnWarnings(); }

    void phasesAreFollowedByTheirSteps()
    {
        IncidentRig rig;
        OutlineModel model;
        const QAbstractItemModelTester tester(&model);
        QCOMPARE_EQ(model.rowCount(), 0);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 14);
        QStringList codes;
        for (int row = 0; row < model.rowCount(); ++row)
            codes << model.code(row);
        QCOMPARE_EQ(codes.join(u' '), QStringLiteral("1 1.1 1.2 2 2.1 2.2 2.3 2.4 2.5 3 3.1 3.2 4 4.1"));
        QCOMPARE_EQ(model.title(12), QStringLiteral("Validation"));
        QCOMPARE_EQ(model.currentRow(), std::optional(1));
        model.setIncident(nullptr);
        QCOMPARE_EQ(model.rowCount(), 0);
        QCOMPARE_EQ(model.currentRow(), std::nullopt);
    }

    void anActChangesItsRowsAndItsPhaseAndNothingElse()
    {
        IncidentRig rig;
        OutlineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        QSet<int> rows;
        connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex& from, const QModelIndex& to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    rows << row;
            });
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        QCOMPARE_EQ(rows, QSet<int>({ 0, 1, 2 }));
        QVERIFY(reset.isEmpty());
        QCOMPARE_EQ(model.remark(0), QStringLiteral("1 of 2"));
        QCOMPARE_EQ(model.remark(1), QStringLiteral("done 14:12"));
        QCOMPARE_EQ(model.shortRemark(1), QStringLiteral("done"));
        QCOMPARE_EQ(model.remark(2), QStringLiteral("current"));
        QCOMPARE_EQ(model.currentRow(), std::optional(2));
    }

    void skippedAndFailedStepsAreCountedInWords()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        rig.act(incident::StepSkipped { IncidentRig::address(QStringLiteral("pause-write-traffic")),
            incident::SkipReason::NotNeeded, {} });
        rig.act(incident::StepFailed {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("no status page") });
        QCOMPARE_EQ(model.remark(0), QStringLiteral("1 of 2 · 1 failed · 1 skipped"));
        QCOMPARE_EQ(model.remark(1), QStringLiteral("skipped 14:12"));
        QCOMPARE_EQ(model.remark(2), QStringLiteral("failed 14:12"));
        QCOMPARE_EQ(
            spoken(model, 0), QStringLiteral("Phase 1, Declare, 1 of 2 · 1 failed · 1 skipped, expanded"));
        QVERIFY(spoken(model, 2).endsWith(u", failed"));
    }

    void aBranchThatWasNotTakenSaysSo()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        rig.walkToTheChoice();
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        QCOMPARE_EQ(model.remark(7), QStringLiteral("not taken"));
        QCOMPARE_EQ(model.remark(3), QStringLiteral("2 of 3"));
    }

    void aPhaseStandsForItsFirstOpenStep()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.stepOf(0), IncidentRig::address(QStringLiteral("pause-write-traffic")));
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        QCOMPARE_EQ(model.stepOf(0), IncidentRig::address(QStringLiteral("confirm-outage")));
        rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("major outage") });
        QCOMPARE_EQ(model.stepOf(0), IncidentRig::address(QStringLiteral("pause-write-traffic")));
        QCOMPARE_EQ(model.stepOf(13), incident::StepAddress(QStringLiteral("validation/smoke")));
    }

    void anActIsSavingUntilTheJournalAnswers()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        rig.journal.holdAnswers = true;
        auto future = rig.session->complete(IncidentRig::address(QStringLiteral("pause-write-traffic")));
        QCOMPARE_EQ(model.remark(1), QStringLiteral("saving…"));
        QTest::qWait(0);
        rig.journal.release();
        VERIFY_RESULT(await(future));
        QCOMPARE_EQ(model.shortRemark(1), QStringLiteral("done"));
    }

    void aClosedIncidentHasNoCurrentStep()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        QSet<int> rows;
        connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex& from, const QModelIndex&) { rows << from.row(); });
        rig.act(incident::IncidentClosed {});
        QCOMPARE_EQ(model.currentRow(), std::nullopt);
        QCOMPARE_EQ(model.remark(1), QString());
        QVERIFY(rows.contains(1));
    }

    void eachRowIsOneSpokenSentence()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        QCOMPARE_EQ(spoken(model, 0), QStringLiteral("Phase 1, Declare, 0 of 2, expanded"));
        QCOMPARE_EQ(spoken(model, 1), QStringLiteral("Step 1.1, Pause write traffic, current step"));
    }

    void aFoldedPhaseKeepsItsCounts()
    {
        IncidentRig rig;
        OutlineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setFolded(5, true); // by a step of it
        QCOMPARE_EQ(model.rowCount(), 9);
        QVERIFY(model.isFolded(3));
        QVERIFY(!model.isFolded(0));
        QVERIFY(!changed.isEmpty());
        QCOMPARE_EQ(model.code(4), QStringLiteral("3"));
        QCOMPARE_EQ(model.remark(3), QStringLiteral("0 of 5"));
        QCOMPARE_EQ(spoken(model, 3), QStringLiteral("Phase 2, Bring the database back, 0 of 5, collapsed"));
        model.setFolded(3, false);
        QCOMPARE_EQ(model.rowCount(), 14);
        QVERIFY(spoken(model, 3).endsWith(u", expanded"));
        QVERIFY(reset.isEmpty());
    }

    void thePhaseOfTheCurrentStepUnfoldsWhenItBecomesThat()
    {
        IncidentRig rig;
        OutlineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        model.foldAllButCurrent();
        QCOMPARE_EQ(model.rowCount(), 6);
        QCOMPARE_EQ(model.currentRow(), std::optional(1));
        // Nobody is kept from folding it meanwhile; it says what it hides.
        model.setFolded(0, true);
        QCOMPARE_EQ(model.currentRow(), std::optional(0));
        QVERIFY(spoken(model, 0).endsWith(u", collapsed, the current step is in it"));
        rig.act(incident::StepCompleted { IncidentRig::address(QStringLiteral("pause-write-traffic")), {} });
        QVERIFY(model.isFolded(0));
        rig.act(incident::StepCompleted {
            IncidentRig::address(QStringLiteral("confirm-outage")), QStringLiteral("major outage") });
        QVERIFY(model.isFolded(0));
        QVERIFY(!model.isFolded(1));
        QCOMPARE_EQ(model.currentRow(), std::optional(2));
        model.unfoldAll();
        QCOMPARE_EQ(model.rowCount(), 14);
    }

    void whatIsFoldedIsKnownForEachIncident()
    {
        IncidentRig rig;
        OutlineModel model;
        model.setIncident(rig.session);
        model.foldAllButCurrent();
        model.setIncident(nullptr);
        model.setIncident(rig.session);
        QCOMPARE_EQ(model.rowCount(), 6);
        rig.walkToTheChoice();
        model.setFolded(*model.currentRow(), true);
        model.setIncident(nullptr);
        model.setIncident(rig.session);
        // Whoever comes back sees where they are.
        QVERIFY(!model.isPhase(*model.currentRow()));
    }

    void whatIsTypedLeavesStepsAndTheirPhases()
    {
        IncidentRig rig;
        OutlineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        model.foldAllButCurrent();
        model.setFilter(QStringLiteral("restore point"));
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            found << model.code(row);
        QCOMPARE_EQ(found.join(u' '), QStringLiteral("2 2.1 3 3.1"));
        QCOMPARE_EQ(model.shownSteps(), 2);
        QCOMPARE_EQ(model.steps(), 10);
        // What is found is never folded away.
        QVERIFY(!model.isFolded(0));
        model.setFolded(0, true);
        QCOMPARE_EQ(model.rowCount(), 4);
        QCOMPARE_EQ(model.currentRow(), std::nullopt);
        model.setFilter(QStringLiteral("zebra"));
        QCOMPARE_EQ(model.rowCount(), 0);
        model.setFilter({});
        QCOMPARE_EQ(model.rowCount(), 6);
    }

    void whatWasChangedStandsWhereItBelongs()
    {
        IncidentRig rig(changesPlan());
        OutlineModel model;
        const QAbstractItemModelTester tester(&model);
        model.setIncident(rig.session);
        // Validation is folded, and stays that when phases come before it.
        model.setFolded(*model.rowWith(QStringLiteral("Validation")), true);
        changeThePlan(rig);
        QStringList codes;
        for (int row = 0; row < model.rowCount(); ++row)
            codes << model.code(row);
        QCOMPARE_EQ(codes.join(u' '),
            QStringLiteral("1 1.1 1.1a 1.2 2 2.1 2.2 2.3 2.4 2.5 3 3.1 3.2 B1 B1.1 B1.2 4"));
        QCOMPARE_EQ(model.title(13), QStringLiteral("Contain · Ransomware"));
        QVERIFY(spoken(model, 13).startsWith(u"Phase B1, Contain · Ransomware"));
        QVERIFY(model.isFolded(16));
        QVERIFY(model.isStruck(5));
        QCOMPARE_EQ(model.remark(5), QStringLiteral("struck"));
        QVERIFY(!model.isStruck(6));
        model.setFilter(QStringLiteral("ransomware isolate"));
        QCOMPARE_EQ(model.shownSteps(), 1);
        QCOMPARE_EQ(model.title(1), QStringLiteral("Isolate the hosts"));
        model.setFilter({});
        for (const int row : { 11, 12 }) {
            rig.act(incident::StepStruck { *model.stepOf(row), QStringLiteral("Nobody needs it") });
        }
        QCOMPARE_EQ(model.remark(10), QStringLiteral("struck"));
    }
};
MUSTER_TEST(TstOutlineModel)
#include "tst_outlinemodel.moc"
