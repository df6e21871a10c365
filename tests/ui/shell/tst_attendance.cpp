// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/ui/shell/shellrig.h"
#include "ui/shell/screenlock.h"
#include "ui/shell/ticker.h"

#include <QAbstractButton>
#include <QAction>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>

using namespace muster;
using namespace std::chrono_literals;
using test::ShellRig;

/// Whoever comes back to the window is told what happened, and times are never quietly wrong.
class TstAttendance final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whoComesBackAfterAMinuteIsTold();
    void aMinuteIsNotLong();
    void aFieldKeepsTheKeyboard();
    void escapeClosesTheBar();
    void whoActsNeedsNoBar();
    void whatHappenedIsShownInTheTimeline();
    void withoutNewsThereIsNothingToShow();
    void theScreenWasLocked();
    void aDesktopSaysThatItIsLocked();
    void theComputerSlept();
    void musterWasKilled();
    void theComputerWasRestarted();
    void aClockThatWasSetIsToldAndChangesNothing_data();
    void aClockThatWasSetIsToldAndChangesNothing();
    void anotherTimeZoneIsTold();
    void afterARestartNothingFalseIsRecorded();

private:
    void declare(ShellRig& rig, journal::StreamKind kind = journal::StreamKind::Live);
};

namespace {

void say(Qt::ApplicationState state)
{
    emit qGuiApp->applicationStateChanged(state);
}

/// Another program has the keyboard for so long.
void goAway(ShellRig& rig, Millis away)
{
    say(Qt::ApplicationInactive);
    rig.clock.advance(away);
    say(Qt::ApplicationActive);
}

void tick(const ShellRig& rig)
{
    QVERIFY(QMetaObject::invokeMethod(rig.window->findChild<ui::Ticker*>(), "ticked"));
}

bool isOffered(const ShellRig& rig)
{
    return rig.find<QWidget>("resumeBar")->isVisible();
}

QString words(const ShellRig& rig)
{
    return rig.find<QWidget>("resumeBar")->accessibleName();
}

/// Somebody at another console, or in a terminal.
void noteByNoor(ShellRig& rig, const char* text)
{
    const auto elsewhere = *test::await(rig.session->open(rig.incident()->stream().id));
    elsewhere->setActingAs(QStringLiteral("Noor"));
    VERIFY_RESULT(test::await(elsewhere->note(QString::fromLatin1(text))));
}

} // namespace

/// The blank plan has one service and few steps; this one is the bundled one, on its first step.
void TstAttendance::declare(ShellRig& rig, journal::StreamKind kind)
{
    rig.open();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("start.list"));
    QTRY_VERIFY(rig.find<QAction>("incident.declare")->isEnabled());
    rig.find<QAction>(kind == journal::StreamKind::Live ? "incident.declare" : "incident.drill")->trigger();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("declare.summary"));
    rig.type(QStringLiteral("Orders lost since midnight"));
    rig.press(Qt::Key_Return);
    QTRY_VERIFY(rig.incident() != nullptr);
    QTRY_VERIFY(rig.find<QWidget>("dock.matrix")->isVisible());
    tick(rig);
}

void TstAttendance::whoComesBackAfterAMinuteIsTold()
{
    ShellRig rig;
    declare(rig);
    say(Qt::ApplicationInactive);
    noteByNoor(rig, "Neon support called back");
    rig.clock.advance(4min);
    tick(rig);
    QVERIFY(!isOffered(rig));
    say(Qt::ApplicationActive);
    QVERIFY(isOffered(rig));
    QVERIFY2(words(rig).startsWith(
                 QStringLiteral("You were at 1.1 Acknowledge the PagerDuty alert, step 1 of 8. Away 4 min. "
                                "Since then: 1 entry by others")),
        qPrintable(words(rig)));
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("resume.go"));
    rig.picture("resume-away");
    rig.press(Qt::Key_Return);
    QVERIFY(!isOffered(rig));
    QVERIFY(rig.window->isAncestorOf(rig.focused()));
    QVERIFY(rig.find<QWidget>("resumeBar") != rig.focused()->parentWidget());
    tick(rig);
    QVERIFY(!isOffered(rig));
}

void TstAttendance::aMinuteIsNotLong()
{
    ShellRig rig;
    declare(rig);
    goAway(rig, 60s);
    QVERIFY(!isOffered(rig));
    // Nor is a long look at the window.
    rig.clock.advance(10min);
    tick(rig);
    goAway(rig, 30s);
    QVERIFY(!isOffered(rig));
    goAway(rig, 61s);
    QVERIFY(isOffered(rig));
}

