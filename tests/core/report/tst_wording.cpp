// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/wording.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstWording final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void timesOfItsDayHaveNoDate()
    {
        const auto began = *instantFromIso(u"2026-03-13T15:50:00.000Z");
        const Wording words(QTimeZone("Australia/Sydney"), began);
        QCOMPARE_EQ(words.momentText(began), u"02:50:00"_s);
        QCOMPARE_EQ(words.dayText(began), u"Saturday, 14 March 2026"_s);
        QCOMPARE_EQ(words.dayOf(began), QDate(2026, 3, 14));
        QCOMPARE_EQ(words.momentText(began + std::chrono::hours(24)), u"2026-03-15 02:50:00"_s);
        QCOMPARE_EQ(words.zoneText(), u"Australia/Sydney (UTC+11:00)"_s);
        QCOMPARE_EQ(words.shortMomentText(began, false), u"02:50"_s);
        QCOMPARE_EQ(words.shortMomentText(began, true), u"02:50:00"_s);
        QCOMPARE_EQ(words.shortMomentText(began + std::chrono::hours(24), false), u"15 Mar 02:50"_s);
    }

    /// The same face of the clock comes twice in that night.
    void whereTheClocksWereChangedItIsSaid()
    {
        const auto began = *instantFromIso(u"2026-10-24T23:30:00.000Z");
        const Wording words(QTimeZone("Europe/Berlin"), began);
        QCOMPARE_EQ(words.momentText(began + std::chrono::hours(1)), u"02:30:00"_s);
        QCOMPARE_EQ(words.momentText(began + std::chrono::hours(2)), u"02:30:00 UTC+01:00"_s);
        QCOMPARE_EQ(words.shortMomentText(began + std::chrono::hours(2), false), u"02:30 UTC+01:00"_s);
    }

    void aCellKnowsItsNumber()
    {
        using namespace std::chrono_literals;
        QCOMPARE_EQ(Wording::duration(Millis(2232s)).text, u"00:37:12"_s);
        QCOMPARE_EQ(Wording::duration(Millis(2232s)).number->value, 2232000);
        QCOMPARE_EQ(Wording::duration(Millis(2232s)).number->unit, Number::Unit::Milliseconds);
        QCOMPARE_EQ(Wording::duration(std::nullopt), Cell {});
        QCOMPARE_EQ(Wording::planned(Millis(1h)).text, u"1 h"_s);
        QCOMPARE_EQ(Wording::margin(-100s).text, u"over 00:01:40"_s);
        QCOMPARE_EQ(Wording::margin(-100s).number->value, -100000);
        QCOMPARE_EQ(Wording::margin(-100s).tone, Tone::Bad);
        QCOMPARE_EQ(Wording::margin(100s).tone, Tone::Plain);
        QCOMPARE_EQ(Wording::difference(-300s).text, u"−00:05:00"_s);
        QCOMPARE_EQ(Wording::difference(300s).text, u"+00:05:00"_s);
        QCOMPARE_EQ(Wording::count(7).text, u"7"_s);
        QCOMPARE_EQ(Wording::target(within(1h)).number->value, 3600000);
        QVERIFY(!Wording::target(noPromise()).number);
        QCOMPARE_EQ(Wording::target({}).text, u"unknown"_s);
    }
};

MUSTER_TEST(TstWording)
#include "tst_wording.moc"
