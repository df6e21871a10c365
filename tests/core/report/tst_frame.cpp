// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/headcode.h"
#include "core/report/frame.h"
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstFrame : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void thePaperSaysWhoseItIs()
    {
        const auto it = richIncident();
        const auto record = it.record();
        const auto made = framed(record, u"Handover sheet"_s);
        QCOMPARE_EQ(made.title, u"Rows are missing <b>& more</b>"_s);
        QCOMPARE_EQ(made.subtitle,
            u"Handover sheet · Shop · Saturday, 14 March 2026 · times in Australia/Sydney (UTC+11:00)"_s);
        QVERIFY(made.banner.isEmpty());
        QVERIFY(!framed(record).subtitle.contains(u"Handover"_s));
    }

    void theFootSaysWhenAndFromWhichEntry()
    {
        const auto it = richIncident();
        const auto record = it.record();
        const auto newest = QString::number(it.events.last().seq);
        const auto foot = footOf(record, u"Brief"_s, Reader::InTheRoom);
        QVERIFY2(foot.contains(u"Brief · made 2026-03-15 07:00"_s), qPrintable(foot));
        QVERIFY2(
            foot.contains(u"by Ignatius Lindqvist from entry %1 of record "_s.arg(newest)), qPrintable(foot));
        QVERIFY(!footOf(record, u"Brief"_s, Reader::Outside).contains(u"Ignatius"_s));
        QVERIFY2(sentencesIn(originSection(record)).contains(journal::codeOf(it.events.last().head())),
            "the code of the newest entry is told");
    }

    void aDrillSaysSoAtTheFoot()
    {
        const ReportIncident drill(journal::StreamKind::Drill);
        const auto record = drill.record();
        QVERIFY(footOf(record, u"Brief"_s, Reader::Outside).startsWith(u"EXERCISE · "_s));
        QCOMPARE_EQ(framed(record).banner, u"EXERCISE"_s);
    }

    void whatHadNotHappenedYetIsLeftOut()
    {
        const auto it = richIncident();
        const auto until = it.minute(8);
        const auto kept = eventsUntil(it.events, until);
        QVERIFY(!kept.isEmpty() && kept.size() < it.events.size());
        for (const auto& event : kept)
            QVERIFY(event.at <= until);
        // Before it was declared there is still what declared it.
        QCOMPARE_EQ(eventsUntil(it.events, it.minute(-60)).size(), 1);
    }

    void aTableIsCutToItsColumns()
    {
        const auto it = richIncident();
        const auto record = it.record();
        const auto section = decisionsSection(record);
        const auto table = narrowedIn(section, u"answers"_s, { u"answer"_s, u"time"_s, u"nothing"_s });
        QCOMPARE_EQ(table.columns.size(), 2);
        QCOMPARE_EQ(table.columns.first().id, u"answer"_s);
        QCOMPARE_EQ(table.rows.size(), tableIn(section, "answers").rows.size());
        QCOMPARE_EQ(table.rows.first().cells.first().text, u"Yes, promote it"_s);
        QVERIFY(narrowedIn(section, u"no-such"_s, { u"answer"_s }).rows.isEmpty());
    }

    void namesOfFilesHoldLettersAndDigits()
    {
        QCOMPARE_EQ(slugOf(u"  Rows, are: missing! "_s), u"rows-are-missing"_s);
        QCOMPARE_EQ(slugOf(u"数据库 坏了"_s), u"数据库-坏了"_s);
        QCOMPARE_EQ(slugOf(u"../.."_s), QString());
        const auto it = richIncident();
        QCOMPARE_EQ(fileBeginning(it.made()), u"2026-03-14_rows-are-missing-b-more-b"_s);
    }
};

MUSTER_TEST(TstFrame)
#include "tst_frame.moc"
