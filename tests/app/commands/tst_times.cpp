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

    void aBareTimeToComeIsTheNextOne_data()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        const auto row
            = [](const char* name, const char* zone, const char* now, const char* text, const char* read) {
                  QTest::newRow(name) << QString::fromLatin1(zone) << QString::fromLatin1(now)
                                      << QString::fromLatin1(text) << QString::fromLatin1(read);
              };
        row("later today", "UTC", "2026-03-14T03:12:00.000Z", " 03:13 ", "2026-03-14T03:13:00.000Z");
        row("tomorrow", "UTC", "2026-03-14T03:12:00.000Z", "03:11:59", "2026-03-15T03:11:59.000Z");
        row("not now", "UTC", "2026-03-14T03:12:00.000Z", "03:12", "2026-03-15T03:12:00.000Z");
        row("with a date", "UTC", "2026-03-14T03:12:00.000Z", "2026-03-20 01:00", "2026-03-20T01:00:00.000Z");
        row("that is past", "UTC", "2026-03-14T03:12:00.000Z", "2026-03-01 01:00",
            "2026-03-01T01:00:00.000Z");
        // Europe/Berlin: on 29 March 23 hours, on 25 October 25.
        row("a short day, later", "Europe/Berlin", "2026-03-28T11:00:00.000Z", "12:30",
            "2026-03-28T11:30:00.000Z");
        row("a short day, tomorrow", "Europe/Berlin", "2026-03-28T11:00:00.000Z", "11:30",
            "2026-03-29T09:30:00.000Z");
        row("a long day, later", "Europe/Berlin", "2026-10-24T10:00:00.000Z", "12:30",
            "2026-10-24T10:30:00.000Z");
        row("a long day, tomorrow", "Europe/Berlin", "2026-10-24T10:00:00.000Z", "11:30",
            "2026-10-25T10:30:00.000Z");
    }

    void aBareTimeToComeIsTheNextOne()
    {
        QFETCH(const QString, zone);
        QFETCH(const QString, now);
        QFETCH(const QString, text);
        const auto at
            = commands::readComingTime(text, *instantFromIso(now), commands::zoneOf(zone, /*utc=*/false));
        VERIFY_RESULT(at);
        QTEST(isoText(*at), "read");
    }

    void nonsenseIsRefused()
    {
        const auto at = commands::readTime(QStringLiteral("soon"), kNow, QTimeZone::utc());
        QVERIFY(!at);
        QVERIFY(at.error().text.contains(QStringLiteral("\"soon\" is no time")));
        QVERIFY(!commands::readComingTime(QStringLiteral("soon"), kNow, QTimeZone::utc()));
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

    void anotherDayThanTodayIsShownWithItsDate()
    {
        const auto shown
            = [](Millis ahead) { return commands::timeOrDate(kNow + ahead, kNow, QTimeZone::utc()); };
        QCOMPARE_EQ(shown(std::chrono::hours(20)), QStringLiteral("23:12:00"));
        QCOMPARE_EQ(shown(std::chrono::hours(21)), QStringLiteral("2026-03-15 00:12:00Z"));
        QCOMPARE_EQ(shown(-std::chrono::hours(4)), QStringLiteral("2026-03-13 23:12:00Z"));
    }

    void timesAreShownInUtcWithAZ()
    {
        QCOMPARE_EQ(commands::dateAndTime(kNow, QTimeZone::utc()), QStringLiteral("2026-03-14 03:12:00Z"));
        QCOMPARE_EQ(commands::timeOfDay(kNow, QTimeZone::utc()), QStringLiteral("03:12:00"));
    }
};

MUSTER_TEST(TstTimes)
#include "tst_times.moc"
