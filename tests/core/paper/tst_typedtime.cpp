// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/typedtime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::paper;
using namespace Qt::Literals::StringLiterals;

namespace {

Instant utc(const char* text)
{
    return *instantFromIso(QString::fromLatin1(text) + u".000Z"_s);
}

/// What it may mean, in UTC, the newest first.
QString meant(const QString& text, const TimeSpan& span)
{
    const auto time = typedTime(text, span);
    if (!time)
        return u"no time"_s;
    QStringList all;
    for (const auto at : time->meant)
        all.append(isoText(at).first(19));
    return all.join(u' ') + u'|' + time->rest;
}

} // namespace

class TstTypedTime final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void timesAreReadAsTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* text, const char* read) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(read);
        };
        // It was declared at 03:00:20 in Sydney, which is 16:00:20 of the day before in UTC; it is 05:00 now.
        row("0314", "2026-03-13T16:14:00|");
        row("03:14", "2026-03-13T16:14:00|");
        row("3:14", "2026-03-13T16:14:00|");
        row("314", "2026-03-13T16:14:00|");
        row("03.14", "2026-03-13T16:14:00|");
        row("3h14", "2026-03-13T16:14:00|");
        row("03:14:30", "2026-03-13T16:14:30|");
        row("031430", "2026-03-13T16:14:30|");
        row("at 0314, lag 3 s", "2026-03-13T16:14:00|lag 3 s");
        row("0314 lag 3 s", "2026-03-13T16:14:00|lag 3 s");
        row("2026-03-14 0314 lag", "2026-03-13T16:14:00|lag");
        row("2026-03-13T16:14:00Z lag", "2026-03-13T16:14:00|lag");
        // The minute of the declaration is meant to be after it.
        row("0300", "2026-03-13T16:00:20|");
        row("0300:30", "2026-03-13T16:00:30|");
        row("0300:10", "|");
        row("0259", "|");
        row("0500", "2026-03-13T18:00:00|");
        row("0501", "|");
        row("2026-03-13 0314", "|");
        row("lag 0314", "no time");
        row("2560", "no time");
        row("12", "no time");
        row("", "no time");
        row("at", "no time");
        row("٠٣١٤", "no time");
    }
    void timesAreReadAsTheyAreWritten()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, read);
        const TimeSpan span { utc("2026-03-13T16:00:20"), utc("2026-03-13T18:00:00"),
            QTimeZone("Australia/Sydney") };
        QCOMPARE_EQ(meant(text, span), read);
    }

    void theNewestDayComesFirst()
    {
        const TimeSpan span { utc("2026-03-10T12:00:00"), utc("2026-03-13T02:00:00"), QTimeZone::utc() };
        QCOMPARE_EQ(meant(u"03:00"_s, span), u"2026-03-12T03:00:00 2026-03-11T03:00:00|"_s);
        QCOMPARE_EQ(meant(u"2026-03-11 03:00"_s, span), u"2026-03-11T03:00:00|"_s);
    }

    void whereTheClocksChangeBothAreMeantOrNone()
    {
        const QTimeZone berlin("Europe/Berlin");
        const TimeSpan autumn { utc("2026-10-24T20:00:00"), utc("2026-10-25T08:00:00"), berlin };
        QCOMPARE_EQ(meant(u"0230"_s, autumn), u"2026-10-25T01:30:00 2026-10-25T00:30:00|"_s);
        const TimeSpan spring { utc("2026-03-28T20:00:00"), utc("2026-03-29T08:00:00"), berlin };
        QCOMPARE_EQ(meant(u"0230"_s, spring), u"|"_s);
        QCOMPARE_EQ(meant(u"0330"_s, spring), u"2026-03-29T01:30:00|"_s);
    }
};

MUSTER_TEST(TstTypedTime)
#include "tst_typedtime.moc"
