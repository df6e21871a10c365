// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "core/journal/headcode.h"
#include "core/session/incidentsession.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using session::IncidentSession;

namespace {

/// Two steps: one to wait with, and one that needs others.
/// `check` is that of its first step; empty for none.
session::Declaration carefulDeclaration(const QByteArray& check = {})
{
    auto wanted = SessionRig::declaration();
    QByteArray text(R"(muster: 1
plan: {id: shop, title: Shop, version: "1", zone: UTC}
roles:
  - {id: commander, title: Incident commander}
services:
  - {id: postgres, title: Postgres}
scenarios:
  - id: corruption
    title: Data corruption
    affects: [postgres]
    procedure:
      - id: act
        title: Act
        steps:
          - {id: ask, do: Ask the vendor@}
          - {id: wipe, do: Wipe the standby, verify: two-person, approve: {by: commander, not: requester}}
)");
    text.replace("@", check.isEmpty() ? QByteArray() : ", check: \"" + check + "\"");
    wanted.plan = loadedPlan(text);
    return wanted;
}

/// With another scenario, to be attached.
session::Declaration twoScenarios()
{
    auto wanted = SessionRig::declaration();
    wanted.plan = loadedPlan(smallPlanText() + R"(  - id: intrusion
    title: Intrusion
    affects: [postgres]
    procedure:
      - id: contain
        title: Contain
        steps:
          - {id: isolate, do: Isolate it}
          - {id: scan, do: Scan it, critical: true}
validation:
  - {id: smoke, do: Place an order}
)");
    return wanted;
}

incident::ScenarioAttached intrusion()
{
    const plan::ScenarioId id(QStringLiteral("intrusion"));
    return { id, id, QStringLiteral("they are in") };
}

incident::StepReworded reworded(const char* step, const char* title)
{
    return { stepNamed(step), QString::fromUtf8(title), {}, {} };
}

/// Where every step stands and what it says.
QString wordsOf(const IncidentSession& incident)
{
    QStringList lines;
    const auto& walk = incident.walkthrough();
    for (const auto& view : walk.steps)
        lines.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(walk.phases[view.phase].title, view.address.toString(), view.name(),
                             incident::wordOf(view.look)));
    return lines.join(u'\n');
}

incident::StepLook lookOf(const IncidentSession& incident, const char* step)
{
    return incident.walkthrough().find(stepNamed(step))->look;
}

} // namespace

class TstIncidentSession : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aStepIsPendingUntilItIsDurable();
    void aSecondClickIsRefusedWhileSaving();
    void aFailedWriteLeavesTheStateAlone();
    void whatWasDoneLastIsUndoneFirst();
    void anUndoThatWasNotSavedCanBeTriedAgain();
    void whatWasHeldOrPutOffIsUndone();
    void timeAloneBringsAStepBack();
    void aDrillsClockBringsAStepBack();
    void theSecondPersonIsOneOfThoseWhoAreKnown();
    void whoIsAloneIsRecordedAsAlone();
    void whatMusterSeesIsSeenAfterReopeningToo();
    void completingAStepBringsItsServicesBack();
    void aChoiceTakesItsBranch();
    void changesOfOthersArrive();
    void anOldEventFoldsAgain();
    void aDrillRunsOnItsOwnClock();
    void aLiveClockCannotBeMoved();
    void anActInTheFutureIsRefused();
    void aBackDatedActKeepsItsTime();
    void theSameNameIsTheSamePerson();
    void handingOverChangesTheRoleOneActsIn();
    void aNameIsNeeded();
    void closingTellsTheEstate();
    void theStateIsTheFoldOfTheLogWhateverFails();
    void aSessionThatGoesWhileSavingDoesNotCrash();
    void thePlanChangesAndTheFrozenOneDoesNot();
    void whatChangedInThePlanIsNamed();
    void stepsOfEarlierPlansAreStillThere();
    void everyChangeOfThePlanIsUndone();
    void whatWasAttachedIsWalkedThrough();
    void aChangeThatIsRefusedChangesNothing();
    void afterARestartThePlanIsTheSame();
    void twoConsolesHaveTheSamePlan();
    void theTimelineTellsOfThePlanAsItIsNow();
    void aMessageWithTheCodeAnchorsTheRecord();
    void whatIsTakenBackIsGoneFromMemory();
    void anUndoBringsNothingBackThatWasTakenBack();
    void whatAnotherConsoleTakesBackIsGoneHereToo();
};

void TstIncidentSession::aMessageWithTheCodeAnchorsTheRecord()
{
    SessionRig rig;
    auto declared = SessionRig::declaration();
    declared.plan = loadedPlan(
        smallPlanText() + "communications:\n  audiences:\n    - {id: board, title: The board, every: 1 h}\n");
    declared.kind = journal::StreamKind::Live;
    const auto incident = *rig.declare(declared);
    const auto head = *incident->head();
    QCOMPARE(incident->recordCode(), journal::codeOf(head));
    const auto sent = [&](const QString& text) {
        return await(incident->act(incident::MessageSent { plan::AudienceId(QStringLiteral("board")), {}, {},
            incident::MessageSent::How::ByHand, {}, text }));
    };
    VERIFY_RESULT(sent(QStringLiteral("We are on it. muster:%1:%2").arg(head.seq).arg(QString(64, u'0'))));
    VERIFY_RESULT(sent(QStringLiteral("We are on it.")));
    QCOMPARE(incident->state().anchors.size(), 0);
    VERIFY_RESULT(sent(QStringLiteral("We are on it. Keep this: ") + journal::codeOf(head)));
    QCOMPARE(incident->state().messages.size(), 3);
    const auto& anchors = incident->state().anchors;
    QCOMPARE(anchors.size(), 1);
    QCOMPARE_EQ(anchors.first().way, incident::RecordAnchored::Way::Message);
    QCOMPARE(anchors.first().seq, head.seq);
    QVERIFY(incident->timeline().last().text.contains(QStringLiteral("The board")));
}

