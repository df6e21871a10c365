// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "core/incident/payloadcodec.h"
#include "core/incident/walkthrough.h"
#include "tests/core/incident/generatedrun.h"
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
    return StepAddress(QStringLiteral("corruption/") + QLatin1StringView(step));
}

DecisionRecorded chose(const char* answer)
{
    return { at("choose"), plan::DecisionId(id("path")), plan::AnswerId(QString::fromLatin1(answer)), {} };
}

plan::ServiceId service(const char* name)
{
    return plan::ServiceId(QString::fromLatin1(name));
}

RestorePointChosen point(Instant when)
{
    return { service("postgres"), when, RestorePointChosen::Standing::Present, {} };
}

} // namespace

/// The plan is richPlan: 1.1 look (expects), 1.2 choose (path), 2 promote, 3 restore, 4 tell (any order),
/// validation.
class TstDecide : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_plan = richPlan();
        m_maker = EventMaker();
        m_state = {};
        m_kind = journal::StreamKind::Drill;
    }

    void nothingIsDoneBeforeADeclaration()
    {
        refused(NoteAdded { NoteAdded::Kind::Note, id("x") }, Fault::Invalid, "declare the incident first");
        auto declaration = declarationOf(m_plan, m_kind, kFailed);
        QVERIFY(decide(m_plan, m_state, declaration));
        declaration.summary = id(" \n");
        refused(declaration, Fault::Invalid, "summary");
        declaration.summary = id("x");
        declaration.scenario = plan::ScenarioId(id("flood"));
        refused(declaration, Fault::Invalid, "no scenario \"flood\". It has: corruption");
        declareIncident();
        refused(declarationOf(m_plan, m_kind, kFailed), Fault::Conflict, "already");
    }

    void timesInTheFutureAreRefusedWhereTheClockIsGiven()
    {
        const auto now = kFailed + 10min;
        auto declaration = declarationOf(m_plan, m_kind, now);
        QVERIFY(decide(m_plan, m_state, declaration, now));
        declaration.failedAt += 1ms;
        const auto answer = decide(m_plan, m_state, declaration, now);
        QVERIFY(!answer && answer.error().text.contains(id("cannot be in the future")));
        declareIncident();
        QVERIFY(!decide(m_plan, m_state, point(now + 1s), now));
        QVERIFY(decide(m_plan, m_state, point(now), now));
        QVERIFY(!decide(m_plan, m_state, TimesStated { {}, now + 1s, {}, {} }, now));
        QVERIFY(!decide(m_plan, m_state, TimesStated { {}, {}, now + 1s, {} }, now));
        QVERIFY(!decide(m_plan, m_state, TimesStated { now + 1s, {}, {}, {} }, now));
    }

    void aStepWaitsForTheOneBefore()
    {
        declareIncident();
        refused(chose("promote"), Fault::Conflict, "1.2 Choose waits for 1.1 Look.");
        refused(StepStarted { at("promote-replica") }, Fault::Conflict,
            "2.1 Promote replica waits for 1.1 Look.");
        refused(StepFailed { at("choose"), {} }, Fault::Conflict, "waits for");
        done(StepCompleted { at("look"), id("03:00") });
        refused(StepStarted { at("promote-replica") }, Fault::Conflict, "waits for 1.2 Choose");
    }

    void completingStatesTheValueSeen()
    {
        declareIncident();
        refused(
            StepCompleted { at("look"), id("  ") }, Fault::Conflict, "1.1 Look expects \"a restore point\"");
        refused(StepCompleted { at("look"), QString(4097, u'x') }, Fault::Invalid, "longer than 4096 bytes");
        // Bytes count, not characters.
        refused(StepCompleted { at("look"), QString(2049, u'ä') }, Fault::Invalid, "longer than 4096 bytes");
        done(StepCompleted { at("look"), QString(4096, u'x') });
    }

    void endedStepsSayHowToGoOn()
    {
        declareIncident();
        done(StepStarted { at("look") });
        refused(StepStarted { at("look") }, Fault::Conflict, "under way already, with Ada");
        done(StepFailed { at("look"), id("no route") });
        refused(StepCompleted { at("look"), id("x") }, Fault::Conflict, "To try again, reopen it");
        refused(StepFailed { at("look"), id("x") }, Fault::Conflict, "failed");
        done(StepReopened { at("look"), {} });
        refused(StepReopened { at("look"), {} }, Fault::Conflict, "nothing to reopen");
        done(StepCompleted { at("look"), id("x") });
        refused(StepCompleted { at("look"), id("x") }, Fault::Conflict, "1.1 Look is done already");
        refused(StepSkipped { at("look"), SkipReason::Other, {} }, Fault::Conflict, "done already");
        refused(StepStarted { StepAddress(id("corruption/nowhere")) }, Fault::Invalid,
            "no step \"corruption/nowhere\"");
    }

    void aFailedStepMayBeGivenUp()
    {
        declareIncident();
        done(StepFailed { at("look"), {} });
        done(StepSkipped { at("look"), SkipReason::NotPossible, {} });
        refused(StepStarted { at("look") }, Fault::Conflict, "was skipped");
    }

    void aStepMayBeSkippedBeforeItsTurnAndACriticalOneOnlyWithAWord()
    {
        declareIncident();
        done(StepSkipped { at("choose"), SkipReason::NotNeeded, {} });
        refused(StepSkipped { at("tell-team"), SkipReason::NotNeeded, {} }, Fault::Conflict, "is critical");
        done(StepSkipped { at("tell-team"), SkipReason::NotNeeded, id("they are here") });
    }

    void aQuestionIsAnsweredAndThatCompletesIt()
    {
        declareIncident();
        done(StepCompleted { at("look"), id("x") });
        refused(StepCompleted { at("choose"), {} }, Fault::Conflict, "Choose an answer: promote, restore");
        refused(chose("pray"), Fault::Invalid, "no answer \"pray\". Choose one of: promote, restore");
        refused(
            DecisionRecorded { at("look"), plan::DecisionId(id("path")), plan::AnswerId(id("promote")), {} },
            Fault::Invalid, "does not ask");
        QCOMPARE(types(chose("restore")), id("decision.recorded step.completed"));
        done(chose("restore"));
        refused(StepStarted { at("promote-replica") }, Fault::Conflict, "branch that was not taken");
        refused(StepSkipped { at("promote-replica"), SkipReason::Other, {} }, Fault::Conflict, "branch");
        refused(chose("restore"), Fault::Conflict, "answered \"Restore\" already");
    }

    void anotherAnswerIsOneEventAndMovesTheBranch()
    {
        declareIncident();
        done(StepCompleted { at("look"), id("x") });
        done(chose("restore"));
        done(StepCompleted { at("restore-branch"), {} });
        QCOMPARE(types(chose("promote")), id("decision.recorded"));
        done(chose("promote"));
        QCOMPARE(walkthrough(m_plan, m_state).currentStep()->step->id.toString(), id("promote-replica"));
    }

    void completingSaysWhatIsBackAndReopeningTakesThatBack()
    {
        declareIncident();
        done(StepCompleted { at("look"), id("x") });
        done(chose("promote"));
        QCOMPARE(types(StepCompleted { at("promote-replica"), {} }), id("step.completed service.recovered"));
        done(StepCompleted { at("promote-replica"), {} });
        QVERIFY(m_state.services.value(service("postgres")).recoveredAt);
        QCOMPARE(types(StepReopened { at("promote-replica"), {} }),
            id("step.reopened service.recovery-withdrawn"));
        done(StepReopened { at("promote-replica"), {} });
        QVERIFY(!m_state.services.value(service("postgres")).recoveredAt);
    }

    void reopeningLeavesARecoveryThatSomebodyElseReported()
    {
        declareIncident();
        done(StepCompleted { at("look"), id("x") });
        done(chose("promote"));
        done(ServiceRecovered { service("postgres"), {} });
        m_maker.advance(1min);
        QCOMPARE(types(StepCompleted { at("promote-replica"), {} }), id("step.completed"));
        done(StepCompleted { at("promote-replica"), {} });
        QCOMPARE(types(StepReopened { at("promote-replica"), {} }), id("step.reopened"));
    }

    void notesSaySomethingButNotTooMuch()
    {
        declareIncident();
        refused(NoteAdded { NoteAdded::Kind::Note, id(" \t\n") }, Fault::Invalid, "empty");
        refused(
            NoteAdded { NoteAdded::Kind::Task, QString(16 * 1024 + 1, u'x') }, Fault::Invalid, "16384 bytes");
        done(NoteAdded { NoteAdded::Kind::Note, QString(16 * 1024, u'x') });
    }

    void aMessageHasNoGapsAndGoesToAnAudienceOfThePlan()
    {
        m_kind = journal::StreamKind::Live;
        declareIncident();
        m_plan.communications.channels = { plan::Channel { id("chat"), {}, {}, {}, {}, {}, false, {} } };
        plan::MessageTemplate forTeam;
        forTeam.id = plan::TemplateId(id("forTeam"));
        forTeam.audience = plan::AudienceId(id("team"));
        m_plan.communications.templates = { forTeam };
        const MessageSent good { plan::AudienceId(id("team")), forTeam.id, id("chat"),
            MessageSent::How::ByHand, {}, id("The database is down.") };
        QCOMPARE(types(good), id("message.sent"));
        auto bad = good;
        bad.audience = plan::AudienceId(id("press"));
        refused(bad, Fault::Invalid, "no audience \"press\". It has: team, customers");
        bad = good;
        bad.audience = plan::AudienceId(id("customers"));
        refused(bad, Fault::Invalid, "no message \"forTeam\" for this audience");
        bad = good;
        bad.channel = id("pigeon");
        refused(bad, Fault::Invalid, "no channel \"pigeon\"");
        bad = good;
        bad.text = id(" \n");
        refused(bad, Fault::Invalid, "empty");
        bad.text = QString(kLargestNote + 1, u'x');
        refused(bad, Fault::Invalid, "longer than 16384 bytes");
        bad.text = id("Since {{since}}: {{ workaround }}");
        refused(bad, Fault::Conflict, "gaps: since, workaround.");
    }

    void aNextUpdateIsPromisedForLater()
    {
        m_kind = journal::StreamKind::Live;
        declareIncident();
        const auto now = kFailed + 10min;
        MessageSent told { plan::AudienceId(id("team")), {}, {}, MessageSent::How::ByHand, now, id("x") };
        const auto answer = decide(m_plan, m_state, told, now);
        QVERIFY(!answer && answer.error().text.contains(id("which is past")));
        told.nextAt = now + 1ms;
        QVERIFY(decide(m_plan, m_state, told, now));
    }

    void aMessageOfADrillSaysSoFirst()
    {
        declareIncident();
        MessageSent told { plan::AudienceId(id("team")), {}, {}, MessageSent::How::ByHand, {},
            id("The database is down. EXERCISE EXERCISE EXERCISE") };
        refused(told, Fault::Conflict, "begin with \"EXERCISE EXERCISE EXERCISE\"");
        told.text = id("EXERCISE EXERCISE EXERCISE\nThe database is down.");
        QCOMPARE(types(told), id("message.sent"));
    }

    void aRoleNeedsANameAndAnotherHolder()
    {
        declareIncident();
        const auto ada = person(id("Ada"));
        refused(RoleAssigned { commanderRole(), ada, id(" "), RoleAssigned::How::Taken }, Fault::Invalid,
            "who takes");
        refused(RoleAssigned { plan::RoleId(id("cook")), ada, id("Ada"), RoleAssigned::How::Taken },
            Fault::Invalid, "no role \"cook\". It has: commander, scribe");
        done(RoleAssigned { commanderRole(), ada, id("Ada"), RoleAssigned::How::Taken });
        refused(RoleAssigned { commanderRole(), ada, id("Ada"), RoleAssigned::How::HandedOver },
            Fault::Conflict, "Ada holds this role already");
        done(RoleAssigned { commanderRole(), person(id("Sam")), id("Sam"), RoleAssigned::How::HandedOver });
        m_plan.roles.clear();
        QVERIFY(decide(
            m_plan, m_state, RoleAssigned { commanderRole(), ada, id("Ada"), RoleAssigned::How::Taken }));
    }

    void aServiceComesBackOnce()
    {
        declareIncident();
        refused(RecoveryWithdrawn { service("redis"), {} }, Fault::Conflict, "nothing to withdraw");
        done(ServiceRecovered { service("redis"), {} });
        refused(ServiceRecovered { service("redis"), {} }, Fault::Conflict, "withdraw that first");
        refused(ServiceRecovered { service("mainframe"), {} }, Fault::Invalid, "no service \"mainframe\"");
        done(RecoveryWithdrawn { service("redis"), {} });
        done(ServiceRecovered { service("redis"), {} });
    }

    void aRestorePointLiesBeforeTheDamage()
    {
        declareIncident();
        done(point(kFailed - 1min));
        done(TimesStated { {}, kFailed - 10min, {}, {} });
        refused(point(kFailed - 9min), Fault::Conflict, "brings it back");
        done(point(kFailed - 10min));
    }

    void statedTimesFitWhatIsRecorded()
    {
        declareIncident();
        refused(TimesStated { {}, {}, {}, id("log") }, Fault::Invalid, "at least one time");
        done(ServiceRecovered { service("redis"), {} });
        refused(TimesStated { m_maker.now() + 1h, {}, {}, {} }, Fault::Conflict,
            "Redis was recorded as recovered");
        done(TimesStated { kFailed - 1h, {}, {}, {} });
        QVERIFY(m_state.failedAt == kFailed - 1h);
    }

    void aDrillsClockGoesOnlyForward()
    {
        declareIncident();
        done(ClockChanged { kFailed + 1h, 5000 });
        refused(ClockChanged { kFailed + 1h - 1ms, 5000 }, Fault::Conflict, "cannot go back");
        refused(ClockChanged { kFailed + 2h, -1 }, Fault::Invalid, "between 0 (paused) and 3600");
        refused(ClockChanged { kFailed + 2h, kFastestRate + 1 }, Fault::Invalid, "between");
        done(ClockChanged { kFailed + 1h, 0 });
        m_state = {};
        m_kind = journal::StreamKind::Live;
        declareIncident();
        refused(ClockChanged { kFailed + 9h, 1000 }, Fault::Invalid, "live incident");
    }

    void closingALiveIncidentBeginsTheWatchOfItsScenario()
    {
        m_plan.scenarios.first().watch = plan::Watch { Millis(24h), id("scribe") };
        declareIncident();
        QCOMPARE(types(IncidentClosed {}), id("incident.closed"));
        refused(WatchBegun { kFailed + 9h, {} }, Fault::Conflict, "Close it first.");
        refused(WatchEnded {}, Fault::Conflict, "Nobody keeps a watch on this incident.");
        m_state = {};
        m_kind = journal::StreamKind::Live;
        declareIncident();
        const auto last = m_state.lastActAt;
        done(IncidentClosed {});
        QVERIFY(m_state.watch);
        QVERIFY(m_state.watch->until == last + 24h);
        QCOMPARE(m_state.watch->owner, id("scribe"));
        done(WatchEnded { id("all is quiet") });
        QVERIFY(m_state.watch->endedAt);
        refused(WatchEnded {}, Fault::Conflict, "Nobody keeps a watch on this incident.");
        // It may be taken up again.
        done(WatchBegun { kFailed + 48h, {} });
        QVERIFY(!m_state.watch->endedAt);
        m_plan.scenarios.first().watch->owner = id("unknown");
        m_state = {};
        declareIncident();
        done(IncidentClosed {});
        QVERIFY(m_state.watch->owner.isEmpty());
    }

    void aClosedIncidentTakesOnlyNotesAndCorrectedTimes()
    {
        declareIncident();
        done(IncidentClosed {});
        refused(IncidentClosed {}, Fault::Conflict, "closed at 2026-03-14 03:13 UTC already");
        const QList<Payload> acts { StepStarted { at("look") }, StepReopened { at("look"), {} },
            chose("promote"), ServiceRecovered { service("redis"), {} }, point(kFailed),
            ClockChanged { kFailed + 9h, 1000 },
            RoleAssigned { commanderRole(), person(id("Sam")), id("Sam"), RoleAssigned::How::Taken } };
        for (const auto& act : acts)
            refused(act, Fault::Invalid, "Notes, reasons and corrected times can still be added");
        done(NoteAdded { NoteAdded::Kind::Note, id("review on Monday") });
        done(TimesStated { kFailed - 5min, {}, {}, {} });
    }

    void anAssumptionIsOneOfThePlan()
    {
        declareIncident();
        refused(AssumptionAnswered { id("gone"), Truth::Fails }, Fault::Invalid,
            "no assumption \"gone\". It has: link-up");
        done(AssumptionAnswered { id("link-up"), Truth::Fails });
        // Somebody looked again.
        done(AssumptionAnswered { id("link-up"), Truth::Holds });
    }

    void onlyWhatIsInForceEnds()
    {
        declareIncident();
        refused(RememberEnded { at("choose") }, Fault::Invalid, "1.2 Choose says nothing to remember");
        refused(RememberEnded { at("nowhere") }, Fault::Invalid, "no step");
        refused(RememberEnded { at("look") }, Fault::Conflict, "is not done");
        done(StepCompleted { at("look"), id("a restore point") });
        refused(RememberResumed { at("look") }, Fault::Conflict, "in force already");
        done(RememberEnded { at("look") });
        refused(RememberEnded { at("look") }, Fault::Conflict, "ended already");
        done(RememberResumed { at("look") });
        QCOMPARE(types(RememberEnded { at("look") }), id("remember.ended"));
    }

    void theMachineTellsOnlyWhatChanged()
    {
        declareIncident();
        QCOMPARE(types(ClockMoved { kFailed, kFailed + 3s }), id("clock.moved"));
        refused(ClockMoved { kFailed, kFailed }, Fault::Invalid, "did not move");
        QCOMPARE(types(MachineSlept { 61s }), id("machine.slept"));
        refused(MachineSlept {}, Fault::Invalid, "did not sleep");
        QCOMPARE(types(ZoneChanged { id("UTC"), id("Europe/Berlin") }), id("zone.changed"));
        refused(ZoneChanged { id("UTC"), id("UTC") }, Fault::Invalid, "same time zone");
        refused(ZoneChanged { {}, id("UTC") }, Fault::Invalid, "same time zone");
    }

    void anAnchorNamesAnEntry()
    {
        const auto anchor = [](qint64 seq, const QString& hash) {
            return RecordAnchored { RecordAnchored::Way::Told, seq, hash, id("Sam") };
        };
        declareIncident();
        QCOMPARE(types(anchor(1, QString(64, u'a'))), id("record.anchored"));
        refused(anchor(0, QString(64, u'a')), Fault::Invalid, "which entry");
        refused(anchor(1, QString(63, u'a')), Fault::Invalid, "which entry");
        // The end is one of the times at which the record is left elsewhere.
        done(IncidentClosed {});
        QCOMPARE(types(anchor(1, QString(64, u'a'))), id("record.anchored"));
        refused(ClockChecked { true }, Fault::Invalid, "closed");
    }

    void evidenceIsAFileWithAName()
    {
        using Kind = EvidenceAttached::Kind;
        declareIncident();
        const EvidenceAttached file { Kind::File, { QString(64, u'b'), 9 }, id("text/plain"), at("look"),
            id("lag.txt"), {}, {}, {} };
        QCOMPARE(types(file), id("evidence.attached"));
        auto wrong = file;
        wrong.file.hash.clear();
        refused(wrong, Fault::Invalid, "no file");
        wrong = file;
        wrong.name = id(" ");
        refused(wrong, Fault::Invalid, "what the file is called");
        wrong = file;
        wrong.about = at("nowhere");
        refused(wrong, Fault::Invalid, "no step");
        wrong = file;
        wrong.kind = Kind::Before;
        refused(wrong, Fault::Invalid, "what is set up so");
        wrong.of = id("nginx.conf");
        QCOMPARE(types(wrong), id("evidence.attached"));
        refused(
            EvidenceWithdrawn { journal::EventId::random(), id("x") }, Fault::Invalid, "no such evidence");
        done(file);
        const auto known = m_state.evidence.first().id;
        refused(EvidenceWithdrawn { known, {} }, Fault::Invalid, "why");
        done(EvidenceWithdrawn { known, id("another incident's") });
        refused(EvidenceWithdrawn { known, id("again") }, Fault::Conflict, "already");
        // Whoever reviews may still bring something.
        done(IncidentClosed {});
        QCOMPARE(types(file), id("evidence.attached"));
    }

    void whatIsTakenBackIsNamedOnceAndSaysWhy()
    {
        declareIncident();
        const auto note = journal::EventId::random();
        const journal::LeafRef text { note, id("payload.text") };
        const auto why = id("a password");
        refused(LeafErased { {}, why }, Fault::Invalid, "Say what");
        refused(LeafErased { { { text }, {} }, id(" \n") }, Fault::Invalid, "why");
        refused(LeafErased { { { text }, {} }, QString(100000, u'x') }, Fault::Invalid, "reason");
        refused(LeafErased { { { { note, id("text") } }, {} }, why }, Fault::Invalid, "no text \"text\"");
        refused(LeafErased { { {}, { QString(64, u'a') } }, why }, Fault::Invalid, "attached as evidence");
        QList<journal::LeafRef> many(journal::kMostErased + 1, text);
        refused(LeafErased { { many, {} }, why }, Fault::Invalid, "At most 500");
        done(EvidenceAttached { EvidenceAttached::Kind::File, { QString(64, u'a'), 3 }, id("text/plain"), {},
            id("a.txt"), {}, {}, {} });
        done(LeafErased { { { text }, { QString(64, u'a') } }, why });
        refused(LeafErased { { { text }, {} }, why }, Fault::Conflict, "already");
        refused(LeafErased { { {}, { QString(64, u'a') } }, why }, Fault::Conflict, "already");
        // What is found afterwards is taken back all the same.
        done(IncidentClosed {});
        QCOMPARE(types(LeafErased { { { { note, id("actor.name") } }, {} }, why }), id("leaf.erased"));
    }

    void aClockIsPausedWithAReason()
    {
        declareIncident();
        const auto why = id("the vendor works on it, agreed with Cleo");
        const auto db = service("postgres");
        refused(ObjectivePaused { service("nowhere"), why }, Fault::Invalid, "no service \"nowhere\"");
        refused(ObjectivePaused { service("redis"), why }, Fault::Conflict,
            "No clock runs for Redis, so none can be paused.");
        refused(ObjectivePaused { db, id(" \n") }, Fault::Invalid,
            "Say in a few words why the clock is paused, and who agreed");
        refused(ObjectivePaused { db, QString(kLargestSaw + 1, u'x') }, Fault::Invalid, "reason");
        refused(ObjectiveResumed { db }, Fault::Conflict, "The clock of Postgres is not paused.");
        refused(ObjectiveResumed { service("nowhere") }, Fault::Invalid, "no service \"nowhere\"");
        QCOMPARE(types(ObjectivePaused { db, why }), id("objective.paused"));
        done(ObjectivePaused { db, why });
        refused(ObjectivePaused { db, why }, Fault::Conflict,
            "The clock of Postgres is paused since 2026-03-14 03:13 UTC already.");
        QCOMPARE(types(ObjectiveResumed { db }), id("objective.resumed"));
        done(ObjectiveResumed { db });
        done(ServiceRecovered { db, id("answers") });
        refused(ObjectivePaused { db, why }, Fault::Conflict, "No clock runs for Postgres");
    }

    void afterClosingNoClockIsTouched()
    {
        declareIncident();
        done(ObjectivePaused { service("postgres"), id("why") });
        done(IncidentClosed {});
        refused(ObjectivePaused { service("api"), id("why") }, Fault::Invalid, "was closed at");
        refused(ObjectiveResumed { service("postgres") }, Fault::Invalid, "was closed at");
    }

    void onlyADecisionIsObjectedTo()
    {
        declareIncident();
        const auto why = id("the replica is not sound");
        refused(ObjectionNoted { journal::EventId::random(), {}, why }, Fault::Invalid,
            "That entry records no decision. Object to an answer, or to a decision.");
        done(NoteAdded { NoteAdded::Kind::Note, id("x") });
        QVERIFY(m_state.decidedIn.isEmpty());
        done(NoteAdded { NoteAdded::Kind::Decision, id("promote it") });
        const auto about = *m_state.decidedIn.begin();
        refused(ObjectionNoted { about, {}, id(" \n") }, Fault::Invalid, "Say what speaks against it.");
        refused(ObjectionNoted { about, {}, QString(kLargestSaw + 1, u'x') }, Fault::Invalid, "objection");
        refused(ObjectionNoted { about, QString(kLargestLine + 1, u'x'), why }, Fault::Invalid, "name");
        QCOMPARE(types(ObjectionNoted { about, id("Cleo"), why }), id("objection.noted"));
        // Several may object, and somebody may find the words only afterwards.
        done(ObjectionNoted { about, {}, why });
        done(IncidentClosed {});
        QCOMPARE(types(ObjectionNoted { about, id("Cleo"), why }), id("objection.noted"));
    }

    void aFollowUpIsAskedForAgreedAndEnded()
    {
        using How = FollowUpEnded::How;
        declareIncident();
        const auto due = kFailed + 72h;
        refused(
            FollowUpAdded { due, {}, id(" \n"), {} }, Fault::Invalid, "Say what is to be done afterwards.");
        refused(FollowUpAdded { {}, {}, QString(kLargestSaw + 1, u'x'), {} }, Fault::Invalid, "follow-up");
        refused(FollowUpAdded { {}, {}, id("x"), QString(kLargestLine + 1, u'x') }, Fault::Invalid, "name");
        const auto stray = journal::EventId::random();
        for (const auto& act : QList<Payload> { FollowUpChanged { stray, due, id("Ben") },
                 FollowUpEnded { stray, How::Done, {} }, FollowUpReopened { stray } })
            refused(act, Fault::Invalid, "There is no such follow-up in this record.");
        // What is to be done afterwards is found afterwards, most of all.
        done(IncidentClosed {});
        done(FollowUpAdded { {}, {}, id("Check the index"), {} });
        const auto known = m_state.followUps.first().id;
        refused(FollowUpChanged { known, {}, {} }, Fault::Conflict, "That is what is agreed already.");
        refused(FollowUpChanged { known, due, QString(kLargestLine + 1, u'x') }, Fault::Invalid, "name");
        refused(FollowUpReopened { known }, Fault::Conflict, "That follow-up is open.");
        QCOMPARE(types(FollowUpChanged { known, due, {} }), id("follow-up.changed"));
        done(FollowUpChanged { known, due, id("Ben") });
        refused(FollowUpChanged { known, due, id("Ben") }, Fault::Conflict, "agreed already");
        refused(FollowUpEnded { known, How::Dropped, id(" \n") }, Fault::Invalid,
            "Say in a few words why it is not to be done.");
        refused(FollowUpEnded { known, How::Done, QString(kLargestSaw + 1, u'x') }, Fault::Invalid, "reason");
        QCOMPARE(types(FollowUpEnded { known, How::Dropped, id("too dear") }), id("follow-up.ended"));
        done(FollowUpEnded { known, How::Done, {} });
        for (const auto& act : QList<Payload> { FollowUpChanged { known, {}, id("Cleo") },
                 FollowUpEnded { known, How::Dropped, id("too dear") } })
            refused(act, Fault::Conflict, "That follow-up is not open any more. Open it again first.");
        done(FollowUpReopened { known });
        QVERIFY(!m_state.followUps.first().ended);
    }

    void aCredentialIsOneOfThePlan()
    {
        using Accessed = CredentialAccessed;
        declareIncident();
        QCOMPARE(types(Accessed { id("shop"), Accessed::How::Copied, {} }), id("credential.accessed"));
        QCOMPARE(
            types(CredentialStored { id("shop"), CredentialStored::How::Added }), id("credential.stored"));
        refused(Accessed { id("elsewhere"), Accessed::How::Copied, {} }, Fault::Invalid,
            "no credential \"elsewhere\". It has: vault, shop");
        refused(CredentialStored { id("elsewhere"), CredentialStored::How::Added }, Fault::Invalid,
            "no credential \"elsewhere\"");
        refused(Accessed { id("shop"), Accessed::How::Copied, QString(kLargestSaw + 1, u'x') },
            Fault::Invalid, "longer");
    }

    void glassIsNotBrokenWithoutAReason()
    {
        using Accessed = CredentialAccessed;
        declareIncident();
        refused(Accessed { id("vault"), Accessed::How::Revealed, id(" \n") }, Fault::Conflict,
            "Vault root is kept behind glass, for emergencies. Say in a few words why");
        QCOMPARE(types(Accessed { id("vault"), Accessed::How::Revealed, id("locked out") }),
            id("credential.accessed"));
        done(IncidentClosed {});
        refused(Accessed { id("shop"), Accessed::How::Revealed, {} }, Fault::Invalid, "was closed at");
    }

    void whatIsDecidedFits()
    {
        // Whatever is asked for in whatever state: what decide lets through, the fold takes.
        for (quint32 seed = 0; seed < 40; ++seed) {
            auto events = generatedRun(m_plan, seed, 60);
            m_state = fold({ events.takeFirst() });
            for (const auto& event : events) {
                const auto wanted = decode(event);
                const auto acts = wanted ? decide(m_plan, m_state, *wanted) : Result<QList<Payload>>();
                if (!acts)
                    QVERIFY(!acts.error().text.isEmpty());
                for (const auto& act : acts.value_or(QList<Payload>())) {
                    const int ignored = m_state.ignored;
                    apply(m_state, m_maker.advance(1s).make(act));
                    QVERIFY2(m_state.ignored == ignored, qPrintable(typeOf(act)));
                }
            }
            for (const auto& step : std::as_const(m_state.steps))
                QVERIFY(!step.contradicted);
        }
    }

