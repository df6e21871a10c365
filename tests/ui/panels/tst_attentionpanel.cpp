// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/attentionpanel.h"
#include "ui/panels/paragraph.h"

#include <QListView>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstAttentionPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 300);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    static QListView* listOf(const AttentionPanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("attention.list"));
    }

private slots:
    void init() { failOnWarnings(); }

    void whileNothingNeedsAnybodyItSaysSo()
    {
        AttentionPanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("attention.empty"));
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig rig;
        panel.setIncident(rig.session);
        QCOMPARE_EQ(empty->text(), QStringLiteral("Nothing needs you besides the current step."));
        rig.clock.advance(50min);
        panel.tick();
        QVERIFY(!empty->isVisible());
        panel.setFocus();
        QVERIFY(listOf(panel)->hasFocus());
        QVERIFY(listOf(panel)->currentIndex().isValid());
        panel.setIncident(nullptr);
        QVERIFY(empty->isVisible());
    }

    void enterShowsTheStepOrTheService()
    {
        IncidentRig rig;
        const auto step = IncidentRig::address(QStringLiteral("pause-write-traffic"));
        rig.act(incident::StepFailed { step, {} });
        rig.clock.advance(50min);
        AttentionPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.setFocus();
        QList<incident::StepAddress> steps;
        QList<plan::ServiceId> services;
        connect(&panel, &AttentionPanel::stepChosen, this,
            [&](const incident::StepAddress& chosen) { steps.append(chosen); });
        connect(&panel, &AttentionPanel::serviceChosen, this,
            [&](const plan::ServiceId& chosen) { services.append(chosen); });
        const auto before = rig.types();
        auto* list = listOf(panel);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(steps.size(), 1);
        QCOMPARE_EQ(steps.last(), step);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE_EQ(services.size(), 1);
        QCOMPARE_EQ(services.last(), plan::ServiceId(QStringLiteral("neon-database")));
        QCOMPARE_EQ(steps.size(), 1);
        QCOMPARE_EQ(rig.types(), before);
    }

    void h25EnterOnWhatHoldsUpOthersGoesToTheirRoot()
    {
        auto plan = outagePlan();
        plan.services[1].rto = within(5min); // audit-logs, which needs the database
        IncidentRig rig(plan);
        AttentionPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        rig.clock.advance(6min);
        panel.tick();
        QCOMPARE_EQ(panel.waiting(), 1);
        QVERIFY(panel.hasCritical());
        QStringList services;
        connect(&panel, &AttentionPanel::serviceChosen, this,
            [&](const plan::ServiceId& chosen) { services.append(chosen.toString()); });
        auto* list = listOf(panel);
        const auto alone = list->visualRect(list->model()->index(0, 0)).height();
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE_EQ(services, QStringList { QStringLiteral("neon-database") });
        // Without anybody who waits, a row needs a line less.
        rig.act(incident::ServiceRecovered { plan::ServiceId(QStringLiteral("neon-database")), {} });
        QCOMPARE_EQ(panel.waiting(), 1);
        QVERIFY(list->visualRect(list->model()->index(0, 0)).height() < alone);
    }

    void enterOnAnOverdueUpdateAsksForItsAudience()
    {
        IncidentRig rig(commsPlan());
        rig.clock.advance(6min);
        AttentionPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        QVERIFY(panel.hasCritical());
        QStringList audiences;
        connect(&panel, &AttentionPanel::audienceChosen, this,
            [&](const plan::AudienceId& chosen) { audiences.append(chosen.toString()); });
        QTest::keyClick(listOf(panel), Qt::Key_Return);
        QCOMPARE_EQ(audiences, QStringList { QStringLiteral("customers") });
    }

    void aTickPaintsNothingAndTellsNobody()
    {
        IncidentRig rig;
        rig.clock.advance(50min);
        AttentionPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        panel.tick();
        QCoreApplication::processEvents();
        PaintWatch watch;
        listOf(panel)->viewport()->installEventFilter(&watch);
        const AccessibilityEvents events;
        for (int second = 0; second < 60; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QVERIFY(watch.painted.isEmpty());
        QCOMPARE_EQ(events.seen(), 0);
    }
};
MUSTER_TEST(TstAttentionPanel)
#include "tst_attentionpanel.moc"
