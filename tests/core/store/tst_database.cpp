// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::store;

class TstDatabase final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void init() { test::failOnWarnings(); }

    void everySettingIsInForce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("lock") << "locking_mode"
                              << "exclusive";
        QTest::newRow("log") << "journal_mode"
                             << "wal";
        QTest::newRow("sync") << "synchronous"
                              << "2";
        QTest::newRow("erase") << "secure_delete"
                               << "1";
        QTest::newRow("keys") << "foreign_keys"
                              << "1";
        QTest::newRow("map") << "mmap_size"
                             << "0";
        QTest::newRow("wait") << "busy_timeout"
                              << "0";
    }
    void everySettingIsInForce()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        auto database = Database::open(file(QStringLiteral("settings.sqlite")));
        VERIFY_RESULT(database);
        const auto found = (*database)->value(QStringLiteral("PRAGMA ") + name);
        VERIFY_RESULT(found);
        QCOMPARE(found->toString(), value);
    }

    void noSharedMemoryFileIsMade()
    {
        auto database = Database::open(file(QStringLiteral("one.sqlite")));
        VERIFY_RESULT(database);
        VERIFY_RESULT((*database)->run(QStringLiteral("CREATE TABLE t (a INTEGER) STRICT")));
        QVERIFY(QFileInfo::exists(file(QStringLiteral("one.sqlite-wal"))));
        QVERIFY(!QFileInfo::exists(file(QStringLiteral("one.sqlite-shm"))));
    }

    void valuesComeBackAsTheyWere()
    {
        auto database = Database::open(file(QStringLiteral("values.sqlite")));
        VERIFY_RESULT(database);
        VERIFY_RESULT((*database)->run(QStringLiteral("CREATE TABLE t (a INTEGER, b TEXT, c BLOB) STRICT")));
        const QVariantList values { qint64 { 9007199254740993 }, QStringLiteral("主库 ok"),
            QByteArray("\0\xff", 2) };
        VERIFY_RESULT((*database)->insert(QStringLiteral("INSERT INTO t VALUES (?, ?, ?)"), values));
        const auto rows = (*database)->rows(QStringLiteral("SELECT a, b, c FROM t"));
        VERIFY_RESULT(rows);
        QCOMPARE(*rows, QList<QVariantList> { values });
        QVERIFY(!(*database)->value(QStringLiteral("SELECT a FROM t WHERE a = 0"))->isValid());
    }

    void aSecondOpenerIsToldThatItIsLocked()
    {
        auto first = Database::open(file(QStringLiteral("held.sqlite")));
        VERIFY_RESULT(first);
        // The same file under a second name, because a connection is named by its file.
        const auto second = Database::open(m_folder.path() + QStringLiteral("/./held.sqlite"));
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
    }

    void faultsAreToldApart_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("words");
        QTest::newRow("no folder") << "missing/j.sqlite" << QByteArray() << int(Fault::Storage)
                                   << "cannot be opened";
        QTest::newRow("garbage") << "garbage.sqlite" << QByteArray(5000, 'x') << int(Fault::Invalid)
                                 << "not a journal of Muster";
    }
    void faultsAreToldApart()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, content);
        QFETCH(int, fault);
        QFETCH(QString, words);
        if (!content.isEmpty()) {
            QFile out(file(path));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(content);
        }
        const auto opened = Database::open(file(path));
        QVERIFY(!opened);
        QCOMPARE(int(opened.error().fault), fault);
        QVERIFY2(opened.error().text.contains(words), qPrintable(opened.error().text));
        QVERIFY2(opened.error().text.contains(file(path)), qPrintable(opened.error().text));
    }

    void aStatementThatFailsSaysSo()
    {
        auto database = Database::open(file(QStringLiteral("wrong.sqlite")));
        VERIFY_RESULT(database);
        const auto done = (*database)->run(QStringLiteral("SELEKT 1"));
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Internal);
    }
};

MUSTER_TEST(TstDatabase)
#include "tst_database.moc"
