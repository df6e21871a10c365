// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spokentime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::test;

namespace {
const auto kNow = *instantFromIso(u"2026-03-14T03:12:00.000Z");
}

class TstSpokenTime final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void timesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("iso");
        const auto row = [](const char* name, const char* text, const char* iso) {
            QTest::newRow(name) << QString::fromLatin1(text) << QString::fromLatin1(iso);
        };
        row("time of day", "02:50", "2026-03-14T02:50:00.000Z");
        row("now", "03:12", "2026-03-14T03:12:00.000Z");
        row("yesterday", "03:13", "2026-03-13T03:13:00.000Z");
        row("seconds", "02:50:30", "2026-03-14T02:50:30.000Z");
        row("date", "2026-03-01 12:00", "2026-03-01T12:00:00.000Z");
        row("iso", "2026-03-01T12:00:00.250Z", "2026-03-01T12:00:00.250Z");
        row("offset", "2026-03-01T12:00:00+10:00", "2026-03-01T02:00:00.000Z");
    }
    void timesAreRead()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, iso);
        const auto at = spokenTime(text, kNow, QTimeZone::utc());
        QVERIFY(at);
        QCOMPARE(isoText(*at), iso);
    }

    void nonsenseIsNoTime_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto* text : { "", "soon", "25:00", "3:1", "2026-03-01", "2026-13-01 12:00", "12" })
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }
    void nonsenseIsNoTime()
    {
        QFETCH(const QString, text);
        QVERIFY(!spokenTime(text, kNow, QTimeZone::utc()));
    }

    void aMomentIsWrittenForPeople()
    {
        QCOMPARE(momentText(kNow, QStringLiteral("Europe/Berlin")), QStringLiteral("2026-03-14 04:12 CET"));
        QCOMPARE(momentText(kNow + std::chrono::milliseconds(1500), {}),
            QStringLiteral("2026-03-14 03:12:01 UTC"));
        // A word that is no zone is not said as if it were one.
        QCOMPARE(momentText(kNow, QStringLiteral("AEST")), QStringLiteral("2026-03-14 03:12 UTC"));
    }

    void aZoneIsKnownByItsNameOrItsDistance()
    {
        for (const auto* name : { "Australia/Sydney", "UTC", "UTC+10:00", "UTC-3" })
            QVERIFY2(zoneNamed(QString::fromLatin1(name)).isValid(), name);
        QCOMPARE(zoneNamed(QStringLiteral("UTC+10:30"))
                     .standardTimeOffset(QDateTime(QDate(2026, 3, 14), QTime(0, 0))),
            37800);
        for (const auto* word : { "", "AEST", "Atlantis", "UTC+15", "UTC+1:75" })
            QVERIFY2(!zoneNamed(QString::fromLatin1(word)).isValid(), word);
    }

    void aTimeBeforeWordsIsReadInItsZone()
    {
        const auto text = QStringLiteral("02:50 restore point");
        QCOMPARE(isoText(*leadingTime(text, kNow, QStringLiteral("UTC"))),
            QStringLiteral("2026-03-14T02:50:00.000Z"));
        // 03:12 in London is 14:12 in Sydney's summer.
        QCOMPARE(isoText(*leadingTime(text, kNow, QStringLiteral("Australia/Sydney"))),
            QStringLiteral("2026-03-13T15:50:00.000Z"));
        QCOMPARE(isoText(*leadingTime(text, kNow, QStringLiteral("Nowhere/At all"))),
            QStringLiteral("2026-03-14T02:50:00.000Z"));
        QCOMPARE(isoText(*leadingTime(QStringLiteral("2026-03-01 02:50 point"), kNow, {})),
            QStringLiteral("2026-03-01T02:50:00.000Z"));
        for (const auto& written : { QStringLiteral("02:50, before the damage"),
                 QStringLiteral("02:50; clean"), QStringLiteral("2026-03-14 02:50, clean") })
            QCOMPARE(isoText(*leadingTime(written, kNow, {})), QStringLiteral("2026-03-14T02:50:00.000Z"));
        QVERIFY(!leadingTime(QStringLiteral("restore point of 02:50"), kNow, {}));
        QVERIFY(!leadingTime({}, kNow, {}));
    }
};

MUSTER_TEST(TstSpokenTime)
#include "tst_spokentime.moc"
