// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "core/incident/walkthrough.h"
#include "tests/core/incident/looks.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <random>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

const Instant kFailed = *instantFromIso(u"2026-03-14T03:12:00.000Z");

QString id(const char* text)
{
    return QString::fromUtf8(text);
}

StepAddress at(const char* address)
{
    return StepAddress(id(address));
}

PhaseAddress in(const char* address)
{
    return PhaseAddress(id(address));
}

plan::ScenarioId scenario(const char* name)
{
    return plan::ScenarioId(id(name));
}

ScenarioAttached attached(const char* as, const char* name = "intrusion")
{
    return { scenario(as), scenario(name), {} };
}

StepAdded added(
    const char* step, const char* phase, std::optional<StepAddress> behind = {}, const char* title = "New")
{
    return { at(step), in(phase), std::move(behind), id(title), {}, {} };
}

StepMoved moved(const char* step, const char* phase, std::optional<StepAddress> behind = {})
{
    return { at(step), in(phase), std::move(behind), {} };
}

StepStruck struck(const char* step)
{
    return { at(step), {} };
}

StepReworded reworded(const char* step, const char* title, const char* expect = "")
{
    return { at(step), id(title), id(expect), {} };
}

Payload done(const char* step)
{
    return StepCompleted { at(step), {} };
}

DecisionRecorded chose(const char* step, const char* decision, const char* answer)
{
    return { at(step), plan::DecisionId(id(decision)), plan::AnswerId(id(answer)), {} };
}

/// Two scenarios that ask by the same names, and what proves both.
plan::Plan twoScenarios()
{
    return aPlan()
        .withOverall(within(1h), within(5min))
        .withService(id("db"))
        .withService(id("files"))
        .withScenario(id("outage"), { id("db") })
        .withPhase(id("look"))
        .withStep(id("find"))
        .withStep(aStep(id("ask")).deciding(id("path"), { id("left"), id("right") }))
        .withPhase(id("act"))
        .withStep(aStep(id("stop")).critical())
        .withStep(aStep(id("start")).after({ id("stop") }))
        .withStep(aStep(id("extra")).onlyWhen(answered(id("path"), id("left"))))
        .withScenario(id("intrusion"), { id("files"), id("db") })
        .withPhase(id("contain"))
        .withStep(id("isolate"))
        .withStep(aStep(id("choose")).deciding(id("path"), { id("left"), id("right") }))
        .withStep(aStep(id("wipe")).after({ id("isolate") }).onlyWhen(answered(id("path"), id("left"))))
        .withPhase(id("clean"))
        .withStep(id("scan"))
        .withValidation(aStep(id("smoke")))
        .build();
}

/// The acts of an incident that was declared at the failure; one a minute.
IncidentState after(const plan::Plan& plan, QList<Payload> acts)
{
    acts.prepend(declarationOf(plan, journal::StreamKind::Drill, kFailed));
    return fold(eventsOf(acts));
}

plan::Plan running(const plan::Plan& frozen, const IncidentState& state)
{
    RunningPlan plan(std::make_shared<const plan::Plan>(frozen));
    plan.follow(state);
    return plan.current();
}

plan::Plan changed(const plan::Plan& frozen, const QList<Payload>& changes)
{
    return running(frozen, after(frozen, changes));
}

/// Every step with its code, in the order in which it is walked to.
QString order(const plan::Plan& plan, const IncidentState& state)
{
    QStringList steps;
    for (const auto& view : walkthrough(plan, state).steps)
        steps.append(view.code + u' ' + view.step->id.toString());
    return steps.join(QStringLiteral(", "));
}

QString orderAfter(const plan::Plan& frozen, const QList<Payload>& acts)
{
    const auto state = after(frozen, acts);
    return order(running(frozen, state), state);
}

QString looksAfter(const plan::Plan& frozen, const QList<Payload>& acts)
{
    const auto state = after(frozen, acts);
    const auto plan = running(frozen, state);
    return looks(walkthrough(plan, state));
}

const plan::Step* stepOf(const plan::Plan& plan, const char* address)
{
    const auto place = placeOf(plan, scenario("outage"), at(address));
    return place ? place->step : nullptr;
}

QString errorOf(const plan::Plan& plan, const Amending& change)
{
    const auto made = amended(plan, scenario("outage"), change);
    return made ? QStringLiteral("made") : made.error().text;
}