void TstIncidentSession::aStepIsPendingUntilItIsDurable()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    QSignalSpy changed(incident.get(), &IncidentSession::stateChanged);
    QSignalSpy pending(incident.get(), &IncidentSession::pendingChanged);
    rig.journal.holdAnswers = true;
    const auto done = incident->complete(stepNamed("find"), QStringLiteral("02:50"));
    QCoreApplication::processEvents();
    QVERIFY(incident->pending().contains(stepNamed("find")));
    QCOMPARE_EQ(incident->state().step(stepNamed("find")).status, incident::StepStatus::Open);
    QCOMPARE_EQ(changed.size(), 0);
    rig.journal.release();
    VERIFY_RESULT(await(done));
    QVERIFY(incident->pending().isEmpty());
    QCOMPARE_EQ(incident->state().step(stepNamed("find")).saw, QStringLiteral("02:50"));
    QCOMPARE_EQ(pending.size(), 2);
    QCOMPARE_EQ(changed.size(), 1);
    const auto steps = changed[0][0].value<QSet<incident::StepAddress>>();
    QCOMPARE_EQ(steps, (QSet { stepNamed("find"), stepNamed("choose") }));
}

void TstIncidentSession::aSecondClickIsRefusedWhileSaving()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto first = incident->complete(stepNamed("find"), QStringLiteral("02:50"));
    const auto second = await(incident->complete(stepNamed("find"), QStringLiteral("02:50")));
    QVERIFY(!second);
    QCOMPARE_EQ(second.error().fault, Fault::Conflict);
    QVERIFY2(second.error().text.contains(QStringLiteral("being saved")), qPrintable(second.error().text));
    VERIFY_RESULT(await(first));
    const auto late = await(incident->complete(stepNamed("find"), QStringLiteral("02:50")));
    QVERIFY(!late);
    QVERIFY2(late.error().text.contains(QStringLiteral("done already")), qPrintable(late.error().text));

    const auto closing = incident->close();
    QVERIFY(!await(incident->close()));
    VERIFY_RESULT(await(closing));
}

void TstIncidentSession::aFailedWriteLeavesTheStateAlone()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto before = incident::printed(incident->state());
    rig.journal.failCall = rig.journal.calls;
    const auto failed = await(incident->complete(stepNamed("find"), QStringLiteral("02:50")));
    QVERIFY(!failed);
    QCOMPARE_EQ(failed.error().fault, Fault::Storage);
    QVERIFY(failed.error().text.startsWith(QStringLiteral("NOT RECORDED")));
    QCOMPARE_EQ(incident::printed(incident->state()), before);
    QVERIFY(incident->pending().isEmpty());
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
}

void TstIncidentSession::whatWasDoneLastIsUndoneFirst()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    QCOMPARE_EQ(incident->undoWords(), QString());
    QVERIFY(!await(incident->undo()));
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    VERIFY_RESULT(await(incident->note(QStringLiteral("a note is no act to undo"))));
    VERIFY_RESULT(await(incident->choose(stepNamed("choose"), plan::AnswerId(QStringLiteral("promote")))));
    QCOMPARE_EQ(incident->undoWords(), QStringLiteral("decided 1.2 Choose the path"));
    VERIFY_RESULT(await(incident->undo()));
    QVERIFY(incident->state().decisions.isEmpty());
    QCOMPARE_EQ(incident->undoWords(), QStringLiteral("done 1.1 Find the newest restore point"));
    // Somebody else was quicker.
    VERIFY_RESULT(await(incident->reopen(stepNamed("find"), QStringLiteral("wrong one"))));
    const auto late = await(incident->undo());
    QVERIFY(!late);
    QCOMPARE_EQ(late.error().fault, Fault::Conflict);
    QCOMPARE_EQ(incident->undoWords(), QString());
}

void TstIncidentSession::anUndoThatWasNotSavedCanBeTriedAgain()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    rig.journal.failCall = rig.journal.calls;
    const auto failed = await(incident->undo());
    QVERIFY(!failed);
    QCOMPARE_EQ(failed.error().fault, Fault::Storage);
    QVERIFY(incident->state().step(stepNamed("find")).status == incident::StepStatus::Done);
    VERIFY_RESULT(await(incident->undo()));
    QVERIFY(incident->state().step(stepNamed("find")).status == incident::StepStatus::Open);
}

void TstIncidentSession::whatWasHeldOrPutOffIsUndone()
{
    SessionRig rig;
    const auto incident = *rig.declare(carefulDeclaration());
    const auto ask = stepNamed("ask");
    VERIFY_RESULT(await(incident->hold(ask)));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Held);
    QCOMPARE_EQ(incident->undoWords(), QStringLiteral("held 1.1 Ask the vendor"));
    VERIFY_RESULT(await(incident->takeUp(ask)));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Current);
    QCOMPARE_EQ(incident->undoWords(), QStringLiteral("resumed 1.1 Ask the vendor"));
    VERIFY_RESULT(await(incident->undo()));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Held);
    VERIFY_RESULT(await(incident->undo()));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Current);
    QCOMPARE_EQ(incident->undoWords(), QString());

    VERIFY_RESULT(await(incident->act(incident::StepDeferred { ask, incident::UntilEnd {}, {} })));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Deferred);
    QCOMPARE_EQ(lookOf(*incident, "wipe"), incident::StepLook::Current);
    QCOMPARE_EQ(incident->undoWords(), QStringLiteral("deferred 1.1 Ask the vendor"));
    VERIFY_RESULT(await(incident->undo()));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Current);
    QCOMPARE_EQ(lookOf(*incident, "wipe"), incident::StepLook::Pending);
    const auto refused = await(incident->takeUp(ask));
    QVERIFY(!refused);
    QCOMPARE_EQ(refused.error().fault, Fault::Conflict);
}

