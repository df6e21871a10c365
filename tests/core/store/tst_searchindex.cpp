// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchindex.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

using namespace muster;
using namespace muster::store;
using muster::test::aDrill;
using muster::test::aNote;
using muster::test::await;

class TstSearchIndex final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    std::unique_ptr<test::MemoryJournal> m_journal;
    std::unique_ptr<SearchIndex> m_index;
    journal::StreamRef m_drill = aDrill();
    qint64 m_gone = 0;
    qint64 m_late = 0;

    [[nodiscard]] QString file() const { return searchIndexFile(m_folder->path()); }

    void write(const QList<journal::Draft>& drafts)
    {
        if (!await(m_journal->append(drafts)))
            qFatal("not written");
    }
    void write(const QString& text) { write({ aNote(m_drill, m_clock, text) }); }

    /// As the store answers: an event's number is its place in the journal, from 1.
    [[nodiscard]] Following following(const SearchIndex::Standing& standing, int most = 1000) const
    {
        const auto& events = m_journal->events();
        Following next { .folder = m_folder->path(),
            .after = standing.through,
            .gone = m_gone,
            .late = m_late,
            .newest = events.size() };
        const bool isThere = standing.through > 0 && standing.through <= events.size();
        next.isOther = standing.last && (!isThere || events[standing.through - 1].id != *standing.last);
        for (auto n = standing.through + 1; n <= events.size() && next.events.size() < most; ++n)
            next.events.append({ n, events[n - 1] });
        return next;
    }
    /// Until nothing is missing.
    SearchIndex::Standing fill(int most = 1000)
    {
        SearchIndex::Standing standing;
        for (int i = 0; i < 100; ++i) {
            const auto next = following(standing, most);
            if (SearchIndex::isComplete(standing, next))
                return standing;
            const auto taken = m_index->take(next);
            if (!taken)
                qFatal("%s %s", qPrintable(taken.error().text), qPrintable(taken.error().detail));
            standing = *taken;
        }
        qFatal("it never ends");
    }
    [[nodiscard]] QList<qint64> found(const journal::Search& search)
    {
        const auto hits = m_index->find(search);
        if (!hits)
            qFatal("%s %s", qPrintable(hits.error().text), qPrintable(hits.error().detail));
        return hits->numbers;
    }
    [[nodiscard]] QList<qint64> found(const QString& words) { return found({ .words = words }); }
    /// Whether these bytes stand in any file of the index.
    [[nodiscard]] bool stands(const QByteArray& bytes) const
    {
        const auto files = QDir(m_folder->path()).entryInfoList(QDir::Files);
        return std::any_of(files.begin(), files.end(), [&](const QFileInfo& info) {
            QFile one(info.filePath());
            return one.open(QIODevice::ReadOnly) && one.readAll().contains(bytes);
        });
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = {};
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
        m_index = std::make_unique<SearchIndex>();
        m_gone = 0;
        m_late = 0;
    }
    void cleanup() { m_index.reset(); }

    void wordsAreFoundHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("isFound");
        QTest::newRow("as it is") << QStringLiteral("Café") << true;
        QTest::newRow("without accent") << QStringLiteral("CAFE") << true;
        QTest::newRow("accent that stands alone") << QStringLiteral("cafe\u0301") << true;
        QTest::newRow("beginning") << QStringLiteral("caf") << true;
        QTest::newRow("beginning in quotes") << QStringLiteral("\"caf\"") << false;
        QTest::newRow("middle") << QStringLiteral("afe") << false;
        QTest::newRow("two in any order") << QStringLiteral("down cafe") << true;
        QTest::newRow("one of two is missing") << QStringLiteral("cafe up") << false;
        QTest::newRow("beginning that is not the last") << QStringLiteral("caf down") << false;
        QTest::newRow("together") << QStringLiteral("\"is down\"") << true;
        QTest::newRow("not together") << QStringLiteral("\"cafe down\"") << false;
        QTest::newRow("name") << QStringLiteral("ada") << true;
        QTest::newRow("name and word") << QStringLiteral("ada down") << true;
        QTest::newRow("pair") << QStringLiteral("主库") << true;
        QTest::newRow("row") << QStringLiteral("重启主库机器") << true;
        QTest::newRow("last pair") << QStringLiteral("机器") << true;
        QTest::newRow("one character") << QStringLiteral("主") << true;
        QTest::newRow("last character") << QStringLiteral("器") << true;
        QTest::newRow("pair that does not stand together") << QStringLiteral("主机") << false;
        QTest::newRow("characters and a word behind") << QStringLiteral("\"机器 db1\"") << true;
        QTest::newRow("address") << QStringLiteral("10.0.0.7") << true;
        QTest::newRow("other address") << QStringLiteral("10.0.7") << false;
        QTest::newRow("across two texts") << QStringLiteral("\"7 second\"") << false;
        QTest::newRow("second text") << QStringLiteral("second") << true;
        QTest::newRow("a tag is no word") << QStringLiteral("t6e6f7465") << false;
    }
    void wordsAreFoundHoweverTheyAreWritten()
    {
        QFETCH(QString, words);
        QFETCH(bool, isFound);
        auto note = aNote(m_drill, m_clock, QStringLiteral("Café is down, 重启主库机器 DB1 10.0.0.7"));
        note.texts.append({ QStringLiteral("why"), QStringLiteral("Second text") });
        write({ note });
        fill();
        QCOMPARE(found(words).contains(2), isFound);
    }

    void whatAPersonTypesIsNoOperator_data()
    {
        QTest::addColumn<QString>("words");
        for (const auto* words :
            { "AND", "OR", "NOT", "NEAR(", "NEAR(oak elm, 3)", "text:oak", "-oak", "^oak", "oak*", "*", "\"",
                "oak \"", "(oak", "{text} : oak", "oak + elm", "'", "oak';--", "\\", "%", "_" })
            QTest::newRow(words) << QString::fromUtf8(words);
    }
    void whatAPersonTypesIsNoOperator()
    {
        QFETCH(QString, words);
        write(QStringLiteral("and or not near oak elm 3 text oak"));
        write(QStringLiteral("birch"));
        fill();
        const auto hits = m_index->find({ .words = words });
        VERIFY_RESULT(hits);
        // All of these words are there; signs alone are nothing to look for.
        const bool isWord = words.contains(QRegularExpression(QStringLiteral("[A-Za-z]")));
        QCOMPARE(hits->numbers, isWord ? QList<qint64> { 2 } : QList<qint64>());
    }

    void aThousandWordsAreStillASearch()
    {
        QStringList words;
        for (int i = 0; i < 1000; ++i)
            words.append(QStringLiteral("w%1").arg(i));
        write(words.join(u' '));
        write(words.mid(1).join(u' '));
        fill();
        QCOMPARE(found(words.join(u' ')), QList<qint64> { 2 });
    }

    void everyConditionNarrowsItDown()
    {
        const auto other = aDrill();
        auto step = aNote(other, m_clock, QStringLiteral("Restarted the disk"));
        step.type = QStringLiteral("step.completed");
        step.subject = QStringLiteral("outage/restart");
        step.payload.insert(QStringLiteral("service"), QStringLiteral("postgres"));
        step.actor.name = QStringLiteral("Bo Łukasz");
        auto seen = aNote(other, m_clock, QStringLiteral("The disk is full"));
        seen.actor.person = journal::PersonId(QUuid(QStringLiteral("6d757374-6572-4000-8000-000000000000")));
        seen.actor.name = QStringLiteral("Muster");
        seen.at += Millis { 5000 };
        // Numbers: 1 joined, 2 note, 3 joined, 4 step, 5 seen.
        write(QStringLiteral("The disk is full"));
        write({ step, seen });
        fill();
        QCOMPARE(found(QStringLiteral("disk")), (QList<qint64> { 5, 4, 2 }));
        QCOMPARE(found({ .stream = m_drill.id }), (QList<qint64> { 2, 1 }));
        QCOMPARE(found({ .words = QStringLiteral("disk"), .stream = other.id }), (QList<qint64> { 5, 4 }));
        QCOMPARE(found({ .types = { QStringLiteral("step.completed") } }), QList<qint64> { 4 });
        QCOMPARE(found({ .types = { QStringLiteral("step"), QStringLiteral("note.added") } }),
            (QList<qint64> { 5, 4, 2 }));
        // The first of a console in an incident is its own entry, by the same person.
        QCOMPARE(found({ .person = QStringLiteral("lukasz") }), (QList<qint64> { 4, 3 }));
        QCOMPARE(found({ .person = QStringLiteral("disk") }), QList<qint64>());
        QCOMPARE(found({ .subject = QStringLiteral("outage/restart") }), QList<qint64> { 4 });
        QCOMPARE(found({ .subject = QStringLiteral("outage") }), QList<qint64> { 4 });
        QCOMPARE(found({ .subject = QStringLiteral("restart") }), QList<qint64>());
        QCOMPARE(found({ .service = QStringLiteral("postgres") }), QList<qint64> { 4 });
        QCOMPARE(found({ .source = journal::Search::Source::Machine }), QList<qint64> { 5 });
        QCOMPARE(found({ .words = QStringLiteral("disk"), .source = journal::Search::Source::People }),
            (QList<qint64> { 4, 2 }));
        const auto late = m_clock.now() + Millis { 5000 };
        QCOMPARE(found({ .from = late }), QList<qint64> { 5 });
        QCOMPARE(found({ .words = QStringLiteral("disk"), .until = late }), (QList<qint64> { 4, 2 }));
        QCOMPARE(found({ .words = QStringLiteral("disk"), .from = late, .until = late }), QList<qint64>());
        QCOMPARE(found({ .from = late + Millis { 1 } }), QList<qint64>());
        QCOMPARE(found(journal::Search()), QList<qint64>());
    }

    void oneMoreThanAskedForTellsThatThereAreMore()
    {
        for (int i = 0; i < 5; ++i)
            write(QStringLiteral("disk"));
        fill();
        QCOMPARE(found({ .words = QStringLiteral("disk"), .most = 2 }), (QList<qint64> { 6, 5, 4 }));
        QCOMPARE(found({ .words = QStringLiteral("disk"), .most = 5 }).size(), 5);
    }

    void manyTimesAreFoundInTheirSpans()
    {
        QList<journal::Draft> notes;
        for (int i = 0; i < 3000; ++i) {
            m_clock.advance(Millis { 1000 });
            notes.append(aNote(m_drill, m_clock, QStringLiteral("disk")));
        }
        const auto first = notes.first().at;
        write(notes);
        fill(200);
        const auto some = found({ .words = QStringLiteral("disk"),
            .from = first + Millis { 1'500'000 },
            .until = first + Millis { 1'503'000 } });
        QCOMPARE(some, (QList<qint64> { 1504, 1503, 1502 }));
        QCOMPARE(found({ .until = first + Millis { 1 } }), (QList<qint64> { 2, 1 }));
    }

    void fillingGoesOnWhereItStopped()
    {
        for (int i = 0; i < 9; ++i)
            write(QStringLiteral("disk"));
        const auto first = m_index->take(following({}, 4));
        VERIFY_RESULT(first);
        QCOMPARE(first->through, 4);
        // Another start; what does not follow is left alone.
        m_index = std::make_unique<SearchIndex>();
        const auto again = m_index->take(following({}, 4));
        VERIFY_RESULT(again);
        QCOMPARE(again->through, 4);
        QCOMPARE(again->last, first->last);
        QCOMPARE(fill(4).through, 10);
        QCOMPARE(found(QStringLiteral("disk")).size(), 9);
    }

    void theFileIsForThisUserOnly()
    {
        write(QStringLiteral("disk"));
        fill();
        const auto files
            = QDir(m_folder->path()).entryInfoList({ QStringLiteral("search.sqlite*") }, QDir::Files);
        QVERIFY(!files.isEmpty());
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther;
        for (const auto& one : files)
            QVERIFY2(!(one.permissions() & others), qPrintable(one.fileName()));
    }

    void whatCannotBeReadIsFilledAgain_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("garbage") << QByteArray(5000, 'x');
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("SQLite format 3");
    }
    void whatCannotBeReadIsFilledAgain()
    {
        QFETCH(QByteArray, bytes);
        write(QStringLiteral("disk"));
        QFile garbage(file());
        QVERIFY(garbage.open(QIODevice::WriteOnly));
        garbage.write(bytes);
        garbage.close();
        fill();
        QCOMPARE(found(QStringLiteral("disk")), QList<qint64> { 2 });
    }

    void damageInTheMiddleIsFilledAgain()
    {
        QList<journal::Draft> notes;
        for (int i = 0; i < 500; ++i)
            notes.append(aNote(m_drill, m_clock, QStringLiteral("disk number%1 of many").arg(i)));
        write(notes);
        fill();
        m_index = std::make_unique<SearchIndex>();
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        // All but the first page, which says what the tables are.
        for (qint64 page = 1; page < damaged.size() / 4096; ++page) {
            QVERIFY(damaged.seek(page * 4096));
            damaged.write(QByteArray(4096, '\xff'));
        }
        damaged.close();
        fill();
        // What is only noticed when it is read is noticed then.
        std::ignore = found(QStringLiteral("number7"));
        fill();
        QCOMPARE(found(QStringLiteral("number7 many")).size(), 1);
    }

    void anotherVersionIsFilledAgain()
    {
        write(QStringLiteral("disk"));
        fill();
        m_index = std::make_unique<SearchIndex>();
        QCOMPARE(test::tamper(file(),
                     { QStringLiteral("UPDATE meta SET v = '0' WHERE k = 'version'"),
                         QStringLiteral("INSERT INTO words (rowid, text) VALUES (99, 'foreign')") }),
            QString());
        fill();
        QCOMPARE(found(QStringLiteral("disk")), QList<qint64> { 2 });
        QCOMPARE(found(QStringLiteral("foreign")), QList<qint64>());
    }

    void anotherJournalIsFilledAgain()
    {
        write(QStringLiteral("disk"));
        write(QStringLiteral("disk"));
        fill();
        // An older copy that went on otherwise.
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
        write(QStringLiteral("elm"));
        write(QStringLiteral("oak"));
        fill();
        QCOMPARE(found(QStringLiteral("disk")), QList<qint64>());
        QCOMPARE(found(QStringLiteral("oak")), QList<qint64> { 3 });
        // And one that is shorter.
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
        write(QStringLiteral("birch"));
        fill();
        QCOMPARE(found(QStringLiteral("oak")), QList<qint64>());
        QCOMPARE(found(QStringLiteral("birch")), QList<qint64> { 2 });
    }

    void whatWasTakenBackStandsInNoByte()
    {
        write(QStringLiteral("hunter2 is the password"));
        write(QStringLiteral("disk"));
        fill();
        QVERIFY(stands("hunter2"));
        // As the store gives it from then on.
        auto events = m_journal->events();
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
        events[1].leaves.clear();
        m_journal->receive(events);
        m_gone = 3;
        fill();
        QCOMPARE(found(QStringLiteral("hunter2")), QList<qint64>());
        QCOMPARE(found(QStringLiteral("disk")), QList<qint64> { 3 });
        QVERIFY(!stands("hunter2"));
    }

    void whatIsForgottenIsGoneAtOnce()
    {
        write(QStringLiteral("hunter2"));
        fill();
        m_index->forget();
        QVERIFY(!stands("hunter2"));
        QCOMPARE(found(QStringLiteral("hunter2")), QList<qint64>());
        fill();
        QCOMPARE(found(QStringLiteral("hunter2")), QList<qint64> { 2 });
    }

    void aTextThatCameLaterIsFound()
    {
        write(QStringLiteral("disk"));
        write(QStringLiteral("elm"));
        const auto whole = m_journal->events();
        auto withheld = whole;
        withheld[1].leaves.clear();
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
        m_journal->receive(withheld);
        fill();
        QCOMPARE(found(QStringLiteral("disk")), QList<qint64>());
        m_journal = std::make_unique<test::MemoryJournal>(m_clock);
        m_journal->receive(whole);
        m_late = 1;
        fill();
        QCOMPARE(found(QStringLiteral("disk")), QList<qint64> { 2 });
    }

    void aJournalThatMovedHasItsIndexThere()
    {
        write(QStringLiteral("disk"));
        fill();
        const QTemporaryDir other;
        auto next = following({});
        next.folder = other.path();
        const auto taken = m_index->take(next);
        VERIFY_RESULT(taken);
        QCOMPARE(taken->folder, other.path());
        QCOMPARE(taken->through, 2);
        QVERIFY(QFile::exists(searchIndexFile(other.path())));
        QCOMPARE(m_index->find({ .words = QStringLiteral("disk") })->folder, other.path());
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        write(QStringLiteral("disk"));
        auto next = following({});
        next.folder = m_folder->filePath(QStringLiteral("nowhere"));
        const auto taken = m_index->take(next);
        QVERIFY(!taken);
        QCOMPARE(taken.error().fault, Fault::Storage);
        QVERIFY2(
            taken.error().text.contains(QStringLiteral("search.sqlite")), qPrintable(taken.error().text));
    }

    void removingTakesEverythingBesideItToo()
    {
        for (const auto* end : { "", "-wal", "-shm", "-journal" }) {
            QFile one(file() + QLatin1StringView(end));
            QVERIFY(one.open(QIODevice::WriteOnly));
        }
        VERIFY_RESULT(removeSearchIndex(m_folder->path()));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
        VERIFY_RESULT(removeSearchIndex(m_folder->path()));
    }
};

MUSTER_TEST(TstSearchIndex)
#include "tst_searchindex.moc"
