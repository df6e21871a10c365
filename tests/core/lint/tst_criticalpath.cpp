// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/criticalpath.h"
#include "core/plan/planloader.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A scenario with this procedure, in a plan that has some services to bring back.
Scenario scenarioOf(const QByteArray& procedure)
{
    const auto loaded
        = loadPlan("muster: 1\n"
                   "plan: {id: portal, title: Portal}\n"
                   "services: [{id: db, title: Database}, {id: web, title: Web}, {id: other, title: Other}]\n"
                   "severities: [{id: high, title: High}]\n"
                   "scenarios:\n"
                   "  - id: outage\n"
                   "    title: Outage\n"
                   "    affects: [db, web]\n"
                   "    procedure:\n"
            + procedure);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return loaded.plan->scenarios.constFirst();
}

/// "10", "10-30", ">=10-30": minutes, with what is only at least so much.
QString textOf(const Reach& reach)
{
    const auto minutes = [](Millis time) { return QString::number(time.count() / 60'000); };
    return (reach.atLeast ? u">="_s : QString())
        + (reach.least == reach.most ? minutes(reach.least)
                                     : minutes(reach.least) + u'-' + minutes(reach.most));
}

QString stepText(const CriticalPath& path, const QString& step)
{
    const auto reach = path.steps.constFind(StepId(step));
    return reach == path.steps.constEnd() ? u"never"_s : textOf(*reach);
}

QString serviceText(const CriticalPath& path, const QString& service)
{
    const auto reach = path.services.constFind(ServiceId(service));
    return reach == path.services.constEnd() ? u"never"_s : textOf(*reach);
}

QString slowestOf(const Reach& reach)
{
    QStringList answers;
    for (const auto& answer : reach.slowest)
        answers.append(answer.decision.toString() + u'=' + answer.answer.toString());
    return answers.join(u' ');
}

/// A question with two answers, asked in a step of its own id.
QByteArray question(const QByteArray& id)
{
    return "          - {id: ask-" + id + ", do: Ask, takes: 0, decide: {id: " + id
        + ", question: Which?, answers: [{id: a, title: A}, {id: b, title: B}]}}\n";
}

} // namespace

class TstCriticalPath final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void nothingToDoTakesNoTime();
    void strictStepsFollowOneAnother();
    void stepsInAnyOrderGoSideBySide();
    void branchesOfAfterGoSideBySideAndMeetAgain();
    void aPhaseWaitsForAllOfTheOneBefore();
    void anUnknownLengthCountsAsNothingAndIsTold();
    void answersAreTriedAll();
    void aQuestionOfABranchThatIsNotTakenIsNotAsked();
    void whatAnAnswerTakesIsTheLeastThatItsBranchTakes();
    void anAnswerWithoutABranchTakesItsTimeAtTheQuestion();
    void otherConditionsAreTriedBothWays();
    void onlyALiveRunCounts();
    void aServiceIsBackAtItsFirstStep();
    void everythingIsBackWhenTheLastAffectedServiceIs();
    void withoutABackEverythingMustBeDone();
    void tooManyAnswersGiveBounds();
    void aHugeProcedureIsReckonedInTime();
};

void TstCriticalPath::nothingToDoTakesNoTime()
{
    Scenario empty;
    const auto path = criticalPath(empty);
    QCOMPARE(textOf(path.recovered), u"0"_s);
    QVERIFY(path.steps.isEmpty());
    QVERIFY(path.phases.isEmpty());
    QVERIFY(path.exact);
    QVERIFY(!path.bringsBack);
}

void TstCriticalPath::strictStepsFollowOneAnother()
{
    const auto path = criticalPath(scenarioOf("      - id: all\n"
                                              "        title: All\n"
                                              "        steps:\n"
                                              "          - {id: one, do: Do it, takes: 10 min}\n"
                                              "          - {id: two, do: Do it, takes: 20 min}\n"));
    QCOMPARE(stepText(path, u"one"_s), u"10"_s);
    QCOMPARE(stepText(path, u"two"_s), u"30"_s);
    QCOMPARE(textOf(path.phases.first()), u"30"_s);
}

