// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/clockwatch.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace std::chrono_literals;
using session::ClockReading;
using session::ClockWatch;
using session::IncidentSession;

namespace {

/// Falls asleep between its wall clock and the other one, so many times.
class DrowsyClock final : public MachineClock {
public:
    explicit DrowsyClock(int naps)
        : m_naps(naps)
    {
    }
    [[nodiscard]] Instant now() const override { return kStart + m_passed; }
    [[nodiscard]] Millis elapsed() const override { return m_passed; }
    [[nodiscard]] QString bootId() const override { return {}; }
    [[nodiscard]] Millis asleep() const override
    {
        if (m_naps-- > 0)
            m_passed += 1h;
        return Millis::zero();
    }
    static constexpr Instant kStart = Instant { Millis { 1'773'457'920'000 } };

private:
    mutable int m_naps;
    mutable Millis m_passed { 0 };
};

QStringList typesOf(const QList<journal::Event>& events)
{
    QStringList types;
    for (const auto& event : events) {
        if (event.actor.name == QStringLiteral("Muster"))
            types.append(event.type);
    }
    return types;
}

/// An incident on the screen of a rig whose clocks are watched.
struct Watched {
    SessionRig rig;
    ClockWatch watch { rig.session };
    std::shared_ptr<IncidentSession> incident;

    explicit Watched(journal::StreamKind kind, qint64 rate = 1000)
    {
        auto wanted = SessionRig::declaration();
        wanted.kind = kind;
        wanted.clockRate = rate;
        incident = *rig.declare(wanted);
    }
    /// A second passes, and the wall clock is set by so much.
    void set(Millis by)
    {
        rig.clock.advance(1s);
        rig.clock.setNow(rig.clock.now() + by);
    }
    [[nodiscard]] bool look() { return !watch.look(incident).isEmpty(); }
    [[nodiscard]] QStringList recorded() const { return typesOf(incident->events()); }
};

} // namespace

class TstClockWatch : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void onlyWhatMattersIsAChange_data();
    void onlyWhatMattersIsAChange();
    void asleepBetweenTwoClocksIsNoReading();
    void aLiveIncidentGoesOnAsIfNobodyHadSetTheClock_data();
    void aLiveIncidentGoesOnAsIfNobodyHadSetTheClock();
    void actsAfterAMoveStandOnTheIncidentsOwnClock();
    void aMoveIsUndoneByMovingBack();
    void ofARestartedConsoleTheClockIsTheSame();
    void aDrillsClockDoesNotJump_data();
    void aDrillsClockDoesNotJump();
    void sleepIsRecordedAndTheClocksRanOn();
    void anotherZoneIsRecorded();
    void incidentsThatNobodyLooksAtHearOfItToo();
    void whatIsClosedHearsNothing();
    void nothingIsKnownOfTheTimeBefore();
    void aFullDiskDelaysTheRecord();
    void noPersonActed();
    void onceAnHourItIsRecordedWhetherTheClockFollowsOthers();
};

