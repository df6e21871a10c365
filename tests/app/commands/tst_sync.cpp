// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sync.h"
#include "tests/app/commands/commandrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/temppostgres.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The real program on a computer of its own.
struct Console : Program {
    QString who;

    explicit Console(const QString& name)
        : who(name)
    {
    }
    QJsonDocument ask(const QStringList& words, int expected = 0)
    {
        run(words + QStringList { u"--store"_s, store(), u"--as"_s, who, u"--json"_s, u"--utc"_s });
        if (status != expected)
            qFatal("%s: status %d\n%s\n%s", qPrintable(words.join(u' ')), status, qPrintable(out),
                qPrintable(err));
        return QJsonDocument::fromJson(out.toUtf8());
    }
    [[nodiscard]] QString url(const TempPostgres& server) const { return sync::urlOf(server.as(who)); }
};

} // namespace

/// The team's server from the terminal, with the real program and a real server.
class TstSync final : public QObject {
    Q_OBJECT

    std::unique_ptr<TempPostgres> m_server;

private slots:
    void initTestCase() { m_server = std::make_unique<TempPostgres>(); }
    void init() { failOnWarnings(); }

    void aTeamSharesADrill()
    {
        Console ada(u"ada"_s);
        Console ben(u"ben"_s);
        const auto admin = sync::urlOf(m_server->admin());
        ada.run({ u"sync"_s, u"init"_s, admin });
        VERIFY_STATUS(ada, 0);
        for (const auto& [login, role] :
            { std::pair { u"ada"_s, u"commander"_s }, std::pair { u"ben"_s, u"responder"_s } }) {
            ada.run({ u"sync"_s, u"member"_s, admin, login, role });
            VERIFY_STATUS(ada, 0);
        }
        const auto id = ada.ask({ u"incident"_s, u"declare"_s, u"drama-engine"_s, u"--scenario"_s,
                                    u"database-corruption"_s, u"--title"_s, u"Rows are missing"_s })
                            .object()
                            .value(u"id")
                            .toString();
        // Nothing was sent yet, and looking changes nothing.
        auto standing = ada.ask({ u"sync"_s, u"status"_s, ada.url(*m_server) }, 1).object();
        QVERIFY(standing.value(u"only_here"_s).toInt() > 0);
        QCOMPARE_EQ(standing.value(u"role"_s).toString(), u"commander"_s);
        auto outcome = ada.ask({ u"sync"_s, u"once"_s, ada.url(*m_server) }).object();
        QCOMPARE_EQ(outcome.value(u"sent"_s).toInt(), standing.value(u"only_here"_s).toInt());
        QVERIFY(outcome.value(u"same"_s).toBool());
        // The plan went along: without it nobody can open the drill.
        QVERIFY(outcome.value(u"files"_s).toInt() >= 1);

        ben.ask({ u"sync"_s, u"use"_s, ben.url(*m_server) });
        ben.ask({ u"sync"_s, u"once"_s });
        QCOMPARE_EQ(
            ben.ask({ u"incident"_s, u"list"_s }).array().first().toObject().value(u"id"_s).toString(), id);
        ben.ask({ u"incident"_s, u"note"_s, id, u"I am here."_s });
        ben.ask({ u"sync"_s, u"once"_s });
        ada.ask({ u"sync"_s, u"once"_s, ada.url(*m_server) });
        const auto adas = ada.ask({ u"incident"_s, u"timeline"_s, id }).array();
        QCOMPARE_EQ(adas, ben.ask({ u"incident"_s, u"timeline"_s, id }).array());
        QVERIFY(QJsonDocument(adas).toJson().contains("I am here."));
        ada.ask({ u"log"_s, u"verify"_s });
        ben.ask({ u"log"_s, u"verify"_s });
        ben.run(ben.withStore({ u"sync"_s, u"status"_s }));
        VERIFY_STATUS(ben, 0);
        VERIFY_SAYS(ben.out, "are the same");
    }

    void aServerIsNamedOnceAndForgotten()
    {
        Console ada(u"ada"_s);
        ada.here({ u"sync"_s, u"status"_s });
        VERIFY_STATUS(ada, 2);
        VERIFY_SAYS(ada.err, "Say which server");
        ada.here({ u"sync"_s, u"use"_s, u"postgresql://ada@nowhere.invalid/team"_s });
        VERIFY_STATUS(ada, 0);
        ada.here({ u"sync"_s, u"use"_s, u"--off"_s });
        VERIFY_STATUS(ada, 0);
        ada.here({ u"sync"_s, u"status"_s });
        VERIFY_STATUS(ada, 2);
        ada.here({ u"sync"_s, u"use"_s });
        VERIFY_STATUS(ada, 2);
    }

    void whatIsWrongIsSaidInASentence_data()
    {
        QTest::addColumn<QStringList>("call");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no address") << QStringList { u"sync"_s, u"once"_s, u"the server"_s } << 2
                                    << QByteArray("no address");
        QTest::newRow("not checked") << QStringList { u"sync"_s, u"use"_s,
            u"postgresql://ada@db.example.org/team?sslmode=disable"_s }
                                     << 2 << QByteArray("verify-full");
        QTest::newRow("a role that is none") << QStringList { u"sync"_s, u"member"_s,
            u"postgresql://ada@localhost/team"_s, u"ben"_s, u"king"_s }
                                             << 2 << QByteArray("king");
        QTest::newRow("nobody there")
            << QStringList { u"sync"_s, u"once"_s, u"postgresql://ada@localhost:1/team"_s } << 3
            << QByteArray("cannot be reached");
    }
    void whatIsWrongIsSaidInASentence()
    {
        QFETCH(QStringList, call);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        Console ada(u"ada"_s);
        ada.here(call);
        VERIFY_STATUS(ada, status);
        VERIFY_SAYS(ada.err, said.constData());
    }
};

MUSTER_TEST(TstSync)
#include "tst_sync.moc"
