// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spokentime.h"
#include "core/lint/zones.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstZones final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aZoneIsKnownByItsPlaceOrItsOffset();
    void anAbbreviationCanHaveSeveralMeanings();
    void theHourThatIsLeftOutAndTheOneThatComesTwice();
    void theMonthInWhichTheClocksAreOthers();
    void aScheduleHasATimeOfDay_data();
    void aScheduleHasATimeOfDay();
    void minutesAreATimeOfDay();
    void whatHappensAtATimeOfDayIsListed();
};

void TstZones::aZoneIsKnownByItsPlaceOrItsOffset()
{
    QVERIFY(zoneNamed(u"Australia/Sydney"_s).isValid());
    QVERIFY(zoneNamed(u"UTC"_s).isValid());
    for (const int offset : { 36000, -12600, 0, 3600 })
        QCOMPARE(
            zoneNamed(nameOfOffset(offset)).offsetFromUtc(QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC)),
            offset);
    QCOMPARE(nameOfOffset(-12600), u"UTC-03:30"_s);
    // QTimeZone itself takes these for rules of POSIX.
    for (const auto* name : { "AEST", "Sydney", "UTC+25:00", "UTC+1:75", "", "unknown" })
        QVERIFY2(!zoneNamed(QString::fromLatin1(name)).isValid(), name);
    QVERIFY(isZoneUnsaid(u"unknown"_s));
    QVERIFY(!isZoneUnsaid(u"UTC"_s));
}

void TstZones::anAbbreviationCanHaveSeveralMeanings()
{
    QCOMPARE(offsetsOfAbbreviation(u"AEST"_s), (QList<int> { 36000 }));
    QCOMPARE(offsetsOfAbbreviation(u"cst"_s).size(), 2);
    QVERIFY(offsetsOfAbbreviation(u"UTC"_s).isEmpty());
    QVERIFY(offsetsOfAbbreviation(u"Europe/Berlin"_s).isEmpty());
}

void TstZones::theHourThatIsLeftOutAndTheOneThatComesTwice()
{
    const auto changes = clockChangesOf(zoneNamed(u"Europe/Berlin"_s), QDate(2026, 1, 1));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0].day, QDate(2026, 3, 29));
    QCOMPARE(changes[0].from, 120);
    QCOMPARE(changes[0].to, 180);
    QVERIFY(!changes[0].twice);
    QCOMPARE(changes[1].day, QDate(2026, 10, 25));
    QCOMPARE(changes[1].from, 120);
    QCOMPARE(changes[1].to, 180);
    QVERIFY(changes[1].twice);
    // Half an hour, at two in the morning.
    const auto half = clockChangesOf(zoneNamed(u"Australia/Lord_Howe"_s), QDate(2026, 1, 1));
    QCOMPARE(half.size(), 2);
    QCOMPARE(half[1].to - half[1].from, 30);
    QVERIFY(clockChangesOf(zoneNamed(u"Australia/Brisbane"_s), QDate(2026, 1, 1)).isEmpty());
    QVERIFY(clockChangesOf(zoneNamed(u"nowhere"_s), QDate(2026, 1, 1)).isEmpty());
}

void TstZones::theMonthInWhichTheClocksAreOthers()
{
    const auto sydney = zoneNamed(u"Australia/Sydney"_s);
    const auto winter = otherOffsetOf(sydney, 36000, 2026);
    QVERIFY(winter);
    QCOMPARE(winter->month, 1);
    QCOMPARE(winter->seconds, 39600);
    QCOMPARE(otherOffsetOf(sydney, 39600, 2026)->month, 4);
    QVERIFY(!otherOffsetOf(zoneNamed(u"Australia/Brisbane"_s), 36000, 2026));
}

void TstZones::aScheduleHasATimeOfDay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("minute");
    QTest::addColumn<QList<int>>("weekdays");
    QTest::addColumn<bool>("weekly");
    const QList<int> any;
    QTest::newRow("daily") << u"daily 02:15"_s << 135 << any << true;
    QTest::newRow("weekly") << u"sundays 03:00"_s << 180 << QList<int> { 7 } << true;
    QTest::newRow("weekdays") << u"weekdays 03:00"_s << 180 << QList<int> { 1, 2, 3, 4, 5 } << true;
    QTest::newRow("monthly") << u"monthly 03:00"_s << 180 << any << false;
    QTest::newRow("cron") << u"15 2 * * *"_s << 135 << any << true;
    QTest::newRow("cron on sundays") << u"15 2 * * 0"_s << 135 << QList<int> { 7 } << true;
    QTest::newRow("cron monthly") << u"15 2 1 * *"_s << 135 << any << false;
    QTest::newRow("cron often") << u"*/5 * * * *"_s << -1 << any << true;
    QTest::newRow("cron twice") << u"0 2,14 * * *"_s << -1 << any << true;
    QTest::newRow("no time") << u"daily"_s << -1 << any << true;
    QTest::newRow("every hour") << u"every 1 h"_s << -1 << any << true;
}

void TstZones::aScheduleHasATimeOfDay()
{
    QFETCH(QString, text);
    QFETCH(int, minute);
    const auto schedule = recurrenceFromText(text);
    QVERIFY(schedule);
    const auto time = clockTimeOf(*schedule);
    QCOMPARE(time.has_value(), minute >= 0);
    if (!time)
        return;
    QCOMPARE(time->minute, minute);
    QTEST(time->weekdays, "weekdays");
    QTEST(time->weekly, "weekly");
}

void TstZones::minutesAreATimeOfDay()
{
    QCOMPARE(timeOfDay(0), u"00:00"_s);
    QCOMPARE(timeOfDay(1439), u"23:59"_s);
    QCOMPARE(timeOfDay(1440 + 60), u"01:00"_s);
    QCOMPARE(timeOfDay(-60), u"23:00"_s);
}

void TstZones::whatHappensAtATimeOfDayIsListed()
{
    auto plan = planOf("backups:\n"
                       "  - {id: a, schedule: daily 02:00, zone: Europe/Berlin}\n"
                       "  - {id: b, schedule: daily, verify: [{kind: restore, every: mondays 04:00}]}\n"
                       "drills: [{id: c, every: mondays 09:00}]\n"
                       "reviews: [{id: d, every: monthly 10:00}]\n");
    plan.zone = u"UTC"_s;
    plan.review = recurrenceFromText(u"yearly 11:00");
    QStringList lines;
    for (const auto& at : clockTimesOf(plan))
        lines.append(at.subject + u' ' + timeOfDay(at.time.minute) + u' ' + at.zone);
    QCOMPARE(lines,
        (QStringList { u"shop 11:00 UTC"_s, u"a 02:00 Europe/Berlin"_s, u"b 04:00 UTC"_s, u"c 09:00 UTC"_s,
            u"d 10:00 UTC"_s }));
}

MUSTER_TEST(TstZones)
#include "tst_zones.moc"