void TstClockWatch::onlyWhatMattersIsAChange_data()
{
    QTest::addColumn<qint64>("wall");
    QTest::addColumn<qint64>("elapsed");
    QTest::addColumn<qint64>("asleep");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("changes");
    const auto utc = QStringLiteral("UTC");
    const auto row = [&](const char* name, qint64 wall, qint64 elapsed, qint64 asleep, const QString& zone,
                         const char* changes) {
        QTest::newRow(name) << wall << elapsed << asleep << zone << QString::fromLatin1(changes);
    };
    row("a second", 1000, 1000, 0, utc, "");
    row("the program stood for an hour", 3'600'000, 3'600'000, 0, utc, "");
    row("two seconds on", 3000, 1000, 0, utc, "");
    row("more than two on", 3001, 1000, 0, utc, "moved 2001");
    row("two seconds back", -1000, 1000, 0, utc, "");
    row("more than two back", -1001, 1000, 0, utc, "moved -2001");
    row("a minute asleep", 61'000, 61'000, 60'000, utc, "");
    row("more than a minute asleep", 61'001, 61'001, 60'001, utc, "slept 60001");
    row("set while asleep", 3'600'000, 120'000, 119'000, utc, "moved 3480000, slept 119000");
    row("elsewhere", 1000, 1000, 0, QStringLiteral("Europe/Berlin"), "zone UTC Europe/Berlin");
    row("nobody knows where", 1000, 1000, 0, QString(), "");
}

void TstClockWatch::onlyWhatMattersIsAChange()
{
    QFETCH(const qint64, wall);
    QFETCH(const qint64, elapsed);
    QFETCH(const qint64, asleep);
    QFETCH(const QString, zone);
    const ClockReading before { DrowsyClock::kStart, 5h, 1h, QStringLiteral("UTC") };
    const ClockReading after { DrowsyClock::kStart + Millis { wall }, 5h + Millis { elapsed },
        1h + Millis { asleep }, zone };
    QStringList words;
    for (const auto& change : session::changesBetween(before, after)) {
        if (const auto* moved = std::get_if<incident::ClockMoved>(&change)) {
            QVERIFY(moved->to == after.wall);
            words << QStringLiteral("moved %1").arg((moved->to - moved->from).count());
        }
        if (const auto* slept = std::get_if<incident::MachineSlept>(&change))
            words << QStringLiteral("slept %1").arg(slept->slept.count());
        if (const auto* changed = std::get_if<incident::ZoneChanged>(&change))
            words << QStringLiteral("zone %1 %2").arg(changed->from, changed->to);
    }
    QTEST(words.join(QStringLiteral(", ")), "changes");
}

void TstClockWatch::asleepBetweenTwoClocksIsNoReading()
{
    const auto reading = session::readClocks(DrowsyClock(1));
    QVERIFY(reading.has_value());
    QVERIFY(reading->wall - DrowsyClock::kStart == reading->elapsed);
    QVERIFY(!session::readClocks(DrowsyClock(99)).has_value());
}

void TstClockWatch::aLiveIncidentGoesOnAsIfNobodyHadSetTheClock_data()
{
    QTest::addColumn<qint64>("by");
    QTest::newRow("back") << qint64 { -37'000 };
    QTest::newRow("on") << qint64 { 37'000 };
    QTest::newRow("a year back") << qint64 { -31'536'000'000 };
    QTest::newRow("a day on") << qint64 { 86'400'000 };
}

void TstClockWatch::aLiveIncidentGoesOnAsIfNobodyHadSetTheClock()
{
    QFETCH(const qint64, by);
    Watched w(journal::StreamKind::Live);
    const auto declared = w.incident->state().declaredAt;
    w.rig.clock.advance(10min);
    QVERIFY(!w.look());
    w.set(Millis { by });
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded(), QStringList { QStringLiteral("clock.moved") });
    QVERIFY(w.incident->clock().now() == declared + 10min + 1s);
    QVERIFY(w.incident->objectives().elapsed == 10min + 1s);
    w.rig.clock.advance(20min);
    QVERIFY(!w.look());
    QVERIFY(w.incident->objectives().elapsed == 30min + 1s);
    const auto& event = w.incident->events().last();
    QVERIFY(event.at == declared + 10min + 1s);
    QVERIFY(event.wall == event.at + Millis { by });
}

void TstClockWatch::actsAfterAMoveStandOnTheIncidentsOwnClock()
{
    Watched w(journal::StreamKind::Live);
    const auto declared = w.incident->state().declaredAt;
    w.set(1h);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded().size(), 1);
    w.rig.clock.advance(4min);
    VERIFY_RESULT(await(w.incident->note(QStringLiteral("later"))));
    const auto line = w.incident->timeline().last();
    QVERIFY(line.at == declared + 4min + 1s);
    // Nobody typed it in later than it happened.
    QVERIFY(!line.backDated);
    VERIFY_RESULT(await(w.incident->note(QStringLiteral("earlier"), declared + 1min)));
    QVERIFY(w.incident->timeline().last().backDated);
}

void TstClockWatch::aMoveIsUndoneByMovingBack()
{
    Watched w(journal::StreamKind::Live);
    w.set(-5min);
    QVERIFY(w.look());
    w.set(5min);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded().size(), 2);
    QVERIFY(w.incident->clock().now() == w.rig.clock.now());
}

void TstClockWatch::ofARestartedConsoleTheClockIsTheSame()
{
    Watched w(journal::StreamKind::Live);
    w.set(-37s);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded().size(), 1);
    w.rig.clock.reboot(QStringLiteral("00000000-0000-4000-8000-000000000002"));
    w.rig.clock.setNow(w.rig.clock.now() + 24h);
    const auto again = await(w.rig.session.open(w.incident->stream().id));
    VERIFY_RESULT(again);
    ClockWatch watch(w.rig.session);
    QVERIFY(watch.look(*again).isEmpty());
    QVERIFY((*again)->objectives().elapsed == 24h + 1s);
}

void TstClockWatch::aDrillsClockDoesNotJump_data()
{
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<qint64>("by");
    for (const qint64 rate : { 0, 1000, 5000 }) {
        for (const qint64 by : { -3'600'000, 3'600'000 })
            QTest::addRow("%lld by %lld", rate, by) << rate << by;
    }
}

void TstClockWatch::aDrillsClockDoesNotJump()
{
    QFETCH(const qint64, rate);
    QFETCH(const qint64, by);
    Watched w(journal::StreamKind::Drill, rate);
    const auto start = w.incident->clock().now();
    w.rig.clock.advance(9s);
    w.set(Millis { by });
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded().size(), 1);
    const auto simulated = [&] { return (w.incident->clock().now() - start).count(); };
    QCOMPARE_EQ(simulated(), 10 * rate);
    w.rig.clock.advance(10s);
    QCOMPARE_EQ(simulated(), 20 * rate);
    QCOMPARE_EQ(w.incident->state().clock->rate, rate);
}

