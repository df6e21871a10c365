// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "core/incident/messagetext.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/stepdecider.h"
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
    return QString::fromUtf8(text);
}

StepAddress at(const char* step)
{
    return StepAddress(QStringLiteral("outage/") + QLatin1StringView(step));
}

StepVerified verified(const char* step, const char* by, const char* saw = "")
{
    return { at(step), SecondHow::ReadBack, person(id(by)), id(by), id(saw), {} };
}
StepVerified alone(const char* step, const char* why)
{
    return { at(step), SecondHow::Alone, {}, {}, {}, id(why) };
}
ApprovalGiven approved(const char* step, const char* by, SecondHow how = SecondHow::OwnConsole)
{
    return { at(step), how, person(id(by)), id(by) };
}
ApprovalRefused refusedBy(const char* step, const char* by, const char* why = "")
{
    return { at(step), person(id(by)), id(by), id(why) };
}
DecisionRecorded chose(const char* step, const char* decision, const char* answer)
{
    return { at(step), plan::DecisionId(id(decision)), plan::AnswerId(id(answer)), {} };
}
StepOverridden overridden(const char* step, const char* why)
{
    return { at(step), OverrideReason::DoneByHand, id(why) };
}
MessageSent told(const char* audience)
{
    return { plan::AudienceId(id(audience)), {}, {}, MessageSent::How::ByHand, {},
        exercisePrefix() + id(" Down") };
}
UntilPhase phase(const char* name)
{
    return { plan::PhaseId(id(name)) };
}

/// One phase after the other; what a step is like, it is called.
plan::Plan everything()
{
    return aPlan()
        .withRole(id("commander"))
        .withService(id("db"))
        .withService(id("cache"))
        .withAudience(id("team"))
        .withScenario(id("outage"), { id("db"), id("cache") })
        .withPhase(id("first"), plan::Order::Any)
        .withStep(id("plain"))
        .withStep(aStep(id("seen")).expecting(id("a lag below 5 s")))
        .withStep(aStep(id("critical")).critical())
        .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
        .withStep(aStep(id("pair")).twoPerson().recovering({ id("db") }))
        .withStep(aStep(id("pair-seen")).twoPerson().expecting(id("5 rows")))
        .withStep(aStep(id("agreed")).approvedBy(id("commander")))
        .withStep(aStep(id("wipe")).irreversible(id("production")))
        .withStep(aStep(id("drop")).irreversible({}))
        .withStep(aStep(id("agreed-wipe")).approvedBy(id("commander")).irreversible(id("standby")))
        .withStep(aStep(id("tell")).checking(id("muster:notice-sent")).notifying(id("team")))
        .withStep(aStep(id("tell-any")).checking(id("muster:notice-sent")))
        .withStep(aStep(id("note")).remembering(id("Writes are frozen")).recovering({ id("cache") }))
        .withStep(aStep(id("chosen")).taking(10min).onlyWhen(answered(id("path"), id("left"))))
        .withPhase(id("left-only"), answered(id("path"), id("left")))
        .withStep(id("l"))
        .withPhase(id("second"))
        .withStep(id("later"))
        .withStep(id("last"))
        .build();
}

} // namespace

