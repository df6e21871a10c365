// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstMessagesSection final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void promisedStandsBesideSent()
    {
        const auto it = richIncident();
        const auto section = messagesSection(it.record());
        QCOMPARE_EQ(textIn(section, "sent", "message-1", "due"), u"03:15:00"_s);
        QCOMPARE_EQ(textIn(section, "sent", "message-1", "result"), u"✗ Late"_s);
        QCOMPARE_EQ(textIn(section, "sent", "message-1", "late"), u"00:05:00"_s);
        QCOMPARE_EQ(textIn(section, "sent", "message-2", "due"), u"03:45:00"_s);
        QCOMPARE_EQ(textIn(section, "sent", "message-2", "result"), u"✓ On time"_s);
        QCOMPARE_EQ(textIn(section, "sent", "message-2", "text"), u"The shop is back\nSorry."_s);
        QCOMPARE_EQ(textIn(section, "counts", "promised", "number"), u"3"_s);
        QCOMPARE_EQ(textIn(section, "counts", "on-time", "number"), u"1"_s);
        QCOMPARE_EQ(textIn(section, "counts", "late", "number"), u"1"_s);
        QCOMPARE_EQ(textIn(section, "counts", "never", "number"), u"1"_s);
    }

    /// Nothing is due of what is closed; that it was never sent is true all the same.
    void whatWasNeverSentIsMissed()
    {
        const auto it = richIncident();
        const auto section = messagesSection(it.record());
        QCOMPARE_EQ(textIn(section, "never", "customers", "due"), u"04:10:00"_s);
        QCOMPARE_EQ(textIn(section, "never", "customers", "overdue"), u"00:40:00"_s);
        const auto headline = messagesHeadline(it.record());
        QVERIFY(headline);
        QCOMPARE_EQ(headline->cell.text, u"1 of 3"_s);
        QCOMPARE_EQ(headline->cell.tone, Tone::Bad);
        QVERIFY(headline->label.contains(u"✗"_s));
    }

    void dutiesAreNamed()
    {
        const auto it = richIncident();
        const auto section = messagesSection(it.record());
        const auto& within = cellIn(tableIn(section, "duties"), u"privacy"_s, "within");
        QCOMPARE_EQ(within.number->value, Millis(std::chrono::hours(72)).count());
        QVERIFY(sentencesIn(section).contains(u"Whether one of these duties applied"_s));
    }

    void withoutAPromiseThereIsNoHeadline()
    {
        ReportIncident it;
        it.setup.asOf = it.minute(1);
        QVERIFY(!messagesHeadline(it.record()));
        QCOMPARE_EQ(sentencesIn(messagesSection(it.record())),
            u"No message is on record, and none was due by the end.\nWhether one of these duties applied, "
            u"and was "
            "done, is not in the record.\n"_s);
        it.message(2, "early");
        it.setup.asOf = it.minute(3);
        const auto headline = messagesHeadline(it.record());
        QVERIFY(headline);
        QCOMPARE_EQ(headline->cell.text, u"1 of 1"_s);
        QCOMPARE_EQ(headline->cell.tone, Tone::Plain);
        QVERIFY(sentencesIn(messagesSection(it.record()))
                    .contains(u"No update that was due by the end is missing."_s));
    }
};

MUSTER_TEST(TstMessagesSection)
#include "tst_messagessection.moc"
