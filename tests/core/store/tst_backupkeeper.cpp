// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diskspace.h"
#include "core/store/backupkeeper.h"
#include "core/store/blobfiles.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/store/damage.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/smalldisk.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>

#include <sys/stat.h>

#include <chrono>

using namespace muster;
using namespace muster::store;
using namespace std::chrono_literals;
using muster::test::aNote;
using muster::test::await;
using muster::test::openJournal;

class TstBackupKeeper final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    const BackupKeeper::BytesLeft m_plenty = [](const QString&) { return qint64 { 1 } << 40; };

    [[nodiscard]] QStringList backups() const { return backupsIn(m_folder->path()); }
    [[nodiscard]] journal::Draft closing(const journal::StreamRef& drill) const
    {
        auto draft = aNote(drill, m_clock);
        draft.type = QStringLiteral("incident.closed");
        return draft;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void oneIsMadeWhenAsked()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        BackupKeeper keeper(**journal, m_clock, m_plenty);
        const auto nothing = await(keeper.backUp());
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().fault, Fault::NotFound);
        VERIFY_RESULT(await((*journal)->append({ aNote(test::aDrill(), m_clock) })));
        const auto first = keeper.backUp();
        const auto second = await(keeper.backUp());
        QVERIFY(!second);
        QCOMPARE(second.error().fault, Fault::Conflict);
        const auto made = await(first);
        VERIFY_RESULT(made);
        QCOMPARE(made->entries, 2);
        QCOMPARE(made->at, m_clock.now());
        QCOMPARE(made->bytes, QFileInfo(made->file).size());
        QCOMPARE(backups(), QStringList { made->file });
        // Within the same minute the newer one takes its place.
        VERIFY_RESULT(await((*journal)->append({ aNote(test::aDrill(), m_clock) })));
        QCOMPARE(await(keeper.backUp())->entries, 4);
        QCOMPARE(backups(), QStringList { made->file });
        QCOMPARE(QDir(backupFolder(m_folder->path())).entryList(QDir::Files).size(), 1);
    }

    void theyAreMadeByThemselvesWhenThereIsSomethingNew()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        BackupKeeper keeper(**journal, m_clock, m_plenty);
        const QSignalSpy skipped(&keeper, &BackupKeeper::skipped);
        keeper.watch(1ms);
        const auto drill = test::aDrill();
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        QTRY_COMPARE(backups().size(), 1);
        // Within the hour only the end of an incident is reason enough.
        m_clock.advance(30min);
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        const auto asked = await(keeper.backUpInto(m_folder->filePath(QStringLiteral("elsewhere"))));
        VERIFY_RESULT(asked);
        QCOMPARE(backups().size(), 1);
        VERIFY_RESULT(await((*journal)->append({ closing(drill) })));
        QTRY_COMPARE(backups().size(), 2);
        m_clock.advance(61min);
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        QTRY_COMPARE(backups().size(), 3);
        QCOMPARE(skipped.count(), 0);
    }

    void afterARestartOnlyNewsAreReasonEnough()
    {
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            VERIFY_RESULT(await((*journal)->append({ aNote(test::aDrill(), m_clock) })));
        }
        for (int i = 0; i < 2; ++i) {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            BackupKeeper keeper(**journal, m_clock, m_plenty);
            keeper.watch(1ms);
            if (i == 0)
                QTRY_COMPARE(backups().size(), 1);
            else
                QCOMPARE(backups().size(), 1);
            m_clock.advance(2h);
        }
    }

    void withoutRoomNoneIsMadeAndItIsToldOnce()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        int asked = 0;
        std::atomic_int looks = 0;
        BackupKeeper keeper(**journal, m_clock, [&](const QString&) {
            ++looks;
            return qint64 { 1000 };
        });
        QSignalSpy skipped(&keeper, &BackupKeeper::skipped);
        keeper.watch(1ms);
        for (int i = 0; i < 3; ++i) {
            VERIFY_RESULT(await((*journal)->append({ closing(test::aDrill()) })));
            ++asked;
            QTRY_COMPARE(looks.load(), asked);
        }
        const auto made = await(keeper.backUp());
        QVERIFY(!made);
        QCOMPARE(made.error().fault, Fault::Storage);
        QVERIFY2(
            made.error().text.contains(QStringLiteral("Free some space")), qPrintable(made.error().text));
        QCOMPARE(skipped.count(), 1);
        QCOMPARE(backups(), QStringList());
    }

    void aFullDiskLeavesNoHalfBackup()
    {
        const test::SmallDisk disk;
        QVERIFY2(disk.fault().isEmpty(), qPrintable(disk.fault()));
        const auto store = disk.path(QStringLiteral("store"));
        auto journal = openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        const auto drill = test::aDrill();
        for (int i = 0; i < 40; ++i)
            VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock, QString(20'000, u'x')) })));
        BackupKeeper keeper(**journal, m_clock, m_plenty);
        disk.fill();
        const auto made = await(keeper.backUp());
        QVERIFY(!made);
        QCOMPARE(made.error().fault, Fault::Storage);
        QVERIFY(QDir(backupFolder(store)).isEmpty());
        QVERIFY(QFile::remove(disk.path(QStringLiteral("filler"))));
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
    }

    /// The control: what is copied is looked at, not believed.
    void whatDoesNotHoldIsRemovedAndTold()
    {
        const auto file = m_folder->filePath(QStringLiteral("journal.sqlite"));
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            VERIFY_RESULT(await((*journal)->append({ aNote(test::aDrill(), m_clock) })));
        }
        const auto body = test::bytesOf(file).indexOf("\"type\":\"note.added.1\"");
        QVERIFY(body > 0);
        QVERIFY(test::damage(file, body, "\"type\":\"vote"));
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        BackupKeeper keeper(**journal, m_clock, m_plenty);
        const auto made = await(keeper.backUp());
        QVERIFY(!made);
        QCOMPARE(made.error().fault, Fault::Invalid);
        QVERIFY(QDir(backupFolder(m_folder->path())).isEmpty());
    }

    void aWholeBackupIsAStoreOfItsOwn()
    {
        const auto folder = m_folder->filePath(QStringLiteral("stick/muster"));
        const auto store = m_folder->filePath(QStringLiteral("store"));
        auto journal = openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto kept = await(blobs.put("a screenshot"));
        const auto changed = await(blobs.put("another"));
        VERIFY_RESULT(changed);
        const auto drill = test::aDrill();
        VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock) })));
        QVERIFY(test::damage(blobPath(store, changed->hash), 0, "A"));
        BackupKeeper keeper(**journal, m_clock, m_plenty);
        const auto made = await(keeper.backUpInto(folder));
        VERIFY_RESULT(made);
        QCOMPARE(made->unreadable.size(), 1);
        QVERIFY2(made->unreadable.first().contains(changed->hash), qPrintable(made->unreadable.first()));
        const auto again = await(keeper.backUpInto(folder));
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Invalid);

        auto copy = openJournal(folder, m_clock);
        VERIFY_RESULT(copy);
        QVERIFY(!((*copy)->origin() == (*journal)->origin()));
        QCOMPARE((*copy)->estate(), (*journal)->estate());
        QCOMPARE((*copy)->notices().size(), 1);
        QCOMPARE(*await((*copy)->read(drill.id)), *await((*journal)->read(drill.id)));
        SqliteBlobs copied(**copy);
        QCOMPARE(*await(copied.get(kept->hash)), QByteArray("a screenshot"));
    }

    void anEndInTheMiddleLeavesNothing()
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto drill = test::aDrill();
        for (int i = 0; i < 100; ++i)
            VERIFY_RESULT(await((*journal)->append({ aNote(drill, m_clock, QString(20'000, u'x')) })));
        QFuture<Result<Backup>> made;
        {
            BackupKeeper keeper(**journal, m_clock, m_plenty);
            made = keeper.backUp();
        }
        QVERIFY(!await(made));
        journal->reset();
        QCOMPARE(backups(), QStringList());
        auto again = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(again);
        QCOMPARE(await((*again)->read(drill.id))->size(), 101);
    }

    /// Whatever a store makes is for its owner alone.
    void nobodyElseMayLookIntoAnyFile()
    {
        const auto before = ::umask(022);
        const auto store = m_folder->filePath(QStringLiteral("store"));
        auto journal = openJournal(store, m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        VERIFY_RESULT(await(blobs.put("a screenshot")));
        VERIFY_RESULT(await((*journal)->append({ aNote(test::aDrill(), m_clock) })));
        BackupKeeper keeper(**journal, m_clock, m_plenty);
        VERIFY_RESULT(await(keeper.backUp()));
        static_cast<void>(::umask(before));
        QStringList found;
        QDirIterator entries(
            store, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QFileInfo entry(entries.next());
            found.append(entry.fileName());
            constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                | QFile::WriteOther | QFile::ExeOther;
            // Qt makes the lock, which holds the number of a process and nothing else.
            if (entry.fileName() != u"lock")
                QVERIFY2((entry.permissions() & others) == 0, qPrintable(entry.filePath()));
        }
        for (const auto* name : { "journal.sqlite", "journal.sqlite-wal", "blobs", "backups" })
            QVERIFY2(found.contains(QString::fromLatin1(name)), name);
    }
};

MUSTER_TEST(TstBackupKeeper)
#include "tst_backupkeeper.moc"
