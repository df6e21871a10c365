// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/checks.h"
#include "core/incident/decide.h"
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
using plan::CheckId;

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

CheckReported told(const char* check, CheckWord word, CheckedBy by = CheckedBy::Program)
{
    return { CheckId(id(check)), word, by, id("lag 0 s"),
        by == CheckedBy::Program ? id("nagios") : QString() };
}

/// a, then b whose check is "answers", then c; each phase ends with a call only when asked for.
plan::Plan plainPlan(const plan::Step& checked = aStep(id("b")).checking(id("answers")))
{
    auto made = aPlan()
                    .withScenario(id("outage"))
                    .withPhase(id("first"))
                    .withStep(id("a"))
                    .withStep(checked)
                    .withStep(id("c"))
                    .build();
    for (const auto* name : { "answers", "link", "disk", "queue" }) {
        plan::CheckSpec check;
        check.id = CheckId(id(name));
        check.every = 30s;
        made.checks.append(check);
    }
    return made;
}

} // namespace

// What checks of the world say of steps: H4 (sensed and by hand differ) and H5 (a sensed state may fall
// back).
class TstChecks final : public QObject {
    Q_OBJECT

    plan::Plan m_plan;
    EventMaker m_maker;
    QList<journal::Event> m_events;

    void begin(const plan::Plan& plan)
    {
        m_plan = plan;
        m_maker = EventMaker();
        m_maker.by(id("Ada"));
        m_events = { m_maker.make(declarationOf(m_plan, journal::StreamKind::Live, kFailed)) };
    }
    /// A minute later.
    void happens(const Payload& payload)
    {
        m_maker.advance(1min);
        m_events.append(m_maker.make(payload));
    }
    [[nodiscard]] IncidentState state() const { return fold(m_events); }
    [[nodiscard]] Walkthrough walk(Millis later = 0s) const
    {
        return walkthrough(m_plan, state(), m_maker.now() + later);
    }
    [[nodiscard]] QString seen(Millis later = 0s) const { return looks(walk(later)); }
    [[nodiscard]] QString refusal(const Payload& payload, Millis later = 0s) const
    {
        const auto answer = decide(m_plan, state(), payload, m_maker.now() + later);
        return answer ? QString() : answer.error().text;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        begin(plainPlan());
    }

    void h4_aProgramThatSeesItEndsTheStep()
    {
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(seen(), id("a done, b sensed, c CURRENT"));
        QCOMPARE(walk().steps[1].sensedAt, std::optional(m_maker.now()));
    }

