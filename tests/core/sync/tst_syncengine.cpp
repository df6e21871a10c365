// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncengine.h"
#include "tests/core/sync/memoryserver.h"
#include "tests/core/sync/syncrig.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::sync;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

using State = journal::SyncStatus::State;

namespace {

/// An engine in this thread, over a server in memory that outlives the engine's.
struct EngineRig {
    EngineRig()
        : engine(
            *console.replica, [this] { return made(); }, console.clock,
            { std::chrono::milliseconds(40), std::chrono::milliseconds(5), std::chrono::milliseconds(20),
                std::chrono::seconds(60) },
            1)
    {
        QObject::connect(&engine, &SyncEngine::changed, &engine, [this](const journal::SyncStatus& status) {
            last = status;
            states.append(status.state);
        });
    }
    std::unique_ptr<ServerLog> made()
    {
        auto fresh = std::make_unique<MemoryServer>();
        server = fresh.get();
        return fresh;
    }

    SyncConsole console { 1 };
    MemoryServer* server = nullptr;
    journal::SyncStatus last;
    QList<State> states;
    SyncEngine engine;
};

} // namespace

class TstSyncEngine : public QObject {
    Q_OBJECT

private slots:
    void allThatIsHereGoesThere()
    {
        EngineRig rig;
        const auto drill = aDrill();
        rig.console.note(drill);
        rig.engine.start();
        QTRY_COMPARE_EQ(rig.last.state, State::Live);
        QCOMPARE_EQ(rig.last.waiting, 0);
        QVERIFY(!rig.last.waitingSince);
        QCOMPARE_EQ(rig.last.checkedAt, rig.console.clock.now());
        QVERIFY(rig.states.contains(State::Sending));
        const auto event = rig.console.note(drill);
        rig.engine.hear();
        QTRY_VERIFY(rig.server->has(event));
    }

    void whatWaitsIsCountedWhileTheServerIsAway()
    {
        EngineRig rig;
        const auto drill = aDrill();
        rig.engine.start();
        QTRY_COMPARE_EQ(rig.last.state, State::Live);
        rig.server->refuseNextCall = true;
        rig.console.note(drill);
        rig.engine.hear();
        QTRY_COMPARE_EQ(rig.last.state, State::Offline);
        QVERIFY(rig.last.waiting >= 2);
        QVERIFY(rig.last.waitingSince);
        QVERIFY(rig.last.retryAt);
        QCOMPARE_EQ(rig.last.error, u"The server cannot be reached."_s);
        // And it comes back by itself.
        QTRY_COMPARE_EQ(rig.last.state, State::Live);
        QCOMPARE_EQ(rig.last.waiting, 0);
        QVERIFY(rig.last.error.isEmpty());
    }

    void aRingIsAReasonToLook()
    {
        EngineRig rig;
        SyncConsole other(2);
        const auto drill = aDrill();
        rig.engine.start();
        QTRY_COMPARE_EQ(rig.last.state, State::Live);
        other.note(drill);
        VERIFY_RESULT(other.look(*rig.server));
        QTRY_COMPARE_EQ(rig.console.events(drill).size(), 2);
    }

    void aServerThatWentBackIsToldOnceAndFilled()
    {
        EngineRig rig;
        const auto drill = aDrill();
        const auto event = rig.console.note(drill);
        rig.engine.start();
        QTRY_COMPARE_EQ(rig.last.state, State::Live);
        rig.server->goBack(1);
        QTRY_COMPARE_EQ(rig.last.notices.size(), 1);
        QVERIFY(rig.last.notices.first().contains(u"back in time"_s));
        QTRY_VERIFY(rig.server->has(event));
    }

    void anObserverSendsNothing()
    {
        EngineRig rig;
        rig.console.note(aDrill());
        rig.engine.start();
        rig.server->role = u"observer"_s;
        QTRY_VERIFY(rig.last.state == State::Live);
        QVERIFY(rig.server->opened > 0);
    }

    void afterStopNothingIsAskedAnyMore()
    {
        EngineRig rig;
        rig.engine.start();
        QTRY_COMPARE_EQ(rig.last.state, State::Live);
        rig.engine.stop();
        const auto told = rig.states.size();
        rig.console.note(aDrill());
        rig.engine.hear();
        rig.engine.lookNow();
        QCoreApplication::processEvents();
        QCOMPARE_EQ(rig.states.size(), told);
    }
};

MUSTER_TEST(TstSyncEngine)
#include "tst_syncengine.moc"