void TstIncidentSession::timeAloneBringsAStepBack()
{
    SessionRig rig;
    auto wanted = carefulDeclaration();
    wanted.kind = journal::StreamKind::Live;
    const auto incident = *rig.declare(wanted);
    const auto due = incident->clock().now() + std::chrono::minutes(10);
    VERIFY_RESULT(await(incident->act(
        incident::StepDeferred { stepNamed("ask"), incident::UntilTime { due }, QStringLiteral("later") })));
    VERIFY_RESULT(await(incident->act(incident::StepWaiting {
        stepNamed("wipe"), due + std::chrono::minutes(5), QStringLiteral("the vendor") })));
    QSignalSpy changed(incident.get(), &IncidentSession::stateChanged);
    const auto events = incident->events().size();
    incident->lookAtClock();
    rig.clock.advance(std::chrono::minutes(10) - Millis(1));
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 0);
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Deferred);
    rig.clock.advance(Millis(1));
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 1);
    QCOMPARE_EQ(changed[0][0].value<QSet<incident::StepAddress>>(), QSet { stepNamed("ask") });
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Current);
    QVERIFY(incident->walkthrough().changesAt == due + std::chrono::minutes(5));
    // Said once.
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 1);
    rig.clock.advance(std::chrono::minutes(5));
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 2);
    QCOMPARE_EQ(changed[1][0].value<QSet<incident::StepAddress>>(), QSet { stepNamed("wipe") });
    QVERIFY(!incident->walkthrough().changesAt);
    rig.clock.advance(std::chrono::hours(24));
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 2);
    // Nothing of it is an event.
    QCOMPARE_EQ(incident->events().size(), events);
}

void TstIncidentSession::aDrillsClockBringsAStepBack()
{
    SessionRig rig;
    auto wanted = carefulDeclaration();
    wanted.clockRate = 0;
    const auto incident = *rig.declare(wanted);
    const auto due = incident->clock().now() + std::chrono::minutes(10);
    VERIFY_RESULT(
        await(incident->act(incident::StepWaiting { stepNamed("ask"), due, QStringLiteral("the vendor") })));
    QSignalSpy changed(incident.get(), &IncidentSession::stateChanged);
    rig.clock.advance(std::chrono::hours(1));
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 0);
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Waiting);
    VERIFY_RESULT(await(incident->advance(std::chrono::minutes(10))));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Current);
    QCOMPARE_EQ(changed.size(), 1);
    incident->lookAtClock();
    QCOMPARE_EQ(changed.size(), 1);
}

void TstIncidentSession::theSecondPersonIsOneOfThoseWhoAreKnown()
{
    SessionRig rig;
    const auto incident = *rig.declare(carefulDeclaration());
    const auto wipe = stepNamed("wipe");
    const auto ada = *incident->state().commander();
    using How = incident::SecondHow;
    VERIFY_RESULT(await(incident->complete(stepNamed("ask"))));
    // The same name is the same person, before anything of theirs is stored and afterwards.
    const auto given = incident->approvedBy(wipe, How::ReadBack, QStringLiteral(" Ben "));
    QCOMPARE_EQ(given.approverName, QStringLiteral("Ben"));
    QVERIFY(!(given.approver == ada));
    QVERIFY(
        incident->refusedBy(wipe, QStringLiteral("Ben"), QStringLiteral(" no ")).approver == given.approver);
    QCOMPARE_EQ(
        incident->refusedBy(wipe, QStringLiteral("Ben"), QStringLiteral(" no ")).why, QStringLiteral("no"));
    QVERIFY(incident->verifiedBy(wipe, How::ReadBack, QStringLiteral("Ben"), {}).second == given.approver);
    QVERIFY(incident->verifiedBy(wipe, How::ReadBack, QStringLiteral("Ada"), {}).second == ada);
    QVERIFY(!(incident->approvedBy(wipe, How::ReadBack, QStringLiteral("Cleo")).approver == given.approver));

    VERIFY_RESULT(await(incident->act(incident::ApprovalRequested { wipe })));
    const auto own = await(incident->act(incident->approvedBy(wipe, How::ReadBack, QStringLiteral("Ada"))));
    QVERIFY(!own);
    QCOMPARE_EQ(own.error().fault, Fault::Conflict);
    VERIFY_RESULT(await(incident->act(given)));
    QCOMPARE_EQ(incident->state().nameOf(given.approver), QStringLiteral("Ben"));
    VERIFY_RESULT(await(incident->complete(wipe)));
    VERIFY_RESULT(await(incident->act(
        incident->verifiedBy(wipe, How::OwnConsole, QStringLiteral("Ben"), QStringLiteral(" ok ")))));
    const auto second = incident->state().step(wipe).second;
    QVERIFY(second && second->person == given.approver);
    QCOMPARE_EQ(second->saw, QStringLiteral("ok"));
    QCOMPARE_EQ(lookOf(*incident, "wipe"), incident::StepLook::Verified);
}

void TstIncidentSession::whoIsAloneIsRecordedAsAlone()
{
    SessionRig rig;
    const auto incident = *rig.declare(carefulDeclaration());
    const auto wipe = stepNamed("wipe");
    using How = incident::SecondHow;
    VERIFY_RESULT(await(incident->complete(stepNamed("ask"))));
    VERIFY_RESULT(await(incident->act(incident::ApprovalRequested { wipe })));
    VERIFY_RESULT(await(incident->act(incident->approvedBy(wipe, How::ReadBack, QStringLiteral("Ben")))));
    VERIFY_RESULT(await(incident->complete(wipe)));
    for (const auto* name : { "", "Ben" }) {
        auto alone = incident->verifiedBy(wipe, How::Alone, QString::fromLatin1(name), {});
        QVERIFY(!alone.second);
        QVERIFY(alone.secondName.isEmpty());
    }
    auto alone = incident->verifiedBy(wipe, How::Alone, {}, {});
    alone.why = QStringLiteral("nobody answers");
    VERIFY_RESULT(await(incident->act(alone)));
    QCOMPARE_EQ(incident->state().ignored, 0);
    QCOMPARE_EQ(lookOf(*incident, "wipe"), incident::StepLook::Verified);
}

