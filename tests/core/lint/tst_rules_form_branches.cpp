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

class TstRulesFormBranches final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aPhaseIsToldOnceAndNotStepByStep();
    void scenariosDoNotShareTheirDecisions();
    void anAnswerMayChangeAWholePhase();
};

void TstRulesFormBranches::aPhaseIsToldOnceAndNotStepByStep()
{
    QCOMPARE(
        saidBy("form.unreachable-branch",
            planOf("scenarios:\n"
                   "  - id: s\n"
                   "    title: S\n"
                   "    procedure:\n"
                   "      - id: p\n"
                   "        title: Both\n"
                   "        when: kind = live and kind = drill\n"
                   "        steps: [{id: a, do: A}, {id: b, do: B}]\n"
                   "      - id: q\n"
                   "        title: Each\n"
                   "        when: kind = live\n"
                   "        steps: [{id: c, do: C, when: kind = drill}, {id: d, do: D, when: kind = drill}]\n"
                   "      - id: r\n"
                   "        title: One\n"
                   "        when: kind = live\n"
                   "        steps: [{id: e, do: E, when: kind = drill}, {id: f, do: F}]\n")),
        (QStringList { u"The phase 'Both' is never reached: an incident is either live or a drill"_s,
            u"The phase 'Each' is never reached: an incident is either live or a drill"_s,
            u"This step is never reached: an incident is either live or a drill"_s }));
}

void TstRulesFormBranches::scenariosDoNotShareTheirDecisions()
{
    const QByteArray way(
        "[{id: choose, do: C, decide: {id: way, question: Q, answers: [{id: go, title: G}, {id: stop, "
        "title: S}]}}, {id: a, do: A, when: way = go}]");
    const auto plan = planOf("scenarios:\n"
                             "  - {id: s, title: S, procedure: [{id: p, title: P, steps: "
        + way
        + "}]}\n"
          "  - {id: t, title: T, procedure: [{id: p, title: P, steps: "
        + way + "}]}\n");
    QVERIFY(saidBy("form.answer-without-branch", plan).isEmpty());
    QVERIFY(saidBy("form.decision-too-late", plan).isEmpty());
    QVERIFY(saidBy("form.unreachable-branch", plan).isEmpty());
}

void TstRulesFormBranches::anAnswerMayChangeAWholePhase()
{
    const auto plan
        = planOf("scenarios:\n"
                 "  - id: s\n"
                 "    title: S\n"
                 "    procedure:\n"
                 "      - {id: p, title: P, steps: [{id: c, do: C, decide: {id: way, question: Go?, "
                 "answers: [{id: go, title: G}, {id: stop, title: S}]}}]}\n"
                 "      - {id: q, title: Q, when: way = go, steps: [{id: a, do: A}]}\n"
                 "validation: [{id: v, do: V, decide: {id: way, question: Well?, answers: [{id: go, title: "
                 "G}, {id: stop, title: S}]}}]\n");
    QCOMPARE(saidBy("form.answer-without-branch", plan),
        (QStringList { u"No answer to 'Well?' changes what comes next"_s }));
}

MUSTER_TEST(TstRulesFormBranches)
#include "tst_rules_form_branches.moc"
