// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/logimport.h"
#include "tests/app/commands/commandrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The real program, on a laptop of its own that never had a network.
struct Laptop : Program {
    QString who;

    explicit Laptop(const QString& name)
        : who(name)
    {
    }
    /// Its answer, as JSON.
    QJsonDocument ask(const QStringList& words, int expected = 0)
    {
        run(words + QStringList { u"--store"_s, store(), u"--as"_s, who, u"--json"_s, u"--utc"_s });
        if (status != expected)
            qFatal("%s: status %d\n%s\n%s", qPrintable(words.join(u' ')), status, qPrintable(out),
                qPrintable(err));
        return QJsonDocument::fromJson(out.toUtf8());
    }
    QString declare()
    {
        return ask({ u"incident"_s, u"declare"_s, u"drama-engine"_s, u"--scenario"_s,
                       u"database-corruption"_s, u"--title"_s, u"Rows are missing"_s })
            .object()
            .value(u"id")
            .toString();
    }
    void note(const QString& id, const QString& text) { ask({ u"incident"_s, u"note"_s, id, text }); }
    /// Onto the stick.
    QString write(const QString& id, const QTemporaryDir& stick)
    {
        auto file = stick.filePath(who + u".muster"_s);
        ask({ u"log"_s, u"export"_s, id, u"-o"_s, file });
        return file;
    }
    QJsonObject take(const QString& file, int expected = 0)
    {
        return ask({ u"log"_s, u"import"_s, file }, expected).object();
    }
    [[nodiscard]] QJsonArray timeline(const QString& id)
    {
        return ask({ u"incident"_s, u"timeline"_s, id }).array();
    }
};

} // namespace