void TstIncidentSession::whatMusterSeesIsSeenAfterReopeningToo()
{
    SessionRig rig;
    const auto incident = *rig.declare(carefulDeclaration("muster:declared"));
    QCOMPARE_EQ(lookOf(*incident, "ask"), incident::StepLook::Sensed);
    QCOMPARE_EQ(incident->walkthrough().currentStep()->address, stepNamed("wipe"));
    const auto again = *await(rig.session.open(incident->stream().id));
    QCOMPARE_EQ(lookOf(*again, "ask"), incident::StepLook::Sensed);
    QVERIFY(incident->state().steps.isEmpty());
}

void TstIncidentSession::completingAStepBringsItsServicesBack()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    VERIFY_RESULT(await(incident->choose(stepNamed("choose"), plan::AnswerId(QStringLiteral("promote")))));
    rig.clock.advance(std::chrono::minutes(10));
    VERIFY_RESULT(await(incident->complete(stepNamed("restart"))));
    const auto& service = incident->state().services.value(plan::ServiceId(QStringLiteral("postgres")));
    QCOMPARE_EQ(service.recoveredAt, std::optional(incident->clock().now()));
    QCOMPARE_EQ(incident->objectives().recovered, 1);
    const auto events = incident->events();
    QCOMPARE_EQ(events.last().cause, std::optional(events[events.size() - 2].id));
    QVERIFY(!incident->timeline().isEmpty());
}

void TstIncidentSession::aChoiceTakesItsBranch()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto nothing
        = await(incident->choose(stepNamed("find"), plan::AnswerId(QStringLiteral("promote"))));
    QVERIFY(!nothing);
    const auto unknown
        = await(incident->choose(stepNamed("flood"), plan::AnswerId(QStringLiteral("promote"))));
    QVERIFY(!unknown);
    VERIFY_RESULT(
        await(incident->skip(stepNamed("find"), incident::SkipReason::NotNeeded, QStringLiteral("known"))));
    VERIFY_RESULT(await(incident->choose(stepNamed("choose"), plan::AnswerId(QStringLiteral("restore")))));
    QCOMPARE_EQ(incident->state().step(stepNamed("choose")).status, incident::StepStatus::Done);
    QCOMPARE_EQ(incident->walkthrough().currentStep()->code, QStringLiteral("2.1"));
    VERIFY_RESULT(await(incident->start(stepNamed("restart"))));
    VERIFY_RESULT(await(incident->markFailed(stepNamed("restart"), QStringLiteral("no answer"))));
    VERIFY_RESULT(await(incident->reopen(stepNamed("restart"), QStringLiteral("again"))));
    QCOMPARE_EQ(incident->state().step(stepNamed("restart")).status, incident::StepStatus::Open);
}

void TstIncidentSession::changesOfOthersArrive()
{
    SessionRig rig;
    const auto here = *rig.declare();
    const auto there = *await(rig.session.open(here->stream().id, QStringLiteral("Ben")));
    QSignalSpy changed(here.get(), &IncidentSession::stateChanged);
    VERIFY_RESULT(await(there->note(QStringLiteral("called the vendor"))));
    QCOMPARE_EQ(changed.size(), 1);
    QCOMPARE_EQ(incident::printed(here->state()), incident::printed(there->state()));
    QCOMPARE_EQ(here->timeline().last().text, QStringLiteral("called the vendor"));
    QCOMPARE_EQ(here->timeline().last().actor, QStringLiteral("Ben"));

    const auto other = *rig.declare();
    changed.clear();
    VERIFY_RESULT(await(other->note(QStringLiteral("of another incident"))));
    QCOMPARE_EQ(changed.size(), 0);
}

void TstIncidentSession::anOldEventFoldsAgain()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    // Another console wrote this a second after the declaration, and it arrives late.
    ManualClock otherClock;
    otherClock.advance(std::chrono::seconds(1));
    MemoryJournal elsewhere(otherClock, QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb")));
    elsewhere.receive(incident->events());
    MemoryBlobs blobs = rig.blobs;
    session::Session otherSession(session::Ports { otherClock, elsewhere, blobs, rig.vault });
    const auto there = *await(otherSession.open(incident->stream().id, QStringLiteral("Ben")));
    VERIFY_RESULT(await(there->note(QStringLiteral("early"))));

    rig.clock.advance(std::chrono::minutes(5));
    VERIFY_RESULT(await(incident->note(QStringLiteral("late"))));
    const auto lines = incident->timeline().size();
    QList<journal::Event> late;
    for (const auto& event : there->events()) {
        if (event.origin == elsewhere.origin())
            late.append(event);
    }
    rig.journal.receive(late);
    rig.journal.receive(late);
    QCOMPARE_EQ(
        incident::printed(incident->state()), incident::printed(incident::fold(rig.stored(*incident))));
    QCOMPARE_EQ(incident->timeline().size(), lines + 1);
    QCOMPARE_EQ(incident->timeline().last().text, QStringLiteral("late"));
}