/// What is refused, in all its words, and what a step act records. Nothing moves the clock but a test.
class TstStepDecider : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_plan = everything();
        m_maker = EventMaker();
        m_state = {};
        declareIncident();
    }

    void anUnknownStepIsNoStep()
    {
        const auto gone = at("gone");
        const QList<Payload> acts { StepStarted { gone }, StepCompleted { gone, {} },
            StepSkipped { gone, SkipReason::Other, {} }, StepFailed { gone, {} }, StepReopened { gone, {} },
            StepHeld { gone }, StepWaiting { gone, {}, id("x") }, StepDeferred { gone, {}, {} },
            StepResumed { gone }, StepOverridden { gone, OverrideReason::Other, id("x") },
            StepReleased { gone, id("x") }, verified("gone", "Ben"), ApprovalRequested { gone },
            approved("gone", "Ben"), refusedBy("gone", "Ben"), MisfitNoted { gone, id("x") },
            StepExplained { gone, id("x") }, StepExtended { gone, 5min, {} }, chose("gone", "path", "left"),
            RememberEnded { gone }, RememberResumed { gone },
            StepDeferred { at("plain"), UntilStep { gone }, {} } };
        for (const auto& act : acts)
            refused(act, Fault::Invalid, "This incident has no step \"outage/gone\".");
    }

    void aStepThatIsOverSaysHowToGoOn()
    {
        accepted(StepCompleted { at("plain"), {} });
        accepted(StepSkipped { at("later"), SkipReason::NotNeeded, {} });
        accepted(overridden("note", "seen in the console"));
        accepted(told("team"));
        accepted(StepCompleted { at("pair"), {} });
        accepted(chose("ask", "path", "right"));
        const QList<std::pair<const char*, const char*>> sentences {
            { "plain", "1.1 Plain is done already. To do it again, reopen it." },
            { "later", "3.1 Later was skipped. To do it after all, reopen it." },
            { "note", "1.13 Note was overridden. To do it after all, reopen it." },
            { "tell", "Muster itself sees that 1.11 Tell is done already." },
            { "pair", "1.5 Pair is done and waits for a second person. To do it again, reopen it." },
            { "l", "2.1 L is on a branch that was not taken. Change the answer of the decision to take it." },
        };
        for (const auto& [step, sentence] : sentences) {
            for (const auto& act : openActs(step))
                refused(act, Fault::Conflict, sentence);
        }
        accepted(verified("pair", "Ben"));
        refused(StepCompleted { at("pair"), {} }, Fault::Conflict,
            "1.5 Pair is done already. To do it again, reopen it.");
    }

    void aFailedStepIsReopenedOrSkippedFirst()
    {
        accepted(StepFailed { at("plain"), id("no route") });
        const auto* sentence = "1.1 Plain failed. To try again, reopen it; to go on without it, skip it.";
        for (const auto& act : QList<Payload> { StepStarted { at("plain") },
                 StepCompleted { at("plain"), {} }, StepFailed { at("plain"), {} }, StepHeld { at("plain") },
                 StepWaiting { at("plain"), {}, id("x") }, StepReleased { at("plain"), id("x") },
                 ApprovalRequested { at("plain") } })
            refused(act, Fault::Conflict, sentence);
        for (const auto& act : QList<Payload> { StepSkipped { at("plain"), SkipReason::Other, {} },
                 StepDeferred { at("plain"), UntilEnd {}, {} }, overridden("plain", "it is"),
                 StepReopened { at("plain"), {} } })
            QVERIFY2(decide(m_plan, m_state, act), qPrintable(typeOf(act)));
    }

    void aStepWaitsForItsTurn()
    {
        const auto* sentence = "3.2 Last waits for 3.1 Later.";
        for (const auto& act : QList<Payload> { StepStarted { at("last") }, StepCompleted { at("last"), {} },
                 StepFailed { at("last"), {} }, StepHeld { at("last") },
                 StepWaiting { at("last"), {}, id("x") }, overridden("last", "x"),
                 StepReleased { at("last"), id("x") }, ApprovalRequested { at("last") } })
            refused(act, Fault::Conflict, sentence);
        refused(StepStarted { at("chosen") }, Fault::Conflict, "1.14 Chosen waits for 1.4 Ask.");
    }

    void puttingAStepOffIsNoWayAroundItsTurn()
    {
        accepted(StepDeferred { at("last"), UntilEnd {}, {} });
        accepted(StepDeferred { at("chosen"), UntilEnd {}, {} });
        for (const auto& act : QList<Payload> { StepStarted { at("last") }, StepCompleted { at("last"), {} },
                 StepFailed { at("last"), {} }, StepHeld { at("last") },
                 StepWaiting { at("last"), {}, id("x") }, overridden("last", "x") })
            refused(act, Fault::Conflict, "3.2 Last waits for 3.1 Later.");
        refused(StepCompleted { at("chosen"), {} }, Fault::Conflict, "1.14 Chosen waits for 1.4 Ask.");
        // Where it is its turn, it is simply done.
        accepted(StepDeferred { at("plain"), UntilEnd {}, {} });
        accepted(StepCompleted { at("plain"), {} });
    }

    void aQuestionThatCannotBeAskedIsWaitedFor()
    {
        // Both ask for what only the other could answer, and one is on no branch at all.
        auto live = holds(plan::Term::KindIs { id("live") });
        live.all.append(answered(id("p"), id("yes")).all);
        m_plan
            = aPlan()
                  .withScenario(id("outage"))
                  .withPhase(id("one"), plan::Order::Any)
                  .withStep(aStep(id("b")).onlyWhen(live).deciding(id("q"), { id("yes") }))
                  .withStep(
                      aStep(id("a")).onlyWhen(answered(id("q"), id("yes"))).deciding(id("p"), { id("yes") }))
                  .build();
        QCOMPARE(looks(walkthrough(m_plan, m_state)), id("b inactive, a pending"));
        refused(
            StepStarted { at("a") }, Fault::Conflict, "1.2 A waits for a decision that has not been made.");
    }

    void startingTwiceSaysWhoIsAtIt()
    {
        accepted(StepStarted { at("plain") });
        refused(StepStarted { at("plain") }, Fault::Conflict, "1.1 Plain is under way already, with Ada.");
        accepted(StepHeld { at("plain") });
        refused(StepStarted { at("plain") }, Fault::Conflict, "1.1 Plain is under way already, with Ada.");
        for (auto& name : m_state.people)
            name.clear();
        refused(
            StepStarted { at("plain") }, Fault::Conflict, "1.1 Plain is under way already, with somebody.");
    }

    void whatIsExpectedIsAnswered()
    {
        refused(StepCompleted { at("seen"), id(" ") }, Fault::Conflict,
            "1.2 Seen expects \"a lag below 5 s\". Say what you saw; if it was something else, say that or "
            "mark the step as failed.");
        refused(StepCompleted { at("ask"), {} }, Fault::Conflict,
            "1.4 Ask asks \"Path?\" Choose an answer: left, right.");
    }

    void aCriticalStepIsNotPassedOverWithoutAWord()
    {
        refused(StepSkipped { at("critical"), SkipReason::NotNeeded, id(" ") }, Fault::Conflict,
            "1.3 Critical is critical. Say in a few words why it is left out.");
        refused(StepDeferred { at("critical"), UntilEnd {}, id("\n") }, Fault::Conflict,
            "1.3 Critical is critical. Say in a few words why it is put off.");
        accepted(StepDeferred { at("critical"), UntilEnd {}, id("no hands") });
        accepted(StepSkipped { at("critical"), SkipReason::NotNeeded, id("not ours") });
    }

    void longWordsAreRefused()
    {
        const auto text = QString(4097, u'x');
        const auto name = QString(513, u'x');
        accepted(ApprovalRequested { at("agreed") });
        accepted(StepCompleted { at("pair"), {} });
        accepted(StepFailed { at("plain"), {} });
        const auto saw
            = "The observed value is longer than 4096 bytes. Shorten it; long output belongs into an "
              "attachment.";
        const auto reason
            = "The reason is longer than 4096 bytes. Shorten it; long output belongs into an attachment.";
        const auto called
            = "The name is longer than 512 bytes. Shorten it; long output belongs into an attachment.";
        refused(StepCompleted { at("seen"), text }, Fault::Invalid, saw);
        refused(StepVerified { at("pair"), SecondHow::ReadBack, person({}), id("Ben"), text, {} },
            Fault::Invalid, saw);
        refused(StepVerified { at("pair"), SecondHow::Alone, {}, {}, {}, text }, Fault::Invalid, saw);
        refused(StepVerified { at("pair"), SecondHow::ReadBack, person({}), name, {}, {} }, Fault::Invalid,
            called);
        refused(
            ApprovalGiven { at("agreed"), SecondHow::ReadBack, person({}), name }, Fault::Invalid, called);
        for (const auto& act : QList<Payload> { StepSkipped { at("seen"), SkipReason::Other, text },
                 StepFailed { at("seen"), text }, StepReopened { at("plain"), text },
                 StepWaiting { at("seen"), {}, text }, StepDeferred { at("seen"), UntilEnd {}, text },
                 StepOverridden { at("seen"), OverrideReason::Other, text },
                 ApprovalRefused { at("agreed"), person({}), id("Ben"), text },
                 MisfitNoted { at("seen"), text }, StepExplained { at("seen"), text },
                 StepExtended { at("chosen"), 5min, text },
                 DecisionRecorded {
                     at("ask"), plan::DecisionId(id("path")), plan::AnswerId(id("left")), text } })
            refused(act, Fault::Invalid, reason);
    }

    void onlyWhatIsOverIsReopened()
    {
        refused(StepReopened { at("plain"), {} }, Fault::Conflict,
            "1.1 Plain is open; there is nothing to reopen.");
        accepted(told("team"));
        refused(StepReopened { at("tell"), {} }, Fault::Conflict,
            "Muster itself sees that 1.11 Tell is done; nobody can reopen it.");
        accepted(StepCompleted { at("plain"), {} });
        accepted(StepReopened { at("plain"), {} });
    }

    void aWaitSaysOnWhatAndIsNotOverBefore()
    {
        refused(
            StepWaiting { at("plain"), {}, id(" ") }, Fault::Invalid, "Say on whom or what 1.1 Plain waits.");
        m_now = kFailed + 10min;
        const auto* past = "The end of the wait, 2026-03-14 03:22 UTC, is past; it is 2026-03-14 03:22 UTC "
                           "now. Give a later time.";
        refused(StepWaiting { at("plain"), *m_now, id("the vendor") }, Fault::Invalid, past);
        accepted(StepWaiting { at("plain"), *m_now + 1ms, id("the vendor") });
        accepted(StepWaiting { at("plain"), {}, id("the vendor") });
    }

    void whatBringsAStepBackMustBeStillToCome()
    {
        const auto off = [](const Until& until) { return StepDeferred { at("plain"), until, {} }; };
        refused(off(UntilStep { at("plain") }), Fault::Invalid, "1.1 Plain cannot wait for itself.");
        refused(off(phase("gone")), Fault::Invalid, "This scenario has no phase \"gone\".");
        refused(off(phase("first")), Fault::Conflict,
            "\"First\" does not come after 1.1 Plain. Choose a later phase.");
        m_now = kFailed + 10min;
        refused(off(UntilTime { kFailed + 9min }), Fault::Invalid,
            "The time to come back, 2026-03-14 03:21 UTC, is past; it is 2026-03-14 03:22 UTC now. Give a "
            "later time.");
        accepted(off(UntilTime { *m_now + 1ms }));
        accepted(off(phase("second")));
        accepted(off(phase("left-only")));
        accepted(off(UntilStep { at("later") }));
        accepted(StepSkipped { at("later"), SkipReason::Other, {} });
        refused(off(UntilStep { at("later") }), Fault::Conflict,
            "3.1 Later is over already. Choose a step that is still to come.");
        accepted(chose("ask", "path", "right"));
        refused(off(UntilStep { at("l") }), Fault::Conflict,
            "2.1 L is over already. Choose a step that is still to come.");
        refused(off(phase("left-only")), Fault::Conflict,
            "\"Left only\" does not come after 1.1 Plain. Choose a later phase.");
        // Without a clock no time is past.
        m_now.reset();
        accepted(off(UntilTime { kFailed }));
    }

    void onlyWhatRestsIsTakenUp()
    {
        refused(StepResumed { at("plain") }, Fault::Conflict,
            "1.1 Plain is neither held nor put off; just do it.");
        for (const auto& rest : QList<Payload> { StepHeld { at("plain") },
                 StepWaiting { at("plain"), {}, id("x") }, StepDeferred { at("plain"), UntilEnd {}, {} } }) {
            accepted(rest);
            accepted(StepResumed { at("plain") });
            refused(StepResumed { at("plain") }, Fault::Conflict,
                "1.1 Plain is neither held nor put off; just do it.");
        }
        accepted(StepHeld { at("plain") });
        accepted(StepCompleted { at("plain"), {} });
        refused(StepResumed { at("plain") }, Fault::Conflict,
            "1.1 Plain is neither held nor put off; just do it.");
        accepted(StepHeld { at("tell") });
        accepted(told("team"));
        refused(StepResumed { at("tell") }, Fault::Conflict,
            "1.11 Tell is neither held nor put off; just do it.");
    }

    void vouchingSaysHowOneKnows()
    {
        refused(overridden("plain", " "), Fault::Conflict,
            "Say in a few words how you know that 1.1 Plain is done.");
        refused(overridden("ask", "x"), Fault::Conflict,
            "1.4 Ask asks for a decision; answer it, or skip it with a reason.");
        accepted(StepFailed { at("plain"), {} });
        accepted(overridden("plain", "the vendor says so"));
    }

    void whatMusterSeesIsNotTickedButOverridden()
    {
        refused(StepCompleted { at("tell"), {} }, Fault::Conflict,
            "Muster does not see 1.11 Tell as done: no message to Team was recorded as sent. Do that, or "
            "override it with a reason.");
        refused(StepCompleted { at("tell-any"), {} }, Fault::Conflict,
            "Muster does not see 1.12 Tell any as done: no message was recorded as sent. Do that, or "
            "override it with a reason.");
        accepted(StepOverridden { at("tell"), OverrideReason::SensorWrong, id("told by telephone") });
        QCOMPARE(lookOf("tell"), id("overridden"));
        accepted(StepReopened { at("tell"), {} });
        accepted(told("team"));
        QCOMPARE(lookOf("tell"), id("sensed"));
        QCOMPARE(lookOf("tell-any"), id("sensed"));
    }

    void whatCannotBeUndoneIsReleasedByItsName()
    {
        const auto* first = "1.8 Wipe cannot be undone. Release it first: type production.";
        refused(StepStarted { at("wipe") }, Fault::Conflict, first);
        refused(StepCompleted { at("wipe"), {} }, Fault::Conflict, first);
        refused(StepReleased { at("wipe"), id("Production") }, Fault::Conflict,
            "\"Production\" is not what 1.8 Wipe acts on. If you are sure, type production exactly.");
        refused(StepReleased { at("wipe"), {} }, Fault::Conflict,
            "\"\" is not what 1.8 Wipe acts on. If you are sure, type production exactly.");
        accepted(StepReleased { at("wipe"), id(" production ") });
        refused(
            StepReleased { at("wipe"), id("production") }, Fault::Conflict, "1.8 Wipe is released already.");
        accepted(StepStarted { at("wipe") });
        accepted(StepFailed { at("wipe"), {} });
        accepted(StepReopened { at("wipe"), {} });
        refused(StepStarted { at("wipe") }, Fault::Conflict, first);
        // Failing, skipping and putting off need no release.
        accepted(StepFailed { at("wipe"), {} });
    }

    void whereThePlanDoesNotSayOnWhatItActsTheCodeIsTyped()
    {
        refused(StepCompleted { at("drop"), {} }, Fault::Conflict,
            "1.9 Drop cannot be undone. Release it first: type 1.9.");
        refused(StepReleased { at("drop"), id("drop") }, Fault::Conflict,
            "\"drop\" is not what 1.9 Drop acts on. If you are sure, type 1.9 exactly.");
        accepted(StepReleased { at("drop"), id("1.9") });
        accepted(StepCompleted { at("drop"), {} });
        refused(StepReleased { at("plain"), id("1.1") }, Fault::Invalid,
            "1.1 Plain can be undone; it needs no release.");
    }

    void approvalComesFirst()
    {
        const auto* first = "1.7 Agreed needs the approval of Commander first.";
        refused(StepStarted { at("agreed") }, Fault::Conflict, first);
        refused(StepCompleted { at("agreed"), {} }, Fault::Conflict, first);
        refused(ApprovalRequested { at("plain") }, Fault::Invalid, "1.1 Plain needs nobody's approval.");
        for (const Payload& answer :
            { Payload(approved("agreed", "Ben")), Payload(refusedBy("agreed", "Ben")) })
            refused(answer, Fault::Conflict, "Nobody has asked for an approval of 1.7 Agreed.");
        accepted(ApprovalRequested { at("agreed") });
        refused(ApprovalRequested { at("agreed") }, Fault::Conflict,
            "Approval of 1.7 Agreed was asked for already.");
        refused(StepStarted { at("agreed") }, Fault::Conflict, first);
        accepted(approved("agreed", "Ben"));
        refused(ApprovalRequested { at("agreed") }, Fault::Conflict, "1.7 Agreed is approved already.");
        refused(
            approved("agreed", "Cleo"), Fault::Conflict, "Nobody has asked for an approval of 1.7 Agreed.");
        accepted(StepStarted { at("agreed") });
        accepted(StepCompleted { at("agreed"), {} });
        accepted(StepReopened { at("agreed"), {} });
        accepted(StepCompleted { at("agreed"), {} });
    }

    void whoAsksDoesNotAnswer()
    {
        accepted(ApprovalRequested { at("agreed") });
        const auto* other = "Ada asked for the approval of 1.7 Agreed; somebody else has to give it.";
        refused(approved("agreed", "Ada"), Fault::Conflict, other);
        refused(refusedBy("agreed", "Ada"), Fault::Conflict, other);
        // Another identity of the same name is the same person.
        refused(ApprovalGiven { at("agreed"), SecondHow::ReadBack, person(id("x")), id(" ada ") },
            Fault::Conflict, other);
        refused(ApprovalGiven { at("agreed"), SecondHow::ReadBack, person(id("Ada")), id("Ben") },
            Fault::Conflict, other);
        for (const Payload& answer : { Payload(approved("agreed", " ")), Payload(refusedBy("agreed", "")) })
            refused(answer, Fault::Invalid, "Say who answered; the log needs a name.");
        refused(approved("agreed", "Ben", SecondHow::Alone), Fault::Invalid,
            "Nobody approves alone; name who agreed.");
        accepted(approved("agreed", "Ben", SecondHow::SameKeyboard));
    }

    void aRefusedApprovalCanBeAskedForAgain()
    {
        accepted(ApprovalRequested { at("agreed") });
        accepted(refusedBy("agreed", "Ben", "not before the backup"));
        const auto* refusal
            = "Approval of 1.7 Agreed was refused. Ask Commander again, or skip it with a reason.";
        refused(StepStarted { at("agreed") }, Fault::Conflict, refusal);
        refused(StepCompleted { at("agreed"), {} }, Fault::Conflict, refusal);
        accepted(ApprovalRequested { at("agreed") });
        accepted(approved("agreed", "Ben"));
        accepted(StepCompleted { at("agreed"), {} });
    }

    void approvalComesBeforeTheRelease()
    {
        refused(StepReleased { at("agreed-wipe"), id("standby") }, Fault::Conflict,
            "1.10 Agreed wipe needs the approval of Commander first.");
        accepted(ApprovalRequested { at("agreed-wipe") });
        accepted(approved("agreed-wipe", "Ben"));
        refused(StepCompleted { at("agreed-wipe"), {} }, Fault::Conflict,
            "1.10 Agreed wipe cannot be undone. Release it first: type standby.");
        accepted(StepReleased { at("agreed-wipe"), id("standby") });
        accepted(StepCompleted { at("agreed-wipe"), {} });
    }

    void aQuestionIsAskedApprovedAndReleasedLikeAnyStep()
    {
        m_plan = aPlan()
                     .withRole(id("commander"))
                     .withScenario(id("outage"))
                     .withPhase(id("one"))
                     .withStep(aStep(id("ask"))
                                   .deciding(id("path"), { id("left"), id("right") })
                                   .approvedBy(id("commander"))
                                   .irreversible(id("production"))
                                   .twoPerson())
                     .withStep(aStep(id("l")).onlyWhen(answered(id("path"), id("left"))))
                     .build();
        refused(
            chose("ask", "path", "left"), Fault::Conflict, "1.1 Ask needs the approval of Commander first.");
        accepted(ApprovalRequested { at("ask") });
        accepted(approved("ask", "Ben"));
        refused(chose("ask", "path", "left"), Fault::Conflict,
            "1.1 Ask cannot be undone. Release it first: type production.");
        accepted(StepReleased { at("ask"), id("production") });
        accepted(chose("ask", "path", "left"));
        QCOMPARE(looks(walkthrough(m_plan, m_state)), id("ask WAITING, l pending"));
        accepted(verified("ask", "Ben"));
        QCOMPARE(looks(walkthrough(m_plan, m_state)), id("ask verified, l CURRENT"));
    }

    void theSecondPersonIsSomebodyElse()
    {
        refused(verified("plain", "Ben"), Fault::Invalid, "1.1 Plain needs no second person.");
        refused(verified("pair", "Ben"), Fault::Conflict,
            "1.5 Pair is not done yet; the second person sees it afterwards.");
        accepted(StepCompleted { at("pair"), {} });
        const auto* same = "Ada did 1.5 Pair; somebody else has to see it.";
        refused(verified("pair", "Ada"), Fault::Conflict, same);
        refused(StepVerified { at("pair"), SecondHow::ReadBack, person(id("x")), id("ADA"), {}, {} },
            Fault::Conflict, same);
        refused(StepVerified { at("pair"), SecondHow::ReadBack, person(id("Ada")), id("Ben"), {}, {} },
            Fault::Conflict, same);
        const auto* who = "Say who the second person is; the log needs a name.";
        refused(verified("pair", " "), Fault::Invalid, who);
        refused(StepVerified { at("pair"), SecondHow::ReadBack, {}, id("Ben"), {}, {} }, Fault::Invalid, who);
        refused(alone("pair", " "), Fault::Conflict,
            "Say in a few words why 1.5 Pair goes on without a second person.");
        accepted(verified("pair", "Ben"));
        refused(verified("pair", "Cleo"), Fault::Conflict, "A second person has seen 1.5 Pair already.");
        refused(alone("pair", "x"), Fault::Conflict, "A second person has seen 1.5 Pair already.");
    }

    void theSecondPersonSaysWhatTheySaw()
    {
        accepted(StepCompleted { at("pair-seen"), id("5 rows") });
        refused(verified("pair-seen", "Ben", " "), Fault::Conflict,
            "1.6 Pair seen expects \"5 rows\". Say what the second person saw.");
        QVERIFY(decide(m_plan, m_state, alone("pair-seen", "nobody answers")));
        accepted(verified("pair-seen", "Ben", "5"));
        QCOMPARE(m_state.step(at("pair-seen")).second->saw, id("5"));
        QCOMPARE(m_state.step(at("pair-seen")).saw, id("5 rows"));
    }

    void whoIsAloneNamesNobodyWhateverTheFormSays()
    {
        accepted(StepCompleted { at("pair"), {} });
        auto odd = alone("pair", "nobody answers");
        odd.second = person(id("Ben"));
        odd.secondName = id("Ben");
        accepted(odd);
        QVERIFY(!m_state.step(at("pair")).second->person);
        QVERIFY(!m_state.people.contains(person(id("Ben"))));
    }

    void aServiceIsBackWhenTheSecondPersonSaysSo()
    {
        QCOMPARE(types(StepCompleted { at("pair"), id("up") }), id("step.completed"));
        accepted(StepCompleted { at("pair"), id("up") });
        QVERIFY(!back("db"));
        m_maker.advance(1min);
        const auto acts = decide(m_plan, m_state, verified("pair", "Ben"));
        VERIFY_RESULT(acts);
        QCOMPARE(acts->size(), 2);
        QVERIFY(acts->at(1) == Payload(ServiceRecovered { plan::ServiceId(id("db")), id("up") }));
        QVERIFY(decide(m_plan, m_state, verified("pair", "Ben", "answers"))->at(1)
            == Payload(ServiceRecovered { plan::ServiceId(id("db")), id("answers") }));
        accepted(verified("pair", "Ben"));
        QVERIFY(back("db") == m_maker.now());
        // A tick that is taken back takes back what it said of the service.
        QCOMPARE(types(StepReopened { at("pair"), {} }), id("step.reopened service.recovery-withdrawn"));
        accepted(StepReopened { at("pair"), {} });
        QVERIFY(!back("db"));
    }

    void vouchingBringsAServiceBackAtOnce()
    {
        QCOMPARE(types(overridden("pair", "answers")), id("step.overridden service.recovered"));
        accepted(overridden("pair", "answers"));
        QVERIFY(back("db"));
        QCOMPARE(types(StepReopened { at("pair"), {} }), id("step.reopened service.recovery-withdrawn"));
        QCOMPARE(types(StepCompleted { at("note"), {} }), id("step.completed service.recovered"));
        accepted(ServiceRecovered { plan::ServiceId(id("cache")), {} });
        m_maker.advance(1min);
        QCOMPARE(types(StepCompleted { at("note"), {} }), id("step.completed"));
        accepted(StepCompleted { at("note"), {} });
        // What somebody else said stays.
        QCOMPARE(types(StepReopened { at("note"), {} }), id("step.reopened"));
    }

    void aMisfitSaysWhatDoesNotFit()
    {
        refused(MisfitNoted { at("last"), id(" ") }, Fault::Invalid, "Say in a few words what does not fit.");
        accepted(MisfitNoted { at("last"), id("there is no such host") });
    }

    void aReasonBelongsToWhatWasLeftOut()
    {
        refused(StepExplained { at("last"), id(" ") }, Fault::Invalid, "Say in a few words why.");
        accepted(StepSkipped { at("last"), SkipReason::NotPossible, {} });
        accepted(StepExplained { at("last"), id("the console is down") });
        QCOMPARE(m_state.step(at("last")).why, id("the console is down"));
        refused(StepExplained { at("last"), id("the console is down") }, Fault::Conflict,
            "That is the reason of 3.2 Last already.");
        accepted(StepDeferred { at("later"), UntilEnd {}, {} });
        accepted(StepExplained { at("later"), id("no hands") });
        QCOMPARE(m_state.step(at("later")).rest->why, id("no hands"));
        accepted(StepCompleted { at("plain"), {} });
        refused(StepExplained { at("plain"), id("x") }, Fault::Conflict,
            "1.1 Plain was not left out; there is no reason to give.");
        accepted(told("team"));
        refused(StepExplained { at("tell"), id("x") }, Fault::Conflict,
            "1.11 Tell was not left out; there is no reason to give.");
        accepted(chose("ask", "path", "right"));
        refused(StepExplained { at("chosen"), id("x") }, Fault::Conflict,
            "1.14 Chosen was not left out; there is no reason to give.");
        // A review may still learn why.
        accepted(IncidentClosed { {} });
        accepted(StepExplained { at("last"), id("the console was down until four") });
    }

    void moreTimeIsForWhatHasATimeBox()
    {
        refused(StepExtended { at("plain"), 5min, {} }, Fault::Invalid,
            "The plan does not say how long 1.1 Plain takes; there is nothing to extend.");
        for (const Millis by : { Millis(0), Millis(-1), Millis(24h + 1ms) }) {
            refused(StepExtended { at("chosen"), by, {} }, Fault::Invalid,
                "A step is given between a moment and 1 d more at once.");
        }
        accepted(chose("ask", "path", "left"));
        accepted(StepExtended { at("chosen"), 5min, id("the vendor is at it") });
        accepted(StepExtended { at("chosen"), 24h, {} });
        QVERIFY(m_state.step(at("chosen")).extended == 24h + 5min);
        accepted(StepCompleted { at("chosen"), {} });
        refused(StepExtended { at("chosen"), 5min, {} }, Fault::Conflict,
            "1.14 Chosen is done already. To do it again, reopen it.");
    }

    void answersAreThoseOfThePlan()
    {
        refused(chose("plain", "path", "left"), Fault::Invalid,
            "1.1 Plain does not ask for the decision \"path\".");
        refused(chose("ask", "other", "left"), Fault::Invalid,
            "1.4 Ask does not ask for the decision \"other\".");
        refused(chose("ask", "path", "up"), Fault::Invalid,
            "1.4 Ask has no answer \"up\". Choose one of: left, right.");
        accepted(chose("ask", "path", "left"));
        refused(chose("ask", "path", "left"), Fault::Conflict, "1.4 Ask was answered \"Left\" already.");
        QCOMPARE(types(chose("ask", "path", "right")), id("decision.recorded"));
    }

    void onlyWhatIsInForceEnds()
    {
        refused(RememberEnded { at("plain") }, Fault::Invalid, "1.1 Plain says nothing to remember.");
        refused(RememberEnded { at("note") }, Fault::Conflict,
            "1.13 Note is not done; what it says to remember is not in force.");
        accepted(overridden("note", "x"));
        refused(RememberResumed { at("note") }, Fault::Conflict,
            "What 1.13 Note says to remember is in force already.");
        accepted(RememberEnded { at("note") });
        refused(RememberEnded { at("note") }, Fault::Conflict,
            "What 1.13 Note says to remember has ended already.");
        accepted(RememberResumed { at("note") });
    }

