// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/walkthrough.h"
#include "tests/core/incident/looks.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

const Instant kFailed = *instantFromIso(u"2026-03-14T03:12:00.000Z");

QString id(const char* text)
{
    return QString::fromLatin1(text);
}

StepAddress at(const char* step)
{
    return StepAddress(QStringLiteral("outage/") + QLatin1StringView(step));
}

Payload done(const char* step)
{
    return StepCompleted { at(step), {} };
}
Payload started(const char* step)
{
    return StepStarted { at(step) };
}
Payload skipped(const char* step)
{
    return StepSkipped { at(step), SkipReason::NotNeeded, {} };
}
Payload failed(const char* step)
{
    return StepFailed { at(step), {} };
}
Payload reopened(const char* step)
{
    return StepReopened { at(step), {} };
}
Payload held(const char* step)
{
    return StepHeld { at(step) };
}
Payload waiting(const char* step, std::optional<Instant> until = {})
{
    return StepWaiting { at(step), until, id("the vendor") };
}
Payload deferred(const char* step, const Until& until = UntilEnd {})
{
    return StepDeferred { at(step), until, {} };
}
Payload resumed(const char* step)
{
    return StepResumed { at(step) };
}
Payload overridden(const char* step)
{
    return StepOverridden { at(step), OverrideReason::DoneByHand, id("seen in the console") };
}
Payload verified(const char* step)
{
    return StepVerified { at(step), SecondHow::ReadBack, person(id("Ben")), id("Ben"), {}, {} };
}
Payload asked(const char* step)
{
    return ApprovalRequested { at(step) };
}
Payload approved(const char* step)
{
    return ApprovalGiven { at(step), SecondHow::OwnConsole, person(id("Ben")), id("Ben") };
}
Payload refusedApproval(const char* step)
{
    return ApprovalRefused { at(step), person(id("Ben")), id("Ben"), id("not now") };
}
Payload chose(const char* step, const char* answer)
{
    return DecisionRecorded { at(step), plan::DecisionId(id("path")), plan::AnswerId(id(answer)), {} };
}
Payload told(const char* audience, const char* from = "")
{
    const auto name = id(from);
    return MessageSent { plan::AudienceId(id(audience)),
        name.isEmpty() ? std::nullopt : std::optional(plan::TemplateId(name)), {}, MessageSent::How::ByHand,
        {}, id("We are looking into it") };
}

UntilPhase phase(const char* name)
{
    return { plan::PhaseId(id(name)) };
}

PlanBuilder outage()
{
    return aPlan().withScenario(id("outage"));
}

/// One phase of these steps.
plan::Plan inOrder(plan::Order order, const QList<plan::Step>& steps)
{
    auto builder = outage().withPhase(id("one"), order);
    for (const auto& step : steps)
        builder.withStep(step);
    return builder.build();
}
plan::Plan strict(const QList<plan::Step>& steps)
{
    return inOrder(plan::Order::Strict, steps);
}
plan::Plan anyOrder(const QList<plan::Step>& steps)
{
    return inOrder(plan::Order::Any, steps);
}
plan::Step a()
{
    return aStep(id("a"));
}
plan::Step b()
{
    return aStep(id("b"));
}
plan::Step c()
{
    return aStep(id("c"));
}

} // namespace

