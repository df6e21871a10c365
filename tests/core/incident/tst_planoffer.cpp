// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/planoffer.h"
#include "core/incident/runningplan.h"
#include "core/plan/planloader.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kText = R"(muster: 1
plan: {id: shop, title: Shop}
scenarios:
  - id: loss
    title: Loss
    procedure:
      - id: look
        title: Look
        steps:
          # First of all.
          - id: find
            do: Find the restore point
            expect: A point
          - {id: tell, do: Tell everybody}
      - id: act
        title: Act
        steps:
          - {id: stop, do: Stop writes}
          - id: ask
            do: Which way?
            decide: {id: way, question: "Which way?", answers: [{id: a, title: A}, {id: b, title: B}]}
          - {id: switch, do: Switch over, when: way = a}
          - {id: check, do: Check it, after: [stop]}
  - id: theft
    title: Theft
    procedure:
      - id: contain
        title: Contain
        steps:
          - {id: isolate, do: Isolate}
validation:
  - {id: load, do: Load the page, expect: It loads}
)";

StepAddress at(const char* address)
{
    return StepAddress(QString::fromUtf8(address));
}
PhaseAddress in(const char* address)
{
    return PhaseAddress(QString::fromUtf8(address));
}

/// A plan of the text, and what was changed of it.
struct Case {
    plan::Plan plan = plan::loadPlan(kText).plan.value();
    IncidentState state = {};

    explicit Case(const QList<Amending>& changes)
    {
        state.declared = true;
        state.scenario = plan::ScenarioId(u"loss"_s);
        for (const auto& change : changes)
            state.amendments.append({ change, Instant(), person(u"Ada"_s) });
    }

    [[nodiscard]] QList<PlanOffer> offers() const { return planOffers(plan, state); }
    [[nodiscard]] QStringList words() const
    {
        QStringList lines;
        for (const auto& offer : offers()) {
            lines.append(offer.words + (offer.why.isEmpty() ? QString() : u" | "_s + offer.why)
                + (offer.byHand.isEmpty() ? QString() : u" ! "_s + offer.byHand));
        }
        return lines;
    }
    [[nodiscard]] Result<QByteArray> written() const { return plan::edited(kText, editsOf(offers())); }
};

/// "look: find, tell; act: stop, …"
QString stepsOf(const plan::Plan& plan, int scenario = 0)
{
    QStringList phases;
    for (const auto& phase : plan.scenarios[scenario].procedure) {
        QStringList steps;
        for (const auto& step : phase.steps)
            steps.append(step.id.toString());
        phases.append(phase.id.toString() + u": "_s + steps.join(u", "_s));
    }
    return phases.join(u"; "_s);
}

} // namespace

