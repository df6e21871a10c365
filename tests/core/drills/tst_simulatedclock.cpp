// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drills/simulatedclock.h"
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

class TstSimulatedClock : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void runsAtItsRateFromTheAnchor_data()
    {
        QTest::addColumn<qint64>("rate");
        QTest::addColumn<qint64>("passed");
        QTest::addColumn<qint64>("simulated");
        QTest::newRow("real time") << qint64 { 1000 } << qint64 { 90'000 } << qint64 { 90'000 };
        QTest::newRow("five times") << qint64 { 5000 } << qint64 { 90'000 } << qint64 { 450'000 };
        QTest::newRow("half") << qint64 { 500 } << qint64 { 90'001 } << qint64 { 45'000 };
        QTest::newRow("paused") << qint64 { 0 } << qint64 { 90'000 } << qint64 { 0 };
        QTest::newRow("a thousand years, fastest") << incident::kFastestRate << qint64 { 31'536'000'000'000 }
                                                   << qint64 { 31'536'000'000'000 } * 3600;
    }
    void runsAtItsRateFromTheAnchor()
    {
        QFETCH(const qint64, rate);
        QFETCH(const qint64, passed);
        QFETCH(const qint64, simulated);
        test::ManualClock machine;
        const drills::SimulatedClock clock(machine, { kStart, machine.now(), rate });
        machine.advance(Millis { passed });
        QCOMPARE((clock.now() - kStart).count(), simulated);
    }

    void aRestartedConsoleShowsTheSameTime()
    {
        test::ManualClock machine;
        const incident::ClockState anchor { kStart, machine.now(), 5000 };
        const drills::SimulatedClock before(machine, anchor);
        machine.advance(10min);
        const auto shown = before.now();
        const drills::SimulatedClock after(machine, anchor);
        QVERIFY(after.now() == shown);
    }

    void aMachineClockThatStepsBackDoesNotTurnItBack()
    {
        test::ManualClock machine;
        const drills::SimulatedClock clock(machine, { kStart, machine.now(), 1000 });
        machine.advance(10min);
        const auto shown = clock.now();
        machine.setNow(machine.now() - 5min);
        QVERIFY(clock.now() == shown);
        machine.setNow(machine.now() - 24h);
        QVERIFY(clock.now() == shown);
        machine.setNow(machine.now() + 24h + 6min);
        QVERIFY(clock.now() == shown + 1min);
    }

    void aConsoleWhoseClockIsBehindTheAnchorDoesNotStartBeforeIt()
    {
        test::ManualClock machine;
        const drills::SimulatedClock clock(machine, { kStart, machine.now() + 2min, 1000 });
        QVERIFY(clock.now() == kStart);
    }

    void aNewAnchorRules()
    {
        test::ManualClock machine;
        drills::SimulatedClock clock(machine, { kStart, machine.now(), 1000 });
        machine.advance(10min);
        QVERIFY(clock.now() == kStart + 10min);
        QVERIFY(!clock.isPaused());
        clock.setAnchor({ kStart + 30min, machine.now(), 0 });
        machine.advance(10min);
        QVERIFY(clock.now() == kStart + 30min);
        QVERIFY(clock.isPaused());
    }

private:
    static inline const Instant kStart = *instantFromIso(u"2030-01-01T09:00:00.000Z");
};

MUSTER_TEST(TstSimulatedClock)
#include "tst_simulatedclock.moc"