void TstCriticalPath::stepsInAnyOrderGoSideBySide()
{
    const auto path = criticalPath(scenarioOf("      - id: all\n"
                                              "        title: All\n"
                                              "        order: any\n"
                                              "        steps:\n"
                                              "          - {id: one, do: Do it, takes: 10 min}\n"
                                              "          - {id: two, do: Do it, takes: 20 min}\n"));
    QCOMPARE(stepText(path, u"two"_s), u"20"_s);
    QCOMPARE(textOf(path.phases.first()), u"20"_s);
}

void TstCriticalPath::branchesOfAfterGoSideBySideAndMeetAgain()
{
    const auto path
        = criticalPath(scenarioOf("      - id: all\n"
                                  "        title: All\n"
                                  "        steps:\n"
                                  "          - {id: one, do: Do it, takes: 10 min}\n"
                                  "          - {id: left, do: Do it, takes: 20 min, after: [one]}\n"
                                  "          - {id: right, do: Do it, takes: 5 min, after: [one]}\n"
                                  "          - {id: next, do: Do it, takes: 1 min}\n"
                                  "          - {id: both, do: Do it, takes: 2 min, after: [left, next]}\n"));
    QCOMPARE(stepText(path, u"left"_s), u"30"_s);
    QCOMPARE(stepText(path, u"right"_s), u"15"_s);
    // In strict order it waits for the one before, on whichever branch that is.
    QCOMPARE(stepText(path, u"next"_s), u"16"_s);
    QCOMPARE(stepText(path, u"both"_s), u"32"_s);
}

void TstCriticalPath::aPhaseWaitsForAllOfTheOneBefore()
{
    const auto path
        = criticalPath(scenarioOf("      - id: first\n"
                                  "        title: First\n"
                                  "        order: any\n"
                                  "        steps: [{id: one, do: Do it, takes: 30 min}, {id: two, do: Do it, "
                                  "takes: 10 min}]\n"
                                  "      - id: second\n"
                                  "        title: Second\n"
                                  "        steps: [{id: three, do: Do it, takes: 1 min}]\n"));
    QCOMPARE(stepText(path, u"three"_s), u"31"_s);
}

void TstCriticalPath::anUnknownLengthCountsAsNothingAndIsTold()
{
    const auto path = criticalPath(scenarioOf("      - id: all\n"
                                              "        title: All\n"
                                              "        steps:\n"
                                              "          - {id: one, do: Do it, takes: 10 min}\n"
                                              "          - {id: two, do: Do it}\n"
                                              "          - {id: three, do: Do it, takes: 5 min}\n"));
    QCOMPARE(stepText(path, u"one"_s), u"10"_s);
    QCOMPARE(stepText(path, u"two"_s), u">=10"_s);
    QCOMPARE(stepText(path, u"three"_s), u">=15"_s);
}

void TstCriticalPath::answersAreTriedAll()
{
    const auto path
        = criticalPath(scenarioOf("      - id: ask\n        title: Ask\n        steps:\n" + question("way")
            + "      - {id: a, title: A, when: way = a, steps: [{id: quick, do: Do it, takes: 10 min}]}\n"
              "      - {id: b, title: B, when: way = b, steps: [{id: slow, do: Do it, takes: 40 min}]}\n"
              "      - {id: end, title: End, steps: [{id: last, do: Do it, takes: 1 min}]}\n"));
    QVERIFY(path.exact);
    QCOMPARE(stepText(path, u"quick"_s), u"10"_s);
    QCOMPARE(stepText(path, u"slow"_s), u"40"_s);
    QCOMPARE(stepText(path, u"last"_s), u"11-41"_s);
    QCOMPARE(slowestOf(path.steps.value(StepId(u"last"_s))), u"way=b"_s);
    QCOMPARE(slowestOf(path.steps.value(StepId(u"slow"_s))), QString());
}

