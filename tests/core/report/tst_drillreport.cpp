// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/drillreport.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

plan::Target number(int minutes)
{
    plan::Target target;
    target.state = plan::Target::State::Number;
    target.value = std::chrono::minutes(minutes);
    return target;
}

/// The plan drills this scenario, and another one.
ReportIncident drill()
{
    ReportIncident it(journal::StreamKind::Drill);
    plan::DrillPolicy quarterly;
    quarterly.id = u"quarterly"_s;
    quarterly.title = u"Quarterly drill"_s;
    quarterly.rotates = { plan::ScenarioId(u"corruption"_s) };
    quarterly.takes = std::chrono::minutes(60);
    quarterly.rto = number(30);
    quarterly.targets = { { u"postgres"_s, number(40) } };
    quarterly.validation = { u"smoke"_s };
    quarterly.script = { { std::chrono::minutes(20), u"The telephone rings"_s, {}, u"Nobody answers"_s, {} },
        { std::chrono::minutes(5), u"A customer calls"_s, u"commander"_s, u"They are told"_s,
            std::chrono::minutes(10) },
        { std::chrono::minutes(600), u"The press comes"_s, {}, {}, {} } };
    plan::DrillPolicy other;
    other.id = u"other"_s;
    other.rotates = { plan::ScenarioId(u"flood"_s) };
    it.plan.drills = { quarterly, other };
    return it;
}

const Section& part(const Report& report, const char* id)
{
    const auto* found = sectionCalled(report.sections, QString::fromLatin1(id));
    if (!found)
        qFatal("there is no section %s", id);
    return *found;
}

} // namespace

class TstDrillReport : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aLiveIncidentHasNone()
    {
        const ReportIncident live;
        const auto refused = drillReport(live.plan, live.events, live.setup);
        QVERIFY(!refused.has_value());
        QCOMPARE_EQ(
            refused.error().text, u"This is a live incident. There is a drill report only of a drill."_s);
    }

    void objectivesAreMetOrNot()
    {
        auto it = drill();
        const plan::ServiceId postgres(u"postgres"_s);
        it.tell(25, incident::ServiceRecovered { postgres, {} });
        it.tell(40, incident::ServiceRecovered { plan::ServiceId(u"web"_s), {} });
        it.close(50, "It went well.");
        const auto made = drillReport(it.plan, it.events, it.setup);
        VERIFY_RESULT(made);
        QCOMPARE_EQ(made->banner, u"EXERCISE"_s);
        const auto& goals = part(*made, "goals");
        QCOMPARE_EQ(textIn(goals, "goals:quarterly", "rto", "achieved"), u"00:50:00"_s);
        QCOMPARE_EQ(textIn(goals, "goals:quarterly", "rto", "result"), u"✗ Not met"_s);
        QCOMPARE_EQ(textIn(goals, "goals:quarterly", "target:postgres", "result"), u"✓ Met"_s);
        QCOMPARE_EQ(textIn(goals, "goals:quarterly", "takes", "achieved"), u"00:50:00"_s);
        QCOMPARE_EQ(textIn(goals, "goals:quarterly", "takes", "result"), u"✓ Met"_s);
        QCOMPARE_EQ(textIn(goals, "goals:quarterly", "validation:smoke", "result"), u"✗ Not shown"_s);
        QVERIFY(tableCalled(goals, u"goals:other"_s) == nullptr);
    }

    void theScriptStandsBesideWhatPeopleDid()
    {
        auto it = drill();
        it.done(7, "find", "a point");
        it.done(16, "freeze");
        const auto made = drillReport(it.plan, it.events, it.setup);
        VERIFY_RESULT(made);
        const auto& injects = part(*made, "injects");
        QVERIFY(sentencesIn(injects).contains(u"is not in the record"_s));
        const auto& script = tableIn(injects, "script:quarterly");
        const auto call = rowWith(script, "A customer calls");
        QCOMPARE_EQ(call.first(), u"03:05:00"_s);
        QCOMPARE_EQ(call.at(2), u"Incident commander"_s);
        QVERIFY2(call.last().contains(u"03:07:00"_s), qPrintable(call.last()));
        // That was after the time that it gives them.
        QVERIFY2(!call.last().contains(u"03:16:00"_s), qPrintable(call.last()));
        QCOMPARE_EQ(script.rows.first().cells.at(1).text, u"A customer calls"_s);
        QCOMPARE_EQ(rowWith(script, "The telephone rings").last(), u"Nothing is on record."_s);
        QCOMPARE_EQ(rowWith(script, "The press comes").last(), u"The drill had ended before."_s);
    }

    void whatWorkedAndWhatDidNotIsTold()
    {
        auto it = drill();
        it.message(10, "The shop is down", it.minute(20));
        it.message(30, "Still down");
        it.tell(12, incident::ServiceRecovered { plan::ServiceId(u"postgres"_s), {} });
        it.tell(13, incident::StepFailed { it.at("find"), u"there is none"_s });
        it.note(14, incident::NoteAdded::Kind::Note, "Nobody had the number");
        it.note(15, incident::NoteAdded::Kind::Task, "Print the numbers");
        it.tell(16, incident::FollowUpAdded { {}, {}, u"Hang it on the wall"_s, u"Kofi"_s });
        const auto made = drillReport(it.plan, it.events, it.setup);
        VERIFY_RESULT(made);
        const auto& worked = part(*made, "worked");
        QVERIFY(!rowWith(tableIn(worked, "rto"), "Postgres").isEmpty());
        QCOMPARE_EQ(tableIn(worked, "sent").rows.size(), 1);
        const auto& notWorked = part(*made, "not-worked");
        QVERIFY(rowWith(tableIn(notWorked, "rto"), "Postgres").isEmpty());
        QVERIFY(!rowWith(tableIn(notWorked, "rto"), "Web shop").isEmpty());
        QCOMPARE_EQ(tableIn(notWorked, "sent").rows.size(), 1);
        QVERIFY(rowWith(tableIn(notWorked, "reasons"), "Find the newest restore point")
                    .contains(u"there is none"_s));
        QVERIFY(!rowWith(tableIn(part(*made, "observed"), "notes"), "Nobody had the number").isEmpty());
        const auto& findings = tableIn(part(*made, "findings"), "open");
        QCOMPARE_EQ(rowWith(findings, "Hang it on the wall").at(1), u"Kofi"_s);
        QVERIFY(!rowWith(findings, "Print the numbers").isEmpty());
    }

    void withoutAPolicyItIsMeasuredByThePromises()
    {
        const ReportIncident it(journal::StreamKind::Drill);
        const auto made = drillReport(it.plan, it.events, it.setup);
        VERIFY_RESULT(made);
        QVERIFY(sentencesIn(part(*made, "goals")).contains(u"The plan names no drill of this scenario"_s));
        QVERIFY(!tableIn(part(*made, "goals"), "rto").rows.isEmpty());
        QVERIFY(sentencesIn(part(*made, "injects")).contains(u"no script"_s));
        QVERIFY(sentencesIn(part(*made, "observed")).contains(u"Nobody noted anything."_s));
        QVERIFY(sentencesIn(part(*made, "findings")).contains(u"No task is left."_s));
    }
};

MUSTER_TEST(TstDrillReport)
#include "tst_drillreport.moc"