    void h4_aPersonWhoSeesItTicksTheStep()
    {
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds, CheckedBy::Person));
        QCOMPARE(seen(), id("a done, b CURRENT, c pending"));
        // A program that sees the same is another witness.
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(seen(), id("a done, b sensed, c CURRENT"));
    }

    void whatHeldBeforeItsTurnProvesNothing()
    {
        happens(told("answers", CheckWord::Holds));
        happens(StepCompleted { at("a"), {} });
        QCOMPARE(seen(), id("a done, b CURRENT, c pending"));
        happens(told("answers", CheckWord::Fails));
        QCOMPARE(seen(), id("a done, b CURRENT, c pending"));
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(seen(), id("a done, b sensed, c CURRENT"));
    }

    void whatAPersonHasToSayIsNotSensed_data()
    {
        QTest::addColumn<plan::Step>("step");
        const auto row = [](const char* name, StepBuilder step) {
            QTest::newRow(name) << plan::Step(step.checking(id("answers")));
        };
        row("two persons", aStep(id("b")).twoPerson());
        row("cannot be undone", aStep(id("b")).irreversible(id("db")));
        row("approval", aStep(id("b")).approvedBy(id("cto")));
        row("a service comes back", aStep(id("b")).recovering({ id("orders") }));
        row("a question", aStep(id("b")).deciding(id("path"), { id("x"), id("y") }));
    }
    void whatAPersonHasToSayIsNotSensed()
    {
        QFETCH(plan::Step, step);
        begin(plainPlan(step));
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        QVERIFY(!walk().steps[1].sensedAt);
        QCOMPARE(walk().current, std::optional(1));
    }

    void h5_whatWasSensedFallsBackAndComesBack()
    {
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        happens(told("answers", CheckWord::Fails));
        // The place stays where somebody works.
        QCOMPARE(seen(), id("a done, b regressed, c CURRENT"));
        QCOMPARE(walk().steps[1].fellBackAt, std::optional(m_maker.now()));
        QCOMPARE(walk().ended, 1);
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(seen(), id("a done, b sensed, c CURRENT"));
    }

    void h5_whatWasDoneByHandFallsBackToo()
    {
        happens(StepCompleted { at("a"), {} });
        happens(StepCompleted { at("b"), {} });
        QCOMPARE(seen(), id("a done, b done, c CURRENT"));
        happens(told("answers", CheckWord::Fails, CheckedBy::Person));
        QCOMPARE(seen(), id("a done, b regressed, c CURRENT"));
        QVERIFY(refusal(StepCompleted { at("b"), {} }).contains(id("fallen back")));
        happens(StepReopened { at("b"), {} });
        QCOMPARE(seen(), id("a done, b CURRENT, c pending"));
        happens(StepCompleted { at("b"), {} });
        // It fails still, as it did when somebody saw that it is done: that is their word, and it is newer.
        QCOMPARE(seen(), id("a done, b done, c CURRENT"));
    }

    void h5_whoVouchesForItIsBelieved()
    {
        happens(StepCompleted { at("a"), {} });
        happens(StepCompleted { at("b"), {} });
        happens(told("answers", CheckWord::Fails));
        const auto acts = decide(m_plan, state(),
            StepOverridden { at("b"), OverrideReason::SensorWrong, id("the probe asks the old host") },
            m_maker.now());
        VERIFY_RESULT(acts);
        for (const auto& act : *acts)
            happens(act);
        QCOMPARE(seen(), id("a done, b overridden, c CURRENT"));
        QVERIFY(!state().step(at("b")).contradicted);
        happens(told("answers", CheckWord::Holds));
        happens(told("answers", CheckWord::Fails));
        QCOMPARE(seen(), id("a done, b overridden, c CURRENT"));
    }

    void h5_whatFellBackIsThePlaceOnceNothingElseIsLeft()
    {
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        happens(told("answers", CheckWord::Fails));
        happens(StepCompleted { at("c"), {} });
        QCOMPARE(seen(), id("a done, b REGRESSED, c done"));
        QCOMPARE(refusal(StepCompleted { at("b"), {} }), QString());
        happens(StepCompleted { at("b"), {} });
        QCOMPARE(seen(), id("a done, b done, c done"));
        QVERIFY(!walk().current);
    }

    void h5_aPhaseIsNotCompleteOverWhatFellBack()
    {
        auto plan = plainPlan();
        plan.scenarios.first().procedure.first().complete = id("The database is back.");
        begin(plan);
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        happens(StepCompleted { at("c"), {} });
        QCOMPARE(walk().pause, std::optional(0));
        happens(told("answers", CheckWord::Fails));
        QVERIFY(!walk().pause);
        QCOMPARE(seen(), id("a done, b REGRESSED, c done"));
    }

    void whatNobodyHeardOfForThreeLooksIsStale()
    {
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(seen(89s), id("a done, b sensed, c CURRENT"));
        QCOMPARE(walk(89s).changesAt, std::optional(m_maker.now() + 90s));
        QCOMPARE(seen(90s), id("a done, b stale, c CURRENT"));
        QVERIFY(!refusal(StepReopened { at("b"), {} }, 90s).isEmpty());
        QCOMPARE(
            refusal(StepOverridden { at("b"), OverrideReason::SensorWrong, id("I looked") }, 90s), QString());
        happens(told("answers", CheckWord::NoAnswer));
        QCOMPARE(seen(), id("a done, b stale, c CURRENT"));
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(seen(), id("a done, b sensed, c CURRENT"));
    }

    void aLookThatTellsNothingNewIsNoEntry()
    {
        happens(told("answers", CheckWord::Holds));
        QCOMPARE(refusal(told("answers", CheckWord::Holds), 59s),
            id("That is what is known of \"answers\" already."));
        // Soon nobody could rely on it.
        QCOMPARE(refusal(told("answers", CheckWord::Holds), 60s), QString());
        QCOMPARE(refusal(told("answers", CheckWord::Fails)), QString());
        QCOMPARE(refusal(told("answers", CheckWord::Holds, CheckedBy::Person)), QString());
    }

    void aCheckThatThePlanDoesNotHaveIsRefused()
    {
        QCOMPARE(refusal(told("gone", CheckWord::Holds)),
            id("The plan has no check \"gone\". It has: answers, link, disk, queue."));
    }

    void mostChecksThatGoSilentTogetherAreOneThing()
    {
        happens(told("answers", CheckWord::NoAnswer));
        m_events.append(m_maker.make(told("link", CheckWord::NoAnswer)));
        // Two are too few to judge by.
        QVERIFY(!impairedReach(state()));
        m_events.append(m_maker.make(told("disk", CheckWord::Holds)));
        QCOMPARE(impairedReach(state()), std::optional(ImpairedReach { m_maker.now(), 2, 3 }));
        m_events.append(m_maker.make(told("queue", CheckWord::Holds)));
        QVERIFY(!impairedReach(state()));
    }

    void checksThatGoSilentOneByOneAreNot()
    {
        for (const auto* check : { "answers", "link", "disk" }) {
            m_maker.advance(5min);
            m_events.append(m_maker.make(told(check, CheckWord::NoAnswer)));
        }
        QVERIFY(!impairedReach(state()));
    }

    void theOrderOfArrivalDoesNotMatter()
    {
        happens(StepCompleted { at("a"), {} });
        happens(told("answers", CheckWord::Holds));
        happens(told("answers", CheckWord::Fails));
        happens(told("answers", CheckWord::NoAnswer));
        auto backwards = m_events;
        std::reverse(backwards.begin(), backwards.end());
        QCOMPARE(fold(backwards), fold(m_events));
        // No rule reads a text.
        auto bare = m_events;
        for (auto& event : bare)
            event = withoutLeaves(event);
        QCOMPARE(looks(walkthrough(m_plan, fold(bare), m_maker.now())), seen());
    }
};

MUSTER_TEST(TstChecks)
#include "tst_checks.moc"
