// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"
#include "core/paper/scenariosheet.h"
#include "tests/core/paper/paperrig.h"

#include <algorithm>

using namespace muster;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList linesOf(const StepSheet& step, const QString& label)
{
    for (const auto& piece : step.pieces) {
        if (piece.label == label)
            return piece.lines;
    }
    return { u"(no %1)"_s.arg(label) };
}

} // namespace

class TstScenarioSheet final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void stepsHaveTheCodesOfTheWalkthrough_data() { addPackRows(); }
    void stepsHaveTheCodesOfTheWalkthrough()
    {
        QFETCH(const QString, pack);
        const auto plan = plan::PlanLibrary().plan(pack);
        VERIFY_RESULT(plan);
        for (const auto& scenario : plan->scenarios) {
            incident::IncidentState state;
            state.scenario = scenario.id;
            QStringList walked;
            for (const auto& view : incident::walkthrough(*plan, state).steps)
                walked.append(view.code + u' ' + view.step->title);
            QStringList written;
            for (const auto& phase : scenarioSheet(*plan, scenario).phases) {
                for (const auto& step : phase.steps) {
                    if (!step.code.isEmpty())
                        written.append(step.code + u' ' + step.text);
                }
            }
            QCOMPARE_EQ(written, walked);
        }
    }

    void aStepSaysAllThatThePlanSays()
    {
        const auto plan = smallPlan();
        const auto sheet = scenarioSheet(plan, plan.scenarios.first());
        const auto& step = sheet.phases[1].steps[0];
        QCOMPARE_EQ(step.code, u"2.1"_s);
        QCOMPARE_EQ(step.marks, QStringList { u"critical"_s });
        QCOMPARE_EQ(linesOf(step, u"CAUTION"_s), QStringList { u"Never over the damaged server"_s });
        QCOMPARE_EQ(linesOf(step, u"CANNOT BE UNDONE"_s),
            (QStringList {
                u"It changes for good: the standby."_s, u"What helps afterwards: build a new one."_s }));
        QCOMPARE_EQ(
            linesOf(step, u"TWO PERSONS"_s), QStringList { u"A second person confirms this step."_s });
        QCOMPARE_EQ(linesOf(step, u"Command"_s), QStringList { u"sh -c 'echo '\\''a < b'\\'' && exit'"_s });
        QCOMPARE_EQ(linesOf(step, u"It should print"_s), QStringList { u"a < b"_s });
        QCOMPARE_EQ(linesOf(step, u"Brings back"_s), QStringList { u"Database, Shop"_s });
        QCOMPARE_EQ(linesOf(step, u"Restore point that was found"_s), QStringList());
        const auto& decision = sheet.phases[0].steps[0];
        QCOMPARE_EQ(linesOf(decision, u"Decide"_s),
            (QStringList {
                u"Is the standby whole?"_s, u"Yes, promote it (takes 10 min)"_s, u"No, restore"_s }));
        QCOMPARE_EQ(linesOf(decision, u"Tell"_s), QStringList { u"The team: message “Declared”"_s });
        QCOMPARE_EQ(decision.role, u"Incident commander"_s);
        QCOMPARE_EQ(decision.takes, u"3 min"_s);
    }

    void whatIsDangerousIsFramed()
    {
        const auto plan = smallPlan();
        const auto sheet = scenarioSheet(plan, plan.scenarios.first());
        const auto& pieces = sheet.phases[1].steps[0].pieces;
        const auto framed = std::count_if(pieces.begin(), pieces.end(),
            [](const Piece& piece) { return piece.look == Piece::Look::Boxed; });
        QCOMPARE_EQ(framed, 3);
        QCOMPARE_EQ(pieces.first().look, Piece::Look::Boxed);
    }

    void wayBackAndWayHomeComeLastAndHaveNoCodes()
    {
        const auto plan = smallPlan();
        const auto sheet = scenarioSheet(plan, plan.scenarios.first());
        QStringList titles;
        for (const auto& phase : sheet.phases)
            titles.append(phase.number + phase.title);
        QCOMPARE_EQ(titles,
            (QStringList { u"1Decide"_s, u"2Restore"_s, u"3Validation"_s, u"Rollback"_s, u"Failback"_s }));
        QVERIFY(sheet.phases[3].steps.first().code.isEmpty());
    }

    void phasesHaveTheirNumbersWhateverStandsInThem()
    {
        using namespace incident;
        auto plan = smallPlan();
        const auto scenario = plan.scenarios.first().id;
        const plan::ScenarioId again(u"loss#2"_s);
        for (const auto& change : QList<Amending> { ScenarioAttached { again, scenario, {} },
                 StepMoved { StepAddress(u"loss/choose"_s), PhaseAddress(u"loss#2/decide"_s), {}, {} },
                 StepMoved {
                     StepAddress(u"loss#2/restore-copy"_s), PhaseAddress(u"loss/restore"_s), {}, {} } }) {
            auto changed = amended(plan, scenario, change);
            VERIFY_RESULT(changed);
            plan = *std::move(changed);
        }
        QStringList lines;
        for (const auto& phase : scenarioSheet(plan, plan.scenarios.first()).phases) {
            QStringList codes { phase.number + phase.title };
            for (const auto& step : phase.steps)
                codes.append(step.code);
            lines.append(codes.join(u' '));
        }
        QCOMPARE_EQ(lines,
            (QStringList { u"1Decide"_s, u"2Restore B2.1 2.1"_s, u"B1Decide 1.1 B1.1"_s, u"B2Restore"_s,
                u"3Validation 3.1"_s, u"Rollback  "_s, u"Failback "_s }));
    }

    void alternativesAndRowsOfCommandsSayWhichTheyAre()
    {
        const auto plan = planOf(R"(muster: 1
plan: {id: p, title: P}
scenarios:
  - id: s
    title: S
    procedure:
      - id: x
        title: X
        steps:
          - {id: a, do: A, run: {any: [{argv: [one]}, {argv: [two]}]}}
          - {id: b, do: B, after: [a], run: {all: [{argv: [one]}, {argv: [two], environment: {MODE: fast}, timeout: 5 min}]}}
)");
        const auto sheet = scenarioSheet(plan, plan.scenarios.first());
        const auto& any = sheet.phases[0].steps[0];
        QCOMPARE_EQ(linesOf(any, u"Either this command"_s), QStringList { u"one"_s });
        QCOMPARE_EQ(linesOf(any, u"Or this command"_s), QStringList { u"two"_s });
        const auto& all = sheet.phases[0].steps[1];
        QCOMPARE_EQ(linesOf(all, u"Then this command"_s), QStringList { u"two"_s });
        QCOMPARE_EQ(linesOf(all, u"In its environment"_s), QStringList { u"MODE: fast"_s });
        QCOMPARE_EQ(linesOf(all, u"Give it up after"_s), QStringList { u"5 min"_s });
        QCOMPARE_EQ(linesOf(all, u"After"_s), QStringList { u"1.1"_s });
    }

    void validationWithoutAScenarioIsNotLost()
    {
        const auto plan = planOf("muster: 1\nplan: {id: p, title: P}\nvalidation: [{id: v, do: Look}]\n");
        const auto loose = looseValidation(plan);
        QCOMPARE_EQ(loose.size(), 1);
        QCOMPARE_EQ(loose[0].steps[0].code, u"1.1"_s);
        QVERIFY(looseValidation(smallPlan()).isEmpty());
    }
};

MUSTER_TEST(TstScenarioSheet)
#include "tst_scenariosheet.moc"
