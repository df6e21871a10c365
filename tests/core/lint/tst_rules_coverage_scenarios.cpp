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

class TstRulesCoverageScenarios final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void documentedAndDraftedProceduresAreCounted();
    void aDraftedLookIsNoLook();
    void aCadenceOfThePlanIsCommunicationEnough();
    void theServicesThatStayBehindAreNamed();
    void withoutAnyTargetNoneIsMissed();
};

void TstRulesCoverageScenarios::documentedAndDraftedProceduresAreCounted()
{
    QCOMPARE(saidBy("coverage.procedure-only-drafted",
                 planOf("scenarios:\n"
                        "  - {id: a, title: A, procedure: [{id: p, title: P, steps: [{id: x, do: X}]}]}\n"
                        "  - {id: b, title: B, drafted: true}\n"
                        "  - {id: c, title: C, procedure: [{id: p, title: P, steps: [{id: x, do: X, drafted: "
                        "true}]}]}\n"
                        "  - {id: d, title: D}\n")),
        (QStringList {
            u"4 scenarios: 1 with a documented procedure, 2 with only a drafted one: B and C"_s }));
}

void TstRulesCoverageScenarios::aDraftedLookIsNoLook()
{
    QCOMPARE(saidBy("coverage.scenario-without-validation",
                 planOf("scenarios:\n"
                        "  - id: s\n"
                        "    title: S\n"
                        "    procedure:\n"
                        "      - {id: p, title: P, steps: [{id: x, do: Restart it}]}\n"
                        "      - {id: q, title: Q, steps: [{id: y, do: Wait}, {id: z, do: Verify it, "
                        "drafted: true}]}\n")),
        (QStringList { u"Only a drafted step in S looks whether the services work again"_s }));
    QCOMPARE(saidBy("coverage.scenario-without-validation",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restart it}]}]}]\n"
                        "validation: [{id: smoke, do: Load the page}]\n")),
        QStringList());
    QCOMPARE(saidBy("coverage.scenario-without-validation",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restart it}]}]}]\n"
                        "validation: [{id: smoke, do: Load the page, drafted: true}]\n")),
        (QStringList { u"Only a drafted step in S looks whether the services work again"_s }));
}

void TstRulesCoverageScenarios::aCadenceOfThePlanIsCommunicationEnough()
{
    QCOMPARE(saidBy("coverage.scenario-without-communication",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restart it}]}]}]\n"
                        "communications: {audiences: [{id: all, every: 30 min}]}\n")),
        QStringList());
    QCOMPARE(saidBy("coverage.scenario-without-communication",
                 planOf("scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: x, do: "
                        "Restart it}]}]}]\n"
                        "communications: {audiences: [{id: all, every: 30 min, drafted: true}]}\n")),
        (QStringList { u"Only a drafted part of the plan tells anybody of S"_s }));
}

void TstRulesCoverageScenarios::theServicesThatStayBehindAreNamed()
{
    QCOMPARE(saidBy("coverage.not-recovered",
                 planOf("services: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
                        "scenarios:\n"
                        "  - {id: s, title: S, affects: [a, b, c], procedure: [{id: p, title: P, steps: "
                        "[{id: x, do: X, recovers: [b]}]}]}\n")),
        (QStringList { u"No step of S brings back A and C"_s }));
}

void TstRulesCoverageScenarios::withoutAnyTargetNoneIsMissed()
{
    QCOMPARE(saidBy("coverage.scenario-without-target",
                 planOf("scenarios: [{id: a, title: A}, {id: b, title: B, rto: none}]\n")),
        QStringList());
}

MUSTER_TEST(TstRulesCoverageScenarios)
#include "tst_rules_coverage_scenarios.moc"