private:
    void declareIncident()
    {
        const auto declaration = declarationOf(m_plan, journal::StreamKind::Drill, kFailed);
        apply(m_state, m_maker.at(kFailed).make(declaration));
        m_maker.advance(1min);
        m_now.reset();
    }
    /// The act is allowed, and what it records fits.
    void accepted(const Payload& wanted)
    {
        const auto acts = decide(m_plan, m_state, wanted, m_now);
        VERIFY_RESULT(acts);
        const int ignored = m_state.ignored;
        for (const auto& act : *acts)
            apply(m_state, m_maker.make(act));
        QVERIFY2(m_state.ignored == ignored, qPrintable(typeOf(wanted)));
    }
    void refused(const Payload& wanted, Fault fault, const char* sentence)
    {
        const auto acts = decide(m_plan, m_state, wanted, m_now);
        QVERIFY2(!acts, sentence);
        QCOMPARE(acts.error().text, QString::fromUtf8(sentence));
        QVERIFY2(acts.error().fault == fault, sentence);
    }
    [[nodiscard]] QString types(const Payload& wanted) const
    {
        QStringList names;
        for (const auto& act : decide(m_plan, m_state, wanted, m_now).value_or(QList<Payload>()))
            names.append(typeOf(act));
        return names.join(u' ');
    }
    [[nodiscard]] QString lookOf(const char* step) const
    {
        const auto walk = walkthrough(m_plan, m_state, m_now);
        return wordOf(walk.find(at(step))->look);
    }
    [[nodiscard]] std::optional<Instant> back(const char* service) const
    {
        return m_state.services.value(plan::ServiceId(id(service))).recoveredAt;
    }
    /// All acts that only a step that is not over takes.
    [[nodiscard]] static QList<Payload> openActs(const char* step)
    {
        return { StepStarted { at(step) }, StepCompleted { at(step), id("x") },
            StepSkipped { at(step), SkipReason::Other, id("x") }, StepFailed { at(step), id("x") },
            StepHeld { at(step) }, StepWaiting { at(step), {}, id("x") },
            StepDeferred { at(step), UntilEnd {}, id("x") }, overridden(step, "x"),
            StepReleased { at(step), id("x") }, ApprovalRequested { at(step) }, approved(step, "Ben"),
            refusedBy(step, "Ben") };
    }

    plan::Plan m_plan;
    EventMaker m_maker;
    IncidentState m_state;
    std::optional<Instant> m_now;
};

MUSTER_TEST(TstStepDecider)
#include "tst_stepdecider.moc"
