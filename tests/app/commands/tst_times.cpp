// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/times.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::test;

namespace {
const auto kNow = *instantFromIso(u"2026-03-14T03:12:00.000Z");
}

class TstTimes : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void timesAreRead()
    {
        const auto at = commands::readTime(QStringLiteral(" 02:50 "), kNow, QTimeZone::utc());
        VERIFY_RESULT(at);
        QCOMPARE_EQ(isoText(*at), QStringLiteral("2026-03-14T02:50:00.000Z"));
    }

    void nonsenseIsRefused()
    {
        const auto at = commands::readTime(QStringLiteral("soon"), kNow, QTimeZone::utc());
        QVERIFY(!at);
        QVERIFY(at.error().text.contains(QStringLiteral("\"soon\" is no time")));
    }

    void howLongAgoIsRoundedDown()
    {
        using namespace std::chrono;
        const auto ago = [](Millis age) { return commands::agoText(kNow - age, kNow); };
        QCOMPARE_EQ(ago(seconds(59)), QStringLiteral("just now"));
        QCOMPARE_EQ(ago(seconds(60)), QStringLiteral("1 min ago"));
        QCOMPARE_EQ(ago(minutes(60) - Millis { 1 }), QStringLiteral("59 min ago"));
        QCOMPARE_EQ(ago(minutes(119)), QStringLiteral("1 h ago"));
        QCOMPARE_EQ(ago(hours(24)), QStringLiteral("1 d ago"));
        QCOMPARE_EQ(ago(hours(24 * 400 + 5)), QStringLiteral("400 d ago"));
        QCOMPARE_EQ(ago(-seconds(60)), QStringLiteral("just now"));
        QCOMPARE_EQ(ago(-seconds(61)), QStringLiteral("in the future"));
    }

    void timesAreShownInTheZoneOfThePlan()
    {
        const auto berlin = commands::zoneOf(QStringLiteral("Europe/Berlin"), /*utc=*/false);
        QCOMPARE_EQ(commands::dateAndTime(kNow, berlin), QStringLiteral("2026-03-14 04:12:00 CET"));
        QCOMPARE_EQ(commands::timeOfDay(kNow, berlin), QStringLiteral("04:12:00"));
        QCOMPARE_EQ(commands::zoneSentence(berlin), QStringLiteral("Times are in Europe/Berlin."));
        QCOMPARE_EQ(commands::zoneOf(QStringLiteral("Europe/Berlin"), /*utc=*/true), QTimeZone::utc());
        QCOMPARE_EQ(commands::zoneOf({}, /*utc=*/false), QTimeZone::systemTimeZone());
    }

    void timesAreShownInUtcWithAZ()
    {
        QCOMPARE_EQ(commands::dateAndTime(kNow, QTimeZone::utc()), QStringLiteral("2026-03-14 03:12:00Z"));
        QCOMPARE_EQ(commands::timeOfDay(kNow, QTimeZone::utc()), QStringLiteral("03:12:00"));
    }
};

MUSTER_TEST(TstTimes)
#include "tst_times.moc"
