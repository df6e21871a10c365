// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/transaction.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTemporaryDir>

using namespace muster;
using namespace muster::store;

class TstTransaction final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;

    [[nodiscard]] int count() { return m_database->value(QStringLiteral("SELECT count(*) FROM t"))->toInt(); }
    [[nodiscard]] Result<void> add() { return m_database->run(QStringLiteral("INSERT INTO t VALUES (1)")); }

private slots:
    void init()
    {
        test::failOnWarnings();
        auto opened = Database::open(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        VERIFY_RESULT(opened);
        m_database = *std::move(opened);
        VERIFY_RESULT(m_database->run(QStringLiteral("CREATE TABLE t (a INTEGER) STRICT")));
    }

    void withoutCommitNothingStays()
    {
        {
            auto transaction = Transaction::begin(*m_database);
            VERIFY_RESULT(transaction);
            VERIFY_RESULT(add());
            QCOMPARE(count(), 1);
        }
        QCOMPARE(count(), 0);
    }

    void afterCommitEverythingStays()
    {
        {
            auto transaction = Transaction::begin(*m_database);
            VERIFY_RESULT(transaction);
            VERIFY_RESULT(add());
            VERIFY_RESULT(add());
            VERIFY_RESULT(transaction->commit());
        }
        QCOMPARE(count(), 2);
    }

    void aSecondOneInsideIsRefusedAndTheFirstGoesOn()
    {
        auto transaction = Transaction::begin(*m_database);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(add());
        QVERIFY(!Transaction::begin(*m_database));
        VERIFY_RESULT(transaction->commit());
        QCOMPARE(count(), 1);
    }
};

MUSTER_TEST(TstTransaction)
#include "tst_transaction.moc"