void TstCriticalPath::aQuestionOfABranchThatIsNotTakenIsNotAsked()
{
    const auto path = criticalPath(scenarioOf("      - id: ask\n        title: Ask\n        steps:\n"
        + question("way") + "      - id: more\n        title: More\n        when: way = b\n        steps:\n"
        + question("how")
        + "      - {id: deep, title: Deep, when: how = a, steps: [{id: deep, do: Do it, takes: 30 min}]}\n"
          "      - {id: end, title: End, steps: [{id: last, do: Do it, takes: 1 min}]}\n"));
    QCOMPARE(stepText(path, u"last"_s), u"1-31"_s);
    QCOMPARE(slowestOf(path.steps.value(StepId(u"last"_s))), u"way=b how=a"_s);
}

void TstCriticalPath::whatAnAnswerTakesIsTheLeastThatItsBranchTakes()
{
    const auto path = criticalPath(scenarioOf(
        "      - id: ask\n"
        "        title: Ask\n"
        "        steps:\n"
        "          - id: ask\n"
        "            do: Ask\n"
        "            takes: 5 min\n"
        "            decide: {id: way, question: Which?, answers: [{id: a, title: A, takes: 10 min}, {id: b, "
        "title: B, takes: 10 min}]}\n"
        "      - {id: a, title: A, when: way = a, steps: [{id: one, do: Do it}, {id: two, do: Do it}]}\n"
        "      - {id: b, title: B, when: way = b, steps: [{id: long, do: Do it, takes: 40 min}]}\n"));
    // The branch has no lengths of its own: what the answer takes is all that is known.
    QCOMPARE(stepText(path, u"one"_s), u">=5"_s);
    QCOMPARE(stepText(path, u"two"_s), u">=15"_s);
    // This one is known to take longer than the answer says.
    QCOMPARE(stepText(path, u"long"_s), u"45"_s);
}

void TstCriticalPath::anAnswerWithoutABranchTakesItsTimeAtTheQuestion()
{
    const auto path = criticalPath(scenarioOf(
        "      - id: ask\n"
        "        title: Ask\n"
        "        steps:\n"
        "          - id: ask\n"
        "            do: Ask\n"
        "            takes: 5 min\n"
        "            decide: {id: way, question: Which?, answers: [{id: a, title: A, takes: 10 min}, {id: b, "
        "title: B}]}\n"
        "          - {id: next, do: Do it, takes: 1 min}\n"));
    QCOMPARE(stepText(path, u"next"_s), u"6-16"_s);
    QCOMPARE(slowestOf(path.steps.value(StepId(u"next"_s))), u"way=a"_s);
}

void TstCriticalPath::otherConditionsAreTriedBothWays()
{
    const auto path = criticalPath(scenarioOf(
        "      - id: all\n"
        "        title: All\n"
        "        steps:\n"
        "          - {id: one, do: Do it, takes: 10 min, when: rpo_missed(db)}\n"
        "          - {id: two, do: Do it, takes: 20 min, when: severity >= high and rto_missed(web)}\n"
        "          - {id: three, do: Do it, takes: 30 min, when: rpo_missed(db)}\n"
        "          - {id: last, do: Do it, takes: 1 min}\n"));
    QCOMPARE(stepText(path, u"last"_s), u"1-61"_s);
    // The same condition has the same truth in both places.
    QCOMPARE(stepText(path, u"three"_s), u"40-60"_s);
    QCOMPARE(slowestOf(path.steps.value(StepId(u"last"_s))), QString());
}

void TstCriticalPath::onlyALiveRunCounts()
{
    const auto path
        = criticalPath(scenarioOf("      - id: all\n"
                                  "        title: All\n"
                                  "        steps:\n"
                                  "          - {id: one, do: Do it, takes: 10 min, when: kind = drill}\n"
                                  "          - {id: two, do: Do it, takes: 20 min, when: kind = live}\n"));
    QCOMPARE(stepText(path, u"one"_s), u"never"_s);
    QCOMPARE(stepText(path, u"two"_s), u"20"_s);
}

