// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/confirming.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

namespace {

/// One phase of these steps, and another behind it.
struct Case {
    plan::Plan plan;
    IncidentState state = {};

    Case(const QList<plan::Step>& steps, plan::Order order, plan::Mode mode = plan::Mode::DoConfirm)
    {
        auto builder = aPlan();
        builder.withScenario(QStringLiteral("s")).withPhase(QStringLiteral("one"), order);
        for (const auto& step : steps)
            builder.withStep(step);
        builder.withPhase(QStringLiteral("two")).withStep(aStep(QStringLiteral("later")));
        plan = builder.build();
        for (auto& phase : plan.scenarios.first().procedure)
            phase.mode = mode;
        state.declared = true;
        state.scenario = plan::ScenarioId(QStringLiteral("s"));
    }
    void is(const QString& step, StepStatus status)
    {
        state.steps[StepAddress(QStringLiteral("s/") + step)].status = status;
    }
    void rests(const QString& step, RestState::Kind kind)
    {
        state.steps[StepAddress(QStringLiteral("s/") + step)].rest
            = RestState { kind, {}, person({}), {}, {}, {} };
    }
    [[nodiscard]] QString together() const
    {
        QStringList names;
        for (const auto& step : confirmableTogether(walkthrough(plan, state)))
            names.append(step.toString().sliced(2));
        return names.join(u' ');
    }
};

QList<plan::Step> plain()
{
    return { aStep(QStringLiteral("a")), aStep(QStringLiteral("b")), aStep(QStringLiteral("c")) };
}

} // namespace

class TstConfirming final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void onlyWhatIsDoneFromMemory()
    {
        QCOMPARE(Case(plain(), plan::Order::Strict).together(), QStringLiteral("a b c"));
        QCOMPARE(Case(plain(), plan::Order::Any).together(), QStringLiteral("a b c"));
        QCOMPARE(Case(plain(), plan::Order::Strict, plan::Mode::ReadDo).together(), QString());
    }

    void whatIsOverIsLeftOut()
    {
        Case some(plain(), plan::Order::Strict);
        some.is(QStringLiteral("a"), StepStatus::Done);
        QCOMPARE(some.together(), QStringLiteral("b c"));
        some.is(QStringLiteral("b"), StepStatus::Skipped);
        some.is(QStringLiteral("c"), StepStatus::Done);
        // The place is in the next phase.
        QCOMPARE(some.together(), QStringLiteral("later"));
    }

    void whatWantsMoreIsConfirmedByItself_data()
    {
        QTest::addColumn<plan::Step>("step");
        const auto b = [] { return aStep(QStringLiteral("b")); };
        const auto row = [](const char* name, const plan::Step& step) { QTest::newRow(name) << step; };
        row("a value", b().expecting(QStringLiteral("green")));
        row("critical", b().critical());
        row("two people", b().twoPerson());
        row("cannot be undone", b().irreversible(QStringLiteral("x")));
        row("an approval", b().approvedBy(QStringLiteral("lead")));
        row("a question", b().deciding(QStringLiteral("q"), { QStringLiteral("y"), QStringLiteral("n") }));
        row("seen by Muster", b().checking(QStringLiteral("muster:notice-sent")));
        plan::Step rotating = b();
        rotating.rotate = { QStringLiteral("login") };
        row("credentials", rotating);
        plan::Step point = b();
        point.asksRestorePoint = true;
        row("a restore point", point);
    }
    void whatWantsMoreIsConfirmedByItself()
    {
        QFETCH(const plan::Step, step);
        auto steps = plain();
        steps[1] = step;
        QCOMPARE(Case(steps, plan::Order::Strict).together(), QStringLiteral("a"));
        QCOMPARE(Case(steps, plan::Order::Any).together(), QStringLiteral("a c"));
    }

    void whatRestsOrFailedIsNotConfirmedByTheWay()
    {
        Case held(plain(), plan::Order::Any);
        held.rests(QStringLiteral("b"), RestState::Kind::Waiting);
        QCOMPARE(held.together(), QStringLiteral("a c"));
        Case failed(plain(), plan::Order::Any);
        failed.is(QStringLiteral("b"), StepStatus::Failed);
        QCOMPARE(failed.together(), QStringLiteral("a c"));
        // What was put off lets pass what comes after it.
        Case deferred(plain(), plan::Order::Strict);
        deferred.rests(QStringLiteral("b"), RestState::Kind::Deferred);
        QCOMPARE(deferred.together(), QStringLiteral("a c"));
    }

    void whatWaitsForMoreThanItsNeighbourIsNotTaken()
    {
        auto steps = plain();
        steps[2] = aStep(QStringLiteral("c")).after({ QStringLiteral("a") });
        QCOMPARE(Case(steps, plan::Order::Any).together(), QStringLiteral("a b"));
        QCOMPARE(Case(steps, plan::Order::Strict).together(), QStringLiteral("a b"));
    }
};

MUSTER_TEST(TstConfirming)
#include "tst_confirming.moc"
