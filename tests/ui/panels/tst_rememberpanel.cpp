// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/panels/panelrig.h"
#include "tests/ui/rememberplan.h"
#include "ui/panels/paragraph.h"
#include "ui/panels/rememberpanel.h"
#include "ui/widgets/button.h"

#include <QListView>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstRememberPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 500);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.setFocus();
    }
    static QListView* listOf(const RememberPanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("remember.list"));
    }
    static Button* actOf(const RememberPanel& panel)
    {
        return panel.findChild<Button*>(QStringLiteral("remember.act"));
    }
    static Paragraph* partOf(const RememberPanel& panel, const char* name)
    {
        return panel.findChild<Paragraph*>(QString::fromLatin1(name));
    }

private slots:
    void init() { failOnWarnings(); }

    void withNothingToRememberItSaysSo()
    {
        const IncidentRig rig(rememberPlan());
        RememberPanel panel(plainTheme());
        show(panel);
        QCOMPARE_EQ(partOf(panel, "remember.empty")->text(), QStringLiteral("No incident is open."));
        panel.setIncident(rig.session);
        QVERIFY(partOf(panel, "remember.empty")->text().startsWith(QStringLiteral("Nothing to remember.")));
        QVERIFY(panel.remark().isEmpty());
        QVERIFY(!actOf(panel)->isVisible());
    }

    void oneKeyEndsItAndBringsItBack()
    {
        IncidentRig rig(rememberPlan());
        RememberPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        rig.walkToTheChoice();
        QCOMPARE_EQ(panel.remark(), QStringLiteral("2"));
        QCOMPARE_EQ(panel.waiting(), 2);
        auto* list = listOf(panel);
        list->setFocus();
        QCOMPARE_EQ(list->currentIndex().row(), 0);
        QCOMPARE_EQ(actOf(panel)->text(), QStringLiteral("Ended"));
        QTest::keyClick(list, Qt::Key_E);
        QTRY_COMPARE(rig.last().type, QStringLiteral("remember.ended"));
        QTRY_COMPARE(actOf(panel)->text(), QStringLiteral("In force again"));
        QCOMPARE_EQ(panel.remark(), QStringLiteral("1"));
        QTRY_VERIFY(actOf(panel)->isEnabled());
        actOf(panel)->click();
        QTRY_COMPARE(rig.last().type, QStringLiteral("remember.resumed"));
        QCOMPARE_EQ(panel.remark(), QStringLiteral("2"));
    }

    void whatIsNotRecordedHasNotEnded()
    {
        IncidentRig rig(rememberPlan());
        RememberPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        rig.walkToTheChoice();
        const QSignalSpy failed(&panel, &RememberPanel::failed);
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClick(listOf(panel), Qt::Key_E);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(partOf(panel, "remember.message")->isVisible());
        QCOMPARE_EQ(panel.remark(), QStringLiteral("2"));
    }

    void enterShowsTheStepThatSaidIt()
    {
        IncidentRig rig(rememberPlan());
        RememberPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        rig.walkToTheChoice();
        std::optional<incident::StepAddress> chosen;
        connect(&panel, &RememberPanel::stepChosen, this,
            [&chosen](const incident::StepAddress& step) { chosen = step; });
        QTest::keyClick(listOf(panel), Qt::Key_Down);
        QTest::keyClick(listOf(panel), Qt::Key_Return);
        QVERIFY(chosen == IncidentRig::address(QStringLiteral("confirm-outage")));
    }

    void aClosedIncidentIsOnlyRead()
    {
        IncidentRig rig(rememberPlan());
        RememberPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        rig.walkToTheChoice();
        rig.act(incident::IncidentClosed {});
        QVERIFY(!actOf(panel)->isEnabled());
    }
};
MUSTER_TEST(TstRememberPanel)
#include "tst_rememberpanel.moc"