void TstIncidentSession::aDrillRunsOnItsOwnClock()
{
    SessionRig rig;
    auto wanted = SessionRig::declaration();
    wanted.clockRate = 0;
    const auto incident = *rig.declare(wanted);
    const auto start = incident->clock().now();
    rig.clock.advance(std::chrono::minutes(7));
    QCOMPARE_EQ(incident->clock().now(), start);
    VERIFY_RESULT(await(incident->advance(std::chrono::minutes(20))));
    QCOMPARE_EQ(incident->clock().now(), start + std::chrono::minutes(20));
    VERIFY_RESULT(await(incident->setRate(2000)));
    rig.clock.advance(std::chrono::minutes(1));
    QCOMPARE_EQ(incident->clock().now(), start + std::chrono::minutes(22));
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    QCOMPARE_EQ(*incident->state().step(stepNamed("find")).endedAt, start + std::chrono::minutes(22));
    QCOMPARE_EQ(incident->events().last().wall, rig.clock.now());
    QVERIFY(!await(incident->advance(Millis(-1))));
}

void TstIncidentSession::aLiveClockCannotBeMoved()
{
    SessionRig rig;
    auto wanted = SessionRig::declaration();
    wanted.kind = journal::StreamKind::Live;
    const auto incident = *rig.declare(wanted);
    QVERIFY(!await(incident->advance(std::chrono::minutes(1))));
    QVERIFY(!await(incident->setRate(0)));
}

void TstIncidentSession::anActInTheFutureIsRefused()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto refused = await(incident->note(QStringLiteral("later"), incident->clock().now() + Millis(1)));
    QVERIFY(!refused);
    QCOMPARE_EQ(refused.error().fault, Fault::Invalid);
    QVERIFY2(refused.error().text.contains(QStringLiteral("future")), qPrintable(refused.error().text));
}

void TstIncidentSession::aBackDatedActKeepsItsTime()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto then = incident->clock().now() - std::chrono::minutes(9);
    VERIFY_RESULT(await(incident->note(QStringLiteral("saw the alarm"), then)));
    QCOMPARE_EQ(incident->events().last().at, then);
    QCOMPARE_EQ(incident->events().last().wall, rig.clock.now());
}

void TstIncidentSession::theSameNameIsTheSamePerson()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    const auto ada = *incident->state().commander();
    VERIFY_RESULT(await(incident->note(QStringLiteral("one"))));
    QCOMPARE_EQ(incident->events().last().actor.person, ada);
    QCOMPARE_EQ(incident->events().last().actor.role, QStringLiteral("commander"));
    incident->setActingAs(QStringLiteral(" Ben "));
    // Before anything of Ben's is stored, two acts in a row are one Ben's.
    const auto first = incident->note(QStringLiteral("two"));
    const auto second = incident->note(QStringLiteral("three"));
    VERIFY_RESULT(await(first));
    VERIFY_RESULT(await(second));
    const auto events = incident->events();
    QCOMPARE_EQ(events.last().actor.person, events[events.size() - 2].actor.person);
    QVERIFY(!(events.last().actor.person == ada));
    QVERIFY(events.last().actor.role.isEmpty());

    const auto other = *rig.declare();
    QVERIFY(!(*other->state().commander() == ada));
}

void TstIncidentSession::handingOverChangesTheRoleOneActsIn()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->takeRole(plan::RoleId(QStringLiteral("scribe")), QStringLiteral("Ada"))));
    VERIFY_RESULT(await(incident->handOver(incident::commanderRole(), QStringLiteral("Ben"))));
    QCOMPARE_EQ(incident->state().nameOf(*incident->state().commander()), QStringLiteral("Ben"));
    VERIFY_RESULT(await(incident->note(QStringLiteral("I write now"))));
    QCOMPARE_EQ(incident->events().last().actor.role, QStringLiteral("scribe"));
}

void TstIncidentSession::aNameIsNeeded()
{
    SessionRig rig;
    IncidentSession nobody(rig.session.ports(), { journal::StreamId::random(), journal::StreamKind::Drill },
        smallPlan(), {}, {});
    const auto refused = await(nobody.note(QStringLiteral("who?")));
    QVERIFY(!refused);
    QCOMPARE_EQ(refused.error().fault, Fault::Invalid);
    QCOMPARE_EQ(rig.journal.calls, 0);
}

void TstIncidentSession::closingTellsTheEstate()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->close(QStringLiteral("all back"))));
    const auto entries = await(rig.journal.find({ QStringLiteral("stream.closed") }));
    QCOMPARE_EQ(entries->size(), 1);
    QCOMPARE_EQ(entries->first().payload.value(u"stream").toString(), incident->stream().id.toString());
    QVERIFY(!await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
}

// The law of house.md: make the n-th call fail, for n = 0, 1, 2 … until none fails.
void TstIncidentSession::theStateIsTheFoldOfTheLogWhateverFails()
{
    for (int n = 0; n < 30; ++n) {
        SessionRig rig;
        const auto incident = *rig.declare();
        const int before = rig.journal.calls;
        rig.journal.failCall = before + n;
        int failures = 0;
        const QList<std::function<QFuture<IncidentSession::Done>()>> acts {
            [&] { return incident->start(stepNamed("find")); },
            [&] { return incident->complete(stepNamed("find"), QStringLiteral("02:50")); },
            [&] { return incident->choose(stepNamed("choose"), plan::AnswerId(QStringLiteral("promote"))); },
            [&] { return incident->advance(std::chrono::minutes(3)); },
            [&] { return incident->complete(stepNamed("restart")); },
            [&] { return incident->close(); },
        };
        for (const auto& act : acts) {
            const auto done = await(act());
            failures += done ? 0 : 1;
            const int fail = std::exchange(rig.journal.failCall, -1);
            const int calls = rig.journal.calls;
            QCOMPARE_EQ(incident::printed(incident->state()),
                incident::printed(incident::fold(rig.stored(*incident))));
            rig.journal.calls = calls;
            rig.journal.failCall = fail;
            QVERIFY(incident->pending().isEmpty());
        }
        if (rig.journal.calls <= before + n) {
            QCOMPARE_EQ(failures, 0);
            QVERIFY(incident->state().closedAt.has_value());
            QVERIFY(n >= 6);
            return;
        }
    }
    QFAIL("some call fails for ever");
}