class TstPlanOffer final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void nothingChangedIsNothingOffered()
    {
        QVERIFY(Case({}).offers().isEmpty());
        // What was taken back is no change.
        QCOMPARE(Case({ StepStruck { at("loss/tell"), {} }, StepRestored { at("loss/tell") } }).words(),
            QStringList());
        QCOMPARE(Case({ StepAdded { at("loss/added-1"), in("loss/look"), {}, u"Look again"_s, {}, {} },
                          StepStruck { at("loss/added-1"), {} } })
                     .words(),
            QStringList());
        QCOMPARE(Case({ StepMoved { at("loss/stop"), in("loss/look"), at("loss/find"), {} },
                          StepMoved { at("loss/stop"), in("loss/act"), {}, {} } })
                     .words(),
            QStringList());
        QCOMPARE(Case({ ScenarioAttached { plan::ScenarioId(u"theft"_s), plan::ScenarioId(u"theft"_s), {} },
                          ScenarioDetached { plan::ScenarioId(u"theft"_s) } })
                     .words(),
            QStringList());
    }

    void anAddedStepIsPutBehindItsNeighbour()
    {
        const Case one({ StepAdded { at("loss/added-1"), in("loss/look"), at("loss/find"),
            u"Größe & Zeit ansehen"_s, u"5 GB"_s, u"The disk was full"_s } });
        QCOMPARE(one.words(),
            QStringList { u"1.1a Größe & Zeit ansehen: added behind 1.1 | The disk was full"_s });
        const auto text = one.written();
        VERIFY_RESULT(text);
        const auto plan = plan::loadPlan(*text).plan.value();
        QCOMPARE(stepsOf(plan), u"look: find, grosse-zeit-ansehen, tell; act: stop, ask, switch, check"_s);
        const auto& step = plan.scenarios[0].procedure[0].steps[1];
        QCOMPARE(step.title, u"Größe & Zeit ansehen"_s);
        QCOMPARE(step.expect, u"5 GB"_s);
        QVERIFY(text->contains("# First of all.\n          - id: find\n"));
    }

    void severalAddedStepsKeepTheirOrderAndHaveNamesOfTheirOwn()
    {
        const auto add = [](const char* step, std::optional<StepAddress> behind, const QString& title) {
            return StepAdded { at(step), in("loss/look"), behind, title, {}, {} };
        };
        const Case all({ add("loss/added-1", at("loss/find"), u"Tell"_s),
            add("loss/added-2", at("loss/added-1"), u"火"_s), add("loss/added-3", {}, u"火"_s) });
        QCOMPARE(all.words(),
            (QStringList { u"1.0a 火: added at the beginning of “Look”"_s, u"1.1a Tell: added behind 1.1"_s,
                u"1.1b 火: added behind 1.1a"_s }));
        const auto text = all.written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value()),
            u"look: step-1, find, tell-2, step-2, tell; act: stop, ask, switch, check"_s);
    }

    void whatWasStruckIsTakenOut()
    {
        const Case tell({ StepStruck { at("loss/tell"), u"Nobody is there"_s } });
        QCOMPARE(tell.words(), QStringList { u"1.2 Tell everybody: struck | Nobody is there"_s });
        QCOMPARE(stepsOf(plan::loadPlan(*tell.written()).plan.value()),
            u"look: find; act: stop, ask, switch, check"_s);
        // What others hang on is for a person to take out.
        QCOMPARE(Case({ StepStruck { at("loss/stop"), {} } }).words(),
            QStringList {
                u"2.1 Stop writes: struck ! “Check it” waits for it or hangs on its answer. Take it "
                "out by hand."_s });
        const Case question({ StepStruck { at("loss/ask"), {} } });
        QVERIFY(question.offers().first().edits.isEmpty());
        QVERIFY(question.offers().first().byHand.startsWith(u"“Switch over”"));
    }

    void newWordsTakeThePlaceOfTheOldOnes()
    {
        const Case both({ StepReworded { at("loss/find"), u"Find the clean point"_s, {}, u"Damage"_s },
            StepReworded { at("loss/tell"), u"Tell everybody"_s, u"An answer"_s, {} },
            StepReworded { at("validation/load"), u"Load the shop"_s, u"It loads in 2 s"_s, {} } });
        QCOMPARE(both.words(),
            (QStringList { u"1.1 Find the clean point: reworded, was “Find the restore point” | Damage"_s,
                u"1.2 Tell everybody: what is to be seen was reworded"_s,
                u"3.1 Load the shop: reworded, was “Load the page”"_s }));
        const auto text = both.written();
        VERIFY_RESULT(text);
        const auto plan = plan::loadPlan(*text).plan.value();
        QCOMPARE(plan.scenarios[0].procedure[0].steps[0].title, u"Find the clean point"_s);
        QCOMPARE(plan.scenarios[0].procedure[0].steps[0].expect, QString());
        QCOMPARE(plan.scenarios[0].procedure[0].steps[1].expect, u"An answer"_s);
        QCOMPARE(plan.validation[0].title, u"Load the shop"_s);
        QCOMPARE(plan.validation[0].expect, u"It loads in 2 s"_s);
    }

    void whatWasMovedIsMovedInTheFile()
    {
        const Case moved({ StepMoved { at("loss/stop"), in("loss/look"), at("loss/find"), u"Sooner"_s },
            StepMoved { at("loss/find"), in("loss/look"), at("loss/tell"), {} } });
        QCOMPARE(moved.words(),
            (QStringList { u"2.1 Stop writes: moved to the beginning of “Look” | Sooner"_s,
                u"1.1 Find the restore point: moved behind 1.2"_s }));
        const auto text = moved.written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value()),
            u"look: stop, tell, find; act: ask, switch, check"_s);
        QVERIFY(text->contains("          # First of all.\n          - id: find\n"));
    }

    void everythingTogetherGivesTheRunningPlan()
    {
        const Case all({ StepAdded { at("loss/added-1"), in("loss/act"), at("loss/stop"), u"Wait"_s, {}, {} },
            StepMoved { at("loss/added-1"), in("loss/act"), at("loss/switch"), {} },
            StepReworded { at("loss/added-1"), u"Wait a minute"_s, u"60 s"_s, {} },
            StepMoved { at("loss/tell"), in("loss/act"), at("loss/stop"), {} },
            StepStruck { at("loss/find"), {} }, StepReworded { at("loss/tell"), u"Tell all"_s, {}, {} } });
        const auto text = all.written();
        VERIFY_RESULT(text);
        const auto plan = plan::loadPlan(*text).plan.value();
        QCOMPARE(stepsOf(plan), u"look: ; act: stop, tell, ask, switch, wait-a-minute, check"_s);
        QCOMPARE(plan.scenarios[0].procedure[1].steps[1].title, u"Tell all"_s);
    }

    void anAttachedScenarioIsChangedWhereItStands()
    {
        const plan::ScenarioId theft(u"theft"_s);
        const Case attached({ ScenarioAttached { theft, theft, u"Somebody was in"_s },
            StepAdded { at("theft/added-1"), in("theft/contain"), at("theft/isolate"), u"Copy the disk"_s, {},
                {} } });
        QCOMPARE(attached.words(),
            (QStringList {
                u"Attached: “Theft” | Somebody was in ! “Theft” was needed beside “Loss”. Say in the "
                "plan when it is."_s,
                u"B1.1a Copy the disk: added behind B1.1"_s }));
        const auto text = attached.written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value(), 1), u"contain: isolate, copy-the-disk"_s);
    }

    void whatCannotBeMadeIsForAPerson()
    {
        const plan::ScenarioId theft(u"theft"_s);
        const plan::ScenarioId second(u"theft#2"_s);
        const Case copies({ ScenarioAttached { theft, theft, {} }, ScenarioAttached { second, theft, {} },
            StepStruck { at("theft#2/isolate"), {} },
            StepReworded { at("theft#2/isolate"), u"Isolate it"_s, {}, {} },
            StepMoved { at("theft/isolate"), in("loss/look"), at("loss/find"), {} } });
        for (const auto& offer : copies.offers()) {
            QVERIFY2(offer.edits.isEmpty(), qPrintable(offer.words));
            QVERIFY2(offer.byHand.endsWith(u'.'), qPrintable(offer.words));
        }
        QVERIFY(copies.words().filter(u"moved into “Look”"_s).size() == 1);
        QVERIFY(copies.words().filter(u"C1.1"_s).size() == 1);

        Case taken({ StepStruck { at("loss/tell"), {} } });
        taken.plan.scenarios[0].procedure[0].steps[1].use = u"shared.plan.yaml#theft/tell"_s;
        QCOMPARE(taken.words(),
            QStringList {
                u"1.2 Tell everybody: struck ! This step is taken from shared.plan.yaml#theft/tell. "
                "Change it there, or write it into this plan."_s });
    }
};

MUSTER_TEST(TstPlanOffer)
#include "tst_planoffer.moc"
