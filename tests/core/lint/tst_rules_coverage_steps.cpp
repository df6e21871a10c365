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

class TstRulesCoverageSteps final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void stepsAreCountedByScenarioAndThenTogether();
    void criticalStepsAreCountedApart();
    void aDecisionIsNamedByItsQuestion();
};

void TstRulesCoverageSteps::stepsAreCountedByScenarioAndThenTogether()
{
    QCOMPARE(saidBy("coverage.step-without-duration",
                 planOf("scenarios:\n"
                        "  - {id: a, title: A, procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, "
                        "do: Y, takes: 5 min}]}]}\n"
                        "  - {id: b, title: B, procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, "
                        "do: Y, takes: 5 min}]}]}\n")),
        (QStringList { u"A: 1 of 2 steps do not say how long they take"_s,
            u"B: 1 of 2 steps do not say how long they take"_s }));
    QCOMPARE(saidBy("coverage.step-without-duration",
                 planOf("scenarios:\n"
                        "  - {id: a, title: A, procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, "
                        "do: Y, takes: 5 min}]}]}\n"
                        "  - {id: b, title: B, procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, "
                        "do: Y, takes: 5 min}]}]}\n"
                        "  - {id: c, title: C, procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, "
                        "do: Y, takes: 5 min}]}]}\n"
                        "  - {id: d, title: D, procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, "
                        "do: Y, takes: 5 min}]}]}\n")),
        (QStringList { u"4 of 8 steps in 4 procedures do not say how long they take: A, B, C and D"_s }));
}

void TstRulesCoverageSteps::criticalStepsAreCountedApart()
{
    const auto plan
        = planOf("scenarios:\n"
                 "  - id: s\n"
                 "    title: S\n"
                 "    procedure: [{id: p, title: P, steps: [{id: x, do: X}, {id: y, do: Y, critical: true}, "
                 "{id: z, do: Z, critical: true, expect: Done}]}]\n");
    QCOMPARE(saidBy("coverage.step-without-expectation", plan),
        (QStringList { u"S: 1 of 1 steps do not say what is seen when they have worked"_s }));
    QCOMPARE(saidBy("coverage.critical-step-without-expectation", plan),
        (QStringList { u"S: 1 of 2 critical steps do not say what is seen when they have worked"_s }));
}

void TstRulesCoverageSteps::aDecisionIsNamedByItsQuestion()
{
    const QByteArray body
        = "scenarios:\n"
          "  - id: s\n"
          "    title: S\n"
          "    procedure:\n"
          "      - id: p\n"
          "        title: P\n"
          "        steps:\n"
          "          - id: x\n"
          "            do: X\n"
          "            decide: {id: d, question: Which way?, answers: [{id: a, title: A}, {id: b, "
          "title: B}]}\n"
          "          - {id: y, do: Y, when: d = a}\n";
    QVERIFY(saidBy("coverage.answer-without-duration", planOf(body)).isEmpty());
    QCOMPARE(saidBy("coverage.answer-without-duration",
                 planOf(body + "          - {id: z, do: Z, when: d = b}\n")),
        (QStringList {
            u"No time to decide by can be told, as an answer does not say how long it takes: Which way?"_s }));
}

MUSTER_TEST(TstRulesCoverageSteps)
#include "tst_rules_coverage_steps.moc"