class TstLogImport final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void twoLaptopsAndAStickAgree()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s);
        Laptop sam(u"Sam"_s);
        const auto id = ada.declare();
        const auto first = sam.take(ada.write(id, stick));
        QCOMPARE_EQ(first[u"known"].toInt(), 0);
        QVERIFY(first[u"new"].toInt() > 3);
        QCOMPARE_EQ(first[u"people"].toArray().first()[u"name"].toString(), u"Ada"_s);
        QVERIFY(first[u"files"].toInt() >= 1);
        // The plan came along: Sam works on without having it.
        sam.note(id, u"seen by Sam"_s);
        ada.note(id, u"meanwhile"_s);
        for (int i = 0; i < 2; ++i) {
            const auto forAda = sam.write(id, stick);
            const auto forSam = ada.write(id, stick);
            const auto taken = ada.take(forAda);
            QCOMPARE_EQ(taken[u"new"].toInt(), i == 0 ? 2 : 0);
            if (i == 0) {
                QCOMPARE_EQ(taken[u"people"].toArray().size(), 1);
                QCOMPARE_EQ(taken[u"people"].toArray().first()[u"name"].toString(), u"Sam"_s);
            }
            QCOMPARE_EQ(sam.take(forSam)[u"new"].toInt(), i == 0 ? 1 : 0);
        }
        QCOMPARE_EQ(ada.timeline(id), sam.timeline(id));
        for (auto* laptop : { &ada, &sam })
            QCOMPARE_EQ(laptop->ask({ u"log"_s, u"verify"_s })[u"holds"].toBool(), true);
        // In words, for whoever sits there.
        ada.run({ u"log"_s, u"import"_s, sam.write(id, stick), u"--store"_s, ada.store() });
        QCOMPARE_EQ(ada.status, 0);
        VERIFY_SAYS(ada.out, "this console: 0 new");
        VERIFY_SAYS(ada.out, "for which nobody vouches: 0 new, 2 known already");
    }

    /// Two commands on each, whoever comes first, and nobody's news is lost on the stick.
    void aStickIsExchangedWithTwoCommands()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s);
        Laptop sam(u"Sam"_s);
        const auto write = [&](Laptop& laptop) {
            laptop.ask({ u"log"_s, u"export"_s, u"--all"_s, u"-o"_s, stick.path() });
        };
        const auto take = [&](Laptop& laptop, int expected = 0) {
            return laptop.ask({ u"log"_s, u"import"_s, stick.path() }, expected).array();
        };
        const auto id = ada.declare();
        const auto other = sam.declare();
        write(ada);
        write(sam);
        QCOMPARE_EQ(take(ada).size(), 4);
        take(sam);
        // Both go on, and both write before they read: the second must not write over the first.
        ada.note(id, u"seen by Ada"_s);
        sam.note(id, u"seen by Sam"_s);
        write(ada);
        write(sam);
        take(ada);
        take(sam);
        QCOMPARE_EQ(ada.timeline(id), sam.timeline(id));
        QCOMPARE_EQ(ada.timeline(other), sam.timeline(other));
        write(ada);
        const auto last = take(sam);
        for (const auto& one : last)
            QCOMPARE_EQ(one.toObject()[u"new"].toInt(), 0);

        // One that is broken does not keep the others away.
        QFile broken(stick.filePath(u"aaa.muster"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("no bundle at all");
        broken.close();
        ada.note(id, u"and once more"_s);
        write(ada);
        const auto some = take(sam, 2);
        QCOMPARE_EQ(some.size(), last.size());
        VERIFY_SAYS(sam.err, "aaa.muster");
        QCOMPARE_EQ(ada.timeline(id), sam.timeline(id));
        sam.run({ u"log"_s, u"import"_s, stick.path(), u"--store"_s, sam.store() });
        VERIFY_SAYS(sam.out, "brought nothing new");
        VERIFY_SAYS(sam.out, "NOT TAKEN IN");
        const QTemporaryDir empty;
        sam.ask({ u"log"_s, u"import"_s, empty.path() }, 2);
        VERIFY_SAYS(sam.err, "There is no file *.muster");
    }

    void whatDoesNotHoldIsRefusedWhole()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s);
        Laptop sam(u"Sam"_s);
        const auto id = ada.declare();
        const auto whole = ada.write(id, stick);
        QFile file(whole);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        const auto broken = stick.filePath(u"broken.muster"_s);
        QFile cut(broken);
        QVERIFY(cut.open(QIODevice::WriteOnly));
        cut.write(bytes.first(bytes.size() / 2));
        cut.close();
        const auto is = [&](const QString& path, const char* said) {
            sam.run({ u"log"_s, u"import"_s, path, u"--store"_s, sam.store() });
            QCOMPARE_EQ(sam.status, 2);
            VERIFY_SAYS(sam.err, said);
        };
        is(broken, "");
        is(stick.filePath(u"nowhere.muster"_s), "nowhere.muster");
        // Unpacked, and one letter changed.
        QProcess unzip;
        unzip.start(u"unzip"_s, { u"-q"_s, whole, u"-d"_s, stick.filePath(u"open"_s) });
        QVERIFY(unzip.waitForFinished());
        QCOMPARE_EQ(unzip.exitCode(), 0);
        const QDir chains(stick.filePath(u"open/chains"_s));
        const auto chain = chains.entryList(QDir::Dirs | QDir::NoDotAndDotDot).first();
        QFile events(chains.filePath(chain + u"/events.jsonl"_s));
        QVERIFY(events.open(QIODevice::ReadWrite));
        auto lines = events.readAll();
        QVERIFY(lines.contains("\"type\":\"role.assigned.1\""));
        lines.replace("\"type\":\"role.assigned.1\"", "\"type\":\"role.assignee.1\"");
        events.seek(0);
        events.write(lines);
        events.close();
        is(stick.filePath(u"open"_s), "does not hold, and nothing of it was taken in");
        QCOMPARE_EQ(sam.ask({ u"incident"_s, u"list"_s }).array().size(), 0);
    }

    void anotherVersionOfWhatIsHereIsNamed()
    {
        const QTemporaryDir stick;
        Laptop ada(u"Ada"_s);
        Laptop sam(u"Sam"_s);
        const auto id = ada.declare();
        sam.take(ada.write(id, stick));
        // Ada's laptop is restored from a copy, and both go on.
        const auto copy = stick.filePath(u"copy"_s);
        QVERIFY(QFile::copy(ada.store() + u"/journal.sqlite"_s, copy));
        ada.note(id, u"the one story"_s);
        sam.take(ada.write(id, stick));
        QFile from(copy);
        QFile to(ada.store() + u"/journal.sqlite"_s);
        QVERIFY(from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly | QIODevice::Truncate));
        to.write(from.readAll());
        to.close();
        ada.note(id, u"the other story"_s);
        const auto refused = sam.take(ada.write(id, stick), 1);
        QCOMPARE_EQ(refused[u"refused"].toArray().size(), 1);
        QVERIFY(refused[u"refused"].toArray().first()[u"text"].toString().contains(u"something else"_s));
        // And Ada's laptop hears of it too, and goes on as a new console.
        const auto told = ada.take(sam.write(id, stick), 1);
        QCOMPARE_EQ(told[u"renewed"].toBool(), true);
        ada.note(id, u"as somebody new"_s);
        QCOMPARE_EQ(sam.take(ada.write(id, stick), 1)[u"new"].toInt(), 2);
    }
};

MUSTER_TEST(TstLogImport)
#include "tst_logimport.moc"
