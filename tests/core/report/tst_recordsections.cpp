// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

#include <algorithm>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRecordSections final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void changesOfThePlanAreListed()
    {
        const auto it = richIncident();
        const auto section = changesSection(it.record());
        QCOMPARE_EQ(tableIn(section, "changes").rows.size(), 1);
        QVERIFY(!rowWith(tableIn(section, "changes"), "Count the rows — nobody trusts them").isEmpty());
        ReportIncident none;
        QCOMPARE_EQ(
            sentencesIn(changesSection(none.record())), u"The plan was not changed while it ran.\n"_s);
    }

    void evidenceIsNamedWithItsHash()
    {
        const auto it = richIncident();
        const auto section = evidenceSection(it.record());
        const auto row = rowWith(tableIn(section, "files"), "lag.png");
        QCOMPARE_EQ(row.at(1), u"picture"_s);
        QCOMPARE_EQ(row.at(2), u"4711 bytes"_s);
        QCOMPARE_EQ(row.at(3), QString(64, u'c'));
        QCOMPARE_EQ(row.at(4), u"2.1 Promote the replica"_s);
        QCOMPARE_EQ(row.at(5), u"The lag"_s);
        QCOMPARE_EQ(row.at(6), u"It is small enough"_s);
        QCOMPARE_EQ(row.at(9), u"stands"_s);
        QVERIFY(rowWith(tableIn(section, "files"), "wrong.txt").at(9).startsWith(u"withdrawn at 03:36:00"_s));
        ReportIncident none;
        QCOMPARE_EQ(sentencesIn(evidenceSection(none.record())), u"No file was put to the record.\n"_s);
    }

    void aFileThatWasTakenBackIsSaidToBe()
    {
        auto it = richIncident();
        it.tell(111, incident::LeafErased { { {}, { QString(64, u'c') } }, u"a face"_s });
        const auto section = evidenceSection(it.record());
        QCOMPARE_EQ(rowWith(tableIn(section, "files"), "picture").at(9), u"taken back for good"_s);
    }

    void anchorsAreListed()
    {
        const auto it = richIncident();
        const auto section = anchorsSection(it.record());
        const auto row = rowWith(tableIn(section, "anchors"), "told to somebody");
        QCOMPARE_EQ(row.at(2), u"3"_s);
        QCOMPARE_EQ(row.at(3), QString(64, u'd'));
        QCOMPARE_EQ(row.at(4), u"the night desk"_s);
        ReportIncident none;
        QVERIFY(sentencesIn(anchorsSection(none.record()))
                    .startsWith(u"No entry of the record was left with anybody."_s));
    }

    void whatFollowsIsListed()
    {
        const auto it = richIncident();
        const auto section = followUpsSection(it.record());
        QVERIFY(!rowWith(tableIn(section, "tasks"), "Write a check of the index").isEmpty());
        QCOMPARE_EQ(tableIn(section, "questions").rows.size(), 2);
        QVERIFY(!rowWith(
            tableIn(section, "questions"), "2.4 Change the login does not fit: the command has another name")
                     .isEmpty());
        QVERIFY(sentencesIn(section).contains(u"to be remembered"_s));
        const auto list = std::find_if(section.blocks.begin(), section.blocks.end(),
            [](const Block& block) { return std::holds_alternative<Listing>(block); });
        QVERIFY(list != section.blocks.end());
        QCOMPARE_EQ(std::get<Listing>(*list).items.first().text, u"1.2 Writes are frozen"_s);
        ReportIncident none;
        QCOMPARE_EQ(sentencesIn(followUpsSection(none.record())),
            u"Nothing was agreed that is to be done afterwards.\nNo task was noted.\nNo question was noted.\n"_s);
    }

    void followUpsHaveWhoAndUntilWhen()
    {
        auto it = richIncident();
        auto section = followUpsSection(it.record());
        QCOMPARE_EQ(tableIn(section, "follow-ups").rows.size(), 2);
        const auto open = rowWith(tableIn(section, "follow-ups"), "Try the replica every month");
        QCOMPARE_EQ(open.at(1), u"ليلى حداد"_s);
        QCOMPARE_EQ(open.at(2), u"2026-03-21 03:00:00"_s);
        QCOMPARE_EQ(open.at(3), u"open"_s);
        QCOMPARE_EQ(open.at(4), QString());
        QVERIFY(!open.at(5).isEmpty());
        QCOMPARE_EQ(open.at(6), u"王芳"_s);
        const auto dropped = rowWith(tableIn(section, "follow-ups"), "Buy a second replica");
        QCOMPARE_EQ(dropped.at(1), u"nobody yet"_s);
        QCOMPARE_EQ(dropped.at(2), QString());
        QCOMPARE_EQ(dropped.at(3), u"dropped at 04:08:00"_s);
        QCOMPARE_EQ(dropped.at(4), u"it is too dear"_s);
        // What is open again has not ended in any way.
        it.tell(112, incident::FollowUpReopened { it.record().state().followUps.at(1).id });
        it.tell(113,
            incident::FollowUpEnded {
                it.record().state().followUps.at(0).id, incident::FollowUpEnded::How::Done, {} });
        section = followUpsSection(it.record());
        QCOMPARE_EQ(rowWith(tableIn(section, "follow-ups"), "Buy a second replica").at(3), u"open"_s);
        QCOMPARE_EQ(rowWith(tableIn(section, "follow-ups"), "Buy a second replica").at(4), QString());
        QCOMPARE_EQ(rowWith(tableIn(section, "follow-ups"), "Try the replica").at(3), u"done at 04:53:00"_s);
    }
};

MUSTER_TEST(TstRecordSections)
#include "tst_recordsections.moc"
