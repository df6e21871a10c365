// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesCoverageUpkeep final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whatIsAskedDocumentedAndDraftedIsSaid();
    void aRecordedDrillIsHeld();
    void aDutySaysWhichOfTheTwoItLacks();
    void questionsAreCounted();
    void aDraftedDrillRehearsesNothing();
};

void TstRulesCoverageUpkeep::whatIsAskedDocumentedAndDraftedIsSaid()
{
    QCOMPARE(saidBy("coverage.acceptance-unmet",
                 planOf("scenarios:\n"
                        "  - {id: a, title: A}\n"
                        "  - {id: b, title: B}\n"
                        "  - {id: c, title: C}\n"
                        "  - {id: d, title: D, drafted: true}\n"
                        "  - {id: e, title: E, drafted: true}\n"
                        "acceptance: [{text: Five or more scenarios, met_by: scenarios >= 5}]\n")),
        (QStringList {
            u"Not yet met: Five or more scenarios (scenarios: 5 asked, 3 documented, 2 drafted)"_s }));
    QCOMPARE(saidBy("coverage.acceptance-unmet",
                 planOf("acceptance: [{text: Templates ready, met_by: templates >= 1}]\n")),
        (QStringList { u"Not yet met: Templates ready (templates: 1 asked, 0 documented)"_s }));
}

void TstRulesCoverageUpkeep::aRecordedDrillIsHeld()
{
    const auto plan
        = planOf("drills: [{id: q, title: Quarterly drill, kind: functional, every: quarterly}]\n");
    QCOMPARE(saidBy("coverage.drill-never-recorded", plan),
        (QStringList { u"A drill is promised, and no drill is recorded here: Quarterly drill"_s }));
    Records records;
    records.drills.insert(u"q"_s, Instant {});
    QVERIFY(saidBy("coverage.drill-never-recorded", plan, records).isEmpty());
}

void TstRulesCoverageUpkeep::aDutySaysWhichOfTheTwoItLacks()
{
    QCOMPARE(saidBy("coverage.duty-without-deadline-or-owner",
                 planOf("contacts: [{id: ops, title: Operations}]\n"
                        "duties:\n"
                        "  - {id: a, title: A}\n"
                        "  - {id: b, title: B, owner: ops}\n"
                        "  - {id: c, title: C, within: 72 h}\n")),
        (QStringList { u"This duty has no deadline and no owner: A"_s, u"This duty has no deadline: B"_s,
            u"Nobody owns this duty: C"_s }));
}

void TstRulesCoverageUpkeep::questionsAreCounted()
{
    QCOMPARE(saidBy("coverage.question-open", planOf("notes: {questions: [Who signs?]}\n")),
        (QStringList { u"One question is open: Who signs?"_s }));
    QCOMPARE(saidBy("coverage.question-open", planOf("notes: {questions: [Who signs?, When?]}\n")),
        (QStringList { u"2 questions are open, the first: Who signs?"_s }));
}

void TstRulesCoverageUpkeep::aDraftedDrillRehearsesNothing()
{
    QCOMPARE(
        saidBy("coverage.no-drill",
            planOf("scenarios: [{id: a, title: A}]\n"
                   "drills: [{id: q, kind: functional, every: quarterly, rotates: [a], drafted: true}]\n")),
        (QStringList { u"Only a drafted drill rehearses A"_s }));
}

MUSTER_TEST(TstRulesCoverageUpkeep)
#include "tst_rules_coverage_upkeep.moc"
