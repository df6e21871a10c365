// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logsearch.h"
#include "tests/app/commands/guardedrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstLogSearch : public QObject {
    Q_OBJECT

    static QStringList searching(const QStringList& more)
    {
        return QStringList { u"log"_s, u"search"_s } + more;
    }

private slots:
    void init() { failOnWarnings(); }

    void whatIsFoundIsALineEach()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"note"_s, id, QString(300, u'x') + u" Called the vendor\nabout it"_s });
        const auto note = rig.log.journal.events().last();
        rig.finder.answers = { journal::Found { { note }, false, 0 } };
        rig.run(searching({ u"called"_s, u"vend"_s }));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.out.count(u'\n'), 1);
        VERIFY_SAYS(rig.out, "Rows are missing  Ada  note.added  …");
        VERIFY_SAYS(rig.out, "Called the vendor about it");
        QVERIFY(rig.out.startsWith(u"2026-03-14 03:12"_s));
        QCOMPARE_EQ(rig.finder.asked.size(), 1);
        const journal::Search asked { .words = u"called vend"_s };
        QVERIFY(rig.finder.asked.first() == asked);
    }

    void everyConditionIsHandedOn()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run(searching({ u"--incident"_s, id.left(8), u"--kind"_s, u"step,note.added"_s, u"--by"_s,
            u"Ada"_s, u"--step"_s, u"database-corruption/restart"_s, u"--service"_s, u"postgres"_s,
            u"--from"_s, u"2026-03-14 03:00"_s, u"--until"_s, u"03:10"_s, u"--people"_s, u"--most"_s, u"7"_s,
            u"disk"_s }));
        VERIFY_STATUS(rig, 1);
        QCOMPARE_EQ(rig.finder.asked.size(), 1);
        const journal::Search asked { .words = u"disk"_s,
            .stream = *journal::StreamId::fromString(id),
            .types = { u"step"_s, u"note.added"_s },
            .person = u"Ada"_s,
            .subject = u"database-corruption/restart"_s,
            .service = u"postgres"_s,
            .from = *instantFromIso(u"2026-03-14T03:00:00.000Z"),
            .until = *instantFromIso(u"2026-03-14T03:10:00.000Z"),
            .source = journal::Search::Source::People,
            .most = 7 };
        QVERIFY(rig.finder.asked.first() == asked);
        rig.run(searching({ u"--machine"_s }));
        QVERIFY(rig.finder.asked.last().source == journal::Search::Source::Machine);
    }

    void aStepOfAnIncidentIsCalledByItsCode()
    {
        GuardedRig rig;
        rig.run(searching({ u"--incident"_s, rig.id, u"--step"_s, u"2.2"_s }));
        VERIFY_STATUS(rig, 1);
        QCOMPARE_EQ(rig.finder.asked.last().subject, u"corruption/restart"_s);
        rig.run(searching({ u"--incident"_s, rig.id, u"--step"_s, u"9.9"_s }));
        VERIFY_STATUS(rig, 2);
        rig.run(searching({ u"--step"_s, u"corruption"_s }));
        QCOMPARE_EQ(rig.finder.asked.last().subject, u"corruption"_s);
    }

    void nothingFoundEndsWithOne()
    {
        CommandRig rig;
        rig.run(searching({ u"disk"_s }));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "Nothing was found.");
        rig.run(searching({ u"disk"_s, u"--json"_s }));
        VERIFY_STATUS(rig, 1);
        QCOMPARE_EQ(rig.object().value(u"entries").toArray().size(), 0);
    }

    void thatThereAreMoreIsSaid()
    {
        CommandRig rig;
        rig.declare();
        rig.finder.answers = { journal::Found { { rig.log.journal.events().last() }, true, 0 } };
        rig.run(searching({ u"disk"_s }));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "There are more");
        rig.run(searching({ u"disk"_s, u"--json"_s }));
        QVERIFY(rig.object().value(u"more").toBool());
    }

    void asJsonItHasStableKeys()
    {
        CommandRig rig;
        const auto id = rig.declare();
        rig.run({ u"incident"_s, u"note"_s, id, u"Called the vendor"_s });
        const auto note = rig.log.journal.events().last();
        rig.finder.answers = { journal::Found { { note }, false, 0 } };
        rig.run(searching({ u"vendor"_s, u"--json"_s }));
        VERIFY_STATUS(rig, 0);
        const auto entry = rig.object().value(u"entries").toArray().first().toObject();
        QCOMPARE_EQ(entry.value(u"id").toString(), note.id.toString());
        QCOMPARE_EQ(entry.value(u"incident").toString(), id);
        QCOMPARE_EQ(entry.value(u"title").toString(), u"Rows are missing"_s);
        QCOMPARE_EQ(entry.value(u"actor").toString(), u"Ada"_s);
        QCOMPARE_EQ(entry.value(u"type").toString(), u"note.added"_s);
        QCOMPARE_EQ(entry.value(u"occurred_at").toString(), isoText(note.at));
        QCOMPARE_EQ(entry.value(u"texts").toObject().value(u"text").toString(), u"Called the vendor"_s);
    }

    void itWaitsUntilNothingIsMissing()
    {
        CommandRig rig;
        rig.declare();
        const auto event = rig.log.journal.events().last();
        rig.finder.answers = { journal::Found { {}, false, 4000 }, journal::Found { {}, false, 200 },
            journal::Found { { event }, false, 0 } };
        rig.run(searching({ u"disk"_s }));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.finder.asked.size(), 3);
        QCOMPARE_EQ(rig.out.count(u'\n'), 1);
    }

    void aWrongCallIsRefused_data()
    {
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("says");
        QTest::newRow("both sources") << u"--people --machine"_s << u"not both"_s;
        QTest::newRow("time") << u"--from noon"_s << u"\"noon\" is no time"_s;
        QTest::newRow("number") << u"x --most many"_s << u"--most takes a number"_s;
        QTest::newRow("none") << u"x --most 0"_s << u"--most takes a number"_s;
        QTest::newRow("no incident") << u"x --incident nobody"_s << u"There is no incident \"nobody\""_s;
    }
    void aWrongCallIsRefused()
    {
        QFETCH(QString, more);
        QFETCH(QString, says);
        CommandRig rig;
        rig.run(searching(more.split(u' ')));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, qPrintable(says));
        QCOMPARE_EQ(rig.finder.asked.size(), 0);
    }

    void whatTheLogRefusesIsSaid()
    {
        CommandRig rig;
        rig.finder.answers = { fail(Fault::Invalid, u"Say what to look for."_s) };
        rig.run(searching({}));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Say what to look for.");
        rig.finder.answers = { fail(Fault::Storage, u"The disk is full."_s) };
        rig.run(searching({ u"x"_s }));
        VERIFY_STATUS(rig, 3);
    }

    void theRealProgramFindsWhatItRecorded()
    {
        Program program;
        program.here({ u"incident"_s, u"declare"_s, u"drama-engine"_s, u"--scenario"_s,
            u"database-corruption"_s, u"--title"_s, u"Rows are missing"_s, u"--json"_s });
        QVERIFY2(program.status == 0, qPrintable(program.err));
        const auto id = QJsonDocument::fromJson(program.out.toUtf8()).object().value(u"id").toString();
        program.here({ u"incident"_s, u"note"_s, id, u"Café: 重启主库机器"_s });
        QVERIFY2(program.status == 0, qPrintable(program.err));
        for (const auto& words : { u"cafe"_s, u"主库"_s, u"\"CAFÉ\""_s }) {
            program.here({ u"log"_s, u"search"_s, words });
            QVERIFY2(program.status == 0, qPrintable(program.err));
            VERIFY_SAYS(program.out, "Rows are missing  Ada  note.added  Café: 重启主库机器");
        }
        QCOMPARE_EQ(program.here({ u"log"_s, u"search"_s, u"nowhere"_s }), 1);
        QCOMPARE_EQ(program.here({ u"log"_s, u"search"_s, u"\"*\""_s }), 2);
        QCOMPARE_EQ(
            program.here({ u"log"_s, u"search"_s, u"--kind"_s, u"note"_s, u"--incident"_s, id.left(8) }), 0);
    }
};

MUSTER_TEST(TstLogSearch)
#include "tst_logsearch.moc"