void TstIncidentSession::aSessionThatGoesWhileSavingDoesNotCrash()
{
    SessionRig rig;
    auto incident = *rig.declare();
    const auto done = incident->complete(stepNamed("find"), QStringLiteral("02:50"));
    const auto id = incident->stream().id;
    incident.reset();
    QTRY_VERIFY(done.isFinished());
    QVERIFY(done.isCanceled());
    // What was on its way is on disk all the same.
    const auto again = *await(rig.session.open(id));
    QCOMPARE_EQ(again->state().step(stepNamed("find")).status, incident::StepStatus::Done);
}

void TstIncidentSession::thePlanChangesAndTheFrozenOneDoesNot()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    const auto frozen = incident->frozenPlan();
    QCOMPARE_EQ(&incident->plan(), &incident->frozenPlan());
    VERIFY_RESULT(await(incident->note(QStringLiteral("nothing of the plan"))));
    QCOMPARE_EQ(&incident->plan(), &incident->frozenPlan());
    VERIFY_RESULT(await(incident->act(intrusion())));
    VERIFY_RESULT(await(incident->act(reworded("find", "Find any restore point"))));
    const auto& steps = incident->plan().scenarios.first().procedure.first().steps;
    QCOMPARE_EQ(steps.first().title, QStringLiteral("Find any restore point"));
    QCOMPARE_EQ(incident->plan().scenarios.first().procedure.size(), 3);
    QVERIFY(incident->frozenPlan() == frozen);
    QCOMPARE_EQ(frozen.scenarios.first().procedure.first().steps.first().title,
        QStringLiteral("Find the newest restore point"));
}

void TstIncidentSession::whatChangedInThePlanIsNamed()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    QSignalSpy changed(incident.get(), &IncidentSession::stateChanged);
    const auto named = [&] {
        if (changed.size() != 1)
            return QStringLiteral("%1 times").arg(changed.size());
        QStringList steps;
        for (const auto& step : changed.takeFirst().first().value<QSet<incident::StepAddress>>())
            steps.append(step.toString());
        steps.sort();
        return steps.join(u' ');
    };
    // Its look and its place are as before: only its words are others.
    VERIFY_RESULT(await(incident->act(reworded("restart", "Start it again"))));
    QCOMPARE_EQ(named(), QStringLiteral("corruption/restart"));
    const incident::StepReworded expecting { stepNamed("restart"), QStringLiteral("Start it again"),
        QStringLiteral("it answers"), {} };
    VERIFY_RESULT(await(incident->act(expecting)));
    QCOMPARE_EQ(named(), QStringLiteral("corruption/restart"));
    VERIFY_RESULT(await(incident->act(incident::StepStruck { stepNamed("restart"), {} })));
    QCOMPARE_EQ(named(), QStringLiteral("corruption/restart"));
    VERIFY_RESULT(await(incident->act(intrusion())));
    QCOMPARE_EQ(named(),
        QStringLiteral("corruption/choose corruption/find corruption/restart intrusion/isolate "
                       "intrusion/scan validation/smoke"));
    VERIFY_RESULT(await(incident->note(QStringLiteral("nothing of the plan"))));
    QCOMPARE_EQ(named(), QString());
}

void TstIncidentSession::stepsOfEarlierPlansAreStillThere()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    QList<const plan::Step*> steps;
    const auto before = incident->walkthrough();
    for (int i = 0; i < 5; ++i) {
        steps.append(incident->walkthrough().find(stepNamed("find"))->step);
        VERIFY_RESULT(await(incident->act(reworded("find", qPrintable(QStringLiteral("Words %1").arg(i))))));
    }
    QCOMPARE_EQ(steps.first()->title, QStringLiteral("Find the newest restore point"));
    QCOMPARE_EQ(before.find(stepNamed("find"))->name(), QStringLiteral("1.1 Find the newest restore point"));
    for (int i = 1; i < 5; ++i)
        QCOMPARE_EQ(steps[i]->title, QStringLiteral("Words %1").arg(i - 1));
}

void TstIncidentSession::everyChangeOfThePlanIsUndone()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    const incident::PhaseAddress look(QStringLiteral("corruption/look"));
    const incident::StepMoved moved { stepNamed("restart"), look, {}, {} };
    const auto undone = [&](const incident::Payload& act, const char* words) {
        const auto before = wordsOf(*incident);
        VERIFY_RESULT(await(incident->act(act)));
        QVERIFY2(wordsOf(*incident) != before, words);
        QCOMPARE_EQ(incident->undoWords(), QString::fromUtf8(words));
        VERIFY_RESULT(await(incident->undo()));
        QCOMPARE_EQ(wordsOf(*incident), before);
        QCOMPARE_EQ(incident->undoWords(), QString());
    };
    undone(intrusion(), "attached: Intrusion");
    undone(incident::StepStruck { stepNamed("find"), {} }, "struck 1.1 Find the newest restore point");
    undone(reworded("find", "Find any"), "reworded 1.1 Find the newest restore point");
    undone(moved, "moved 2.1 Restart");
    // What was added stays in the record, and nobody does it.
    const auto added = incident::newStepAddress(look);
    VERIFY_RESULT(
        await(incident->act(incident::StepAdded { added, look, {}, QStringLiteral("Call"), {}, {} })));
    QCOMPARE_EQ(incident->walkthrough().find(added)->name(), QStringLiteral("1.0a Call"));
    QCOMPARE_EQ(incident->undoWords(), QStringLiteral("added: Call"));
    VERIFY_RESULT(await(incident->undo()));
    QCOMPARE_EQ(incident->walkthrough().find(added)->look, incident::StepLook::Inactive);
    // Struck is restored, and a restored one struck again.
    undone(incident::StepRestored { added }, "restored 1.0a Call");
    // What was worked on since cannot be taken away.
    VERIFY_RESULT(await(incident->act(intrusion())));
    const incident::StepAddress isolate(QStringLiteral("intrusion/isolate"));
    VERIFY_RESULT(await(incident->start(isolate)));
    const auto late = await(incident->undo());
    QVERIFY(!late);
    QCOMPARE_EQ(late.error().fault, Fault::Conflict);
    QVERIFY(incident->walkthrough().find(isolate));
}

