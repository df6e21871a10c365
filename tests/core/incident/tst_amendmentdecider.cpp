// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/decide.h"
#include "core/incident/fold.h"
#include "core/incident/runningplan.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

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

ScenarioAttached attached(const char* as, const char* name = "intrusion", const QString& why = {})
{
    return { scenario(as), scenario(name), why };
}

StepAdded added(const QString& title, const QString& expect = {}, const QString& why = {})
{
    return { at("outage/added-1"), in("outage/first"), {}, title, expect, why };
}

StepMoved moved(const char* step, const char* phase, std::optional<StepAddress> behind = {})
{
    return { at(step), in(phase), std::move(behind), {} };
}

StepStruck struck(const char* step, const char* why = "")
{
    return { at(step), id(why) };
}

StepReworded reworded(const char* step, const QString& title, const QString& expect = {})
{
    return { at(step), title, expect, {} };
}

/// One phase after the other; what a step is like, it is called.
plan::Plan everything()
{
    auto plan = aPlan()
                    .withRole(id("commander"))
                    .withService(id("db"))
                    .withScenario(id("outage"), { id("db") })
                    .withPhase(id("first"), plan::Order::Any)
                    .withStep(id("plain"))
                    .withStep(aStep(id("critical")).critical())
                    .withStep(aStep(id("pair")).twoPerson())
                    .withStep(aStep(id("agreed")).approvedBy(id("commander")))
                    .withStep(aStep(id("wipe")).irreversible(id("production")))
                    .withStep(aStep(id("declared")).checking(id("muster:declared")))
                    .withPhase(id("second"))
                    .withStep(id("later"))
                    .withStep(aStep(id("last")).after({ id("later") }))
                    .withScenario(id("intrusion"))
                    .withPhase(id("contain"))
                    .withStep(id("isolate"))
                    .withStep(aStep(id("scan")).irreversible(id("the disk")).approvedBy(id("commander")))
                    .withScenario(id("nothing"))
                    .withValidation(aStep(id("smoke")))
                    .build();
    plan.scenarios[1].procedure[0].steps[0].rotate = { id("login") };
    return plan;
}

} // namespace

