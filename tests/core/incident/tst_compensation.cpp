// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/compensation.h"
#include "core/incident/fold.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::incident;
using namespace muster::test;

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
                 StepCompleted { StepAddress(QStringLiteral("gone/step")), {} } })
            QVERIFY(!compensationOf(plan, walk, act));
    }

private:
    [[nodiscard]] static IncidentState stateOf(const plan::Plan& plan)
    {
        return fold(eventsOf(
            { declarationOf(plan, journal::StreamKind::Drill, instantFromMillis(1'700'000'000'000)) }));
    }
};

MUSTER_TEST(TstCompensation)

#include "tst_compensation.moc"
