// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/cadence.h"
#include "core/incident/fold.h"
#include "core/incident/objectives.h"
#include "core/incident/walkthrough.h"
#include "core/journal/chain.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace muster;
using namespace muster::incident;
using namespace std::chrono_literals;

namespace {

constexpr quint32 kSeeds = 200;
constexpr quint32 kFewerSeeds = 50;

const StepAddress kStep(QStringLiteral("corruption/look"));

/// The state without the texts of people: what must be the same when every leaf is withheld.
IncidentState withoutTexts(IncidentState state)
{
    state.title.clear();
    state.summary.clear();
    state.people.clear();
    for (auto& step : state.steps) {
        step.saw.clear();
        step.why.clear();
        if (step.rest)
            step.rest->why.clear();
        if (step.second)
            step.second->saw.clear();
        if (step.second)
            step.second->why.clear();
        if (step.approval)
            step.approval->why.clear();
    }
    for (auto& message : state.messages)
        message.text.clear();
    for (auto& check : state.checks) {
        check.saw.clear();
        check.program.clear();
    }
    for (auto& service : state.services) {
        if (service.restorePoint)
            service.restorePoint->source.clear();
        for (auto& pause : service.pauses)
            pause.why.clear();
    }
    for (auto& objection : state.objections) {
        objection.whose.clear();
        objection.text.clear();
    }
    for (auto& one : state.followUps) {
        for (auto* text : { &one.what, &one.owner, &one.why })
            text->clear();
    }
    state.review.why.clear();
    for (auto& written : state.review.written)
        written.text.clear();
    for (auto& comment : state.review.comments) {
        comment.text.clear();
        comment.how.clear();
    }
    for (auto& one : state.evidence) {
        for (auto* text : { &one.what.name, &one.what.of, &one.what.shows, &one.what.means })
            text->clear();
    }
    return state;
}

QString outline(const Walkthrough& walk)
{
    QStringList lines;
    for (const auto& view : walk.steps) {
        lines.append(QStringLiteral("%1 %2 since %3 after %4")
                         .arg(view.code)
                         .arg(static_cast<int>(view.look))
                         .arg(view.availableSince ? isoText(*view.availableSince) : QString())
                         .arg(view.waitsFor.value_or(-1)));
    }
    for (const auto& phase : walk.phases)
        lines.append(QStringLiteral("%1: %2 of %3").arg(phase.title).arg(phase.ended).arg(phase.active));
    return lines.join(u'\n');
}

QString outline(const Objectives& board)
{
    QStringList lines { QStringLiteral("%1 of %2").arg(board.recovered).arg(board.affected) };
    for (const auto& row : board.rows) {
        lines.append(QStringLiteral("%1 %2 rto %3 %4 stood %5 loss %6 %7")
                         .arg(row.title)
                         .arg(static_cast<int>(row.standing))
                         .arg(row.rto.elapsed.count())
                         .arg(row.rto.broken)
                         .arg(row.rto.paused.count())
                         .arg(row.loss.window.value_or(Millis { -1 }).count())
                         .arg(row.loss.broken));
    }
    return lines.join(u'\n');
}

QString outline(const QList<UpdateDue>& updates)
{
    QStringList lines;
    for (const auto& update : updates)
        lines.append(update.title + (update.due ? u' ' + isoText(*update.due) : QString()));
    return lines.join(u'\n');
}

} // namespace