private:
    void declareIncident()
    {
        const auto declaration = declarationOf(m_plan, m_kind, kFailed);
        apply(m_state, m_maker.at(kFailed).make(declaration));
        m_maker.advance(1min);
    }
    void done(const Payload& wanted)
    {
        const auto acts = decide(m_plan, m_state, wanted);
        VERIFY_RESULT(acts);
        for (const auto& act : *acts)
            apply(m_state, m_maker.make(act));
    }
    void refused(const Payload& wanted, Fault fault, const char* words)
    {
        const auto acts = decide(m_plan, m_state, wanted);
        QVERIFY2(!acts, words);
        QVERIFY2(acts.error().text.contains(QLatin1StringView(words)), qPrintable(acts.error().text));
        QVERIFY2(acts.error().fault == fault, qPrintable(acts.error().text));
    }
    [[nodiscard]] QString types(const Payload& wanted) const
    {
        QStringList names;
        for (const auto& act : decide(m_plan, m_state, wanted).value_or(QList<Payload>()))
            names.append(typeOf(act));
        return names.join(u' ');
    }

    plan::Plan m_plan;
    EventMaker m_maker;
    IncidentState m_state;
    journal::StreamKind m_kind = journal::StreamKind::Drill;
};

MUSTER_TEST(TstDecide)
#include "tst_decide.moc"
