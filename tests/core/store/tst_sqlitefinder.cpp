// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/store/sqlitefinder.h"
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
using muster::test::openJournal;

class TstSqliteFinder final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    std::unique_ptr<SqliteJournal> m_journal;
    std::unique_ptr<SqliteFinder> m_finder;
    journal::StreamRef m_drill = aDrill();

    void open()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        if (!journal)
            qFatal("%s", qPrintable(journal.error().text));
        m_journal = *std::move(journal);
        m_finder = std::make_unique<SqliteFinder>(*m_journal);
    }
    void close()
    {
        m_finder.reset();
        m_journal.reset();
    }
    QList<journal::Event> write(const QList<journal::Draft>& drafts)
    {
        const auto stored = await(m_journal->append(drafts));
        if (!stored)
            qFatal("%s", qPrintable(stored.error().text));
        return *stored;
    }
    journal::Event write(const QString& text) { return write({ aNote(m_drill, m_clock, text) }).first(); }
    QList<journal::Event> writeMany(int count)
    {
        QList<journal::Draft> notes;
        for (int i = 0; i < count; ++i)
            notes.append(aNote(m_drill, m_clock, QStringLiteral("disk number%1").arg(i)));
        return write(notes);
    }
    /// Asks until nothing is missing.
    journal::Found found(const journal::Search& search)
    {
        while (true) {
            const auto answer = await(m_finder->search(search));
            if (!answer)
                qFatal("%s %s", qPrintable(answer.error().text), qPrintable(answer.error().detail));
            if (answer->waiting == 0)
                return *answer;
        }
    }
    journal::Found found(const char* words) { return found({ .words = QString::fromUtf8(words) }); }

    [[nodiscard]] bool indexHolds(const QByteArray& bytes) const
    {
        const auto files
            = QDir(m_folder->path()).entryInfoList({ QStringLiteral("search.sqlite*") }, QDir::Files);
        return std::any_of(files.begin(), files.end(), [&](const QFileInfo& info) {
            QFile one(info.filePath());
            return one.open(QIODevice::ReadOnly) && one.readAll().contains(bytes);
        });
    }
    [[nodiscard]] journal::Draft erasureOf(const journal::Event& event) const
    {
        auto draft = aNote(m_drill, m_clock, QStringLiteral("A password was in it."));
        draft.type = journal::kErasure;
        draft.texts.first().field = QStringLiteral("why");
        draft.payload = journal::payloadOf({ { { event.id, QStringLiteral("payload.text") } }, {} });
        return draft;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = {};
        open();
    }
    void cleanup() { close(); }

    void whatWasRecordedIsFoundNewestFirst()
    {
        const auto first = write(QStringLiteral("Café is down"));
        const auto second = write(QStringLiteral("The cafe is up; 重启主库机器"));
        QCOMPARE(found("CAFÉ").events, (QList<journal::Event> { second, first }));
        QCOMPARE(found("主库").events, QList<journal::Event> { second });
        QCOMPARE(found("nothing").events, QList<journal::Event>());
        // A search that comes right after an append knows of it.
        const auto third = write(QStringLiteral("cafe"));
        const auto answer = await(m_finder->search({ .words = QStringLiteral("cafe") }));
        VERIFY_RESULT(answer);
        QCOMPARE(answer->events.first(), third);
        QCOMPARE(answer->waiting, 0);
    }

    void nothingToLookForIsSaid()
    {
        write(QStringLiteral("disk"));
        for (const auto* words : { "", "  ", "\"*\" -" }) {
            const auto answer = await(m_finder->search({ .words = QString::fromUtf8(words) }));
            QVERIFY(!answer);
            QCOMPARE(answer.error().fault, Fault::Invalid);
        }
        QCOMPARE(found({ .from = m_clock.now() }).events.size(), 2);
        QCOMPARE(found({ .words = QStringLiteral("*"), .stream = m_drill.id }).events.size(), 2);
    }

    void noMoreThanAskedForAndWhetherThereAreMore()
    {
        const auto events = writeMany(3);
        const auto two = found({ .words = QStringLiteral("disk"), .most = 2 });
        QCOMPARE(two.events, (QList<journal::Event> { events[2], events[1] }));
        QVERIFY(two.hasMore);
        const auto three = found({ .words = QStringLiteral("disk"), .most = 3 });
        QCOMPARE(three.events.size(), 3);
        QVERIFY(!three.hasMore);
    }

    void nothingIsTouchedUntilSomebodySearches()
    {
        write(QStringLiteral("disk"));
        close();
        QVERIFY(!QFile::exists(searchIndexFile(m_folder->path())));
        open();
        QCOMPARE(found("disk").events.size(), 1);
        QVERIFY(QFile::exists(searchIndexFile(m_folder->path())));
    }

    void itIsFilledAlsoWhenNobodySearches()
    {
        writeMany(450);
        write(QStringLiteral("latest"));
        m_finder->fillAfter(Millis { 0 });
        QTRY_VERIFY_WITH_TIMEOUT(indexHolds("latest"), 30000);
        // And goes on with what comes.
        write(QStringLiteral("newcomer"));
        QTRY_VERIFY_WITH_TIMEOUT(indexHolds("newcomer"), 30000);
    }

    void aLongLogIsFoundWholeAndWaitingGetsLess()
    {
        const auto events = writeMany(1200);
        qint64 waiting = events.size() + 1;
        journal::Found last;
        for (int asked = 0; asked < 1000 && waiting > 0; ++asked) {
            const auto answer = await(m_finder->search({ .words = QStringLiteral("disk"), .most = 5000 }));
            VERIFY_RESULT(answer);
            QVERIFY(answer->waiting <= waiting);
            waiting = answer->waiting;
            last = *answer;
        }
        QCOMPARE(waiting, 0);
        QCOMPARE(last.events.size(), 1200);
        QCOMPARE(last.events.first(), events.last());
    }

    void aSearchAtTheEndIsAnswered()
    {
        writeMany(1200);
        auto search = m_finder->search({ .words = QStringLiteral("disk") });
        auto another = m_finder->search({ .words = QStringLiteral("number7") });
        close();
        QVERIFY(search.isFinished() && another.isFinished());
        QVERIFY(search.resultCount() == 1 && another.resultCount() == 1);
    }

    void fillingGoesOnAfterARestart()
    {
        writeMany(1200);
        std::ignore = await(m_finder->search({ .words = QStringLiteral("disk"), .most = 1 }));
        close();
        open();
        QCOMPARE(found({ .words = QStringLiteral("disk"), .most = 5000 }).events.size(), 1200);
        close();
        open();
        QCOMPARE(found({ .words = QStringLiteral("disk"), .most = 5000 }).events.size(), 1200);
    }

    void appendsDoNotWaitForTheFilling()
    {
        writeMany(1200);
        write(QStringLiteral("latest"));
        const auto search = m_finder->search({ .words = QStringLiteral("disk") });
        write(QStringLiteral("in between"));
        // Two slices at most were read before it.
        QVERIFY(!indexHolds("latest"));
        VERIFY_RESULT(await(search));
        QCOMPARE(found("between").events.size(), 1);
    }

    void whatWasTakenBackIsFoundNoMoreAndStandsInNoByte()
    {
        const auto secret = write(QStringLiteral("password hunter2"));
        write(QStringLiteral("password is changed"));
        QCOMPARE(found("hunter2").events.size(), 1);
        QVERIFY(indexHolds("hunter2"));
        write({ erasureOf(secret) });
        QCOMPARE(found("hunter2").events.size(), 0);
        QCOMPARE(found("changed").events.size(), 1);
        QVERIFY(!indexHolds("hunter2"));
        // The entry is there still, without its text.
        const auto all = found({ .types = { QStringLiteral("note.added") } }).events;
        QCOMPARE(all.size(), 2);
        QCOMPARE(all.last().id, secret.id);
        QCOMPARE(all.last().text(QLatin1StringView("text")), std::nullopt);
        close();
        QVERIFY(!indexHolds("hunter2"));
    }

    void whatIsTakenBackWithoutAFinderIsGoneFromItsFileToo()
    {
        const auto secret = write(QStringLiteral("password hunter2"));
        QCOMPARE(found("hunter2").events.size(), 1);
        m_finder.reset();
        QVERIFY(indexHolds("hunter2"));
        write({ erasureOf(secret) });
        QVERIFY(!indexHolds("hunter2"));
        m_finder = std::make_unique<SqliteFinder>(*m_journal);
        QCOMPARE(found("hunter2").events.size(), 0);
    }

    void aDamagedFileIsFilledAgain()
    {
        write(QStringLiteral("disk"));
        QCOMPARE(found("disk").events.size(), 1);
        close();
        QFile damaged(searchIndexFile(m_folder->path()));
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        damaged.write(QByteArray(5000, 'x'));
        damaged.close();
        open();
        QCOMPARE(found("disk").events.size(), 1);
    }

    void aFileThatIsTakenAwayMeanwhileIsFilledAgainAtTheNextStart()
    {
        write(QStringLiteral("disk"));
        QCOMPARE(found("disk").events.size(), 1);
        VERIFY_RESULT(removeSearchIndex(m_folder->path()));
        close();
        open();
        QCOMPARE(found("disk").events.size(), 1);
    }

    void whatAnotherConsoleRecordedIsFound()
    {
        test::MemoryJournal there(m_clock);
        VERIFY_RESULT(await(there.append({ aNote(m_drill, m_clock, QStringLiteral("seen in Sydney")) })));
        write(QStringLiteral("disk"));
        QCOMPARE(found("sydney").events.size(), 0);
        // A text that was withheld at first comes later.
        auto withheld = there.events();
        for (auto& event : withheld)
            journal::dropLeaf(event, QStringLiteral("payload.text"));
        VERIFY_RESULT(await(m_journal->admit(withheld)));
        QCOMPARE(found("sydney").events.size(), 0);
        QCOMPARE(found({ .types = { QStringLiteral("note.added") } }).events.size(), 2);
        VERIFY_RESULT(await(m_journal->admit(there.events())));
        QCOMPARE(found("sydney").events, QList<journal::Event> { there.events().last() });
    }

    void aFolderThatCannotBeWrittenIsSaidAndTheLogGoesOn()
    {
        write(QStringLiteral("disk"));
        QVERIFY(QDir().mkpath(searchIndexFile(m_folder->path()) + QStringLiteral("/inside")));
        const auto answer = await(m_finder->search({ .words = QStringLiteral("disk") }));
        QVERIFY(!answer);
        QCOMPARE(answer.error().fault, Fault::Storage);
        write(QStringLiteral("elm"));
        QVERIFY(QDir(searchIndexFile(m_folder->path())).removeRecursively());
        QCOMPARE(found("elm").events.size(), 1);
    }

    void aLogThatWentOnElsewhereIsFoundThere()
    {
        write(QStringLiteral("disk"));
        QCOMPARE(found("disk").events.size(), 1);
        const QTemporaryDir other;
        auto lock = StoreLock::take(other.path());
        VERIFY_RESULT(lock);
        VERIFY_RESULT(await(m_journal->goOnIn(*std::move(lock), {})));
        write(QStringLiteral("elm"));
        QCOMPARE(found("disk").events.size(), 1);
        QCOMPARE(found("elm").events.size(), 1);
        QVERIFY(QFile::exists(searchIndexFile(other.path())));
        close();
    }
};

MUSTER_TEST(TstSqliteFinder)
#include "tst_sqlitefinder.moc"
