// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/outlinepanel.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/walkthroughpanel.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstOutlinePanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel, QSize size = { 388, 600 })
    {
        panel.resize(size);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    static QListView* listOf(const OutlinePanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("outline.list"));
    }

private slots:
    void init() { failOnWarnings(); }

    void withoutAnIncidentItSaysSo()
    {
        OutlinePanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("outline.empty"));
        QVERIFY(empty->isVisible());
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(!empty->isVisible());
        panel.setIncident(nullptr);
        QVERIFY(empty->isVisible());
    }

    void focusGoesToTheCurrentStep()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.setFocus();
        QVERIFY(listOf(panel)->hasFocus());
        QCOMPARE_EQ(listOf(panel)->currentIndex().data().toString(), QStringLiteral("2.2 Choose the path"));
    }

    void enterAndADoubleClickChooseAStepAndActOnNothing()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.setFocus();
        QList<incident::StepAddress> chose;
        connect(&panel, &OutlinePanel::stepChosen, this,
            [&](const incident::StepAddress& step) { chose.append(step); });
        const auto before = rig.types();
        auto* list = listOf(panel);
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(chose.isEmpty());
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(chose.size(), 1);
        QCOMPARE_EQ(chose.last(), IncidentRig::address(QStringLiteral("confirm-outage")));
        const auto phase = list->visualRect(list->model()->index(3, 0)).center();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, phase);
        QCOMPARE_EQ(chose.size(), 1);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, phase);
        QCOMPARE_EQ(chose.size(), 2);
        QCOMPARE_EQ(chose.last(), IncidentRig::address(QStringLiteral("find-point")));
        QCOMPARE_EQ(rig.types(), before);
    }

    void theWalkthroughShowsAChosenStep()
    {
        IncidentRig rig;
        rig.walkToTheChoice();
        WalkthroughPanel walkthrough(plainTheme());
        walkthrough.setIncident(rig.session);
        show(walkthrough, { 700, 500 });
        auto* list = walkthrough.findChild<QListView*>();
        const auto before = rig.types();
        walkthrough.lookAt(IncidentRig::address(QStringLiteral("confirm-outage")));
        QVERIFY(list->hasFocus());
        QCOMPARE_EQ(
            list->currentIndex().data().toString(), QStringLiteral("1.2 Confirm Neon reports the outage"));
        walkthrough.lookAt(incident::StepAddress(QStringLiteral("neon-outage/nowhere")));
        QCOMPARE_EQ(list->currentIndex().row(), 1);
        walkthrough.lookAt(IncidentRig::address(QStringLiteral("choose")));
        QCOMPARE_EQ(list->currentIndex().row(), 3);
        QCOMPARE_EQ(rig.types(), before);
    }

    void anActKeepsTheSelection()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        list->setFocus();
        list->setCurrentIndex(list->model()->index(6, 0));
        rig.walkToTheChoice();
        QCOMPARE_EQ(list->currentIndex().row(), 6);
    }

    void theCurrentStepStaysInSightUnlessSomebodyLooksAround()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel, { 388, 120 });
        auto* list = listOf(panel);
        list->clearFocus();
        rig.walkToTheChoice();
        const auto current = list->model()->index(5, 0);
        QVERIFY(list->viewport()->rect().contains(list->visualRect(current)));
        list->setFocus();
        list->scrollToTop();
        rig.act(incident::DecisionRecorded { IncidentRig::address(QStringLiteral("choose")),
            plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), {} });
        QVERIFY(!list->viewport()->rect().intersects(list->visualRect(list->model()->index(6, 0))));
    }

    void aTickTellsScreenReadersNothing()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }

    void phasesFoldByKeys()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        list->setFocus();
        const auto current = [&] { return list->currentIndex().data().toString(); };
        const auto rows = [&] { return list->model()->rowCount(); };
        QCOMPARE_EQ(current(), QStringLiteral("1.1 Pause write traffic"));
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE_EQ(current(), QStringLiteral("1 Declare"));
        QCOMPARE_EQ(rows(), 14);
        QTest::keyClick(list, Qt::Key_Left);
        QCOMPARE_EQ(rows(), 12);
        QTest::keyClick(list, Qt::Key_Right);
        QCOMPARE_EQ(rows(), 14);
        QCOMPARE_EQ(current(), QStringLiteral("1 Declare"));
        QTest::keyClick(list, Qt::Key_Right);
        QCOMPARE_EQ(current(), QStringLiteral("1.1 Pause write traffic"));
        QTest::keyClick(list, Qt::Key_Minus);
        QCOMPARE_EQ(current(), QStringLiteral("1 Declare"));
        QCOMPARE_EQ(rows(), 12);
        QTest::keyClick(list, Qt::Key_Plus, Qt::ShiftModifier);
        QCOMPARE_EQ(rows(), 14);
    }

    void aClickOnAPhaseFoldsIt()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        const auto at = [&](int row) { return list->visualRect(list->model()->index(row, 0)).center(); };
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at(0));
        QCOMPARE_EQ(list->model()->rowCount(), 12);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at(0));
        QCOMPARE_EQ(list->model()->rowCount(), 14);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at(1));
        QCOMPARE_EQ(list->model()->rowCount(), 14);
    }

    void itsMenuFoldsAllButTheCurrentPhase()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        panel.findChild<QAction*>(QStringLiteral("outline.foldOthers"))->trigger();
        QCOMPARE_EQ(list->model()->rowCount(), 6);
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("1.1 Pause write traffic"));
        panel.findChild<QAction*>(QStringLiteral("outline.unfoldAll"))->trigger();
        QCOMPARE_EQ(list->model()->rowCount(), 14);
    }

    void ctrlFFindsAStep()
    {
        IncidentRig rig;
        OutlinePanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        auto* field = panel.findChild<QLineEdit*>(QStringLiteral("outline.filter"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(field, QStringLiteral("replica"));
        QCOMPARE_EQ(list->model()->rowCount(), 2);
        QCOMPARE_EQ(panel.remark(), QStringLiteral("1 of 10 steps"));
        QTest::keyClicks(field, QStringLiteral("zebra"));
        QCOMPARE_EQ(panel.findChild<Paragraph*>(QStringLiteral("outline.empty"))->text(),
            QStringLiteral("No step fits “replicazebra”. Esc shows all."));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(list->hasFocus());
        QCOMPARE_EQ(list->model()->rowCount(), 14);
    }
};
MUSTER_TEST(TstOutlinePanel)
#include "tst_outlinepanel.moc"
