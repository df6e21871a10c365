// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/planoffer.h"
#include "core/incident/runningplan.h"
#include "core/plan/planloader.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>
#include <optional>

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

/// Steps that wait for nobody by name, so that each may stand anywhere.
const QByteArray kLoose = R"(muster: 1
plan: {id: shop, title: Shop}
scenarios:
  - id: loss
    title: Loss
    procedure:
      - id: one
        title: One
        steps:
          - {id: a, do: A}
          # Mind the B.
          - id: b
            do: B
            expect: bees # or wasps
          - {id: c, do: C}
          - {id: d, do: D}
      - id: two
        title: Two
        steps:
          - {id: e, do: E}
          - {id: f, do: F}
    rollback:
      - {id: back, do: Back}
      - {id: again, do: Again, after: [f]}
  - id: theft
    title: Theft
    procedure:
      - id: contain
        title: Contain
        steps:
          - {id: isolate, do: Isolate}
          - {id: wipe, do: Wipe, after: [isolate]}
validation:
  - {id: load, do: Load}
  - {id: pay, do: Pay, after: [load]}
drills:
  - {id: yearly, title: Yearly, kind: tabletop, every: yearly, validation: [pay]}
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
    QByteArray text;
    plan::Plan plan;
    IncidentState state = {};

    explicit Case(const QList<Amending>& changes, const QByteArray& of = kText)
        : text(of)
        , plan(plan::loadPlan(of).plan.value())
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
    [[nodiscard]] Result<QByteArray> written() const { return plan::edited(text, editsOf(offers())); }
};

/// "One: A, B; Two: E, …": what is to be done in the incident's own phases.
QString titlesOf(const plan::Scenario& scenario)
{
    QStringList phases;
    for (const auto& phase : scenario.procedure) {
        QStringList steps;
        for (const auto& step : phase.steps) {
            if (!step.struck)
                steps.append(step.title + (step.expect.isEmpty() ? QString() : u" > "_s + step.expect));
        }
        phases.append(phase.title + u": "_s + steps.join(u", "_s));
    }
    return phases.join(u"; "_s);
}

plan::Plan runningOf(const Case& one)
{
    RunningPlan running(std::make_shared<const plan::Plan>(one.plan));
    running.follow(one.state);
    return running.current();
}

