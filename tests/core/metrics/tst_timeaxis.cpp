// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/timeaxis.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::metrics;

class TstTimeAxis : public QObject {
    Q_OBJECT
    static constexpr qint64 kSecond = 1000;
    static constexpr qint64 kMinute = 60 * kSecond;
    static constexpr qint64 kDay = 24 * 60 * kMinute;

private slots:
    void init() { test::failOnWarnings(); }

    void aStepIsRoundAndThereAreFewOfThem()
    {
        QCOMPARE(roundStep(0, 7), kSecond);
        QCOMPARE(roundStep(7 * kSecond, 7), kSecond);
        QCOMPARE(roundStep(7 * kSecond + 1, 7), 2 * kSecond);
        QCOMPARE(roundStep(50 * kMinute, 7), 10 * kMinute);
        QCOMPARE(roundStep(2 * kDay, 7), kDay / 2);
        for (qint64 length = 1; length < 4000 * kDay; length = length * 3 + 1) {
            const auto step = roundStep(length, 7);
            QVERIFY(step * 7 >= length);
            // Not a longer one than is needed.
            QVERIFY(step == kSecond || step < length);
        }
    }

    void anAxisBeginsAtAFullMinute()
    {
        const auto axis = axisOver(Origin::Epoch, 90 * kSecond, 50 * kMinute, [](qint64 at, qint64 step) {
            return QStringLiteral("%1/%2").arg(at / kMinute).arg(step / kMinute);
        });
        QCOMPARE(axis.from, kMinute);
        QCOMPARE(axis.until, 50 * kMinute);
        QCOMPARE(axis.ticks.size(), 5);
        QCOMPARE(axis.ticks.first(), (Tick { kMinute, QStringLiteral("1/10") }));
        QCOMPARE(axis.ticks.last(), (Tick { 41 * kMinute, QStringLiteral("41/10") }));
    }

    void whatIsShortBeginsAtAFullSecond()
    {
        QCOMPARE(beginningOf(90 * kSecond + 7, kSecond), 90 * kSecond);
        QCOMPARE(beginningOf(90 * kSecond + 7, kMinute), kMinute);
        QCOMPARE(beginningOf(-7, kSecond), -kSecond);
    }
};

MUSTER_TEST(TstTimeAxis)
#include "tst_timeaxis.moc"
