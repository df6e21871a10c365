// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/store/backupkeeper.h"
#include "core/store/blobfiles.h"
#include "core/store/recovery.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/store/damage.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace muster;
using namespace muster::store;
using muster::test::aNote;
using muster::test::await;
using muster::test::kPage;
using muster::test::openJournal;

class TstRecovery final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    /// Two drills of this console, and one of another.
    QList<journal::StreamRef> m_drills;
    QList<journal::Event> m_events;
    std::optional<journal::OriginId> m_origin;
    std::optional<journal::StreamId> m_estate;
    QString m_blob;

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString file() const { return path(QStringLiteral("journal.sqlite")); }
    [[nodiscard]] QStringList quarantines() const
    {
        return QDir(m_folder->path()).entryList({ QStringLiteral("quarantine-*") }, QDir::Dirs);
    }

    void write(SqliteJournal& journal, int notes)
    {
        QList<journal::Draft> drafts;
        for (int i = 0; i < notes; ++i) {
            drafts.append(
                aNote(m_drills[i % 2], m_clock, QStringLiteral("Note %1. ").arg(i).repeated(1 + i % 90)));
        }
        VERIFY_RESULT(await(journal.append(drafts)));
    }
    [[nodiscard]] QList<journal::Event> all(SqliteJournal& journal) const
    {
        QList<journal::Event> events;
        for (const auto& drill : m_drills)
            events += *await(journal.read(drill.id));
        return events;
    }
    /// A journal as an evening leaves it; `withBackup`: its first half is in a backup.
    void make(bool withBackup)
    {
        m_drills = { test::aDrill(), test::aDrill(), test::aDrill() };
        const QTemporaryDir other;
        QList<journal::Event> theirs;
        {
            auto journal = openJournal(other.path(), m_clock, 9);
            VERIFY_RESULT(journal);
            QList<journal::Draft> drafts;
            for (int i = 0; i < 20; ++i)
                drafts.append(aNote(m_drills[2], m_clock));
            VERIFY_RESULT(await((*journal)->append(drafts)));
            theirs = *await((*journal)->read(m_drills[2].id));
        }
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        m_blob = await(blobs.put("a screenshot"))->hash;
        VERIFY_RESULT(await((*journal)->append({ aNote((*journal)->estate(), m_clock) })));
        VERIFY_RESULT(await((*journal)->admit(theirs)));
        write(**journal, 60);
        if (withBackup) {
            BackupKeeper keeper(**journal, m_clock, [](const QString&) { return qint64 { 1 } << 40; });
            VERIFY_RESULT(await(keeper.backUp()));
        }
        write(**journal, 60);
        m_events = all(**journal);
        m_origin = (*journal)->origin();
        m_estate = (*journal)->estate().id;
    }
    /// Every entry that is there is one of before, they hold, and the console is a new one. Answers how many
    /// there are.
    void lookAtWhatIsThere(qsizetype& there)
    {
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto events = all(**journal);
        for (const auto& event : events) {
            const auto before = std::find_if(m_events.begin(), m_events.end(),
                [&](const journal::Event& known) { return known.id == event.id; });
            QVERIFY(before != m_events.end());
            QCOMPARE(event.body, before->body);
        }
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
        QVERIFY(!((*journal)->origin() == *m_origin));
        VERIFY_RESULT(await((*journal)->append({ aNote(m_drills[0], m_clock) })));
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
        there = events.size();
    }
    [[nodiscard]] Result<Recovery> recovered() const { return recover(m_folder->path(), m_clock.now()); }
    /// Pages of the table of events: leaves (13) or what leads to them (5).
    [[nodiscard]] QList<qint64> pagesOf(char type, const QByteArray& with) const
    {
        const auto bytes = test::bytesOf(file());
        QList<qint64> pages;
        for (qint64 at = kPage; at < bytes.size(); at += kPage) {
            if (bytes[at] == type && bytes.mid(at, kPage).contains(with))
                pages.append(at);
        }
        return pages;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aSoundJournalIsLeftAlone()
    {
        make(false);
        const auto before = test::bytesOf(file());
        const auto recovery = recovered();
        QVERIFY(!recovery);
        QCOMPARE(recovery.error().fault, Fault::NotFound);
        QCOMPARE(recovery.error().detail, QString(kNothingToRecover));
        QCOMPARE(test::bytesOf(file()), before);
        QCOMPARE(quarantines(), QStringList());
    }

    void nothingIsNothingToRecover()
    {
        const auto recovery = recovered();
        QVERIFY(!recovery);
        QCOMPARE(recovery.error().detail, QString(kNothingToRecover));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void whatIsNotDamagedIsThereAfterwards_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("withBackup");
        QTest::addColumn<bool>("isWhole");
        // Undamaged at least, in percent of all entries.
        QTest::addColumn<int>("least");
        QTest::newRow("the header is zeros") << "header" << false << true << 100;
        QTest::newRow("the first page is zeros") << "first page" << false << true << 100;
        QTest::newRow("what leads to the rows") << "inner pages" << false << true << 100;
        QTest::newRow("a page of rows") << "leaf page" << false << false << 30;
        QTest::newRow("a page of rows, with a backup") << "leaf page" << true << true << 100;
        QTest::newRow("bytes in the middle of rows") << "bytes" << false << false << 30;
        QTest::newRow("bytes in the middle of rows, with a backup") << "bytes" << true << true << 100;
        QTest::newRow("half of the file") << "half" << false << false << 20;
        QTest::newRow("half of the file, with a backup") << "half" << true << false << 50;
        QTest::newRow("garbage") << "garbage" << false << false << 0;
        QTest::newRow("garbage, with a backup") << "garbage" << true << false << 50;
        QTest::newRow("empty, with a backup") << "empty" << true << false << 50;
        QTest::newRow("gone, with a backup") << "gone" << true << false << 50;
    }
    void whatIsNotDamagedIsThereAfterwards()
    {
        QFETCH(const QString, kind);
        QFETCH(const bool, withBackup);
        QFETCH(const bool, isWhole);
        QFETCH(const int, least);
        make(withBackup);
        const auto size = QFileInfo(file()).size();
        if (kind == u"header") {
            QVERIFY(test::damage(file(), 0, QByteArray(100, '\0')));
        } else if (kind == u"first page") {
            QVERIFY(test::damage(file(), 0, QByteArray(kPage, '\0')));
        } else if (kind == u"inner pages") {
            const auto pages = pagesOf('\x05', {});
            QVERIFY(!pages.isEmpty());
            for (const auto page : pages)
                QVERIFY(test::damage(file(), page, QByteArray(kPage, '\xff')));
        } else if (kind == u"leaf page" || kind == u"bytes") {
            // In the first half, which the backup has.
            const auto pages = pagesOf('\x0d', "\"type\":\"note.added.1\"");
            QVERIFY(pages.size() > 6);
            const auto page = pages[pages.size() / 3];
            QVERIFY(kind == u"bytes" ? test::damage(file(), page + 2000, QByteArray(40, '\xff'))
                                     : test::damage(file(), page, QByteArray(kPage, '\xff')));
        } else if (kind == u"half") {
            QVERIFY(QFile(file()).resize(size / 2));
        } else if (kind == u"garbage") {
            QVERIFY(test::setBytes(file(), QByteArray(size, 'x')));
        } else if (kind == u"empty") {
            QVERIFY(QFile(file()).resize(0));
        } else {
            QVERIFY(QFile::remove(file()));
        }
        const auto damaged = test::bytesOf(file());

        const auto recovery = recovered();
        if (kind == u"bytes" && !withBackup && !recovery) {
            // SQLite finds nothing, and nothing is better than what there is.
            QCOMPARE(recovery.error().detail, QString(kNothingToRecover));
            QCOMPARE(test::bytesOf(file()), damaged);
            return;
        }
        VERIFY_RESULT(recovery);
        const auto report = textOf(*recovery);
        QVERIFY2(recovery->isWhole() == isWhole, qPrintable(report));
        QCOMPARE(recovery->backups.isEmpty(), !withBackup);
        qsizetype there = -1;
        lookAtWhatIsThere(there);
        QVERIFY2(there >= m_events.size() * least / 100,
            qPrintable(QStringLiteral("%1 of %2\n%3").arg(there).arg(m_events.size()).arg(report)));
        if (isWhole)
            QCOMPARE(there, m_events.size());
        // Nothing is deleted, and the report lies beside it.
        QCOMPARE(quarantines().size(), 1);
        QCOMPARE(recovery->quarantine, path(quarantines().first()));
        if (kind != u"gone")
            QCOMPARE(
                QFileInfo(recovery->quarantine + QStringLiteral("/journal.sqlite")).size(), damaged.size());
        QCOMPARE(QString::fromUtf8(test::bytesOf(recovery->quarantine + QStringLiteral("/report.txt"))),
            report + u'\n');
        // It is the same team's record as before, where anything tells.
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        if (least > 0)
            QCOMPARE((*journal)->estate().id, *m_estate);
        SqliteBlobs blobs(**journal);
        QCOMPARE(*await(blobs.get(m_blob)), QByteArray("a screenshot"));
        journal->reset();
        QVERIFY2(!recovered(), "a second time there is nothing to recover");
    }

    /// The control: what the gate does not let in does not come in.
    void whatWasWrittenAnewDoesNotComeIn()
    {
        make(false);
        QVERIFY(test::damage(file(), 0, QByteArray(100, '\0')));
        // Somebody changes a text in place, and the body of another entry.
        auto bytes = test::bytesOf(file());
        const auto text = bytes.indexOf("Note 11. Note 11.");
        QVERIFY(text > 0);
        bytes.replace(text, 8, "Vote 11.");
        const auto body = bytes.lastIndexOf("\"type\":\"note.added.1\"");
        QVERIFY(body > 0);
        bytes.replace(body, 13, "\"type\":\"vote.");
        QVERIFY(test::setBytes(file(), bytes));
        const auto recovery = recovered();
        VERIFY_RESULT(recovery);
        QVERIFY(!recovery->isWhole());
        QCOMPARE(recovery->withoutText, 1);
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        for (const auto& event : all(**journal)) {
            QVERIFY(!event.body.contains("vote."));
            QVERIFY(event.text(QLatin1StringView("text")).value_or(QString()) != u"Vote 11.");
        }
        QCOMPARE(*await((*journal)->verify()), QList<journal::ChainFault>());
    }

    void aJournalWithoutItsLogGoesOnFromWhatIsInIt()
    {
        make(false);
        const QTemporaryDir image;
        const auto copy = image.filePath(QStringLiteral("journal.sqlite"));
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            write(**journal, 3);
            QVERIFY(QFile::copy(file(), copy));
        }
        const auto recovery = recover(image.path(), m_clock.now());
        QVERIFY(!recovery);
        QCOMPARE(recovery.error().detail, QString(kNothingToRecover));
        auto journal = openJournal(image.path(), m_clock);
        VERIFY_RESULT(journal);
        QCOMPARE(all(**journal), m_events);
    }

    /// SQLite would take an empty file for a new journal, and throw its log away.
    void aLogWithoutItsJournalIsNotThrownAway()
    {
        make(false);
        const QTemporaryDir image;
        const auto copy = image.filePath(QStringLiteral("journal.sqlite"));
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            write(**journal, 5);
            QVERIFY(QFile::copy(file() + QStringLiteral("-wal"), copy + QStringLiteral("-wal")));
            QVERIFY(test::setBytes(copy, {}));
        }
        const auto opened = openJournal(image.path(), m_clock);
        QVERIFY(!opened);
        QVERIFY(isDamage(opened.error()));
        QVERIFY2(
            opened.error().text.contains(QStringLiteral("log recover")), qPrintable(opened.error().text));
        const auto recovery = recover(image.path(), m_clock.now());
        VERIFY_RESULT(recovery);
        QVERIFY(QFile::exists(recovery->quarantine + QStringLiteral("/journal.sqlite-wal")));
        VERIFY_RESULT(openJournal(image.path(), m_clock));
    }

    void aDamagedJournalIsToldApartWhenItOpens()
    {
        make(false);
        QVERIFY(test::damage(file(), 0, QByteArray(100, 'x')));
        const auto opened = openJournal(m_folder->path(), m_clock);
        QVERIFY(!opened);
        QVERIFY(isDamage(opened.error()));
        QVERIFY(!isDamage({ Fault::Storage, QStringLiteral("full"), QStringLiteral("sqlite 13") }));
    }

    /// A crash at any moment: the new journal is ready, and not all is moved.
    void whatACrashLeftIsFinished_data()
    {
        QTest::addColumn<int>("moved");
        for (const int moved : { 0, 1, 2 })
            QTest::addRow("%d files were moved", moved) << moved;
    }
    void whatACrashLeftIsFinished()
    {
        QFETCH(const int, moved);
        make(false);
        QVERIFY(test::damage(file(), 0, QByteArray(100, '\0')));
        QVERIFY(test::setBytes(path(QStringLiteral("search.sqlite")), "derived"));
        const auto recovery = recovered();
        VERIFY_RESULT(recovery);
        // Back to the moment before the last steps.
        const QDir store(m_folder->path());
        const QDir quarantine(recovery->quarantine);
        const auto back = [&](const QString& name) {
            return QFile::rename(quarantine.filePath(name), store.filePath(name));
        };
        QVERIFY(QFile::rename(file(), quarantine.filePath(QStringLiteral("new-journal.sqlite"))));
        if (moved < 2)
            QVERIFY(back(QStringLiteral("search.sqlite")));
        if (moved < 1)
            QVERIFY(back(QStringLiteral("journal.sqlite")));
        qsizetype there = -1;
        lookAtWhatIsThere(there);
        QCOMPARE(there, m_events.size());
        QVERIFY(QFile::exists(quarantine.filePath(QStringLiteral("journal.sqlite"))));
        QVERIFY(QFile::exists(quarantine.filePath(QStringLiteral("search.sqlite"))));
        QVERIFY(!store.exists(QStringLiteral("search.sqlite")));
    }

    /// A backup that still has a text which was taken back brings it to nobody.
    void whatWasTakenBackStaysGone()
    {
        m_drills = { test::aDrill() };
        const auto secret = aNote(m_drills[0], m_clock, QStringLiteral("hunter2 was pasted"));
        {
            auto journal = openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            VERIFY_RESULT(await((*journal)->append({ secret })));
            {
                BackupKeeper keeper(**journal, m_clock, [](const QString&) { return qint64 { 1 } << 40; });
                VERIFY_RESULT(await(keeper.backUp()));
            }
            const auto backup = backupsIn(m_folder->path()).first();
            QVERIFY(QFile::copy(backup, path(QStringLiteral("kept"))));
            auto erasure = aNote(m_drills[0], m_clock);
            erasure.type = QString(journal::kErasure);
            erasure.payload = journal::payloadOf(
                journal::Erasure { { { secret.id, QStringLiteral("payload.text") } }, {} });
            erasure.texts = { { QStringLiteral("why"), QStringLiteral("a password") } };
            VERIFY_RESULT(await((*journal)->append({ erasure })));
            journal->reset();
            // Somebody puts an old copy back among the backups.
            QFile::remove(backup);
            QVERIFY(QFile::rename(path(QStringLiteral("kept")), backup));
        }
        QVERIFY(test::damage(file(), 0, QByteArray(100, '\0')));
        const auto recovery = recovered();
        VERIFY_RESULT(recovery);
        QVERIFY2(recovery->isWhole(), qPrintable(textOf(*recovery)));
        auto journal = openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto events = await((*journal)->read(m_drills[0].id));
        QCOMPARE(events->size(), 3);
        QVERIFY(!(*events)[1].text(QLatin1StringView("text")));
        journal->reset();
        QVERIFY(!test::bytesOf(file()).contains("hunter2"));
    }

    void anotherProgramsFileIsNotMoved()
    {
        QCOMPARE(test::tamper(file(), { QStringLiteral("CREATE TABLE theirs (a INTEGER)") }), QString());
        const auto before = test::bytesOf(file());
        const auto recovery = recovered();
        QVERIFY(!recovery);
        QCOMPARE(recovery.error().fault, Fault::Invalid);
        QCOMPARE(test::bytesOf(file()), before);
        QCOMPARE(quarantines(), QStringList());
    }

    void aStoredFileThatWasChangedIsTold()
    {
        make(false);
        QVERIFY(test::damage(file(), 0, QByteArray(100, '\0')));
        const auto blob = blobPath(m_folder->path(), m_blob);
        QVERIFY(test::damage(blob, 0, "A"));
        const auto recovery = recovered();
        VERIFY_RESULT(recovery);
        QCOMPARE(recovery->changedFiles, QStringList { blob });
        QVERIFY(!recovery->isWhole());
    }
};

MUSTER_TEST(TstRecovery)
#include "tst_recovery.moc"