/// What is refused of changes of the plan, in all its words, and what they record.
class TstAmendmentDecider : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_maker = EventMaker();
        m_state = {};
        m_running.emplace(std::make_shared<const plan::Plan>(everything()));
        record(declarationOf(m_running->frozen(), journal::StreamKind::Drill, kFailed));
    }

    void whatFitsIsRecordedAsItWasAsked()
    {
        const QList<Payload> all { attached("intrusion", "intrusion", id("They are in")),
            attached("outage#2", "outage"), added(id("Call the vendor"), id("an answer"), id("why not")),
            StepAdded { at("intrusion/added-2"), in("intrusion/contain"), at("intrusion/isolate"),
                id("Look at the logs"), {}, {} },
            StepAdded {
                at("outage/added-3"), in("outage/second"), at("outage/last"), id("Tell them"), {}, {} },
            struck("outage/plain"), struck("outage/critical", "there is none"), struck("validation/smoke"),
            StepRestored { at("outage/plain") }, StepRestored { at("validation/smoke") },
            reworded("outage/plain", id("Plain and simple"), id("nothing")),
            reworded("validation/smoke", id("Place an order")),
            reworded("intrusion/isolate", id("Cut it off")), moved("outage/plain", "outage/second"),
            moved("outage/plain", "intrusion/contain"),
            moved("outage/plain", "outage/first", at("outage/wipe")),
            ScenarioDetached { scenario("intrusion") } };
        for (const auto& change : all) {
            const auto answer = ask(change);
            VERIFY_RESULT(answer);
            QVERIFY(*answer == QList<Payload> { change });
            record(change);
        }
        QCOMPARE(m_state.amendments.size(), all.size());
    }

    void whatIsNotThereIsNamed()
    {
        for (const auto& change : QList<Payload> { struck("outage/gone"), StepRestored { at("outage/gone") },
                 reworded("outage/gone", id("x")), moved("outage/gone", "outage/first") })
            refuses(change,
                "Neither procedure nor validation has a step \"outage/gone\" that could be changed.",
                Fault::Invalid);
        for (const auto& change : QList<Payload> { moved("outage/plain", "outage/gone"),
                 StepAdded { at("outage/added-1"), in("outage/gone"), {}, id("x"), {}, {} } })
            refuses(change, "This scenario has no phase \"outage/gone\".", Fault::Invalid);
        for (const auto& change :
            QList<Payload> { moved("outage/plain", "outage/first", at("outage/later")),
                StepAdded { at("outage/added-1"), in("outage/first"), at("outage/later"), id("x"), {}, {} } })
            refuses(change, "“First” has no step \"outage/later\" to stand behind.", Fault::Invalid);
        refuses(attached("gone", "gone"),
            "The plan Test plan has no scenario \"gone\". It has: outage, intrusion, nothing.",
            Fault::Invalid);
        refuses(attached("nothing", "nothing"), "“Nothing” has no procedure; there is nothing to attach.",
            Fault::Invalid);
        refuses(ScenarioDetached { scenario("intrusion") },
            "No scenario \"intrusion\" is attached to this incident.", Fault::Invalid);
    }

    void aStepHasOneAddress()
    {
        // Else what was done could be changed under the other one.
        record(StepCompleted { at("outage/plain"), {} });
        for (const auto& change :
            QList<Payload> { struck("plain"), reworded("plain", id("x")), moved("plain", "outage/second") })
            refuses(change, "Neither procedure nor validation has a step \"plain\" that could be changed.",
                Fault::Invalid);
    }

    void theSameTwiceIsOnce()
    {
        record(attached("intrusion"));
        refuses(attached("intrusion"), "Intrusion has just been attached by somebody else.");
        refuses(attached("outage", "outage"), "Outage has just been attached by somebody else.");
        record(added(id("Call")));
        refuses(added(id("Call")), "This step has been added already.");
        record(struck("outage/plain"));
        refuses(struck("outage/plain"), "1.1 Plain was struck already.");
        record(StepRestored { at("outage/plain") });
        refuses(
            StepRestored { at("outage/plain") }, "1.1 Plain was not struck; there is nothing to restore.");
        refuses(reworded("outage/plain", id(" Plain ")), "1.1 Plain says that already.");
        record(reworded("outage/plain", id("Simple"), id("5")));
        refuses(reworded("outage/plain", id("Simple"), id(" 5 ")), "1.1 Simple says that already.");
        accepts(reworded("outage/plain", id("Simple"), id("6")));
        refuses(moved("outage/later", "outage/second"), "2.1 Later stands there already.");
        refuses(moved("outage/last", "outage/second", at("outage/later")), "2.2 Last stands there already.");
    }

    void aStepNeedsWordsAndNotTooMany()
    {
        for (const auto& blank : { QString(), id("  \n ") }) {
            refuses(added(blank), "Say what is to be done; a step needs words.", Fault::Invalid);
            refuses(reworded("outage/plain", blank), "Say what is to be done; a step needs words.",
                Fault::Invalid);
        }
        const auto line = QString(kLargestLine, u'x');
        const auto text = QString(kLargestSaw, u'x');
        const auto* longStep = "The step is longer than 512 bytes. Shorten it; long output belongs into an "
                               "attachment.";
        const auto* longExpect = "The expected value is longer than 4096 bytes. Shorten it; long output "
                                 "belongs into an attachment.";
        const auto* longWhy = "The reason is longer than 4096 bytes. Shorten it; long output belongs into an "
                              "attachment.";
        accepts(added(line, text, text));
        refuses(added(line + u'x'), longStep, Fault::Invalid);
        // Bytes, not letters.
        refuses(added(line.chopped(1) + u'ä'), longStep, Fault::Invalid);
        refuses(added(line, text + u'x'), longExpect, Fault::Invalid);
        refuses(added(line, text, text + u'x'), longWhy, Fault::Invalid);
        accepts(StepReworded { at("outage/plain"), line, text, text });
        refuses(reworded("outage/plain", line + u'x'), longStep, Fault::Invalid);
        refuses(reworded("outage/plain", line, text + u'x'), longExpect, Fault::Invalid);
        const auto longer = text + u'x';
        for (const auto& change : QList<Payload> { StepReworded { at("outage/plain"), line, text, longer },
                 StepStruck { at("outage/plain"), longer },
                 StepMoved { at("outage/plain"), in("outage/second"), {}, longer },
                 attached("intrusion", "intrusion", longer) })
            refuses(change, longWhy, Fault::Invalid);
        for (const auto& change : QList<Payload> { StepStruck { at("outage/plain"), text },
                 StepMoved { at("outage/plain"), in("outage/second"), {}, text },
                 attached("intrusion", "intrusion", text) })
            accepts(change);
    }

    void aCriticalStepIsNotStruckWithoutAWord()
    {
        for (const auto* blank : { "", " \n" })
            refuses(struck("outage/critical", blank),
                "1.2 Critical is critical. Say in a few words why it is struck.");
        accepts(struck("outage/critical", "there is none here"));
    }

    void whatIsOverStaysWhereItIs()
    {
        const auto step = at("outage/plain");
        for (const auto& end :
            QList<Payload> { StepCompleted { step, {} }, StepSkipped { step, SkipReason::Other, {} },
                StepOverridden { step, OverrideReason::Other, {} } }) {
            init();
            record(end);
            for (const auto& change :
                QList<Payload> { struck("outage/plain"), moved("outage/plain", "outage/second") })
                refuses(change, "1.1 Plain is over; it stays where it is. To do it again, reopen it.");
            refuses(reworded("outage/plain", id("x")),
                "1.1 Plain is over; it stays as it was worded. Add a step instead.");
            record(StepReopened { step, {} });
            accepts(struck("outage/plain"));
            accepts(moved("outage/plain", "outage/second"));
            accepts(reworded("outage/plain", id("x")));
        }
        // What Muster sees is over too.
        refuses(struck("outage/declared"),
            "1.6 Declared is over; it stays where it is. To do it again, reopen it.");
    }

    void whatWasDoneAndWaitsForASecondPersonStaysToo()
    {
        record(StepCompleted { at("outage/pair"), {} });
        for (const auto& change :
            QList<Payload> { struck("outage/pair"), moved("outage/pair", "outage/second") })
            refuses(change, "1.3 Pair is over; it stays where it is. To do it again, reopen it.");
        // Whoever looks at it has to see what the first one was told to do.
        refuses(reworded("outage/pair", id("x")),
            "1.3 Pair is over; it stays as it was worded. Add a step instead.");
    }

    void whatIsUnderWayStaysWhereItIs()
    {
        const auto step = at("outage/plain");
        for (const auto& act : QList<Payload> { StepStarted { step }, StepHeld { step } }) {
            init();
            record(act);
            for (const auto& change :
                QList<Payload> { struck("outage/plain"), moved("outage/plain", "outage/second") })
                refuses(change, "1.1 Plain is under way. Finish it, skip it or mark it as failed.");
        }
    }

    void whatFailedOrRestsMayBeChanged()
    {
        const auto step = at("outage/plain");
        const QList<QList<Payload>> cases { { StepFailed { step, {} } },
            { StepStarted { step }, StepFailed { step, {} } }, { StepWaiting { step, {}, id("the vendor") } },
            { StepDeferred { step, UntilEnd {}, {} } } };
        for (const auto& acts : cases) {
            init();
            for (const auto& act : acts)
                record(act);
            accepts(struck("outage/plain"));
            accepts(moved("outage/plain", "outage/second"));
            accepts(reworded("outage/plain", id("x")));
        }
    }

    void whatWasAgreedToStandsAsItWas()
    {
        const auto agreed = at("outage/agreed");
        const auto ben = person(id("Ben"));
        const auto* said = "1.4 Agreed was agreed to as it stands. Add a step, and strike this one.";
        const auto change = reworded("outage/agreed", id("x"));
        record(ApprovalRequested { agreed });
        refuses(change, said);
        record(ApprovalRefused { agreed, ben, id("Ben"), {} });
        accepts(change);
        record(ApprovalRequested { agreed });
        record(ApprovalGiven { agreed, SecondHow::ReadBack, ben, id("Ben") });
        refuses(change, said);
        accepts(struck("outage/agreed"));
        record(StepReleased { at("outage/wipe"), id("production") });
        refuses(reworded("outage/wipe", id("x")),
            "1.5 Wipe was agreed to as it stands. Add a step, and strike this one.");
    }

    void aPhaseThatIsCompleteTakesNoMoreSteps()
    {
        record(PhaseCompleted { in("outage/first"), 0 });
        for (const auto& change : QList<Payload> { added(id("Call")), moved("outage/later", "outage/first") })
            refuses(change, "“First” was said to be complete. Reopen it first, or choose another phase.");
        accepts(moved("outage/plain", "outage/second"));
        record(PhaseReopened { in("outage/first") });
        accepts(added(id("Call")));
    }

    void aMoveMustNotStopTheProcedure()
    {
        refuses(moved("outage/plain", "outage/first", at("outage/plain")),
            "1.1 Plain cannot stand behind itself.", Fault::Invalid);
        refuses(moved("outage/later", "outage/second", at("outage/last")),
            "2.1 Later cannot stand there: it would wait for a step that waits for it. Choose a place behind "
            "what it waits for and before what waits for it.");
        accepts(moved("outage/later", "outage/first"));
    }

    void theValidationStaysInItsOrder()
    {
        QVERIFY(!ask(moved("validation/smoke", "outage/first")));
        QVERIFY(!ask(moved("outage/plain", "validation")));
    }

    void onlySoManyAreAttached()
    {
        for (qsizetype i = 0; i < kMostAttached; ++i) {
            const ScenarioAttached next { attachedAs(
                                              m_running->current(), m_state.scenario, scenario("intrusion")),
                scenario("intrusion"), {} };
            accepts(next);
            record(next);
        }
        refuses(attached("intrusion#99"),
            qPrintable(QStringLiteral("%1 scenarios are attached already; declare another incident instead.")
                           .arg(kMostAttached)));
        record(ScenarioDetached { scenario("intrusion") });
        accepts(attached("intrusion"));
    }

    void onlySoManyChangesAreMade()
    {
        for (qsizetype i = 0; i < kMostAmendments; i += 2) {
            accepts(struck("outage/plain"));
            record(struck("outage/plain"));
            record(StepRestored { at("outage/plain") });
        }
        for (const auto& change : oneOfEach())
            refuses(
                change, "The plan was changed 500 times already. Write what else is different into the log.");
    }

    void whatWasWorkedOnStaysAttached()
    {
        const auto isolate = at("intrusion/isolate");
        const auto scan = at("intrusion/scan");
        const ScenarioDetached detached { scenario("intrusion") };
        record(attached("intrusion"));
        accepts(detached);
        // The other one of the same name has nothing to do with it.
        record(attached("intrusion#2"));
        record(StepCompleted { at("intrusion#2/isolate"), {} });
        accepts(detached);
        const auto* said = "B1.1 Isolate was worked on; its scenario stays in the record. Strike the steps "
                           "that nobody is to do.";
        for (const auto& act : QList<Payload> { StepStarted { isolate }, StepCompleted { isolate, {} },
                 StepSkipped { isolate, SkipReason::Other, {} }, StepFailed { isolate, {} },
                 StepOverridden { isolate, OverrideReason::Other, {} }, StepHeld { isolate },
                 StepWaiting { isolate, {}, id("x") }, StepDeferred { isolate, UntilEnd {}, {} },
                 CredentialProven { isolate, id("login"), CredentialProven::Fact::NewWorks, {} } }) {
            init();
            record(attached("intrusion"));
            record(act);
            refuses(detached, said);
        }
        // What was agreed to would count when it is attached again.
        for (const auto& act : QList<Payload> { ApprovalRequested { scan }, StepReleased { scan, {} } }) {
            init();
            record(attached("intrusion"));
            record(act);
            refuses(detached,
                "B1.2 Scan was worked on; its scenario stays in the record. Strike the steps that nobody is "
                "to do.");
        }
        // Nor does it help to have moved it away before.
        init();
        record(attached("intrusion"));
        record(moved("intrusion/isolate", "outage/second"));
        record(StepCompleted { isolate, {} });
        refuses(detached, said);
    }

    void whatWasMovedIntoItKeepsItAttached()
    {
        record(attached("intrusion"));
        record(moved("outage/plain", "intrusion/contain"));
        refuses(ScenarioDetached { scenario("intrusion") },
            "1.1 Plain was moved into “Contain”. Move it away first.");
        record(moved("outage/plain", "outage/first"));
        accepts(ScenarioDetached { scenario("intrusion") });
    }

    void whatWasGivenUpIsNotChanged()
    {
        record(attached("outage#2", "outage"));
        record(struck("outage/wipe"));
        record(RollbackStarted { id("the replica is damaged too") });
        for (const auto& change : oneOfEach())
            refuses(
                change, "The procedure was given up; it is not changed any more. Stop rolling back first.");
        record(RollbackStopped {});
        for (const auto& change : oneOfEach())
            accepts(change);
    }

    void whatIsClosedOrNotDeclaredIsNotChanged()
    {
        record(attached("outage#2", "outage"));
        record(struck("outage/wipe"));
        record(IncidentClosed {});
        for (const auto& change : oneOfEach()) {
            const auto answer = ask(change);
            QVERIFY(!answer);
            QVERIFY(answer.error().fault == Fault::Invalid);
            QVERIFY2(answer.error().text.startsWith(id("This incident was closed at "))
                    && answer.error().text.endsWith(id("for more work declare a new incident.")),
                qPrintable(answer.error().text));
            const auto early = decide(m_running->frozen(), IncidentState(), change);
            QVERIFY(!early);
            QCOMPARE(early.error().text, id("Nothing has been declared yet; declare the incident first."));
        }
    }

    void aWalkthroughThatIsKnownNeedsNoOther()
    {
        record(StepCompleted { at("outage/plain"), {} });
        const auto walk = walkthrough(m_running->current(), m_state, m_maker.now());
        for (const auto& change : QList<Payload> { struck("outage/plain"), struck("outage/later") }) {
            const auto with = decide(m_running->current(), m_state, change, m_maker.now(), &walk);
            const auto without = ask(change);
            QCOMPARE(with.has_value(), without.has_value());
            QVERIFY(with ? *with == *without : with.error().text == without.error().text);
        }
    }

    void aStruckStepIsNotDone()
    {
        record(struck("outage/plain"));
        const auto step = at("outage/plain");
        for (const auto& act : QList<Payload> { StepStarted { step }, StepCompleted { step, {} },
                 StepSkipped { step, SkipReason::Other, id("x") }, StepFailed { step, id("x") },
                 StepHeld { step } })
            refuses(act, "1.1 Plain was struck. To do it after all, restore it.");
        record(StepRestored { step });
        accepts(StepCompleted { step, {} });
    }

