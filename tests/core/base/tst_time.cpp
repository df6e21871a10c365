// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;

class TstTime : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void isoRoundTrips_data()
    {
        QTest::addColumn<qint64>("millis");
        QTest::addColumn<QString>("text");
        QTest::newRow("epoch") << qint64 { 0 } << QStringLiteral("1970-01-01T00:00:00.000Z");
        QTest::newRow("before epoch") << qint64 { -1 } << QStringLiteral("1969-12-31T23:59:59.999Z");
        QTest::newRow("leap day") << qint64 { 1709208000123 } << QStringLiteral("2024-02-29T12:00:00.123Z");
    }
    void isoRoundTrips()
    {
        QFETCH(qint64, millis);
        QFETCH(QString, text);
        QCOMPARE(isoText(instantFromMillis(millis)), text);
        QCOMPARE(instantFromIso(text), std::optional(instantFromMillis(millis)));
    }

    void onlyOneSpellingOfAMomentIsRead_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto* text : { "", "2026-03-14", "2026-03-14T03:12:00Z", "2026-03-14T03:12:00.000",
                 "2026-03-14T03:12:00.000+00:00", "2026-03-14 03:12:00.000Z", "2026-02-30T03:12:00.000Z",
                 "2026-03-14T24:00:00.000Z", "2026-03-14T03:12:00.0000Z" })
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void onlyOneSpellingOfAMomentIsRead()
    {
        QFETCH(QString, text);
        QVERIFY(!instantFromIso(text));
    }

    void durationsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("millis");
        QTest::newRow("minutes") << QStringLiteral("30 min") << qint64 { 1800000 };
        QTest::newRow("hour") << QStringLiteral("1 h") << qint64 { 3600000 };
        QTest::newRow("both") << QStringLiteral("4 h 30 min") << qint64 { 16200000 };
        QTest::newRow("tight") << QStringLiteral("4h30min") << qint64 { 16200000 };
        QTest::newRow("days") << QStringLiteral("7 d") << qint64 { 604800000 };
        QTest::newRow("zero") << QStringLiteral("0") << qint64 { 0 };
        QTest::newRow("hundred years") << QStringLiteral("36500 d") << qint64 { 3153600000000 };
    }
    void durationsAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(qint64, millis);
        QCOMPARE(durationFromText(text), std::optional(Millis { millis }));
    }

    void whatIsNoDurationIsNotGuessed_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto* text : { "", " ", "30", "min", "5 min 1 h", "1 h 1 h", "-5 min", "1.5 h", "5 months",
                 "36501 d", "99999999999999999999 d", "1 h x" })
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void whatIsNoDurationIsNotGuessed()
    {
        QFETCH(QString, text);
        QVERIFY(!durationFromText(text));
    }

    void durationsAreWrittenSoThatTheyReadBack()
    {
        for (const qint64 millis :
            { 1LL, 999LL, 1000LL, 61000LL, 3600000LL, 16200000LL, 86400000LL, 90061001LL })
            QCOMPARE(durationFromText(durationText(Millis { millis })), std::optional(Millis { millis }));
        QCOMPARE(durationText(Millis { 16200000 }), QStringLiteral("4 h 30 min"));
        QCOMPARE(durationText(Millis { 0 }), QStringLiteral("0"));
    }

    void clockFaces()
    {
        QCOMPARE(clockText(std::chrono::seconds(2537)), QStringLiteral("00:42:17"));
        QCOMPARE(clockText(-std::chrono::seconds(192)), QStringLiteral("00:03:12"));
        QCOMPARE(
            clockText(std::chrono::hours(52) + std::chrono::minutes(10)), QStringLiteral("2 d 04:10:00"));
        QCOMPARE(clockText(Millis { 999 }), QStringLiteral("00:00:00"));
    }
};

MUSTER_TEST(TstTime)
#include "tst_time.moc"
