// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/walltime.h"

#include <QTest>
#include <QTime>

using namespace muster;
using namespace muster::ui;

class TstWallTime final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void momentsAreShownInThePlansZone()
    {
        const WallTime sydney(QStringLiteral("Australia/Sydney"));
        const auto at = *instantFromIso(u"2026-03-13T16:12:07.000Z");
        QCOMPARE_EQ(sydney.minutes(at), QStringLiteral("03:12"));
        QCOMPARE_EQ(sydney.seconds(at), QStringLiteral("03:12:07"));
        QCOMPARE_EQ(sydney.dateAndMinutes(at), QStringLiteral("2026-03-14 03:12"));
    }

    void aDayEndsAtTheZonesMidnight()
    {
        const WallTime berlin(QStringLiteral("Europe/Berlin"));
        // The day on which the clocks go forward has 23 hours.
        const auto noon = *instantFromIso(u"2026-03-29T10:00:00.000Z");
        QCOMPARE_EQ(berlin.day(noon), QStringLiteral("Sunday, 29 March"));
        const auto [begins, ends] = berlin.dayAround(noon);
        QCOMPARE_EQ(isoText(begins), QStringLiteral("2026-03-28T23:00:00.000Z"));
        QCOMPARE_EQ(isoText(ends), QStringLiteral("2026-03-29T22:00:00.000Z"));
        QCOMPARE_EQ(berlin.dayAround(begins).first, begins);
        QCOMPARE_EQ(berlin.dayAround(ends).first, ends);
    }

    void anUnknownZoneIsUtcAndSaysSo()
    {
        const WallTime nowhere(QStringLiteral("Nowhere/Here"));
        const auto at = *instantFromIso(u"2026-03-13T16:12:07.000Z");
        QCOMPARE_EQ(nowhere.minutes(at), QStringLiteral("16:12"));
        QCOMPARE_EQ(nowhere.zoneName(at), QStringLiteral("UTC"));
    }

    void aTimeThatIsStillToComeWasYesterday()
    {
        const WallTime utc;
        const auto now = *instantFromIso(u"2026-03-14T00:10:00.000Z");
        QCOMPARE_EQ(isoText(utc.latest(QTime(23, 50), now)), QStringLiteral("2026-03-13T23:50:00.000Z"));
        QCOMPARE_EQ(isoText(utc.latest(QTime(0, 5), now)), QStringLiteral("2026-03-14T00:05:00.000Z"));
    }

    void textsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        QTest::newRow("time") << QStringLiteral("03:00") << QStringLiteral("2026-03-13T16:00:00.000Z");
        QTest::newRow("one digit") << QStringLiteral("3:00") << QStringLiteral("2026-03-13T16:00:00.000Z");
        QTest::newRow("date") << QStringLiteral(" 2026-03-12 22:15 ")
                              << QStringLiteral("2026-03-12T11:15:00.000Z");
        QTest::newRow("seconds") << QStringLiteral("2026-03-12 22:15:30")
                                 << QStringLiteral("2026-03-12T11:15:30.000Z");
        QTest::newRow("nonsense") << QStringLiteral("soon") << QString();
        QTest::newRow("no such time") << QStringLiteral("25:00") << QString();
        QTest::newRow("no such day") << QStringLiteral("2026-02-30 10:00") << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("too much") << QStringLiteral("2026-03-12 22:15 or so") << QString();
    }
    void textsAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QString, iso);
        const WallTime sydney(QStringLiteral("Australia/Sydney"));
        const auto read = sydney.read(text, *instantFromIso(u"2026-03-13T16:12:00.000Z"));
        QCOMPARE_EQ(read ? isoText(*read) : QString(), iso);
    }

    void aWordThatIsNoZoneIsUtcAndSaysSo()
    {
        for (const auto& word : { QStringLiteral("AEST"), QStringLiteral("Atlantis"), QString() }) {
            QCOMPARE_EQ(WallTime(word).zoneName(instantFromMillis(0)), QStringLiteral("UTC"));
        }
    }
};
MUSTER_TEST(TstWallTime)
#include "tst_walltime.moc"
