// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/payloadcodec.h"
#include "core/incident/state.h"
#include "tests/support/builders.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <set>

using namespace muster;
using namespace muster::incident;

namespace {

struct Sample {
    const char* type;
    Payload payload;
    /// The payload as it stands in the journal, without its texts.
    const char* json;
};

const Instant kTime = *instantFromIso(u"2026-03-14T03:12:00.123Z");

IncidentDeclared declared()
{
    IncidentDeclared p;
    p.kind = journal::StreamKind::Live;
    p.title = QStringLiteral("Orders are wrong");
    p.summary = QStringLiteral("Wrong rows since the night");
    p.plan = plan::PlanId(QStringLiteral("shop"));
    p.planVersion = QStringLiteral("2025-12-25");
    p.planHash = QString(64, u'1');
    p.sourceHash = QString(64, u'2');
    p.scenario = plan::ScenarioId(QStringLiteral("corruption"));
    p.severity = plan::SeverityId(QStringLiteral("sev-1"));
    p.failedAt = kTime;
    return p;
}

QList<Sample> samples()
{
    const StepAddress step(QStringLiteral("corruption/promote"));
    const journal::EventId entry(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000e1")));
    const plan::ServiceId postgres(QStringLiteral("postgres"));
    const auto text = QStringLiteral("12 s, „gut“ \U0001F600");
    auto drill = declared();
    drill.kind = journal::StreamKind::Drill;
    drill.severity.reset();
    drill.title.clear();
    auto part = declared();
    part.parent = journal::StreamId(QUuid(QStringLiteral("99999999-2222-4333-8444-555555555555")));
    const plan::ScenarioId intrusion(QStringLiteral("intrusion"));
    const PhaseAddress act(QStringLiteral("corruption/act"));
    const StepAddress choose(QStringLiteral("corruption/choose"));
    const journal::PersonId ada(QUuid(QStringLiteral("11111111-2222-4333-8444-555555555555")));
    return {
        { "incident.declared", declared(),
            R"({"failed_at":"2026-03-14T03:12:00.123Z","kind":"live","plan":"shop","plan_hash":"1111111111111111111111111111111111111111111111111111111111111111","plan_version":"2025-12-25","scenario":"corruption","severity":"sev-1","source_hash":"2222222222222222222222222222222222222222222222222222222222222222"})" },
        { "incident.declared", drill,
            R"({"failed_at":"2026-03-14T03:12:00.123Z","kind":"drill","plan":"shop","plan_hash":"1111111111111111111111111111111111111111111111111111111111111111","plan_version":"2025-12-25","scenario":"corruption","source_hash":"2222222222222222222222222222222222222222222222222222222222222222"})" },
        { "incident.declared", part,
            R"({"failed_at":"2026-03-14T03:12:00.123Z","kind":"live","parent":"99999999-2222-4333-8444-555555555555","plan":"shop","plan_hash":"1111111111111111111111111111111111111111111111111111111111111111","plan_version":"2025-12-25","scenario":"corruption","severity":"sev-1","source_hash":"2222222222222222222222222222222222222222222222222222222222222222"})" },
        { "role.assigned",
            RoleAssigned { commanderRole(), ada, QStringLiteral("Ada"), RoleAssigned::How::Taken },
            R"({"holder":"11111111-2222-4333-8444-555555555555","how":"taken","role":"commander"})" },
        { "role.assigned", RoleAssigned { commanderRole(), ada, {}, RoleAssigned::How::HandedOver },
            R"({"holder":"11111111-2222-4333-8444-555555555555","how":"handed-over","role":"commander"})" },
        { "step.started", StepStarted { step }, "{}" },
        { "step.completed", StepCompleted { step, text }, "{}" },
        { "step.completed", StepCompleted { step, {} }, "{}" },
        { "step.skipped", StepSkipped { step, SkipReason::NotNeeded, text }, R"({"reason":"not-needed"})" },
        { "step.skipped", StepSkipped { step, SkipReason::DoneElsewhere, {} },
            R"({"reason":"done-elsewhere"})" },
        { "step.skipped", StepSkipped { step, SkipReason::NotPossible, {} }, R"({"reason":"not-possible"})" },
        { "step.skipped", StepSkipped { step, SkipReason::Other, text }, R"({"reason":"other"})" },
        { "step.failed", StepFailed { step, text }, "{}" },
        { "step.reopened", StepReopened { step, text }, "{}" },
        { "decision.recorded",
            DecisionRecorded { step, plan::DecisionId(QStringLiteral("path")),
                plan::AnswerId(QStringLiteral("restore")), text },
            R"({"answer":"restore","decision":"path"})" },
        { "note.added", NoteAdded { NoteAdded::Kind::Note, text }, R"({"kind":"note"})" },
        { "note.added", NoteAdded { NoteAdded::Kind::Decision, text }, R"({"kind":"decision"})" },
        { "note.added", NoteAdded { NoteAdded::Kind::Question, text }, R"({"kind":"question"})" },
        { "note.added", NoteAdded { NoteAdded::Kind::Task, text }, R"({"kind":"task"})" },
        { "message.sent",
            MessageSent { plan::AudienceId(QStringLiteral("customers")),
                plan::TemplateId(QStringLiteral("impaired")), QStringLiteral("email"),
                MessageSent::How::ByHand, kTime, text },
            R"({"audience":"customers","channel":"email","how":"by-hand","next_at":"2026-03-14T03:12:00.123Z","template":"impaired"})" },
        { "message.sent",
            MessageSent {
                plan::AudienceId(QStringLiteral("team")), {}, {}, MessageSent::How::ByHand, {}, text },
            R"({"audience":"team","how":"by-hand"})" },
        { "service.recovered", ServiceRecovered { postgres, text }, R"({"service":"postgres"})" },
        { "service.recovery-withdrawn", RecoveryWithdrawn { postgres, text }, R"({"service":"postgres"})" },
        { "restore-point.chosen",
            RestorePointChosen { postgres, kTime, RestorePointChosen::Standing::Present, text },
            R"({"point":"2026-03-14T03:12:00.123Z","service":"postgres","standing":"present"})" },
        { "restore-point.chosen",
            RestorePointChosen { postgres, kTime, RestorePointChosen::Standing::Proven, {} },
            R"({"point":"2026-03-14T03:12:00.123Z","service":"postgres","standing":"proven"})" },
        { "restore-point.chosen",
            RestorePointChosen { postgres, kTime, RestorePointChosen::Standing::Clean, {} },
            R"({"point":"2026-03-14T03:12:00.123Z","service":"postgres","standing":"clean"})" },
        { "times.stated", TimesStated { kTime, kTime, kTime, text },
            R"({"damage_began":"2026-03-14T03:12:00.123Z","failed_at":"2026-03-14T03:12:00.123Z","last_write":"2026-03-14T03:12:00.123Z"})" },
        { "times.stated", TimesStated { {}, {}, kTime, {} }, R"({"last_write":"2026-03-14T03:12:00.123Z"})" },
        { "clock.changed", ClockChanged { kTime, 5000 },
            R"({"rate":5000,"simulated":"2026-03-14T03:12:00.123Z"})" },
        { "clock.moved", ClockMoved { kTime, kTime - std::chrono::seconds(37) },
            R"({"from":"2026-03-14T03:12:00.123Z","to":"2026-03-14T03:11:23.123Z"})" },
        { "machine.slept", MachineSlept { Millis { 720'001 } }, R"({"slept":720001})" },
        { "zone.changed", ZoneChanged { QStringLiteral("UTC"), QStringLiteral("Europe/Berlin") },
            R"({"from":"UTC","to":"Europe/Berlin"})" },
        { "clock.checked", ClockChecked { true }, R"({"synchronised":"yes"})" },
        { "clock.checked", ClockChecked { false }, R"({"synchronised":"no"})" },
        { "record.anchored", RecordAnchored { RecordAnchored::Way::Paper, 1, QString(4, u'a'), {} },
            R"({"hash":"aaaa","seq":1,"way":"paper"})" },
        { "record.anchored", RecordAnchored { RecordAnchored::Way::Message, 47, QString(4, u'a'), text },
            R"({"hash":"aaaa","seq":47,"way":"message"})" },
        { "record.anchored", RecordAnchored { RecordAnchored::Way::Told, 47, QString(4, u'a'), text },
            R"({"hash":"aaaa","seq":47,"way":"told"})" },
        { "record.anchored", RecordAnchored { RecordAnchored::Way::Git, 47, QString(4, u'a'), text },
            R"({"hash":"aaaa","seq":47,"way":"git"})" },
        { "record.anchored",
            RecordAnchored { RecordAnchored::Way::Timestamp, 47, QString(4, u'a'), text,
                journal::Attachment { QString(64, u'b'), 2048 } },
            R"({"hash":"aaaa","seq":47,"way":"timestamp"})" },
        { "evidence.attached",
            EvidenceAttached { EvidenceAttached::Kind::File, { QString(64, u'b'), 2048 },
                QStringLiteral("text/plain"), step, text, {}, text, text },
            R"({"kind":"file","media":"text/plain"})" },
        { "evidence.attached",
            EvidenceAttached { EvidenceAttached::Kind::Picture, { QString(64, u'b'), 2048 },
                QStringLiteral("image/png"), {}, text, {}, {}, {} },
            R"({"kind":"picture","media":"image/png"})" },
        { "evidence.attached",
            EvidenceAttached { EvidenceAttached::Kind::Output, { QString(64, u'b'), 2048 },
                QStringLiteral("text/plain"), {}, text, {}, {}, {} },
            R"({"kind":"output","media":"text/plain"})" },
        { "evidence.attached",
            EvidenceAttached { EvidenceAttached::Kind::Before, { QString(64, u'b'), 2048 },
                QStringLiteral("text/plain"), {}, text, text, {}, {} },
            R"({"kind":"before","media":"text/plain"})" },
        { "evidence.attached",
            EvidenceAttached { EvidenceAttached::Kind::After, { QString(64, u'b'), 2048 },
                QStringLiteral("text/plain"), {}, text, text, {}, {} },
            R"({"kind":"after","media":"text/plain"})" },
        { "evidence.withdrawn",
            EvidenceWithdrawn {
                journal::EventId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000e1"))), text },
            R"({"evidence":"00000000-0000-4000-8000-0000000000e1"})" },
        { "leaf.erased",
            LeafErased {
                { { { journal::EventId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000e1"))),
                      QStringLiteral("payload.text") } },
                    { QString(64, u'd') } },
                text },
            R"({"files":["dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"],)"
            R"("leaves":[["00000000-0000-4000-8000-0000000000e1","payload.text"]]})" },
        { "leaf.erased", LeafErased { { {}, { QString(64, u'd') } }, text },
            R"({"files":["dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"]})" },
        { "objective.paused", ObjectivePaused { plan::ServiceId(QStringLiteral("api")), text },
            R"({"service":"api"})" },
        { "objective.resumed", ObjectiveResumed { plan::ServiceId(QStringLiteral("api")) },
            R"({"service":"api"})" },
        { "objection.noted", ObjectionNoted { entry, text, text },
            R"({"about":"00000000-0000-4000-8000-0000000000e1"})" },
        { "follow-up.added", FollowUpAdded { kTime, entry, text, text },
            R"({"due":"2026-03-14T03:12:00.123Z","from":"00000000-0000-4000-8000-0000000000e1"})" },
        { "follow-up.added", FollowUpAdded { {}, {}, text, {} }, "{}" },
        { "follow-up.changed", FollowUpChanged { entry, kTime, text },
            R"({"due":"2026-03-14T03:12:00.123Z","follow_up":"00000000-0000-4000-8000-0000000000e1"})" },
        { "follow-up.changed", FollowUpChanged { entry, {}, {} },
            R"({"follow_up":"00000000-0000-4000-8000-0000000000e1"})" },
        { "follow-up.ended", FollowUpEnded { entry, FollowUpEnded::How::Done, {} },
            R"({"follow_up":"00000000-0000-4000-8000-0000000000e1","how":"done"})" },
        { "follow-up.ended", FollowUpEnded { entry, FollowUpEnded::How::Dropped, text },
            R"({"follow_up":"00000000-0000-4000-8000-0000000000e1","how":"dropped"})" },
        { "follow-up.reopened", FollowUpReopened { entry },
            R"({"follow_up":"00000000-0000-4000-8000-0000000000e1"})" },
        { "review.written", ReviewWritten { QStringLiteral("luck"), text }, R"({"part":"luck"})" },
        { "review.moved", ReviewMoved { ReviewStage::Draft, text }, R"({"to":"draft"})" },
        { "review.moved", ReviewMoved { ReviewStage::InReview, {} }, R"({"to":"in-review"})" },
        { "review.moved", ReviewMoved { ReviewStage::Approved, {} }, R"({"to":"approved"})" },
        { "review.moved", ReviewMoved { ReviewStage::Closed, {} }, R"({"to":"closed"})" },
        { "review.commented", ReviewCommented { QStringLiteral("decisions"), text },
            R"({"section":"decisions"})" },
        { "review.commented", ReviewCommented { {}, text }, "{}" },
        { "review.settled", ReviewSettled { entry, text },
            R"({"comment":"00000000-0000-4000-8000-0000000000e1"})" },
        { "remember.ended", RememberEnded { step }, "{}" },
        { "remember.resumed", RememberResumed { step }, "{}" },
        { "credential.accessed",
            CredentialAccessed { QStringLiteral("neon-console"), CredentialAccessed::How::Revealed, text },
            R"({"credential":"neon-console","how":"revealed"})" },
        { "credential.accessed",
            CredentialAccessed { QStringLiteral("neon-console"), CredentialAccessed::How::Copied, {} },
            R"({"credential":"neon-console","how":"copied"})" },
        { "credential.stored",
            CredentialStored { QStringLiteral("neon-console"), CredentialStored::How::Added },
            R"({"credential":"neon-console","how":"added"})" },
        { "credential.stored",
            CredentialStored { QStringLiteral("neon-console"), CredentialStored::How::Replaced },
            R"({"credential":"neon-console","how":"replaced"})" },
        { "assumption.answered", AssumptionAnswered { QStringLiteral("link-up"), Truth::Unknown },
            R"({"assumption":"link-up","truth":"unknown"})" },
        { "assumption.answered", AssumptionAnswered { QStringLiteral("link-up"), Truth::Holds },
            R"({"assumption":"link-up","truth":"holds"})" },
        { "assumption.answered", AssumptionAnswered { QStringLiteral("link-up"), Truth::Fails },
            R"({"assumption":"link-up","truth":"fails"})" },
        { "check.reported",
            CheckReported {
                plan::CheckId(QStringLiteral("answers")), CheckWord::Holds, CheckedBy::Person, text, {} },
            R"({"by":"person","check":"answers","word":"holds"})" },
        { "check.reported",
            CheckReported {
                plan::CheckId(QStringLiteral("answers")), CheckWord::Fails, CheckedBy::Program, {}, text },
            R"({"by":"program","check":"answers","word":"fails"})" },
        { "check.reported",
            CheckReported { plan::CheckId(QStringLiteral("answers")), CheckWord::NoAnswer, CheckedBy::Program,
                text, text },
            R"({"by":"program","check":"answers","word":"no-answer"})" },
        { "step.held", StepHeld { step }, "{}" },
        { "step.waiting", StepWaiting { step, kTime, text }, R"({"until":"2026-03-14T03:12:00.123Z"})" },
        { "step.waiting", StepWaiting { step, {}, text }, "{}" },
        { "step.deferred", StepDeferred { step, UntilEnd {}, text }, "{}" },
        { "step.deferred", StepDeferred { step, UntilPhase { plan::PhaseId(QStringLiteral("verify")) }, {} },
            R"({"until_phase":"verify"})" },
        { "step.deferred", StepDeferred { step, UntilTime { kTime }, {} },
            R"({"until_time":"2026-03-14T03:12:00.123Z"})" },
        { "step.deferred",
            StepDeferred { step, UntilStep { StepAddress(QStringLiteral("corruption/choose")) }, text },
            R"({"until_step":"corruption/choose"})" },
        { "step.resumed", StepResumed { step }, "{}" },
        { "step.overridden", StepOverridden { step, OverrideReason::DoneByHand, text },
            R"({"reason":"done-by-hand"})" },
        { "step.overridden", StepOverridden { step, OverrideReason::SensorWrong, {} },
            R"({"reason":"sensor-wrong"})" },
        { "step.overridden", StepOverridden { step, OverrideReason::Other, text }, R"({"reason":"other"})" },
        { "step.released", StepReleased { step, text }, "{}" },
        { "step.verified", StepVerified { step, SecondHow::OwnConsole, ada, QStringLiteral("Ada"), text, {} },
            R"({"how":"own-console","second":"11111111-2222-4333-8444-555555555555"})" },
        { "step.verified", StepVerified { step, SecondHow::ReadBack, ada, QStringLiteral("Ada"), {}, text },
            R"({"how":"read-back","second":"11111111-2222-4333-8444-555555555555"})" },
        { "step.verified", StepVerified { step, SecondHow::SameKeyboard, ada, {}, {}, {} },
            R"({"how":"same-keyboard","second":"11111111-2222-4333-8444-555555555555"})" },
        { "step.verified", StepVerified { step, SecondHow::Alone, {}, {}, {}, text }, R"({"how":"alone"})" },
        { "approval.requested", ApprovalRequested { step }, "{}" },
        { "approval.given", ApprovalGiven { step, SecondHow::OwnConsole, ada, QStringLiteral("Ada") },
            R"({"approver":"11111111-2222-4333-8444-555555555555","how":"own-console"})" },
        { "approval.given", ApprovalGiven { step, SecondHow::SameKeyboard, ada, {} },
            R"({"approver":"11111111-2222-4333-8444-555555555555","how":"same-keyboard"})" },
        { "approval.refused", ApprovalRefused { step, ada, QStringLiteral("Ada"), text },
            R"({"approver":"11111111-2222-4333-8444-555555555555"})" },
        { "misfit.noted", MisfitNoted { step, text }, "{}" },
        { "phase.completed", PhaseCompleted { PhaseAddress(QStringLiteral("corruption/decide")), 2 },
            R"({"deferred":2})" },
        { "phase.reopened", PhaseReopened { PhaseAddress(QStringLiteral("corruption/decide")) }, "{}" },
        { "credential.proven",
            CredentialProven { step, QStringLiteral("vault"), CredentialProven::Fact::NewWorks, text },
            R"({"credential":"vault","fact":"new-works"})" },
        { "credential.doubted",
            CredentialDoubted { step, QStringLiteral("vault"), CredentialProven::Fact::OldDead },
            R"({"credential":"vault","fact":"old-dead"})" },
        { "rollback.started", RollbackStarted { text }, "{}" },
        { "rollback.stopped", RollbackStopped {}, "{}" },
        { "step.explained", StepExplained { step, text }, "{}" },
        { "step.extended", StepExtended { step, std::chrono::minutes(15), text }, R"({"by_ms":900000})" },
        { "watch.begun", WatchBegun { kTime, {} }, R"({"until":"2026-03-14T03:12:00.123Z"})" },
        { "watch.begun", WatchBegun { kTime, QStringLiteral("owen") },
            R"({"owner":"owen","until":"2026-03-14T03:12:00.123Z"})" },
        { "watch.ended", WatchEnded { text }, "{}" },
        { "scenario.attached",
            ScenarioAttached { plan::ScenarioId(QStringLiteral("intrusion#2")), intrusion, text },
            R"({"scenario":"intrusion"})" },
        { "scenario.attached", ScenarioAttached { intrusion, intrusion, {} }, R"({"scenario":"intrusion"})" },
        { "scenario.detached", ScenarioDetached { intrusion }, "{}" },
        { "step.added", StepAdded { step, act, choose, text, text, text },
            R"({"behind":"corruption/choose","phase":"corruption/act"})" },
        { "step.added", StepAdded { step, act, {}, text, {}, {} }, R"({"phase":"corruption/act"})" },
        { "step.struck", StepStruck { step, text }, "{}" },
        { "step.restored", StepRestored { step }, "{}" },
        { "step.reworded", StepReworded { step, text, text, text }, "{}" },
        { "step.reworded", StepReworded { step, text, {}, {} }, "{}" },
        { "step.moved", StepMoved { step, act, choose, text },
            R"({"behind":"corruption/choose","phase":"corruption/act"})" },
        { "step.moved", StepMoved { step, act, {}, {} }, R"({"phase":"corruption/act"})" },
        { "incident.closed", IncidentClosed { text }, "{}" },
    };
}

journal::Draft draftOf(const Payload& payload)
{
    journal::Draft draft {
        { journal::StreamId(QUuid(QStringLiteral("00000000-0000-4000-8000-000000000001"))),
            journal::StreamKind::Drill },
        journal::EventId(QUuid(QStringLiteral("00000000-0000-4000-8000-000000000002"))),
        kTime,
        { test::person(QStringLiteral("Ada")), {}, journal::Claim::Claimed, QStringLiteral("Ada") },
        {},
        1,
        {},
    };
    encode(payload, draft);
    return draft;
}

} // namespace

class TstPayloadCodec : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void everyPayloadIsWrittenAsAgreedAndReadBack_data()
    {
        QTest::addColumn<int>("index");
        const auto all = samples();
        for (int i = 0; i < all.size(); ++i)
            QTest::addRow("%d %s", i, all[i].type) << i;
    }
    void everyPayloadIsWrittenAsAgreedAndReadBack()
    {
        QFETCH(const int, index);
        const auto sample = samples().at(index);
        const auto draft = draftOf(sample.payload);
        QCOMPARE(draft.type, QLatin1StringView(sample.type));
        QCOMPARE(typeOf(sample.payload), draft.type);
        QCOMPARE(draft.version, 1);
        QCOMPARE(QJsonDocument(draft.payload).toJson(QJsonDocument::Compact), QByteArray(sample.json));

        const test::ManualClock clock;
        const journal::Sealer sealer(
            journal::OriginId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000aa"))),
            test::fixedSigner(), clock, QStringLiteral("file"), test::countingSalts());
        const auto sealed = sealer.seal(draft, { sealer.origin(), 1, QByteArray(32, '\0') }, {}, {});
        VERIFY_RESULT(sealed);
        const auto read = decode(*sealed);
        QVERIFY(read);
        QVERIFY(*read == sample.payload);
    }

    void everyKindOfPayloadHasASampleAndANameOfItsOwn()
    {
        std::set<std::size_t> kinds;
        std::set<QString> names;
        for (const auto& sample : samples()) {
            kinds.insert(sample.payload.index());
            names.insert(typeOf(sample.payload));
        }
        QCOMPARE(kinds.size(), std::variant_size_v<Payload>);
        QCOMPARE(names.size(), std::variant_size_v<Payload>);
    }

    void whatTheTypesAreAboutIsNamedOnce()
    {
        std::set<QString> subjects;
        for (const auto& sample : samples())
            subjects.insert(typeOf(sample.payload).section(u'.', 0, 0));
        const auto named = subjectsOfTypes();
        QCOMPARE(std::set<QString>(named.begin(), named.end()), subjects);
        QCOMPARE(static_cast<std::size_t>(named.size()), subjects.size());
    }

    void whatPeopleSaidIsNeverInClear()
    {
        for (const auto& sample : samples()) {
            const auto draft = draftOf(sample.payload);
            for (const auto& text : draft.texts) {
                QVERIFY2(!draft.payload.contains(text.field), sample.type);
                QVERIFY2(!text.value.isEmpty(), sample.type);
            }
        }
    }

    void stepsAreTheSubjectOfTheirEvents()
    {
        QCOMPARE(draftOf(StepStarted { StepAddress(QStringLiteral("a/b")) }).subject, QStringLiteral("a/b"));
        QVERIFY(draftOf(IncidentClosed {}).subject.isEmpty());
        // And what a scenario is called by that of its being attached.
        QCOMPARE(draftOf(ScenarioAttached { plan::ScenarioId(QStringLiteral("a#2")),
                             plan::ScenarioId(QStringLiteral("a")), {} })
                     .subject,
            QStringLiteral("a#2"));
    }

    void withheldTextsReadAsEmpty()
    {
        for (const auto& sample : samples()) {
            const auto bare = decode(test::withoutLeaves(test::EventMaker().make(sample.payload)));
            QVERIFY2(bare, sample.type);
            QCOMPARE(bare->index(), sample.payload.index());
        }
        const auto saw = decode(test::withoutLeaves(test::EventMaker().make(
            StepCompleted { StepAddress(QStringLiteral("a/b")), QStringLiteral("12 s") })));
        QVERIFY(std::get<StepCompleted>(*saw).saw.isEmpty());
    }

    void whatIsMissingOrWrongIsNotReadAtAll()
    {
        for (const auto& sample : samples()) {
            const auto whole = test::EventMaker().make(sample.payload);
            QVERIFY(decode(whole));
            for (const auto& key : whole.payload.keys()) {
                const bool isLeaf = whole.payload.value(key).isObject();
                static const QStringList kOptional { QStringLiteral("severity"), QStringLiteral("template"),
                    QStringLiteral("channel"), QStringLiteral("next_at"), QStringLiteral("owner"),
                    QStringLiteral("until_phase"), QStringLiteral("until_time"), QStringLiteral("until_step"),
                    QStringLiteral("parent"), QStringLiteral("behind"), QStringLiteral("due"),
                    QStringLiteral("section") };
                const bool mayBeMissing = kOptional.contains(key)
                    || whole.type == QStringLiteral("times.stated")
                    || (whole.type == journal::kErasure && whole.payload.contains(QStringLiteral("leaves")))
                    || (whole.type == QStringLiteral("follow-up.added") && key == QStringLiteral("from"))
                    || (whole.type == QStringLiteral("step.waiting") && key == QStringLiteral("until"));
                auto event = whole;
                event.payload.remove(key);
                QVERIFY2(decode(event).has_value() == (isLeaf || mayBeMissing),
                    qPrintable(whole.type + u' ' + key));
                for (const auto& wrong : { QJsonValue(QJsonArray()), QJsonValue(1.5), QJsonValue(-1) }) {
                    event.payload.insert(key, wrong);
                    QVERIFY2(isLeaf || !decode(event), qPrintable(whole.type + u' ' + key));
                }
                event.payload.insert(key, QString());
                const bool mayBeEmpty
                    = key == QStringLiteral("plan_version") || key.endsWith(QStringLiteral("_hash"));
                QVERIFY2(isLeaf || mayBeEmpty || !decode(event), qPrintable(whole.type + u' ' + key));
            }
            // Evidence need not be about a step.
            if (!whole.subject.isEmpty() && whole.type != QStringLiteral("evidence.attached")) {
                auto event = whole;
                event.subject.clear();
                QVERIFY(!decode(event));
            }
        }
    }

    void otherTypesAndVersionsAreNotRead()
    {
        test::EventMaker maker;
        auto event = maker.make(IncidentClosed {});
        event.version = 2;
        QVERIFY(!decode(event));
        QVERIFY(!decode(maker.makeForeign(QStringLiteral("notice.sent"))));
        QVERIFY(!decode(maker.makeForeign(QString())));
        QVERIFY(!decode(maker.makeForeign(QStringLiteral("Note.Added"))));
    }

    void onlyWhoIsAloneNamesNoSecondPerson()
    {
        const StepAddress step(QStringLiteral("a/b"));
        const auto ada = test::person(QStringLiteral("Ada"));
        test::EventMaker maker;
        // The one that names somebody cannot be read without, nor the other with.
        auto event = maker.make(StepVerified { step, SecondHow::ReadBack, ada, {}, {}, {} });
        QVERIFY(decode(event));
        event.payload.insert(QStringLiteral("how"), QStringLiteral("alone"));
        QVERIFY(!decode(event));
        event.payload.remove(QStringLiteral("second"));
        QVERIFY(decode(event));
        event.payload.insert(QStringLiteral("how"), QStringLiteral("own-console"));
        QVERIFY(!decode(event));
        event.payload.insert(QStringLiteral("second"), QStringLiteral("Ada"));
        QVERIFY(!decode(event));
    }

    void nobodyApprovesAlone()
    {
        auto event = test::EventMaker().make(ApprovalGiven { StepAddress(QStringLiteral("a/b")),
            SecondHow::ReadBack, test::person(QStringLiteral("Ada")), {} });
        QVERIFY(decode(event));
        event.payload.insert(QStringLiteral("how"), QStringLiteral("alone"));
        QVERIFY(!decode(event));
        event.payload.insert(QStringLiteral("how"), QStringLiteral("shouted"));
        QVERIFY(!decode(event));
    }

    void whatBringsAStepBackIsReadStrictly()
    {
        const auto plain = test::EventMaker().make(
            StepDeferred { StepAddress(QStringLiteral("a/b")), UntilEnd {}, QStringLiteral("later") });
        const QList<std::pair<const char*, const char*>> wrongs { { "until_time", "2026-03-14" },
            { "until_time", "soon" }, { "until_phase", "" }, { "until_step", "" } };
        for (const auto& [key, wrong] : wrongs) {
            auto event = plain;
            event.payload.insert(QLatin1StringView(key), QLatin1StringView(wrong));
            QVERIFY2(!decode(event), key);
        }
    }

    void aClockRunsNoFasterThanItMay()
    {
        test::EventMaker maker;
        auto event = maker.make(ClockChanged { kTime, kFastestRate });
        QVERIFY(decode(event));
        event.payload.insert(QStringLiteral("rate"), kFastestRate + 1);
        QVERIFY(!decode(event));
    }
};

MUSTER_TEST(TstPayloadCodec)
#include "tst_payloadcodec.moc"
