// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/decisionspanel.h"
#include "ui/panels/paragraph.h"

#include <QListView>
#include <QScrollBar>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstDecisionsPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 200);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
    static QListView* listOf(const DecisionsPanel& panel)
    {
        return panel.findChild<QListView*>(QStringLiteral("decisions.list"));
    }
    static void decide(IncidentRig& rig, const QString& text)
    {
        rig.act(incident::NoteAdded { incident::NoteAdded::Kind::Decision, text });
    }

private slots:
    void init() { failOnWarnings(); }

    void untilSomethingIsDecidedItSaysHow()
    {
        DecisionsPanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("decisions.empty"));
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(empty->isVisible());
        QVERIFY(empty->text().startsWith(u"Nothing decided yet."));
        decide(rig, QStringLiteral("We restore"));
        QVERIFY(!empty->isVisible());
        panel.setFocus();
        QVERIFY(listOf(panel)->hasFocus());
        QVERIFY(listOf(panel)->currentIndex().isValid());
        panel.setIncident(nullptr);
        QVERIFY(empty->isVisible());
    }

    void theNewestStaysInSightUnlessSomebodyReadsOlderOnes()
    {
        IncidentRig rig;
        for (int i = 0; i < 12; ++i)
            decide(rig, QStringLiteral("Decision %1").arg(i));
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        auto* bar = list->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QTRY_COMPARE(bar->value(), bar->maximum());
        list->clearFocus();
        decide(rig, QStringLiteral("One more"));
        QTRY_COMPARE(bar->value(), bar->maximum());
        QCOMPARE_EQ(list->currentIndex().data().toString(), QStringLiteral("One more"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        list->scrollToTop();
        decide(rig, QStringLiteral("And another"));
        QCoreApplication::processEvents();
        QCOMPARE_EQ(bar->value(), 0);
        QCOMPARE_EQ(list->currentIndex().row(), 0);
    }

    void aLongTextIsShownWhole()
    {
        IncidentRig rig;
        decide(rig, QStringLiteral("Short"));
        decide(rig, QStringLiteral("long ").repeated(60));
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = listOf(panel);
        const auto height = [&](int row) { return list->visualRect(list->model()->index(row, 0)).height(); };
        QTRY_VERIFY(height(1) > 2 * height(0));
        const auto wide = height(1);
        panel.resize(300, 200);
        QTRY_VERIFY(height(1) > wide);
    }

    void aTickTellsScreenReadersNothing()
    {
        IncidentRig rig;
        decide(rig, QStringLiteral("We restore"));
        DecisionsPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        QCoreApplication::processEvents();
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
    }
};
MUSTER_TEST(TstDecisionsPanel)
#include "tst_decisionspanel.moc"
