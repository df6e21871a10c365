// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/compensation.h"
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/core/incident/looks.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

namespace {

const Instant kStart = *instantFromIso(u"2026-03-14T03:12:00.000Z");

} // namespace

class TstCompensation final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void everyActThatAnotherOneTakesBackNamesIt()
    {
        const auto plan = richPlan();
        const auto walk = walkthrough(plan, stateOf(plan));
        const StepAddress look(QStringLiteral("corruption/look"));
        const plan::ServiceId postgres(QStringLiteral("postgres"));
        const auto of = [&](const Payload& act) {
            const auto found = compensationOf(plan, walk, act);
            return found ? found->of : QString();
        };
        QCOMPARE_EQ(of(StepCompleted { look, {} }), QStringLiteral("done 1.1 Look"));
        QCOMPARE_EQ(of(StepSkipped { look, SkipReason::Other, {} }), QStringLiteral("skipped 1.1 Look"));
        QCOMPARE_EQ(of(StepFailed { look, {} }), QStringLiteral("failed 1.1 Look"));
        QCOMPARE_EQ(of(ServiceRecovered { postgres, {} }), QStringLiteral("Postgres is back"));
        QCOMPARE_EQ(of(RememberEnded { look }), QStringLiteral("no longer to remember: 1.1 Look"));
        QCOMPARE_EQ(of(ObjectivePaused { postgres, {} }), QStringLiteral("paused: the clock of Postgres"));
        QCOMPARE_EQ(of(FollowUpEnded { journal::EventId::random(), FollowUpEnded::How::Done, {} }),
            QStringLiteral("ended a follow-up"));
        QVERIFY(
            std::holds_alternative<StepReopened>(compensationOf(plan, walk, StepFailed { look, {} })->act));
    }

    void whatWasSaidAndWhatCannotBeUndoneStays()
    {
        auto plan = richPlan();
        plan.scenarios.first().procedure.first().steps.first().irreversible = plan::Irreversible {};
        const auto walk = walkthrough(plan, stateOf(plan));
        const StepAddress look(QStringLiteral("corruption/look"));
        for (const auto& act : QList<Payload> { StepCompleted { look, {} }, StepStarted { look },
                 NoteAdded { NoteAdded::Kind::Note, QStringLiteral("said") }, IncidentClosed {},
                 ObjectionNoted { journal::EventId::random(), {}, QStringLiteral("said") },
                 FollowUpAdded { {}, {}, QStringLiteral("said"), {} },
                 FollowUpChanged { journal::EventId::random(), {}, QStringLiteral("Ben") },
                 // To stop it again wants a reason of its own.
                 ObjectiveResumed { plan::ServiceId(QStringLiteral("postgres")) },
                 StepCompleted { StepAddress(QStringLiteral("gone/step")), {} } })
            QVERIFY(!compensationOf(plan, walk, act));
    }

    void whatPeopleSaidOfAStepNamesIt()
    {
        const auto plan = richPlan();
        const auto walk = walkthrough(plan, stateOf(plan));
        const StepAddress look(QStringLiteral("corruption/look"));
        const auto of = [&](const Payload& act) {
            const auto found = compensationOf(plan, walk, act);
            return found ? found->of : QString();
        };
        QCOMPARE_EQ(of(StepHeld { look }), QStringLiteral("held 1.1 Look"));
        QCOMPARE_EQ(of(StepWaiting { look, {}, QStringLiteral("x") }), QStringLiteral("waiting: 1.1 Look"));
        QCOMPARE_EQ(of(StepDeferred { look, UntilEnd {}, {} }), QStringLiteral("deferred 1.1 Look"));
        QCOMPARE_EQ(
            of(StepOverridden { look, OverrideReason::Other, {} }), QStringLiteral("overridden 1.1 Look"));
        QCOMPARE_EQ(
            of(StepVerified { look, SecondHow::Alone, {}, {}, {}, {} }), QStringLiteral("verified 1.1 Look"));
        // Nothing rests, so nothing was taken up; and words that were said stay said.
        const auto ben = person(QStringLiteral("Ben"));
        for (const auto& act : QList<Payload> { StepResumed { look }, StepReleased { look, {} },
                 ApprovalRequested { look }, ApprovalGiven { look, SecondHow::ReadBack, ben, {} },
                 ApprovalRefused { look, ben, {}, {} }, MisfitNoted { look, {} }, StepExplained { look, {} },
                 StepExtended { look, std::chrono::minutes(5), {} },
                 StepHeld { StepAddress(QStringLiteral("gone/step")) },
                 StepResumed { StepAddress(QStringLiteral("gone/step")) } })
            QVERIFY(!compensationOf(plan, walk, act));
    }

    void undoingLetsAClockRunAndOpensAFollowUp()
    {
        m_plan = richPlan();
        m_state = {};
        apply(m_state, m_maker.at(kStart).make(declarationOf(m_plan, journal::StreamKind::Drill, kStart)));
        const plan::ServiceId postgres(QStringLiteral("postgres"));
        undone(ObjectivePaused { postgres, QStringLiteral("the vendor works on it") });
        QVERIFY(!m_state.services.value(postgres).isPaused());
        apply(m_state, m_maker.make(FollowUpAdded { {}, {}, QStringLiteral("Check the index"), {} }));
        const auto before = m_state.followUps;
        undone(FollowUpEnded { before.first().id, FollowUpEnded::How::Dropped, QStringLiteral("too dear") });
        QVERIFY(m_state.followUps == before);
    }

    void undoingBringsTheLooksBack()
    {
        m_plan = aPlan()
                     .withScenario(QStringLiteral("outage"))
                     .withPhase(QStringLiteral("one"))
                     .withStep(QStringLiteral("a"))
                     .withStep(QStringLiteral("b"))
                     .withPhase(QStringLiteral("two"))
                     .withStep(aStep(QStringLiteral("pair")).twoPerson())
                     .build();
        const auto a = step("a");
        const StepWaiting waits { a, {}, QStringLiteral("the vendor") };
        const StepDeferred off { a, UntilPhase { plan::PhaseId(QStringLiteral("two")) },
            QStringLiteral("y") };
        // From open, and from each rest to each other: what was said before is said again, in the same words.
        for (const auto& before : QList<QList<Payload>> { {}, { StepHeld { a } }, { waits }, { off } }) {
            for (const auto& act : QList<Payload> { StepHeld { a }, waits,
                     StepDeferred { a, UntilEnd {}, {} }, StepCompleted { a, {} },
                     StepOverridden { a, OverrideReason::Other, QStringLiteral("x") } }) {
                const bool isRest = act.index() == Payload(StepHeld { a }).index()
                    || act.index() == Payload(waits).index() || act.index() == Payload(off).index();
                // What is held cannot be held once more.
                const bool isAgain = !before.isEmpty() && std::holds_alternative<StepHeld>(act)
                    && std::holds_alternative<StepHeld>(before.first());
                if ((!isRest && !before.isEmpty()) || isAgain)
                    continue;
                begin(before);
                const auto was = looksNow();
                const auto rest = m_state.step(a).rest;
                undone(act);
                QCOMPARE_EQ(looksNow(), was);
                sameRest(m_state.step(a).rest, rest);
            }
        }
    }

    void undoingGoingOnBringsTheSameRestBack()
    {
        m_plan = aPlan()
                     .withScenario(QStringLiteral("outage"))
                     .withPhase(QStringLiteral("one"), plan::Order::Any)
                     .withStep(QStringLiteral("a"))
                     .withStep(QStringLiteral("b"))
                     .withPhase(QStringLiteral("two"))
                     .withStep(QStringLiteral("c"))
                     .build();
        const auto a = step("a");
        const auto later = kStart + std::chrono::hours(1);
        for (const auto& rest :
            QList<Payload> { StepHeld { a }, StepWaiting { a, later, QStringLiteral("the vendor") },
                StepDeferred { a, UntilEnd {}, QStringLiteral("x") },
                StepDeferred { a, UntilTime { later }, {} }, StepDeferred { a, UntilStep { step("b") }, {} },
                StepDeferred { a, UntilPhase { plan::PhaseId(QStringLiteral("two")) }, {} } }) {
            begin({ rest });
            const auto was = looksNow();
            const auto before = m_state.step(a).rest;
            undone(StepResumed { a });
            QCOMPARE_EQ(looksNow(), was);
            sameRest(m_state.step(a).rest, before);
        }
    }

    void whatHadComeBackIsNotSentAwayAgain()
    {
        m_plan = aPlan()
                     .withScenario(QStringLiteral("outage"))
                     .withPhase(QStringLiteral("one"), plan::Order::Any)
                     .withStep(QStringLiteral("a"))
                     .withStep(QStringLiteral("b"))
                     .build();
        const auto a = step("a");
        const auto soon = kStart + std::chrono::minutes(5);
        for (const auto& rest : QList<Payload> { StepWaiting { a, soon, QStringLiteral("the vendor") },
                 StepDeferred { a, UntilTime { soon }, {} },
                 StepDeferred { a, UntilStep { step("b") }, {} } }) {
            begin({ rest, StepSkipped { step("b"), SkipReason::Other, {} } });
            m_maker.at(soon);
            QCOMPARE_EQ(looksNow(), QStringLiteral("a CURRENT, b skipped"));
            undone(StepHeld { a });
            QCOMPARE_EQ(looksNow(), QStringLiteral("a CURRENT, b skipped"));
            // Going on with what is back cannot be taken back: its time is over.
            begin({ rest, StepSkipped { step("b"), SkipReason::Other, {} } });
            m_maker.at(soon);
            QVERIFY(!compensationOf(m_plan, walkthrough(m_plan, m_state, m_maker.now()), StepResumed { a }));
        }
    }

    void everyChangeOfThePlanNamesWhatTakesItBack()
    {
        const auto plan = richPlan();
        const auto walk = walkthrough(plan, stateOf(plan));
        const StepAddress look(QStringLiteral("corruption/look"));
        const StepAddress choose(QStringLiteral("corruption/choose"));
        const StepAddress added(QStringLiteral("corruption/added-1"));
        const StepAddress gone(QStringLiteral("gone/step"));
        const PhaseAddress decide(QStringLiteral("corruption/decide"));
        const PhaseAddress tell(QStringLiteral("corruption/tell"));
        const plan::ScenarioId corruption(QStringLiteral("corruption"));
        const plan::ScenarioId again(QStringLiteral("corruption#2"));
        const auto undone = QStringLiteral("Undone");
        const auto check = [&](const Payload& act, const Payload& undo, const char* of) {
            const auto found = compensationOf(plan, walk, act);
            QVERIFY2(found, of);
            QCOMPARE(found->of, QString::fromUtf8(of));
            QVERIFY2(found->act == undo, of);
        };
        check(ScenarioAttached { again, corruption, {} }, ScenarioDetached { again }, "attached: Corruption");
        check(StepAdded { added, decide, look, QStringLiteral(" Call "), {}, {} },
            StepStruck { added, undone }, "added: Call");
        check(StepStruck { look, {} }, StepRestored { look }, "struck 1.1 Look");
        check(StepRestored { look }, StepStruck { look, undone }, "restored 1.1 Look");
        check(StepReworded { look, QStringLiteral("x"), {}, {} },
            StepReworded { look, QStringLiteral("Look"), QStringLiteral("a restore point"), undone },
            "reworded 1.1 Look");
        check(StepMoved { look, tell, {}, {} }, StepMoved { look, decide, {}, undone }, "moved 1.1 Look");
        check(StepMoved { choose, tell, {}, {} }, StepMoved { choose, decide, look, undone },
            "moved 1.2 Choose");
        // The first of a phase does not go back behind the last of the one before.
        check(StepMoved { StepAddress(QStringLiteral("corruption/restore-branch")), tell, {}, {} },
            StepMoved { StepAddress(QStringLiteral("corruption/restore-branch")),
                PhaseAddress(QStringLiteral("corruption/restore")), {}, undone },
            "moved 3.1 Restore branch");
        // What is attached anew has nothing of what was, and what is not there cannot go back.
        for (const auto& act : QList<Payload> { ScenarioDetached { again },
                 StepReworded { gone, QStringLiteral("x"), {}, {} }, StepMoved { gone, tell, {}, {} } })
            QVERIFY(!compensationOf(plan, walk, act));
    }

    void undoingAChangeBringsTheSamePlanBack()
    {
        const auto frozen = twoPhases();
        const auto a = step("a");
        const PhaseAddress one(QStringLiteral("outage/one"));
        const plan::ScenarioId again(QStringLiteral("outage#2"));
        const auto words = QStringLiteral("x");
        const ScenarioAttached attached { again, plan::ScenarioId(QStringLiteral("outage")), {} };
        for (const auto& before :
            QList<QList<Payload>> { {}, { attached }, { StepReworded { step("b"), words, words, {} } } }) {
            for (const auto& act :
                QList<Payload> { ScenarioAttached { plan::ScenarioId(QStringLiteral("outage#3")),
                                     plan::ScenarioId(QStringLiteral("outage")), {} },
                    StepStruck { a, {} }, StepReworded { a, words, words, {} },
                    StepReworded { step("b"), words + words, {}, {} },
                    StepMoved { a, one, step("b"), {} } }) {
                beginRunning(frozen, before);
                const auto was = orderNow();
                const auto looked = looksRunning();
                undoneRunning(act);
                QCOMPARE(orderNow(), was);
                QCOMPARE(looksRunning(), looked);
            }
        }
        // A restored step is struck again, and one that was added stays, struck.
        beginRunning(frozen, { StepStruck { a, {} } });
        const auto was = looksRunning();
        undoneRunning(StepRestored { a });
        QCOMPARE(looksRunning(), was);
        beginRunning(frozen, {});
        undoneRunning(StepAdded { step("added-1"), one, {}, words, {}, {} });
        QCOMPARE(looksRunning(),
            QStringLiteral("added-1 inactive, a CURRENT, b pending, c pending, d pending, e pending"));
    }

    void undoingAMoveBringsTheVerySameOrder()
    {
        const auto frozen = twoPhases();
        const plan::ScenarioId again(QStringLiteral("outage#2"));
        const QList<Payload> attached { ScenarioAttached {
            again, plan::ScenarioId(QStringLiteral("outage")), {} } };
        beginRunning(frozen, attached);
        const auto walk = walkthrough(m_running->current(), m_state);
        int made = 0;
        for (const auto& moved : walk.steps) {
            for (const auto& phase : walk.phases) {
                for (int i = phase.first - 1; i < phase.first + phase.count; ++i) {
                    const auto behind = i < phase.first ? std::nullopt : std::optional(walk.steps[i].address);
                    const StepMoved act { moved.address, phase.address, behind, {} };
                    beginRunning(frozen, attached);
                    if (!decide(m_running->current(), m_state, act, m_maker.now()))
                        continue;
                    ++made;
                    const auto was = orderNow();
                    undoneRunning(act);
                    QCOMPARE(orderNow(), was);
                }
            }
        }
        QVERIFY2(made > 60, qPrintable(QString::number(made)));
    }

    void undoingTheSecondPersonsWordOpensTheStepAgain()
    {
        // The word alone cannot be taken back: who saw it wrong has seen a step that was not done.
        m_plan = aPlan()
                     .withScenario(QStringLiteral("outage"))
                     .withPhase(QStringLiteral("one"))
                     .withStep(aStep(QStringLiteral("pair")).twoPerson())
                     .build();
        begin({ StepCompleted { step("pair"), {} } });
        undone(StepVerified { step("pair"), SecondHow::ReadBack, person(QStringLiteral("Ben")),
            QStringLiteral("Ben"), {}, {} });
        QCOMPARE_EQ(looksNow(), QStringLiteral("pair CURRENT"));
        QVERIFY(!m_state.step(step("pair")).second);
    }

