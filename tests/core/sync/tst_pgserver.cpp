// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/sync/pgserver.h"
#include "tests/core/sync/syncrig.h"
#include "tests/support/temppostgres.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace muster;
using namespace muster::sync;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

/// Two consoles with real stores, and a real server.
class TstPgServer : public QObject {
    Q_OBJECT

    std::unique_ptr<TempPostgres> m_postgres;
    int m_databases = 0;
    QString m_database;

    [[nodiscard]] std::unique_ptr<PgServer> opened(const QString& user, Deadlines deadlines = {})
    {
        auto server = std::make_unique<PgServer>(m_postgres->as(user, m_database), QString(), deadlines);
        const auto greeting = server->open();
        if (!greeting)
            qFatal("%s (%s)", qPrintable(greeting.error().text), qPrintable(greeting.error().detail));
        return server;
    }
    QString sql(const QString& statement, const QString& user = u"postgres"_s) const
    {
        return m_postgres->sql(statement, user, m_database);
    }

private slots:
    void initTestCase() { m_postgres = std::make_unique<TempPostgres>(); }

    void init()
    {
        m_database = u"team%1"_s.arg(++m_databases);
        m_postgres->sql(u"CREATE DATABASE "_s + m_database);
        VERIFY_RESULT(initServer(m_postgres->admin(m_database), {}));
        for (const auto& [login, role] : { std::pair { u"ada"_s, u"commander"_s },
                 std::pair { u"ben"_s, u"responder"_s }, std::pair { u"olga"_s, u"observer"_s } })
            VERIFY_RESULT(admitMember(m_postgres->admin(m_database), {}, login, role));
    }

    void theServerSaysWhatItIsAndWhoComes()
    {
        PgServer server(m_postgres->as(u"olga"_s, m_database), {});
        const auto greeting = server.open();
        VERIFY_RESULT(greeting);
        QCOMPARE_EQ(greeting->version, kServerVersion);
        QCOMPARE_EQ(greeting->role, u"observer"_s);
        QCOMPARE_EQ(greeting->epoch.size(), 36);
        QVERIFY(server.heads()->isEmpty());
    }

    void aServerIsMadeOnce()
    {
        const auto again = initServer(m_postgres->admin(m_database), {});
        QVERIFY(!again);
        QCOMPARE_EQ(again.error().fault, Fault::Conflict);
    }

    void twoConsolesAgree()
    {
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto drill = aDrill();
        for (int i = 0; i < 7; ++i)
            ada.note(drill, u"Entry %1: Ñandú, 東京, \"quoted\" \\ backslash"_s.arg(i));
        const auto forAda = opened(u"ada"_s);
        const auto forBen = opened(u"ben"_s);
        const auto sent = ada.look(*forAda);
        VERIFY_RESULT(sent);
        QCOMPARE_EQ(sent->sent, 8 + ada.events(ada.journal->estate()).size());
        QCOMPARE_EQ(sent->left, 0);
        QVERIFY(sent->faults.isEmpty());

        VERIFY_RESULT(ben.look(*forBen));
        QCOMPARE_EQ(ben.events(drill), ada.events(drill));
        ben.note(drill, u"Ben is here."_s);
        VERIFY_RESULT(ben.look(*forBen));
        VERIFY_RESULT(ada.look(*forAda));
        QCOMPARE_EQ(ben.events(drill), ada.events(drill));
        QCOMPARE_EQ(ada.events(drill).size(), 10);
        QVERIFY(ada.holds());
        QVERIFY(ben.holds());
        // And then there is nothing to do.
        const auto quiet = ada.look(*forAda);
        QCOMPARE_EQ(quiet->sent + quiet->received, 0);
    }