void TstClockWatch::sleepIsRecordedAndTheClocksRanOn()
{
    Watched w(journal::StreamKind::Live);
    w.rig.clock.sleep(12min);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded(), QStringList { QStringLiteral("machine.slept") });
    QCOMPARE_EQ(w.incident->timeline().last().text,
        QStringLiteral("The computer slept for 12 min; the clocks ran on"));
    QVERIFY(w.incident->objectives().elapsed == 12min);
    Watched drill(journal::StreamKind::Drill, 5000);
    const auto start = drill.incident->clock().now();
    drill.rig.clock.sleep(12min);
    QVERIFY(drill.look());
    QTRY_COMPARE_EQ(drill.recorded().size(), 1);
    QVERIFY(drill.incident->clock().now() - start == 60min);
}

void TstClockWatch::anotherZoneIsRecorded()
{
    Watched w(journal::StreamKind::Live);
    w.rig.clock.setZone(QStringLiteral("Europe/Berlin"));
    QVERIFY(w.look());
    QVERIFY(!w.look());
    QTRY_COMPARE_EQ(w.recorded(), QStringList { QStringLiteral("zone.changed") });
    QCOMPARE_EQ(w.incident->timeline().last().text,
        QStringLiteral(
            "The computer's time zone changed from UTC to Europe/Berlin; times are shown as before"));
    QVERIFY(w.incident->clock().now() == w.rig.clock.now());
}

