// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/branches.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A scenario that asks `way`, and then has these steps.
Plan walk(const QByteArray& steps)
{
    return planOf(
        "scenarios:\n"
        "  - id: s\n"
        "    title: S\n"
        "    procedure:\n"
        "      - {id: p, title: P, steps: [{id: choose, do: C, decide: {id: way, question: Q, answers: "
        "[{id: go, title: G}, {id: stop, title: S}]}}]}\n"
        "      - {id: q, title: Q, steps: "
        + steps + "}\n");
}

/// Why these steps cannot meet.
QString conflict(const Plan& plan, const QStringList& ids)
{
    const auto sections = sectionsOf(plan);
    QList<const Condition*> conditions;
    for (const auto& section : sections) {
        for (const auto& step : *section.steps) {
            if (ids.contains(step.id.toString()))
                conditions += conditionsOf(section, step);
        }
    }
    return Branches(sections).conflictOf(conditions);
}

} // namespace

class TstBranches final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void twoAnswersOfOneDecisionConflict();
    void liveAndDrillConflict();
    void whatTheQuestionNeedsIsNeeded();
    void aQuestionAfterWhatHangsOnItIsADeadEnd();
    void aQuestionOnItsOwnAnswerIsADeadEnd();
    void aQuestionBesideIsNone();
    void aLongChainOfQuestionsIsNoTrouble();
};

void TstBranches::twoAnswersOfOneDecisionConflict()
{
    const auto plan = walk("[{id: a, do: A, when: way = go}, {id: b, do: B, when: way = stop}, "
                           "{id: c, do: C, when: way = go and way = stop}]");
    QVERIFY(conflict(plan, { u"a"_s }).isEmpty());
    QCOMPARE(conflict(plan, { u"a"_s, u"b"_s }), u"'way' is answered once, with 'go' or with 'stop'"_s);
    QVERIFY(!conflict(plan, { u"c"_s }).isEmpty());
}

void TstBranches::liveAndDrillConflict()
{
    const auto plan = walk("[{id: a, do: A, when: kind = live}, {id: b, do: B, when: kind = drill}, "
                           "{id: c, do: C, when: way = go}]");
    QCOMPARE(conflict(plan, { u"a"_s, u"b"_s }), u"an incident is either live or a drill"_s);
    QVERIFY(conflict(plan, { u"a"_s, u"c"_s }).isEmpty());
}

void TstBranches::whatTheQuestionNeedsIsNeeded()
{
    const auto plan
        = walk("[{id: ask, do: Ask, when: way = go, decide: {id: lag, question: Q, answers: [{id: small, "
               "title: S}, {id: great, title: G}]}}, {id: a, do: A, when: lag = small}, "
               "{id: b, do: B, when: lag = small and way = stop}, {id: c, do: C, when: way = stop}]");
    QVERIFY(conflict(plan, { u"a"_s }).isEmpty());
    QVERIFY(!conflict(plan, { u"b"_s }).isEmpty());
    QVERIFY(!conflict(plan, { u"a"_s, u"c"_s }).isEmpty());
}

void TstBranches::aQuestionAfterWhatHangsOnItIsADeadEnd()
{
    const auto late = [](const QByteArray& order) {
        const auto plan = planOf("scenarios:\n"
                                 "  - id: s\n"
                                 "    title: S\n"
                                 "    procedure:\n"
                                 "      - {id: p, title: P, order: "
            + order
            + ", steps: [{id: a, do: A, when: way = go}, {id: ask, do: Ask, decide: {id: way, question: Q, "
              "answers: [{id: go, title: G}, {id: stop, title: S}]}}]}\n");
        const auto sections = sectionsOf(plan);
        const auto dead = deadEndOf(sections, Branches(sections));
        return dead ? dead->step->id.toString() + u' ' + dead->decision.toString() : QString();
    };
    QCOMPARE(late("strict"), u"a way"_s);
    QCOMPARE(late("any"), QString());
}

void TstBranches::aQuestionOnItsOwnAnswerIsADeadEnd()
{
    const auto plan
        = planOf("validation: [{id: ask, do: Ask, when: way = go, decide: {id: way, question: Q, answers: "
                 "[{id: go, title: G}, {id: stop, title: S}]}}]\n");
    const auto sections = sectionsOf(plan);
    QVERIFY(deadEndOf(sections, Branches(sections)));
}

void TstBranches::aQuestionBesideIsNone()
{
    const auto plan
        = planOf("scenarios:\n"
                 "  - id: s\n"
                 "    title: S\n"
                 "    procedure:\n"
                 "      - {id: p, title: P, steps: [{id: first, do: F}]}\n"
                 "      - {id: q, title: Q, steps: [{id: a, do: A, when: way = go}]}\n"
                 "      - {id: r, title: R, steps: [{id: ask, do: Ask, after: [first], decide: {id: way, "
                 "question: Q, answers: [{id: go, title: G}, {id: stop, title: S}]}}]}\n");
    const auto sections = sectionsOf(plan);
    QVERIFY(!deadEndOf(sections, Branches(sections)));
}

void TstBranches::aLongChainOfQuestionsIsNoTrouble()
{
    QByteArray text("validation:\n");
    for (int i = 0; i < 1500; ++i)
        text += "  - {id: s" + QByteArray::number(i) + ", do: X, when: d"
            + QByteArray::number(i > 0 ? i - 1 : 0) + " = a, decide: {id: d" + QByteArray::number(i)
            + ", question: q, answers: [{id: a, title: A}, " + "{id: b, title: B}]}}\n";
    const auto plan = planOf(text);
    const auto sections = sectionsOf(plan);
    const Branches branches(sections);
    for (const auto& step : plan.validation)
        QVERIFY(branches.conflictOf(conditionsOf(sections.constFirst(), step)).isEmpty());
    QVERIFY(deadEndOf(sections, branches));
}

MUSTER_TEST(TstBranches)
#include "tst_branches.moc"
