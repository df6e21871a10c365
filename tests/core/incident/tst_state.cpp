// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/state.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

#include <algorithm>

using namespace muster;
using namespace muster::incident;

class TstState : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void printsOneFactALineSorted()
    {
        const auto plan = test::richPlan();
        const StepAddress step(QStringLiteral("corruption/look"));
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const auto ada = test::person(QStringLiteral("Ada"));
        const auto text = printed(fold(test::eventsOf({
            test::declarationOf(plan, journal::StreamKind::Drill, start),
            RoleAssigned { commanderRole(), ada, QStringLiteral("Ada"), RoleAssigned::How::Taken },
            StepStarted { step },
            StepSkipped { step, SkipReason::NotPossible, QStringLiteral("two\nlines") },
            RestorePointChosen { plan::ServiceId(QStringLiteral("redis")), start,
                RestorePointChosen::Standing::Clean, QStringLiteral("nightly") },
            MessageSent { plan::AudienceId(QStringLiteral("team")), plan::TemplateId(QStringLiteral("first")),
                QStringLiteral("chat"), MessageSent::How::ByHand, start, QStringLiteral("told") },
            CredentialAccessed {
                QStringLiteral("vault"), CredentialAccessed::How::Copied, QStringLiteral("why") },
            AssumptionAnswered { QStringLiteral("link-up"), Truth::Fails },
        })));
        QString expected = QStringLiteral("assumption link-up: fails\n"
                                          "credential vault: copied at 2026-03-14T03:18:00.000Z by ADA\n"
                                          "declared: 2026-03-14T03:12:00.000Z\n"
                                          "events: 8\n"
                                          "failed: 2026-03-14T03:12:00.000Z\n"
                                          "ignored: 0\n"
                                          "kind: drill\n"
                                          "last-act: 2026-03-14T03:19:00.000Z\n"
                                          "message 00001.by: ADA\n"
                                          "message 00001.channel: chat\n"
                                          "message 00001.next: 2026-03-14T03:12:00.000Z\n"
                                          "message 00001.template: first\n"
                                          "message 00001.text: \"told\"\n"
                                          "message 00001: 2026-03-14T03:17:00.000Z to team\n"
                                          "person ADA: \"Ada\"\n"
                                          "plan.hash: AAAA\n"
                                          "plan.source: BBBB\n"
                                          "plan.version: 1\n"
                                          "plan: test-plan\n"
                                          "role commander: ADA since 2026-03-14T03:13:00.000Z\n"
                                          "scenario: corruption\n"
                                          "service redis.restore-point.source: \"nightly\"\n"
                                          "service redis.restore-point.standing: clean\n"
                                          "service redis.restore-point.stated: 2026-03-14T03:16:00.000Z\n"
                                          "service redis.restore-point: 2026-03-14T03:12:00.000Z\n"
                                          "step corruption/look.by: ADA\n"
                                          "step corruption/look.ended: 2026-03-14T03:15:00.000Z\n"
                                          "step corruption/look.reason: not-possible\n"
                                          "step corruption/look.started: 2026-03-14T03:14:00.000Z\n"
                                          "step corruption/look.status: skipped\n"
                                          "step corruption/look.why: \"two\\nlines\"\n"
                                          "summary: \"Wrong rows in the orders table\"\n"
                                          "title: \"Corruption\"\n");
        expected.replace(QStringLiteral("ADA"), ada.toString())
            .replace(QStringLiteral("AAAA"), QString(64, u'a'))
            .replace(QStringLiteral("BBBB"), QString(64, u'b'));
        QCOMPARE(text, expected);
    }

    void printsHowTheClockWasSet()
    {
        const auto plan = test::richPlan();
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const auto text
            = printed(fold(test::eventsOf({ test::declarationOf(plan, journal::StreamKind::Live, start),
                ClockMoved { start, start - Millis { 37'000 } } })));
        QVERIFY2(text.contains(QStringLiteral(
                     "clock-move 00001: -37000 ms from 1773457980000.0 on\n"
                     "clock: 2026-03-14T03:12:00.000Z at 2026-03-14T03:11:23.000Z rate 1000\n")),
            qPrintable(text));
    }

    void printsWhatWasLeftElsewhere()
    {
        const auto plan = test::richPlan();
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const auto text
            = printed(fold(test::eventsOf({ test::declarationOf(plan, journal::StreamKind::Live, start),
                RecordAnchored { RecordAnchored::Way::Paper, 2, QString(64, u'a'), {} } })));
        const auto expected = QStringLiteral("anchor 00001: paper of entry 2 at 2026-03-14T03:13:00.000Z by ")
            + test::person(QStringLiteral("Ada")).toString();
        QVERIFY2(text.contains(expected), qPrintable(text));
    }

    void printsPausesObjectionsAndFollowUps()
    {
        const plan::ServiceId db(QStringLiteral("postgres"));
        test::EventMaker maker;
        const auto start = maker.now();
        const auto paused = maker.make(ObjectivePaused { db, QStringLiteral("agreed") });
        const auto resumed = maker.advance(std::chrono::minutes(1)).make(ObjectiveResumed { db });
        const auto note = maker.make(NoteAdded { NoteAdded::Kind::Decision, QStringLiteral("x") });
        const auto objected
            = maker.make(ObjectionNoted { note.id, QStringLiteral("Cleo"), QStringLiteral("too early") });
        const auto added
            = maker.make(FollowUpAdded { start, note.id, QStringLiteral("Look"), QStringLiteral("Ben") });
        const auto ended
            = maker.make(FollowUpEnded { added.id, FollowUpEnded::How::Dropped, QStringLiteral("no") });
        const auto text = printed(fold({ paused, resumed, note, objected, added, ended }));
        const auto by = QStringLiteral(" by ") + test::person(QStringLiteral("Ada")).toString() + u'\n';
        const auto end = isoText(resumed.at);
        for (const auto& line :
            { QStringLiteral(".pause 00001: in %1 at %2").arg(paused.id.toString(), isoText(start)) + by,
                QStringLiteral(".pause 00001.to: %1\n").arg(end), QStringLiteral(".pause 00001.why: "),
                QStringLiteral("decided in %1: yes\n").arg(note.id.toString()),
                QStringLiteral("objection 00001: to %1 in %2 at %3")
                        .arg(note.id.toString(), objected.id.toString(), end)
                    + by,
                QStringLiteral("follow-up 00001: %1 at %2").arg(added.id.toString(), end) + by,
                QStringLiteral("follow-up 00001.due: %1\n").arg(isoText(start)),
                QStringLiteral("follow-up 00001.from: %1\n").arg(note.id.toString()),
                QStringLiteral("follow-up 00001.how: dropped\n"),
                QStringLiteral("follow-up 00001.ended: %1\n").arg(end) })
            QVERIFY2(text.contains(line), qPrintable(line + u'\n' + text));
    }

    void printsWhatWasTakenBack()
    {
        const auto entry = journal::EventId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000e1")));
        const auto text = printed(fold(test::eventsOf({ LeafErased {
            { { { entry, QStringLiteral("payload.text") }, { entry, QStringLiteral("actor.name") } },
                { QString(64, u'a') } },
            QStringLiteral("why") } })));
        QVERIFY2(text.contains(QStringLiteral("erased 00000000-0000-4000-8000-0000000000e1: ")
                     + QStringLiteral("actor.name payload.text\n")),
            qPrintable(text));
        QVERIFY2(
            text.contains(QStringLiteral("erased file %1: yes\n").arg(QString(64, u'a'))), qPrintable(text));
    }

    void aClockIsToldFromItsAnchor()
    {
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const ClockState clock { start, start + Millis { 60'000 }, 5000 };
        QVERIFY(shownAt(clock, start + Millis { 61'001 }) == start + Millis { 5'005 });
        QVERIFY(shownAt(clock, start + Millis { 59'000 }) == start - Millis { 5'000 });
    }

    void printsWhatWasSaidAboutSteps()
    {
        const auto step = [](const char* name) {
            return StepAddress(QStringLiteral("outage/") + QLatin1StringView(name));
        };
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const auto ada = test::person(QStringLiteral("Ada"));
        const auto ben = test::person(QStringLiteral("Ben"));
        const auto why = QStringLiteral("because");
        const auto state = fold(test::eventsOf({
            StepHeld { step("held") },
            StepWaiting { step("waits"), start, why },
            StepDeferred { step("off-end"), UntilEnd {}, {} },
            StepDeferred { step("off-phase"), UntilPhase { plan::PhaseId(QStringLiteral("two")) }, why },
            StepDeferred { step("off-step"), UntilStep { step("held") }, {} },
            StepDeferred { step("off-time"), UntilTime { start }, {} },
            StepReleased { step("vouched"), {} },
            StepOverridden { step("vouched"), OverrideReason::SensorWrong, why },
            StepCompleted { step("pair"), {} },
            StepVerified { step("pair"), SecondHow::OwnConsole, ben, {}, QStringLiteral("5"), why },
            StepCompleted { step("alone"), {} },
            StepVerified { step("alone"), SecondHow::Alone, {}, {}, {}, why },
            ApprovalRequested { step("asked") },
            ApprovalRequested { step("agreed") },
            ApprovalGiven { step("agreed"), SecondHow::ReadBack, ben, {} },
            ApprovalRequested { step("not") },
            ApprovalRefused { step("not"), ben, {}, why },
            MisfitNoted { step("odd"), why },
            StepExtended { step("odd"), std::chrono::minutes(15), why },
            StepExtended { step("odd"), std::chrono::minutes(5), {} },
        }));
        QStringList lines;
        for (const auto& line : printed(state).split(u'\n')) {
            if (line.startsWith(u"step "))
                lines.append(line.mid(QStringLiteral("step outage/").size()));
        }
        QString expected = QStringLiteral("agreed.approval.answered: 2026-03-14T03:26:00.000Z\n"
                                          "agreed.approval.by: BEN\n"
                                          "agreed.approval.how: read-back\n"
                                          "agreed.approval: given, asked at 2026-03-14T03:25:00.000Z by ADA\n"
                                          "agreed.status: open\n"
                                          "alone.by: ADA\n"
                                          "alone.ended: 2026-03-14T03:22:00.000Z\n"
                                          "alone.second.why: \"because\"\n"
                                          "alone.second: alone at 2026-03-14T03:23:00.000Z\n"
                                          "alone.status: done\n"
                                          "asked.approval: open, asked at 2026-03-14T03:24:00.000Z by ADA\n"
                                          "asked.status: open\n"
                                          "held.rest: held since 2026-03-14T03:12:00.000Z by ADA\n"
                                          "held.status: open\n"
                                          "not.approval.answered: 2026-03-14T03:28:00.000Z\n"
                                          "not.approval.by: BEN\n"
                                          "not.approval.how: same-keyboard\n"
                                          "not.approval.why: \"because\"\n"
                                          "not.approval: refused, asked at 2026-03-14T03:27:00.000Z by ADA\n"
                                          "not.status: open\n"
                                          "odd.extended: 20 min\n"
                                          "odd.misfits: 1\n"
                                          "odd.status: open\n"
                                          "off-end.rest.until: the end\n"
                                          "off-end.rest: deferred since 2026-03-14T03:14:00.000Z by ADA\n"
                                          "off-end.status: open\n"
                                          "off-phase.rest.until: phase two\n"
                                          "off-phase.rest.why: \"because\"\n"
                                          "off-phase.rest: deferred since 2026-03-14T03:15:00.000Z by ADA\n"
                                          "off-phase.status: open\n"
                                          "off-step.rest.until: step outage/held\n"
                                          "off-step.rest: deferred since 2026-03-14T03:16:00.000Z by ADA\n"
                                          "off-step.status: open\n"
                                          "off-time.rest.until: 2026-03-14T03:12:00.000Z\n"
                                          "off-time.rest: deferred since 2026-03-14T03:17:00.000Z by ADA\n"
                                          "off-time.status: open\n"
                                          "pair.by: ADA\n"
                                          "pair.ended: 2026-03-14T03:20:00.000Z\n"
                                          "pair.second.person: BEN\n"
                                          "pair.second.saw: \"5\"\n"
                                          "pair.second.why: \"because\"\n"
                                          "pair.second: own-console at 2026-03-14T03:21:00.000Z\n"
                                          "pair.status: done\n"
                                          "vouched.by: ADA\n"
                                          "vouched.ended: 2026-03-14T03:19:00.000Z\n"
                                          "vouched.override: sensor-wrong\n"
                                          "vouched.released: 2026-03-14T03:18:00.000Z by ADA\n"
                                          "vouched.status: overridden\n"
                                          "vouched.why: \"because\"\n"
                                          "waits.rest.wait-until: 2026-03-14T03:12:00.000Z\n"
                                          "waits.rest.why: \"because\"\n"
                                          "waits.rest: waiting since 2026-03-14T03:13:00.000Z by ADA\n"
                                          "waits.status: open");
        expected.replace(QStringLiteral("ADA"), ada.toString())
            .replace(QStringLiteral("BEN"), ben.toString());
        QCOMPARE(lines.join(u'\n'), expected);
        QCOMPARE(state.ignored, 0);
    }

    void printsHowThePlanWasChanged()
    {
        const auto plan = test::richPlan();
        const auto start = *instantFromIso(u"2026-03-14T03:12:00.000Z");
        const StepAddress look(QStringLiteral("corruption/look"));
        const StepAddress added(QStringLiteral("corruption/added-1"));
        const PhaseAddress decide(QStringLiteral("corruption/decide"));
        const plan::ScenarioId again(QStringLiteral("corruption#2"));
        const auto why = QStringLiteral("two\nlines");
        auto declared = test::declarationOf(plan, journal::StreamKind::Live, start);
        declared.parent = journal::StreamId(QUuid(QStringLiteral("99999999-2222-4333-8444-555555555555")));
        const auto state = fold(test::eventsOf({
            declared,
            ScenarioAttached { again, plan.scenarios.first().id, why },
            ScenarioDetached { again },
            StepAdded { added, decide, look, QStringLiteral("Call"), QStringLiteral("an answer"), why },
            StepAdded { added, decide, {}, {}, {}, {} },
            StepStruck { look, why },
            StepRestored { look },
            StepReworded { look, QStringLiteral("Look again"), QStringLiteral("5 rows"), why },
            StepMoved { look, decide, added, {} },
            StepMoved { look, decide, {}, why },
        }));
        QStringList lines;
        for (const auto& line : printed(state).split(u'\n')) {
            const bool isWhen
                = line.contains(QStringLiteral(".at: ")) || line.contains(QStringLiteral(".by: "));
            if (line.startsWith(u"parent") || (line.startsWith(u"change ") && !isWhen))
                lines.append(line);
        }
        QCOMPARE(lines.join(u'\n'),
            QStringLiteral(
                "change 001.why: \"two\\nlines\"\n"
                "change 001: attached corruption#2 of corruption\n"
                "change 002: detached corruption#2\n"
                "change 003.expect: \"an answer\"\n"
                "change 003.title: \"Call\"\n"
                "change 003.why: \"two\\nlines\"\n"
                "change 003: added corruption/added-1 in corruption/decide behind corruption/look\n"
                "change 004: added corruption/added-1 in corruption/decide\n"
                "change 005.why: \"two\\nlines\"\n"
                "change 005: struck corruption/look\n"
                "change 006: restored corruption/look\n"
                "change 007.expect: \"5 rows\"\n"
                "change 007.title: \"Look again\"\n"
                "change 007.why: \"two\\nlines\"\n"
                "change 007: reworded corruption/look\n"
                "change 008: moved corruption/look in corruption/decide behind corruption/added-1\n"
                "change 009.why: \"two\\nlines\"\n"
                "change 009: moved corruption/look in corruption/decide\n"
                "parent: 99999999-2222-4333-8444-555555555555"));
        QVERIFY(printed(state).contains(
            QStringLiteral("change 002.at: 2026-03-14T03:14:00.000Z\nchange 002.by: %1\n")
                .arg(test::person(QStringLiteral("Ada")).toString())));
    }

    void differentStatesPrintDifferently()
    {
        const auto plan = test::richPlan();
        QSet<QString> texts;
        QList<IncidentState> states;
        for (quint32 seed = 0; seed < 50; ++seed) {
            const auto state = fold(test::generatedRun(plan, seed, 30));
            if (!states.contains(state))
                states.append(state);
            texts.insert(printed(state));
        }
        QCOMPARE(texts.size(), states.size());
    }

    void anUnknownPersonIsSomebody()
    {
        QCOMPARE(IncidentState().nameOf(test::person(QStringLiteral("Ada"))), QStringLiteral("somebody"));
    }
};

MUSTER_TEST(TstState)
#include "tst_state.moc"
