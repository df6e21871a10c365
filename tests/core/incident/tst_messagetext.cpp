// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/messagetext.h"
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
    return QString::fromLatin1(text);
}

const plan::AudienceId kCustomers(id("customers"));

} // namespace

class TstMessageText final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_plan = aPlan()
                     .withService(id("orders"))
                     .withService(id("search"))
                     .withService(id("mail"))
                     .withScenario(id("outage"), { id("orders"), id("search") })
                     .withPhase(id("find-the-cause"))
                     .withStep(id("look"))
                     .withPhase(id("repair"))
                     .withStep(id("restart"))
                     .withAudience(id("team"))
                     .withTemplate(id("team-first"), id("First"), id("Body"))
                     .withAudience(id("customers"), 5min, 20min)
                     .withTemplate(id("impaired"), id("{{service}} is impaired"),
                         id("{{what_is_affected}} since {{since}}. {{ what_we_do }}. {{workaround}} Next: "
                            "{{next_update_at}}."))
                     .withTemplate(id("back"), id("{{service}} is back"), {})
                     .build();
        m_plan.zone = id("Australia/Sydney");
        m_maker = EventMaker();
        m_events = { m_maker.make(declarationOf(m_plan, journal::StreamKind::Live, kFailed)) };
    }

    void theCodeOfTheRecordGoesAlongWhereThePlanWantsIt()
    {
        const auto plan = aPlan()
                              .withScenario(id("outage"))
                              .withAudience(id("board"))
                              .withTemplate(id("told"), id("Outage"), id("Keep this: {{record}}"))
                              .build();
        const auto* told = &plan.communications.templates.first();
        QCOMPARE(messageText(plan, fold(m_events), told, {}, id("muster:47:3fa9")),
            id("Outage\n\nKeep this: muster:47:3fa9"));
        QCOMPARE(messageText(plan, fold(m_events), told, {}), id("Outage\n\nKeep this: {{record}}"));
    }

    void gapsAreFilledFromTheIncidentAndOthersStay()
    {
        const auto text = filled(kFailed + 1h);
        QCOMPARE(text,
            id("Orders, Search is impaired\n\nOrders, Search since 2026-03-14 14:12 AEDT. Find the cause. "
               "{{workaround}} Next: 2026-03-14 15:12 AEDT."));
        QCOMPARE(unansweredIn(text), QStringList { id("workaround") });
    }

    void whatIsBackIsNotAffectedAnyMore()
    {
        add(ServiceRecovered { plan::ServiceId(id("orders")), {} });
        add(StepCompleted { StepAddress(id("outage/look")), {} });
        QVERIFY(filled({}).contains(id("\n\nSearch since")));
        QVERIFY(filled({}).startsWith(id("Orders, Search is impaired")));
        QVERIFY(filled({}).contains(id(". Repair. ")));
        QCOMPARE(unansweredIn(filled({})), QStringList({ id("workaround"), id("next_update_at") }));
        add(ServiceRecovered { plan::ServiceId(id("search")), {} });
        QVERIFY(filled({}).contains(id("\n\nOrders, Search since")));
    }

    void whereTheScenarioHitsNothingAPersonSaysWhat()
    {
        m_plan.scenarios.first().affects.clear();
        QCOMPARE(unansweredIn(filled({})),
            QStringList({ id("service"), id("what_is_affected"), id("workaround"), id("next_update_at") }));
    }

    void bracesOfATitleAreNoGap()
    {
        m_plan.services.first().title = id("{{since}}");
        QVERIFY(filled({}).startsWith(id("{{since}}, Search is impaired")));
    }

    void everyTextOfADrillBeginsWithTheExercise()
    {
        m_events = { m_maker.make(declarationOf(m_plan, journal::StreamKind::Drill, kFailed)) };
        QVERIFY(filled({}).startsWith(id("EXERCISE EXERCISE EXERCISE\nOrders, Search is impaired\n\n")));
        QVERIFY(messageText(m_plan, fold(m_events), nullptr, {}).startsWith(exercisePrefix() + u'\n'));
    }

    void withoutATemplateItIsAPlainText()
    {
        const auto text = messageText(m_plan, fold(m_events), nullptr, kFailed + 1h);
        QVERIFY(text.startsWith(id("Incident: Orders, Search\n\nOrders, Search: impaired since ")));
        QCOMPARE(unansweredIn(text), QStringList { id("impact_for_reader") });
    }

    void aTemplateWithoutAnAudienceIsForAll()
    {
        QCOMPARE(templatesFor(m_plan, kCustomers).size(), 2);
        QCOMPARE(templatesFor(m_plan, kCustomers).first()->id.toString(), id("impaired"));
        m_plan.communications.templates.first().audience.reset();
        QCOMPARE(templatesFor(m_plan, kCustomers).size(), 3);
    }

    void theTemplateOfTheStepFitsBestThenTheOneThatWasUsedThenTheFirst()
    {
        QCOMPARE(fitting(), id("impaired"));
        add(MessageSent { kCustomers, plan::TemplateId(id("back")), {}, MessageSent::How::ByHand, {}, {} });
        QCOMPARE(fitting(), id("back"));
        auto& look = m_plan.scenarios.first().procedure.first().steps.first();
        look.notify = plan::StepNotice { kCustomers, plan::TemplateId(id("impaired")) };
        QCOMPARE(fitting(), id("impaired"));
        look.notify = plan::StepNotice { plan::AudienceId(id("team")), plan::TemplateId(id("impaired")) };
        QCOMPARE(fitting(), id("back"));
        m_plan.communications.templates.clear();
        QVERIFY(fittingTemplate(m_plan, fold(m_events), kCustomers) == nullptr);
    }

    void aGapIsNamedOnceWhereItComesFirst()
    {
        QCOMPARE(unansweredIn(id("{{b}} {{a}} {{ b }} {{}} {{ not this }} { {c}}")),
            QStringList({ id("b"), id("a") }));
    }

private:
    void add(const Payload& payload) { m_events.append(m_maker.advance(1min).make(payload)); }
    [[nodiscard]] QString filled(std::optional<Instant> next) const
    {
        return messageText(m_plan, fold(m_events), templatesFor(m_plan, kCustomers).first(), next);
    }
    [[nodiscard]] QString fitting() const
    {
        return fittingTemplate(m_plan, fold(m_events), kCustomers)->id.toString();
    }

    plan::Plan m_plan;
    EventMaker m_maker;
    QList<journal::Event> m_events;
};

MUSTER_TEST(TstMessageText)
#include "tst_messagetext.moc"
