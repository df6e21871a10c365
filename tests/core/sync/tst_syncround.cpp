// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncround.h"
#include "tests/core/sync/memoryserver.h"
#include "tests/core/sync/syncrig.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <array>

using namespace muster;
using namespace muster::sync;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstSyncRound : public QObject {
    Q_OBJECT

private slots:
    void bothSidesAreTheSameAfterwards()
    {
        MemoryServer server;
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto one = aDrill();
        const auto other = aDrill();
        ada.note(one);
        ben.note(other);
        ben.note(one);
        VERIFY_RESULT(ada.look(server));
        const auto round = ben.look(server);
        VERIFY_RESULT(round);
        QVERIFY(round->sent > 0);
        QVERIFY(round->received > 0);
        VERIFY_RESULT(ada.look(server));
        QCOMPARE_EQ(ada.events(one), ben.events(one));
        QCOMPARE_EQ(ada.events(other), ben.events(other));
    }

    void anAnswerThatIsLostChangesNothing()
    {
        MemoryServer server;
        SyncConsole ada(1);
        const auto drill = aDrill();
        ada.note(drill);
        server.loseNextAnswer = true;
        const auto lost = ada.look(server);
        QVERIFY(!lost);
        const auto again = ada.look(server);
        VERIFY_RESULT(again);
        QCOMPARE_EQ(again->sent, 0);
        QCOMPARE_EQ(again->left, 0);
        QVERIFY(again->faults.isEmpty());
    }

    void aServerThatHasAnotherEntryIsComplainedOfOnce()
    {
        MemoryServer server;
        SyncConsole ada(1);
        const auto drill = aDrill();
        ada.note(drill);
        ada.note(drill);
        VERIFY_RESULT(ada.look(server));
        server.forge(drill.id);
        ada.note(drill);
        const auto other = aDrill();
        ada.note(other);
        const auto round = ada.look(server);
        VERIFY_RESULT(round);
        QCOMPARE_EQ(round->faults.size(), 1);
        QCOMPARE_EQ(round->faults.first().stream, drill.id);
        // The other record is not held up by it.
        QVERIFY(server.has(ada.events(other).last()));
    }

    void itEndsWhenToldTo()
    {
        MemoryServer server;
        SyncConsole ada(1);
        ada.note(aDrill());
        ada.stop = true;
        const auto round = ada.look(server);
        QVERIFY(!round);
        QCOMPARE_EQ(round.error().fault, Fault::Offline);
    }

    /// Three consoles record while calls fail before or after they count, and the server goes back in time;
    /// at rest all are the same, and nothing that was recorded is missing.
    void whateverHappensAllAgreeAtTheEnd_data()
    {
        QTest::addColumn<quint32>("seed");
        const auto seeds = qEnvironmentVariableIntValue("MUSTER_SYNC_SEEDS");
        const quint32 first = 1;
        for (quint32 seed = first; seed < first + static_cast<quint32>(seeds > 0 ? seeds : 12); ++seed)
            QTest::addRow("%u", seed) << seed;
    }
    void whateverHappensAllAgreeAtTheEnd()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        MemoryServer server;
        std::array<std::unique_ptr<SyncConsole>, 3> consoles;
        for (std::size_t i = 0; i < consoles.size(); ++i) {
            consoles[i] = std::make_unique<SyncConsole>(static_cast<char>(i + 1));
            // Clocks differ by up to a day.
            consoles[i]->clock.advance(Millis { random.bounded(86'400) * 1000LL });
        }
        const QList<journal::StreamRef> streams { aDrill(), aDrill() };
        QSet<journal::EventId> recorded;
        for (int step = 0; step < 60; ++step) {
            auto& console = *consoles[random.bounded(3u)];
            switch (random.bounded(8)) {
            case 0:
            case 1:
            case 2:
                recorded.insert(console.note(streams.at(random.bounded(2)), u"text %1"_s.arg(step)).id);
                break;
            case 3:
                server.loseNextAnswer = true;
                break;
            case 4:
                server.refuseNextCall = true;
                break;
            case 5:
                if (random.bounded(3) == 0)
                    server.goBack(random.bounded(30));
                break;
            default:
                static_cast<void>(console.look(server));
            }
        }
        server.loseNextAnswer = false;
        server.refuseNextCall = false;
        for (int again = 0; again < 3; ++again) {
            for (const auto& console : consoles)
                VERIFY_RESULT(console->look(server));
        }
        QSet<journal::EventId> found;
        for (const auto& stream : streams) {
            const auto first = consoles[0]->events(stream);
            for (const auto& console : consoles) {
                QCOMPARE_EQ(console->events(stream), first);
                QVERIFY(console->holds());
            }
            for (const auto& event : first)
                found.insert(event.id);
        }
        QVERIFY(found.contains(recorded));
        for (const auto& console : consoles) {
            const auto quiet = console->look(server);
            VERIFY_RESULT(quiet);
            QCOMPARE_EQ(quiet->sent + quiet->received + quiet->left, 0);
            QVERIFY(quiet->faults.isEmpty());
        }
    }
};

MUSTER_TEST(TstSyncRound)
#include "tst_syncround.moc"