void TstAttendance::aFieldKeepsTheKeyboard()
{
    ShellRig rig;
    declare(rig);
    rig.find<QLineEdit>("timeline.entry")->setFocus();
    QTRY_COMPARE_EQ(rig.focusedName(), QStringLiteral("timeline.entry"));
    rig.type(QStringLiteral("Noor calls"));
    goAway(rig, 5min);
    QVERIFY(isOffered(rig));
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("timeline.entry"));
    rig.type(QStringLiteral(" back"));
    QCOMPARE_EQ(rig.find<QLineEdit>("timeline.entry")->text(), QStringLiteral("Noor calls back"));
    // Not in the page itself either.
    rig.press(Qt::Key_Return);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("note.added")), 1);
    QVERIFY(isOffered(rig));
}

void TstAttendance::escapeClosesTheBar()
{
    ShellRig rig;
    declare(rig);
    goAway(rig, 5min);
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("resume.go"));
    rig.press(Qt::Key_Escape);
    QVERIFY(!isOffered(rig));
    QVERIFY(rig.focused() != nullptr);
    QVERIFY(rig.focused()->isVisible());
    rig.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("step.completed")), 1);
}

void TstAttendance::whoActsNeedsNoBar()
{
    ShellRig rig;
    declare(rig);
    goAway(rig, 5min);
    QVERIFY(isOffered(rig));
    // What others write is no act on the step.
    noteByNoor(rig, "Still looking");
    QTRY_COMPARE_EQ(rig.incident()->events().last().type, QStringLiteral("note.added"));
    QVERIFY(isOffered(rig));
    VERIFY_RESULT(
        test::await(rig.incident()->complete(rig.incident()->walkthrough().currentStep()->address)));
    QTRY_VERIFY(!isOffered(rig));
    QVERIFY(rig.focused() != nullptr);
    QVERIFY(rig.focused()->isVisible());
}

void TstAttendance::whatHappenedIsShownInTheTimeline()
{
    ShellRig rig;
    declare(rig);
    say(Qt::ApplicationInactive);
    noteByNoor(rig, "Neon support called back");
    noteByNoor(rig, "They restore to 02:50");
    rig.clock.advance(5min);
    say(Qt::ApplicationActive);
    rig.press(Qt::Key_Right);
    QCOMPARE_EQ(rig.focusedName(), QStringLiteral("resume.show"));
    rig.press(Qt::Key_Return);
    auto* list = rig.find<QListView>("timeline.list");
    QTRY_VERIFY(list->hasFocus());
    QVERIFY2(list->currentIndex()
                 .data(Qt::AccessibleTextRole)
                 .toString()
                 .contains(QStringLiteral("Neon support called back")),
        qPrintable(list->currentIndex().data(Qt::AccessibleTextRole).toString()));
    QVERIFY(isOffered(rig));
}

void TstAttendance::withoutNewsThereIsNothingToShow()
{
    ShellRig rig;
    declare(rig);
    goAway(rig, 5min);
    QVERIFY(isOffered(rig));
    QVERIFY(rig.find<QWidget>("resume.show")->isHidden());
}

void TstAttendance::theScreenWasLocked()
{
    ShellRig rig;
    declare(rig);
    auto* lock = rig.window->findChild<ui::ScreenLock*>();
    emit lock->changed(true);
    rig.clock.advance(5min);
    tick(rig);
    QVERIFY(!isOffered(rig));
    emit lock->changed(false);
    QVERIFY(isOffered(rig));
}

void TstAttendance::aDesktopSaysThatItIsLocked()
{
    for (const auto* name : { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver" }) {
        ui::ScreenLock lock;
        const QSignalSpy heard(&lock, &ui::ScreenLock::changed);
        lock.watch();
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("desktop"));
        auto said = QDBusMessage::createSignal(
            QStringLiteral("/ScreenSaver"), QString::fromLatin1(name), QStringLiteral("ActiveChanged"));
        said << true;
        QVERIFY(bus.send(said));
        QTRY_COMPARE_EQ(heard.size(), 1);
        QCOMPARE_EQ(heard.first().first().toBool(), true);
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    }
}

void TstAttendance::theComputerSlept()
{
    ShellRig rig;
    declare(rig);
    rig.clock.sleep(12min);
    tick(rig);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("machine.slept")), 1);
    QVERIFY(isOffered(rig));
    QVERIFY2(
        words(rig).contains(QStringLiteral("The computer was asleep. Away 12 min.")), qPrintable(words(rig)));
    QVERIFY(rig.incident()->objectives().elapsed >= 12min);
    rig.press(Qt::Key_Escape);
    tick(rig);
    QVERIFY(!isOffered(rig));
    // The desktop may say first that nobody is there.
    rig.clock.sleep(12min);
    goAway(rig, 5s);
    QVERIFY(isOffered(rig));
    QVERIFY(words(rig).contains(QStringLiteral("The computer was asleep.")));
}

