// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/storeworker.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace muster;
using namespace muster::store;
using muster::test::aNote;

class TstStoreWorker final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;

    [[nodiscard]] StoreSetup setup(const QString& folder)
    {
        return { folder, test::fixedSigner(), QStringLiteral("file"), m_clock };
    }
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("journal.sqlite")); }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void anEndWithoutAWriteIsACleanEnd()
    {
        for (int i = 0; i < 2; ++i) {
            StoreWorker worker(setup(m_folder->path()));
            VERIFY_RESULT(worker.open());
        }
        QVERIFY(!QFile::exists(file() + QStringLiteral("-wal")));
    }

    void damageAfterAnUncleanEndIsFoundBeforeAnythingIsWritten()
    {
        {
            StoreWorker worker(setup(m_folder->path()));
            VERIFY_RESULT(worker.open());
            const auto drill = test::aDrill();
            for (int i = 0; i < 50; ++i)
                VERIFY_RESULT(worker.append({ aNote(drill, m_clock, QString(2000, u'x')) }));
        }
        QCOMPARE(
            test::tamper(file(), { QStringLiteral("UPDATE meta SET v = '0' WHERE k = 'clean'") }), QString());
        QFile damaged(file());
        QVERIFY(damaged.open(QIODevice::ReadWrite));
        const auto pages = damaged.size() / 4096;
        for (qint64 page = pages / 2; page < pages; ++page) {
            QVERIFY(damaged.seek(page * 4096));
            damaged.write(QByteArray(16, '\xff'));
        }
        damaged.close();
        StoreWorker worker(setup(m_folder->path()));
        const auto opened = worker.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Storage);
        QVERIFY2(opened.error().text.contains(QStringLiteral("damaged")), qPrintable(opened.error().text));
    }

    void aCrashImageWithACutLogOpensWithAWholePrefix_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : { 0, 1, 37, 50, 80, 99, 100 })
            QTest::addRow("%d %% of the log", percent) << percent;
    }
    void aCrashImageWithACutLogOpensWithAWholePrefix()
    {
        QFETCH(int, percent);
        const auto drill = test::aDrill();
        const QTemporaryDir image;
        {
            StoreWorker worker(setup(m_folder->path()));
            VERIFY_RESULT(worker.open());
            for (int i = 0; i < 30; ++i)
                VERIFY_RESULT(worker.append({ aNote(drill, m_clock) }));
            for (const auto* name : { "journal.sqlite", "journal.sqlite-wal" })
                QVERIFY(QFile::copy(
                    m_folder->filePath(QLatin1StringView(name)), image.filePath(QLatin1StringView(name))));
        }
        QFile log(image.filePath(QStringLiteral("journal.sqlite-wal")));
        QVERIFY(log.resize(log.size() * percent / 100));
        StoreWorker worker(setup(image.path()));
        VERIFY_RESULT(worker.open());
        qsizetype found = -1;
        worker.read({ drill.id, {} }, [&](const StoreWorker::Events& events) {
            found = events->size();
            QCOMPARE(journal::verifyChains(*events), QList<journal::ChainFault>());
        });
        QVERIFY(found >= 0);
        QVERIFY(percent < 100 || found == 31);
        VERIFY_RESULT(worker.append({ aNote(drill, m_clock) }));
    }

    void afterARefusedDraftTheNextOneIsRecorded()
    {
        StoreWorker worker(setup(m_folder->path()));
        VERIFY_RESULT(worker.open());
        const auto drill = test::aDrill();
        VERIFY_RESULT(worker.append({ aNote(drill, m_clock) }));
        QVERIFY(!worker.append({ aNote(drill, m_clock, QString(100'000, u'x')) }));
        const auto stored = worker.append({ aNote(drill, m_clock) });
        VERIFY_RESULT(stored);
        QCOMPARE(stored->answers.first().seq, 3);
    }

    void aClosedStoreRecordsNothing()
    {
        StoreWorker worker(setup(m_folder->path()));
        VERIFY_RESULT(worker.open());
        worker.close();
        const auto stored = worker.append({ aNote(test::aDrill(), m_clock) });
        QVERIFY(!stored);
        QVERIFY2(
            stored.error().text.startsWith(QStringLiteral("NOT RECORDED")), qPrintable(stored.error().text));
    }
};

MUSTER_TEST(TstStoreWorker)
#include "tst_storeworker.moc"
