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
        // 70 minutes, without the 14 of the pause.
        QCOMPARE_EQ(textIn(section, "rto", "web", "achieved"), u"00:56:00"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "margin"), u"over 00:26:00"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "result"), u"✗ Missed"_s);
        QCOMPARE_EQ(textIn(section, "rto", "web", "how"), u"Stated by 王芳: “an order went through”"_s);
        const auto& missed = cellIn(tableIn(section, "rto"), u"web"_s, "margin");
        QCOMPARE_EQ(missed.number->value, -1560000);
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

    void aPauseIsToldWithItsReason()
    {
        const auto it = richIncident();
        const auto section = objectivesSection(it.record());
        const auto text = sentencesIn(section);
        QVERIFY2(text.contains(QRegularExpression(
                     u"The clock of Web shop was paused from 03:31:00 to 03:45:00: “orders are taken by "
                     "telephone, agreed with ليلى” \\(王芳, entry \\d+\\)\\.\n"_s)),
            qPrintable(text));
        QVERIFY(text.contains(u"While a clock was paused, its time was not counted."_s));
        QVERIFY(!text.contains(u"No clock of a promise was paused"_s));
        QCOMPARE_EQ(tableIn(section, "pauses").rows.size(), 1);
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "service"), u"Web shop"_s);
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "from"), u"03:31:00"_s);
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "to"), u"03:45:00"_s);
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "length"), u"00:14:00"_s);
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "by"), u"王芳"_s);
        QVERIFY(!textIn(section, "pauses", "web:1", "entry").isEmpty());
        // So every form has it.
        const auto numbers = numbersOf(it.made());
        QVERIFY(std::any_of(numbers.begin(), numbers.end(), [](const Shown& shown) {
            return shown.number.id == u"objectives.pauses.web:1.length"_s && shown.number.value == 840000;
        }));
    }

    void withoutAPauseThatIsSaidToo()
    {
        ReportIncident it;
        const auto section = objectivesSection(it.record());
        QVERIFY(sentencesIn(section).contains(u"No clock of a promise was paused"_s));
        QVERIFY(!tableCalled(section, u"pauses"_s));
    }

    void aPauseCountsFromTheFailureUntilItIsBackOrToTheEnd()
    {
        ReportIncident it;
        const plan::ServiceId web(u"web"_s);
        it.maker.at(it.minute(20));
        it.events.append(it.maker.make(incident::ObjectivePaused { web, u"x"_s }, it.minute(-30)));
        it.setup.asOf = it.minute(30);
        auto section = objectivesSection(it.record());
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "length"), u"00:40:00"_s);
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "to"), u"it was not let run again"_s);
        QVERIFY(
            sentencesIn(section).contains(u"The clock of Web shop was paused from 02:30:00 on: “x” (Ada"_s));
        QCOMPARE_EQ(textIn(section, "rto", "web", "achieved"), u"00:00:00, not back"_s);
        it.tell(25, incident::ServiceRecovered { web, {} });
        section = objectivesSection(it.record());
        QCOMPARE_EQ(textIn(section, "pauses", "web:1", "length"), u"00:35:00"_s);
        it.events[it.events.size() - 2] = withoutLeaves(it.events.at(it.events.size() - 2));
        QCOMPARE_EQ(textIn(objectivesSection(it.record()), "pauses", "web:1", "reason"), u"(withheld)"_s);
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