private:
    /// The incident is declared, and these acts are done.
    void begin(const QList<Payload>& acts)
    {
        m_maker = EventMaker();
        m_state = {};
        apply(m_state, m_maker.make(declarationOf(m_plan, journal::StreamKind::Drill, kStart)));
        for (const auto& act : acts)
            perform(act);
    }
    void perform(const Payload& wanted)
    {
        m_maker.advance(std::chrono::milliseconds(1));
        const auto acts = decide(m_plan, m_state, wanted, m_maker.now());
        VERIFY_RESULT(acts);
        for (const auto& act : *acts)
            apply(m_state, m_maker.make(act));
    }
    /// The act is done and taken back.
    void undone(const Payload& act)
    {
        const auto undo = compensationOf(m_plan, walkthrough(m_plan, m_state, m_maker.now()), act);
        QVERIFY(undo);
        perform(act);
        perform(undo->act);
    }
    [[nodiscard]] static plan::Plan twoPhases()
    {
        return aPlan()
            .withScenario(QStringLiteral("outage"))
            .withPhase(QStringLiteral("one"))
            .withStep(QStringLiteral("a"))
            .withStep(QStringLiteral("b"))
            .withStep(QStringLiteral("c"))
            .withPhase(QStringLiteral("two"))
            .withStep(QStringLiteral("d"))
            .withStep(QStringLiteral("e"))
            .build();
    }
    /// As begin(), of an incident whose plan is changed while it runs.
    void beginRunning(const plan::Plan& frozen, const QList<Payload>& acts)
    {
        m_plan = frozen;
        m_running.emplace(std::make_shared<const plan::Plan>(frozen));
        begin({});
        for (const auto& act : acts)
            performRunning(act);
    }
    void performRunning(const Payload& wanted)
    {
        m_maker.advance(std::chrono::milliseconds(1));
        const auto acts = decide(m_running->current(), m_state, wanted, m_maker.now());
        VERIFY_RESULT(acts);
        for (const auto& act : *acts)
            apply(m_state, m_maker.make(act));
        m_running->follow(m_state);
    }
    void undoneRunning(const Payload& act)
    {
        const auto undo
            = compensationOf(m_running->current(), walkthrough(m_running->current(), m_state), act);
        QVERIFY(undo);
        const auto before = orderNow();
        performRunning(act);
        QVERIFY(orderNow() != before);
        performRunning(undo->act);
    }
    /// Every step with its words, as it stands.
    [[nodiscard]] QString orderNow() const
    {
        QStringList lines;
        const auto walk = walkthrough(m_running->current(), m_state);
        for (const auto& view : walk.steps)
            lines.append(
                QStringLiteral("%1 %2 %3 %4 %5")
                    .arg(walk.phases[view.phase].title, view.address.toString(), view.name(),
                        view.step->expect, view.step->struck ? QStringLiteral("struck") : QString()));
        return lines.join(u'\n');
    }
    [[nodiscard]] QString looksRunning() const
    {
        return looks(walkthrough(m_running->current(), m_state, m_maker.now()));
    }
    [[nodiscard]] QString looksNow() const { return looks(walkthrough(m_plan, m_state, m_maker.now())); }
    static void sameRest(std::optional<RestState> rest, const std::optional<RestState>& expected)
    {
        QCOMPARE_EQ(rest.has_value(), expected.has_value());
        if (rest)
            rest->since = expected->since;
        QVERIFY(rest == expected);
    }
    [[nodiscard]] static StepAddress step(const char* name)
    {
        return StepAddress(QStringLiteral("outage/") + QLatin1StringView(name));
    }
    [[nodiscard]] static IncidentState stateOf(const plan::Plan& plan)
    {
        return fold(eventsOf(
            { declarationOf(plan, journal::StreamKind::Drill, instantFromMillis(1'700'000'000'000)) }));
    }

    plan::Plan m_plan;
    EventMaker m_maker;
    IncidentState m_state;
    std::optional<RunningPlan> m_running;
};

MUSTER_TEST(TstCompensation)

#include "tst_compensation.moc"