private:
    /// Each fits where the incident's own scenario is attached and its wiping is struck.
    static QList<Payload> oneOfEach()
    {
        return { attached("intrusion"), ScenarioDetached { scenario("outage#2") }, added(id("Call")),
            struck("outage/later"), StepRestored { at("outage/wipe") }, reworded("outage/later", id("x")),
            moved("outage/later", "outage/first") };
    }

    /// The act is in the log, whoever let it in.
    void record(const Payload& act)
    {
        m_maker.advance(1ms);
        apply(m_state, m_maker.make(act));
        m_running->follow(m_state);
    }
    [[nodiscard]] Result<QList<Payload>> ask(const Payload& wanted) const
    {
        return decide(m_running->current(), m_state, wanted, m_maker.now());
    }
    void accepts(const Payload& wanted) const
    {
        const auto answer = ask(wanted);
        VERIFY_RESULT(answer);
    }
    void refuses(const Payload& wanted, const char* said, Fault fault = Fault::Conflict) const
    {
        const auto answer = ask(wanted);
        QVERIFY2(!answer, said);
        QCOMPARE(answer.error().text, id(said));
        QVERIFY2(answer.error().fault == fault, said);
    }

    EventMaker m_maker;
    IncidentState m_state;
    std::optional<RunningPlan> m_running;
};

MUSTER_TEST(TstAmendmentDecider)
#include "tst_amendmentdecider.moc"