void TstIncidentSession::whatWasAttachedIsWalkedThrough()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    const auto act = [&](const incident::Payload& wanted) { VERIFY_RESULT(await(incident->act(wanted))); };
    const auto of = [](const char* step) {
        return incident::StepAddress(QStringLiteral("intrusion/") + QString::fromLatin1(step));
    };
    act(intrusion());
    act(incident::StepCompleted { of("isolate"), {} });
    act(incident::StepCompleted { stepNamed("find"), QStringLiteral("02:50") });
    VERIFY_RESULT(await(incident->choose(stepNamed("choose"), plan::AnswerId(QStringLiteral("promote")))));
    act(incident::StepCompleted { stepNamed("restart"), {} });
    QCOMPARE_EQ(incident->walkthrough().currentStep()->name(), QStringLiteral("B1.2 Scan it"));
    QVERIFY(!await(incident->act(
        incident::StepCompleted { incident::StepAddress(QStringLiteral("validation/smoke")), {} })));
    act(incident::StepCompleted { of("scan"), {} });
    QCOMPARE_EQ(incident->walkthrough().currentStep()->name(), QStringLiteral("3.1 Place an order"));
    act(incident::StepCompleted { incident::StepAddress(QStringLiteral("validation/smoke")), {} });
    QVERIFY(!incident->walkthrough().current);
    QCOMPARE_EQ(incident->walkthrough().ended, incident->walkthrough().active);
}

void TstIncidentSession::aChangeThatIsRefusedChangesNothing()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("02:50"))));
    const auto before = wordsOf(*incident);
    const auto words = incident->undoWords();
    const auto calls = rig.journal.calls;
    QVERIFY(!await(incident->act(incident::StepStruck { stepNamed("find"), {} })));
    QVERIFY(!await(incident->act(incident::StepRestored { stepNamed("choose") })));
    QCOMPARE_EQ(rig.journal.calls, calls);
    // Nor does what was not saved.
    rig.journal.failCall = rig.journal.calls;
    QVERIFY(!await(incident->act(intrusion())));
    QCOMPARE_EQ(wordsOf(*incident), before);
    QCOMPARE_EQ(incident->undoWords(), words);
    QCOMPARE_EQ(&incident->plan(), &incident->frozenPlan());
    VERIFY_RESULT(await(incident->act(intrusion())));
}

void TstIncidentSession::afterARestartThePlanIsTheSame()
{
    SessionRig rig;
    auto incident = *rig.declare(twoScenarios());
    const incident::PhaseAddress look(QStringLiteral("corruption/look"));
    const incident::PhaseAddress contain(QStringLiteral("intrusion/contain"));
    for (const auto& act : QList<incident::Payload> { intrusion(),
             incident::StepAdded { incident::newStepAddress(look), look, stepNamed("find"),
                 QStringLiteral("Call"), QStringLiteral("an answer"), {} },
             incident::StepAdded {
                 incident::newStepAddress(contain), contain, {}, QStringLiteral("Look"), {}, {} },
             incident::StepMoved { stepNamed("restart"), contain, {}, {} },
             reworded("choose", "Choose at last"), incident::StepStruck { stepNamed("find"), {} },
             incident::StepCompleted { stepNamed("restart"), {} } })
        VERIFY_RESULT(await(incident->act(act)));
    const auto before = wordsOf(*incident);
    const auto lines = incident->timeline();
    const auto plan = incident->plan();
    const auto id = incident->stream().id;
    incident.reset();
    incident = *await(rig.session.open(id));
    QCOMPARE_EQ(wordsOf(*incident), before);
    QVERIFY(incident->plan() == plan);
    QCOMPARE_EQ(incident->timeline().size(), lines.size());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE_EQ(incident->timeline()[i].text, lines[i].text);
}