void TstClockWatch::incidentsThatNobodyLooksAtHearOfItToo()
{
    Watched w(journal::StreamKind::Live);
    auto wanted = SessionRig::declaration();
    wanted.kind = journal::StreamKind::Live;
    const auto other = *w.rig.declare(wanted);
    wanted.kind = journal::StreamKind::Drill;
    const auto drill = *w.rig.declare(wanted);
    w.set(37s);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(typesOf(other->events()).size(), 1);
    QTRY_COMPARE_EQ(typesOf(drill->events()).size(), 1);
    QTRY_COMPARE_EQ(w.recorded().size(), 1);
    // Also while none is on the screen.
    w.set(37s);
    QVERIFY(!w.watch.look(nullptr).isEmpty());
    for (const auto& incident : { w.incident, other, drill })
        QTRY_COMPARE_EQ(typesOf(incident->events()).size(), 2);
    QVERIFY(other->objectives().elapsed == 2s);
}

void TstClockWatch::whatIsClosedHearsNothing()
{
    Watched w(journal::StreamKind::Live);
    VERIFY_RESULT(await(w.incident->close()));
    w.set(37s);
    QVERIFY(w.look());
    auto wanted = SessionRig::declaration();
    const auto open = *w.rig.declare(wanted);
    w.set(37s);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(typesOf(open->events()).size(), 1);
    QCOMPARE_EQ(w.recorded().size(), 0);
}

void TstClockWatch::nothingIsKnownOfTheTimeBefore()
{
    Watched w(journal::StreamKind::Live);
    w.set(37s);
    w.rig.clock.sleep(1h);
    w.rig.clock.setZone(QStringLiteral("Europe/Berlin"));
    ClockWatch later(w.rig.session);
    QVERIFY(later.look(w.incident).isEmpty());
}

void TstClockWatch::aFullDiskDelaysTheRecord()
{
    Watched w(journal::StreamKind::Live);
    const QSignalSpy failed(&w.watch, &ClockWatch::failed);
    w.rig.journal.failCall = w.rig.journal.calls;
    w.set(37s);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(failed.size(), 1);
    QCOMPARE_EQ(w.recorded().size(), 0);
    w.rig.clock.advance(5s);
    QVERIFY(!w.look());
    QTRY_COMPARE_EQ(w.recorded().size(), 1);
    QVERIFY(w.incident->objectives().elapsed == 6s);
}

void TstClockWatch::noPersonActed()
{
    Watched w(journal::StreamKind::Live);
    VERIFY_RESULT(await(w.incident->note(QStringLiteral("mine"))));
    const auto before = w.incident->state();
    const auto undo = w.incident->undoWords();
    w.set(37s);
    QVERIFY(w.look());
    QTRY_COMPARE_EQ(w.recorded().size(), 1);
    QVERIFY(w.incident->state().people == before.people);
    QVERIFY(w.incident->state().lastActAt == before.lastActAt);
    QCOMPARE_EQ(w.incident->undoWords(), undo);
    QCOMPARE_EQ(w.incident->timeline().last().actor, QStringLiteral("Muster"));
}

void TstClockWatch::onceAnHourItIsRecordedWhetherTheClockFollowsOthers()
{
    Watched watched(journal::StreamKind::Live);
    const auto checks = [&] { return watched.recorded().count(QStringLiteral("clock.checked")); };
    watched.rig.clock.setSynchronised(true);
    watched.rig.clock.advance(59min);
    QVERIFY(!watched.look());
    watched.rig.clock.advance(1min);
    QVERIFY(watched.look());
    QTRY_COMPARE(checks(), 1);
    QVERIFY(!watched.look());
    watched.rig.clock.advance(61min);
    QVERIFY(watched.look());
    QTRY_COMPARE(checks(), 2);
    // A clock that is set does not bring the hour nearer.
    watched.set(2h);
    QVERIFY(watched.look());
    QTRY_COMPARE(watched.recorded().last(), QStringLiteral("clock.moved"));
    QCOMPARE(checks(), 2);
}

MUSTER_TEST(TstClockWatch)
#include "tst_clockwatch.moc"
