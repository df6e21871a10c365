// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "core/incident/timeline.h"
#include "core/journal/chain.h"
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

struct Telling {
    Payload payload;
    LineKind kind;
    const char* text;
    const char* withheld;
};

QList<Telling> tellings(const plan::Plan& plan)
{
    const StepAddress look(QStringLiteral("corruption/look"));
    const plan::ServiceId postgres(QStringLiteral("postgres"));
    const auto why = QStringLiteral("because");
    const auto sam = person(QStringLiteral("Sam"));
    return {
        { declarationOf(plan, journal::StreamKind::Live, kFailed), LineKind::Milestone,
            "Live incident declared: Corruption — Wrong rows in the orders table",
            "Live incident declared: Corruption — (withheld)" },
        { RoleAssigned { commanderRole(), sam, QStringLiteral("Sam"), RoleAssigned::How::Taken },
            LineKind::Role, "Commander taken by Sam", "Commander taken by somebody" },
        { RoleAssigned { commanderRole(), sam, QStringLiteral("Sam"), RoleAssigned::How::HandedOver },
            LineKind::Role, "Commander handed over to Sam", "Commander handed over to somebody" },
        { StepStarted { look }, LineKind::Started, "1.1 Look: started", "1.1 Look: started" },
        { StepCompleted { look, QStringLiteral("12 s") }, LineKind::Done, "1.1 Look: done — saw “12 s”",
            "1.1 Look: done — saw (withheld)" },
        { StepCompleted { look, {} }, LineKind::Done, "1.1 Look: done", "1.1 Look: done" },
        { StepSkipped { look, SkipReason::NotNeeded, {} }, LineKind::Skipped, "1.1 Look: skipped, not needed",
            "1.1 Look: skipped, not needed" },
        { StepSkipped { look, SkipReason::NotPossible, why }, LineKind::Skipped,
            "1.1 Look: skipped, not possible — because", "1.1 Look: skipped, not possible — (withheld)" },
        { StepFailed { look, why }, LineKind::Failed, "1.1 Look: failed — because",
            "1.1 Look: failed — (withheld)" },
        { StepReopened { look, why }, LineKind::Reopened, "1.1 Look: reopened — because",
            "1.1 Look: reopened — (withheld)" },
        { StepStarted { StepAddress(QStringLiteral("gone/step")) }, LineKind::Started, "gone/step: started",
            "gone/step: started" },
        { DecisionRecorded { StepAddress(QStringLiteral("corruption/choose")),
              plan::DecisionId(QStringLiteral("path")), plan::AnswerId(QStringLiteral("promote")), why },
            LineKind::Decision, "1.2 Choose: decided “Promote” — because",
            "1.2 Choose: decided “Promote” — (withheld)" },
        { NoteAdded { NoteAdded::Kind::Note, QStringLiteral("%1 of 2") }, LineKind::Note, "%1 of 2",
            "(withheld)" },
        { NoteAdded { NoteAdded::Kind::Decision, why }, LineKind::Decision, "because", "(withheld)" },
        { NoteAdded { NoteAdded::Kind::Question, why }, LineKind::Question, "because", "(withheld)" },
        { NoteAdded { NoteAdded::Kind::Task, why }, LineKind::Task, "because", "(withheld)" },
        { MessageSent { plan::AudienceId(QStringLiteral("customers")), {}, {}, MessageSent::How::ByHand, {},
              QStringLiteral("Subject\n\nBody") },
            LineKind::Message, "Told Customers — Subject Body", "Told Customers — (withheld)" },
        { MessageSent { plan::AudienceId(QStringLiteral("gone")), {}, QStringLiteral("email"),
              MessageSent::How::ByHand, kFailed, why },
            LineKind::Message, "Told gone, by email, next update promised for 2026-03-14 03:12 UTC — because",
            "Told gone, by email, next update promised for 2026-03-14 03:12 UTC — (withheld)" },
        { ServiceRecovered { postgres, why }, LineKind::Recovered, "Postgres is back — because",
            "Postgres is back — (withheld)" },
        { RecoveryWithdrawn { postgres, {} }, LineKind::Reopened, "Postgres is not back after all",
            "Postgres is not back after all" },
        { RestorePointChosen { postgres, kFailed, RestorePointChosen::Standing::Clean, why },
            LineKind::RestorePoint, "Restore point of Postgres: 2026-03-14 03:12 UTC, clean — because",
            "Restore point of Postgres: 2026-03-14 03:12 UTC, clean — (withheld)" },
        { TimesStated { {}, kFailed, kFailed, {} }, LineKind::Clock,
            "Stated: damage began at 2026-03-14 03:12 UTC, last write at 2026-03-14 03:12 UTC",
            "Stated: damage began at 2026-03-14 03:12 UTC, last write at 2026-03-14 03:12 UTC" },
        { ClockChanged { kFailed, 0 }, LineKind::Clock, "Drill clock paused at 2026-03-14 03:12 UTC",
            "Drill clock paused at 2026-03-14 03:12 UTC" },
        { ClockChanged { kFailed, 2500 }, LineKind::Clock,
            "Drill clock set to 2026-03-14 03:12 UTC, running at ×2.5",
            "Drill clock set to 2026-03-14 03:12 UTC, running at ×2.5" },
        { AssumptionAnswered { QStringLiteral("link-up"), Truth::Fails }, LineKind::Note,
            "It does not hold: The regions reach each other",
            "It does not hold: The regions reach each other" },
        { AssumptionAnswered { QStringLiteral("gone"), Truth::Unknown }, LineKind::Note,
            "Not known whether it holds: gone", "Not known whether it holds: gone" },
        { CheckReported { plan::CheckId(QStringLiteral("gone")), CheckWord::Fails, CheckedBy::Program,
              QStringLiteral("lag 400 s"), QStringLiteral("nagios") },
            LineKind::Note, "Check “gone” fails (seen by nagios) — lag 400 s",
            "Check “gone” fails (seen by a program) — (withheld)" },
        { CheckReported {
              plan::CheckId(QStringLiteral("gone")), CheckWord::NoAnswer, CheckedBy::Person, {}, {} },
            LineKind::Note, "Check “gone” gives no answer", "Check “gone” gives no answer" },
        { ClockMoved { kFailed, kFailed - 37s + 400ms }, LineKind::Clock,
            "The computer's clock moved back by 37 s; elapsed time is unaffected",
            "The computer's clock moved back by 37 s; elapsed time is unaffected" },
        { ClockMoved { kFailed, kFailed + 3h + 10min + 12s }, LineKind::Clock,
            "The computer's clock moved on by 3 h 10 min; elapsed time is unaffected",
            "The computer's clock moved on by 3 h 10 min; elapsed time is unaffected" },
        { MachineSlept { 12min + 1s }, LineKind::Clock, "The computer slept for 12 min; the clocks ran on",
            "The computer slept for 12 min; the clocks ran on" },
        { ZoneChanged { QStringLiteral("UTC"), QStringLiteral("Europe/Berlin") }, LineKind::Clock,
            "The computer's time zone changed from UTC to Europe/Berlin; times are shown as before",
            "The computer's time zone changed from UTC to Europe/Berlin; times are shown as before" },
        { ClockChecked { true }, LineKind::Clock, "The computer's clock is synchronised",
            "The computer's clock is synchronised" },
        { ClockChecked { false }, LineKind::Clock,
            "The computer's clock is not synchronised; compare times with another clock",
            "The computer's clock is not synchronised; compare times with another clock" },
        { RecordAnchored { RecordAnchored::Way::Paper, 47, QString(64, u'a'), {} }, LineKind::Anchored,
            "Record anchored: entry 47 printed", "Record anchored: entry 47 printed" },
        { RecordAnchored { RecordAnchored::Way::Message, 47, QString(64, u'a'), why }, LineKind::Anchored,
            "Record anchored: entry 47 sent in a message — because",
            "Record anchored: entry 47 sent in a message — (withheld)" },
        { RecordAnchored { RecordAnchored::Way::Told, 47, QString(64, u'a'), why }, LineKind::Anchored,
            "Record anchored: entry 47 told to somebody — because",
            "Record anchored: entry 47 told to somebody — (withheld)" },
        { RecordAnchored { RecordAnchored::Way::Git, 47, QString(64, u'a'), why }, LineKind::Anchored,
            "Record anchored: entry 47 committed with the plans — because",
            "Record anchored: entry 47 committed with the plans — (withheld)" },
        { RecordAnchored { RecordAnchored::Way::Timestamp, 47, QString(64, u'a'), why }, LineKind::Anchored,
            "Record anchored: entry 47 stamped with the time by an authority — because",
            "Record anchored: entry 47 stamped with the time by an authority — (withheld)" },
        { EvidenceAttached { EvidenceAttached::Kind::Output, { QString(64, u'b'), 9 },
              QStringLiteral("text/plain"), look, QStringLiteral("lag.txt"), {}, why, QStringLiteral("so") },
            LineKind::Evidence, "1.1 Look: Output attached — lag.txt — because",
            "1.1 Look: Output attached — (withheld) — (withheld)" },
        { EvidenceAttached { EvidenceAttached::Kind::Picture, { QString(64, u'b'), 9 },
              QStringLiteral("image/png"), {}, QStringLiteral("a.png"), {}, {}, {} },
            LineKind::Evidence, "Picture attached — a.png", "Picture attached — (withheld)" },
        { EvidenceWithdrawn {
              journal::EventId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000e1"))), why },
            LineKind::Evidence, "Evidence withdrawn — because", "Evidence withdrawn — (withheld)" },
        { LeafErased { { { { journal::EventId::random(), QStringLiteral("payload.text") } }, {} }, why },
            LineKind::Erased, "Taken back for good: one text — because",
            "Taken back for good: one text — (withheld)" },
        { LeafErased { { { { journal::EventId::random(), QStringLiteral("payload.text") },
                             { journal::EventId::random(), QStringLiteral("actor.name") } },
                           { QString(64, u'a') } },
              why },
            LineKind::Erased, "Taken back for good: 2 texts and one file — because",
            "Taken back for good: 2 texts and one file — (withheld)" },
        { LeafErased { { {}, { QString(64, u'a'), QString(64, u'b') } }, why }, LineKind::Erased,
            "Taken back for good: 2 files — because", "Taken back for good: 2 files — (withheld)" },
        { RememberEnded { look }, LineKind::Done, "1.1 Look: no longer to remember — Writes are frozen",
            "1.1 Look: no longer to remember — Writes are frozen" },
        { RememberResumed { StepAddress(QStringLiteral("gone/step")) }, LineKind::Reopened,
            "gone/step: to remember again", "gone/step: to remember again" },
        { CredentialAccessed { QStringLiteral("vault"), CredentialAccessed::How::Revealed, why },
            LineKind::Credential, "Credential Vault root: asked for, to be shown — because",
            "Credential Vault root: asked for, to be shown — (withheld)" },
        { CredentialAccessed { QStringLiteral("vault"), CredentialAccessed::How::Copied, {} },
            LineKind::Credential, "Credential Vault root: asked for, to be copied",
            "Credential Vault root: asked for, to be copied" },
        { CredentialStored { QStringLiteral("vault"), CredentialStored::How::Added }, LineKind::Credential,
            "Credential Vault root: put into the keychain", "Credential Vault root: put into the keychain" },
        { CredentialStored { QStringLiteral("gone"), CredentialStored::How::Replaced }, LineKind::Credential,
            "Credential gone: replaced in the keychain", "Credential gone: replaced in the keychain" },
        { StepHeld { look }, LineKind::Held, "1.1 Look: held", "1.1 Look: held" },
        { StepWaiting { look, kFailed + 10min, why }, LineKind::Waiting,
            "1.1 Look: waiting until 2026-03-14 03:22 UTC — because",
            "1.1 Look: waiting until 2026-03-14 03:22 UTC — (withheld)" },
        { StepWaiting { look, {}, why }, LineKind::Waiting, "1.1 Look: waiting — because",
            "1.1 Look: waiting — (withheld)" },
        { StepDeferred { look, UntilEnd {}, {} }, LineKind::Deferred, "1.1 Look: put off to the end",
            "1.1 Look: put off to the end" },
        { StepDeferred { look, UntilPhase { plan::PhaseId(QStringLiteral("restore")) }, why },
            LineKind::Deferred, "1.1 Look: put off until “Restore” begins — because",
            "1.1 Look: put off until “Restore” begins — (withheld)" },
        { StepDeferred { look, UntilPhase { plan::PhaseId(QStringLiteral("gone")) }, {} }, LineKind::Deferred,
            "1.1 Look: put off until “gone” begins", "1.1 Look: put off until “gone” begins" },
        { StepDeferred { look, UntilTime { kFailed + 10min }, {} }, LineKind::Deferred,
            "1.1 Look: put off until 2026-03-14 03:22 UTC", "1.1 Look: put off until 2026-03-14 03:22 UTC" },
        { StepDeferred { look, UntilStep { StepAddress(QStringLiteral("corruption/switch")) }, {} },
            LineKind::Deferred, "1.1 Look: put off until 3.3 Switch is over",
            "1.1 Look: put off until 3.3 Switch is over" },
        { StepResumed { look }, LineKind::Started, "1.1 Look: taken up again", "1.1 Look: taken up again" },
        { StepOverridden { look, OverrideReason::DoneByHand, why }, LineKind::Overridden,
            "1.1 Look: overridden, done by hand — because",
            "1.1 Look: overridden, done by hand — (withheld)" },
        { StepOverridden { look, OverrideReason::SensorWrong, why }, LineKind::Overridden,
            "1.1 Look: overridden, what Muster sees is wrong — because",
            "1.1 Look: overridden, what Muster sees is wrong — (withheld)" },
        { StepOverridden { look, OverrideReason::Other, {} }, LineKind::Overridden,
            "1.1 Look: overridden, another reason", "1.1 Look: overridden, another reason" },
        { StepReleased { look, QStringLiteral("production") }, LineKind::Approval,
            "1.1 Look: released, cannot be undone — production",
            "1.1 Look: released, cannot be undone — (withheld)" },
        { StepVerified {
              look, SecondHow::OwnConsole, sam, QStringLiteral("Sam"), QStringLiteral("12 s"), {} },
            LineKind::Verified, "1.1 Look: seen by Sam too, on a console of their own — saw “12 s”",
            "1.1 Look: seen by somebody too, on a console of their own — saw (withheld)" },
        { StepVerified { look, SecondHow::ReadBack, sam, QStringLiteral("Sam"), {}, {} }, LineKind::Verified,
            "1.1 Look: seen by Sam too, read back", "1.1 Look: seen by somebody too, read back" },
        { StepVerified { look, SecondHow::SameKeyboard, sam, QStringLiteral("Sam"), {}, {} },
            LineKind::Verified, "1.1 Look: seen by Sam too, at the same keyboard",
            "1.1 Look: seen by somebody too, at the same keyboard" },
        { StepVerified { look, SecondHow::Alone, {}, {}, {}, why }, LineKind::Verified,
            "1.1 Look: no second person — because", "1.1 Look: no second person — (withheld)" },
        { ApprovalRequested { look }, LineKind::Approval, "1.1 Look: approval asked for",
            "1.1 Look: approval asked for" },
        { ApprovalGiven { look, SecondHow::ReadBack, sam, QStringLiteral("Sam") }, LineKind::Approval,
            "1.1 Look: approved by Sam, read back", "1.1 Look: approved by somebody, read back" },
        { ApprovalRefused { look, sam, QStringLiteral("Sam"), why }, LineKind::Approval,
            "1.1 Look: not approved by Sam — because", "1.1 Look: not approved by somebody — (withheld)" },
        { MisfitNoted { look, why }, LineKind::Question, "1.1 Look: does not fit — because",
            "1.1 Look: does not fit — (withheld)" },
        { StepExplained { look, why }, LineKind::Note, "1.1 Look: the reason — because",
            "1.1 Look: the reason — (withheld)" },
        { StepExtended { look, std::chrono::minutes(15), why }, LineKind::Started,
            "1.1 Look: 15 min more time — because", "1.1 Look: 15 min more time — (withheld)" },
        { WatchBegun { *instantFromIso(u"2026-03-15T03:12:00.000Z"), {} }, LineKind::Milestone,
            "Watch until 2026-03-15 03:12 UTC", "Watch until 2026-03-15 03:12 UTC" },
        { WatchBegun { *instantFromIso(u"2026-03-15T03:12:00.000Z"), QStringLiteral("scribe") },
            LineKind::Milestone, "Watch until 2026-03-15 03:12 UTC, by Scribe",
            "Watch until 2026-03-15 03:12 UTC, by Scribe" },
        { WatchEnded { why }, LineKind::Milestone, "Watch ended — because", "Watch ended — (withheld)" },
        { ScenarioAttached { plan::ScenarioId(QStringLiteral("corruption#2")),
              plan::ScenarioId(QStringLiteral("corruption")), why },
            LineKind::Changed, "Attached: “Corruption” — because", "Attached: “Corruption” — (withheld)" },
        { ScenarioAttached {
              plan::ScenarioId(QStringLiteral("gone")), plan::ScenarioId(QStringLiteral("gone")), {} },
            LineKind::Changed, "Attached: “gone”", "Attached: “gone”" },
        { ScenarioDetached { plan::ScenarioId(QStringLiteral("corruption#2")) }, LineKind::Changed,
            "Not attached after all: “Corruption”", "Not attached after all: “Corruption”" },
        { StepAdded { StepAddress(QStringLiteral("corruption/added-1")),
              PhaseAddress(QStringLiteral("corruption/decide")), look, QStringLiteral(" Call the vendor "),
              why, why },
            LineKind::Changed, "Added: Call the vendor — because", "Added: (withheld) — (withheld)" },
        { StepStruck { look, why }, LineKind::Changed, "1.1 Look: struck — because",
            "1.1 Look: struck — (withheld)" },
        { StepStruck { look, {} }, LineKind::Changed, "1.1 Look: struck", "1.1 Look: struck" },
        { StepStruck { StepAddress(QStringLiteral("gone/step")), {} }, LineKind::Changed, "gone/step: struck",
            "gone/step: struck" },
        { StepRestored { look }, LineKind::Changed, "1.1 Look: to be done after all",
            "1.1 Look: to be done after all" },
        { StepReworded { look, QStringLiteral(" Look again "), why, why }, LineKind::Changed,
            "1.1 reworded: “Look again” — because", "1.1 reworded: (withheld) — (withheld)" },
        { StepReworded { StepAddress(QStringLiteral("gone/step")), QStringLiteral("Go"), {}, {} },
            LineKind::Changed, "gone/step reworded: “Go”", "gone/step reworded: (withheld)" },
        { StepMoved { look, PhaseAddress(QStringLiteral("corruption/decide")),
              StepAddress(QStringLiteral("corruption/choose")), why },
            LineKind::Changed, "1.1 Look: moved behind 1.2 — because",
            "1.1 Look: moved behind 1.2 — (withheld)" },
        { StepMoved { look, PhaseAddress(QStringLiteral("corruption/tell")), {}, {} }, LineKind::Changed,
            "1.1 Look: moved to the beginning of “Tell”", "1.1 Look: moved to the beginning of “Tell”" },
        { StepMoved { look, PhaseAddress(QStringLiteral("gone/phase")), {}, {} }, LineKind::Changed,
            "1.1 Look: moved to the beginning of “gone/phase”",
            "1.1 Look: moved to the beginning of “gone/phase”" },
        { ObjectivePaused { postgres, why }, LineKind::Clock, "The clock of Postgres is paused — because",
            "The clock of Postgres is paused — (withheld)" },
        { ObjectiveResumed { postgres }, LineKind::Clock, "The clock of Postgres runs again",
            "The clock of Postgres runs again" },
        { ObjectionNoted { journal::EventId::random(), QStringLiteral("Cleo"), why }, LineKind::Decision,
            "Objection of Cleo — because", "Objection of (withheld) — (withheld)" },
        { ObjectionNoted { journal::EventId::random(), {}, why }, LineKind::Decision, "Objection — because",
            "Objection — (withheld)" },
        { FollowUpAdded { {}, {}, why, {} }, LineKind::Task, "Follow-up — because",
            "Follow-up — (withheld)" },
        { FollowUpAdded { kFailed, {}, why, QStringLiteral("Ben") }, LineKind::Task,
            "Follow-up — because, by Ben, until 2026-03-14 03:12 UTC",
            "Follow-up — (withheld), by (withheld), until 2026-03-14 03:12 UTC" },
        { FollowUpChanged { journal::EventId::random(), kFailed, QStringLiteral("Ben") }, LineKind::Task,
            "Follow-up agreed anew, by Ben, until 2026-03-14 03:12 UTC",
            "Follow-up agreed anew, by (withheld), until 2026-03-14 03:12 UTC" },
        { FollowUpEnded { journal::EventId::random(), FollowUpEnded::How::Done, {} }, LineKind::Task,
            "Follow-up done", "Follow-up done" },
        { FollowUpEnded { journal::EventId::random(), FollowUpEnded::How::Dropped, why }, LineKind::Task,
            "Follow-up dropped — because", "Follow-up dropped — (withheld)" },
        { FollowUpReopened { journal::EventId::random() }, LineKind::Task, "Follow-up open again",
            "Follow-up open again" },
        { IncidentClosed { why }, LineKind::Milestone, "Drill closed — because",
            "Drill closed — (withheld)" },
    };
}

} // namespace

