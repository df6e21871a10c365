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

    void timesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        QTest::newRow("time of day") << "02:50"
                                     << "2026-03-14T02:50:00.000Z";
        QTest::newRow("now") << "03:12"
                             << "2026-03-14T03:12:00.000Z";
        QTest::newRow("yesterday") << "03:13"
                                   << "2026-03-13T03:13:00.000Z";
        QTest::newRow("seconds") << "02:50:30"
                                 << "2026-03-14T02:50:30.000Z";
        QTest::newRow("date") << " 2026-03-01 12:00 "
                              << "2026-03-01T12:00:00.000Z";
        QTest::newRow("iso") << "2026-03-01T12:00:00.250Z"
                             << "2026-03-01T12:00:00.250Z";
        QTest::newRow("offset") << "2026-03-01T12:00:00+10:00"
                                << "2026-03-01T02:00:00.000Z";
    }
    void timesAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, iso);
        const auto at = commands::readTime(text, kNow, /*utc=*/true);
        VERIFY_RESULT(at);
        QCOMPARE_EQ(isoText(*at), iso);
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto* text : { "", "soon", "25:00", "3:1", "2026-03-01", "2026-13-01 12:00", "12" })
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }
    void nonsenseIsRefused()
    {
        QFETCH(const QString, text);
        const auto at = commands::readTime(text, kNow, /*utc=*/true);
        QVERIFY(!at);
        QVERIFY(at.error().text.contains(QStringLiteral("is no time")));
    }

    void aTimeBeforeWordsIsReadInItsZone()
    {
        const auto text = QStringLiteral("02:50 restore point");
        QCOMPARE_EQ(isoText(*commands::leadingTime(text, kNow, QStringLiteral("UTC"))),
            QStringLiteral("2026-03-14T02:50:00.000Z"));
        // 03:12 in London is 14:12 in Sydney's summer.
        QCOMPARE_EQ(isoText(*commands::leadingTime(text, kNow, QStringLiteral("Australia/Sydney"))),
            QStringLiteral("2026-03-13T15:50:00.000Z"));
        QCOMPARE_EQ(isoText(*commands::leadingTime(text, kNow, QStringLiteral("Nowhere/At all"))),
            QStringLiteral("2026-03-14T02:50:00.000Z"));
        QCOMPARE_EQ(isoText(*commands::leadingTime(QStringLiteral("2026-03-01 02:50 point"), kNow, {})),
            QStringLiteral("2026-03-01T02:50:00.000Z"));
        for (const auto& written : { QStringLiteral("02:50, before the damage"),
                 QStringLiteral("02:50; clean"), QStringLiteral("2026-03-14 02:50, clean") })
            QCOMPARE_EQ(isoText(*commands::leadingTime(written, kNow, {})),
                QStringLiteral("2026-03-14T02:50:00.000Z"));
        QVERIFY(!commands::leadingTime(QStringLiteral("restore point of 02:50"), kNow, {}));
        QVERIFY(!commands::leadingTime({}, kNow, {}));
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

    void timesAreShownInUtcWithAZ()
    {
        QCOMPARE_EQ(commands::dateAndTime(kNow, /*utc=*/true), QStringLiteral("2026-03-14 03:12:00Z"));
        QCOMPARE_EQ(commands::timeOfDay(kNow, /*utc=*/true), QStringLiteral("03:12:00"));
    }
};

MUSTER_TEST(TstTimes)
#include "tst_times.moc"
