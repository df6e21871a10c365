// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/core/incident/looks.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

const Instant kFailed = *instantFromIso(u"2026-03-14T03:12:00.000Z");

StepAddress address(const char* step)
{
    return StepAddress(QStringLiteral("outage/") + QLatin1StringView(step));
}

Payload done(const char* step)
{
    return StepCompleted { address(step), {} };
}

Payload chose(const char* step, const char* answer)
{
    return DecisionRecorded { address(step), plan::DecisionId(QStringLiteral("path")),
        plan::AnswerId(QString::fromLatin1(answer)), {} };
}

/// The acts of an incident that was declared at the failure; one a minute.
IncidentState after(
    const plan::Plan& plan, QList<Payload> acts, journal::StreamKind kind = journal::StreamKind::Drill)
{
    acts.prepend(declarationOf(plan, kind, kFailed));
    return fold(eventsOf(acts));
}

PlanBuilder outage()
{
    return aPlan()
        .withOverall(within(1h), within(5min))
        .withService(QStringLiteral("db"))
        .withService(QStringLiteral("cache"))
        .withData(QStringLiteral("assets"), QStringLiteral("db"), within(24h))
        .withScenario(QStringLiteral("outage"), { QStringLiteral("db") });
}

QString id(const char* text)
{
    return QString::fromLatin1(text);
}

plan::Plan twoPhases()
{
    return outage()
        .withPhase(id("first"))
        .withStep(id("a"))
        .withStep(id("b"))
        .withPhase(id("second"))
        .withStep(id("c"))
        .withStep(id("d"))
        .build();
}

/// a, a question, two branches, and a last step where they meet.
plan::Plan branching()
{
    return outage()
        .withPhase(id("decide"))
        .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
        .withPhase(id("left"), answered(id("path"), id("left")))
        .withStep(id("l"))
        .withPhase(id("right"), answered(id("path"), id("right")))
        .withStep(id("r1"))
        .withStep(id("r2"))
        .withPhase(id("together"))
        .withStep(id("end"))
        .build();
}

plan::Plan conditional(const decltype(plan::Term::test)& test)
{
    return outage()
        .withSeverity(id("sev-1"))
        .withSeverity(id("sev-2"))
        .withSeverity(id("sev-3"))
        .withPhase(id("only"))
        .withStep(aStep(id("x")).onlyWhen(holds(test)))
        .withStep(id("end"))
        .build();
}

} // namespace

