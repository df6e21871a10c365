// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>
#include <QUuid>

using namespace muster;

class TstClock : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void theMachineClockNeverRunsBackwards()
    {
        const SystemClock clock;
        auto last = clock.elapsed();
        for (int i = 0; i < 1000; ++i) {
            const auto next = clock.elapsed();
            QVERIFY(next >= last);
            last = next;
        }
        QVERIFY(last > Millis { 0 });
    }

    void twoClocksOfOneMachineNameTheSameBoot()
    {
        QVERIFY(!QUuid::fromString(SystemClock().bootId()).isNull());
#ifdef Q_OS_LINUX
        QCOMPARE(SystemClock().bootId(), SystemClock().bootId());
#endif
    }

    void theMachineSleptNoLongerThanItRan()
    {
        const SystemClock clock;
        QVERIFY(clock.asleep() >= Millis::zero());
        QVERIFY(clock.asleep() <= clock.elapsed());
    }

    void theZoneIsThatOfTheSystem()
    {
        const auto before = qgetenv("TZ");
        qputenv("TZ", "Australia/Sydney");
        const auto there = SystemClock().zone();
        qputenv("TZ", "UTC");
        const auto here = SystemClock().zone();
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        QCOMPARE(there, QStringLiteral("Australia/Sydney"));
        QCOMPARE(here, QStringLiteral("UTC"));
    }

    void theWallClockIsOfThisCentury()
    {
        QVERIFY(SystemClock().now() > *instantFromIso(u"2026-01-01T00:00:00.000Z"));
    }
};

MUSTER_TEST(TstClock)
#include "tst_clock.moc"
