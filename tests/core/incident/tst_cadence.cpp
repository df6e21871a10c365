// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/cadence.h"
#include "core/incident/fold.h"
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

plan::AudienceId audience(const char* name)
{
    return plan::AudienceId(id(name));
}

plan::Plan aPlanWithAudiences()
{
    return aPlan()
        .withScenario(id("outage"))
        .withAudience(id("nobody-asked"))
        .withAudience(id("executives"), {}, 1h)
        .withAudience(id("customers"), 5min, 20min)
        .withAudience(id("on-call"), 15min)
        .build();
}

MessageSent told(const char* whom, std::optional<Instant> next = {})
{
    return { audience(whom), {}, {}, MessageSent::How::ByHand, next, id("text") };
}

} // namespace

class TstCadence final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_plan = aPlanWithAudiences();
        m_maker = EventMaker();
        m_events
            = { m_maker.at(kFailed + 3min).make(declarationOf(m_plan, journal::StreamKind::Live, kFailed)) };
    }

    void theFirstIsDueAfterDeclaringTheEarliestFirst()
    {
        QCOMPARE(outline(), id("Customers 03:20, On call 03:30, Executives 04:15, Nobody asked -"));
    }

    void theNextIsDueWhenItIsPromisedElseAsOftenAsThePlanSays()
    {
        add(10min, told("customers"));
        QCOMPARE(outline(), id("On call 03:30, Customers 03:45, Executives 04:15, Nobody asked -"));
        add(5min, told("customers", kFailed + 2h));
        QCOMPARE(outline(), id("On call 03:30, Executives 04:15, Customers 05:12, Nobody asked -"));
        add(1min, told("on-call"));
        QCOMPARE(outline(), id("Executives 04:15, Customers 05:12, Nobody asked -, On call -"));
        // Who promises must keep it, also where the plan asks for nothing.
        add(1min, told("nobody-asked", kFailed + 1h));
        QCOMPARE(outline(), id("Nobody asked 04:12, Executives 04:15, Customers 05:12, On call -"));
    }

    void oneThatWasNotedLateCountsFromWhenItWasSent()
    {
        m_maker.at(kFailed + 20min);
        m_events.append(m_maker.make(told("customers"), kFailed + 7min));
        const auto row = cadence(m_plan, fold(m_events))[1];
        QCOMPARE(row.audience.toString(), id("customers"));
        QVERIFY(row.due == kFailed + 27min);
        QVERIFY(row.last->at == kFailed + 7min);
    }

    void itIsOverdueOnceTheMomentHasPassed()
    {
        const auto row = cadence(m_plan, fold(m_events)).first();
        QVERIFY(!row.isOverdue(*row.due));
        QVERIFY(row.isOverdue(*row.due + 1ms));
        QVERIFY(!cadence(m_plan, fold(m_events)).last().isOverdue(kFailed + 24h));
    }

    void nothingIsDueOfWhatIsClosedOrNotDeclared()
    {
        add(1min, told("customers"));
        add(1min, IncidentClosed {});
        const auto rows = cadence(m_plan, fold(m_events));
        QCOMPARE(outline(), id("Nobody asked -, Executives -, Customers -, On call -"));
        QVERIFY(rows[2].last.has_value());
        for (const auto& row : cadence(m_plan, IncidentState()))
            QVERIFY(!row.due);
    }

    void ofADrillItIsTheSame()
    {
        m_events = { m_maker.make(declarationOf(m_plan, journal::StreamKind::Drill, kFailed)) };
        QCOMPARE(outline(), id("Customers 03:20, On call 03:30, Executives 04:15, Nobody asked -"));
    }

    void whatWasSentStandsBesideWhatWasPromised()
    {
        add(5min, told("customers"));
        add(13min, told("executives"));
        add(8min, told("customers", kFailed + 90min));
        add(10min, told("customers"));
        add(1min, told("gone"));
        const auto sent = sentMessages(m_plan, fold(m_events));
        QCOMPARE(sent.size(), 5);
        QVERIFY(sent[0].due == kFailed + 8min && !sent[0].isLate());
        QVERIFY(sent[1].due == kFailed + 63min && !sent[1].isLate());
        QVERIFY(sent[2].due == kFailed + 28min && sent[2].isLate());
        QVERIFY(sent[3].due == kFailed + 90min && !sent[3].isLate());
        QVERIFY(!sent[4].due && !sent[4].isLate());
    }

    void anAudienceIsFoundByItsName()
    {
        QCOMPARE(audienceOf(m_plan, audience("on-call"))->title, id("On call"));
        QVERIFY(audienceOf(m_plan, audience("press")) == nullptr);
        m_plan.communications.audiences[1].title.clear();
        QCOMPARE(cadence(m_plan, fold(m_events))[2].title, id("executives"));
    }

private:
    void add(Millis after, const Payload& payload) { m_events.append(m_maker.advance(after).make(payload)); }

    /// "Customers 03:20, …"
    [[nodiscard]] QString outline() const
    {
        QStringList rows;
        for (const auto& row : cadence(m_plan, fold(m_events)))
            rows.append(row.title + u' ' + (row.due ? isoText(*row.due).mid(11, 5) : id("-")));
        return rows.join(id(", "));
    }

    plan::Plan m_plan;
    EventMaker m_maker;
    QList<journal::Event> m_events;
};

MUSTER_TEST(TstCadence)
#include "tst_cadence.moc"