class TstTimeline : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyActIsOneSentence_data()
    {
        QTest::addColumn<int>("index");
        const auto all = tellings(richPlan());
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%d %s", i, all[i].text) << i;
    }
    void everyActIsOneSentence()
    {
        QFETCH(const int, index);
        const auto plan = richPlan();
        const auto telling = tellings(plan).at(index);
        const auto state = drill(plan);
        const auto event = EventMaker(2).make(telling.payload);
        const auto line = timelineLine(plan, state, event);
        QVERIFY(line);
        QCOMPARE(line->text, QString::fromUtf8(telling.text));
        QVERIFY(line->kind == telling.kind);
        QCOMPARE(line->type, event.type);
        QCOMPARE(line->actor, QStringLiteral("Ada"));
        QVERIFY(line->id == event.id);
        const auto bare = timelineLine(plan, state, withoutLeaves(event));
        QCOMPARE(bare->text, QString::fromUtf8(telling.withheld));
    }

    void anActSaysWhichStepOrServiceItIsAbout_data() { everyActIsOneSentence_data(); }
    void anActSaysWhichStepOrServiceItIsAbout()
    {
        QFETCH(const int, index);
        const auto plan = richPlan();
        const auto event = EventMaker(2).make(tellings(plan).at(index).payload);
        const auto line = timelineLine(plan, drill(plan), event);
        QVERIFY(line);
        const bool isOfAStep = event.type.startsWith(u"step.") || event.type.startsWith(u"decision.")
            || event.type.startsWith(u"approval.") || event.type.startsWith(u"misfit.")
            || event.type.startsWith(u"evidence.");
        QCOMPARE(line->step ? line->step->toString() : QString(), isOfAStep ? event.subject : QString());
        QCOMPARE(line->service ? line->service->toString() : QString(),
            event.payload.value(QLatin1StringView("service")).toString());
    }

    void whatBecomesOfAFollowUpSaysWhatWasAskedFor()
    {
        const auto plan = richPlan();
        auto events = eventsOf({ declarationOf(plan, journal::StreamKind::Drill, kFailed),
            FollowUpAdded { {}, {}, QStringLiteral("Check the index"), {} } });
        const auto known = events[1].id;
        const auto text = [&](const Payload& payload) {
            return timelineLine(plan, fold(events), EventMaker(2).make(payload))->text;
        };
        using How = FollowUpEnded::How;
        QCOMPARE(text(FollowUpChanged { known, {}, QStringLiteral("Ben") }),
            QStringLiteral("Follow-up agreed anew — Check the index, by Ben"));
        QCOMPARE(text(FollowUpEnded { known, How::Dropped, QStringLiteral("too dear") }),
            QStringLiteral("Follow-up dropped — Check the index — too dear"));
        QCOMPARE(text(FollowUpReopened { known }), QStringLiteral("Follow-up open again — Check the index"));
        events[1] = withoutLeaves(events[1]);
        QCOMPARE(text(FollowUpEnded { known, How::Done, {} }), QStringLiteral("Follow-up done"));
    }

    void whatWasAddedAndAttachedHasItsNameInTheRunningPlan()
    {
        const StepAddress added(QStringLiteral("corruption/added-1"));
        const StepAddress attached(QStringLiteral("corruption#2/look"));
        const StepAdded adding { added, PhaseAddress(QStringLiteral("corruption/decide")),
            StepAddress(QStringLiteral("corruption/look")), QStringLiteral("Call the vendor"), {}, {} };
        auto frozen = richPlan();
        frozen.scenarios.first().rollback.append(aStep(QStringLiteral("thaw")));
        const auto events = eventsOf({ declarationOf(frozen, journal::StreamKind::Drill, kFailed),
            ScenarioAttached { plan::ScenarioId(QStringLiteral("corruption#2")),
                plan::ScenarioId(QStringLiteral("corruption")), {} },
            adding, StepReworded { added, QStringLiteral("Call Ben"), {}, {} } });
        const auto state = fold(events);
        RunningPlan running(std::make_shared<const plan::Plan>(frozen));
        running.follow(state);
        const auto text = [&](const Payload& payload) {
            return timelineLine(running.current(), state, EventMaker(2).make(payload))->text;
        };
        // As it was called when it was added; afterwards as it is called now.
        QCOMPARE(text(adding), QStringLiteral("Added: 1.1a Call the vendor"));
        QCOMPARE(timelineLine(running.current(), state, withoutLeaves(events[2]))->text,
            QStringLiteral("Added: 1.1a (withheld)"));
        QCOMPARE(text(StepCompleted { added, {} }), QStringLiteral("1.1a Call Ben: done"));
        QCOMPARE(text(StepStruck { added, {} }), QStringLiteral("1.1a Call Ben: struck"));
        QCOMPARE(text(StepReworded { added, QStringLiteral("Call Cleo"), {}, {} }),
            QStringLiteral("1.1a reworded: “Call Cleo”"));
        QCOMPARE(text(StepMoved { attached, PhaseAddress(QStringLiteral("corruption/decide")), added, {} }),
            QStringLiteral("B1.1 Look: moved behind 1.1a"));
        QCOMPARE(text(StepMoved { attached, PhaseAddress(QStringLiteral("corruption#2/tell")), {}, {} }),
            QStringLiteral("B1.1 Look: moved to the beginning of “Tell”"));
        QCOMPARE(text(DecisionRecorded { StepAddress(QStringLiteral("corruption#2/choose")),
                     plan::DecisionId(QStringLiteral("corruption#2/path")),
                     plan::AnswerId(QStringLiteral("promote")), {} }),
            QStringLiteral("B1.2 Choose: decided “Promote”"));
        const auto complete = text(PhaseCompleted { PhaseAddress(QStringLiteral("corruption#2/tell")), 0 });
        QVERIFY2(complete.contains(QStringLiteral("“Tell”")), qPrintable(complete));
        QCOMPARE(text(StepCompleted { StepAddress(QStringLiteral("corruption#2/rollback:thaw")), {} }),
            QStringLiteral("RB1 Thaw: done"));
    }

    void whoIsAskedForAnApprovalIsNamed()
    {
        auto plan = richPlan();
        plan.scenarios.first().procedure.first().steps.first().approve
            = plan::ApprovalAsked { QStringLiteral("scribe"), QStringLiteral("requester") };
        const auto line = timelineLine(plan, drill(plan),
            EventMaker(2).make(ApprovalRequested { StepAddress(QStringLiteral("corruption/look")) }));
        QCOMPARE(line->text, QStringLiteral("1.1 Look: approval asked for, of Scribe"));
    }

    void aWithheldNameIsTakenFromWhatElseIsKnown()
    {
        const auto plan = richPlan();
        auto event
            = withoutLeaves(EventMaker(2).make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("n") }));
        event.actor.role.clear();
        QCOMPARE(timelineLine(plan, IncidentState(), event)->actor, QStringLiteral("somebody"));
        QCOMPARE(timelineLine(plan, drill(plan), event)->actor, QStringLiteral("Ada"));
        // A copy without names still says in which role somebody acted.
        auto inRole = event;
        inRole.actor.role = QStringLiteral("commander");
        QCOMPARE(timelineLine(plan, IncidentState(), inRole)->actor, QStringLiteral("Commander"));
        QCOMPARE(timelineLine(plan, drill(plan), inRole)->actor, QStringLiteral("Ada"));
        const auto byMachine = withoutLeaves(EventMaker(2).make(ClockChecked { true }));
        QCOMPARE(timelineLine(plan, IncidentState(), byMachine)->actor, QStringLiteral("Muster"));
    }

    void whatWasTakenBackIsNotMerelyWithheld()
    {
        const auto plan = richPlan();
        EventMaker maker;
        const auto declared = maker.make(declarationOf(plan, journal::StreamKind::Drill, kFailed));
        const auto note = maker.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("hunter2") });
        const auto other = maker.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("quiet") });
        const auto back = maker.make(LeafErased {
            { { { note.id, QStringLiteral("payload.text") } }, {} }, QStringLiteral("a secret") });
        const auto state = fold({ declared, withoutLeaves(note), withoutLeaves(other), back });
        QCOMPARE(timelineLine(plan, state, withoutLeaves(note))->text, QStringLiteral("(taken back)"));
        QCOMPARE(timelineLine(plan, state, withoutLeaves(other))->text, QStringLiteral("(withheld)"));
    }

    void whatCannotBeReadIsStillALine()
    {
        const auto plan = richPlan();
        const auto line
            = timelineLine(plan, drill(plan), EventMaker(2).makeForeign(QStringLiteral("notice.sent")));
        QVERIFY(line->kind == LineKind::Unreadable);
        QCOMPARE(line->text, QStringLiteral("An entry this version cannot read (notice.sent.1)"));
    }

    void theChainsOwnFirstEventIsNoLine()
    {
        const auto plan = richPlan();
        QVERIFY(!timelineLine(plan, drill(plan), EventMaker(2).makeForeign(QString(journal::kOriginJoined))));
    }

    void actsTypedInLaterSaySo()
    {
        const auto plan = richPlan();
        EventMaker maker;
        const NoteAdded note { NoteAdded::Kind::Note, QStringLiteral("n") };
        const auto live = fold({ maker.make(declarationOf(plan, journal::StreamKind::Live, kFailed)) });
        maker.advance(1h);
        QVERIFY(!timelineLine(plan, live, maker.make(note))->backDated);
        QVERIFY(!timelineLine(plan, live, maker.make(note, maker.now() - 60s))->backDated);
        const auto late = timelineLine(plan, live, maker.make(note, maker.now() - 61s));
        QVERIFY(late->backDated);
        QVERIFY(late->at == maker.now() - 61s);
        QVERIFY(late->recorded == maker.now());
    }

    void inADrillOnlyWhatPrecedesTheDeclarationIsSurelyLate()
    {
        const auto plan = richPlan();
        EventMaker maker;
        const NoteAdded note { NoteAdded::Kind::Note, QStringLiteral("n") };
        const auto state = drill(plan);
        QVERIFY(!timelineLine(plan, state, maker.advance(9h).make(note, kFailed + 5min))->backDated);
        QVERIFY(timelineLine(plan, state, maker.make(note, kFailed - 1ms))->backDated);
    }

private:
    static IncidentState drill(const plan::Plan& plan)
    {
        return fold({ EventMaker().make(declarationOf(plan, journal::StreamKind::Drill, kFailed)) });
    }
};

MUSTER_TEST(TstTimeline)
#include "tst_timeline.moc"