void TstCriticalPath::aServiceIsBackAtItsFirstStep()
{
    const auto path
        = criticalPath(scenarioOf("      - id: ask\n        title: Ask\n        steps:\n" + question("way")
            + "      - {id: a, title: A, when: way = a, steps: [{id: one, do: Do it, takes: 5 min, recovers: "
              "[db]}]}\n"
              "      - id: b\n"
              "        title: B\n"
              "        steps:\n"
              "          - {id: two, do: Do it, takes: 10 min, recovers: [db]}\n"
              "          - {id: three, do: Do it, takes: 10 min, recovers: [db, web]}\n"));
    QCOMPARE(serviceText(path, u"db"_s), u"5-10"_s);
    QCOMPARE(serviceText(path, u"web"_s), u"20-25"_s);
    QCOMPARE(serviceText(path, u"other"_s), u"never"_s);
    QVERIFY(path.bringsBack);
}

void TstCriticalPath::everythingIsBackWhenTheLastAffectedServiceIs()
{
    const auto path
        = criticalPath(scenarioOf("      - id: all\n"
                                  "        title: All\n"
                                  "        steps:\n"
                                  "          - {id: one, do: Do it, takes: 5 min, recovers: [db]}\n"
                                  "          - {id: two, do: Do it, takes: 10 min, recovers: [web]}\n"
                                  "          - {id: three, do: Do it, takes: 50 min, recovers: [other]}\n"
                                  "          - {id: four, do: Watch it, takes: 24 h}\n"));
    QCOMPARE(textOf(path.recovered), u"15"_s);
    QCOMPARE(serviceText(path, u"other"_s), u"65"_s);
}

void TstCriticalPath::withoutABackEverythingMustBeDone()
{
    const auto path = criticalPath(
        scenarioOf("      - {id: all, title: All, steps: [{id: one, do: Do it, takes: 5 min}]}\n"
                   "      - {id: end, title: End, steps: [{id: two, do: Do it, takes: 5 min}]}\n"));
    QVERIFY(!path.bringsBack);
    QCOMPARE(textOf(path.recovered), u"10"_s);
}

void TstCriticalPath::tooManyAnswersGiveBounds()
{
    QByteArray text;
    for (int i = 0; i < 13; ++i) {
        const auto n = QByteArray::number(i);
        text += "      - id: ask" + n + "\n        title: Ask\n        steps:\n" + question("q" + n);
        text += "      - {id: a" + n + ", title: A, when: q" + n + " = a, steps: [{id: s" + n
            + ", do: Do it, takes: 10 min}]}\n";
    }
    text += "      - {id: end, title: End, steps: [{id: last, do: Do it, takes: 1 min, recovers: [db]}]}\n";
    const auto scenario = scenarioOf(text);
    const auto path = criticalPath(scenario);
    QVERIFY(!path.exact);
    QCOMPARE(stepText(path, u"last"_s), u"1-131"_s);
    QCOMPARE(serviceText(path, u"db"_s), u"1-131"_s);
    QCOMPARE(slowestOf(path.steps.value(StepId(u"last"_s))), QString());
    // A procedure of few steps, and no time at all.
    QVERIFY(
        criticalPath(scenarioOf("      - id: ask\n        title: Ask\n        steps:\n" + question("way")))
            .exact);
    QVERIFY(!criticalPath(scenario, 0).exact);
}

void TstCriticalPath::aHugeProcedureIsReckonedInTime()
{
    QByteArray text;
    for (int p = 0; p < 300; ++p) {
        const auto n = QByteArray::number(p);
        text += "      - id: p" + n + "\n        title: P\n        order: any\n        steps:\n"
            + question("q" + n);
        for (int s = 0; s < 5; ++s)
            text += "          - {id: s" + n + "-" + QByteArray::number(s)
                + ", do: Do it, takes: 1 min, when: q" + n + " = a, recovers: [db, web]}\n";
    }
    const auto scenario = scenarioOf(text);
    const CpuTime timer;
    const auto path = criticalPath(scenario);
    QCOMPARE(textOf(path.phases.constLast()), u"0-300"_s);
    QVERIFY2(timer.spent() < Millis { 2000 }, qPrintable(QString::number(timer.spent().count())));
}

MUSTER_TEST(TstCriticalPath)
#include "tst_criticalpath.moc"
