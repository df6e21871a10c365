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

class TstRulesFormWording final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void charactersAreCountedAndNotBytes();
    void stepsOfOtherBranchesAreNotBeforeOneTogether();
    void manyLongStepsAreOneFinding();
    void stepsInAnotherLanguageAreNotReadAsEnglish();
    void aVagueAnswerIsVagueWithAndWithoutAPoint();
};

void TstRulesFormWording::charactersAreCountedAndNotBytes()
{
    QVERIFY(
        saidBy("form.long-step", phaseOf("{id: a, do: \"" + QByteArray("ü").repeated(90) + "\"}")).isEmpty());
    QCOMPARE(
        saidBy("form.long-step", phaseOf("{id: a, do: \"" + QByteArray("ü").repeated(91) + "\"}")).size(), 1);
}

void TstRulesFormWording::stepsOfOtherBranchesAreNotBeforeOneTogether()
{
    QByteArray steps("{id: c, do: C, decide: {id: way, question: Q, answers: [{id: go, title: G}, {id: stop, "
                     "title: S}]}}");
    for (int i = 0; i < 7; ++i)
        steps += ", {id: g" + QByteArray::number(i) + ", do: G, when: way = go}, {id: k"
            + QByteArray::number(i) + ", do: K, when: kind = drill}";
    // One that asks, seven of the longest branch, and the seven of the drill.
    QCOMPARE(saidBy("form.long-phase", phaseOf(steps)),
        (QStringList { u"'P' has 15 steps; nobody keeps the place in more than 9"_s }));
}

void TstRulesFormWording::manyLongStepsAreOneFinding()
{
    QByteArray steps;
    for (int i = 0; i < 4; ++i)
        steps += "{id: s" + QByteArray::number(i) + ", do: " + QByteArray("a").repeated(91 + i) + "}, ";
    QCOMPARE(saidBy("form.long-step", phaseOf(steps)),
        (QStringList {
            u"4 steps are longer than what is read in one look, 90 characters: s/s0, s/s1, s/s2, s/s3"_s }));
}

void TstRulesFormWording::stepsInAnotherLanguageAreNotReadAsEnglish()
{
    auto plan = phaseOf("{id: a, do: Update it and verify it}");
    QCOMPARE(saidBy("form.two-verbs", plan).size(), 1);
    plan.language = u"de"_s;
    QVERIFY(saidBy("form.two-verbs", plan).isEmpty());
}

void TstRulesFormWording::aVagueAnswerIsVagueWithAndWithoutAPoint()
{
    for (const auto* answer : { "OK", "done!", "It works", "  as   expected ", "(verified)" })
        QCOMPARE(
            saidBy("form.vague-answer", phaseOf("{id: a, do: A, expect: \"" + QByteArray(answer) + "\"}"))
                .size(),
            1);
    for (const auto* answer : { "", "OK is shown", "200 OK", "done by Ada", "3" })
        QVERIFY2(
            saidBy("form.vague-answer", phaseOf("{id: a, do: A, expect: \"" + QByteArray(answer) + "\"}"))
                .isEmpty(),
            answer);
}

MUSTER_TEST(TstRulesFormWording)
#include "tst_rules_form_wording.moc"
