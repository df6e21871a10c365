// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"
#include "core/store/backupkeeper.h"
#include "core/store/database.h"
#include "core/store/erasing.h"
#include "core/store/sqliteblobs.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QRandomGenerator>

using namespace muster;
using namespace muster::store;
using namespace Qt::Literals::StringLiterals;
using muster::test::await;

namespace {

const auto kText = u"payload.text"_s;

journal::Draft erasureOf(
    const journal::StreamRef& stream, const MachineClock& clock, const journal::Erasure& what)
{
    auto draft = test::aNote(stream, clock);
    draft.type = journal::kErasure;
    draft.payload = journal::payloadOf(what);
    draft.texts = { { u"why"_s, u"A password."_s } };
    return draft;
}

journal::Draft withFile(
    const journal::StreamRef& stream, const MachineClock& clock, const journal::Attachment& file)
{
    auto draft = test::aNote(stream, clock);
    draft.type = u"evidence.attached"_s;
    draft.attachments = { file };
    return draft;
}

/// The files below the folder in which these bytes stand.
QStringList filesWith(const QString& folder, const QByteArray& bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found.append(QDir(folder).relativeFilePath(file.fileName()));
    }
    return found;
}

} // namespace

class TstErasing final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    journal::StreamRef m_drill = test::aDrill();

    Result<journal::Event> record(SqliteJournal& journal, const journal::Draft& draft)
    {
        const auto stored = await(journal.append({ draft }));
        return stored ? Result<journal::Event>(stored->first()) : fail(stored.error());
    }
    Result<journal::Event> note(SqliteJournal& journal, const QString& text)
    {
        return record(journal, test::aNote(m_drill, m_clock, text));
    }
    Result<journal::Event> erase(SqliteJournal& journal, const journal::Erasure& what)
    {
        return record(journal, erasureOf(m_drill, m_clock, what));
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    /// Texts of all lengths, some of them over many pages: whatever way SQLite keeps them, nothing is left.
    void whatWasTakenBackStandsInNoFile()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        QRandomGenerator random(20261128);
        QList<journal::LeafRef> secrets;
        for (int i = 0; i < 600; ++i) {
            const auto text = u"secret-%1-ends "_s.arg(i, 4, 10, QLatin1Char('0'))
                                  .repeated(1 + random.bounded(i % 9 == 0 ? 900 : 6));
            const auto event = note(**journal, text);
            VERIFY_RESULT(event);
            secrets.append({ event->id, kText });
        }
        const auto bytesOf
            = [](int i) { return "secret-" + QByteArray::number(i).rightJustified(4, '0') + "-ends"; };
        QVERIFY(!filesWith(m_folder->path(), bytesOf(7)).isEmpty());
        QSet<int> gone;
        for (int round = 0; round < 6; ++round) {
            journal::Erasure what;
            for (int k = 0; k < 10; ++k) {
                const auto i = random.bounded(600);
                if (gone.contains(i))
                    continue;
                gone.insert(i);
                what.leaves.append(secrets[i]);
            }
            VERIFY_RESULT(erase(**journal, what));
            for (const auto i : gone)
                QCOMPARE(filesWith(m_folder->path(), bytesOf(i)), QStringList());
            // What comes afterwards finds room in what became free.
            for (int k = 0; k < 20; ++k)
                VERIFY_RESULT(note(**journal, u"later "_s.repeated(random.bounded(300))));
        }
        const auto events = await((*journal)->read(m_drill.id));
        VERIFY_RESULT(events);
        int texts = 0;
        for (const auto& event : *events)
            texts += event.text("text"_L1).value_or(QString()).startsWith(u"secret-") ? 1 : 0;
        QCOMPARE(texts, 600 - int(gone.size()));
        const auto faults = await((*journal)->verify());
        VERIFY_RESULT(faults);
        QVERIFY2(faults->isEmpty(), qPrintable(faults->isEmpty() ? QString() : faults->first().text));
    }

    void theSearchItselfFindsWhatIsThere()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        VERIFY_RESULT(note(**journal, u"hunter2-hunter2"_s));
        QVERIFY(!filesWith(m_folder->path(), "hunter2-hunter2").isEmpty());
    }

    void onlyTheOwnIncidentCanTakeItBack()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto event = note(**journal, u"stays"_s);
        VERIFY_RESULT(event);
        const auto other = test::aDrill();
        VERIFY_RESULT(record(**journal, erasureOf(other, m_clock, { { { event->id, kText } }, {} })));
        const auto events = await((*journal)->read(m_drill.id));
        QCOMPARE(events->last().text("text"_L1), u"stays"_s);
    }

    void whatAnotherConsoleTookBackGoesHereToo_data()
    {
        QTest::addColumn<bool>("erasureFirst");
        QTest::newRow("the text was here before") << false;
        QTest::newRow("it comes with its erasure") << true;
    }
    void whatAnotherConsoleTookBackGoesHereToo()
    {
        QFETCH(const bool, erasureFirst);
        const QTemporaryDir elsewhere;
        QList<journal::Event> before;
        QList<journal::Event> all;
        {
            const auto other = test::openJournal(elsewhere.path(), m_clock, 9);
            VERIFY_RESULT(other);
            const auto event = note(**other, u"hunter2-hunter2"_s);
            VERIFY_RESULT(event);
            before = *await((*other)->read(m_drill.id));
            VERIFY_RESULT(erase(**other, { { { event->id, kText } }, {} }));
            all = *await((*other)->read(m_drill.id));
        }
        // As a bundle brings it that was made before, and kept.
        auto withText = before;
        withText.append(all.last());
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        QList<journal::Event> told;
        connect((*journal).get(), &journal::Journal::appended, this,
            [&](const QList<journal::Event>& events) { told += events; });
        VERIFY_RESULT(await((*journal)->admit(erasureFirst ? withText : before)));
        if (!erasureFirst) {
            QVERIFY(!filesWith(m_folder->path(), "hunter2-hunter2").isEmpty());
            VERIFY_RESULT(await((*journal)->admit(all)));
        }
        QCOMPARE(filesWith(m_folder->path(), "hunter2-hunter2"), QStringList());
        // And again, however often the old bundle comes.
        VERIFY_RESULT(await((*journal)->admit(before)));
        QCOMPARE(filesWith(m_folder->path(), "hunter2-hunter2"), QStringList());
        QVERIFY(await((*journal)->verify())->isEmpty());
        const auto events = await((*journal)->read(m_drill.id));
        QCOMPARE(events->size(), 3);
        QCOMPARE(events->at(1).text("text"_L1), std::nullopt);
    }

    /// Another one's chain may be stored before the one whose text it takes back.
    void aTextThatComesAfterItsErasureDoesNotComeIn()
    {
        const QTemporaryDir first;
        const QTemporaryDir second;
        const auto one = test::openJournal(first.path(), m_clock, 8);
        const auto two = test::openJournal(second.path(), m_clock, 9);
        VERIFY_RESULT(one);
        VERIFY_RESULT(two);
        const auto event = note(**one, u"hunter2-hunter2"_s);
        VERIFY_RESULT(event);
        const auto ofOne = *await((*one)->read(m_drill.id));
        VERIFY_RESULT(await((*two)->admit(ofOne)));
        VERIFY_RESULT(erase(**two, { { { event->id, kText } }, {} }));
        QList<journal::Event> ofTwo;
        const auto all = *await((*two)->read(m_drill.id));
        std::copy_if(all.begin(), all.end(), std::back_inserter(ofTwo),
            [&](const journal::Event& known) { return known.origin == (*two)->origin(); });
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        VERIFY_RESULT(await((*journal)->admit(ofTwo)));
        QList<journal::Event> told;
        connect((*journal).get(), &journal::Journal::appended, this,
            [&](const QList<journal::Event>& events) { told += events; });
        VERIFY_RESULT(await((*journal)->admit(ofOne)));
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.last().text("text"_L1), std::nullopt);
        QCOMPARE(filesWith(m_folder->path(), "hunter2-hunter2"), QStringList());
    }

    void aNameGoesFromWhoActed()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        // The first entry of a chain stands under the name of who made it necessary.
        VERIFY_RESULT(note(**journal, u"first"_s));
        auto draft = test::aNote(m_drill, m_clock);
        draft.actor.name = u"Zebulon Quist"_s;
        const auto event = record(**journal, draft);
        VERIFY_RESULT(event);
        VERIFY_RESULT(erase(**journal, { { { event->id, u"actor.name"_s } }, {} }));
        QCOMPARE(filesWith(m_folder->path(), "Zebulon"), QStringList());
        const auto events = await((*journal)->read(m_drill.id));
        QCOMPARE(events->at(2).actor.name, QString());
        QCOMPARE(events->at(2).actor.person, draft.actor.person);
    }

    void aFileGoesWhenEveryIncidentTookItBack()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto file = await(blobs.put("hunter2-in-a-picture"));
        VERIFY_RESULT(file);
        const auto other = test::aDrill();
        VERIFY_RESULT(record(**journal, withFile(m_drill, m_clock, *file)));
        VERIFY_RESULT(record(**journal, withFile(other, m_clock, *file)));
        VERIFY_RESULT(erase(**journal, { {}, { file->hash } }));
        VERIFY_RESULT(await(blobs.get(file->hash)));
        VERIFY_RESULT(record(**journal, erasureOf(other, m_clock, { {}, { file->hash } })));
        const auto gone = await(blobs.get(file->hash));
        QVERIFY(!gone);
        QCOMPARE(gone.error().fault, Fault::NotFound);
        QCOMPARE(filesWith(m_folder->path(), "hunter2-in-a-picture"), QStringList());
        const auto again = await(blobs.put("hunter2-in-a-picture"));
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::Denied);
        QCOMPARE(filesWith(m_folder->path(), "hunter2-in-a-picture"), QStringList());
    }

    /// It ended in the middle: after the entry was on the disk, before the bytes were gone everywhere.
    void whatWasNotFinishedIsFinishedAtTheNextStart()
    {
        QString hash;
        QByteArray bytes("hunter2-in-a-picture");
        {
            const auto journal = test::openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            SqliteBlobs blobs(**journal);
            const auto file = await(blobs.put(bytes));
            hash = file->hash;
            VERIFY_RESULT(record(**journal, withFile(m_drill, m_clock, *file)));
            VERIFY_RESULT(erase(**journal, { {}, { hash } }));
        }
        const auto path = m_folder->filePath(u"blobs/%1/%2"_s.arg(hash.left(2), hash));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        QCOMPARE(
            test::tamper(journalFile(m_folder->path()), { u"DELETE FROM meta WHERE k = 'erased_through'"_s }),
            QString());
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        QVERIFY(!QFile::exists(path));
        QCOMPARE((*journal)->notices(), QStringList());
    }

    void whatCannotBeRemovedIsSaidAndTriedAgain()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        SqliteBlobs blobs(**journal);
        const auto file = await(blobs.put("hunter2-in-a-picture"));
        VERIFY_RESULT(file);
        VERIFY_RESULT(record(**journal, withFile(m_drill, m_clock, *file)));
        // A folder stands where the file was: nothing removes that as a file.
        const auto path = m_folder->filePath(u"blobs/%1/%2"_s.arg(file->hash.left(2), file->hash));
        QVERIFY(QFile::remove(path));
        QVERIFY(QDir().mkpath(path + u"/in"_s));
        QList<journal::Event> told;
        connect((*journal).get(), &journal::Journal::appended, this,
            [&](const QList<journal::Event>& events) { told += events; });
        const auto erased = erase(**journal, { {}, { file->hash } });
        QVERIFY(!erased);
        QCOMPARE(erased.error().fault, Fault::Storage);
        QVERIFY2(erased.error().text.contains(u"tried again"), qPrintable(erased.error().text));
        QVERIFY(!erased.error().text.contains(u"NOT RECORDED"));
        QCOMPARE(told.size(), 1);
    }

    void backupsForgetToo()
    {
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        const auto event = note(**journal, u"hunter2-hunter2"_s);
        VERIFY_RESULT(event);
        VERIFY_RESULT(note(**journal, u"stays-where-it-is"_s));
        BackupKeeper keeper(**journal, m_clock, [](const QString&) { return qint64 { 1 } << 40; });
        VERIFY_RESULT(await(keeper.backUp()));
        QVERIFY(!backupsIn(m_folder->path()).isEmpty());
        const auto backup = backupsIn(m_folder->path()).first();
        QVERIFY(filesWith(QFileInfo(backup).path(), "hunter2-hunter2").size() == 1);
        VERIFY_RESULT(erase(**journal, { { { event->id, kText } }, {} }));
        QCOMPARE(filesWith(m_folder->path(), "hunter2-hunter2"), QStringList());
        QVERIFY(filesWith(QFileInfo(backup).path(), "stays-where-it-is").size() == 1);
        QCOMPARE(QDir(QFileInfo(backup).path()).entryList(QDir::Files).size(), 1);
    }

    /// The incident that still has the file cannot be read any more: the log goes on without both.
    void aSecondPlaceIsHadWithoutAFileThatItMayNotHave()
    {
        const QTemporaryDir second;
        const auto other = test::aDrill();
        {
            const auto journal = test::openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            SqliteBlobs blobs(**journal);
            const auto file = *await(blobs.put("in both"));
            VERIFY_RESULT(record(**journal, withFile(m_drill, m_clock, file)));
            VERIFY_RESULT(record(**journal, withFile(other, m_clock, file)));
            VERIFY_RESULT(erase(**journal, { {}, { file.hash } }));
            VERIFY_RESULT(await(blobs.get(file.hash)));
        }
        QCOMPARE(
            test::tamper(journalFile(m_folder->path()),
                { u"DROP TRIGGER event_stays"_s,
                    u"UPDATE event SET body = x'00' WHERE type = 'evidence.attached' AND stream = x'%1'"_s
                        .arg(QString::fromLatin1(other.id.uuid().toRfc4122().toHex())) }),
            QString());
        const auto journal = test::openJournal(m_folder->path(), m_clock);
        VERIFY_RESULT(journal);
        auto lock = StoreLock::take(second.filePath(u"store"_s));
        VERIFY_RESULT(lock);
        const auto moved = await((*journal)->goOnIn(*std::move(lock), {}));
        VERIFY_RESULT(moved);
        QVERIFY(!*moved);
        QCOMPARE(await((*journal)->read(m_drill.id))->size(), 3);
        QCOMPARE(filesWith(second.path(), "in both"), QStringList());
    }

    /// As somebody with a shell could try: not even then without an entry that says so.
    void theFileItselfLetsNothingGoWithoutAnEntry()
    {
        {
            const auto journal = test::openJournal(m_folder->path(), m_clock);
            VERIFY_RESULT(journal);
            SqliteBlobs blobs(**journal);
            const auto file = await(blobs.put("bytes"));
            VERIFY_RESULT(record(**journal, withFile(m_drill, m_clock, *file)));
        }
        const auto file = journalFile(m_folder->path());
        for (const auto& attempt : { u"DELETE FROM leaf"_s, u"DELETE FROM blob"_s, u"DELETE FROM blob_use"_s,
                 u"UPDATE blob_use SET n = 1"_s })
            QVERIFY2(!test::tamper(file, { attempt }).isEmpty(), qPrintable(attempt));
    }
};

MUSTER_TEST(TstErasing)
#include "tst_erasing.moc"
