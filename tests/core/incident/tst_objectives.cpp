// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incident/fold.h"
#include "core/incident/objectives.h"
#include "tests/core/incident/generatedrun.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::incident;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

using From = plan::RulingTarget::From;

QString id(const char* text)
{
    return QString::fromLatin1(text);
}

Instant time(const char* clock)
{
    return *instantFromIso(QStringLiteral("2026-03-14T%1.000Z").arg(QLatin1StringView(clock)));
}

const plan::ServiceId kDb(QStringLiteral("db"));

// The story of the reference screens: outage 03:12, declared 03:15, the database promised within 1 h.
plan::Plan story()
{
    return aPlan()
        .withOverall(within(4h), within(24h))
        .withTier(id("critical"), within(1h), within(5min))
        .withService(id("db"))
        .inTier(id("critical"))
        .withService(id("cache"), within(30min), noPromise())
        .withService(id("api"), { id("db"), id("cache") })
        .withService(id("mail"))
        .withScenario(id("outage"), { id("db"), id("cache"), id("api") })
        .build();
}

QList<journal::Event> declared(const plan::Plan& plan)
{
    EventMaker maker;
    return {
        maker.at(time("03:15:00")).make(declarationOf(plan, journal::StreamKind::Live, time("03:12:00")))
    };
}

IncidentState with(const plan::Plan& plan, const QList<std::pair<const char*, Payload>>& acts)
{
    auto events = declared(plan);
    EventMaker maker(2);
    for (const auto& [clock, act] : acts)
        events.append(maker.at(time(clock)).make(act));
    return fold(events);
}

const ServiceRow& row(const Objectives& board, const char* service)
{
    const auto found = std::find_if(board.rows.begin(), board.rows.end(), [&](const ServiceRow& candidate) {
        return candidate.service.toString() == QLatin1StringView(service);
    });
    Q_ASSERT(found != board.rows.end());
    return *found;
}

QString order(const Objectives& board)
{
    QStringList names;
    for (const auto& row : board.rows)
        names.append(row.service.toString());
    return names.join(u' ');
}

} // namespace