class TstFold : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void theOrderOfArrivalDoesNotMatter()
    {
        const auto plan = test::richPlan();
        for (quint32 seed = 0; seed < kSeeds; ++seed) {
            auto events = test::generatedRun(plan, seed, 40);
            const auto expected = fold(events);
            const auto printedOnce = printed(expected);
            std::mt19937 random(seed);
            std::shuffle(events.begin(), events.end(), random);
            const auto state = fold(events);
            QCOMPARE(printed(state), printedOnce);
            QVERIFY(state == expected);
        }
    }

    void appendingAnEventTwiceIsOnce()
    {
        const auto plan = test::richPlan();
        for (quint32 seed = 0; seed < kFewerSeeds; ++seed) {
            const auto events = test::generatedRun(plan, seed, 40);
            auto twice = events + events;
            std::mt19937 random(seed);
            std::shuffle(twice.begin(), twice.end(), random);
            QCOMPARE(printed(fold(twice)), printed(fold(events)));
        }
    }

    void addingOneByOneIsFoldingAtOnce()
    {
        const auto plan = test::richPlan();
        for (quint32 seed = 0; seed < kFewerSeeds; ++seed) {
            auto events = test::generatedRun(plan, seed, 40);
            std::sort(events.begin(), events.end(), &journal::comesBefore);
            IncidentState state;
            for (const auto& event : events)
                apply(state, event);
            QCOMPARE(printed(state), printed(fold(events)));
        }
    }

    void noRuleReadsAText()
    {
        const auto plan = test::richPlan();
        for (quint32 seed = 0; seed < kFewerSeeds; ++seed) {
            const auto events = test::generatedRun(plan, seed, 40);
            QList<journal::Event> bare;
            for (const auto& event : events)
                bare.append(test::withoutLeaves(event));
            const auto state = fold(events);
            const auto withheld = fold(bare);
            QCOMPARE(printed(withheld), printed(withoutTexts(state)));
            QCOMPARE(outline(walkthrough(plan, withheld)), outline(walkthrough(plan, state)));
            const auto now = state.lastActAt + 7min;
            QCOMPARE(outline(objectives(plan, withheld, now)), outline(objectives(plan, state, now)));
            QCOMPARE(outline(cadence(plan, withheld)), outline(cadence(plan, state)));
        }
    }

    void whatCannotBeReadIsOnlyCounted()
    {
        test::EventMaker maker;
        QList<journal::Event> events { maker.make(StepCompleted { kStep, {} }) };
        const auto before = fold(events);
        maker.advance(1h);
        events.append(maker.makeForeign(QStringLiteral("notice.sent")));
        auto damaged = maker.make(StepSkipped { kStep, SkipReason::Other, {} });
        damaged.payload = {};
        events.append(damaged);
        auto after = fold(events);
        QCOMPARE(after.events, 3);
        QCOMPARE(after.ignored, 2);
        after.events = before.events;
        after.ignored = before.ignored;
        QCOMPARE(printed(after), printed(before));
    }

    void theChainsOwnFirstEventIsNoActOfThePerson()
    {
        test::EventMaker maker;
        const auto joined = maker.makeForeign(QString(journal::kOriginJoined));
        const auto state = fold({ joined });
        QCOMPARE(state.events, 1);
        QCOMPARE(state.ignored, 0);
        QVERIFY(state.lastActAt == Instant());
        QVERIFY(state.people.isEmpty());
    }

    void declaringSetsWhatTheIncidentIs()
    {
        const auto plan = test::richPlan();
        test::EventMaker maker;
        const auto failedAt = maker.now();
        maker.advance(3min);
        const auto state
            = fold({ maker.make(test::declarationOf(plan, journal::StreamKind::Live, failedAt)) });
        QVERIFY(state.declared);
        QVERIFY(state.kind == journal::StreamKind::Live);
        QCOMPARE(state.scenario.toString(), QStringLiteral("corruption"));
        QVERIFY(state.failedAt == failedAt);
        QVERIFY(state.declaredAt == failedAt + 3min);
        QVERIFY(state.lastActAt == failedAt + 3min);
        QCOMPARE(state.nameOf(test::person(QStringLiteral("Ada"))), QStringLiteral("Ada"));
    }

    void onlyTheFirstDeclarationCounts()
    {
        const auto plan = test::richPlan();
        const auto early = *instantFromIso(u"2026-03-14T03:00:00.000Z");
        const auto state = fold(test::eventsOf({ test::declarationOf(plan, journal::StreamKind::Live, early),
            test::declarationOf(plan, journal::StreamKind::Drill, early - 1h) }));
        QVERIFY(state.kind == journal::StreamKind::Live);
        QVERIFY(state.failedAt == early);
        QCOMPARE(state.ignored, 1);
    }

    void messagesStandWhereTheyWereSent()
    {
        const plan::AudienceId team(QStringLiteral("team"));
        test::EventMaker maker;
        const auto start = maker.now();
        const auto told = [&](const char* text) {
            return MessageSent { team, {}, QStringLiteral("chat"), MessageSent::How::ByHand, start + 1h,
                QString::fromLatin1(text) };
        };
        maker.advance(10min);
        const auto second = maker.make(told("second"));
        maker.advance(1min);
        const auto first = maker.make(told("first"), start + 2min);
        const auto state = fold({ second, first });
        QCOMPARE(state.ignored, 0);
        QCOMPARE(state.messages.size(), 2);
        QCOMPARE(state.messages[0].text, QStringLiteral("first"));
        QVERIFY(state.messages[0].at == start + 2min);
        QCOMPARE(state.messages[1].text, QStringLiteral("second"));
        QVERIFY(state.messages[1].by == test::person(QStringLiteral("Ada")));
        QVERIFY(state.messages[1].nextAt == start + 1h);
        QCOMPARE(state.messages[1].channel, QStringLiteral("chat"));
        QVERIFY(state.lastMessageTo(team) == &state.messages[1]);
        QVERIFY(state.lastMessageTo(plan::AudienceId(QStringLiteral("customers"))) == nullptr);
    }

    void aStepIsStartedThenEnded()
    {
        const auto events
            = test::eventsOf({ StepStarted { kStep }, StepCompleted { kStep, QStringLiteral("03:10") } });
        const auto step = fold(events).step(kStep);
        QVERIFY(step.status == StepStatus::Done);
        QVERIFY(step.startedAt == events[0].at);
        QVERIFY(step.endedAt == events[1].at);
        QVERIFY(step.by == test::person(QStringLiteral("Ada")));
        QCOMPARE(step.saw, QStringLiteral("03:10"));
        QVERIFY(!step.contradicted);
    }

    void ofTwoEndsTheLaterStandsAndItIsSaid()
    {
        test::EventMaker ada(1);
        test::EventMaker ben(2);
        ben.by(QStringLiteral("Ben"));
        const auto done = ada.make(StepCompleted { kStep, QStringLiteral("fine") });
        ben.advance(1s);
        const auto skipped = ben.make(StepSkipped { kStep, SkipReason::NotNeeded, QStringLiteral("no") });
        for (const auto& events : { QList { done, skipped }, QList { skipped, done } }) {
            const auto step = fold(events).step(kStep);
            QVERIFY(step.status == StepStatus::Skipped);
            QVERIFY(step.by == test::person(QStringLiteral("Ben")));
            QVERIFY(step.skipReason == SkipReason::NotNeeded);
            QVERIFY(step.saw.isEmpty());
            QVERIFY(step.contradicted);
        }
    }

    void theSameEndTwiceKeepsTheFirstAndIsNoContradiction()
    {
        const auto events = test::eventsOf({ StepCompleted { kStep, QStringLiteral("first") },
            StepCompleted { kStep, QStringLiteral("second") } });
        const auto state = fold(events);
        QVERIFY(state.step(kStep).endedAt == events[0].at);
        QCOMPARE(state.step(kStep).saw, QStringLiteral("first"));
        QVERIFY(!state.step(kStep).contradicted);
        QCOMPARE(state.ignored, 1);
    }

    void givingUpAFailedStepIsNoContradiction()
    {
        const auto step = fold(
            test::eventsOf({ StepFailed { kStep, QStringLiteral("timeout") },
                StepSkipped { kStep, SkipReason::NotPossible,
                    {} } })).step(kStep);
        QVERIFY(step.status == StepStatus::Skipped);
        QVERIFY(!step.contradicted);
        const auto other
            = fold(test::eventsOf({ StepFailed { kStep, {} }, StepCompleted { kStep, {} } })).step(kStep);
        QVERIFY(other.status == StepStatus::Done);
        QVERIFY(other.contradicted);
    }

    void reopeningBringsTheStepBackAndTakesTheContradictionAway()
    {
        const auto step
            = fold(test::eventsOf({ StepStarted { kStep }, StepCompleted { kStep, QStringLiteral("x") },
                       StepFailed { kStep, {} }, StepReopened { kStep, QStringLiteral("mistake") } }))
                  .step(kStep);
        StepState expected;
        expected.why = QStringLiteral("mistake");
        QVERIFY(step == expected);
    }

    void reopeningAQuestionTakesItsAnswerBack()
    {
        const plan::DecisionId path(QStringLiteral("path"));
        const DecisionRecorded decided { kStep, path, plan::AnswerId(QStringLiteral("promote")), {} };
        const QList<Payload> acts { decided, StepCompleted { kStep, {} } };
        QVERIFY(fold(test::eventsOf(acts)).decisions.contains(path));
        const auto elsewhere = StepAddress(QStringLiteral("corruption/other"));
        QVERIFY(
            fold(test::eventsOf(acts
                     + QList<Payload> { StepCompleted { elsewhere, {} }, StepReopened { elsewhere, {} } }))
                .decisions.contains(path));
        QVERIFY(
            fold(test::eventsOf(acts + QList<Payload> { StepReopened { kStep, {} } })).decisions.isEmpty());
    }

    void theLaterAnswerStands()
    {
        const plan::DecisionId path(QStringLiteral("path"));
        const auto state
            = fold(test::eventsOf({ DecisionRecorded { kStep, path, plan::AnswerId(QStringLiteral("a")), {} },
                DecisionRecorded { kStep, path, plan::AnswerId(QStringLiteral("b")), {} } }));
        QCOMPARE(state.decisions
                     .value(path, DecisionState { plan::AnswerId(QString()), {}, test::person({}), kStep })
                     .answer.toString(),
            QStringLiteral("b"));
    }

    void aServiceIsBackSinceItWasFirstSaid()
    {
        const plan::ServiceId redis(QStringLiteral("redis"));
        const auto events = test::eventsOf(
            { ServiceRecovered { redis, {} }, ServiceRecovered { redis, {} }, RecoveryWithdrawn { redis, {} },
                RecoveryWithdrawn { redis, {} }, ServiceRecovered { redis, {} } });
        QVERIFY(fold(events.mid(0, 2)).services.value(redis).recoveredAt == events[0].at);
        QVERIFY(!fold(events.mid(0, 4)).services.value(redis).recoveredAt);
        QVERIFY(fold(events).services.value(redis).recoveredAt == events[4].at);
        QCOMPARE(fold(events).ignored, 2);
    }

    void onlyWhatIsStatedChanges()
    {
        const auto plan = test::richPlan();
        const auto failedAt = *instantFromIso(u"2026-03-14T03:00:00.000Z");
        const auto state
            = fold(test::eventsOf({ test::declarationOf(plan, journal::StreamKind::Live, failedAt),
                TimesStated { {}, failedAt - 20min, {}, {} }, TimesStated { failedAt - 5min, {}, {}, {} } }));
        QVERIFY(state.failedAt == failedAt - 5min);
        QVERIFY(state.damageBegan == failedAt - 20min);
        QVERIFY(!state.lastWrite);
    }

    void aRoleHasTheLastHolder()
    {
        test::EventMaker maker;
        const auto ada = test::person(QStringLiteral("Ada"));
        const auto sam = test::person(QStringLiteral("Sam"));
        auto events = QList { maker.make(
            RoleAssigned { commanderRole(), ada, QStringLiteral("Ada"), RoleAssigned::How::Taken }) };
        QVERIFY(!IncidentState().commander());
        QVERIFY(fold(events).commander() == ada);
        maker.advance(1h);
        events.append(maker.make(
            RoleAssigned { commanderRole(), sam, QStringLiteral("Sam"), RoleAssigned::How::HandedOver }));
        const auto state = fold(events);
        QVERIFY(state.commander() == sam);
        QVERIFY(state.roles.first().since == maker.now());
        QCOMPARE(state.nameOf(sam), QStringLiteral("Sam"));
        QCOMPARE(fold({ test::withoutLeaves(events[1]) }).nameOf(sam), QStringLiteral("somebody"));
    }

    void onlyADrillHasAClockOfItsOwn()
    {
        const auto plan = test::richPlan();
        test::EventMaker maker;
        const auto failedAt = maker.now();
        const ClockChanged faster { failedAt + 24h, 5000 };
        const auto drill = fold({ maker.make(test::declarationOf(plan, journal::StreamKind::Drill, failedAt)),
            maker.advance(1min).make(faster, failedAt) });
        QVERIFY(drill.clock == (ClockState { failedAt + 24h, failedAt + 1min, 5000 }));
        const auto live = fold({ maker.make(test::declarationOf(plan, journal::StreamKind::Live, failedAt)),
            maker.advance(1min).make(faster) });
        QVERIFY(!live.clock);
        QCOMPARE(live.ignored, 1);
    }

    void aClockThatWasSetDoesNotMoveThatOfTheIncident()
    {
        const auto plan = test::richPlan();
        test::EventMaker maker;
        const auto start = maker.now();
        const QList live { maker.make(test::declarationOf(plan, journal::StreamKind::Live, start)),
            maker.advance(1min).make(ClockMoved { start + 1min, start + 2h }),
            maker.make(ClockMoved { start + 3h, start }) };
        QVERIFY(fold({ live[0], live[1] }).clock == (ClockState { start + 1min, start + 2h, 1000 }));
        // An hour later by the clock that was set, and set again.
        const auto state = fold(live);
        QVERIFY(state.clock == (ClockState { start + 61min, start, 1000 }));
        QCOMPARE(state.clockMoves.size(), 2);
        QVERIFY(state.clockMoves.last() == (ClockMove { live[2].stamp, -3h }));
        QVERIFY(state.lastActAt == start);
        const auto drill = fold({ maker.make(test::declarationOf(plan, journal::StreamKind::Drill, start)),
            maker.make(ClockChanged { start + 24h, 5000 }),
            maker.make(ClockMoved { maker.now() + 1min, start - 1h }) });
        QVERIFY(drill.clock == (ClockState { start + 24h + 5min, start - 1h, 5000 }));
    }

    void aBackDatedActDoesNotMoveTheNewestActBack()
    {
        test::EventMaker maker;
        const auto state = fold({ maker.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("now") }),
            maker.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("then") }, maker.now() - 1h) });
        QVERIFY(state.lastActAt == maker.now());
    }

    void closingTwiceIsClosingOnce()
    {
        const auto events = test::eventsOf({ IncidentClosed {}, IncidentClosed {} });
        const auto state = fold(events);
        QVERIFY(state.closedAt == events[0].at);
        QCOMPARE(state.ignored, 1);
    }

    void whatIsToBeRememberedEndsAndResumes()
    {
        test::EventMaker maker;
        const StepAddress look(QStringLiteral("corruption/look"));
        const auto ended = [&look](const QList<journal::Event>& events) {
            return fold(events).step(look).rememberEndedAt;
        };
        // What Muster sees by itself is done without an act: the fold cannot know.
        QList events { maker.make(RememberEnded { look }) };
        QVERIFY(ended(events) == maker.now());
        events.append(maker.make(StepCompleted { look, {} }));
        events.append(maker.advance(1h).make(RememberEnded { look }));
        QVERIFY(ended(events) == maker.now());
        events.append(maker.advance(1h).make(RememberEnded { look }));
        QVERIFY(ended(events) == maker.now() - 1h);
        QCOMPARE(fold(events).ignored, 1);
        const auto resumed = events + QList { maker.advance(1h).make(RememberResumed { look }) };
        QVERIFY(!ended(resumed));
        // Done anew it is in force anew.
        events.append(maker.advance(1h).make(StepReopened { look, {} }));
        events.append(maker.advance(1h).make(StepCompleted { look, {} }));
        QVERIFY(!ended(events));
    }

    void aCredentialKnowsWhoAskedForItLast()
    {
        using How = CredentialAccessed::How;
        test::EventMaker maker;
        const auto vault = QStringLiteral("vault");
        const QList events { maker.make(CredentialStored { vault, CredentialStored::How::Added }),
            maker.make(CredentialAccessed { vault, How::Revealed, QStringLiteral("to look") }),
            maker.advance(1h).by(QStringLiteral("Ben")).make(CredentialAccessed { vault, How::Copied, {} }) };
        QVERIFY(fold({ events[0] }).credentials.isEmpty());
        const auto state = fold(events);
        QCOMPARE(state.ignored, 0);
        QVERIFY(*state.credentials.constFind(vault)
            == (CredentialState { maker.now(), test::person(QStringLiteral("Ben")), How::Copied }));
    }

    void onlyWhatIsNotOverRests()
    {
        const QList<Payload> rests { StepHeld { kStep }, StepWaiting { kStep, {}, QStringLiteral("x") },
            StepDeferred { kStep, UntilEnd {}, {} } };
        const QList<Payload> ends { StepCompleted { kStep, {} }, StepSkipped { kStep, SkipReason::Other, {} },
            StepOverridden { kStep, OverrideReason::Other, {} } };
        for (const auto& rest : rests) {
            for (const auto& end : ends) {
                const auto state = fold(test::eventsOf({ end, rest }));
                QVERIFY(!state.step(kStep).rest);
                QCOMPARE(state.ignored, 1);
                QVERIFY(!fold(test::eventsOf({ rest, end })).step(kStep).rest);
            }
            const auto failed = fold(test::eventsOf({ StepFailed { kStep, {} }, rest }));
            QVERIFY(failed.step(kStep).rest);
            QVERIFY(!fold(test::eventsOf({ rest, StepFailed { kStep, {} } })).step(kStep).rest);
            QVERIFY(!fold(test::eventsOf({ rest, StepStarted { kStep } })).step(kStep).rest);
        }
    }

    void theNewestRestStandsAndIsTakenUpOnce()
    {
        test::EventMaker maker;
        QList events { maker.make(StepHeld { kStep }) };
        maker.advance(1min).by(QStringLiteral("Ben"));
        events.append(maker.make(StepWaiting { kStep, maker.now() + 1h, QStringLiteral("the vendor") }));
        const RestState expected { RestState::Kind::Waiting, maker.now(), test::person(QStringLiteral("Ben")),
            maker.now() + 1h, UntilEnd {}, QStringLiteral("the vendor") };
        QVERIFY(fold(events).step(kStep).rest == expected);
        QCOMPARE(fold(events).ignored, 0);
        events.append(maker.advance(1min).make(StepResumed { kStep }));
        QVERIFY(!fold(events).step(kStep).rest);
        events.append(maker.advance(1min).make(StepResumed { kStep }));
        QCOMPARE(fold(events).ignored, 1);
        QCOMPARE(fold({ events.last() }).ignored, 1);
        QVERIFY(fold({ events.last() }).steps.isEmpty());
    }

    void vouchingForWhatFailedIsNoContradictionButForWhatIsDone()
    {
        const StepOverridden vouched { kStep, OverrideReason::DoneByHand, QStringLiteral("seen") };
        const auto given = fold(test::eventsOf({ StepFailed { kStep, QStringLiteral("x") }, vouched }));
        QVERIFY(given.step(kStep).status == StepStatus::Overridden);
        QVERIFY(given.step(kStep).overrideReason == OverrideReason::DoneByHand);
        QCOMPARE(given.step(kStep).why, QStringLiteral("seen"));
        QVERIFY(!given.step(kStep).contradicted);
        QVERIFY(fold(test::eventsOf({ StepCompleted { kStep, {} }, vouched })).step(kStep).contradicted);
        const auto other = fold(test::eventsOf({ vouched, StepSkipped { kStep, SkipReason::Other, {} } }));
        QVERIFY(other.step(kStep).contradicted);
        QVERIFY(!other.step(kStep).overrideReason);
        QCOMPARE(fold(test::eventsOf({ vouched, vouched })).ignored, 1);
    }

    void theFirstSecondPersonCountsAndOnlyOfWhatIsDone()
    {
        const auto ben = test::person(QStringLiteral("Ben"));
        const auto cleo = test::person(QStringLiteral("Cleo"));
        const StepVerified seen { kStep, SecondHow::ReadBack, ben, QStringLiteral("Ben"), QStringLiteral("5"),
            {} };
        QCOMPARE(fold(test::eventsOf({ seen })).ignored, 1);
        QCOMPARE(fold(test::eventsOf({ seen })).nameOf(ben), QStringLiteral("Ben"));
        QCOMPARE(fold(test::eventsOf({ StepFailed { kStep, {} }, seen })).ignored, 1);
        const auto events = test::eventsOf({ StepCompleted { kStep, {} }, seen,
            StepVerified { kStep, SecondHow::OwnConsole, cleo, QStringLiteral("Cleo"), {}, {} } });
        const auto state = fold(events);
        QCOMPARE(state.ignored, 1);
        QVERIFY(state.step(kStep).second
            == (SecondState { SecondHow::ReadBack, ben, events[1].at, QStringLiteral("5"), {} }));
        QVERIFY(state.step(kStep).by == test::person(QStringLiteral("Ada")));
        // What it was about is gone with it.
        for (const auto& after : QList<Payload> { StepReopened { kStep, {} }, StepFailed { kStep, {} },
                 StepOverridden { kStep, OverrideReason::Other, {} } })
            QVERIFY(!fold(test::eventsOf({ StepCompleted { kStep, {} }, seen, after })).step(kStep).second);
    }

    void theFirstAnswerToAnApprovalStands()
    {
        const auto ben = test::person(QStringLiteral("Ben"));
        const auto cleo = test::person(QStringLiteral("Cleo"));
        const ApprovalRequested asks { kStep };
        const ApprovalGiven gives { kStep, SecondHow::OwnConsole, ben, QStringLiteral("Ben") };
        const ApprovalRefused refuses { kStep, cleo, QStringLiteral("Cleo"), QStringLiteral("no") };
        const auto answer = [](const IncidentState& state) { return state.step(kStep).approval->answer; };
        using Answer = ApprovalState::Answer;
        for (const auto& early : QList<Payload> { gives, refuses }) {
            const auto state = fold(test::eventsOf({ early }));
            QCOMPARE(state.ignored, 1);
            QVERIFY(!state.step(kStep).approval);
        }
        QVERIFY(answer(fold(test::eventsOf({ asks }))) == Answer::Open);
        QCOMPARE(fold(test::eventsOf({ asks, asks })).ignored, 1);
        const auto given = fold(test::eventsOf({ asks, gives, refuses }));
        QVERIFY(answer(given) == Answer::Given);
        QCOMPARE(given.ignored, 1);
        QVERIFY(given.step(kStep).approval->how == SecondHow::OwnConsole);
        QCOMPARE(fold(test::eventsOf({ asks, gives, asks })).ignored, 1);
        const auto refused = fold(test::eventsOf({ asks, refuses, gives }));
        QVERIFY(answer(refused) == Answer::Refused);
        QVERIFY(refused.step(kStep).approval->answeredBy == cleo);
        QCOMPARE(refused.step(kStep).approval->why, QStringLiteral("no"));
        QCOMPARE(refused.nameOf(cleo), QStringLiteral("Cleo"));
        const auto again = fold(test::eventsOf({ asks, refuses, asks }));
        QVERIFY(answer(again) == Answer::Open);
        QVERIFY(!again.step(kStep).approval->answeredBy);
        QVERIFY(again.step(kStep).approval->why.isEmpty());
        QCOMPARE(again.ignored, 0);
    }

    void aReleaseIsForOneAttempt()
    {
        const StepReleased release { kStep, QStringLiteral("production") };
        const auto events = test::eventsOf({ release });
        QVERIFY(fold(events).step(kStep).released
            == (ReleaseState { events[0].at, test::person(QStringLiteral("Ada")) }));
        QCOMPARE(fold(test::eventsOf({ release, release })).ignored, 1);
        QCOMPARE(fold(test::eventsOf({ StepCompleted { kStep, {} }, release })).ignored, 1);
        QVERIFY(fold(test::eventsOf({ release, StepFailed { kStep, {} } })).step(kStep).released);
        QVERIFY(!fold(test::eventsOf({ release, StepFailed { kStep, {} }, StepReopened { kStep, {} } }))
                     .step(kStep)
                     .released);
    }

    void changesOfThePlanAreOnlyAdded()
    {
        const StepAddress added(QStringLiteral("corruption/added-1"));
        const PhaseAddress phase(QStringLiteral("corruption/decide"));
        const plan::ScenarioId again(QStringLiteral("corruption#2"));
        const plan::ScenarioId corruption(QStringLiteral("corruption"));
        const auto words = QStringLiteral("words");
        // The fold knows no plan: whether they fit it does not ask, and what takes another one back stands
        // beside it.
        const QList<Amending> changes { StepRestored { kStep }, ScenarioDetached { again },
            ScenarioAttached { again, corruption, words }, ScenarioDetached { again },
            StepAdded { added, phase, kStep, words, words, words }, StepStruck { added, words },
            StepReworded { kStep, words, words, words }, StepMoved { kStep, phase, {}, words },
            StepMoved { kStep, phase, {}, words } };
        test::EventMaker maker;
        QList<journal::Event> events;
        QList<Amendment> expected;
        for (const auto& change : changes) {
            maker.advance(1min).by(events.size() % 2 == 0 ? QStringLiteral("Ada") : QStringLiteral("Ben"));
            expected.append({ change, maker.now(),
                test::person(events.size() % 2 == 0 ? QStringLiteral("Ada") : QStringLiteral("Ben")) });
            events.append(std::visit([&](const auto& p) { return maker.make(p); }, change));
        }
        const auto state = fold(events);
        QVERIFY(state.amendments == expected);
        QCOMPARE(state.ignored, 0);
        QVERIFY(state.steps.isEmpty());
        std::reverse(events.begin(), events.end());
        QVERIFY(fold(events) == state);
        // Withheld words leave where and what.
        for (auto& event : events)
            event = test::withoutLeaves(event);
        const auto bare = fold(events);
        QCOMPARE(bare.amendments.size(), expected.size());
        QVERIFY(bare.amendments[4].what == Amending(StepAdded { added, phase, kStep, {}, {}, {} }));
        QVERIFY(bare.amendments[2].what == Amending(ScenarioAttached { again, corruption, {} }));
    }

    void anIncidentIsAPartOfTheOneThatItWasDeclaredFor()
    {
        const auto plan = test::richPlan();
        auto part = test::declarationOf(plan, journal::StreamKind::Live, test::EventMaker().now());
        QVERIFY(!fold(test::eventsOf({ part })).parent);
        const journal::StreamId parent(QUuid(QStringLiteral("99999999-2222-4333-8444-555555555555")));
        part.parent = parent;
        QVERIFY(fold(test::eventsOf({ part })).parent == parent);
        // The first declaration stands.
        auto other = part;
        other.parent.reset();
        QVERIFY(fold(test::eventsOf({ part, other })).parent == parent);
        QVERIFY(!fold(test::eventsOf({ other, part })).parent);
    }

    void whatWasTakenBackIsKnownByEntryAndField()
    {
        test::EventMaker maker;
        const auto declared
            = maker.make(test::declarationOf(test::richPlan(), journal::StreamKind::Drill, maker.now()));
        const auto note = maker.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("n") });
        const journal::LeafRef text { note.id, QStringLiteral("payload.text") };
        const journal::LeafRef name { note.id, QStringLiteral("actor.name") };
        const auto first = maker.make(LeafErased { { { text, name }, {} }, QStringLiteral("why") });
        const auto second
            = maker.make(LeafErased { { { text }, { QString(64, u'a') } }, QStringLiteral("why") });
        const auto state = fold({ declared, note, first, second });
        QCOMPARE_EQ(state.ignored, 0);
        QCOMPARE(state.erasedTexts.value(note.id),
            QStringList({ QStringLiteral("actor.name"), QStringLiteral("payload.text") }));
        QVERIFY(state.isErased(note.id, QStringLiteral("payload.text")));
        QVERIFY(!state.isErased(note.id, QStringLiteral("payload.why")));
        QVERIFY(!state.isErased(declared.id, QStringLiteral("payload.text")));
        QCOMPARE(state.erasedFiles, QSet<QString>({ QString(64, u'a') }));
        QVERIFY(fold({ declared, note, second, first }) == fold({ declared, note, first, second }));
    }

    void aClockIsPausedOnceAndRunsAgain()
    {
        const plan::ServiceId db(QStringLiteral("postgres"));
        const ObjectivePaused vendor { db, QStringLiteral("the vendor works on it") };
        const ObjectivePaused again { db, QStringLiteral("again") };
        const auto events
            = test::eventsOf({ vendor, again, ObjectiveResumed { db }, ObjectiveResumed { db }, again });
        const auto state = fold(events);
        // Who paused it first paused it; to let it run twice is once.
        QCOMPARE_EQ(state.ignored, 2);
        const auto pauses = state.services.value(db).pauses;
        QCOMPARE_EQ(pauses.size(), 2);
        QVERIFY(pauses[0]
            == (PauseState { events[0].at, events[2].at, test::person(QStringLiteral("Ada")),
                QStringLiteral("the vendor works on it"), events[0].id }));
        QVERIFY(pauses[1].from == events[4].at);
        QVERIFY(!pauses[1].to);
        QVERIFY(state.services.value(db).isPaused());
        auto arrived = events;
        std::reverse(arrived.begin(), arrived.end());
        QVERIFY(fold(arrived) == state);
    }

    void aClockThatRunsIsNotLetRunAgain()
    {
        const plan::ServiceId db(QStringLiteral("postgres"));
        const auto state = fold(test::eventsOf({ ObjectiveResumed { db } }));
        QCOMPARE_EQ(state.ignored, 1);
        QVERIFY(state.services.isEmpty());
        // That of another service is another clock.
        const auto other = fold(test::eventsOf(
            { ObjectivePaused { db, {} }, ObjectiveResumed { plan::ServiceId(QStringLiteral("redis")) } }));
        QCOMPARE_EQ(other.ignored, 1);
        QVERIFY(other.services.value(db).isPaused());
    }

    void aPauseThatEndedBeforeItBeganIsNone()
    {
        const plan::ServiceId db(QStringLiteral("postgres"));
        test::EventMaker maker;
        const auto start = maker.now();
        const auto paused = maker.make(ObjectivePaused { db, {} });
        maker.advance(1min);
        const auto resumed = maker.make(ObjectiveResumed { db }, start - 5min);
        const auto service = fold({ paused, resumed }).services.value(db);
        QVERIFY(!service.isPaused());
        QVERIFY(service.pauses.first().to == start);
        QVERIFY(service.pausedBetween(start - 1h, start + 1h) == 0ms);
    }

    void aServiceComesBackWhileItsClockStands()
    {
        const plan::ServiceId db(QStringLiteral("postgres"));
        const auto events = test::eventsOf(
            { ObjectivePaused { db, {} }, ServiceRecovered { db, {} }, RecoveryWithdrawn { db, {} } });
        const auto back = fold({ events[0], events[1] }).services.value(db);
        QVERIFY(back.recoveredAt == events[1].at);
        QVERIFY(back.isPaused());
        QVERIFY(back.pausedBetween(events[0].at, *back.recoveredAt) == 1min);
        // It was not back after all, and nobody has let the clock run since.
        QVERIFY(fold(events).services.value(db).isPaused());
    }

    void noMinuteOfAPauseIsTakenOutTwice()
    {
        const plan::ServiceId db(QStringLiteral("postgres"));
        test::EventMaker maker;
        const auto start = maker.now();
        QList<journal::Event> events;
        // From 10 to 20, and as somebody remembers afterwards from 5 to 15 as well.
        events.append(maker.at(start + 10min).make(ObjectivePaused { db, {} }));
        events.append(maker.at(start + 20min).make(ObjectiveResumed { db }));
        events.append(maker.at(start + 21min).make(ObjectivePaused { db, {} }, start + 5min));
        events.append(maker.at(start + 22min).make(ObjectiveResumed { db }, start + 15min));
        const auto service = fold(events).services.value(db);
        QVERIFY(service.pausedBetween(start, start + 1h) == 15min);
        QVERIFY(service.pausedBetween(start + 12min, start + 1h) == 8min);
        QVERIFY(service.pausedBetween(start, start + 7min) == 2min);
        QVERIFY(service.pausedBetween(start + 30min, start + 1h) == 0ms);
    }

    void onlyWhatDecidedIsADecision()
    {
        const auto events = test::eventsOf({ NoteAdded { NoteAdded::Kind::Decision, QStringLiteral("x") },
            NoteAdded { NoteAdded::Kind::Note, QStringLiteral("x") },
            DecisionRecorded { kStep, plan::DecisionId(QStringLiteral("path")),
                plan::AnswerId(QStringLiteral("promote")), {} },
            StepReopened { kStep, {} } });
        // What was taken back was decided all the same, and somebody may have objected.
        QCOMPARE(fold(events).decidedIn, QSet<journal::EventId>({ events[0].id, events[2].id }));
    }

    void objectionsAreKeptInTheirOrder()
    {
        test::EventMaker maker;
        const auto note = maker.make(NoteAdded { NoteAdded::Kind::Decision, QStringLiteral("x") });
        maker.advance(1min).by(QStringLiteral("Ben"));
        const auto first
            = maker.make(ObjectionNoted { note.id, QStringLiteral("Cleo"), QStringLiteral("too early") });
        maker.advance(1min);
        const auto second = maker.make(ObjectionNoted { note.id, {}, QStringLiteral("too late") });
        const auto state = fold({ second, note, first });
        QCOMPARE_EQ(state.ignored, 0);
        QCOMPARE_EQ(state.objections.size(), 2);
        QVERIFY(state.objections[0]
            == (ObjectionState { first.id, note.id, first.at, test::person(QStringLiteral("Ben")),
                QStringLiteral("Cleo"), QStringLiteral("too early") }));
        QVERIFY(state.objections[1].whose.isEmpty());
        QVERIFY(fold({ note, first, second }) == state);
    }

    void aFollowUpIsAgreedAnewEndedOnceAndOpenedAgain()
    {
        test::EventMaker maker;
        const auto due = maker.now() + 24h;
        const auto note = maker.make(NoteAdded { NoteAdded::Kind::Note, QStringLiteral("x") });
        const auto added = maker.make(FollowUpAdded { {}, note.id, QStringLiteral("Check the index"), {} });
        const auto changed
            = maker.advance(1min).make(FollowUpChanged { added.id, due, QStringLiteral("Ben") });
        const auto ended = maker.advance(1min).make(
            FollowUpEnded { added.id, FollowUpEnded::How::Dropped, QStringLiteral("the index is gone") });
        const auto later = maker.advance(1min).make(FollowUpEnded { added.id, FollowUpEnded::How::Done, {} });
        const auto reopened = maker.advance(1min).make(FollowUpReopened { added.id });
        const auto one = [](const QList<journal::Event>& events) { return fold(events).followUps.first(); };
        QVERIFY(one({ note, added })
            == (FollowUpState { added.id, QStringLiteral("Check the index"), {}, {}, note.id, added.at,
                test::person(QStringLiteral("Ada")) }));
        QCOMPARE(one({ note, added, changed }).owner, QStringLiteral("Ben"));
        QVERIFY(one({ note, added, changed }).due == due);
        const auto dropped = fold({ note, later, ended, changed, added });
        QCOMPARE_EQ(dropped.ignored, 1);
        QVERIFY(dropped.followUps[0].ended == FollowUpEnded::How::Dropped);
        QVERIFY(dropped.followUps[0].endedAt == ended.at);
        QCOMPARE(dropped.followUps[0].why, QStringLiteral("the index is gone"));
        const auto open = fold({ reopened, note, ended, changed, added });
        QCOMPARE_EQ(open.ignored, 0);
        QVERIFY(!open.followUps[0].ended);
        QVERIFY(!open.followUps[0].endedAt);
        QVERIFY(open.followUps[0].why.isEmpty());
        QCOMPARE(open.followUps[0].owner, QStringLiteral("Ben"));
        // What is open is not opened, and of what nobody asked for nothing is known.
        for (const auto& stray :
            QList<Payload> { FollowUpReopened { added.id }, FollowUpChanged { note.id, due, {} },
                FollowUpEnded { note.id, FollowUpEnded::How::Done, {} }, FollowUpReopened { note.id } }) {
            const auto state = fold({ note, added, maker.advance(1min).make(stray) });
            QCOMPARE_EQ(state.ignored, 1);
            QVERIFY(state.followUps == fold({ note, added }).followUps);
        }
    }

    void nothingFoldsToNothing() { QVERIFY(fold({}) == IncidentState()); }
};

MUSTER_TEST(TstFold)
#include "tst_fold.moc"
