// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/incidentrig.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/panels/matrixpanel.h"
#include "ui/panels/paragraph.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstMatrixPanel final : public QObject {
    Q_OBJECT
private:
    static void show(QWidget& panel)
    {
        panel.resize(388, 600);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

private slots:
    void init() { failOnWarnings(); }

    void withoutAnIncidentItSaysSo()
    {
        MatrixPanel panel(plainTheme());
        show(panel);
        auto* empty = panel.findChild<Paragraph*>(QStringLiteral("matrix.empty"));
        QVERIFY(empty->isVisible());
        QCOMPARE_EQ(empty->text(), QStringLiteral("No incident is open."));
        IncidentRig rig;
        panel.setIncident(rig.session);
        QVERIFY(!empty->isVisible());
        panel.setIncident(nullptr);
        QVERIFY(empty->isVisible());
    }

    void rMarksTheSelectedServiceRecovered()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        auto* evidence = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QVERIFY(evidence->hasFocus());
        QTest::keyClicks(evidence, QStringLiteral("writes answer"));
        QTest::keyClick(evidence, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("service.recovered"));
        QCOMPARE_EQ(rig.last().text(QLatin1StringView("evidence")), QStringLiteral("writes answer"));
        QVERIFY(!evidence->isVisible());
        QVERIFY(list->hasFocus());
    }

    void aRecoveryIsTakenBackByMouse()
    {
        IncidentRig rig;
        const auto neon = plan::ServiceId(QStringLiteral("neon-database"));
        rig.act(incident::ServiceRecovered { neon, {} });
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        auto* act = panel.findChild<QAbstractButton*>(QStringLiteral("matrix.act"));
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto index = list->model()->index(row, 0);
            if (index.data().toString() == u"Neon database")
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        }
        QCOMPARE_EQ(act->text(), QStringLiteral("Not back after all"));
        QTest::mouseClick(act, Qt::LeftButton);
        QTest::mouseClick(
            panel.findChild<QAbstractButton*>(QStringLiteral("reason.confirm")), Qt::LeftButton);
        QTRY_COMPARE(rig.last().type, QStringLiteral("service.recovery-withdrawn"));
        QTRY_COMPARE(act->text(), QStringLiteral("Mark recovered"));
    }

    void aServiceThatIsNotAffectedCannotRecover()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setCurrentIndex(list->model()->index(list->model()->rowCount() - 1, 0));
        list->setFocus();
        QVERIFY(!panel.findChild<QWidget*>(QStringLiteral("matrix.act"))->isVisible());
        const auto before = rig.types();
        QTest::keyClick(list, Qt::Key_R);
        QVERIFY(panel.findChild<Paragraph*>(QStringLiteral("matrix.message"))->isVisible());
        QVERIFY(!panel.findChild<QLineEdit*>(QStringLiteral("reason.text"))->isVisible());
        QCOMPARE_EQ(rig.types(), before);
    }

    void escGivesUpAndRecordsNothing()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setFocus();
        const auto before = rig.types();
        QTest::keyClick(list, Qt::Key_R);
        QTest::keyClick(panel.findChild<QLineEdit*>(QStringLiteral("reason.text")), Qt::Key_Escape);
        QVERIFY(list->hasFocus());
        QTest::qWait(0);
        QCOMPARE_EQ(rig.types(), before);
    }

    void aRefusedActKeepsTheWords()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        const QSignalSpy failed(&panel, &MatrixPanel::failed);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_R);
        auto* evidence = panel.findChild<QLineEdit*>(QStringLiteral("reason.text"));
        QTest::keyClicks(evidence, QStringLiteral("writes answer"));
        rig.journal.failCall = rig.journal.calls;
        QTest::keyClick(evidence, Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(evidence->isVisible());
        QCOMPARE_EQ(evidence->text(), QStringLiteral("writes answer"));
        QVERIFY(panel.findChild<Paragraph*>(QStringLiteral("matrix.message"))->isVisible());
        QTest::keyClick(evidence, Qt::Key_Return);
        QTRY_COMPARE(rig.last().type, QStringLiteral("service.recovered"));
    }

    void aTickTellsScreenReadersNothingAndPaintsOnlyClocks()
    {
        IncidentRig rig;
        MatrixPanel panel(plainTheme());
        panel.setIncident(rig.session);
        show(panel);
        auto* list = panel.findChild<QListView*>(QStringLiteral("matrix.list"));
        QCoreApplication::processEvents();
        PaintWatch watch;
        list->viewport()->installEventFilter(&watch);
        const AccessibilityEvents events;
        for (int second = 0; second < 5; ++second) {
            rig.clock.advance(1s);
            panel.tick();
            QCoreApplication::processEvents();
        }
        QCOMPARE_EQ(events.seen(), 0);
        QVERIFY(!watch.painted.isEmpty());
        // The names at the left and the services that are not affected stay untouched.
        const auto first = list->visualRect(list->model()->index(0, 0));
        const auto last = list->visualRect(list->model()->index(list->model()->rowCount() - 1, 0));
        QVERIFY(!watch.painted.contains(first.topLeft() + QPoint(12, 20)));
        QVERIFY(watch.painted.contains(first.topRight() + QPoint(-20, 20)));
        QVERIFY(!watch.painted.intersects(last));
    }
};
MUSTER_TEST(TstMatrixPanel)
#include "tst_matrixpanel.moc"
