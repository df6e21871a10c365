// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstObjectivesSection final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatWasPromisedAndAchieved()
    {
        const auto it = richIncident();
        const auto section = objectivesSection(it.record());
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "target"), u"1 h"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "from"), u"the service"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "achieved"), u"00:35:00"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "margin"), u"00:25:00"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "result"), u"✓ Kept"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "how"),
            u"With 2.1 Promote the replica, by 王芳, seen by a second person, read back: “lag 2 s”"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "current"), u"40 min"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "current"), u"not said"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "achieved"), u"01:10:00"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "margin"), u"over 00:40:00"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "result"), u"✗ Missed"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "how"), u"Stated by 王芳: “an order went through”"_s);
        const auto& missed = cellIn(tableIn(section, "rto"), u"web"_s, "margin");
        QCOMPARE_EQ(missed.number->value, -2400000);
        QCOMPARE_EQ(missed.tone, Tone::Bad);
    }

    void whatWasLost()
    {
        const auto it = richIncident();
        const auto section = objectivesSection(it.record());
        QCOMPARE_EQ(textIn(section, "rpo", "postgres", "target"), u"5 min"_s);
        QCOMPARE_EQ(textIn(section, "rpo", "postgres", "from"), u"the whole plan"_s);
        QCOMPARE_EQ(textIn(section, "rpo", "postgres", "achieved"), u"00:01:30"_s);
        QCOMPARE_EQ(textIn(section, "rpo", "postgres", "result"), u"✓ Kept"_s);
        QCOMPARE_EQ(textIn(section, "rpo", "postgres", "how"),
            u"A restore point that is proven, stated by Ada: “the list of backups”"_s);
        QCOMPARE_EQ(textIn(section, "rpo", "web", "achieved"), u"not known"_s);
        QCOMPARE_EQ(textIn(section, "rpo", "web", "result"), u"Not known: no restore point is on record"_s);
        QCOMPARE_EQ(textIn(section, "times", "last-write", "time"), u"02:49:30"_s);
        QCOMPARE_EQ(textIn(section, "times", "last-write", "source"), u"the log of the shop"_s);
        QCOMPARE_EQ(textIn(section, "times", "damage", "time"), u"not stated"_s);
        QCOMPARE_EQ(textIn(section, "times", "point:postgres", "time"), u"02:48:00"_s);
        QVERIFY(sentencesIn(section).contains(u"When the damage began is not stated."_s));
    }

    void whatIsNotBackIsNotJudged()
    {
        ReportIncident it;
        it.setup.asOf = it.minute(5);
        auto section = objectivesSection(it.record());
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "achieved"), u"00:15:00, not back"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "result"), u"Still running"_s);
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "margin"), QString());
        QVERIFY(sentencesIn(section).contains(u"nobody stated anything else"_s));
        it.close(6, "given up");
        section = objectivesSection(it.record());
        QCOMPARE_EQ(textIn(section, "rto", "postgres", "result"), u"Not known: it was not back"_s);
        it.setup.asOf = it.minute(500);
        QCOMPARE_EQ(
            textIn(objectivesSection(it.record()), "rto", "postgres", "achieved"), u"00:16:00, not back"_s);
    }

    void withoutAServiceNothingWasTested()
    {
        ReportIncident it;
        it.plan.scenarios.first().affects.clear();
        QCOMPARE_EQ(sentencesIn(objectivesSection(it.record())),
            u"No promise was put to the test: no service was down.\n"_s);
        QVERIFY(objectivesHeadlines(it.record()).isEmpty());
    }

    void theHeadlinesAreTheWorst()
    {
        const auto it = richIncident();
        const auto headlines = objectivesHeadlines(it.record());
        QCOMPARE_EQ(headlines.size(), 3);
        QCOMPARE_EQ(headlines.at(0).label, u"Web shop, of 30 min: ✗ missed"_s);
        QCOMPARE_EQ(headlines.at(0).cell.number->id, u"objectives.rto.web.achieved"_s);
        QCOMPARE_EQ(headlines.at(1).label, u"Postgres, of 1 h"_s);
        QCOMPARE_EQ(headlines.at(2).label, u"data lost of Postgres, of 5 min"_s);
        QCOMPARE_EQ(headlines.at(2).cell.text, u"00:01:30"_s);
    }

    void theClockOfADrillIsTold()
    {
        ReportIncident it(journal::StreamKind::Drill);
        it.tell(1, incident::ClockChanged { it.minute(1), 0 });
        const auto section = objectivesSection(it.record());
        QCOMPARE_EQ(tableIn(section, "drill-clock").rows.size(), 1);
        QVERIFY(!rowWith(tableIn(section, "drill-clock"), "it stood still").isEmpty());
    }
};

MUSTER_TEST(TstObjectivesSection)
#include "tst_objectivessection.moc"