void TstAttendance::musterWasKilled()
{
    ShellRig rig;
    declare(rig);
    rig.window.reset();
    rig.clock.advance(3min);
    rig.open();
    QTRY_VERIFY(isOffered(rig));
    QVERIFY2(words(rig).contains(
                 QStringLiteral("Muster ended unexpectedly; what was recorded is all here. Away 3 min.")),
        qPrintable(words(rig)));
}

void TstAttendance::theComputerWasRestarted()
{
    ShellRig rig;
    declare(rig);
    rig.window.reset();
    rig.clock.advance(3min);
    rig.clock.reboot(QStringLiteral("00000000-0000-4000-8000-000000000002"));
    rig.open();
    QTRY_VERIFY(isOffered(rig));
    QVERIFY2(words(rig).contains(QStringLiteral("The computer was started anew")), qPrintable(words(rig)));
}

void TstAttendance::aClockThatWasSetIsToldAndChangesNothing_data()
{
    QTest::addColumn<journal::StreamKind>("kind");
    QTest::addColumn<qint64>("by");
    QTest::newRow("live, back") << journal::StreamKind::Live << qint64 { -37 };
    QTest::newRow("live, on") << journal::StreamKind::Live << qint64 { 3600 };
    QTest::newRow("drill, back") << journal::StreamKind::Drill << qint64 { -37 };
    QTest::newRow("drill, on") << journal::StreamKind::Drill << qint64 { 3600 };
}

void TstAttendance::aClockThatWasSetIsToldAndChangesNothing()
{
    QFETCH(const journal::StreamKind, kind);
    QFETCH(const qint64, by);
    ShellRig rig;
    declare(rig, kind);
    const auto elapsed = rig.incident()->objectives().elapsed;
    rig.clock.setNow(rig.clock.now() + std::chrono::seconds(by));
    tick(rig);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("clock.moved")), 1);
    auto* notice = rig.find<QWidget>("noticeBar");
    QVERIFY(notice->isVisible());
    QVERIFY(!notice->isAncestorOf(rig.focused()));
    rig.picture("clock-moved");
    QVERIFY(rig.findText(by < 0 ? QStringLiteral("clock moved back by 37 s; elapsed time is unaffected.")
                                : QStringLiteral("clock moved on by 1 h; elapsed time is unaffected.")));
    QVERIFY(rig.incident()->objectives().elapsed == elapsed);
    const auto standing = by < 0 ? QStringLiteral("The computer's clock is 00:00:37 behind the incident's")
                                 : QStringLiteral("The computer's clock is 01:00:00 ahead of the incident's");
    QTRY_COMPARE_EQ(rig.findText(standing), kind == journal::StreamKind::Live);
    rig.clock.advance(10s);
    tick(rig);
    QVERIFY(rig.incident()->objectives().elapsed == elapsed + 10s);
    QCOMPARE_EQ(rig.countOf(QStringLiteral("clock.moved")), 1);
    QVERIFY(!isOffered(rig));
    notice->findChild<QAbstractButton*>(QStringLiteral("dismiss"))->click();
    QVERIFY(!notice->isVisible());
}

void TstAttendance::anotherTimeZoneIsTold()
{
    ShellRig rig;
    declare(rig);
    rig.clock.setZone(QStringLiteral("Europe/Berlin"));
    tick(rig);
    QTRY_COMPARE_EQ(rig.countOf(QStringLiteral("zone.changed")), 1);
    QVERIFY(rig.findText(
        QStringLiteral("time zone changed from UTC to Europe/Berlin; times are shown as before.")));
}

void TstAttendance::afterARestartNothingFalseIsRecorded()
{
    ShellRig rig;
    declare(rig);
    rig.window.reset();
    rig.clock.advance(24h);
    rig.clock.setNow(rig.clock.now() - 37s);
    rig.clock.setZone(QStringLiteral("Europe/Berlin"));
    rig.clock.reboot(QStringLiteral("00000000-0000-4000-8000-000000000002"));
    rig.open();
    QTRY_VERIFY(isOffered(rig));
    tick(rig);
    for (const auto* type : { "clock.moved", "machine.slept", "zone.changed" })
        QCOMPARE_EQ(rig.countOf(QString::fromLatin1(type)), 0);
}

MUSTER_TEST(TstAttendance)
#include "tst_attendance.moc"
