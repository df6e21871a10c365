// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace muster;
using namespace muster::store;

class TstMigrations final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;

    [[nodiscard]] int version() { return m_database->value(QStringLiteral("PRAGMA user_version"))->toInt(); }
    [[nodiscard]] int tables()
    {
        return m_database->value(QStringLiteral("SELECT count(*) FROM sqlite_master"))->toInt();
    }

private slots:
    void init()
    {
        test::failOnWarnings();
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
};

MUSTER_TEST(TstMigrations)
#include "tst_migrations.moc"