class TstWalkthrough : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aStrictPhaseGoesOneByOneAndTheNextWaitsForAllOfIt()
    {
        const auto plan = twoPhases();
        const auto now
            = [&](const QList<Payload>& acts) { return looks(walkthrough(plan, after(plan, acts))); };
        QCOMPARE(now({}), id("a CURRENT, b pending, c pending, d pending"));
        QCOMPARE(now({ done("a") }), id("a done, b CURRENT, c pending, d pending"));
        QCOMPARE(now({ done("a"), StepSkipped { address("b"), SkipReason::NotNeeded, {} } }),
            id("a done, b skipped, c CURRENT, d pending"));
        QCOMPARE(now({ done("a"), done("b"), done("c"), done("d") }), id("a done, b done, c done, d done"));
        // Marked out of turn by another console, or before a plan was understood: what is done is done.
        QCOMPARE(now({ done("b") }), id("a CURRENT, b done, c pending, d pending"));
        QCOMPARE(now({ done("b"), done("a") }), id("a done, b done, c CURRENT, d pending"));
    }

    void aPhaseInAnyOrderWaitsOnlyForThePhaseBefore()
    {
        const auto plan = outage()
                              .withPhase(id("first"))
                              .withStep(id("a"))
                              .withPhase(id("second"), plan::Order::Any)
                              .withStep(id("b"))
                              .withStep(id("c"))
                              .withPhase(id("third"))
                              .withStep(id("d"))
                              .build();
        const auto now
            = [&](const QList<Payload>& acts) { return looks(walkthrough(plan, after(plan, acts))); };
        QCOMPARE(now({}), id("a CURRENT, b pending, c pending, d pending"));
        QCOMPARE(now({ done("a") }), id("a done, b CURRENT, c available, d pending"));
        QCOMPARE(now({ done("a"), done("c") }), id("a done, b CURRENT, c done, d pending"));
        QCOMPARE(now({ done("a"), done("c"), done("b") }), id("a done, b done, c done, d CURRENT"));
    }

    void afterOverridesTheOrderAndBranchesMeetAgain()
    {
        const auto plan = outage()
                              .withPhase(id("first"))
                              .withStep(id("a"))
                              .withStep(id("b"))
                              .withPhase(id("second"))
                              .withStep(aStep(id("beside")).after({ id("a") }))
                              .withStep(aStep(id("join")).after({ id("b"), id("beside") }))
                              .build();
        const auto now
            = [&](const QList<Payload>& acts) { return looks(walkthrough(plan, after(plan, acts))); };
        QCOMPARE(now({}), id("a CURRENT, b pending, beside pending, join pending"));
        QCOMPARE(now({ done("a") }), id("a done, b CURRENT, beside available, join pending"));
        QCOMPARE(now({ done("a"), done("beside") }), id("a done, b CURRENT, beside done, join pending"));
        QCOMPARE(now({ done("a"), done("b") }), id("a done, b done, beside CURRENT, join pending"));
        QCOMPARE(
            now({ done("a"), done("beside"), done("b") }), id("a done, b done, beside done, join CURRENT"));
    }

    void branchesWaitForTheAnswerThenOneIsLeft()
    {
        const auto plan = branching();
        const auto now
            = [&](const QList<Payload>& acts) { return looks(walkthrough(plan, after(plan, acts))); };
        QCOMPARE(now({}), id("ask CURRENT, l pending, r1 pending, r2 pending, end pending"));
        // Done without an answer that arrived: still nobody knows the way.
        QCOMPARE(now({ done("ask") }), id("ask done, l pending, r1 pending, r2 pending, end pending"));
        QCOMPARE(now({ chose("ask", "left"), done("ask") }),
            id("ask done, l CURRENT, r1 inactive, r2 inactive, end pending"));
        QCOMPARE(now({ chose("ask", "left"), done("ask"), done("l") }),
            id("ask done, l done, r1 inactive, r2 inactive, end CURRENT"));
        QCOMPARE(now({ chose("ask", "right"), done("ask") }),
            id("ask done, l inactive, r1 CURRENT, r2 pending, end pending"));
    }

    void anotherAnswerUndoesNothing()
    {
        const auto plan = branching();
        const QList<Payload> acts { chose("ask", "right"), done("ask"), done("r1"), chose("ask", "left") };
        const auto walk = walkthrough(plan, after(plan, acts));
        QCOMPARE(looks(walk), id("ask done, l CURRENT, r1 done, r2 inactive, end pending"));
        QCOMPARE(walk.phases[2].active, 1);
        QCOMPARE(walk.phases[2].ended, 1);
    }

    void aSkippedQuestionTakesNoBranch()
    {
        const auto plan = branching();
        const auto state = after(plan, { StepSkipped { address("ask"), SkipReason::NotNeeded, {} } });
        QCOMPARE(looks(walkthrough(plan, state)),
            id("ask skipped, l inactive, r1 inactive, r2 inactive, end CURRENT"));
    }

    void aQuestionOnABranchNotTakenIsNeverAsked()
    {
        const auto plan = outage()
                              .withPhase(id("decide"))
                              .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                              .withStep(aStep(id("inner"))
                                            .onlyWhen(answered(id("path"), id("left")))
                                            .deciding(id("detail"), { id("yes"), id("no") }))
                              .withPhase(id("more"), answered(id("detail"), id("yes")))
                              .withStep(id("m"))
                              .withPhase(id("together"))
                              .withStep(id("end"))
                              .build();
        const QList<Payload> right { chose("ask", "right"), done("ask") };
        QCOMPARE(looks(walkthrough(plan, after(plan, right))),
            id("ask done, inner inactive, m inactive, end CURRENT"));
        const QList<Payload> left { chose("ask", "left"), done("ask"),
            DecisionRecorded {
                address("inner"), plan::DecisionId(id("detail")), plan::AnswerId(id("yes")), {} } };
        QCOMPARE(looks(walkthrough(plan, after(plan, left))),
            id("ask done, inner CURRENT, m pending, end pending"));
        // The answer to a question on a branch that was left afterwards counts no more.
        QCOMPARE(looks(walkthrough(plan, after(plan, left + right))),
            id("ask done, inner inactive, m inactive, end CURRENT"));
    }

    void aConditionMayAskALaterQuestion()
    {
        const auto plan = outage()
                              .withPhase(id("one"), plan::Order::Any)
                              .withStep(aStep(id("a")).onlyWhen(answered(id("path"), id("left"))))
                              .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                              .build();
        QCOMPARE(looks(walkthrough(plan, after(plan, {}))), id("a pending, ask CURRENT"));
        QCOMPARE(looks(walkthrough(plan, after(plan, { chose("ask", "left"), done("ask") }))),
            id("a CURRENT, ask done"));
    }

    void conditionsAreReadFromTheState_data()
    {
        QTest::addColumn<int>("test");
        QTest::addColumn<QString>("act");
        QTest::addColumn<bool>("active");
        // 0 rto_missed(db), 1 rpo_missed(db), 2 rpo_missed(assets), 3 severity >= sev-2, 4 kind = live, 5
        // rto_missed(cache)
        QTest::newRow("rto, in time so far") << 0 << id("note 60") << false;
        QTest::newRow("rto, still down too late") << 0 << id("note 61") << true;
        QTest::newRow("rto, back in time, much later") << 0 << id("back 59, note 300") << false;
        QTest::newRow("rto, back too late") << 0 << id("back 61") << true;
        QTest::newRow("rto, the clock stood") << 0 << id("pause 10, resume 20, note 70") << false;
        QTest::newRow("rto, too late although it stood") << 0 << id("pause 10, resume 20, note 71") << true;
        QTest::newRow("rto, the clock stands") << 0 << id("pause 10, note 300") << false;
        QTest::newRow("rto of what is not affected") << 5 << id("note 300") << false;
        QTest::newRow("rpo, nobody can say yet") << 1 << id("note 1") << true;
        QTest::newRow("rpo kept") << 1 << id("point 5") << false;
        QTest::newRow("rpo missed") << 1 << id("point 6") << true;
        QTest::newRow("rpo of a class of data kept") << 2 << id("point 6") << false;
        QTest::newRow("rpo of a class of data missed") << 2 << id("point 1441") << true;
        QTest::newRow("severity unsaid: the worse") << 3 << id("note 1") << true;
        QTest::newRow("severity worse") << 3 << id("severity sev-1") << true;
        QTest::newRow("severity equal") << 3 << id("severity sev-2") << true;
        QTest::newRow("severity milder") << 3 << id("severity sev-3") << false;
        QTest::newRow("kind drill") << 4 << id("note 1") << false;
        QTest::newRow("kind live") << 4 << id("live") << true;
    }
    void conditionsAreReadFromTheState()
    {
        QFETCH(const int, test);
        QFETCH(const QString, act);
        QFETCH(const bool, active);
        const QList<decltype(plan::Term::test)> tests { plan::Term::RtoMissed { id("db") },
            plan::Term::RpoMissed { id("db") }, plan::Term::RpoMissed { id("assets") },
            plan::Term::SeverityAtLeast { plan::SeverityId(id("sev-2")) }, plan::Term::KindIs { id("live") },
            plan::Term::RtoMissed { id("cache") } };
        const auto plan = conditional(tests[test]);
        auto declaration = declarationOf(plan, journal::StreamKind::Drill, kFailed);
        if (act == QStringLiteral("live"))
            declaration.kind = journal::StreamKind::Live;
        EventMaker maker;
        QList<journal::Event> events;
        for (const auto& part : act.split(QStringLiteral(", "))) {
            const auto words = part.split(u' ');
            if (words[0] == QStringLiteral("severity"))
                declaration.severity = plan::SeverityId(words[1]);
            const auto minutes = std::chrono::minutes(words.value(1).toInt());
            if (words[0] == QStringLiteral("note"))
                events.append(maker.at(kFailed + minutes).make(NoteAdded { NoteAdded::Kind::Note, id("n") }));
            if (words[0] == QStringLiteral("back"))
                events.append(
                    maker.at(kFailed + minutes).make(ServiceRecovered { plan::ServiceId(id("db")), {} }));
            if (words[0] == QStringLiteral("pause"))
                events.append(maker.at(kFailed + minutes)
                                  .make(ObjectivePaused { plan::ServiceId(id("db")), id("why") }));
            if (words[0] == QStringLiteral("resume"))
                events.append(
                    maker.at(kFailed + minutes).make(ObjectiveResumed { plan::ServiceId(id("db")) }));
            if (words[0] == QStringLiteral("point")) {
                events.append(maker.make(RestorePointChosen { plan::ServiceId(id("db")), kFailed - minutes,
                    RestorePointChosen::Standing::Proven, {} }));
            }
        }
        events.prepend(EventMaker(2).make(declaration));
        QCOMPARE(looks(walkthrough(plan, fold(events))),
            active ? id("x CURRENT, end pending") : id("x inactive, end CURRENT"));
    }

    void allTermsMustHold()
    {
        plan::Condition both = answered(id("path"), id("left"));
        both.all.append(holds(plan::Term::KindIs { id("live") }).all);
        const auto plan = outage()
                              .withPhase(id("one"), plan::Order::Any)
                              .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                              .withStep(aStep(id("x")).onlyWhen(both))
                              .build();
        const QList<Payload> left { chose("ask", "left"), done("ask") };
        // One false term is enough, also while another is open.
        QCOMPARE(looks(walkthrough(plan, after(plan, {}))), id("ask CURRENT, x inactive"));
        QCOMPARE(looks(walkthrough(plan, after(plan, {}, journal::StreamKind::Live))),
            id("ask CURRENT, x pending"));
        QCOMPARE(looks(walkthrough(plan, after(plan, left, journal::StreamKind::Live))),
            id("ask done, x CURRENT"));
    }

    void aStepOnABranchNotTakenDoesNotLetTheNextOvertake()
    {
        const auto plan = outage()
                              .withPhase(id("one"))
                              .withStep(id("a"))
                              .withStep(aStep(id("x")).onlyWhen(holds(plan::Term::KindIs { id("live") })))
                              .withStep(id("b"))
                              .build();
        const auto walk = walkthrough(plan, after(plan, {}));
        QCOMPARE(looks(walk), id("a CURRENT, x inactive, b pending"));
        QCOMPARE(walk.steps[2].waitsFor, std::optional(0));
        QCOMPARE(looks(walkthrough(plan, after(plan, { done("a") }))), id("a done, x inactive, b CURRENT"));
    }

    void emptyPhasesAndInactiveOnesArePassedThroughInTurn()
    {
        const auto plan = outage()
                              .withPhase(id("one"))
                              .withStep(id("a"))
                              .withPhase(id("empty"))
                              .withPhase(id("live-only"), holds(plan::Term::KindIs { id("live") }))
                              .withStep(id("x"))
                              .withPhase(id("last"))
                              .withStep(id("b"))
                              .build();
        const auto walk = walkthrough(plan, after(plan, {}));
        QCOMPARE(looks(walk), id("a CURRENT, x inactive, b pending"));
        QCOMPARE(walk.steps[2].waitsFor, std::optional(0));
        QCOMPARE(walk.steps[2].code, id("4.1"));
        QVERIFY(!walk.phases[1].inactive);
        QVERIFY(walk.phases[2].inactive);
        QCOMPARE(walk.phases[2].active, 0);
        QCOMPARE(looks(walkthrough(plan, after(plan, { done("a") }))), id("a done, x inactive, b CURRENT"));
    }

    void theWorkInHandIsTheCurrentStep()
    {
        const auto plan = outage()
                              .withPhase(id("one"), plan::Order::Any)
                              .withStep(id("a"))
                              .withStep(id("b"))
                              .withStep(id("c"))
                              .build();
        const auto now
            = [&](const QList<Payload>& acts) { return looks(walkthrough(plan, after(plan, acts))); };
        QCOMPARE(now({ StepStarted { address("b") } }), id("a available, b CURRENT, c available"));
        QCOMPARE(now({ StepStarted { address("c") }, StepStarted { address("b") } }),
            id("a available, b CURRENT, c available"));
        QCOMPARE(now({ StepStarted { address("c") }, StepStarted { address("b") }, done("b") }),
            id("a available, b done, c CURRENT"));
    }

    void aFailedStepStaysCurrentUntilItIsReopenedOrSkipped()
    {
        const auto plan = twoPhases();
        const StepFailed failed { address("a"), id("no route") };
        const auto state = after(plan, { StepStarted { address("a") }, failed });
        const auto walk = walkthrough(plan, state);
        QCOMPARE(looks(walk), id("a CURRENT, b pending, c pending, d pending"));
        QVERIFY(walk.currentStep()->state.status == StepStatus::Failed);
        QCOMPARE(walk.steps[1].waitsFor, std::optional(0));
        QCOMPARE(looks(walkthrough(plan, after(plan, { failed, StepReopened { address("a"), {} } }))),
            id("a CURRENT, b pending, c pending, d pending"));
        QCOMPARE(looks(walkthrough(
                     plan, after(plan, { failed, StepSkipped { address("a"), SkipReason::Other, {} } }))),
            id("a skipped, b CURRENT, c pending, d pending"));
    }

    void aFailedStepDoesNotTakeOverFromWorkInHand()
    {
        const auto plan
            = outage().withPhase(id("one"), plan::Order::Any).withStep(id("a")).withStep(id("b")).build();
        QCOMPARE(looks(walkthrough(
                     plan, after(plan, { StepFailed { address("a"), {} }, StepStarted { address("b") } }))),
            id("a failed, b CURRENT"));
    }

    void validationComesLastAndWaitsForEverything()
    {
        const auto plan = outage()
                              .withPhase(id("one"))
                              .withStep(id("a"))
                              .withPhase(id("two"))
                              .withStep(aStep(id("beside")).after({ id("none-such") }))
                              .withValidation(aStep(id("smoke")))
                              .withValidation(aStep(id("login")))
                              .build();
        auto walk = walkthrough(plan, after(plan, { done("beside") }));
        QCOMPARE(looks(walk), id("a CURRENT, beside done, smoke pending, login pending"));
        QCOMPARE(walk.steps[2].waitsFor, std::optional(0));
        QCOMPARE(walk.steps[2].address.toString(), id("validation/smoke"));
        QCOMPARE(walk.steps[3].code, id("3.2"));
        QCOMPARE(walk.phases[2].title, id("Validation"));
        QVERIFY(!walk.phases[2].phase);
        walk = walkthrough(plan, after(plan, { done("beside"), done("a") }));
        QCOMPARE(looks(walk), id("a done, beside done, smoke CURRENT, login available"));
    }

    void countsAndCodes()
    {
        const auto plan = branching();
        const auto walk = walkthrough(plan, after(plan, { chose("ask", "right"), done("ask"), done("r1") }));
        QStringList codes;
        for (const auto& view : walk.steps)
            codes.append(view.code);
        QCOMPARE(codes.join(u' '), id("1.1 2.1 3.1 3.2 4.1"));
        QCOMPARE(walk.ended, 2);
        QCOMPARE(walk.active, 4);
        QCOMPARE(walk.phases[2].ended, 1);
        QCOMPARE(walk.phases[2].active, 2);
        QCOMPARE(walk.phases[2].first, 2);
        QCOMPARE(walk.phases[2].count, 2);
        QVERIFY(walk.phases[1].inactive);
        QVERIFY(walk.find(address("r2")) == &walk.steps[3]);
        QVERIFY(!walk.find(address("none-such")));
    }

    void aStepIsAvailableSinceWhatItWaitedForEnded()
    {
        const auto plan = branching();
        // Declared at 03:12, answered at 03:13, asked and done at 03:14.
        const auto walk = walkthrough(plan, after(plan, { chose("ask", "right"), done("ask") }));
        QVERIFY(walk.steps[2].availableSince == kFailed + 2min);
        QVERIFY(!walk.steps[3].availableSince);
        const auto changed
            = walkthrough(plan, after(plan, { chose("ask", "left"), done("ask"), chose("ask", "right") }));
        QVERIFY(changed.steps[2].availableSince == kFailed + 3min);
        QVERIFY(walkthrough(plan, after(plan, {})).steps[0].availableSince == kFailed);
    }

    void whatIsWaitedForIsNamed()
    {
        const auto plan = branching();
        const auto walk = walkthrough(plan, after(plan, {}));
        QCOMPARE(walk.steps[1].waitsFor, std::optional(0));
        QCOMPARE(walk.steps[3].waitsFor, std::optional(2));
        QVERIFY(!walk.steps[0].waitsFor);
        const auto unanswered = walkthrough(plan, after(plan, { done("ask") }));
        QCOMPARE(unanswered.steps[1].waitsFor, std::optional(0));
    }

    void circlesEnd()
    {
        const auto plan = outage()
                              .withPhase(id("one"))
                              .withStep(aStep(id("a")).after({ id("c") }))
                              .withStep(aStep(id("b")).after({ id("a") }))
                              .withStep(aStep(id("c")).after({ id("b"), id("c") }))
                              .withStep(id("d"))
                              .build();
        IncidentState state = after(plan, {});
        QStringList order;
        QList<Payload> acts;
        for (auto walk = walkthrough(plan, state); walk.current; walk = walkthrough(plan, state)) {
            QVERIFY(order.size() < 5);
            order.append(walk.currentStep()->step->id.toString());
            acts.append(StepCompleted { walk.currentStep()->address, {} });
            state = after(plan, acts);
        }
        QCOMPARE(order.size(), 4);
        QCOMPARE(order.last(), id("d"));
    }

    void conditionsInACircleEnd()
    {
        const auto plan
            = outage()
                  .withPhase(id("one"), plan::Order::Any)
                  .withStep(
                      aStep(id("a")).onlyWhen(answered(id("q"), id("yes"))).deciding(id("p"), { id("yes") }))
                  .withStep(
                      aStep(id("b")).onlyWhen(answered(id("p"), id("yes"))).deciding(id("q"), { id("yes") }))
                  .build();
        QCOMPARE(looks(walkthrough(plan, after(plan, {}))), id("a pending, b pending"));
    }

    void aRunOfAnyPlanComesToItsEnd()
    {
        const auto plan = richPlan();
        for (quint32 seed = 0; seed < 50; ++seed) {
            auto state = fold(generatedRun(plan, seed, 60));
            // No act leaves a question done without an answer; what is made up may.
            const StepAddress question(QStringLiteral("corruption/choose"));
            if (state.step(question).status == StepStatus::Done && state.decisions.isEmpty())
                state.steps[question].status = StepStatus::Open;
            for (int left = 100; left > 0; --left) {
                const auto walk = walkthrough(plan, state);
                const auto currents = std::count_if(walk.steps.begin(), walk.steps.end(),
                    [](const StepView& view) { return view.look == StepLook::Current; });
                QVERIFY(currents <= (walk.current ? 1 : 0));
                if (!walk.current) {
                    QVERIFY2(walk.ended == walk.active,
                        qPrintable(QStringLiteral("%1: %2").arg(seed).arg(looks(walk))));
                    break;
                }
                QVERIFY(left > 1);
                auto& step = state.steps[walk.currentStep()->address];
                step.status = StepStatus::Done;
                step.endedAt = state.lastActAt;
                if (const auto& asked = walk.currentStep()->step->decision) {
                    state.decisions.insert(asked->id,
                        { asked->answers.first().id, state.lastActAt, person({}),
                            walk.currentStep()->address });
                }
            }
        }
    }

    void manyStepsInOneChainAreNoTrouble()
    {
        auto builder = outage().withPhase(id("one"));
        for (int i = 0; i < 20'000; ++i) {
            builder.withStep(aStep(QStringLiteral("s%1").arg(i))
                                 .after({ QStringLiteral("s%1").arg(i + 1) })
                                 .onlyWhen(answered(QStringLiteral("d%1").arg(i + 1), id("yes")))
                                 .deciding(QStringLiteral("d%1").arg(i), { id("yes") }));
        }
        const auto plan = builder.build();
        const auto walk = walkthrough(plan, after(plan, {}));
        QCOMPARE(walk.steps.size(), 20'000);
    }

    void withoutAScenarioOnlyValidationIsLeft()
    {
        const auto plan = outage().withValidation(aStep(id("smoke"))).build();
        IncidentState state;
        state.scenario = plan::ScenarioId(id("gone"));
        QCOMPARE(looks(walkthrough(plan, state)), id("smoke CURRENT"));
        QVERIFY(walkthrough(plan::Plan(), IncidentState()).steps.isEmpty());
    }

    void whatIsToBeRememberedComesInTheOrderItWasDone()
    {
        const auto noting = [](const char* step, const char* text) {
            plan::Step made = aStep(QString::fromLatin1(step));
            made.remember = QString::fromLatin1(text);
            return made;
        };
        const auto plan = aPlan()
                              .withScenario(id("outage"))
                              .withPhase(id("act"), plan::Order::Any)
                              .withStep(noting("first", "Writes are frozen"))
                              .withStep(id("silent"))
                              .withStep(noting("second", "Mail is held"))
                              .build();
        const auto step = [](const char* name) {
            return StepAddress(QStringLiteral("outage/") + QLatin1StringView(name));
        };
        const auto texts = [&](const QList<Payload>& acts) {
            QStringList found;
            const auto walk = walkthrough(plan, after(plan, acts));
            for (const auto* view : remembered(walk))
                found << view->step->remember;
            return QStringLiteral("%1 (%2)").arg(found.join(u'|')).arg(inForce(walk));
        };
        QCOMPARE(texts({}), id(" (0)"));
        const QList<Payload> all { StepCompleted { step("second"), {} }, StepCompleted { step("silent"), {} },
            StepCompleted { step("first"), {} } };
        QCOMPARE(texts(all), id("Mail is held|Writes are frozen (2)"));
        QCOMPARE(texts(all + QList<Payload> { RememberEnded { step("second") } }),
            id("Mail is held|Writes are frozen (1)"));
        QCOMPARE(
            texts(all + QList<Payload> { StepReopened { step("second"), {} } }), id("Writes are frozen (1)"));
    }

    void h21_aTimeBoxRunsWhereSomebodyIsAtIt()
    {
        const auto plan = outage()
                              .withPhase(id("one"), plan::Order::Any)
                              .withStep(aStep(id("a")).taking(10min))
                              .withStep(aStep(id("b")).taking(10min))
                              .withStep(id("c"))
                              .build();
        auto walk = walkthrough(plan, after(plan, {}));
        const auto* a = walk.find(address("a"));
        QVERIFY(runsSince(*a) == kFailed);
        QVERIFY(!runsSince(*walk.find(address("b"))));
        QVERIFY(timeBoxOf(*a) == Millis(10min));
        QVERIFY(!timeBoxOf(*walk.find(address("c"))));
        QVERIFY(!isLongOver(*a, kFailed + 15min - 1ms));
        QVERIFY(isLongOver(*a, kFailed + 15min));
        QVERIFY(!isLongOver(*walk.find(address("b")), kFailed + 24h));
        // What was added counts, and what has failed runs no more.
        walk = walkthrough(plan, after(plan, { StepExtended { address("a"), 10min, {} } }));
        a = walk.find(address("a"));
        QVERIFY(timeBoxOf(*a) == Millis(20min));
        QVERIFY(!isLongOver(*a, kFailed + 30min - 1ms));
        QVERIFY(isLongOver(*a, kFailed + 30min));
        walk = walkthrough(plan, after(plan, { StepFailed { address("a"), {} } }));
        QVERIFY(!runsSince(*walk.find(address("a"))));
        // Opened again it has the plan's time, from now on.
        walk = walkthrough(plan,
            after(plan,
                { StepExtended { address("a"), 10min, {} }, StepFailed { address("a"), {} },
                    StepReopened { address("a"), {} } }));
        QVERIFY(timeBoxOf(*walk.find(address("a"))) == Millis(10min));
    }

    void whatHasNoReasonIsAskedForOne()
    {
        const auto plan = outage()
                              .withPhase(id("one"), plan::Order::Any)
                              .withStep(id("skipped"))
                              .withStep(id("told"))
                              .withStep(id("failed"))
                              .withStep(id("off"))
                              .withStep(id("open"))
                              .withStep(id("vouched"))
                              .build();
        const QList<Payload> acts { StepSkipped { address("skipped"), SkipReason::NotNeeded, id(" ") },
            StepSkipped { address("told"), SkipReason::Other, id("twice in the plan") },
            StepFailed { address("failed"), {} }, StepDeferred { address("off"), UntilEnd {}, {} },
            StepOverridden { address("vouched"), OverrideReason::Other, {} } };
        const auto names = [&](const QList<Payload>& more) {
            QStringList steps;
            const auto walk = walkthrough(plan, after(plan, acts + more));
            for (const auto* view : unexplained(walk))
                steps.append(view->step->id.toString());
            return steps;
        };
        QCOMPARE_EQ(names({}), QStringList({ id("skipped"), id("failed"), id("off") }));
        QCOMPARE_EQ(names({ StepExplained { address("skipped"), id("a copy") },
                        StepExplained { address("off"), id("no hands") } }),
            QStringList({ id("failed") }));
        // One that failed and is put off is asked about once, and one word is enough.
        const StepDeferred putOff { address("failed"), UntilEnd {}, {} };
        QCOMPARE_EQ(names({ putOff }), QStringList({ id("skipped"), id("failed"), id("off") }));
        QCOMPARE_EQ(names({ putOff, StepExplained { address("failed"), id("no space left") } }),
            QStringList({ id("skipped"), id("off") }));
    }

    void placesAreFoundWithoutAWalk()
    {
        const auto plan = richPlan();
        const auto state = after(plan, {});
        const auto walk = walkthrough(plan, state);
        for (const auto& view : walk.steps) {
            const auto place = placeOf(plan, state.scenario, view.address);
            QVERIFY(place);
            QCOMPARE(place->code, view.code);
            QVERIFY(place->step == view.step);
        }
        for (const auto& wrong :
            { id("corruption"), id("corruption/smoke"), id("validation/look"), id("/look"), id("") })
            QVERIFY2(!placeOf(plan, state.scenario, StepAddress(wrong)), qPrintable(wrong));
        QVERIFY(!placeOf(plan, plan::ScenarioId(id("other")), walk.steps[0].address));
    }

    void placesOfAChangedPlanAreFoundToo()
    {
        auto frozen = twoPhases();
        frozen.validation.append(aStep(id("smoke")));
        for (auto& phase : frozen.scenarios[0].procedure) {
            for (auto& step : phase.steps)
                step.undo = id("Take back ") + step.title;
        }
        const PhaseAddress first(id("outage/first"));
        const plan::ScenarioId outage(id("outage"));
        const QList<Payload> changes { ScenarioAttached { plan::ScenarioId(id("outage#2")), outage, {} },
            StepAdded { address("added-1"), first, address("a"), id("Call"), {}, {} },
            StepMoved { address("d"), first, {}, {} }, StepStruck { address("b"), {} },
            StepMoved { StepAddress(id("outage#2/c")), first, {}, {} }, done("a"),
            StepCompleted { StepAddress(id("outage#2/a")), {} }, RollbackStarted {} };
        const auto state = after(frozen, changes);
        for (const bool hasWayBack : { false, true }) {
            auto begun = frozen;
            if (hasWayBack)
                begun.scenarios[0].rollback = { aStep(id("thaw")), aStep(id("tell")) };
            RunningPlan running(std::make_shared<const plan::Plan>(begun));
            running.follow(state);
            const auto walk = walkthrough(running.current(), state);
            QStringList names;
            for (const auto& view : walk.steps) {
                names.append(view.address.toString() + u' ' + view.code);
                const auto place = placeOf(running.current(), outage, view.address);
                QVERIFY2(place, qPrintable(names.last()));
                QCOMPARE(place->code, view.code);
                QCOMPARE(place->title, view.step->title);
                const bool takesBack = view.address.toString().contains(id("/undo:"));
                QVERIFY(takesBack ? place->step->undo == view.step->title : place->step == view.step);
            }
            const auto wayBack = hasWayBack
                ? id("outage#2/rollback:thaw RB1|outage#2/rollback:tell RB2|outage/rollback:thaw R1|"
                     "outage/rollback:tell R2")
                : id("outage#2/undo:a RB1.1|outage/undo:a R1.1");
            QCOMPARE(names.join(u'|'),
                id("outage#2/c B2.1|outage/d 2.2|outage/a 1.1|outage/added-1 1.1a|outage/b 1.2|outage/c 2.1|"
                   "outage#2/a B1.1|outage#2/b B1.2|outage#2/d B2.2|validation/smoke 3.1|")
                    + wayBack);
        }
        RunningPlan running(std::make_shared<const plan::Plan>(frozen));
        running.follow(state);
        for (const auto& wrong :
            { id("outage#3/a"), id("outage/added-2"), id("outage#2/added-1"), id("validation/added-1"),
                id("outage/rollback:thaw"), id("outage#2/undo:gone"), id("outage#2") })
            QVERIFY2(!placeOf(running.current(), outage, StepAddress(wrong)), qPrintable(wrong));
    }

    void everyPhaseHasItsCode()
    {
        auto plan = twoPhases();
        plan.validation.append(aStep(id("smoke")));
        plan.scenarios[0].rollback.append(aStep(id("thaw")));
        const auto codes = [](const plan::Plan& of, const IncidentState& state) {
            QStringList words;
            for (const auto& phase : walkthrough(of, state).phases)
                words.append(phase.code + u' ' + phase.title);
            return words.join(u'|');
        };
        QCOMPARE(codes(plan, after(plan, {})), id("1 First|2 Second|3 Validation"));
        QCOMPARE(
            codes(plan, after(plan, { RollbackStarted {} })), id("1 First|2 Second|3 Validation| Rollback"));
        // Also one in which no step is.
        auto hollow = plan;
        hollow.scenarios[0].procedure[0].steps.clear();
        QCOMPARE(codes(hollow, after(hollow, {})), id("1 First|2 Second|3 Validation"));
        const auto state = after(plan,
            { ScenarioAttached { plan::ScenarioId(id("outage#2")), plan::ScenarioId(id("outage")), {} },
                StepMoved { address("c"), PhaseAddress(id("outage/first")), {}, {} } });
        RunningPlan running(std::make_shared<const plan::Plan>(plan));
        running.follow(state);
        QCOMPARE(codes(running.current(), state), id("1 First|2 Second|B1 First|B2 Second|3 Validation"));
    }
};

MUSTER_TEST(TstWalkthrough)
#include "tst_walkthrough.moc"
