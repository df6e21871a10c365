// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/executivebrief.h"
#include "core/report/forms.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstExecutiveBrief : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whoAnswersForItLearnsWhatMatters()
    {
        const auto it = richIncident();
        const auto brief = executiveBrief(it.plan, it.events, it.setup);
        QVERIFY(brief.isSheet);
        QCOMPARE_EQ(brief.headlines.size(), it.made().headlines.size());
        QCOMPARE_EQ(brief.headlines.first().cell.text, it.made().headlines.first().cell.text);
        QVERIFY(sentencesIn(*sectionCalled(brief.sections, u"summary"_s))
                    .contains(u"The index was broken, and the replica was promoted."_s));
        QCOMPARE_EQ(
            textIn(*sectionCalled(brief.sections, u"impact"_s), "services", "web", "length"), u"01:10:00"_s);
        QCOMPARE_EQ(
            textIn(*sectionCalled(brief.sections, u"objectives"_s), "rto", "web", "result"), u"✗ Missed"_s);
        const auto& decisions = tableIn(*sectionCalled(brief.sections, u"decisions"_s), "answers");
        QVERIFY(rowWith(decisions, "Is a replica at hand?").contains(u"Yes, promote it"_s));
        QVERIFY(!rowWith(decisions, "Keep the replica for a week").isEmpty());
        const auto& follows = *sectionCalled(brief.sections, u"follow-ups"_s);
        QVERIFY(!rowWith(tableIn(follows, "open"), "Write a check of the index").isEmpty());
        QVERIFY(sentencesIn(follows).contains(u"2 questions are left to be answered"_s));
    }

    void whatWasDecidedAnewDoesNotStandInIt()
    {
        auto it = richIncident();
        it.tell(58,
            incident::DecisionRecorded {
                it.at("choose"), plan::DecisionId(u"path"_s), plan::AnswerId(u"restore"_s), {} });
        const auto brief = executiveBrief(it.plan, it.events, it.setup);
        const auto& decisions = tableIn(*sectionCalled(brief.sections, u"decisions"_s), "answers");
        QVERIFY(!rowWith(decisions, "No, restore").isEmpty());
        QVERIFY(rowWith(decisions, "Yes, promote it").isEmpty());
    }

    void nothingTechnicalAndNobodysNameStandsInIt()
    {
        const auto it = richIncident();
        const auto brief = executiveBrief(it.plan, it.events, it.setup);
        for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv }) {
            const auto bytes = written(brief, form);
            VERIFY_RESULT(bytes);
            for (const auto* detail : { ReportIncident::kAda, ReportIncident::kWang, ReportIncident::kLaila,
                     ReportIncident::kMaker, "hunter2", "Database login", "db-url", "Freeze writes",
                     "Clear the cache", "lag 2 s", "a point at 02:48", "=1+1", "@SUM", "<script>", "lag.png",
                     "Somebody rang up", "order 17" })
                QVERIFY2(!bytes->contains(detail), detail);
        }
    }

    void aBareOneSaysThatNothingIsKnownYet()
    {
        const ReportIncident it;
        const auto brief = executiveBrief(it.plan, it.events, it.setup);
        QVERIFY(sentencesIn(*sectionCalled(brief.sections, u"summary"_s))
                    .contains(u"Nobody has written a summary."_s));
        QVERIFY(sentencesIn(*sectionCalled(brief.sections, u"decisions"_s))
                    .contains(u"No decision is on record."_s));
        const auto follows = sentencesIn(*sectionCalled(brief.sections, u"follow-ups"_s));
        QVERIFY2(follows.contains(u"It is not closed yet"_s) && follows.contains(u"No task is left."_s),
            qPrintable(follows));
    }
};

MUSTER_TEST(TstExecutiveBrief)
#include "tst_executivebrief.moc"