    void moreThanOneBatch()
    {
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto drill = aDrill();
        QList<journal::Draft> drafts;
        for (int i = 0; i < 1300; ++i)
            drafts.append(aNote(drill, ada.clock, i % 97 == 0 ? QString(20'000, u'x') : u"short"_s));
        VERIFY_RESULT(await(ada.journal->append(drafts)));
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        VERIFY_RESULT(ben.look(*opened(u"ben"_s)));
        QCOMPARE_EQ(ben.events(drill).size(), 1301);
        QCOMPARE_EQ(ben.events(drill), ada.events(drill));
    }

    void filesGoAlong()
    {
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto drill = aDrill();
        // One of several parts, one of none.
        QByteArray large(600'000, 'x');
        large[300'000] = 'y';
        auto draft = aNote(drill, ada.clock);
        for (const auto& bytes : { large, QByteArray() }) {
            VERIFY_RESULT(ada.replica->keepFile(bytes));
            draft.attachments.append(
                { QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()),
                    bytes.size() });
        }
        VERIFY_RESULT(await(ada.journal->append({ draft })));
        const auto sent = ada.look(*opened(u"ada"_s));
        VERIFY_RESULT(sent);
        QCOMPARE_EQ(sent->files, 2);
        const auto received = ben.look(*opened(u"ben"_s));
        VERIFY_RESULT(received);
        QCOMPARE_EQ(received->files, 2);
        for (const auto& file : std::as_const(draft.attachments)) {
            const auto bytes = ben.replica->file(file.hash);
            VERIFY_RESULT(bytes);
            QCOMPARE_EQ(bytes->size(), file.size);
        }
        QVERIFY(ben.replica->filesWanted(10)->isEmpty());

        // Taken back by the only incident that has it, it goes everywhere.
        auto erasure = aNote(drill, ada.clock);
        erasure.type = QString(journal::kErasure);
        erasure.payload = journal::payloadOf({ {}, { draft.attachments.first().hash } });
        erasure.texts = { { u"why"_s, u"a password"_s } };
        VERIFY_RESULT(await(ada.journal->append({ erasure })));
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        QCOMPARE_EQ(sql(u"SELECT count(*) FROM muster.file_part WHERE hash = '%1'"_s.arg(
                        draft.attachments.first().hash)),
            u"0"_s);
        VERIFY_RESULT(ben.look(*opened(u"ben"_s)));
        QVERIFY(!ben.replica->file(draft.attachments.first().hash));
        QVERIFY(!ada.replica->file(draft.attachments.first().hash));
    }

    void aBellRings()
    {
        SyncConsole ada(1);
        const auto forBen = opened(u"ben"_s);
        QSignalSpy rang(forBen.get(), &ServerLog::rang);
        ada.note(aDrill());
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        QTRY_VERIFY(!rang.isEmpty());
    }

    void aServerThatWasPutBackIsFilledAgain()
    {
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto drill = aDrill();
        ada.note(drill);
        auto forAda = opened(u"ada"_s);
        VERIFY_RESULT(ada.look(*forAda));
        VERIFY_RESULT(ben.look(*opened(u"ben"_s)));
        const auto backup = m_database;
        m_postgres->sql(
            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%1'"_s.arg(backup));
        m_postgres->sql(u"CREATE DATABASE copy%1 TEMPLATE %2"_s.arg(m_databases).arg(backup));
        forAda = opened(u"ada"_s);
        ada.note(drill, u"after the backup"_s);
        VERIFY_RESULT(ada.look(*forAda));
        VERIFY_RESULT(ben.look(*opened(u"ben"_s)));
        QCOMPARE_EQ(ben.events(drill).size(), 3);
        forAda.reset();

        // Ben has what the server lost, although Ada recorded it.
        m_database = u"copy%1"_s.arg(m_databases);
        const auto round = ben.look(*opened(u"ben"_s));
        VERIFY_RESULT(round);
        QCOMPARE_EQ(round->rewound, 1);
        QVERIFY(round->sent >= 1);
        QCOMPARE_EQ(
            sql(u"SELECT count(*) FROM muster.event WHERE stream = '%1'"_s.arg(drill.id.toString())), u"3"_s);
    }

    void anEntryThatIsAnotherOneThereIsNeverWrittenOver()
    {
        SyncConsole ada(1);
        const auto drill = aDrill();
        ada.note(drill);
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        // The same laptop from a backup, with another history since.
        SyncConsole copy(1);
        copy.journal.reset();
        ada.replica.reset();
        ada.journal.reset();
        for (const auto* name : { "journal.sqlite" }) {
            QFile::remove(copy.folder.filePath(QLatin1StringView(name)));
            QVERIFY(QFile::copy(
                ada.folder.filePath(QLatin1StringView(name)), copy.folder.filePath(QLatin1StringView(name))));
        }
        ada.open();
        ada.note(drill, u"what really happened"_s);
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        const auto before = sql(
            u"SELECT string_agg(encode(hash, 'hex'), ' ' ORDER BY stream, origin, seq) FROM muster.event"_s);
        copy.clock.advance(std::chrono::hours(1));
        copy.open();
        copy.note(drill, u"what did not"_s);
        const auto round = copy.look(*opened(u"ada"_s));
        VERIFY_RESULT(round);
        const auto after = sql(
            u"SELECT string_agg(encode(hash, 'hex'), ' ' ORDER BY stream, origin, seq) FROM muster.event"_s);
        for (const auto& hash : before.split(u' '))
            QVERIFY(after.contains(hash));
    }

    void anObserverReadsOnly()
    {
        SyncConsole ada(1);
        SyncConsole olga(3);
        const auto drill = aDrill();
        ada.note(drill);
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        olga.note(drill, u"I was never here."_s);
        const auto server = opened(u"olga"_s);
        olga.maySend = false;
        const auto round = olga.look(*server);
        VERIFY_RESULT(round);
        QVERIFY(round->left > 0);
        QCOMPARE_EQ(olga.events(drill).size(), 4);
        // Also where the program does not keep to it.
        olga.maySend = true;
        const auto refused = olga.look(*server);
        QVERIFY(!refused);
        QCOMPARE_EQ(refused.error().fault, Fault::Denied);
        QVERIFY(refused.error().text.contains(u"observer"_s));
    }

    void whatIsTakenBackGoesFromTheServer()
    {
        SyncConsole ada(1);
        SyncConsole ben(2);
        const auto drill = aDrill();
        const auto secret = ada.note(drill, u"hunter2-the-password"_s);
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        VERIFY_RESULT(ben.look(*opened(u"ben"_s)));
        QCOMPARE_EQ(sql(u"SELECT count(*) FROM muster.leaf WHERE value LIKE 'hunter2%'"_s), u"1"_s);
        auto draft = aNote(drill, ada.clock, u"a password"_s);
        draft.type = QString(journal::kErasure);
        draft.payload = journal::payloadOf({ { { secret.id, u"payload.text"_s } }, {} });
        draft.texts = { { u"why"_s, u"a password"_s } };
        VERIFY_RESULT(await(ada.journal->append({ draft })));
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        QCOMPARE_EQ(sql(u"SELECT count(*) FROM muster.leaf WHERE value LIKE 'hunter2%'"_s), u"0"_s);
        VERIFY_RESULT(ben.look(*opened(u"ben"_s)));
        for (const auto& event : ben.events(drill)) {
            for (const auto& leaf : event.leaves)
                QVERIFY(!leaf.value.contains(u"hunter2"_s));
        }
        QVERIFY(ben.holds());
        // Somebody who still has it brings it in vain.
        SyncConsole late(4);
        VERIFY_RESULT(late.look(*opened(u"ben"_s)));
        for (const auto& event : late.events(drill)) {
            for (const auto& leaf : event.leaves)
                QVERIFY(!leaf.value.contains(u"hunter2"_s));
        }
    }

    void nothingThatIsRecordedCanBeChanged()
    {
        const QStringList statements { u"UPDATE muster.event SET seq = 7"_s, u"DELETE FROM muster.event"_s,
            u"TRUNCATE muster.event"_s, u"INSERT INTO muster.event SELECT * FROM muster.event"_s,
            u"UPDATE muster.leaf SET value = 'x'"_s, u"DELETE FROM muster.leaf"_s, u"TRUNCATE muster.leaf"_s,
            u"UPDATE muster.head SET seq = 0"_s, u"DELETE FROM muster.head"_s,
            u"UPDATE muster.member SET role = 'commander'"_s, u"DROP TABLE muster.event"_s,
            u"DROP SCHEMA muster CASCADE"_s, u"ALTER TABLE muster.event DISABLE TRIGGER ALL"_s,
            u"CREATE TABLE muster.mine (n int)"_s, u"SELECT * FROM muster.event"_s,
            u"SELECT * FROM muster.leaf"_s, u"SELECT muster.admit_member('eve', 'commander')"_s,
            u"SET ROLE muster_owner"_s, u"SET session_authorization = 'ada'"_s,
            u"GRANT muster_owner TO ben"_s,
            u"CREATE OR REPLACE FUNCTION muster.caller_role() RETURNS text LANGUAGE sql AS 'SELECT ''commander'''"_s,
            u"UPDATE muster.event_3 SET seq = 7"_s, u"DELETE FROM muster.event_3"_s,
            u"DELETE FROM muster.fork"_s, u"DELETE FROM muster.erased"_s,
            u"INSERT INTO muster.erased VALUES (gen_random_uuid(), gen_random_uuid(), 'payload.text')"_s };
        sql(u"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'eve') THEN CREATE ROLE eve LOGIN; END IF; END $$"_s);
        SyncConsole ada(1);
        ada.note(aDrill());
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        const auto all
            = u"SELECT md5(string_agg(e::text, '' ORDER BY stream, origin, seq)) FROM muster.event e"_s;
        const auto before = sql(all);
        QStringList attacks;
        for (const auto& user : { u"ben"_s, u"olga"_s, u"eve"_s }) {
            for (const auto& statement : statements)
                attacks.append(user + u'|' + statement);
        }
        for (const auto& call : { u"SELECT * FROM muster.hello()"_s, u"SELECT * FROM muster.heads()"_s,
                 u"SELECT * FROM muster.append_batch('[]')"_s,
                 u"SELECT muster.put_part(repeat('a', 64), 1, 0, 'YQ==')"_s })
            attacks.append(u"eve|"_s + call);
        attacks.append(u"olga|SELECT muster.put_part(repeat('a', 64), 1, 0, 'YQ==')"_s);
        attacks.append(u"ben|SELECT muster.put_part('../etc', 1, 0, 'YQ==')"_s);
        for (const auto& attack : std::as_const(attacks)) {
            const auto said = sql(attack.section(u'|', 1), attack.section(u'|', 0, 0));
            QVERIFY2(said.contains(u"ERROR"_s), qPrintable(attack + u'\n' + said));
            QCOMPARE_EQ(sql(all), before);
        }
        QVERIFY(attacks.size() > 80);
    }

    void notEvenTheOwnerChangesIt()
    {
        SyncConsole ada(1);
        ada.note(aDrill());
        VERIFY_RESULT(ada.look(*opened(u"ada"_s)));
        const auto before = sql(u"SELECT count(*) FROM muster.event"_s);
        for (const auto& statement : { u"UPDATE muster.event SET seq = 7"_s, u"DELETE FROM muster.event"_s,
                 u"TRUNCATE muster.event"_s, u"DELETE FROM muster.leaf"_s })
            sql(u"SET ROLE muster_owner; "_s + statement);
        QCOMPARE_EQ(sql(u"SELECT count(*) FROM muster.event WHERE seq <> 7 OR true"_s), before);
        QVERIFY(sql(u"SELECT count(*) FROM muster.leaf"_s).toInt() > 0);
    }

    void somebodyUnknownIsToldSo()
    {
        PgServer server(m_postgres->as(u"nobody-here"_s, m_database), {});
        const auto greeting = server.open();
        QVERIFY(!greeting);
        QCOMPARE_EQ(greeting.error().fault, Fault::Denied);
        QVERIFY(greeting.error().text.contains(u"nobody-here"_s));
    }

    void aDatabaseWithoutALogIsToldSo()
    {
        m_postgres->sql(u"CREATE DATABASE bare%1"_s.arg(m_databases));
        PgServer server(m_postgres->as(u"ada"_s, u"bare%1"_s.arg(m_databases)), {});
        const auto greeting = server.open();
        QVERIFY(!greeting);
        QCOMPARE_EQ(greeting.error().fault, Fault::Invalid);
        QVERIFY(greeting.error().text.contains(u"sync init"_s));
    }

    void aNewerServerIsLeftAlone()
    {
        sql(u"UPDATE muster.server SET version = 99"_s);
        PgServer server(m_postgres->as(u"ada"_s, m_database), {});
        const auto greeting = server.open();
        QVERIFY(!greeting);
        QCOMPARE_EQ(greeting.error().fault, Fault::Invalid);
        QVERIFY(greeting.error().text.contains(u"99"_s));
    }

    void aServerThatIsGoneIsOffline()
    {
        const auto server = opened(u"ada"_s);
        m_postgres->stop();
        const auto heads = server->heads();
        QVERIFY(!heads);
        QCOMPARE_EQ(heads.error().fault, Fault::Offline);
        const auto again = server->open();
        QVERIFY(!again);
        QCOMPARE_EQ(again.error().fault, Fault::Offline);
        m_postgres->start();
        VERIFY_RESULT(server->open());
        VERIFY_RESULT(server->heads());
    }

    void aServerThatStandsStillIsGivenUp()
    {
        const auto server = opened(u"ada"_s, { std::chrono::seconds(2), Millis { 300 } });
        m_postgres->freeze(true);
        const auto heads = server->heads();
        m_postgres->freeze(false);
        QVERIFY(!heads);
        QCOMPARE_EQ(heads.error().fault, Fault::Timeout);
        VERIFY_RESULT(server->open());
        VERIFY_RESULT(server->heads());
    }

    void aCallCanBeEndedFromElsewhere()
    {
        const auto server = opened(u"ada"_s);
        m_postgres->freeze(true);
        std::thread other([&] {
            std::this_thread::yield();
            server->interrupt();
        });
        const auto heads = server->heads();
        other.join();
        m_postgres->freeze(false);
        QVERIFY(!heads);
    }
};

MUSTER_TEST(TstPgServer)
#include "tst_pgserver.moc"
