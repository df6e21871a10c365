// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/stamp.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::journal;

class TstStamp : public QObject {
    Q_OBJECT
    const Instant m_noon = instantFromMillis(1'000'000);

private slots:
    void init() { test::failOnWarnings(); }

    void theWallClockLeadsWhileItRuns() { QVERIFY(next({ 999'999, 5 }, m_noon) == (Stamp { 1'000'000, 0 })); }

    void aClockThatStandsOrStepsBackOnlyCounts()
    {
        QVERIFY(next({ 1'000'000, 0 }, m_noon) == (Stamp { 1'000'000, 1 }));
        QVERIFY(next({ 2'000'000, 7 }, m_noon) == (Stamp { 2'000'000, 8 }));
    }

    void aFullCounterMovesTheMillisecondsOn()
    {
        QVERIFY(next({ 2'000'000, kLargestCounter }, m_noon) == (Stamp { 2'000'001, 0 }));
    }

    void whatWasHeardIsComeAfter()
    {
        QVERIFY(merge({ 5, 0 }, { 1'000'500, 3 }, m_noon) == (Stamp { 1'000'500, 3 }));
        QVERIFY(merge({ 1'000'600, 0 }, { 1'000'500, 3 }, m_noon) == (Stamp { 1'000'600, 0 }));
    }

    void aSuspectClockDragsOursOnlyToTheBound()
    {
        const Stamp tomorrow { 90'000'000, 0 };
        QVERIFY(isSuspect(tomorrow, m_noon));
        QVERIFY(!isSuspect({ 1'060'000, 0 }, m_noon));
        QVERIFY(merge({ 5, 0 }, tomorrow, m_noon) == (Stamp { 1'060'000, 0 }));
    }
};

MUSTER_TEST(TstStamp)
#include "tst_stamp.moc"
