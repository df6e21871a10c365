// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqliteblobs.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace muster;
using namespace muster::store;
using muster::test::aNote;
using muster::test::await;
using muster::test::openJournal;

class TstFaults final : public QObject {
    Q_OBJECT

    test::ManualClock m_clock;

private slots:
    void init() { test::failOnWarnings(); }

    void aFullDiskNeverGivesAFalseRecordedAndIsSurvived()
    {
        test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        const auto drill = test::aDrill();
        QList<journal::EventId> recorded;
        {
            auto journal = openJournal(store, m_clock);
            VERIFY_RESULT(journal);
            QFile filler(disk.path(QStringLiteral("filler")));
            QVERIFY(filler.open(QIODevice::WriteOnly));
            filler.write(QByteArray(2'000'000, 'f'));
            filler.close();
            Error refusal;
            for (int i = 0; i < 1000 && refusal.text.isEmpty(); ++i) {
                const auto stored
                    = await((*journal)->append({ aNote(drill, m_clock, QString(20'000, u'x')) }));
                if (stored)
                    recorded.append(stored->first().id);
                else
                    refusal = stored.error();
            }
            QCOMPARE(refusal.fault, Fault::Storage);
            QVERIFY2(refusal.text.startsWith(QStringLiteral("NOT RECORDED")), qPrintable(refusal.text));
            QVERIFY2(refusal.text.contains(QStringLiteral("full")), qPrintable(refusal.text));
            QVERIFY(recorded.size() > 3);
            // A person makes room; the same window goes on.
            QVERIFY(filler.remove());
            const auto stored = await((*journal)->append({ aNote(drill, m_clock) }));
            VERIFY_RESULT(stored);
            recorded.append(stored->first().id);
        }
        auto journal = openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE((*journal)->notices(), QStringList());
        const auto read = await((*journal)->read(drill.id));
        VERIFY_RESULT(read);
        QList<journal::EventId> there;
        for (const auto& event : read->mid(1))
            there.append(event.id);
        QCOMPARE(there, recorded);
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
    }

    void aReadOnlyDiskIsNamed()
    {
        test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        QVERIFY(openJournal(store, m_clock));
        disk.makeReadOnly();
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        for (const auto& folder : { store, disk.path(QStringLiteral("new")) }) {
            const auto opened = openJournal(folder, m_clock);
            QVERIFY(!opened);
            QCOMPARE(opened.error().fault, Fault::Storage);
            QVERIFY2(opened.error().text.contains(folder), qPrintable(opened.error().text));
        }
    }

    void aNewerSchemaIsLeftAlone()
    {
        const QTemporaryDir folder;
        QVERIFY(openJournal(folder.path(), m_clock));
        const auto file = folder.filePath(QStringLiteral("journal.sqlite"));
        QCOMPARE(test::tamper(file, { QStringLiteral("PRAGMA user_version = 7") }), QString());
        const auto opened = openJournal(folder.path(), m_clock);
        QVERIFY(!opened);
        QCOMPARE(opened.error().fault, Fault::Invalid);
        QVERIFY2(
            opened.error().text.contains(QStringLiteral("newer Muster")), qPrintable(opened.error().text));
    }

    /// The disk is full, or went away, and the log goes on somewhere else: all of it when it can be read,
    /// else what the program has in memory.
    void theLogGoesOnInASecondPlace_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("full") << QStringLiteral("full");
        QTest::newRow("gone") << QStringLiteral("gone");
    }
    void theLogGoesOnInASecondPlace()
    {
        QFETCH(const QString, fault);
        test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const QTemporaryDir stick;
        const auto second = stick.filePath(QStringLiteral("muster"));
        const auto drill = test::aDrill();
        const auto other = test::aDrill();
        auto journal = openJournal(disk.path(QStringLiteral("store")), m_clock);
        VERIFY_RESULT(journal);
        const auto first = (*journal)->origin();
        const auto estate = (*journal)->estate();
        SqliteBlobs blobs(**journal);
        const auto kept = await(blobs.put("the frozen plan"));
        VERIFY_RESULT(kept);
        VERIFY_RESULT(await((*journal)->append({ aNote(other, m_clock) })));
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock), aNote(drill, m_clock) })));
        const auto known = await((*journal)->read(drill.id));
        VERIFY_RESULT(known);
        if (fault == u"full") {
            QFile filler(disk.path(QStringLiteral("filler")));
            QVERIFY(filler.open(QIODevice::WriteOnly));
            filler.write(QByteArray(4'000'000, 'f'));
        } else {
            const QDir store(disk.path(QStringLiteral("store")));
            QVERIFY(QDir(store.filePath(QStringLiteral("blobs"))).removeRecursively());
            for (const auto& file : store.entryList({ QStringLiteral("journal.sqlite*") }))
                QVERIFY(QFile::remove(store.filePath(file)));
        }
        const QSignalSpy failed(journal->get(), &SqliteJournal::diskFailed);
        if (fault == u"full") {
            const auto refused = await((*journal)->append({ aNote(drill, m_clock, QString(60'000, u'x')) }));
            QVERIFY(!refused);
            QCOMPARE(failed.count(), 1);
        }
        auto lock = StoreLock::take(second);
        VERIFY_RESULT(lock);
        const auto moved = await((*journal)->goOnIn(*std::move(lock), *known));
        VERIFY_RESULT(moved);
        QCOMPARE(*moved, fault != u"gone");
        QVERIFY(!((*journal)->origin() == first));
        QCOMPARE((*journal)->estate(), estate);
        QCOMPARE(*await((*journal)->read(drill.id)), *known);
        const auto stored = await((*journal)->append({ aNote(drill, m_clock) }));
        VERIFY_RESULT(stored);
        QVERIFY(stored->first().origin == (*journal)->origin());
        if (*moved) {
            QCOMPARE(await((*journal)->read(other.id))->size(), 2);
            QCOMPARE(*await(blobs.get(kept->hash)), QByteArray("the frozen plan"));
        }
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
        // It is a journal like any other.
        const auto all = await((*journal)->read(drill.id));
        journal->reset();
        auto again = openJournal(second, m_clock);
        VERIFY_RESULT(again);
        QCOMPARE(*await((*again)->read(drill.id)), *all);
        QCOMPARE((*again)->notices(), QStringList());
    }

    void aSecondPlaceThatFailsTooChangesNothing()
    {
        test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const QTemporaryDir folder;
        const auto drill = test::aDrill();
        auto journal = openJournal(folder.path(), m_clock);
        VERIFY_RESULT(journal);
        const auto first = (*journal)->origin();
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        auto lock = StoreLock::take(disk.path(QStringLiteral("second")));
        VERIFY_RESULT(lock);
        QFile filler(disk.path(QStringLiteral("filler")));
        QVERIFY(filler.open(QIODevice::WriteOnly));
        filler.write(QByteArray(4'000'000, 'f'));
        filler.close();
        const auto moved = await((*journal)->goOnIn(*std::move(lock), {}));
        QVERIFY(!moved);
        QCOMPARE(moved.error().fault, Fault::Storage);
        QVERIFY((*journal)->origin() == first);
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        QCOMPARE(await((*journal)->read(drill.id))->size(), 3);
    }

    /// Whoever is told to go on elsewhere can take along what there is.
    void aFullDiskIsStillReadAndAttested()
    {
        const test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        const auto drill = test::aDrill();
        auto journal = openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        const auto written = await((*journal)->append({ aNote(drill, m_clock) }));
        VERIFY_RESULT(written);
        disk.fill();
        QVERIFY(!await((*journal)->append({ aNote(drill, m_clock, QString(60'000, u'x')) })));
        QCOMPARE(await((*journal)->read(drill.id))->last(), written->first());
        const auto said = await((*journal)->attest(drill.id));
        VERIFY_RESULT(said);
        QCOMPARE(journal::readHeads(*said)->heads, QList<journal::Head> { written->first().head() });
    }
};

MUSTER_TEST(TstFaults)
#include "tst_faults.moc"