void TstIncidentSession::twoConsolesHaveTheSamePlan()
{
    SessionRig rig;
    const auto here = *rig.declare(twoScenarios());
    const auto declared = here->events();
    const auto there = *await(rig.session.open(here->stream().id, QStringLiteral("Ben")));
    VERIFY_RESULT(await(there->act(intrusion())));
    VERIFY_RESULT(await(here->act(reworded("find", "Find any"))));
    QCOMPARE_EQ(wordsOf(*here), wordsOf(*there));

    // A third one worked without the others for a while: what it changed first comes first for all.
    ManualClock otherClock;
    otherClock.advance(std::chrono::seconds(1));
    MemoryJournal elsewhere(otherClock, QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb")));
    elsewhere.receive(declared);
    MemoryBlobs blobs = rig.blobs;
    session::Session otherSession(session::Ports { otherClock, elsewhere, blobs, rig.vault });
    const auto far = *await(otherSession.open(here->stream().id, QStringLiteral("Cleo")));
    VERIFY_RESULT(await(far->act(reworded("find", "Find none"))));
    VERIFY_RESULT(await(far->act(incident::StepStruck { stepNamed("restart"), {} })));
    rig.clock.advance(std::chrono::minutes(5));
    VERIFY_RESULT(await(here->act(reworded("find", "Find one of them"))));
    VERIFY_RESULT(await(here->act(incident::StepMoved {
        stepNamed("restart"), incident::PhaseAddress(QStringLiteral("corruption/look")), {}, {} })));

    QList<journal::Event> late;
    for (const auto& event : far->events()) {
        if (event.origin == elsewhere.origin())
            late.append(event);
    }
    rig.journal.receive(late);
    elsewhere.receive(rig.stored(*here));
    QCOMPARE_EQ(incident::printed(here->state()), incident::printed(far->state()));
    QCOMPARE_EQ(wordsOf(*here), wordsOf(*far));
    QCOMPARE_EQ(wordsOf(*here), wordsOf(*there));
    QVERIFY(here->plan() == far->plan());
    QVERIFY(here->plan() == there->plan());
    QCOMPARE_EQ(here->walkthrough().find(stepNamed("find"))->step->title, QStringLiteral("Find one of them"));
    QVERIFY(here->walkthrough().find(stepNamed("restart"))->step->struck);
}

void TstIncidentSession::theTimelineTellsOfThePlanAsItIsNow()
{
    SessionRig rig;
    const auto incident = *rig.declare(twoScenarios());
    const auto lines = [&] {
        QStringList texts;
        for (const auto& line : incident->timeline())
            texts.append(line.text);
        return texts;
    };
    VERIFY_RESULT(
        await(incident->act(incident::MisfitNoted { stepNamed("find"), QStringLiteral("there are two") })));
    QCOMPARE_EQ(
        lines().last(), QStringLiteral("1.1 Find the newest restore point: does not fit — there are two"));
    VERIFY_RESULT(await(incident->act(reworded("find", "Find any"))));
    const auto now = lines();
    QCOMPARE_EQ(now[now.size() - 2], QStringLiteral("1.1 Find any: does not fit — there are two"));
    QCOMPARE_EQ(now.last(), QStringLiteral("1.1 reworded: “Find any”"));
}

void TstIncidentSession::whatIsTakenBackIsGoneFromMemory()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->complete(stepNamed("find"), QStringLiteral("logged in with hunter2"))));
    const auto entry = incident->events().last().id;
    VERIFY_RESULT(await(incident->note(QStringLiteral("The phone rings"))));
    const auto texts = [&] {
        QString all;
        for (const auto& line : incident->timeline())
            all += line.text + u'\n';
        return all;
    };
    QVERIFY(texts().contains(QStringLiteral("hunter2")));
    QStringList told;
    QObject::connect(incident.get(), &IncidentSession::textsErased, incident.get(), [&] {
        // Who is told finds nothing of it any more.
        told.append(texts().contains(QStringLiteral("hunter2")) ? QStringLiteral("too early")
                                                                : QStringLiteral("erased"));
    });
    QObject::connect(incident.get(), &IncidentSession::stateChanged, incident.get(),
        [&] { told.append(QStringLiteral("changed")); });
    VERIFY_RESULT(await(incident->act(incident::LeafErased {
        { { { entry, QStringLiteral("payload.saw") } }, {} }, QStringLiteral("a password") })));
    QCOMPARE(told, QStringList({ QStringLiteral("erased"), QStringLiteral("changed") }));
    for (const auto& event : incident->events()) {
        for (const auto& leaf : event.leaves)
            QVERIFY2(!leaf.value.contains(QStringLiteral("hunter2")), qPrintable(leaf.field));
    }
    QVERIFY(!incident::printed(incident->state()).contains(QStringLiteral("hunter2")));
    QVERIFY2(texts().contains(QStringLiteral("saw (taken back)")), qPrintable(texts()));
    QVERIFY(texts().contains(QStringLiteral("The phone rings")));
    // The step is as done as it was.
    QCOMPARE_EQ(lookOf(*incident, "find"), incident::StepLook::Done);
    VERIFY_RESULT(await(incident->note(QStringLiteral("It stops"))));
    QCOMPARE(told.count(QStringLiteral("erased")), 1);
}

void TstIncidentSession::anUndoBringsNothingBackThatWasTakenBack()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->act(reworded("find", "Log in with hunter2"))));
    const auto entry = incident->events().last().id;
    VERIFY_RESULT(await(incident->act(reworded("find", "Log in"))));
    QVERIFY(!incident->undoWords().isEmpty());
    VERIFY_RESULT(await(incident->act(incident::LeafErased {
        { { { entry, QStringLiteral("payload.title") } }, {} }, QStringLiteral("a password") })));
    QVERIFY2(incident->undoWords().isEmpty(), qPrintable(incident->undoWords()));
    QVERIFY(!wordsOf(*incident).contains(QStringLiteral("hunter2")));
}

void TstIncidentSession::whatAnotherConsoleTakesBackIsGoneHereToo()
{
    SessionRig rig;
    const auto incident = *rig.declare();
    VERIFY_RESULT(await(incident->note(QStringLiteral("hunter2"))));
    const auto entry = incident->events().last().id;
    const QSignalSpy erased(incident.get(), &IncidentSession::textsErased);
    EventMaker other(2);
    other.at(rig.clock.now() + std::chrono::minutes(1)).by(QStringLiteral("Ben"));
    rig.clock.advance(std::chrono::minutes(5));
    VERIFY_RESULT(await(incident->note(QStringLiteral("It comes before this one"))));
    auto event = other.make(incident::LeafErased {
        { { { entry, QStringLiteral("payload.text") } }, {} }, QStringLiteral("a password") });
    event.stream = incident->stream().id;
    rig.journal.receive({ event });
    QCOMPARE(erased.size(), 1);
    QVERIFY(incident->state().isErased(entry, QStringLiteral("payload.text")));
    for (const auto& line : incident->timeline())
        QVERIFY2(!line.text.contains(QStringLiteral("hunter2")), qPrintable(line.text));
}

MUSTER_TEST(TstIncidentSession)
#include "tst_incidentsession.moc"
