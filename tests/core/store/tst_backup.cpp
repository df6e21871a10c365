// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/erasure.h"
#include "core/store/backup.h"
#include "tests/core/store/storefixture.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

#include <chrono>

using namespace muster;
using namespace muster::store;
using namespace std::chrono_literals;
using muster::test::aNote;

class TstBackup final : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    const std::atomic_bool m_goesOn = false;

    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] StoreSetup setup() const
    {
        return { m_folder->path(), test::fixedSigner(), QStringLiteral("file"), m_clock };
    }
    [[nodiscard]] static Instant at(const QString& text) { return *instantFromIso(text); }
    static bool holds(const QString& file, const QByteArray& bytes)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) && opened.readAll().contains(bytes);
    }
    /// Copies the whole journal of a worker, and `between` the slices does something.
    static Result<Standing> copied(
        StoreWorker& worker, const QString& file, const std::function<void()>& between = [] {})
    {
        std::optional<Result<Standing>> answer;
        worker.backUp(file, [&](Result<Standing> standing) { answer = std::move(standing); });
        while (!answer) {
            between();
            QCoreApplication::processEvents();
        }
        return *answer;
    }

private slots:
    void init()
    {
        test::failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void aNameTellsWhenItWasMade()
    {
        const auto time = at(QStringLiteral("2026-11-28T20:00:00.000Z"));
        QCOMPARE(backupName(time), QStringLiteral("journal-2026-11-28T2000Z.sqlite"));
        QCOMPARE(backupTime(QStringLiteral("/x/journal-2026-11-28T2000Z.sqlite")), std::optional(time));
        for (const auto* other : { "journal.sqlite", "journal-2026-11-28T2000Z.sqlite-wal",
                 "journal-2026-13-28T2000Z.sqlite", "journal-26-11-28T2000Z.sqlite", "part" })
            QVERIFY2(!backupTime(QString::fromLatin1(other)), other);
    }

    void whichAreKept()
    {
        // Every hour for forty days.
        const auto last = at(QStringLiteral("2026-11-28T20:00:00.000Z"));
        QList<Instant> made;
        for (int hour = 0; hour < 40 * 24; ++hour)
            made.append(last - std::chrono::hours(hour));
        const auto kept = whichToKeep(made);
        QStringList names;
        for (const auto& one : kept)
            names.append(isoText(one).left(16));
        QCOMPARE(names,
            (QStringList { QStringLiteral("2026-11-28T20:00"), QStringLiteral("2026-11-28T19:00"),
                QStringLiteral("2026-11-28T18:00"), QStringLiteral("2026-11-27T23:00"),
                QStringLiteral("2026-11-26T23:00"), QStringLiteral("2026-11-25T23:00"),
                QStringLiteral("2026-11-24T23:00"), QStringLiteral("2026-11-23T23:00"),
                QStringLiteral("2026-11-22T23:00"), QStringLiteral("2026-11-15T23:00"),
                QStringLiteral("2026-11-08T23:00") }));
        // Doing so again and again, as they come, keeps as many.
        QList<Instant> there;
        for (int hour = 40 * 24 - 1; hour >= 0; --hour)
            there = whichToKeep(there << made[hour]);
        QCOMPARE(there.size(), kept.size());
        QCOMPARE(there.first(), last);
    }

    void rareOnesAreAllKept()
    {
        QList<Instant> made;
        for (int month = 0; month < 4; ++month)
            made.append(at(QStringLiteral("2026-0%1-01T00:00:00.000Z").arg(month + 1)));
        QCOMPARE(whichToKeep(made).size(), 4);
        QVERIFY(whichToKeep({}).isEmpty());
    }

    void theNextIsDueAfterAnHour()
    {
        const auto now = m_clock.now();
        QVERIFY(isBackupDue({}, now));
        QVERIFY(!isBackupDue(now, now));
        QVERIFY(!isBackupDue(now - 59min, now));
        QVERIFY(isBackupDue(now - 60min, now));
        QVERIFY2(isBackupDue(now + 2h, now), "the clock was set back");
    }

    void theCopyHasWhatWasWrittenMeanwhileAndIsOneFile()
    {
        StoreWorker worker(setup());
        VERIFY_RESULT(worker.open());
        const auto drill = test::aDrill();
        for (int i = 0; i < 200; ++i)
            VERIFY_RESULT(worker.append({ aNote(drill, m_clock, QString(4000, u'x')) }));
        const auto file = path(QStringLiteral("copy"));
        int slices = 0;
        const auto standing = copied(worker, file, [&] {
            // In the middle of it, somebody acts, in an old chain and a new one.
            if (++slices == 3) {
                static_cast<void>(worker.append({ aNote(drill, m_clock) }));
                static_cast<void>(worker.append({ aNote(test::aDrill(), m_clock) }));
            }
        });
        VERIFY_RESULT(standing);
        QVERIFY2(slices > 3, "the journal was copied at once");
        QCOMPARE(standing->newest, 204);
        const auto entries = checkCopy(file, standing->heads, m_goesOn);
        VERIFY_RESULT(entries);
        QCOMPARE(*entries, 204);
        QCOMPARE(QDir(m_folder->path()).entryList({ QStringLiteral("copy*") }),
            QStringList { QStringLiteral("copy") });
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QFile header(file);
        QVERIFY(header.open(QIODevice::ReadOnly));
        QCOMPARE(header.read(20).right(2), QByteArray("\1\1"));
        // And the journal goes on.
        VERIFY_RESULT(worker.append({ aNote(drill, m_clock) }));
    }

    void aCopyThatIsNotTheJournalIsFound_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::newRow("as it was") << QString();
        QTest::newRow("an entry is missing")
            << QStringLiteral("DELETE FROM event WHERE n = (SELECT max(n) FROM event)");
        QTest::newRow("a byte of an entry")
            << QStringLiteral("UPDATE event SET body = CAST(replace(CAST(body "
                              "AS TEXT), '2026', '2025') AS BLOB) WHERE n = 3");
        QTest::newRow("a link") << QStringLiteral("UPDATE event SET prev = zeroblob(32) WHERE n = 3");
    }
    void aCopyThatIsNotTheJournalIsFound()
    {
        QFETCH(const QString, statement);
        StoreWorker worker(setup());
        VERIFY_RESULT(worker.open());
        const auto drill = test::aDrill();
        for (int i = 0; i < 5; ++i)
            VERIFY_RESULT(worker.append({ aNote(drill, m_clock) }));
        const auto file = path(QStringLiteral("copy"));
        const auto standing = copied(worker, file);
        VERIFY_RESULT(standing);
        if (!statement.isEmpty()) {
            QCOMPARE(test::tamper(file,
                         { QStringLiteral("DROP TRIGGER event_remains"),
                             QStringLiteral("DROP TRIGGER event_stays"), statement }),
                QString());
        }
        const auto checked = checkCopy(file, standing->heads, m_goesOn);
        QCOMPARE(checked.has_value(), statement.isEmpty());
        if (!checked)
            QCOMPARE(checked.error().fault, Fault::Invalid);
    }

    void aCheckCanBeStopped()
    {
        StoreWorker worker(setup());
        VERIFY_RESULT(worker.open());
        VERIFY_RESULT(worker.append({ aNote(test::aDrill(), m_clock) }));
        const auto standing = copied(worker, path(QStringLiteral("copy")));
        VERIFY_RESULT(standing);
        const auto checked = checkCopy(path(QStringLiteral("copy")), standing->heads, std::atomic_bool(true));
        QVERIFY(!checked);
        QCOMPARE(checked.error().fault, Fault::Conflict);
    }

    void aCopyThatTheJournalClosesUnderIsRemoved()
    {
        const auto file = path(QStringLiteral("copy"));
        {
            StoreWorker worker(setup());
            VERIFY_RESULT(worker.open());
            const auto drill = test::aDrill();
            for (int i = 0; i < 200; ++i)
                VERIFY_RESULT(worker.append({ aNote(drill, m_clock, QString(4000, u'x')) }));
            bool isAnswered = false;
            worker.backUp(file, [&](const Result<Standing>&) { isAnswered = true; });
            QVERIFY(!isAnswered);
            QVERIFY(QFile::exists(file));
            worker.close();
            QVERIFY(!QFile::exists(file));
            QVERIFY(!QFile::exists(path(QStringLiteral("journal.sqlite-wal"))));
        }
        StoreWorker again(setup());
        VERIFY_RESULT(again.open());
    }

    void nothingRecordedIsNothingToCopy()
    {
        StoreWorker worker(setup());
        VERIFY_RESULT(worker.open());
        const auto standing = copied(worker, path(QStringLiteral("copy")));
        QVERIFY(!standing);
        QCOMPARE(standing.error().fault, Fault::NotFound);
        QVERIFY(!QFile::exists(path(QStringLiteral("copy"))));
    }

    /// What comes under the final name is whole, and nothing that was taken back comes in by it.
    void aCopyFromBeforeAnErasureIsNotPublished()
    {
        StoreWorker worker(setup());
        VERIFY_RESULT(worker.open());
        const auto drill = test::aDrill();
        auto secret = aNote(drill, m_clock, QStringLiteral("hunter2 was pasted"));
        VERIFY_RESULT(worker.append({ secret }));
        const auto part = prepareBackups(m_folder->path());
        VERIFY_RESULT(part);
        const auto standing = copied(worker, *part);
        VERIFY_RESULT(standing);
        VERIFY_RESULT(checkCopy(*part, standing->heads, m_goesOn));
        auto erasure = aNote(drill, m_clock);
        erasure.type = QString(journal::kErasure);
        erasure.payload
            = journal::payloadOf(journal::Erasure { { { secret.id, QStringLiteral("payload.text") } }, {} });
        erasure.texts = { { QStringLiteral("why"), QStringLiteral("a password") } };
        VERIFY_RESULT(worker.append({ erasure }));
        const auto file = backupFolder(m_folder->path()) + u'/' + backupName(m_clock.now());
        const auto published = worker.publish(*part, file, standing->newest);
        QVERIFY(!published);
        QCOMPARE(published.error().fault, Fault::Conflict);
        QVERIFY(QDir(backupFolder(m_folder->path())).isEmpty());
    }

    void whatWasTakenBackGoesFromABackup()
    {
        StoreWorker worker(setup());
        VERIFY_RESULT(worker.open());
        const auto drill = test::aDrill();
        const auto kept = aNote(drill, m_clock, QStringLiteral("this stays here"));
        // One in the row itself, one on pages of its own.
        const auto small = aNote(drill, m_clock, QStringLiteral("hunter2 was pasted"));
        const auto large = aNote(drill, m_clock, QStringLiteral("hunter3").repeated(3000));
        VERIFY_RESULT(worker.append({ kept, small, large }));
        const auto part = prepareBackups(m_folder->path());
        VERIFY_RESULT(part);
        const auto standing = copied(worker, *part);
        VERIFY_RESULT(standing);
        VERIFY_RESULT(checkCopy(*part, standing->heads, m_goesOn));
        const auto file = backupFolder(m_folder->path()) + u'/' + backupName(m_clock.now());
        VERIFY_RESULT(worker.publish(*part, file, standing->newest));
        QCOMPARE(backupsIn(m_folder->path()), QStringList { file });
        QVERIFY(holds(file, "hunter2") && holds(file, "hunter3"));

        const auto field = QStringLiteral("payload.text");
        VERIFY_RESULT(eraseInBackup(file, { { small.id, field }, { large.id, field } }));
        QVERIFY(!holds(file, "hunter2"));
        QVERIFY(!holds(file, "hunter3"));
        QVERIFY(holds(file, "this stays here"));
        QCOMPARE(QDir(backupFolder(m_folder->path())).entryList(QDir::Files).size(), 1);
        VERIFY_RESULT(checkCopy(file, standing->heads, m_goesOn));
        // The rule is there again.
        QVERIFY(
            test::tamper(file, { QStringLiteral("DELETE FROM leaf") }).contains(QStringLiteral("erased")));
        // A second time there is nothing to do.
        VERIFY_RESULT(eraseInBackup(file, { { small.id, field } }));
    }

    void aBackupThatCannotBeRewrittenIsNamed()
    {
        const auto missing = path(QStringLiteral("backups/journal-2026-11-28T2000Z.sqlite"));
        QVERIFY(QDir().mkdir(path(QStringLiteral("backups"))));
        QFile garbage(missing);
        for (int i = 0; i < 2; ++i) {
            const auto erased
                = eraseInBackup(missing, { { journal::EventId::random(), QStringLiteral("payload.text") } });
            QVERIFY(!erased);
            QVERIFY2(erased.error().text.contains(missing), qPrintable(erased.error().text));
            QVERIFY(garbage.open(QIODevice::WriteOnly));
            garbage.write(QByteArray(5000, 'x'));
            garbage.close();
        }
    }

    void backupsAreListedOldestFirstAndThinned()
    {
        QVERIFY(QDir().mkdir(path(QStringLiteral("backups"))));
        const QStringList names { QStringLiteral("before-schema-4.sqlite"),
            QStringLiteral("journal-2026-11-28T1700Z.sqlite"),
            QStringLiteral("journal-2026-11-28T1800Z.sqlite"),
            QStringLiteral("journal-2026-11-28T1900Z.sqlite"),
            QStringLiteral("journal-2026-11-28T2000Z.sqlite") };
        for (const auto& name : names + QStringList { QStringLiteral("part"), QStringLiteral("notes.txt") }) {
            QFile file(path(QStringLiteral("backups/") + name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const auto listed = [&] {
            QStringList found;
            for (const auto& file : backupsIn(m_folder->path()))
                found.append(QFileInfo(file).fileName());
            return found;
        };
        QCOMPARE(listed(), names);
        thinBackups(m_folder->path());
        QCOMPARE(listed(), names.mid(0, 1) + names.mid(2));
        VERIFY_RESULT(prepareBackups(m_folder->path()));
        QVERIFY(!QFile::exists(path(QStringLiteral("backups/part"))));
        QVERIFY(QFile::exists(path(QStringLiteral("backups/notes.txt"))));
    }
};

MUSTER_TEST(TstBackup)
#include "tst_backup.moc"
