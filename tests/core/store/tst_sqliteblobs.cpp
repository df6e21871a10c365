// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqliteblobs.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace muster;
using namespace muster::store;
using muster::test::await;

class TstSqliteBlobs final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;

    [[nodiscard]] QString pathOf(const QString& hash) const
    {
        return m_folder->filePath(QStringLiteral("blobs/%1/%2").arg(hash.left(2), hash));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void bytesComeBackByTheirHashAlsoAfterOpeningAgain()
    {
        const QByteArray bytes("plan: drama\0engine", 18);
        QString hash;
        for (int i = 0; i < 2; ++i) {
            auto journal = test::openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            SqliteBlobs blobs(**journal);
            const auto stored = await(blobs.put(bytes));
            VERIFY_RESULT(stored);
            QCOMPARE(stored->size, bytes.size());
            QVERIFY(i == 0 || stored->hash == hash);
            hash = stored->hash;
            QCOMPARE(*await(blobs.get(hash)), bytes);
        }
        QCOMPARE(QDir(QFileInfo(pathOf(hash)).path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void anEmptyBlobIsABlob()
    {
        auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto stored = await(blobs.put({}));
        VERIFY_RESULT(stored);
        QCOMPARE(*await(blobs.get(stored->hash)), QByteArray());
    }

    void changedBytesAreRefusedAndCanBePutAgain()
    {
        auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto stored = await(blobs.put("original"));
        VERIFY_RESULT(stored);
        QFile file(pathOf(stored->hash));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("changed!");
        file.close();
        const auto read = await(blobs.get(stored->hash));
        QVERIFY(!read);
        QCOMPARE(read.error().fault, Fault::Invalid);
        VERIFY_RESULT(await(blobs.put("original")));
        QCOMPARE(*await(blobs.get(stored->hash)), QByteArray("original"));
    }

    void aNameThatIsNoHashIsRefused_data()
    {
        QTest::addColumn<QString>("hash");
        QTest::addColumn<int>("fault");
        QTest::newRow("unknown") << QString(64, u'a') << int(Fault::NotFound);
        QTest::newRow("empty") << QString() << int(Fault::Invalid);
        QTest::newRow("path") << "../../../../../../../../../../../../../../../../../../../etc/passwd"
                              << int(Fault::Invalid);
        QTest::newRow("capitals") << QString(64, u'A') << int(Fault::Invalid);
        QTest::newRow("line end") << QString(64, u'a') + u'\n' << int(Fault::Invalid);
    }
    void aNameThatIsNoHashIsRefused()
    {
        QFETCH(QString, hash);
        QFETCH(int, fault);
        auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto read = await(blobs.get(hash));
        QVERIFY(!read);
        QCOMPARE(int(read.error().fault), fault);
    }
};

MUSTER_TEST(TstSqliteBlobs)
#include "tst_sqliteblobs.moc"
