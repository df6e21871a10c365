// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/store/transaction.h"
#include "tests/core/store/damage.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::store;

class TstMigrations final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
    test::ManualClock m_clock;

    /// The journal of a Muster that knew one step less, with one entry in it.
    static void makeOlder(const QString& folder, const MachineClock& clock)
    {
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        auto database = Database::open(folder + QStringLiteral("/journal.sqlite"));
        VERIFY_RESULT(database);
        auto steps = knownMigrations();
        steps.removeLast();
        VERIFY_RESULT(migrate(**database, steps));
        const journal::Sealer sealer(
            journal::OriginId::random(), test::fixedSigner(9), clock, QStringLiteral("file"));
        const auto draft = sealer.joining(test::aNote(test::aDrill(), clock));
        const auto event
            = sealer.seal(draft, { sealer.origin(), 0, QByteArray(32, '\0') }, journal::Stamp {}, {});
        VERIFY_RESULT(event);
        VERIFY_RESULT(insertEvent(**database, *event, clock.now()));
    }
    [[nodiscard]] static int schemaIn(const QString& file)
    {
        const auto database = Database::open(file);
        return database ? (*database)->value(QStringLiteral("PRAGMA user_version"))->toInt() : -1;
    }

    [[nodiscard]] int version() { return m_database->value(QStringLiteral("PRAGMA user_version"))->toInt(); }
    [[nodiscard]] int tables()
    {
        return m_database->value(QStringLiteral("SELECT count(*) FROM sqlite_master"))->toInt();
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_database.reset();
        auto opened = Database::open(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        VERIFY_RESULT(opened);
        m_database = *std::move(opened);
    }

    void theStepsCountFromOneWithoutAGap()
    {
        const auto steps = knownMigrations();
        QVERIFY(!steps.isEmpty());
        for (qsizetype i = 0; i < steps.size(); ++i) {
            QCOMPARE(steps[i].version, int(i) + 1);
            QVERIFY(!steps[i].statements.isEmpty());
        }
    }

    void statementsAreSplitAtEmptyLines()
    {
        QCOMPARE(statementsOf(QStringLiteral("-- why\nA\n  B\n\n\n-- only a comment\n\nC\n")),
            (QStringList { QStringLiteral("A\n  B"), QStringLiteral("C") }));
    }

    void anEmptyFileBecomesTheNewestSchemaAndASecondRunChangesNothing()
    {
        VERIFY_RESULT(migrate(*m_database, knownMigrations()));
        const int made = tables();
        QCOMPARE(version(), knownMigrations().last().version);
        VERIFY_RESULT(migrate(*m_database, knownMigrations()));
        QCOMPARE(tables(), made);
    }

    void aStepThatWasCutOffIsDoneAgainWhole()
    {
        auto steps = knownMigrations();
        const int last = steps.last().version;
        steps.append({ last + 1,
            { QStringLiteral("CREATE TABLE half (a INTEGER) STRICT"), QStringLiteral("BROKEN") } });
        QVERIFY(!migrate(*m_database, steps));
        QCOMPARE(version(), last);
        QCOMPARE(m_database->value(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'half'"))
                     ->toInt(),
            0);
        steps.last().statements.removeLast();
        VERIFY_RESULT(migrate(*m_database, steps));
        QCOMPARE(version(), last + 1);
    }

    void aNewerSchemaIsRefusedAndLeftAlone()
    {
        VERIFY_RESULT(migrate(*m_database, knownMigrations()));
        VERIFY_RESULT(m_database->run(QStringLiteral("PRAGMA user_version = 99")));
        const auto done = migrate(*m_database, knownMigrations());
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Invalid);
        QVERIFY2(done.error().text.contains(QStringLiteral("newer Muster")), qPrintable(done.error().text));
        QCOMPARE(version(), 99);
    }

    void anotherProgramsDatabaseIsRefusedAndLeftAlone()
    {
        VERIFY_RESULT(m_database->run(QStringLiteral("CREATE TABLE theirs (a INTEGER) STRICT")));
        const auto done = migrate(*m_database, knownMigrations());
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Invalid);
        QVERIFY2(
            done.error().text.contains(QStringLiteral("another program")), qPrintable(done.error().text));
        QCOMPARE(tables(), 1);
    }

    void refusedFilesKeepEveryByte_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("words");
        QTest::newRow("a newer schema") << "PRAGMA user_version = 99"
                                        << "newer Muster";
        QTest::newRow("another program's") << "PRAGMA application_id = 7"
                                           << "another program";
    }
    void refusedFilesKeepEveryByte()
    {
        QFETCH(const QString, statement);
        QFETCH(const QString, words);
        const QTemporaryDir folder;
        QVERIFY(test::openJournal(folder.path(), m_clock));
        const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
        QCOMPARE(test::tamper(file, { statement }), QString());
        const auto before = test::bytesOf(file);
        const auto opened = test::openJournal(folder.path(), m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Invalid);
        QVERIFY2(opened.error().text.contains(words), qPrintable(opened.error().text));
        QCOMPARE(test::bytesOf(file), before);
        QVERIFY(!QFile::exists(backupFolder(folder.path())));
    }

    /// SQLite itself would turn its journal into a log beside it.
    void aFileOfAnotherProgramIsNotEvenTouched()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
        QCOMPARE(test::tamper(file, { QStringLiteral("CREATE TABLE theirs (a INTEGER)") }), QString());
        const auto before = test::bytesOf(file);
        QVERIFY(!test::openJournal(folder.path(), m_clock));
        QCOMPARE(test::bytesOf(file), before);
    }

    void anOlderJournalIsBackedUpBeforeItIsChanged()
    {
        const QTemporaryDir folder;
        makeOlder(folder.path(), m_clock);
        const int newest = knownMigrations().last().version;
        auto journal = test::openJournal(folder.path(), m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE((*journal)->notices(), QStringList());
        QCOMPARE(*test::await((*journal)->verify()), QList<journal::ChainFault>());
        journal->reset();
        QCOMPARE(schemaIn(folder.filePath(QStringLiteral("journal.sqlite"))), newest);
        const auto backups = backupsIn(folder.path());
        QCOMPARE(backups.size(), 1);
        QCOMPARE(
            QFileInfo(backups.first()).fileName(), QStringLiteral("before-schema-%1.sqlite").arg(newest));
        const auto copy = Database::open(backups.first());
        VERIFY_RESULT(copy);
        QCOMPARE((*copy)->value(QStringLiteral("PRAGMA user_version"))->toInt(), newest - 1);
        QCOMPARE((*copy)->value(QStringLiteral("SELECT count(*) FROM event"))->toInt(), 1);
        // A journal that is up to date is not copied again, and a new one never.
        QVERIFY(test::openJournal(folder.path(), m_clock));
        QCOMPARE(backupsIn(folder.path()).size(), 1);
        const QTemporaryDir fresh;
        QVERIFY(test::openJournal(fresh.path(), m_clock));
        QCOMPARE(backupsIn(fresh.path()).size(), 0);
    }

    /// The files as a kill in the middle of a step leaves them.
    void aKilledMigrationIsDoneAtTheNextStart()
    {
        const QTemporaryDir folder;
        const QTemporaryDir image;
        makeOlder(folder.path(), m_clock);
        const auto steps = knownMigrations();
        {
            auto database = Database::open(folder.filePath(QStringLiteral("journal.sqlite")));
            VERIFY_RESULT(database);
            // So that what is not committed gets into the log.
            VERIFY_RESULT((*database)->run(QStringLiteral("PRAGMA cache_size = 1")));
            const auto transaction = Transaction::begin(**database);
            VERIFY_RESULT(transaction);
            for (const auto& statement : steps.last().statements.mid(1))
                VERIFY_RESULT((*database)->run(statement));
            for (const auto* name : { "journal.sqlite", "journal.sqlite-wal" })
                QVERIFY(QFile::copy(
                    folder.filePath(QLatin1StringView(name)), image.filePath(QLatin1StringView(name))));
        }
        auto journal = test::openJournal(image.path(), m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE(*test::await((*journal)->verify()), QList<journal::ChainFault>());
        journal->reset();
        QCOMPARE(schemaIn(image.filePath(QStringLiteral("journal.sqlite"))), steps.last().version);
        QCOMPARE(backupsIn(image.path()).size(), 1);
    }

    void withoutRoomNothingIsLostAndTheNextStartDoesIt()
    {
        const test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        makeOlder(store, m_clock);
        disk.fill();
        const auto refused = test::openJournal(store, m_clock);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::Storage);
        QVERIFY(backupsIn(store).isEmpty());
        QVERIFY(QFile::remove(disk.path(QStringLiteral("filler"))));
        auto journal = test::openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        journal->reset();
        QCOMPARE(schemaIn(store + QStringLiteral("/journal.sqlite")), knownMigrations().last().version);
        QCOMPARE(backupsIn(store).size(), 1);
    }
};

MUSTER_TEST(TstMigrations)
#include "tst_migrations.moc"