/// How the acts change what is shown: one rule a test. Acts are a minute apart, the first a minute after the
/// declaration at 03:12.
class TstStepStates : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    // ---- held ----

    void aHoldKeepsThePlaceEvenWhereOthersArePossible()
    {
        m_plan = anyOrder({ a(), b(), c() });
        QCOMPARE(now({}), id("a CURRENT, b available, c available"));
        QCOMPARE(now({ held("b") }), id("a available, b HELD, c available"));
        QCOMPARE(now({ held("b"), started("c") }), id("a available, b HELD, c available"));
        QCOMPARE(now({ held("b"), done("a") }), id("a done, b HELD, c available"));
        QVERIFY(walk({ held("b") }).currentStep()->rests());
        // The last interruption is the first to come back to.
        QCOMPARE(now({ held("b"), held("c") }), id("a available, b held, c HELD"));
        QCOMPARE(now({ held("c"), held("b") }), id("a available, b HELD, c held"));
        QCOMPARE(now({ held("c"), held("b"), resumed("b") }), id("a available, b available, c HELD"));
    }

    void aHeldStepLetsNothingPassInStrictOrder()
    {
        m_plan = strict({ a(), b() });
        QCOMPARE(now({ held("a") }), id("a HELD, b pending"));
        QCOMPARE(now({ held("a"), done("a") }), id("a done, b CURRENT"));
    }

    void goingOnEndsAHold()
    {
        m_plan = anyOrder({ a(), b() });
        QCOMPARE(now({ started("b"), held("b"), resumed("b") }), id("a available, b CURRENT"));
        QCOMPARE(now({ held("b"), started("b") }), id("a available, b CURRENT"));
        QCOMPARE(now({ held("b"), resumed("b") }), id("a CURRENT, b available"));
        for (const auto& act : { started("b"), done("b"), skipped("b"), failed("b"), resumed("b") })
            QVERIFY(!stateAfter({ held("b"), act }).step(at("b")).rest);
    }

    void whatIsHeldIsHeldAgainWhenItCanBeDoneAgain()
    {
        m_plan = strict({ a(), b() });
        QCOMPARE(now({ done("a"), held("b"), reopened("a") }), id("a CURRENT, b pending"));
        QCOMPARE(now({ done("a"), held("b"), reopened("a"), done("a") }), id("a done, b HELD"));
    }

    // ---- waiting ----

    void waitingLetsOthersGoFirst()
    {
        m_plan = anyOrder({ a(), b(), c() });
        QCOMPARE(now({ waiting("a") }), id("a waiting, b CURRENT, c available"));
        QCOMPARE(now({ started("a"), waiting("a") }), id("a waiting, b CURRENT, c available"));
        QCOMPARE(now({ waiting("a"), done("b") }), id("a waiting, b done, c CURRENT"));
        // But it is not lost when nothing else is left.
        const auto last = walk({ waiting("a"), done("b"), done("c") });
        QCOMPARE(looks(last), id("a WAITING, b done, c done"));
        QVERIFY(last.currentStep()->waitsOn == WaitsOn::Words);
        QVERIFY(last.currentStep()->rests());
        QVERIFY(!last.changesAt);
        QCOMPARE(now({ waiting("a"), resumed("a") }), id("a CURRENT, b available, c available"));
    }

    void waitingLetsNothingPassThatComesAfterIt()
    {
        m_plan = strict({ a(), b() });
        QCOMPARE(now({ waiting("a") }), id("a WAITING, b pending"));
    }

    void aWaitIsOverAtItsTime()
    {
        m_plan = anyOrder({ a(), b() });
        const QList<Payload> acts { waiting("a", kFailed + 10min) };
        const auto before = walk(acts, kFailed + 10min - 1ms);
        QCOMPARE(looks(before), id("a waiting, b CURRENT"));
        QVERIFY(before.changesAt == kFailed + 10min);
        const auto over = walk(acts, kFailed + 10min);
        QCOMPARE(looks(over), id("a CURRENT, b available"));
        QVERIFY(over.currentStep()->isDue);
        QVERIFY(!over.currentStep()->rests());
        QVERIFY(!over.changesAt);
        // Without a clock nothing is over.
        QCOMPARE(now(acts), id("a waiting, b CURRENT"));
        // The work in hand is not taken away.
        QCOMPARE(looks(walk({ waiting("a", kFailed + 10min), started("b") }, kFailed + 10min)),
            id("a available, b CURRENT"));
    }

    void aFailedStepMayWaitToo()
    {
        m_plan = anyOrder({ a(), b() });
        const QList<Payload> acts { failed("a"), waiting("a", kFailed + 10min) };
        QCOMPARE(now(acts), id("a waiting, b CURRENT"));
        const auto over = walk(acts, kFailed + 10min);
        QCOMPARE(looks(over), id("a CURRENT, b available"));
        QVERIFY(over.currentStep()->state.status == StepStatus::Failed);
    }

    // ---- deferred ----

    void aDeferralLetsPassWhatFollowsInStrictOrder()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(id("a"))
                     .withStep(id("b"))
                     .withStep(id("c"))
                     .withPhase(id("two"))
                     .withStep(id("d"))
                     .build();
        QCOMPARE(now({ deferred("a") }), id("a deferred, b CURRENT, c pending, d pending"));
        QCOMPARE(now({ deferred("a"), done("b"), done("c") }), id("a deferred, b done, c done, d CURRENT"));
        QCOMPARE(now({ deferred("a"), deferred("b") }), id("a deferred, b deferred, c CURRENT, d pending"));
        // Taken up again it is in the way again.
        QCOMPARE(now({ deferred("a"), resumed("a") }), id("a CURRENT, b pending, c pending, d pending"));
    }

    void aStepMayBePutOffBeforeItsTurnAndOvertakesNothing()
    {
        m_plan = strict({ a(), b(), c() });
        const auto early = walk({ deferred("b") });
        QCOMPARE(looks(early), id("a CURRENT, b deferred, c pending"));
        QCOMPARE(early.steps[1].waitsFor, std::optional(0));
        QCOMPARE(now({ deferred("b"), done("a") }), id("a done, b deferred, c CURRENT"));
        // Its time does not bring it before its turn.
        QCOMPARE(looks(walk({ deferred("b", UntilTime { kFailed + 5min }) }, kFailed + 6min)),
            id("a CURRENT, b deferred, c pending"));
        QCOMPARE(looks(walk({ deferred("b", UntilTime { kFailed + 5min }), done("a") }, kFailed + 6min)),
            id("a done, b CURRENT, c available"));
    }

    void whatNamesADeferredStepInAfterWaitsForIt()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(id("a"))
                     .withStep(id("b"))
                     .withPhase(id("two"), plan::Order::Any)
                     .withStep(aStep(id("x")).after({ id("b") }))
                     .withStep(id("y"))
                     .build();
        const QList<Payload> acts { deferred("b"), done("a") };
        QCOMPARE(now(acts), id("a done, b deferred, x pending, y CURRENT"));
        QCOMPARE(walk(acts).steps[2].waitsFor, std::optional(1));
        QCOMPARE(now(acts + QList { done("y") }), id("a done, b DEFERRED, x pending, y done"));
        QCOMPARE(now(acts + QList { done("y"), done("b") }), id("a done, b done, x CURRENT, y done"));
    }

    void whatIsPutOffComesBackWhenItsPhaseBegins()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(id("a"))
                     .withStep(id("b"))
                     .withPhase(id("two"))
                     .withStep(id("c"))
                     .withPhase(id("three"))
                     .withStep(id("d"))
                     .build();
        const auto off = deferred("a", phase("three"));
        QCOMPARE(now({ off, done("b") }), id("a deferred, b done, c CURRENT, d pending"));
        const auto back = walk({ off, done("b"), done("c") });
        QCOMPARE(looks(back), id("a CURRENT, b done, c done, d available"));
        QVERIFY(back.currentStep()->isDue);
        QVERIFY(!back.currentStep()->rests());
        QCOMPARE(now({ off, done("b"), done("c"), done("a") }), id("a done, b done, c done, d CURRENT"));
        // The work in hand is not taken away.
        QCOMPARE(
            now({ off, done("b"), done("c"), started("d") }), id("a available, b done, c done, d CURRENT"));
        // Put off anew it goes again.
        QCOMPARE(
            now({ off, done("b"), done("c"), deferred("a") }), id("a deferred, b done, c done, d CURRENT"));
    }

    void aPhaseThatIsNotWalkedThroughStandsForTheNext()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(id("a"))
                     .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                     .withPhase(id("left"), answered(id("path"), id("left")))
                     .withStep(id("l"))
                     .withPhase(id("last"))
                     .withStep(id("e"))
                     .build();
        const auto off = deferred("a", phase("left"));
        QCOMPARE(now({ off }), id("a deferred, ask CURRENT, l pending, e pending"));
        QCOMPARE(now({ off, chose("ask", "right"), done("ask") }),
            id("a CURRENT, ask done, l inactive, e available"));
        // A phase that nobody knows keeps nothing away.
        QCOMPARE(now({ deferred("a", phase("gone")) }), id("a CURRENT, ask available, l pending, e pending"));
    }

    void whatIsPutOffComesBackAtItsTime()
    {
        m_plan = strict({ a(), b(), c() });
        const QList<Payload> acts { deferred("a", UntilTime { kFailed + 10min }), done("b") };
        const auto before = walk(acts, kFailed + 10min - 1ms);
        QCOMPARE(looks(before), id("a deferred, b done, c CURRENT"));
        QVERIFY(before.changesAt == kFailed + 10min);
        const auto back = walk(acts, kFailed + 10min);
        QCOMPARE(looks(back), id("a CURRENT, b done, c available"));
        QVERIFY(back.currentStep()->isDue);
        QVERIFY(!back.changesAt);
        QCOMPARE(now(acts), id("a deferred, b done, c CURRENT"));
    }

    void ofSeveralTimesTheNextIsNamed()
    {
        m_plan = anyOrder({ a(), b(), c() });
        const QList<Payload> acts { waiting("a", kFailed + 20min),
            deferred("b", UntilTime { kFailed + 10min }) };
        QVERIFY(walk(acts, kFailed + 5min).changesAt == kFailed + 10min);
        QVERIFY(walk(acts, kFailed + 10min).changesAt == kFailed + 20min);
        QVERIFY(!walk(acts, kFailed + 20min).changesAt);
    }

    void whatIsPutOffComesBackWhenAnotherStepEnds()
    {
        m_plan = strict({ a(), b(), c() });
        const auto off = deferred("a", UntilStep { at("b") });
        QCOMPARE(now({ off }), id("a deferred, b CURRENT, c pending"));
        QCOMPARE(now({ off, started("b") }), id("a deferred, b CURRENT, c pending"));
        const QList<std::pair<Payload, QString>> ends { { done("b"), id("done") },
            { skipped("b"), id("skipped") }, { overridden("b"), id("overridden") } };
        for (const auto& [end, look] : ends)
            QCOMPARE(now({ off, end }), id("a CURRENT, b %1, c available").arg(look));
        // One that failed is not over.
        QCOMPARE(now({ off, failed("b") }), id("a deferred, b CURRENT, c pending"));
        QCOMPARE(now({ deferred("a", UntilStep { at("gone") }) }), id("a CURRENT, b available, c pending"));
    }

    void aStepOnABranchNotTakenBringsBackWhatWaitsForIt()
    {
        m_plan = outage()
                     .withPhase(id("one"), plan::Order::Any)
                     .withStep(id("a"))
                     .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                     .withStep(aStep(id("l")).onlyWhen(answered(id("path"), id("left"))))
                     .build();
        const auto off = deferred("a", UntilStep { at("l") });
        QCOMPARE(now({ off }), id("a deferred, ask CURRENT, l pending"));
        QCOMPARE(now({ off, chose("ask", "right"), done("ask") }), id("a CURRENT, ask done, l inactive"));
        QCOMPARE(now({ off, chose("ask", "left"), done("ask") }), id("a deferred, ask done, l CURRENT"));
    }

    void whatIsLeftLastIsThePlace()
    {
        m_plan = anyOrder({ a(), b(), c() });
        const QList<Payload> acts { deferred("a"), waiting("b"), done("c") };
        // Somebody answers sooner than the end comes.
        QCOMPARE(now(acts), id("a deferred, b WAITING, c done"));
        const auto last = walk(acts + QList { done("b") });
        QCOMPARE(looks(last), id("a DEFERRED, b done, c done"));
        QVERIFY(!last.currentStep()->isDue);
        QCOMPARE(now({ deferred("c"), deferred("b"), done("a") }), id("a done, b DEFERRED, c deferred"));
        QVERIFY(!walk(acts + QList { done("b"), done("a") }).current);
    }

    void stepsPutOffUntilEachOtherAreNotLost()
    {
        m_plan = strict({ a(), b() });
        const QList<Payload> acts { deferred("a", UntilStep { at("b") }),
            deferred("b", UntilStep { at("a") }) };
        QCOMPARE(now(acts), id("a DEFERRED, b deferred"));
        QCOMPARE(now(acts + QList { done("a") }), id("a done, b CURRENT"));
        // Nor one until what names it in `after`.
        m_plan = strict({ a(), aStep(id("b")).after({ id("a") }) });
        QCOMPARE(now({ deferred("a", UntilStep { at("b") }) }), id("a DEFERRED, b pending"));
        QCOMPARE(now({ deferred("b"), deferred("a") }), id("a DEFERRED, b deferred"));
    }

    void aFailedStepMayBePutOff()
    {
        m_plan = strict({ a(), b() });
        const QList<Payload> acts { failed("a"), deferred("a", UntilTime { kFailed + 10min }) };
        QCOMPARE(now(acts), id("a deferred, b CURRENT"));
        const auto back = walk(acts, kFailed + 10min);
        QCOMPARE(looks(back), id("a CURRENT, b available"));
        QVERIFY(back.currentStep()->state.status == StepStatus::Failed);
        QVERIFY(back.currentStep()->isDue);
    }

    void aPhaseThatIsPassedCountsWhatWasPutOff()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(id("a"))
                     .withStep(id("b"))
                     .withPhase(id("two"))
                     .withStep(id("c"))
                     .build();
        const QList<Payload> acts { deferred("a", phase("two")), done("b") };
        auto progress = walk({ acts[0] });
        QCOMPARE(progress.phases[0].deferred, 1);
        QCOMPARE(progress.deferred, 1);
        QCOMPARE(progress.ended, 0);
        QCOMPARE(progress.active, 3);
        // Back again it is work like any other.
        progress = walk(acts);
        QCOMPARE(progress.phases[0].deferred, 0);
        QCOMPARE(progress.deferred, 0);
        progress = walk({ deferred("a"), done("b"), done("c") });
        QCOMPARE(progress.phases[0].ended, 1);
        QCOMPARE(progress.phases[0].active, 2);
        QCOMPARE(progress.phases[0].deferred, 1);
        QCOMPARE(progress.phases[1].ended, 1);
        QCOMPARE(progress.phases[1].deferred, 0);
        QCOMPARE(progress.ended, 2);
    }

    void theNewestWordAboutAStepStands()
    {
        m_plan = anyOrder({ a(), b() });
        QCOMPARE(now({ deferred("a"), held("a") }), id("a HELD, b available"));
        QCOMPARE(now({ held("a"), waiting("a") }), id("a waiting, b CURRENT"));
        QCOMPARE(now({ waiting("a"), deferred("a") }), id("a deferred, b CURRENT"));
    }

    // ---- progress of what is critical ----

    void criticalStepsAreCountedApart()
    {
        m_plan = anyOrder({ aStep(id("a")).critical(), b(), aStep(id("c")).critical(),
            aStep(id("x")).critical().onlyWhen(holds(plan::Term::KindIs { id("live") })) });
        auto progress = walk({ done("b"), done("c") });
        QCOMPARE(progress.criticalEnded, 1);
        QCOMPARE(progress.criticalActive, 2);
        QCOMPARE(progress.ended, 2);
        progress = walk({ deferred("a"), skipped("c") });
        QCOMPARE(progress.criticalEnded, 1);
        progress = walk({ done("a"), overridden("c") });
        QCOMPARE(progress.criticalEnded, 2);
    }

    // ---- second person ----

    void aStepOfTwoPeopleWaitsForTheSecondAndIsInTheWay()
    {
        m_plan = strict({ aStep(id("a")).twoPerson(), b() });
        const auto half = walk({ done("a") });
        QCOMPARE(looks(half), id("a WAITING, b pending"));
        QVERIFY(half.currentStep()->waitsOn == WaitsOn::SecondPerson);
        QVERIFY(half.currentStep()->rests());
        QCOMPARE(half.ended, 0);
        QCOMPARE(half.steps[1].waitsFor, std::optional(0));
        const auto seen = walk({ done("a"), verified("a") });
        QCOMPARE(looks(seen), id("a verified, b CURRENT"));
        QCOMPARE(seen.ended, 1);
        QVERIFY(!seen.steps[0].waitsOn);
        QCOMPARE(now({ done("a"), verified("a"), reopened("a") }), id("a CURRENT, b pending"));
        QCOMPARE(now({ done("a"), verified("a"), reopened("a"), done("a") }), id("a WAITING, b pending"));
    }

    void whatWaitsForASecondPersonLetsOthersGoFirst()
    {
        m_plan = anyOrder({ aStep(id("a")).twoPerson(), b() });
        QCOMPARE(now({ done("a") }), id("a waiting, b CURRENT"));
        QCOMPARE(now({ done("a"), done("b") }), id("a WAITING, b done"));
    }

    void whoIsAloneSaysSoAndGoesOn()
    {
        m_plan = strict({ aStep(id("a")).twoPerson(), b() });
        const QList<Payload> acts { done("a"),
            StepVerified { at("a"), SecondHow::Alone, {}, {}, {}, id("nobody answers") } };
        QCOMPARE(now(acts), id("a verified, b CURRENT"));
        const auto second = stateAfter(acts).step(at("a")).second;
        QVERIFY(second && second->how == SecondHow::Alone && !second->person);
    }

    void leftOutOrVouchedForNeedsNoSecondPerson()
    {
        m_plan = strict({ aStep(id("a")).twoPerson(), b() });
        QCOMPARE(now({ skipped("a") }), id("a skipped, b CURRENT"));
        QCOMPARE(now({ overridden("a") }), id("a overridden, b CURRENT"));
        QCOMPARE(now({ failed("a") }), id("a CURRENT, b pending"));
    }

    void anotherEndTakesTheSecondWordBack()
    {
        m_plan = strict({ aStep(id("a")).twoPerson(), b() });
        QCOMPARE(now({ done("a"), verified("a"), failed("a") }), id("a CURRENT, b pending"));
        QCOMPARE(now({ done("a"), verified("a"), failed("a"), done("a") }), id("a WAITING, b pending"));
    }

    void whatWasDoneOnABranchThatWasLeftWaitsForNobody()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                     .withStep(aStep(id("l")).twoPerson().onlyWhen(answered(id("path"), id("left"))))
                     .withStep(id("e"))
                     .build();
        const QList<Payload> acts { chose("ask", "left"), done("ask"), done("l") };
        QCOMPARE(now(acts), id("ask done, l WAITING, e pending"));
        QCOMPARE(now(acts + QList { chose("ask", "right") }), id("ask done, l done, e CURRENT"));
        QCOMPARE(now(acts + QList { chose("ask", "right"), chose("ask", "left") }),
            id("ask done, l WAITING, e pending"));
    }

    // ---- approval ----

    void whatWaitsForAnApprovalLetsOthersGoFirst()
    {
        m_plan = anyOrder({ aStep(id("a")).approvedBy(id("commander")), b() });
        QCOMPARE(now({}), id("a CURRENT, b available"));
        const auto open = walk({ asked("a") });
        QCOMPARE(looks(open), id("a waiting, b CURRENT"));
        QVERIFY(open.steps[0].waitsOn == WaitsOn::Approval);
        QCOMPARE(now({ asked("a"), done("b") }), id("a WAITING, b done"));
        QCOMPARE(now({ asked("a"), approved("a") }), id("a CURRENT, b available"));
        QCOMPARE(now({ asked("a"), refusedApproval("a") }), id("a CURRENT, b available"));
        QCOMPARE(now({ asked("a"), refusedApproval("a"), asked("a") }), id("a waiting, b CURRENT"));
        QCOMPARE(now({ asked("a"), refusedApproval("a"), asked("a"), approved("a") }),
            id("a CURRENT, b available"));
        QCOMPARE(now({ asked("a"), held("a") }), id("a HELD, b available"));
    }

    void whatComesBackStillWaitsForItsApproval()
    {
        m_plan = anyOrder({ aStep(id("a")).approvedBy(id("commander")), b() });
        const auto later = kFailed + 10min;
        for (const auto& rest : { waiting("a", later), deferred("a", UntilTime { later }) }) {
            const auto back = walk({ asked("a"), rest }, later);
            QCOMPARE(looks(back), id("a waiting, b CURRENT"));
            QVERIFY(back.steps[0].waitsOn == WaitsOn::Approval);
            QCOMPARE(looks(walk({ asked("a"), rest, approved("a") }, later)), id("a CURRENT, b available"));
        }
    }

    void reopeningKeepsTheApprovalAndDropsTheRelease()
    {
        m_plan = strict({ aStep(id("a")).approvedBy(id("commander")).irreversible(id("production")) });
        const QList<Payload> acts { asked("a"), approved("a"), StepReleased { at("a"), id("production") } };
        QVERIFY(stateAfter(acts).step(at("a")).released);
        QVERIFY(stateAfter(acts + QList { failed("a") }).step(at("a")).released);
        const auto again = stateAfter(acts + QList { failed("a"), reopened("a") }).step(at("a"));
        QVERIFY(!again.released);
        QVERIFY(again.approval && again.approval->answer == ApprovalState::Answer::Given);
        QVERIFY(again.approval->answeredBy == person(id("Ben")));
    }

    // ---- overridden ----

    void vouchingForAStepLetsTheNextGo()
    {
        m_plan = strict({ a(), b() });
        QCOMPARE(now({ overridden("a") }), id("a overridden, b CURRENT"));
        QCOMPARE(now({ failed("a"), overridden("a") }), id("a overridden, b CURRENT"));
        QVERIFY(!stateAfter({ failed("a"), overridden("a") }).step(at("a")).contradicted);
        QCOMPARE(now({ overridden("a"), reopened("a") }), id("a CURRENT, b pending"));
    }

    // ---- sensed ----

    void theDeclarationIsSeenByMuster()
    {
        m_plan = strict({ aStep(id("a")).checking(id("muster:declared")), b() });
        const auto first = walk({});
        QCOMPARE(looks(first), id("a sensed, b CURRENT"));
        QVERIFY(first.steps[0].sensedAt == kFailed);
        QVERIFY(first.steps[0].overSince() == kFailed);
        QVERIFY(!first.steps[0].availableSince);
        QCOMPARE(first.ended, 1);
        QVERIFY(!stateAfter({}).steps.contains(at("a")));
        // Not before an incident.
        IncidentState undeclared;
        undeclared.scenario = plan::ScenarioId(id("outage"));
        QCOMPARE(looks(walkthrough(m_plan, undeclared)), id("a CURRENT, b pending"));
    }

    void nothingIsSeenBeforeItsTurn()
    {
        m_plan = strict({ a(), aStep(id("b")).checking(id("muster:declared")), c() });
        QCOMPARE(now({}), id("a CURRENT, b pending, c pending"));
        const auto turn = walk({ done("a") });
        QCOMPARE(looks(turn), id("a done, b sensed, c CURRENT"));
        // The next could be done since both were so.
        QVERIFY(turn.steps[2].availableSince == kFailed + 1min);
        QCOMPARE(now({ done("a"), reopened("a") }), id("a CURRENT, b pending, c pending"));
    }

    void aCheckOfThePlanIsNotMusters()
    {
        m_plan = strict({ aStep(id("a")).checking(id("postgres-answers")), b() });
        QCOMPARE(now({ told("team") }), id("a CURRENT, b pending"));
        QVERIFY(!sensorOf(*walk({}).steps[0].step));
        QVERIFY(!sensorOf(*walk({}).steps[1].step));
    }

    void theRightMessageEndsAStep_data()
    {
        QTest::addColumn<QString>("audience");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("sent");
        QTest::addColumn<bool>("ends");
        const auto row
            = [](const char* name, const char* audience, const char* from, const char* sent, bool ends) {
                  QTest::newRow(name) << id(audience) << id(from) << id(sent) << ends;
              };
        row("nothing said", "team", "first", "", false);
        row("audience and template", "team", "first", "team first", true);
        row("another template", "team", "first", "team last", false);
        row("no template", "team", "first", "team", false);
        row("another audience", "team", "first", "customers first", false);
        row("any template", "team", "", "team last", true);
        row("words of one's own", "team", "", "team", true);
        row("another audience, any template", "team", "", "customers", false);
        row("any message", "", "", "customers", true);
    }
    void theRightMessageEndsAStep()
    {
        QFETCH(const QString, audience);
        QFETCH(const QString, from);
        QFETCH(const QString, sent);
        QFETCH(const bool, ends);
        m_plan = strict({ aStep(id("a")).checking(id("muster:notice-sent")).notifying(audience, from), b() });
        const auto words = sent.split(u' ');
        QList<Payload> acts;
        if (!sent.isEmpty())
            acts.append(told(qPrintable(words[0]), qPrintable(words.value(1))));
        QCOMPARE(now(acts), ends ? id("a sensed, b CURRENT") : id("a CURRENT, b pending"));
    }

    void aNoticeWithoutAnAudienceIsAnyMessage()
    {
        m_plan = strict({ aStep(id("a")).checking(id("muster:notice-sent")), b() });
        QCOMPARE(now({}), id("a CURRENT, b pending"));
        QCOMPARE(now({ told("customers", "last") }), id("a sensed, b CURRENT"));
    }

    void aMessageMayHaveBeenSentBeforeItsTurn()
    {
        m_plan
            = strict({ a(), aStep(id("b")).checking(id("muster:notice-sent")).notifying(id("team")), c() });
        const auto turn = walk({ told("team"), done("a"), told("team") });
        QCOMPARE(looks(turn), id("a done, b sensed, c CURRENT"));
        QVERIFY(turn.steps[1].sensedAt == kFailed + 1min);
    }

    void aPersonsWordCountsBeforeWhatIsSeen()
    {
        m_plan = strict({ aStep(id("a")).checking(id("muster:declared")), b() });
        QCOMPARE(now({ skipped("a") }), id("a skipped, b CURRENT"));
        QCOMPARE(now({ failed("a") }), id("a CURRENT, b pending"));
        QCOMPARE(now({ failed("a"), reopened("a") }), id("a sensed, b CURRENT"));
        QCOMPARE(now({ overridden("a") }), id("a overridden, b CURRENT"));
    }

    void whatIsSeenRestsNoLonger()
    {
        m_plan = anyOrder({ aStep(id("a")).checking(id("muster:notice-sent")).notifying(id("team")), b() });
        for (const auto& rest : { held("a"), waiting("a"), deferred("a") }) {
            const auto seen = walk({ rest, told("team") });
            QCOMPARE(looks(seen), id("a sensed, b CURRENT"));
            QVERIFY(!seen.steps[0].state.rest);
            QVERIFY(!seen.steps[0].rests());
        }
    }

    void aQuestionIsNeverAnsweredByWhatIsSeen()
    {
        m_plan = outage()
                     .withPhase(id("one"))
                     .withStep(aStep(id("ask"))
                                   .checking(id("muster:declared"))
                                   .deciding(id("path"), { id("left"), id("right") }))
                     .withStep(aStep(id("l")).onlyWhen(answered(id("path"), id("left"))))
                     .build();
        QCOMPARE(now({}), id("ask CURRENT, l pending"));
        QCOMPARE(now({ chose("ask", "left"), done("ask") }), id("ask done, l CURRENT"));
    }

    // ---- branches ----

    void whatRestsOnABranchThatWasLeftRestsAgainOnTheWayBack()
    {
        m_plan = outage()
                     .withPhase(id("one"), plan::Order::Any)
                     .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                     .withStep(aStep(id("l")).onlyWhen(answered(id("path"), id("left"))))
                     .withStep(id("e"))
                     .build();
        const QList<Payload> left { chose("ask", "left"), done("ask") };
        const QList<Payload> leaving { chose("ask", "right") };
        const QList<Payload> back { chose("ask", "left") };
        const QList<std::pair<Payload, QString>> rests {
            { held("l"), id("ask done, l HELD, e available") },
            { waiting("l"), id("ask done, l waiting, e CURRENT") },
            { deferred("l"), id("ask done, l deferred, e CURRENT") },
        };
        for (const auto& [rest, expected] : rests) {
            QCOMPARE(now(left + QList { rest }), expected);
            const auto away = walk(left + QList { rest } + leaving);
            QCOMPARE(looks(away), id("ask done, l inactive, e CURRENT"));
            QCOMPARE(away.deferred, 0);
            QCOMPARE(now(left + QList { rest } + leaving + back), expected);
        }
    }

    void whatIsPutOffWhileTheQuestionIsOpenWaitsForTheAnswer()
    {
        m_plan = outage()
                     .withPhase(id("one"), plan::Order::Any)
                     .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
                     .withStep(aStep(id("l")).onlyWhen(answered(id("path"), id("left"))))
                     .build();
        const auto open = walk({ deferred("l") });
        QCOMPARE(looks(open), id("ask CURRENT, l deferred"));
        QCOMPARE(open.steps[1].waitsFor, std::optional(0));
        QCOMPARE(now({ deferred("l"), chose("ask", "left"), done("ask") }), id("ask done, l DEFERRED"));
    }

    // ---- the rest ----

    void aMisfitIsCountedAndChangesNoLook()
    {
        m_plan = strict({ a(), b() });
        const MisfitNoted misfit { at("b"), id("there is no b here") };
        QCOMPARE(now({ misfit, misfit }), id("a CURRENT, b pending"));
        QCOMPARE(stateAfter({ misfit, misfit }).step(at("b")).misfits, 2);
        QCOMPARE(stateAfter({ misfit, done("b"), reopened("b") }).step(at("b")).misfits, 1);
    }

    void whatIsSeenOrVouchedForIsRememberedToo()
    {
        m_plan = anyOrder({ aStep(id("a")).remembering(id("Writes are frozen")),
            aStep(id("b")).remembering(id("Declared")).checking(id("muster:declared")),
            aStep(id("c")).remembering(id("Mail is held")) });
        const auto texts = [](const Walkthrough& walk) {
            QStringList found;
            for (const auto* view : remembered(walk))
                found.append(view->step->remember);
            return found.join(u'|');
        };
        QCOMPARE(texts(walk({})), id("Declared"));
        QCOMPARE(texts(walk({ overridden("c"), skipped("a") })), id("Declared|Mail is held"));
        QCOMPARE(texts(walk({ overridden("c"), done("a") })), id("Declared|Mail is held|Writes are frozen"));
        QCOMPARE(inForce(walk({ overridden("c"), RememberEnded { at("b") } })), 1);
    }

    void everyLookIsOverOrNot()
    {
        QStringList over;
        for (int look = 0; look <= static_cast<int>(StepLook::Inactive); ++look) {
            if (isEnded(static_cast<StepLook>(look)))
                over.append(wordOf(static_cast<StepLook>(look)));
        }
        QCOMPARE(over.join(u' '), id("done verified sensed stale overridden skipped"));
    }

private:
    [[nodiscard]] IncidentState stateAfter(QList<Payload> acts) const
    {
        acts.prepend(declarationOf(m_plan, journal::StreamKind::Drill, kFailed));
        const auto state = fold(eventsOf(acts));
        if (state.ignored > 0)
            qWarning("an act of this test does not fit");
        return state;
    }
    [[nodiscard]] Walkthrough walk(const QList<Payload>& acts, std::optional<Instant> at = {}) const
    {
        return walkthrough(m_plan, stateAfter(acts), at);
    }
    [[nodiscard]] QString now(const QList<Payload>& acts) const { return looks(walk(acts)); }

    plan::Plan m_plan;
};

MUSTER_TEST(TstStepStates)
#include "tst_stepstates.moc"
