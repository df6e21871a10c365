// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/ticker.h"

#include <QAction>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;

/// H22: what becomes overdue is heard, in the window.
class TstAlarm final : public QObject {
    Q_OBJECT
private:
    /// An incident whose first message and promise end after a quarter of an hour.
    static void declare(ShellRig& rig, journal::StreamKind kind)
    {
        rig.plans = { ShellRig::bundled("mgx-ai") };
        rig.open();
        const auto command = kind == journal::StreamKind::Live ? "incident.declare" : "incident.drill";
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
        QTRY_VERIFY(rig.find<QAction>(command)->isEnabled());
        rig.find<QAction>(command)->trigger();
        QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
        rig.type(QStringLiteral("All regions are down"));
        rig.press(Qt::Key_Return);
        QTRY_VERIFY(rig.incident() != nullptr);
        QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    }
    static void tick(const ShellRig& rig)
    {
        QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
    }

private slots:
    void init() { failOnWarnings(); }

    void whatBecomesOverdueIsHeardOnce_data()
    {
        QTest::addColumn<journal::StreamKind>("kind");
        QTest::newRow("live") << journal::StreamKind::Live;
        QTest::newRow("drill") << journal::StreamKind::Drill;
    }

    void whatBecomesOverdueIsHeardOnce()
    {
        QFETCH(const journal::StreamKind, kind);
        ShellRig rig;
        declare(rig, kind);
        tick(rig);
        QCOMPARE_EQ(rig.sounder.heard, 0);
        rig.clock.advance(16min);
        tick(rig);
        QCOMPARE_EQ(rig.sounder.heard, 1);
        for (int second = 0; second < 10; ++second) {
            rig.clock.advance(1s);
            tick(rig);
        }
        QCOMPARE_EQ(rig.sounder.heard, 1);
    }

    void whatWasOverdueBeforeTheWindowOpenedItIsNotHeard()
    {
        ShellRig rig;
        declare(rig, journal::StreamKind::Live);
        rig.clock.advance(16min);
        rig.window.reset();
        rig.sounder.heard = 0;
        rig.open();
        QTRY_VERIFY(rig.incident() != nullptr);
        tick(rig);
        QCOMPARE_EQ(rig.sounder.heard, 0);
    }

    void mutedItIsSilentAndSaysSoAndThatIsKept()
    {
        ShellRig rig;
        declare(rig, journal::StreamKind::Live);
        QVERIFY(!rig.findText(QStringLiteral("Sounds muted")));
        rig.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(rig.find<QAction>("view.mute")->isChecked());
        QVERIFY(rig.findText(QStringLiteral("Sounds muted")));
        rig.clock.advance(16min);
        tick(rig);
        QCOMPARE_EQ(rig.sounder.heard, 0);

        rig.window.reset();
        rig.open();
        QTRY_VERIFY(rig.incident() != nullptr);
        QVERIFY(rig.find<QAction>("view.mute")->isChecked());
        QVERIFY(rig.findText(QStringLiteral("Sounds muted")));
        rig.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!rig.findText(QStringLiteral("Sounds muted")));
        // What nobody heard is not made up for.
        rig.clock.advance(10s);
        tick(rig);
        QCOMPARE_EQ(rig.sounder.heard, 0);
    }
};

MUSTER_TEST(TstAlarm)

#include "tst_alarm.moc"