/// Changes as three consoles might make them who know nothing of each other: many do not fit.
QList<journal::Event> generatedChanges(const plan::Plan& plan, quint32 seed, int count)
{
    QRandomGenerator random(seed);
    const auto pick
        = [&](const auto& list) { return list.at(random.bounded(static_cast<int>(list.size()))); };
    const QList<StepAddress> steps { at("outage/find"), at("outage/ask"), at("outage/stop"),
        at("outage/start"), at("outage/extra"), at("outage/added-1"), at("outage/added-2"),
        at("intrusion/isolate"), at("intrusion/choose"), at("intrusion/wipe"), at("intrusion/scan"),
        at("intrusion/added-1"), at("outage#2/find"), at("outage#2/stop"), at("validation/smoke"),
        at("outage/gone") };
    const QList<PhaseAddress> phases { in("outage/look"), in("outage/act"), in("intrusion/contain"),
        in("intrusion/clean"), in("outage#2/look") };
    std::array makers { EventMaker(1), EventMaker(2), EventMaker(3) };
    auto now = makers[0].now();
    QList<journal::Event> events { makers[0].make(declarationOf(plan, journal::StreamKind::Drill, kFailed)) };
    while (events.size() < count) {
        now += Millis { random.bounded(60'000) };
        auto& maker = makers[random.bounded(3u)];
        maker.at(now);
        const auto behind = random.bounded(3) == 0 ? std::nullopt : std::optional(pick(steps));
        const auto words = QStringLiteral("Words %1").arg(random.bounded(3));
        const auto phase = pick(phases);
        const StepAddress fresh(
            QStringLiteral("%1/added-%2").arg(attachedTo(phase.toString())).arg(random.bounded(3)));
        const QList<Payload> payloads {
            attached("intrusion"),
            attached("outage#2", "outage"),
            ScenarioDetached { scenario("intrusion") },
            StepAdded { fresh, phase, behind, words, {}, {} },
            StepAdded { fresh, phase, {}, words, {}, {} },
            StepStruck { pick(steps), {} },
            StepRestored { pick(steps) },
            StepReworded { pick(steps), words, words, {} },
            StepMoved { pick(steps), pick(phases), behind, {} },
            StepMoved { pick(steps), pick(phases), {}, {} },
        };
        events.append(maker.make(pick(payloads)));
    }
    return events;
}

} // namespace

class TstRunningPlan : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void withoutChangesItIsTheFrozenOne()
    {
        const auto frozen = std::make_shared<const plan::Plan>(twoScenarios());
        RunningPlan plan(frozen);
        QVERIFY(!plan.follow(after(*frozen, { done("outage/find") })));
        QVERIFY(&plan.current() == frozen.get());
        QVERIFY(&plan.frozen() == frozen.get());
    }

    void itSaysWhetherThereIsAnotherOne()
    {
        const auto frozen = twoScenarios();
        RunningPlan plan(std::make_shared<const plan::Plan>(frozen));
        QVERIFY(plan.follow(after(frozen, { struck("outage/find") })));
        QVERIFY(!plan.follow(after(frozen, { struck("outage/find") })));
        QVERIFY(plan.follow(after(frozen, { struck("outage/find"), struck("outage/ask") })));
        QVERIFY(stepOf(plan.current(), "outage/ask")->struck);
        // An older entry arrived, so what was said afterwards has to be said again.
        QVERIFY(plan.follow(after(frozen, { reworded("outage/stop", "Halt"), struck("outage/find") })));
        QVERIFY(!stepOf(plan.current(), "outage/ask")->struck);
        QCOMPARE(stepOf(plan.current(), "outage/stop")->title, id("Halt"));
        QVERIFY(plan.frozen() == frozen);
    }

    void aStepIsAddedWhereItWasSaid()
    {
        const auto frozen = twoScenarios();
        const StepAdded call { at("outage/added-1"), in("outage/look"), at("outage/find"),
            id(" Call the vendor "), id(" an answer"), id("Nobody thought of it") };
        const auto plan = changed(frozen, { call });
        QCOMPARE(orderAfter(frozen, { call }),
            id("1.1 find, 1.1a added-1, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        const auto* step = stepOf(plan, "outage/added-1");
        QVERIFY(step);
        QCOMPARE(step->title, id("Call the vendor"));
        QCOMPARE(step->expect, id("an answer"));
        QCOMPARE(step->why, id("Nobody thought of it"));
        QVERIFY(!step->struck);
        QCOMPARE(looksAfter(frozen, { call, done("outage/find") }),
            id("find done, added-1 CURRENT, ask pending, stop pending, start pending, extra pending, smoke "
               "pending"));
        QCOMPARE(orderAfter(frozen, { added("outage/added-1", "outage/act") }),
            id("1.1 find, 1.2 ask, 2.0a added-1, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
    }

    void aStepIsStruckRestoredAndReworded()
    {
        const auto frozen = twoScenarios();
        QVERIFY(stepOf(changed(frozen, { struck("outage/find") }), "outage/find")->struck);
        QVERIFY(!stepOf(
            changed(frozen, { struck("outage/find"), StepRestored { at("outage/find") } }), "outage/find")
                     ->struck);
        QVERIFY(stepOf(changed(frozen, { struck("validation/smoke") }), "validation/smoke")->struck);
        const auto plan = changed(frozen,
            { reworded("outage/stop", " Halt it ", " nothing runs "),
                reworded("validation/smoke", "Place an order") });
        QCOMPARE(stepOf(plan, "outage/stop")->title, id("Halt it"));
        QCOMPARE(stepOf(plan, "outage/stop")->expect, id("nothing runs"));
        QVERIFY(stepOf(plan, "outage/stop")->critical);
        QCOMPARE(stepOf(plan, "validation/smoke")->title, id("Place an order"));
    }

    void aMovedStepStandsElsewhereAndKeepsItsCode()
    {
        const auto frozen = twoScenarios();
        const auto move = moved("outage/find", "outage/act", at("outage/extra"));
        QCOMPARE(
            orderAfter(frozen, { move }), id("1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 1.1 find, 3.1 smoke"));
        QCOMPARE(orderAfter(frozen, { moved("outage/ask", "outage/look") }),
            id("1.2 ask, 1.1 find, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        QCOMPARE(looksAfter(frozen, { move }),
            id("ask CURRENT, stop pending, start pending, extra pending, find pending, smoke pending"));
        // The number of the phase, not that of the step which now comes first.
        QCOMPARE(orderAfter(frozen, { move, added("outage/added-1", "outage/look") }),
            id("1.0a added-1, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 1.1 find, 3.1 smoke"));
    }

    void codesAreGivenOnce()
    {
        const auto frozen = twoScenarios();
        const auto find = at("outage/find");
        const auto first = added("outage/added-1", "outage/look", find);
        const auto next = added("outage/added-2", "outage/look", find);
        QCOMPARE(orderAfter(frozen, { first, next }),
            id("1.1 find, 1.1b added-2, 1.1a added-1, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        QCOMPARE(orderAfter(frozen, { first, struck("outage/added-1"), next }),
            id("1.1 find, 1.1b added-2, 1.1a added-1, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        QCOMPARE(orderAfter(frozen, { first, added("outage/added-2", "outage/look", at("outage/added-1")) }),
            id("1.1 find, 1.1a added-1, 1.1b added-2, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        // Also where it stands with others now.
        QCOMPARE(orderAfter(frozen,
                     { first, moved("outage/added-1", "outage/act"),
                         added("outage/added-2", "outage/act", at("outage/added-1")) }),
            id("1.1 find, 1.2 ask, 1.1a added-1, 1.1b added-2, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
    }

    void aStepMayHaveAnyNumberOfStepsBehindIt()
    {
        const auto frozen = twoScenarios();
        QList<Payload> changes;
        for (int i = 1; i <= 28; ++i)
            changes.append(added(qPrintable(QStringLiteral("outage/added-%1").arg(i)), "outage/look",
                i == 1 ? at("outage/find") : at(qPrintable(QStringLiteral("outage/added-%1").arg(i - 1)))));
        const auto text = orderAfter(frozen, changes);
        QVERIFY2(
            text.contains(id("1.1z added-26, 1.1aa added-27, 1.1ab added-28, 1.2 ask")), qPrintable(text));
    }

    void everyCodeIsAnothersOne()
    {
        const auto frozen = twoScenarios();
        QList<Payload> changes;
        auto plan = frozen;
        for (qsizetype i = 0; i < kMostAttached; ++i) {
            const auto as = attachedAs(plan, scenario("outage"), scenario("intrusion"));
            changes.append(ScenarioAttached { as, scenario("intrusion"), {} });
            plan = changed(frozen, changes);
        }
        // Also those of the way back, which begin with R.
        plan.scenarios.first().rollback.append(aStep(id("thaw")));
        for (auto& phase : plan.scenarios.first().procedure) {
            for (auto& step : phase.steps)
                step.undo = id("Take it back");
        }
        changes.append({ done("outage/find"), RollbackStarted {} });
        for (const auto* own : { "thaw", "" }) {
            if (*own == '\0')
                plan.scenarios.first().rollback.clear();
            QSet<QString> codes;
            const auto walk = walkthrough(plan, after(frozen, changes));
            for (const auto& view : walk.steps) {
                QVERIFY2(!codes.contains(view.code), qPrintable(view.code));
                codes.insert(view.code);
            }
            for (const auto& phase : walk.phases) {
                QVERIFY2(phase.code.isEmpty() || !codes.contains(phase.code), qPrintable(phase.code));
                codes.insert(phase.code);
            }
        }
    }

    void addressesHoldWhatTheyBelongTo()
    {
        const auto outage = scenario("outage");
        const auto address
            = [&](const char* step) { return stepAddress(outage, plan::StepId(id(step))).toString(); };
        QCOMPARE(address("find"), id("outage/find"));
        QCOMPARE(address("added-0123abcd"), id("outage/added-0123abcd"));
        QCOMPARE(address("intrusion/isolate"), id("intrusion/isolate"));
        QCOMPARE(address("intrusion#2/isolate"), id("intrusion#2/isolate"));
        QCOMPARE(attachedTo(u"find").toString(), QString());
        QCOMPARE(attachedTo(u"intrusion#2/isolate").toString(), id("intrusion#2"));
        plan::Phase phase;
        phase.id = plan::PhaseId(id("look"));
        QCOMPARE(phaseAddress(outage, phase).toString(), id("outage/look"));
        phase.id = plan::PhaseId(id("intrusion/contain"));
        QCOMPARE(phaseAddress(outage, phase).toString(), id("intrusion/contain"));

        const auto one = newStepAddress(in("outage/look"));
        const auto other = newStepAddress(in("intrusion#2/contain"));
        QVERIFY(one.toString().startsWith(id("outage/added-")));
        QVERIFY(other.toString().startsWith(id("intrusion#2/added-")));
        QVERIFY(!(one == newStepAddress(in("outage/look"))));
    }

    void whatIsAttachedIsCalledByItsIdOrByOneThatIsFree()
    {
        const auto frozen = twoScenarios();
        const auto outage = scenario("outage");
        const auto as = [&](const QList<Payload>& changes, const char* name) {
            return attachedAs(changed(frozen, changes), outage, scenario(name)).toString();
        };
        QCOMPARE(as({}, "intrusion"), id("intrusion"));
        QCOMPARE(as({}, "outage"), id("outage#2"));
        QCOMPARE(as({ attached("intrusion") }, "intrusion"), id("intrusion#2"));
        QCOMPARE(as({ attached("intrusion"), attached("intrusion#2") }, "intrusion"), id("intrusion#3"));
        QCOMPARE(as({ attached("outage#2", "outage") }, "outage"), id("outage#3"));
        QCOMPARE(as({ attached("intrusion"), ScenarioDetached { scenario("intrusion") } }, "intrusion"),
            id("intrusion"));
        QCOMPARE(attachedAs(frozen, scenario("gone"), scenario("outage")).toString(), id("outage"));
    }

    void whatIsAttachedStandsBeforeTheValidation()
    {
        const auto frozen = twoScenarios();
        const auto intrusion = attached("intrusion");
        QCOMPARE(orderAfter(frozen, { intrusion }),
            id("1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, B1.1 intrusion/isolate, B1.2 "
               "intrusion/choose, B1.3 intrusion/wipe, B2.1 intrusion/scan, 3.1 smoke"));
        const auto plan = changed(frozen, { intrusion });
        const auto walk = walkthrough(plan, after(frozen, { intrusion }));
        QStringList phases;
        for (const auto& phase : walk.phases)
            phases.append(QStringLiteral("%1 %2 %3").arg(phase.code, phase.address.toString(), phase.title));
        QCOMPARE(phases,
            QStringList({ id("1 outage/look Look"), id("2 outage/act Act"),
                id("B1 intrusion/contain Contain"), id("B2 intrusion/clean Clean"), id("3  Validation") }));
        // As in the plan of the incident itself.
        QCOMPARE(orderAfter(frozen,
                     { intrusion, added("intrusion/added-1", "intrusion/contain", at("intrusion/isolate")),
                         added("intrusion/added-2", "intrusion/clean"),
                         moved("intrusion/choose", "outage/look") }),
            id("B1.2 intrusion/choose, 1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, B1.1 "
               "intrusion/isolate, B1.1a intrusion/added-1, B1.3 intrusion/wipe, B2.0a "
               "intrusion/added-2, B2.1 intrusion/scan, 3.1 smoke"));
    }

    void aLetterThatWasGivenBackIsGivenAgain()
    {
        const auto frozen = twoScenarios();
        const QList<Payload> both { attached("intrusion"), attached("outage#2", "outage") };
        const ScenarioDetached detached { scenario("intrusion") };
        QVERIFY(orderAfter(frozen, both).contains(id("C1.1 outage#2/find")));
        QCOMPARE(orderAfter(frozen, both + QList<Payload> { detached }),
            id("1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, C1.1 outage#2/find, C1.2 outage#2/ask, "
               "C2.1 outage#2/stop, C2.2 outage#2/start, C2.3 outage#2/extra, 3.1 smoke"));
        QVERIFY(orderAfter(frozen, both + QList<Payload> { detached, attached("intrusion") })
                    .endsWith(id("C2.3 outage#2/extra, B1.1 intrusion/isolate, B1.2 intrusion/choose, B1.3 "
                                 "intrusion/wipe, B2.1 intrusion/scan, 3.1 smoke")));
    }

    void whatIsDetachedIsGone()
    {
        const auto frozen = twoScenarios();
        auto plan = frozen;
        plan.scenarios.last().rollback.append(aStep(id("undo")));
        const auto state = after(frozen,
            { attached("intrusion"), moved("intrusion/choose", "outage/look"),
                ScenarioDetached { scenario("intrusion") } });
        const auto made = running(plan, state);
        QCOMPARE(order(made, state), id("1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        const auto& own = made.scenarios.first();
        QVERIFY(own.rollback.isEmpty());
        QCOMPARE(own.procedure.size(), 2);
    }

    void whatIsAttachedIsWalkedBeside()
    {
        const auto frozen = twoScenarios();
        QList<Payload> acts { attached("intrusion") };
        const auto now = [&](const QList<Payload>& more) {
            acts += more;
            return looksAfter(frozen, acts);
        };
        // Its first phase waits for nothing, its others for those before.
        QCOMPARE(now({}),
            id("find CURRENT, ask pending, stop pending, start pending, extra pending, intrusion/isolate "
               "available, intrusion/choose pending, intrusion/wipe pending, intrusion/scan pending, smoke "
               "pending"));
        QCOMPARE(now({ done("outage/find"), chose("outage/ask", "path", "right"), done("outage/ask"),
                     done("outage/stop"), done("outage/start") }),
            id("find done, ask done, stop done, start done, extra inactive, intrusion/isolate CURRENT, "
               "intrusion/choose pending, intrusion/wipe pending, intrusion/scan pending, smoke pending"));
        QCOMPARE(now({ done("intrusion/isolate") }),
            id("find done, ask done, stop done, start done, extra inactive, intrusion/isolate done, "
               "intrusion/choose CURRENT, intrusion/wipe pending, intrusion/scan pending, smoke pending"));
        QCOMPARE(now({ chose("intrusion/choose", "intrusion/path", "left"), done("intrusion/choose") }),
            id("find done, ask done, stop done, start done, extra inactive, intrusion/isolate done, "
               "intrusion/choose done, intrusion/wipe CURRENT, intrusion/scan pending, smoke pending"));
        QCOMPARE(now({ done("intrusion/wipe"), done("intrusion/scan") }),
            id("find done, ask done, stop done, start done, extra inactive, intrusion/isolate done, "
               "intrusion/choose done, intrusion/wipe done, intrusion/scan done, smoke CURRENT"));
    }

    void validationWaitsForTheIncidentsOwnToo()
    {
        const auto frozen = twoScenarios();
        QCOMPARE(looksAfter(frozen,
                     { attached("intrusion"), done("intrusion/isolate"),
                         chose("intrusion/choose", "intrusion/path", "right"), done("intrusion/choose"),
                         done("intrusion/scan") }),
            id("find CURRENT, ask pending, stop pending, start pending, extra pending, intrusion/isolate "
               "done, intrusion/choose done, intrusion/wipe inactive, intrusion/scan done, smoke pending"));
    }

    void questionsOfTwoScenariosAreTwoQuestions()
    {
        const auto frozen = twoScenarios();
        const QList<Payload> begun { attached("intrusion"), done("outage/find"), done("intrusion/isolate") };
        const auto looksOf = [&](const QList<Payload>& more, const char* step) {
            const auto state = after(frozen, begun + more);
            const auto plan = running(frozen, state);
            return wordOf(walkthrough(plan, state).find(at(step))->look);
        };
        const QList<Payload> own { chose("outage/ask", "path", "left"), done("outage/ask") };
        QCOMPARE(looksOf(own, "outage/extra"), id("pending"));
        QCOMPARE(looksOf(own, "intrusion/wipe"), id("pending"));
        const QList<Payload> other { chose("intrusion/choose", "intrusion/path", "right"),
            done("intrusion/choose") };
        QCOMPARE(looksOf(other, "intrusion/wipe"), id("inactive"));
        QCOMPARE(looksOf(other, "outage/extra"), id("pending"));
        QCOMPARE(looksOf(own + other, "intrusion/wipe"), id("inactive"));
        QCOMPARE(looksOf(own + other + QList<Payload> { done("outage/stop"), done("outage/start") },
                     "outage/extra"),
            id("current"));
    }

    void aScenarioIsAttachedTwiceAndToItself()
    {
        const auto frozen = twoScenarios();
        const QList<Payload> twice { attached("intrusion"), attached("intrusion#2") };
        QCOMPARE(looksAfter(frozen, twice + QList<Payload> { done("intrusion#2/isolate") }),
            id("find CURRENT, ask pending, stop pending, start pending, extra pending, intrusion/isolate "
               "available, intrusion/choose pending, intrusion/wipe pending, intrusion/scan pending, "
               "intrusion#2/isolate done, intrusion#2/choose available, intrusion#2/wipe pending, "
               "intrusion#2/scan pending, smoke pending"));
        const auto itself = changed(frozen, { attached("outage#2", "outage") });
        QCOMPARE(looksAfter(frozen, { attached("outage#2", "outage"), done("outage#2/find") }),
            id("find CURRENT, ask pending, stop pending, start pending, extra pending, outage#2/find done, "
               "outage#2/ask available, outage#2/stop pending, outage#2/start pending, outage#2/extra "
               "pending, smoke pending"));
        // What it names it names of its own.
        const auto* start = stepOf(itself, "outage#2/start");
        QVERIFY(start);
        QCOMPARE(start->after, QList { plan::StepId(id("outage#2/stop")) });
        const auto* ask = stepOf(itself, "outage#2/ask");
        QCOMPARE(ask->decision->id.toString(), id("outage#2/path"));
        QVERIFY(stepOf(itself, "outage#2/extra")->when
            == std::optional(answered(id("outage#2/path"), id("left"))));
        QCOMPARE(stepOf(itself, "outage/ask")->decision->id.toString(), id("path"));
        // It brings only what is its own.
        const auto more = orderAfter(frozen,
            { attached("intrusion"), moved("intrusion/isolate", "outage/look"),
                attached("outage#2", "outage") });
        QCOMPARE(more.count(id("intrusion/isolate")), 1);
        QVERIFY2(more.endsWith(id("B2.1 intrusion/scan, C1.1 outage#2/find, C1.2 outage#2/ask, C2.1 "
                                  "outage#2/stop, C2.2 outage#2/start, C2.3 outage#2/extra, 3.1 smoke")),
            qPrintable(more));
    }

    void theWayBackBeginsWithWhatCameLast()
    {
        auto frozen = twoScenarios();
        frozen.scenarios[0].rollback = { aStep(id("thaw")), aStep(id("tell")) };
        frozen.scenarios[1].rollback = { aStep(id("let-in")) };
        const auto wayBack = [&](const QList<Payload>& acts) {
            const auto state = after(frozen, acts + QList<Payload> { RollbackStarted {} });
            const auto plan = running(frozen, state);
            const auto walk = walkthrough(plan, state);
            QStringList steps;
            for (const auto& view : walk.steps) {
                const auto& phase = walk.phases[view.phase];
                if (!phase.phase && phase.code.isEmpty())
                    steps.append(view.code + u' ' + view.address.toString());
            }
            return steps.join(QStringLiteral(", "));
        };
        QCOMPARE(wayBack({}), id("R1 outage/rollback:thaw, R2 outage/rollback:tell"));
        QCOMPARE(wayBack({ attached("intrusion") }),
            id("RB1 intrusion/rollback:let-in, R1 outage/rollback:thaw, R2 outage/rollback:tell"));
        QCOMPARE(wayBack({ attached("intrusion"), attached("intrusion#2") }),
            id("RC1 intrusion#2/rollback:let-in, RB1 intrusion/rollback:let-in, R1 outage/rollback:thaw, R2 "
               "outage/rollback:tell"));
    }

    void whereOneHasNoWayBackWhatWasDoneIsTakenBack()
    {
        auto frozen = twoScenarios();
        for (auto& one : frozen.scenarios) {
            for (auto& phase : one.procedure) {
                for (auto& step : phase.steps)
                    step.undo = id("Take back ") + step.title;
            }
        }
        const QList<Payload> acts { attached("intrusion"), done("outage/find"), done("intrusion/isolate"),
            RollbackStarted {} };
        const auto codes = [&](const plan::Plan& of) {
            const auto state = after(of, acts);
            const auto plan = running(of, state);
            const auto walk = walkthrough(plan, state);
            QStringList steps;
            for (const auto& view : walk.steps) {
                const auto& phase = walk.phases[view.phase];
                if (!phase.phase && phase.code.isEmpty())
                    steps.append(view.code + u' ' + view.address.toString());
            }
            steps.sort();
            return steps.join(QStringLiteral(", "));
        };
        // Last first: what was done last.
        const auto state = after(frozen, acts);
        const auto plan = running(frozen, state);
        const auto walk = walkthrough(plan, state);
        QCOMPARE(walk.steps.last().address.toString(), id("outage/undo:find"));
        QCOMPARE(codes(frozen), id("R1.1 outage/undo:find, RB1.1 intrusion/undo:isolate"));
        auto own = frozen;
        own.scenarios[0].rollback = { aStep(id("thaw")) };
        QCOMPARE(codes(own), id("R1 outage/rollback:thaw, RB1.1 intrusion/undo:isolate"));
        auto other = frozen;
        other.scenarios[1].rollback = { aStep(id("let-in")) };
        QCOMPARE(codes(other), id("R1.1 outage/undo:find, RB1 intrusion/rollback:let-in"));
    }

    void aQuestionOnTheWayBackOfWhatIsAttachedHasItsAnswers()
    {
        auto frozen = twoScenarios();
        frozen.scenarios[1].rollback = { aStep(id("how")).deciding(id("way"), { id("fast"), id("slow") }),
            aStep(id("fast")).onlyWhen(answered(id("way"), id("fast"))),
            aStep(id("slow")).onlyWhen(answered(id("way"), id("slow"))) };
        const auto text = looksAfter(frozen,
            { attached("intrusion"), RollbackStarted {},
                chose("intrusion/rollback:how", "intrusion/way", "fast"), done("intrusion/rollback:how") });
        QVERIFY2(text.endsWith(id("intrusion/how done, intrusion/fast CURRENT, intrusion/slow inactive")),
            qPrintable(text));
    }

    void whatDoesNotFitChangesNothing_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < misfits().size(); ++i)
            QTest::addRow("%d", i) << i;
    }
    void whatDoesNotFitChangesNothing()
    {
        QFETCH(const int, index);
        const auto frozen = twoScenarios();
        const auto misfit = misfits().at(index);
        const auto plan = changed(frozen, misfit.before);
        const auto change = std::visit(
            [](const auto& p) -> std::optional<Amending> {
                if constexpr (std::is_constructible_v<Amending, decltype(p)>)
                    return Amending(p);
                else
                    return std::nullopt;
            },
            misfit.change);
        QVERIFY(change);
        QCOMPARE(errorOf(plan, *change), id(misfit.said));
        QVERIFY(changed(frozen, misfit.before + QList<Payload> { misfit.change }) == plan);
        // And what comes after it is made all the same.
        const auto after = reworded("outage/stop", "Halt");
        QCOMPARE(
            stepOf(changed(frozen, misfit.before + QList<Payload> { misfit.change, after }), "outage/stop")
                ->title,
            id("Halt"));
    }

    void theOrderOfArrivalDoesNotMatter()
    {
        const auto frozen = twoScenarios();
        int differ = 0;
        for (quint32 seed = 0; seed < 40; ++seed) {
            auto events = generatedChanges(frozen, seed, 20);
            const auto expected = fold(events);
            const auto plan = running(frozen, expected);
            differ += plan == frozen ? 0 : 1;
            std::mt19937 random(seed);
            // The declaration is always there: without it there is no incident to open.
            std::shuffle(events.begin() + 1, events.end(), random);
            RunningPlan arriving(std::make_shared<const plan::Plan>(frozen));
            for (qsizetype n = 1; n <= events.size(); ++n)
                arriving.follow(fold(events.first(n)));
            QVERIFY2(arriving.current() == plan, qPrintable(QString::number(seed)));
            QCOMPARE(order(arriving.current(), expected), order(plan, expected));
        }
        QVERIFY(differ > 30);
    }

    void everyStepIsThereOnceWhateverWasChanged()
    {
        const auto frozen = twoScenarios();
        for (quint32 seed = 100; seed < 140; ++seed) {
            const auto state = fold(generatedChanges(frozen, seed, 40));
            const auto plan = running(frozen, state);
            const auto walk = walkthrough(plan, state);
            QSet<QString> codes;
            QSet<StepAddress> addresses;
            for (const auto& view : walk.steps) {
                QVERIFY2(!codes.contains(view.code), qPrintable(view.code));
                QVERIFY2(!addresses.contains(view.address), qPrintable(view.address.toString()));
                codes.insert(view.code);
                addresses.insert(view.address);
                const auto place = placeOf(plan, state.scenario, view.address);
                QVERIFY(place && place->step == view.step);
                QCOMPARE(place->code, view.code);
            }
            for (const auto* own : { "outage/find", "outage/ask", "outage/stop", "outage/start",
                     "outage/extra", "validation/smoke" })
                QVERIFY2(addresses.contains(at(own)), own);
            QCOMPARE(circlesIn(plan, state.scenario), 0);
        }
    }

    void versionsStayValid()
    {
        const auto frozen = twoScenarios();
        RunningPlan plan(std::make_shared<const plan::Plan>(frozen));
        QList<Payload> changes;
        QList<const plan::Step*> steps;
        QStringList titles;
        for (int i = 0; i < 30; ++i) {
            changes.append(reworded("outage/find", qPrintable(QStringLiteral("Words %1").arg(i))));
            // An older entry arrives now and then.
            if (i % 7 == 0)
                changes.prepend(struck("outage/stop"));
            QVERIFY(plan.follow(after(frozen, changes)));
            steps.append(stepOf(plan.current(), "outage/find"));
            titles.append(QStringLiteral("Words %1").arg(i));
        }
        for (qsizetype i = 0; i < steps.size(); ++i)
            QCOMPARE(steps[i]->title, titles[i]);
        QVERIFY(plan.frozen() == frozen);
    }

    void whatIsAffectedIsJoinedAndParted()
    {
        const auto frozen = twoScenarios();
        const auto affects = [&](const QList<Payload>& changes) {
            QStringList services;
            const auto plan = changed(frozen, changes);
            for (const auto& service : plan.scenarios.first().affects)
                services.append(service.toString());
            return services.join(u' ');
        };
        const ScenarioDetached detached { scenario("intrusion") };
        QCOMPARE(affects({}), id("db"));
        QCOMPARE(affects({ attached("intrusion") }), id("db files"));
        QCOMPARE(affects({ attached("intrusion"), attached("intrusion#2") }), id("db files"));
        QCOMPARE(affects({ attached("intrusion"), detached }), id("db"));
        QCOMPARE(affects({ attached("intrusion"), attached("intrusion#2"), detached }), id("db files"));
    }

    void withheldWordsAreNoWords()
    {
        const auto frozen = twoScenarios();
        QList<journal::Event> events;
        for (const auto& event : eventsOf({ declarationOf(frozen, journal::StreamKind::Drill, kFailed),
                 StepAdded { at("outage/added-1"), in("outage/look"), {}, id("Call"), id("x"), id("y") },
                 reworded("outage/find", "Look again", "5 rows"), reworded("outage/added-1", "Call again") }))
            events.append(withoutLeaves(event));
        const auto plan = running(frozen, fold(events));
        QCOMPARE(stepOf(plan, "outage/added-1")->title, id("(a step that was added)"));
        QVERIFY(stepOf(plan, "outage/added-1")->expect.isEmpty());
        QCOMPARE(stepOf(plan, "outage/find")->title, id("Find"));
        QCOMPARE(order(plan, fold(events)),
            id("1.0a added-1, 1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
    }

    void circlesAreCounted()
    {
        const auto one = [](const QList<plan::Step>& steps) {
            auto builder = aPlan().withScenario(id("outage")).withPhase(id("one"));
            for (const auto& step : steps)
                builder.withStep(step);
            return circlesIn(builder.build(), scenario("outage"));
        };
        QCOMPARE(circlesIn(twoScenarios(), scenario("outage")), 0);
        QCOMPARE(circlesIn(twoScenarios(), scenario("gone")), 0);
        QCOMPARE(one({ aStep(id("a")), aStep(id("b")) }), 0);
        QCOMPARE(one({ aStep(id("a")).after({ id("b") }), aStep(id("b")).after({ id("a") }) }), 1);
        // Through the order of the phase, and through a question.
        QCOMPARE(one({ aStep(id("a")).after({ id("b") }), aStep(id("b")) }), 1);
        QCOMPARE(one({ aStep(id("a")).onlyWhen(answered(id("path"), id("left"))),
                     aStep(id("ask")).deciding(id("path"), { id("left") }) }),
            1);
        QCOMPARE(one({ aStep(id("ask"))
                           .deciding(id("path"), { id("left") })
                           .onlyWhen(answered(id("path"), id("left"))) }),
            1);
    }

    void aMoveThatWouldStopTheProcedureIsNotMade()
    {
        const auto frozen = twoScenarios();
        const auto refused = id("cannot stand there: it would wait for a step that waits for it.");
        for (const auto& move : {
                 // Behind what names it in `after`, and behind what hangs on its answer.
                 moved("outage/stop", "outage/act", at("outage/start")),
                 moved("outage/ask", "outage/act", at("outage/extra")),
             }) {
            const auto text = errorOf(frozen, move);
            QVERIFY2(text.contains(refused), qPrintable(text));
            QVERIFY(changed(frozen, { move }) == frozen);
        }
        // What would wait for itself in the incident's own does not in what is walked beside.
        QCOMPARE(errorOf(changed(frozen, { attached("intrusion") }),
                     moved("outage/find", "intrusion/clean", at("intrusion/scan"))),
            id("made"));
    }

    void norDoesWhatIsTakenOutOrComesTwiceStopIt()
    {
        // A step of the other scenario stands between the question and what hangs on its answer.
        const auto frozen = twoScenarios();
        const QList<Payload> between { attached("intrusion"),
            moved("intrusion/wipe", "outage/act", at("outage/extra")),
            moved("outage/ask", "outage/act", at("intrusion/wipe")) };
        QCOMPARE(orderAfter(frozen, between),
            id("1.1 find, 2.1 stop, 2.2 start, 2.3 extra, B1.3 intrusion/wipe, 1.2 ask, B1.1 "
               "intrusion/isolate, B1.2 intrusion/choose, B2.1 intrusion/scan, 3.1 smoke"));
        for (const auto& change :
            QList<Payload> { ScenarioDetached { scenario("intrusion") }, attached("outage#2", "outage") })
            QCOMPARE(circlesIn(changed(frozen, between + QList<Payload> { change }), scenario("outage")), 0);
    }

    void aStruckStepIsNotDoneAndNotCounted()
    {
        const auto frozen = twoScenarios();
        const auto walkAfter = [&](const QList<Payload>& acts, const auto& look) {
            const auto state = after(frozen, acts);
            const auto plan = running(frozen, state);
            look(walkthrough(plan, state));
        };
        walkAfter({}, [](const Walkthrough& walk) {
            QCOMPARE(walk.active, 6);
            QCOMPARE(walk.phases[1].active, 3);
            QCOMPARE(walk.criticalActive, 1);
        });
        walkAfter({ struck("outage/stop") }, [](const Walkthrough& walk) {
            QCOMPARE(looks(walk),
                id("find CURRENT, ask pending, stop inactive, start pending, extra pending, smoke pending"));
            QCOMPARE(walk.active, 5);
            QCOMPARE(walk.phases[1].active, 2);
            QCOMPARE(walk.phases[1].count, 3);
            QCOMPARE(walk.criticalActive, 0);
            QCOMPARE(walk.find(at("outage/stop"))->code, id("2.1"));
        });
        // What comes after it does not wait for it, but for what it would have waited for.
        QCOMPARE(looksAfter(frozen, { struck("outage/find"), struck("outage/stop") }),
            id("find inactive, ask CURRENT, stop inactive, start pending, extra pending, smoke pending"));
        QCOMPARE(looksAfter(frozen,
                     { struck("outage/find"), struck("outage/stop"), chose("outage/ask", "path", "right"),
                         done("outage/ask") }),
            id("find inactive, ask done, stop inactive, start CURRENT, extra inactive, smoke pending"));
        QCOMPARE(looksAfter(frozen, { struck("outage/find"), StepRestored { at("outage/find") } }),
            id("find CURRENT, ask pending, stop pending, start pending, extra pending, smoke pending"));
        // Somebody did it before they heard of it.
        QCOMPARE(looksAfter(frozen, { done("outage/find"), struck("outage/find") }),
            id("find done, ask CURRENT, stop pending, start pending, extra pending, smoke pending"));
        // It failed or rests: nobody has to come back to it.
        for (const auto& before : QList<Payload> { StepFailed { at("outage/find"), {} },
                 StepWaiting { at("outage/find"), {}, id("the vendor") },
                 StepDeferred { at("outage/find"), UntilEnd {}, {} } })
            QCOMPARE(looksAfter(frozen, { before, struck("outage/find") }),
                id("find inactive, ask CURRENT, stop pending, start pending, extra pending, smoke pending"));
    }

    void allStepsOfAPhaseMayBeStruck()
    {
        auto frozen = twoScenarios();
        frozen.scenarios[0].procedure[0].complete = id("The damage is known");
        const auto state = after(frozen, { struck("outage/find"), struck("outage/ask") });
        const auto plan = running(frozen, state);
        const auto walk = walkthrough(plan, state);
        QCOMPARE(looks(walk),
            id("find inactive, ask inactive, stop CURRENT, start pending, extra inactive, smoke pending"));
        QVERIFY(walk.phases[0].inactive);
        QVERIFY(!walk.phases[0].hasCall());
        QVERIFY(!walk.phases[0].callDue);
    }

    void aStruckQuestionLeavesItsBranches()
    {
        const auto frozen = twoScenarios();
        const QList<Payload> acts { done("outage/find"), struck("outage/ask") };
        QCOMPARE(looksAfter(frozen, acts),
            id("find done, ask inactive, stop CURRENT, start pending, extra inactive, smoke pending"));
        QCOMPARE(looksAfter(frozen, acts + QList<Payload> { StepRestored { at("outage/ask") } }),
            id("find done, ask CURRENT, stop pending, start pending, extra pending, smoke pending"));
    }

    void aPhaseMayBecomeEmpty()
    {
        auto frozen = twoScenarios();
        frozen.scenarios[0].procedure[0].complete = id("The damage is known");
        const QList<Payload> moves { moved("outage/ask", "outage/act"), moved("outage/find", "outage/act") };
        const auto state = after(frozen, moves);
        const auto plan = running(frozen, state);
        const auto walk = walkthrough(plan, state);
        QCOMPARE(order(plan, state), id("1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
        QCOMPARE(looks(walk),
            id("find CURRENT, ask pending, stop pending, start pending, extra pending, smoke pending"));
        QCOMPARE(walk.phases.size(), 3);
        const auto& empty = walk.phases[0];
        QCOMPARE(empty.code, id("1"));
        QCOMPARE(empty.count, 0);
        QCOMPARE(empty.active, 0);
        QVERIFY(!empty.inactive);
        QVERIFY(!empty.hasCall());
        QVERIFY(!empty.callDue);
        QCOMPARE(walk.phases[1].count, 5);
        // It can be filled again.
        QCOMPARE(orderAfter(frozen, moves + QList<Payload> { added("outage/added-1", "outage/look") }),
            id("1.0a added-1, 1.1 find, 1.2 ask, 2.1 stop, 2.2 start, 2.3 extra, 3.1 smoke"));
    }

    void aPlanWithoutTheScenarioStaysAsItIs()
    {
        const auto frozen = twoScenarios();
        const auto gone = scenario("gone");
        for (const auto& change : QList<Amending> { attached("intrusion"),
                 ScenarioDetached { scenario("intrusion") }, added("gone/added-1", "gone/look") }) {
            const auto made = amended(frozen, gone, change);
            QVERIFY(!made);
            QCOMPARE(made.error().text, id("This incident has no scenario whose steps could be changed."));
        }
        QVERIFY(!amended(frozen, gone, moved("gone/find", "gone/look")));
        QVERIFY(amended(frozen, gone, struck("validation/smoke")));
    }

private:
    struct Misfit {
        QList<Payload> before;
        Payload change;
        const char* said;
    };
    static QList<Misfit> misfits()
    {
        const auto first = added("outage/added-1", "outage/look");
        return {
            { {}, struck("outage/gone"),
                "Neither procedure nor validation has a step \"outage/gone\" that could be changed." },
            { {}, StepRestored { at("validation/gone") },
                "Neither procedure nor validation has a step \"validation/gone\" that could be changed." },
            { {}, reworded("intrusion/isolate", "Cut it off"),
                "Neither procedure nor validation has a step \"intrusion/isolate\" that could be changed." },
            { {}, moved("outage/gone", "outage/look"),
                "Neither procedure nor validation has a step \"outage/gone\" that could be changed." },
            // A step has one address.
            { {}, struck("find"),
                "Neither procedure nor validation has a step \"find\" that could be changed." },
            { {}, StepMoved { at("find"), in("outage/look"), at("outage/find"), {} },
                "Neither procedure nor validation has a step \"find\" that could be changed." },
            { { struck("outage/find") }, struck("outage/find"), "1.1 Find was struck already." },
            { {}, StepRestored { at("outage/find") },
                "1.1 Find was not struck; there is nothing to restore." },
            { {}, reworded("outage/find", " Find "), "1.1 Find says that already." },
            { { first }, first, "This step has been added already." },
            { { first }, added("outage/added-1", "outage/act"), "This step has been added already." },
            { {}, added("outage/added-1", "outage/gone"), "This scenario has no phase \"outage/gone\"." },
            { {}, added("intrusion/added-1", "intrusion/contain"),
                "This scenario has no phase \"intrusion/contain\"." },
            { {}, added("outage/added-1", "outage/look", at("outage/stop")),
                "“Look” has no step \"outage/stop\" to stand behind." },
            { {}, moved("outage/find", "outage/gone"), "This scenario has no phase \"outage/gone\"." },
            { {}, moved("outage/find", "outage/act", at("outage/ask")),
                "“Act” has no step \"outage/ask\" to stand behind." },
            { {}, moved("outage/find", "outage/look", at("outage/find")),
                "1.1 Find cannot stand behind itself." },
            { {}, moved("outage/find", "outage/look"), "1.1 Find stands there already." },
            { {}, moved("outage/ask", "outage/look", at("outage/find")), "1.2 Ask stands there already." },
            { {}, attached("gone", "gone"),
                "The plan Test plan has no scenario \"gone\". It has: outage, intrusion." },
            { { attached("intrusion") }, attached("intrusion"),
                "Intrusion has just been attached by somebody else." },
            { {}, attached("outage", "outage"), "Outage has just been attached by somebody else." },
            { {}, ScenarioDetached { scenario("intrusion") },
                "No scenario \"intrusion\" is attached to this incident." },
            { { attached("intrusion"), moved("outage/find", "intrusion/contain") },
                ScenarioDetached { scenario("intrusion") },
                "1.1 Find was moved into “Contain”. Move it away first." },
        };
    }
};

MUSTER_TEST(TstRunningPlan)
#include "tst_runningplan.moc"
