// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/commsplan.h"
#include "tests/ui/panels/panelrig.h"
#include "ui/shell/attentionbutton.h"
#include "ui/shell/commandstrip.h"
#include "ui/widgets/button.h"

#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

class TstCommandStrip final : public QObject {
    Q_OBJECT
private:
    static void show(CommandStrip& strip, int width)
    {
        strip.resize(width, strip.sizeHint().height());
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
    }
    /// Whether this colour is anywhere in the slot of the update.
    static bool isInked(CommandStrip& strip, const QColor& color)
    {
        const auto picture = strip.grab().toImage();
        const auto* compose = strip.findChild<Button*>(QStringLiteral("strip.compose"));
        for (int x = compose->x() - 70; x < compose->x(); ++x) {
            for (int y = 0; y < picture.height(); ++y) {
                if (picture.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    }

private slots:
    void init() { failOnWarnings(); }

    void theNextUpdateIsCountedDownAndBecomesLoud()
    {
        IncidentRig rig(commsPlan());
        CommandStrip strip(rig.clock, plainTheme());
        strip.setIncident(rig.session);
        show(strip, 1440);
        const auto& colors = StateColors::dark();
        const auto after = [&](Millis time) {
            rig.clock.advance(time);
            strip.tick();
        };
        QVERIFY(strip.spoken().contains(QStringLiteral("The next update, to Customers, is due at 14:17.")));
        after(3min);
        QVERIFY(!isInked(strip, colors.warning) && !isInked(strip, colors.critical));
        after(1s);
        QVERIFY(isInked(strip, colors.warning) && !isInked(strip, colors.critical));
        after(119s);
        QVERIFY(!isInked(strip, colors.critical));
        after(1s);
        QVERIFY(isInked(strip, colors.critical) && !isInked(strip, colors.warning));
        QVERIFY(strip.spoken().contains(QStringLiteral("The update to Customers is overdue since 14:17.")));
        rig.act(toldOf(QStringLiteral("customers")));
        QVERIFY(strip.spoken().contains(QStringLiteral("The next update, to Customers, is due at 14:37.")));
        QVERIFY(!isInked(strip, colors.critical));
    }

    void aClockThatStandsIsNotTheWorst()
    {
        IncidentRig rig;
        CommandStrip strip(rig.clock, plainTheme());
        strip.setIncident(rig.session);
        show(strip, 1440);
        QVERIFY2(strip.spoken().contains(u"Worst promise: Neon database, left of 1 h"),
            qPrintable(strip.spoken()));
        const auto pause = [&](const char* service) {
            rig.act(incident::ObjectivePaused {
                plan::ServiceId(QString::fromLatin1(service)), QStringLiteral("agreed") });
            strip.tick();
        };
        pause("neon-database");
        QVERIFY2(
            strip.spoken().contains(u"Worst promise: Audit logs, left of 4 h"), qPrintable(strip.spoken()));
        // Those that are left were promised nothing.
        pause("audit-logs");
        QVERIFY2(strip.spoken().contains(u"Worst promise: Clock paused."), qPrintable(strip.spoken()));
    }

    void whereNothingIsDueItSaysSo()
    {
        IncidentRig rig;
        CommandStrip strip(rig.clock, plainTheme());
        strip.setIncident(rig.session);
        show(strip, 1440);
        QVERIFY(strip.spoken().contains(QStringLiteral("No update is due.")));
        IncidentRig told(commsPlan());
        told.act(incident::IncidentClosed {});
        strip.setIncident(told.session);
        QVERIFY(strip.spoken().contains(QStringLiteral("No update is due.")));
        QVERIFY(!strip.findChild<Button*>(QStringLiteral("strip.compose"))->isVisible());
    }

    void aTickRepaintsTheCountdownAndTellsNobody()
    {
        IncidentRig rig(commsPlan());
        CommandStrip strip(rig.clock, plainTheme());
        strip.setIncident(rig.session);
        show(strip, 1440);
        QCoreApplication::processEvents();
        PaintWatch watch;
        strip.installEventFilter(&watch);
        const AccessibilityEvents events;
        rig.clock.advance(1s);
        strip.tick();
        QCoreApplication::processEvents();
        const auto compose = strip.findChild<Button*>(QStringLiteral("strip.compose"))->geometry();
        QVERIFY(watch.painted.contains(QPoint(compose.left() - 10, compose.center().y())));
        const auto command = strip.findChild<Button*>(QStringLiteral("strip.handOver"))->geometry();
        QVERIFY(!watch.painted.contains(QPoint(command.left() - 10, command.center().y())));
        rig.clock.advance(10min);
        strip.tick();
        QCOMPARE(events.seen(), 0);
    }

    void composeAndAttentionAreButtons()
    {
        IncidentRig rig(commsPlan());
        CommandStrip strip(rig.clock, plainTheme());
        QVERIFY(!strip.findChild<AttentionButton*>()->isVisible());
        strip.setIncident(rig.session);
        show(strip, 1440);
        strip.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&strip));
        const QSignalSpy compose(&strip, &CommandStrip::composeWanted);
        const QSignalSpy attention(&strip, &CommandStrip::attentionWanted);
        strip.findChild<Button*>(QStringLiteral("strip.compose"))->click();
        QCOMPARE(compose.size(), 1);
        auto* button = strip.findChild<AttentionButton*>();
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Return);
        QTest::keyClick(button, Qt::Key_Space);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(attention.size(), 3);
    }

    void whatNeedsSomebodyIsCounted()
    {
        IncidentRig rig(commsPlan());
        CommandStrip strip(rig.clock, plainTheme());
        strip.setIncident(rig.session);
        show(strip, 1440);
        const auto* button = strip.findChild<AttentionButton*>();
        QCOMPARE(button->accessibleName(), QStringLiteral("Nothing needs attention"));
        strip.setAttention(1, false);
        QCOMPARE(button->accessibleName(), QStringLiteral("1 thing needs attention"));
        strip.setAttention(3, true);
        QCOMPARE(button->accessibleName(), QStringLiteral("3 things need attention, something is broken"));
        QVERIFY(strip.spoken().contains(QStringLiteral("3 things need attention, something is broken.")));
        const AccessibilityEvents events;
        strip.setAttention(3, true);
        QCOMPARE(events.seen(), 0);
    }

    void everySlotKeepsItsRoomInTheSmallestWindow()
    {
        IncidentRig rig(commsPlan());
        CommandStrip strip(rig.clock, plainTheme());
        strip.setCompact(true);
        strip.setIncident(rig.session);
        show(strip, 1024);
        const auto* attention = strip.findChild<AttentionButton*>();
        QVERIFY(!strip.findChild<Button*>(QStringLiteral("strip.compose"))->isVisible());
        QVERIFY(attention->width() >= 64);
        QVERIFY(attention->geometry().right() < 1024 - 100);
        // At twice the size the time gives way, and the slots get narrower rather than lost.
        auto large = plainTheme();
        large.type = TypeScale({}, 200);
        strip.setTheme(large);
        QVERIFY(attention->geometry().right() >= 1022);
        QVERIFY(attention->width() >= 64);
    }
};

MUSTER_TEST(TstCommandStrip)
#include "tst_commandstrip.moc"