class TstObjectives : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void thePictureTakenAt0328()
    {
        const auto plan = story();
        const auto board = objectives(plan, with(plan, {}), time("03:28:40"));
        QCOMPARE(clockText(board.elapsed), id("00:16:40"));
        const auto& db = row(board, "db");
        QVERIFY(db.standing == ServiceStanding::Down);
        QCOMPARE(clockText(db.rto.elapsed), id("00:16:40"));
        QCOMPARE(clockText(*db.rto.left), id("00:43:20"));
        QVERIFY(db.rto.due == time("04:12:00"));
        QVERIFY(!db.rto.broken);
        QVERIFY(db.rto.from == From::Tier);
        QCOMPARE(board.affected, 3);
        QCOMPARE(board.recovered, 0);
    }

    void theServicesOwnTargetRulesElseItsTiersElseTheOverallOne()
    {
        const auto plan = story();
        const auto board = objectives(plan, with(plan, {}), time("03:28:40"));
        QVERIFY(row(board, "cache").rto.from == From::Service);
        QVERIFY(row(board, "cache").rto.target == within(30min));
        QVERIFY(row(board, "db").loss.target == within(5min));
        QVERIFY(row(board, "api").rto.from == From::Overall);
        QVERIFY(row(board, "api").rto.target == within(4h));
    }

    void runningClocksComeFirstByWhatIsLeftThenRecoveredThenNormal()
    {
        const auto plan = story();
        auto board = objectives(plan, with(plan, {}), time("03:28:40"));
        QCOMPARE(order(board), id("cache db api mail"));
        QCOMPARE(board.worst, std::optional(0));
        board = objectives(plan,
            with(plan, { { "03:20:00", ServiceRecovered { plan::ServiceId(id("cache")), {} } } }),
            time("03:28:40"));
        QCOMPARE(order(board), id("db api cache mail"));
        QCOMPARE(board.recovered, 1);
        QVERIFY(row(board, "mail").standing == ServiceStanding::Normal);
        QVERIFY(!row(board, "mail").rto.left);
        QVERIFY(!row(board, "mail").loss.end);
    }

    void anRtoClockStopsWhenTheServiceIsBack_data()
    {
        QTest::addColumn<QString>("back");
        QTest::addColumn<QString>("now");
        QTest::addColumn<qint64>("elapsedSeconds");
        QTest::addColumn<bool>("broken");
        QTest::newRow("running") << id("") << id("04:11:59") << qint64 { 3599 } << false;
        QTest::newRow("on the second") << id("") << id("04:12:00") << qint64 { 3600 } << false;
        QTest::newRow("over") << id("") << id("04:12:01") << qint64 { 3601 } << true;
        QTest::newRow("back in time") << id("04:00:00") << id("09:00:00") << qint64 { 2880 } << false;
        QTest::newRow("back on the second") << id("04:12:00") << id("09:00:00") << qint64 { 3600 } << false;
        QTest::newRow("back too late") << id("04:20:00") << id("09:00:00") << qint64 { 4080 } << true;
        QTest::newRow("a clock before the failure") << id("") << id("03:00:00") << qint64 { 0 } << false;
    }
    void anRtoClockStopsWhenTheServiceIsBack()
    {
        QFETCH(const QString, back);
        QFETCH(const QString, now);
        QFETCH(const qint64, elapsedSeconds);
        QFETCH(const bool, broken);
        const auto plan = story();
        const auto state = back.isEmpty()
            ? with(plan, {})
            : with(plan, { { qPrintable(back), ServiceRecovered { kDb, {} } } });
        const auto board = objectives(plan, state, time(qPrintable(now)));
        const auto& clock = row(board, "db").rto;
        QCOMPARE(std::chrono::duration_cast<std::chrono::seconds>(clock.elapsed).count(), elapsedSeconds);
        QCOMPARE(clock.left->count(), 3'600'000 - clock.elapsed.count());
        QCOMPARE(clock.broken, broken);
        QVERIFY(row(board, "db").standing
            == (back.isEmpty() ? ServiceStanding::Down : ServiceStanding::Recovered));
    }

    void aWithdrawnRecoveryLetsTheClockRunOn()
    {
        const auto plan = story();
        const auto board = objectives(plan,
            with(plan,
                { { "03:20:00", ServiceRecovered { kDb, {} } },
                    { "03:22:00", RecoveryWithdrawn { kDb, {} } } }),
            time("03:28:40"));
        QVERIFY(row(board, "db").standing == ServiceStanding::Down);
        QCOMPARE(clockText(row(board, "db").rto.elapsed), id("00:16:40"));
    }

    void unknownNoneAndZeroAreThreeThings()
    {
        const auto plan = aPlan()
                              .withService(id("unknown"), {}, {})
                              .withService(id("none"), noPromise(), noPromise())
                              .withService(id("zero"), within(0ms), within(0ms))
                              .withScenario(id("outage"), { id("unknown"), id("none"), id("zero") })
                              .build();
        QList<std::pair<const char*, Payload>> acts;
        for (const auto& service : plan.services) {
            acts.append({ "03:16:00",
                RestorePointChosen {
                    service.id, time("03:11:59"), RestorePointChosen::Standing::Present, {} } });
        }
        const auto board = objectives(plan, with(plan, acts), time("03:28:40"));
        // Without a number nothing is left, due or broken, but the time goes by all the same.
        for (const auto* name : { "unknown", "none" }) {
            QVERIFY(!row(board, name).rto.left && !row(board, name).rto.due && !row(board, name).rto.broken);
            QCOMPARE(clockText(row(board, name).rto.elapsed), id("00:16:40"));
            QVERIFY(row(board, name).loss.window == Millis(1s));
            QVERIFY(!row(board, name).loss.broken);
        }
        QVERIFY(row(board, "unknown").rto.target.state == plan::Target::State::Unknown);
        QVERIFY(row(board, "none").rto.target.state == plan::Target::State::None);
        QVERIFY(row(board, "zero").rto.left == Millis(-1000s));
        QVERIFY(row(board, "zero").rto.broken);
        QVERIFY(row(board, "zero").loss.broken);
        QCOMPARE(order(board), id("zero unknown none"));
        QCOMPARE(board.worst, std::optional(0));
    }

    void theLossWindowEndsAtTheLaterOfDamageAndLastWrite_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("write");
        QTest::addColumn<QString>("point");
        QTest::addColumn<QString>("end");
        QTest::addColumn<qint64>("windowSeconds");
        QTest::addColumn<bool>("broken");
        QTest::newRow("neither: the failure")
            << id("") << id("") << id("03:07:00") << id("03:12:00") << qint64 { 300 } << false;
        QTest::newRow("damage") << id("03:05:00") << id("") << id("03:00:00") << id("03:05:00")
                                << qint64 { 300 } << false;
        QTest::newRow("write") << id("") << id("03:11:00") << id("03:05:59") << id("03:11:00")
                               << qint64 { 301 } << true;
        QTest::newRow("damage later")
            << id("03:11:30") << id("03:11:00") << id("03:05:00") << id("03:11:30") << qint64 { 390 } << true;
        QTest::newRow("write later") << id("03:05:00") << id("03:11:00") << id("03:04:00") << id("03:11:00")
                                     << qint64 { 420 } << true;
        QTest::newRow("nothing lost")
            << id("03:05:00") << id("03:05:00") << id("03:05:00") << id("03:05:00") << qint64 { 0 } << false;
        QTest::newRow("point after the end")
            << id("03:05:00") << id("") << id("03:06:00") << id("03:05:00") << qint64 { 0 } << false;
        QTest::newRow("no point yet")
            << id("03:05:00") << id("") << id("") << id("03:05:00") << qint64 { -1 } << false;
    }
    void theLossWindowEndsAtTheLaterOfDamageAndLastWrite()
    {
        QFETCH(const QString, damage);
        QFETCH(const QString, write);
        QFETCH(const QString, point);
        QFETCH(const QString, end);
        QFETCH(const qint64, windowSeconds);
        QFETCH(const bool, broken);
        const auto stated = [](const QString& text) {
            return text.isEmpty() ? std::nullopt : std::optional(time(qPrintable(text)));
        };
        const auto plan = story();
        QList<std::pair<const char*, Payload>> acts { { "03:20:00",
            TimesStated { {}, stated(damage), stated(write), {} } } };
        if (!point.isEmpty()) {
            acts.append({ "03:21:00",
                RestorePointChosen { kDb, *stated(point), RestorePointChosen::Standing::Proven, {} } });
        }
        const auto board = objectives(plan, with(plan, acts), time("03:28:40"));
        const auto& loss = row(board, "db").loss;
        QVERIFY(loss.end == stated(end));
        QCOMPARE(loss.endIsAssumed, damage.isEmpty() && write.isEmpty());
        QVERIFY(loss.restorePoint == stated(point));
        QCOMPARE(loss.window ? loss.window->count() / 1000 : -1, windowSeconds);
        QCOMPARE(loss.broken, broken);
    }

    void whatDependsOnAnOpenServiceSaysSo()
    {
        const auto plan = story();
        auto board = objectives(plan, with(plan, {}), time("03:28:40"));
        QCOMPARE(row(board, "api").waitingFor.join(u' '), id("Db Cache"));
        QVERIFY(row(board, "db").waitingFor.isEmpty());
        board = objectives(
            plan, with(plan, { { "03:20:00", ServiceRecovered { kDb, {} } } }), time("03:28:40"));
        QCOMPARE(row(board, "api").waitingFor.join(u' '), id("Cache"));
    }

    void whatDependsOnAnAffectedServiceHasNoClockUnlessListed()
    {
        const auto plan = aPlan()
                              .withOverall(within(1h), {})
                              .withService(id("db"))
                              .withService(id("api"), { id("db") })
                              .withScenario(id("outage"), { id("db") })
                              .build();
        const auto board = objectives(plan, with(plan, {}), time("03:28:40"));
        QVERIFY(row(board, "api").standing == ServiceStanding::Normal);
        QCOMPARE(row(board, "api").waitingFor, QStringList { id("Db") });
        QCOMPARE(board.affected, 1);
    }

    void aServiceThatCameBackUnlistedWasDown()
    {
        const auto plan = story();
        const auto board = objectives(plan,
            with(plan, { { "03:20:00", ServiceRecovered { plan::ServiceId(id("mail")), {} } } }),
            time("03:28:40"));
        QVERIFY(row(board, "mail").standing == ServiceStanding::Recovered);
        QCOMPARE(clockText(row(board, "mail").rto.elapsed), id("00:08:00"));
        QCOMPARE(board.affected, 4);
    }

    void theScenariosOwnTargetIsAClockOfItsOwn()
    {
        auto plan = story();
        QVERIFY(!objectives(plan, with(plan, {}), time("03:28:40")).scenario);
        plan.scenarios.first().rto = within(2h);
        auto clock = objectives(plan, with(plan, {}), time("03:28:40")).scenario;
        QVERIFY(clock);
        QCOMPARE(clockText(*clock->left), id("01:43:20"));
        QList<std::pair<const char*, Payload>> acts;
        acts.append({ "03:20:00", ServiceRecovered { kDb, {} } });
        acts.append({ "03:24:00", ServiceRecovered { plan::ServiceId(id("api")), {} } });
        QCOMPARE(clockText(objectives(plan, with(plan, acts), time("03:28:40")).scenario->elapsed),
            id("00:16:40"));
        acts.append({ "03:22:00", ServiceRecovered { plan::ServiceId(id("cache")), {} } });
        QCOMPARE(clockText(objectives(plan, with(plan, acts), time("03:28:40")).scenario->elapsed),
            id("00:12:00"));
        plan.scenarios.first().rto = noPromise();
        QVERIFY(!objectives(plan, with(plan, {}), time("03:28:40")).scenario->left);
    }

    void aClosedIncidentsClocksStand()
    {
        const auto plan = story();
        const auto state = with(plan, { { "03:40:00", IncidentClosed {} } });
        const auto board = objectives(plan, state, time("03:40:00") + 24h * 365);
        QCOMPARE(clockText(board.elapsed), id("00:28:00"));
        QCOMPARE(clockText(row(board, "db").rto.elapsed), id("00:28:00"));
        QVERIFY(!row(board, "db").rto.broken);
    }

    void aCorrectedFailureTimeMovesEveryClock()
    {
        const auto plan = story();
        const auto state = with(plan, { { "03:20:00", TimesStated { time("03:02:00"), {}, {}, {} } } });
        const auto board = objectives(plan, state, time("03:28:40"));
        QCOMPARE(clockText(board.elapsed), id("00:26:40"));
        QVERIFY(row(board, "db").rto.due == time("04:02:00"));
    }

    void beforeTheDeclarationNothingRuns()
    {
        const auto plan = story();
        const auto board = objectives(plan, IncidentState(), time("03:28:40"));
        QCOMPARE(board.elapsed.count(), 0);
        QCOMPARE(board.affected, 0);
        QVERIFY(!board.worst);
        QCOMPARE(order(board), id("db cache api mail"));
    }

    void theTimeInWhichAClockStoodIsTakenOut_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("back");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("elapsed");
        QTest::addColumn<QString>("paused");
        QTest::addColumn<QString>("due");
        QTest::addColumn<bool>("broken");
        QTest::newRow("over") << id("03:20:00") << id("03:30:00") << id("") << id("04:00:00")
                              << id("00:38:00") << id("00:10:00") << id("04:22:00") << false;
        QTest::newRow("it would have been late")
            << id("03:20:00") << id("03:30:00") << id("") << id("04:22:00") << id("01:00:00")
            << id("00:10:00") << id("04:22:00") << false;
        QTest::newRow("late all the same") << id("03:20:00") << id("03:30:00") << id("") << id("04:22:01")
                                           << id("01:00:01") << id("00:10:00") << id("04:22:00") << true;
        QTest::newRow("it stands") << id("03:20:00") << id("") << id("") << id("05:00:00") << id("00:08:00")
                                   << id("01:40:00") << id("05:52:00") << false;
        QTest::newRow("it stands since it was late")
            << id("04:20:00") << id("") << id("") << id("05:00:00") << id("01:08:00") << id("00:40:00")
            << id("04:52:00") << true;
        QTest::newRow("back after it") << id("03:20:00") << id("03:30:00") << id("04:20:00") << id("09:00:00")
                                       << id("00:58:00") << id("00:10:00") << id("04:22:00") << false;
        QTest::newRow("back while it stood") << id("03:20:00") << id("") << id("04:20:00") << id("09:00:00")
                                             << id("00:08:00") << id("01:00:00") << id("05:12:00") << false;
        QTest::newRow("it ran again after it was back")
            << id("03:20:00") << id("05:00:00") << id("04:20:00") << id("09:00:00") << id("00:08:00")
            << id("01:00:00") << id("05:12:00") << false;
        QTest::newRow("since before the failure")
            << id("03:00:00") << id("03:22:00") << id("") << id("04:00:00") << id("00:38:00")
            << id("00:10:00") << id("04:22:00") << false;
        QTest::newRow("all of it before the failure")
            << id("03:00:00") << id("03:10:00") << id("") << id("04:00:00") << id("00:48:00")
            << id("00:00:00") << id("04:12:00") << false;
    }
    void theTimeInWhichAClockStoodIsTakenOut()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const QString, back);
        QFETCH(const QString, now);
        QFETCH(const QString, elapsed);
        QFETCH(const QString, paused);
        QFETCH(const QString, due);
        QFETCH(const bool, broken);
        const auto plan = story();
        EventMaker maker(2);
        auto events = declared(plan);
        // Noted once all is known, each as of its time.
        maker.at(time("08:00:00"));
        events.append(maker.make(ObjectivePaused { kDb, id("why") }, time(qPrintable(from))));
        if (!to.isEmpty())
            events.append(maker.advance(1s).make(ObjectiveResumed { kDb }, time(qPrintable(to))));
        if (!back.isEmpty())
            events.append(maker.advance(1s).make(ServiceRecovered { kDb, {} }, time(qPrintable(back))));
        const auto board = objectives(plan, fold(events), time(qPrintable(now)));
        const auto& clock = row(board, "db").rto;
        QCOMPARE(clockText(clock.elapsed), elapsed);
        QCOMPARE(clockText(clock.paused), paused);
        QVERIFY(clock.due == time(qPrintable(due)));
        QVERIFY(*clock.left == 1h - clock.elapsed);
        QCOMPARE(clock.broken, broken);
        QCOMPARE(clock.pausedSince.has_value(), to.isEmpty() && back.isEmpty());
        if (clock.pausedSince)
            QVERIFY(clock.pausedSince == time(qPrintable(from)));
        // Another clock knows nothing of it, and the time since the failure goes on.
        QCOMPARE(row(board, "cache").rto.paused.count(), 0);
        QVERIFY(board.elapsed == time(qPrintable(now)) - time("03:12:00"));
    }

    void aClockThatStandsComesBehindThoseThatRun()
    {
        const auto plan = story();
        const auto stopped = std::pair<const char*, Payload> { "03:20:00",
            ObjectivePaused { plan::ServiceId(id("cache")), id("why") } };
        const auto board = objectives(plan, with(plan, { stopped }), time("03:28:40"));
        QCOMPARE(order(board), id("db api cache mail"));
        QCOMPARE(board.worst, std::optional(0));
        const auto all = objectives(plan,
            with(plan,
                { stopped, { "03:20:00", ObjectivePaused { kDb, id("why") } },
                    { "03:20:00", ObjectivePaused { plan::ServiceId(id("api")), id("why") } } }),
            time("03:28:40"));
        QCOMPARE(order(all), id("cache db api mail"));
        QVERIFY(!all.worst);
        QCOMPARE(all.affected, 3);
    }

    void aClosedIncidentHasNoClockThatWaits()
    {
        const auto plan = story();
        const auto state = with(
            plan, { { "03:20:00", ObjectivePaused { kDb, id("why") } }, { "03:40:00", IncidentClosed {} } });
        const auto board = objectives(plan, state, time("09:00:00"));
        const auto& clock = row(board, "db").rto;
        QCOMPARE(clockText(clock.elapsed), id("00:08:00"));
        QCOMPARE(clockText(clock.paused), id("00:20:00"));
        QVERIFY(!clock.pausedSince);
        QVERIFY(!clock.broken);
    }

    void theClockOfTheWholeScenarioIsNobodysToPause()
    {
        const auto plan = richPlan();
        const auto state
            = with(plan, { { "03:20:00", ObjectivePaused { plan::ServiceId(id("postgres")), id("why") } } });
        const auto board = objectives(plan, state, time("03:32:00"));
        QCOMPARE(clockText(row(board, "postgres").rto.elapsed), id("00:08:00"));
        QVERIFY(board.scenario.has_value());
        QCOMPARE(clockText(board.scenario->elapsed), id("00:20:00"));
        QCOMPARE(board.scenario->paused.count(), 0);
    }

    void aMissedRtoLeavesPausesOut()
    {
        const auto plan = story();
        const auto missed = [&](const QList<std::pair<const char*, Payload>>& acts) {
            return rtoMissed(plan, with(plan, acts), id("db"));
        };
        const auto note = [](const char* at) {
            return std::pair<const char*, Payload> { at, NoteAdded { NoteAdded::Kind::Note, id("n") } };
        };
        const std::pair<const char*, Payload> stop { "03:20:00", ObjectivePaused { kDb, id("why") } };
        const std::pair<const char*, Payload> go { "03:30:00", ObjectiveResumed { kDb } };
        QVERIFY(missed({ note("04:12:01") }));
        QVERIFY(!missed({ stop, go, note("04:22:00") }));
        QVERIFY(missed({ stop, go, note("04:22:01") }));
        QVERIFY(!missed({ stop, note("09:00:00") }));
        QVERIFY(!missed({ stop, { "09:00:00", ServiceRecovered { kDb, {} } } }));
    }

    void aMissedRpoIsKnownOnlyWhenItsTimesAre()
    {
        const auto plan = richPlan();
        auto state = fold(declared(plan));
        QVERIFY(!rpoMissed(plan, state, id("postgres")));
        QVERIFY(!rpoMissed(plan, state, id("none-such")));
        QCOMPARE(rpoMissed(plan, state, id("redis")), std::optional(false));
        state.services[plan::ServiceId(id("postgres"))].restorePoint = RestorePointState { time("03:00:00"),
            RestorePointChosen::Standing::Clean, {}, time("03:20:00") };
        QCOMPARE(rpoMissed(plan, state, id("postgres")), std::optional(true));
        QCOMPARE(rpoMissed(plan, state, id("assets")), std::optional(false));
    }
};

MUSTER_TEST(TstObjectives)
#include "tst_objectives.moc"
