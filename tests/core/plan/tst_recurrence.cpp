// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/recurrence.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;

class TstRecurrence final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void schedulesAreRead_data();
    void schedulesAreRead();
    void theLongestIntervalIsKnown_data();
    void theLongestIntervalIsKnown();
    void timesAndDaysAreRead();
    void whatIsNoScheduleIsNothing_data();
    void whatIsNoScheduleIsNothing();
    void periodsAreRead_data();
    void periodsAreRead();
    void whatIsNoPeriodIsNothing();
};

void TstRecurrence::schedulesAreRead_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("kind");
    QTest::addColumn<qint64>("minutes");
    using Kind = Recurrence::Kind;
    const auto row = [](const char* written, Kind kind, qint64 minutes) {
        QTest::newRow(written) << QString::fromLatin1(written) << static_cast<int>(kind) << minutes;
    };
    row("every 1 h", Kind::Every, 60);
    row("hourly", Kind::Every, 60);
    row("daily 02:00", Kind::Daily, 1440);
    row("daily", Kind::Daily, 1440);
    row("weekdays 23:59", Kind::Weekdays, 1440);
    row("sundays 03:00", Kind::Weekly, 7 * 1440);
    row("Sunday 03:00", Kind::Weekly, 7 * 1440);
    row("weekly", Kind::Weekly, 7 * 1440);
    row("first business day", Kind::FirstBusinessDay, 30 * 1440);
    row("first business day 09:00", Kind::FirstBusinessDay, 30 * 1440);
    row("monthly", Kind::Monthly, 30 * 1440);
    row("quarterly", Kind::Quarterly, 91 * 1440);
    row("yearly", Kind::Yearly, 365 * 1440);
    row("continuous", Kind::Continuous, 0);
    row("on change", Kind::OnChange, -1);
    row("unknown", Kind::Unknown, -1);
    row("none", Kind::None, -1);
    row("0 2 * * *", Kind::Cron, -1);
    row("*/15 0-6 1,15 * MON", Kind::Cron, -1);
}

void TstRecurrence::schedulesAreRead()
{
    QFETCH(QString, written);
    QFETCH(int, kind);
    QFETCH(qint64, minutes);
    const auto read = recurrenceFromText(written);
    QVERIFY(read);
    QCOMPARE(static_cast<int>(read->kind), kind);
    QCOMPARE(read->text, written);
    const auto interval = usualInterval(*read);
    QCOMPARE(interval ? interval->count() / 60'000 : -1, minutes);
}

void TstRecurrence::theLongestIntervalIsKnown_data()
{
    QTest::addColumn<qint64>("minutes");
    const auto row = [](const char* written, qint64 minutes) { QTest::newRow(written) << minutes; };
    row("continuous", 0);
    row("every 90 min", 90);
    row("hourly", 60);
    row("daily 02:00", 1440);
    row("weekdays", 3 * 1440);
    row("sundays 03:00", 7 * 1440);
    row("weekly", 7 * 1440);
    row("first business day", 33 * 1440);
    row("monthly", 31 * 1440);
    row("quarterly", 92 * 1440);
    row("yearly", 366 * 1440);
    row("on change", -1);
    row("unknown", -1);
    row("none", -1);
    row("* * * * *", 1);
    row("*/15 * * * *", 15);
    row("7/20 * * * *", 20);
    row("0 * * * *", 60);
    row("0 2 * * *", 1440);
    row("30 2,14 * * *", 720);
    row("0 8-18 * * *", 14 * 60);
    row("0 8-18/5 * * *", 14 * 60);
    row("5,50 8,9 * * *", 1335);
    row("5,50 0,12 * * *", 675);
    row("0 2 * * 1-5", 3 * 1440);
    row("0 2 * * MON-FRI", 3 * 1440);
    row("0 3 * * SUN", 7 * 1440);
    row("0 3 * * 7", 7 * 1440);
    row("0 0,12 * * 0", 7 * 1440 - 720);
    row("0 3 1 * *", 31 * 1440);
    row("0 3 31 * *", 61 * 1440);
    row("0 3 1 1,4,7,10 *", 92 * 1440);
    row("0 3 1 JAN *", 366 * 1440);
    row("0 3 29 2 *", 1461 * 1440);
    // A day of the month or of the week is enough.
    row("0 3 1 * MON", 7 * 1440);
    row("0 3 * FEB MON", 350 * 1440);
    row("0 3 30 2 *", -1);
    row("61 3 * * *", -1);
    row("0 25 * * *", -1);
    row("0 3 * * FOO", -1);
    row("0 9-8 * * *", -1);
    row("*/0 * * * *", -1);
}

void TstRecurrence::theLongestIntervalIsKnown()
{
    QFETCH(qint64, minutes);
    const auto read = recurrenceFromText(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(read);
    const auto interval = longestInterval(*read);
    QCOMPARE(interval ? interval->count() / 60'000 : -1, minutes);
}

void TstRecurrence::timesAndDaysAreRead()
{
    const auto sundays = recurrenceFromText(u"sundays 03:05");
    QCOMPARE(sundays->weekday.value_or(0), 7);
    QCOMPARE(sundays->minuteOfDay.value_or(0), 185);
    QVERIFY(!recurrenceFromText(u"weekly")->weekday);
    QVERIFY(!recurrenceFromText(u"daily")->minuteOfDay);
}

void TstRecurrence::whatIsNoScheduleIsNothing_data()
{
    QTest::addColumn<QString>("written");
    for (const char* written : { "", "sometimes", "daily 24:00", "daily 2:00", "every", "every 0",
             "every day", "second business day", "02:00", "99999999 * * * * *", "sundays mondays" })
        QTest::newRow(written) << QString::fromLatin1(written);
}

void TstRecurrence::whatIsNoScheduleIsNothing()
{
    QFETCH(QString, written);
    QVERIFY(!recurrenceFromText(written));
}

void TstRecurrence::periodsAreRead_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<int>("days");
    const auto row = [](const char* written, int days) {
        QTest::newRow(written) << QString::fromLatin1(written) << days;
    };
    row("30 d", 30);
    row("30 days", 30);
    row("1 day", 1);
    row("4 weeks", 28);
    row("6 months", 180);
    row("12 months", 365);
    row("7 years", 7 * 365);
    row("forever", -1);
    row("unknown", -1);
    row("none", -1);
}

void TstRecurrence::periodsAreRead()
{
    QFETCH(QString, written);
    QFETCH(int, days);
    const auto read = periodFromText(written);
    QVERIFY(read);
    QCOMPARE(usualDays(*read).value_or(-1), days);
}

void TstRecurrence::whatIsNoPeriodIsNothing()
{
    for (const auto* written : { u"", u"30", u"-1 d", u"a month", u"1.5 y", u"999999 d", u"12 h" })
        QVERIFY2(!periodFromText(QStringView(written)), qPrintable(QString::fromUtf16(written)));
}

MUSTER_TEST(TstRecurrence)
#include "tst_recurrence.moc"