/// A change that somebody might make or, where it does not fit, might have tried to make.
Amending anyChange(QRandomGenerator& random, int number)
{
    static const QList<const char*> kSteps { "loss/a", "loss/b", "loss/c", "loss/d", "loss/e", "loss/added-1",
        "loss/added-2", "loss/added-4" };
    const auto step = at(kSteps[random.bounded(kSteps.size())]);
    const auto phase = random.bounded(2) == 0 ? in("loss/one") : in("loss/two");
    const auto behind = random.bounded(4) == 0 ? std::optional<StepAddress>()
                                               : std::optional(at(kSteps[random.bounded(kSteps.size())]));
    const auto name = QString::number(number);
    switch (random.bounded(8)) {
    case 0:
        return StepStruck { step, {} };
    case 1:
        return StepRestored { step };
    case 2:
        return StepReworded { step, u"New "_s + name, random.bounded(2) == 0 ? QString() : u"Seen "_s + name,
            {} };
    case 3:
    case 4:
        return StepAdded { StepAddress(u"loss/added-"_s + name), phase, behind, u"Added "_s + name, {}, {} };
    default:
        return StepMoved { step, phase, behind, {} };
    }
}

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

    void whatMovesAwayIsNobodysNeighbour()
    {
        // B stands behind A before and after; yet both have moved.
        const Case chain({ StepMoved { at("loss/a"), in("loss/one"), at("loss/d"), {} },
                             StepMoved { at("loss/b"), in("loss/one"), at("loss/a"), {} } },
            kLoose);
        const auto text = chain.written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value()), u"one: c, d, a, b; two: e, f"_s);
        QVERIFY(text->contains("          # Mind the B.\n          - id: b\n            do: B\n"
                               "            expect: bees # or wasps\n      - id: two\n"));
        // Back behind A, and behind what came there meanwhile, is no move of its own.
        QCOMPARE(Case({ StepAdded { at("loss/added-1"), in("loss/one"), at("loss/a"), u"X"_s, {}, {} },
                          StepMoved { at("loss/b"), in("loss/two"), {}, {} },
                          StepMoved { at("loss/b"), in("loss/one"), at("loss/added-1"), {} } },
                     kLoose)
                     .words(),
            QStringList { u"1.1a X: added behind 1.1"_s });
    }

    void whatIsWrittenIsWhatWasWalked()
    {
        QRandomGenerator random(20260314);
        int changed = 0;
        for (int round = 0; round < 150; ++round) {
            QList<Amending> changes;
            for (auto left = random.bounded(1, 9); left > 0; --left)
                changes.append(anyChange(random, static_cast<int>(changes.size())));
            const Case one(changes, kLoose);
            const auto wanted = titlesOf(runningOf(one).scenarios[0]);
            const auto text = one.written();
            QVERIFY2(text.has_value(), qPrintable(one.words().join(u'\n')));
            const auto now = plan::loadPlan(*text).plan.value();
            QVERIFY2(titlesOf(now.scenarios[0]) == wanted,
                qPrintable(u"round %1: not %2\n%3"_s.arg(round).arg(wanted, one.words().join(u'\n'))));
            // Nothing is offered for nothing, and nothing is left to offer.
            QCOMPARE(one.offers().isEmpty(), *text == kLoose);
            changed += one.offers().isEmpty() ? 0 : 1;
        }
        QVERIFY2(changed > 100, qPrintable(QString::number(changed)));
    }

    void aReasonStandsWithWhatItWasSaidOf()
    {
        const Case both({ StepStruck { at("loss/a"), u"Nobody there"_s }, StepRestored { at("loss/a") },
                            StepReworded { at("loss/a"), u"AA"_s, {}, u"Too short"_s },
                            StepMoved { at("loss/a"), in("loss/one"), at("loss/c"), u"Too early"_s },
                            StepMoved { at("loss/d"), in("loss/two"), {}, {} } },
            kLoose);
        QCOMPARE(both.words(),
            (QStringList { u"1.1 AA: reworded, was “A” | Too short"_s,
                u"1.1 AA: moved behind 1.3 | Too early"_s, u"1.4 D: moved to the beginning of “Two”"_s }));
        // What is added is offered as it is now, with what was said last.
        QCOMPARE(Case({ StepAdded { at("loss/added-1"), in("loss/one"), at("loss/a"), u"X"_s, {}, u"Seen"_s },
                          StepReworded { at("loss/added-1"), u"Y"_s, {}, u"Clearer"_s },
                          StepMoved { at("loss/added-1"), in("loss/one"), at("loss/b"), {} } },
                     kLoose)
                     .words(),
            QStringList { u"1.1a Y: added behind 1.2 | Clearer"_s });
    }

    void whatOthersNeedIsLeftInTheFile()
    {
        const auto offerOf = [](const char* step) {
            return Case({ StepStruck { at(step), {} } }, kLoose).offers().value(0);
        };
        QVERIFY(offerOf("loss/f").edits.isEmpty());
        QCOMPARE(
            offerOf("loss/f").byHand, u"“Again” waits for it or hangs on its answer. Take it out by hand."_s);
        QCOMPARE(offerOf("validation/load").byHand,
            u"“Pay” waits for it or hangs on its answer. Take it out by hand."_s);
        QCOMPARE(offerOf("validation/pay").byHand, u"The drill “Yearly” tries it. Take it out by hand."_s);
        QCOMPARE(offerOf("loss/e").byHand, QString());
        // Not where it is taken out as well.
        const plan::ScenarioId theft(u"theft"_s);
        const QList<Amending> struck { ScenarioAttached { theft, theft, {} },
            StepStruck { at("theft/isolate"), {} }, StepStruck { at("theft/wipe"), {} } };
        const auto text = Case(struck, kLoose).written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value(), 1), u"contain: "_s);
        // One that has to stay holds what it waits for.
        const QList<Amending> held { StepStruck { at("validation/load"), {} },
            StepStruck { at("validation/pay"), {} } };
        for (const auto& offer : Case(held, kLoose).offers())
            QVERIFY2(offer.edits.isEmpty() && !offer.byHand.isEmpty(), qPrintable(offer.words));
    }

    void validationIsOfferedWithoutAScenario()
    {
        Case none({ StepReworded { at("validation/load"), u"Load all"_s, {}, {} } }, kLoose);
        none.state.scenario = plan::ScenarioId(QString());
        QCOMPARE(none.words(), QStringList { u"Load all: reworded, was “Load”"_s });
        const auto text = none.written();
        VERIFY_RESULT(text);
        QCOMPARE(plan::loadPlan(*text).plan->validation[0].title, u"Load all"_s);
    }

    void aStepOfAnotherFileIsNoNeighbourWhereItIsNot()
    {
        // E is moved by hand, so what was added behind it stands behind what the file has there.
        Case taken({ StepMoved { at("loss/e"), in("loss/one"), at("loss/a"), {} },
                       StepAdded { at("loss/added-1"), in("loss/one"), at("loss/e"), u"X"_s, {}, {} } },
            kLoose);
        taken.plan.scenarios[0].procedure[1].steps[0].use = u"shared.plan.yaml#e"_s;
        const auto offers = taken.offers();
        QCOMPARE(offers.size(), 2);
        QVERIFY(offers[0].edits.isEmpty());
        QVERIFY(offers[0].byHand.startsWith(u"This step is taken from shared.plan.yaml#e."_s));
        const auto text = taken.written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value()), u"one: a, x, b, c, d; two: e, f"_s);
    }

    void aGuestIsOfferedAsWhatBecameOfIt()
    {
        const plan::ScenarioId theft(u"theft"_s);
        const auto guest = [&](const QList<Amending>& changes) {
            const QList<Amending> first { ScenarioAttached { theft, theft, {} },
                StepAdded { at("theft/added-1"), in("theft/contain"), {}, u"X"_s, {}, {} },
                StepMoved { at("theft/added-1"), in("loss/one"), at("loss/a"), {} },
                StepMoved { at("theft/wipe"), in("loss/two"), at("loss/f"), {} } };
            return Case(first + changes, kLoose);
        };
        const auto moved = guest({});
        QCOMPARE(moved.words().filter(u"added to “One”"_s).size(), 1);
        QCOMPARE(moved.words().filter(u"moved into “Two”"_s).size(), 1);
        QVERIFY(editsOf(moved.offers()).isEmpty());
        // Struck, one is taken out of its own scenario and the other never was.
        const auto struck
            = guest({ StepStruck { at("theft/added-1"), {} }, StepStruck { at("theft/wipe"), {} } });
        QCOMPARE(struck.offers().size(), 2);
        const auto text = struck.written();
        VERIFY_RESULT(text);
        QCOMPARE(stepsOf(plan::loadPlan(*text).plan.value(), 1), u"contain: isolate"_s);
        // New words belong to the step, wherever it is done.
        const auto reworded = guest({ StepReworded { at("theft/wipe"), u"Wipe all"_s, {}, {} } }).written();
        VERIFY_RESULT(reworded);
        QCOMPARE(plan::loadPlan(*reworded).plan->scenarios[1].procedure[0].steps[1].title, u"Wipe all"_s);
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
