// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/since.h"
#include "core/journal/chain.h"
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

StepAddress step(const char* name)
{
    return StepAddress(id("outage/") + QLatin1StringView(name));
}

plan::Plan thePlan()
{
    return aPlan()
        .withService(id("postgres"), within(60min), {})
        .withService(id("redis"), within(4h), {})
        .withService(id("wiki"))
        .withScenario(id("outage"), { id("postgres"), id("redis"), id("wiki") }, within(2h))
        .withPhase(id("act"), plan::Order::Any)
        .withStep(id("look"))
        .withStep(id("call"))
        .withStep(id("wait"))
        .withPhase(id("check"))
        .withStep(id("test"))
        .withAudience(id("customers"), 30min, 30min)
        .withAudience(id("executives"), 2h)
        .build();
}

} // namespace

class TstSince final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        failOnWarnings();
        m_plan = thePlan();
        m_maker = EventMaker();
        m_events = { m_maker.at(kFailed).make(declarationOf(m_plan, journal::StreamKind::Live, kFailed)) };
    }

    void whereNothingHappenedNothingIsTold() { QVERIFY(since(1min, 2min) == Since()); }

    void onesOwnEntriesAreNoNewsButAreGoneTo()
    {
        const auto left = leave(1min);
        add("Ada", NoteAdded { NoteAdded::Kind::Note, id("one") });
        const auto own = m_events.last().id;
        add("Ben", NoteAdded { NoteAdded::Kind::Note, id("two") });
        add("Ben", NoteAdded { NoteAdded::Kind::Note, id("three") });
        add("Ada", MachineSlept { 5min });
        const auto told = since(left, 2min);
        QCOMPARE(told.byOthers, 2);
        QCOMPARE(told.byMachine, 1);
        QVERIFY(told.first == own);
    }

    void theChainsOwnEventIsNoEntry()
    {
        const auto left = leave(1min);
        m_events.append(m_maker.makeForeign(QString(journal::kOriginJoined)));
        QVERIFY(since(left, 2min) == Since());
    }

    void anEntryThatCannotBeReadIsOneOfOthers()
    {
        const auto left = leave(1min);
        m_maker.by(id("Ben"));
        m_events.append(m_maker.makeForeign(id("notice.sent")));
        QCOMPARE(since(left, 2min).byOthers, 1);
    }

    void moreEventsSeenThanThereAreIsNothingNew()
    {
        QVERIFY(since(Left { 99, kFailed + 1min }, 2min) == Since());
    }

    void updatesThatCameDueOrSoonWillAreTold()
    {
        const Since::Update customers { id("Customers"), kFailed + 30min };
        QVERIFY(since(1min, 19min + 59s).updates.isEmpty());
        QVERIFY(since(1min, 20min).updates == QList { customers });
        QVERIFY(since(1min, 40min).updates == QList { customers });
        // That it was overdue was seen before.
        QVERIFY(since(30min, 40min).updates.isEmpty());
        QVERIFY(since(1min, 119min).updates
            == (QList<Since::Update> { customers, { id("Executives"), kFailed + 2h } }));
    }

    void promisesAreToldWhenTheyCrossALine()
    {
        const Since::Promise warned { id("Postgres"), kFailed + 60min, false };
        const Since::Promise over { id("Postgres"), kFailed + 60min, true };
        QVERIFY(since(1min, 44min).promises.isEmpty());
        QVERIFY(since(1min, 45min).promises == QList { warned });
        QVERIFY(since(45min, 59min).promises.isEmpty());
        QVERIFY(since(45min, 60min).promises == QList { over });
        QVERIFY(since(60min, 80min).promises.isEmpty());
        QVERIFY(
            since(60min, 90min).promises == (QList<Since::Promise> { { QString(), kFailed + 2h, false } }));
        QVERIFY(since(1min, 190min).promises
            == (QList<Since::Promise> {
                over, { QString(), kFailed + 2h, true }, { id("Redis"), kFailed + 4h, false } }));
    }

    void whatIsBackBreaksNoPromise()
    {
        add("Ben", ServiceRecovered { plan::ServiceId(id("postgres")), {} });
        QVERIFY(since(1min, 70min).promises.isEmpty());
        add("Ben", ServiceRecovered { plan::ServiceId(id("redis")), {} });
        add("Ben", ServiceRecovered { plan::ServiceId(id("wiki")), {} });
        QVERIFY(since(1min, 190min).promises.isEmpty());
    }

    void ofWhatIsClosedOnlyEntriesAreTold()
    {
        const auto left = leave(1min);
        add("Ben", IncidentClosed {});
        const auto told = since(left, 190min);
        QCOMPARE(told.byOthers, 1);
        QVERIFY(told.promises.isEmpty());
        QVERIFY(told.updates.isEmpty());
    }

    void stepsComeBackByTheClock()
    {
        add("Ada", StepWaiting { step("wait"), kFailed + 10min, id("a call") });
        add("Ada", StepDeferred { step("call"), UntilTime { kFailed + 15min }, {} });
        QCOMPARE(since(1min, 9min).cameBack, 0);
        QCOMPARE(since(1min, 10min).cameBack, 1);
        QCOMPARE(since(1min, 15min).cameBack, 2);
        QCOMPARE(since(10min, 15min).cameBack, 1);
    }

    void stepsComeBackByWhatOthersDo()
    {
        add("Ada", StepDeferred { step("call"), UntilStep { step("look") }, {} });
        const auto left = leave(2min);
        QCOMPARE(since(left, 5min).cameBack, 0);
        add("Ben", StepCompleted { step("look"), {} });
        QCOMPARE(since(left, 5min).cameBack, 1);
        // Who takes it up and ends it leaves nothing to come back to.
        add("Ben", StepCompleted { step("call"), {} });
        QCOMPARE(since(left, 5min).cameBack, 0);
    }

private:
    void add(const char* who, const Payload& payload) { m_events.append(m_maker.by(id(who)).make(payload)); }
    Left leave(Millis after) const { return { m_events.size(), kFailed + after }; }
    Since since(const Left& left, Millis now) const
    {
        return happenedSince(m_plan, fold(m_events), m_events, left, kFailed + now, id("Ada"));
    }
    Since since(Millis from, Millis to) const { return since(leave(from), to); }

    plan::Plan m_plan;
    EventMaker m_maker;
    QList<journal::Event> m_events;
};

MUSTER_TEST(TstSince)
#include "tst_since.moc"
