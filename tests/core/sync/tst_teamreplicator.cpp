// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/pgserver.h"
#include "core/sync/teamreplicator.h"
#include "tests/core/sync/syncrig.h"
#include "tests/support/temppostgres.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace muster;
using namespace muster::sync;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

using State = journal::SyncStatus::State;

/// Two consoles as the program runs them, with a real server between them.
class TstTeamReplicator : public QObject {
    Q_OBJECT

    std::unique_ptr<TempPostgres> m_postgres;

    [[nodiscard]] std::unique_ptr<TeamReplicator> started(SyncConsole& console, const QString& login)
    {
        return std::make_unique<TeamReplicator>(
            *console.journal, *console.replica,
            [profile = m_postgres->as(login)] {
                return std::make_unique<PgServer>(
                    profile, QString(), Deadlines { std::chrono::seconds(3), std::chrono::seconds(2) });
            },
            u"the server"_s, console.clock,
            Pace { std::chrono::milliseconds(300), std::chrono::milliseconds(20),
                std::chrono::milliseconds(200), std::chrono::seconds(60) });
    }

private slots:
    void initTestCase()
    {
        m_postgres = std::make_unique<TempPostgres>();
        VERIFY_RESULT(initServer(m_postgres->admin(), {}));
        VERIFY_RESULT(admitMember(m_postgres->admin(), {}, u"ada"_s, u"commander"_s));
        VERIFY_RESULT(admitMember(m_postgres->admin(), {}, u"ben"_s, u"responder"_s));
    }

    void whatOneRecordsTheOtherSees()
    {
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto drill = aDrill();
        const auto adas = started(ada, u"ada"_s);
        const auto bens = started(ben, u"ben"_s);
        QTRY_COMPARE_EQ(adas->status().state, State::Live);
        QTRY_COMPARE_EQ(bens->status().state, State::Live);
        ada.note(drill, u"It begins."_s);
        QTRY_COMPARE_EQ(ben.events(drill).size(), 2);
        ben.note(drill, u"I see it."_s);
        QTRY_COMPARE_EQ(ada.events(drill).size(), 4);
        QTRY_COMPARE_EQ(adas->status().waiting, 0);
        QCOMPARE_EQ(adas->status().server, u"the server"_s);
    }

    void theServerGoesAndComesBack()
    {
        SyncConsole ada(1);
        const auto drill = aDrill();
        const auto adas = started(ada, u"ada"_s);
        QTRY_COMPARE_EQ(adas->status().state, State::Live);
        m_postgres->stop();
        ada.note(drill, u"Nobody hears it."_s);
        QTRY_COMPARE_EQ_WITH_TIMEOUT(adas->status().state, State::Offline, 10'000);
        QTRY_VERIFY(adas->status().waiting >= 2);
        m_postgres->start();
        QTRY_COMPARE_EQ_WITH_TIMEOUT(adas->status().state, State::Live, 15'000);
        QTRY_COMPARE_EQ(adas->status().waiting, 0);
    }

    void whoeverClosesTheProgramDoesNotWaitForAServerThatStandsStill()
    {
        SyncConsole ada(1);
        auto adas = started(ada, u"ada"_s);
        QTRY_COMPARE_EQ(adas->status().state, State::Live);
        m_postgres->freeze(true);
        ada.note(aDrill());
        // The entry is recorded all the same, and the thread waits for the server by now or soon.
        QElapsedTimer timer;
        timer.start();
        adas.reset();
        const auto took = timer.elapsed();
        m_postgres->freeze(false);
        QVERIFY2(took < 4000, qPrintable(QString::number(took)));
    }

    void somebodyWhoIsNotAMemberIsToldSo()
    {
        m_postgres->sql(u"CREATE ROLE eve LOGIN"_s);
        SyncConsole eve(3);
        const auto eves = started(eve, u"eve"_s);
        QTRY_COMPARE_EQ(eves->status().state, State::Refused);
        QVERIFY(!eves->status().error.isEmpty());
        QVERIFY(!eves->status().retryAt);
        VERIFY_RESULT(admitMember(m_postgres->admin(), {}, u"eve"_s, u"observer"_s));
        eves->syncNow();
        QTRY_COMPARE_EQ(eves->status().state, State::Live);
    }
};

MUSTER_TEST(TstTeamReplicator)
#include "tst_teamreplicator.moc"
