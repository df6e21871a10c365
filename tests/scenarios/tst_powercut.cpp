// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlitejournal.h"
#include "core/store/storeworker.h"
#include "tests/scenarios/crashjudge.h"
#include "tests/scenarios/crashvfs.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <array>
#include <functional>
#include <memory>
#include <tuple>
#include <utility>

using namespace muster;
using muster::test::await;
using muster::test::CrashDisk;
using muster::test::CrashVfs;
using muster::test::Said;
using muster::test::Verdict;

namespace {

/// One console with the real store, which writes notes.
class Console {
public:
    Console(const QString& folder, Said& said)
        : m_folder(folder)
        , m_said(said)
    {
    }

    [[nodiscard]] Result<void> open()
    {
        m_worker = std::make_unique<store::StoreWorker>(
            store::StoreSetup { m_folder, test::fixedSigner(), QStringLiteral("file"), m_clock });
        auto opened = m_worker->open();
        if (!opened)
            return fail(opened.error());
        if (!opened->notices.isEmpty())
            return fail(Fault::Internal, opened->notices.join(u' '));
        return {};
    }

    /// One batch of so many notes, each as long as `size` says.
    [[nodiscard]] Result<void> append(int count, int size)
    {
        QList<QByteArray> texts;
        for (int i = 0; i < count; ++i)
            texts.append(
                "Note " + QByteArray::number(m_said.notes().size() + i) + '.' + QByteArray(size, 'x'));
        return ask(m_said.tried(texts));
    }
    /// The newest batch once more, as somebody would who was told that it is not recorded.
    [[nodiscard]] Result<void> appendAgain() { return ask(m_said.batches().size() - 1); }

    void close() { m_worker.reset(); }

private:
    [[nodiscard]] Result<void> ask(qsizetype batch)
    {
        m_clock.advance(Millis { 1000 });
        const auto [first, count, known] = m_said.batches()[batch];
        QList<journal::Draft> drafts;
        for (qsizetype number = first; number < first + count; ++number) {
            const auto* stream = number % 3 == 0 ? "00000000-0000-4000-8000-0000000000d1"
                                                 : "00000000-0000-4000-8000-0000000000d2";
            drafts.append({ .stream
                = { journal::StreamId(QUuid(QString::fromLatin1(stream))), journal::StreamKind::Drill },
                .id = Said::idOf(number),
                .at = m_clock.now(),
                .actor = { journal::PersonId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb"))),
                    QString(), journal::Claim::Claimed, QStringLiteral("Ada") },
                .type = QStringLiteral("note.added"),
                .texts = { { QStringLiteral("text"), QString::fromUtf8(m_said.notes()[number].text) } } });
        }
        const auto stored = m_worker->append(drafts);
        if (!stored)
            return fail(stored.error());
        m_said.acknowledged(batch);
        return {};
    }

    QString m_folder;
    Said& m_said;
    test::ManualClock m_clock;
    std::unique_ptr<store::StoreWorker> m_worker;
};

/// How many states were judged, and how many were not what they should be.
struct Tally {
    int states = 0;
    int red = 0;
    int losing = 0;
    int damaged = 0;
    QString first;

    void count(const Verdict& verdict, const QString& where)
    {
        ++states;
        losing += verdict.lost > 0 ? 1 : 0;
        damaged += verdict.integrity != "ok" ? 1 : 0;
        if (verdict.holds())
            return;
        if (red++ == 0)
            first = where + QStringLiteral(": ") + verdict.text();
    }
};

QString named(const CrashDisk::Operation& operation)
{
    static constexpr std::array kNames { "open", "write", "sync", "truncate", "delete" };
    return QStringLiteral("before %1 %2 at %3")
        .arg(QLatin1StringView(kNames[std::size_t(operation.kind)]),
            QString::fromUtf8(operation.name.mid(operation.name.lastIndexOf('/') + 1)))
        .arg(operation.offset);
}

} // namespace

// MUSTER_CRASH_STATES: how many states are judged (20000), and a tenth of it while recovering.
// MUSTER_CRASH_STEP: of the writes every so many is failed (7); 1 walks through all.
// MUSTER_CRASH_SEED: to repeat a run.
class TstPowercut final : public QObject {
    Q_OBJECT

    static constexpr std::array kPercents { 0, 30, 70, 100 };

    using Look = std::function<void(const QString& where)>;

    /// A disk after a power cut.
    struct Left {
        std::shared_ptr<CrashDisk> disk;
        Said said;
    };

    /// What a cut left, to be opened the whole way.
    struct Sample {
        std::map<QByteArray, QByteArray> files;
        Said said;
    };

    // Statistics that SQLite keeps for itself cost a tenth of the time. Before anything else is asked of it.
    const int m_withoutStatistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    const QTemporaryDir m_folder;
    const QString m_file = store::journalFile(m_folder.path());
    CrashDisk m_disk { true };
    CrashVfs m_vfs { "crash", m_disk };
    test::Judge m_judge { m_file.toUtf8() };
    Said m_said;
    QRandomGenerator m_random;
    quint32 m_seed = 0;
    Tally m_tally;
    QList<Sample> m_samples;
    /// What was durable, and acknowledged, when it was last judged.
    std::pair<qint64, qsizetype> m_judged;

    [[nodiscard]] static int states()
    {
        bool given = false;
        const int states = qEnvironmentVariableIntValue("MUSTER_CRASH_STATES", &given);
        return given ? states : 20'000;
    }

    [[nodiscard]] static int walkStep()
    {
        bool given = false;
        const int step = qEnvironmentVariableIntValue("MUSTER_CRASH_STEP", &given);
        return given ? std::max(step, 1) : 7;
    }

    [[nodiscard]] static quint32 seed()
    {
        bool given = false;
        const int seed = qEnvironmentVariableIntValue("MUSTER_CRASH_SEED", &given);
        return given ? quint32(seed) : QRandomGenerator::global()->bounded(1'000'000U);
    }

    void startAnew()
    {
        m_disk.before = {};
        m_disk.plan({});
        m_disk.clear();
        m_said = {};
    }

    /// Power goes now, with each chance once. What is durable is judged only when it is news.
    void cutNow(const QString& where)
    {
        const std::pair durable { m_disk.generation(), m_said.acknowledgedBatches() };
        const bool news = std::exchange(m_judged, durable) != durable;
        const bool settled = m_disk.settled();
        for (const int percent : kPercents) {
            if (percent == 0 ? !news : settled)
                continue;
            m_disk.cut(percent, m_random, m_judge.disk());
            m_tally.count(m_judge.judge(m_said), QStringLiteral("%1, %2 %").arg(where).arg(percent));
            if (m_tally.states % 400 == 0)
                m_samples.append({ m_judge.disk().contents(), m_said });
        }
    }

    /// Looks before so many of a hundred operations from here on.
    void lookBefore(int percent, const Look& look)
    {
        m_disk.before = [this, percent, look](const CrashDisk::Operation& operation) {
            if (m_random.bounded(100) < percent)
                look(named(operation));
        };
    }

    /// What was recorded so far, power goes, and the console is opened again on what is left.
    [[nodiscard]] Result<void> powerCut(Console& console)
    {
        CrashDisk left(true);
        m_disk.cut(kPercents[std::size_t(m_random.bounded(4))], m_random, left);
        m_disk.before = {};
        console.close();
        left.cut(100, m_random, m_disk);
        return console.open();
    }

    /// A store that is opened, written, closed and opened again, some of it by power cuts.
    [[nodiscard]] Result<void> shortSession(int percent, const Look& look)
    {
        startAnew();
        lookBefore(percent, look);
        Console console(m_folder.path(), m_said);
        if (auto opened = console.open(); !opened)
            return opened;
        const int rounds = m_random.bounded(1, 4);
        for (int round = 0; round < rounds; ++round) {
            for (int left = m_random.bounded(3, 10); left > 0; --left) {
                const int size = m_random.bounded(4) == 0 ? m_random.bounded(12'000) : m_random.bounded(200);
                if (auto stored = console.append(m_random.bounded(3) == 0 ? m_random.bounded(2, 6) : 1, size);
                    !stored)
                    return stored;
                look(QStringLiteral("after the answer"));
            }
            if (m_random.bounded(2) == 0) {
                if (auto opened = powerCut(console); !opened)
                    return opened;
                lookBefore(percent, look);
            } else {
                console.close();
                look(QStringLiteral("closed"));
                if (auto opened = console.open(); !opened)
                    return opened;
            }
        }
        console.close();
        look(QStringLiteral("closed"));
        return {};
    }

    /// So long that the log is written back while the store is open, and begun from its start again.
    [[nodiscard]] Result<void> longSession()
    {
        startAnew();
        Console console(m_folder.path(), m_said);
        if (auto opened = console.open(); !opened)
            return opened;
        const auto log = m_file.toUtf8() + "-wal";
        qint64 last = 0;
        int wraps = 0;
        m_disk.before = [&](const CrashDisk::Operation& operation) {
            if (operation.kind != CrashDisk::Kind::Write)
                return;
            const bool back = operation.name != log;
            if (!back) {
                wraps += operation.offset < last ? 1 : 0;
                last = operation.offset;
            }
            // Of the growing of the log, which the short ones see, only a little.
            if (m_random.bounded(100) < (back ? 25 : wraps > 0 ? 30 : 1))
                cutNow(named(operation));
        };
        for (int after = 0; after<6; after += wraps> 0 ? 1 : 0) {
            if (auto stored = console.append(1, wraps > 0 ? 100 : 60'000); !stored)
                return stored;
            if (wraps > 0)
                cutNow(QStringLiteral("after the answer"));
        }
        m_disk.before = {};
        console.close();
        return {};
    }

    /// What power cuts in the middle of sessions left.
    [[nodiscard]] QList<Left> leftByCuts()
    {
        QList<Left> left;
        while (left.size() < 10) {
            std::ignore = shortSession(2, [&](const QString&) {
                auto disk = std::make_shared<CrashDisk>(true);
                m_disk.cut(kPercents[std::size_t(m_random.bounded(4))], m_random, *disk);
                left.append({ std::move(disk), m_said });
            });
        }
        return left;
    }

    /// Opens it, goes on and closes it; power goes before each operation of that.
    [[nodiscard]] Result<void> recover(const Left& left)
    {
        startAnew();
        left.disk->cut(100, m_random, m_disk);
        m_said = left.said;
        const Look look = [this](const QString& where) { cutNow(where); };
        lookBefore(100, look);
        Console console(m_folder.path(), m_said);
        if (auto opened = console.open(); !opened)
            return opened;
        look(QStringLiteral("opened"));
        if (auto stored = console.append(2, 10); !stored)
            return stored;
        look(QStringLiteral("after the answer"));
        console.close();
        look(QStringLiteral("closed"));
        return {};
    }

    /// The samples once more, from real files and with the whole of the journal.
    QString openSamples()
    {
        CrashVfs::restoreDefault();
        QString fault;
        for (const auto& sample : std::exchange(m_samples, {})) {
            if (fault.isEmpty())
                fault = openWhole(sample);
        }
        m_vfs.makeDefault();
        return fault;
    }

    QString openWhole(const Sample& sample)
    {
        const auto log = m_file + QStringLiteral("-wal");
        const auto rollback = m_file + QStringLiteral("-journal");
        for (const auto& name : { m_file, log, rollback }) {
            const auto found = sample.files.find(name.toUtf8());
            if (name != m_file && found == sample.files.end()) {
                QFile::remove(name);
                continue;
            }
            // The same file with other bytes: its number tells a store that was copied.
            QFile file(name);
            if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
                return file.errorString();
            if (found != sample.files.end())
                file.write(found->second);
        }
        const test::ManualClock clock;
        auto lock = store::StoreLock::take(m_folder.path());
        if (!lock)
            return lock.error().text;
        auto journal = store::SqliteJournal::open(
            *std::move(lock), { test::fixedSigner(), QStringLiteral("file") }, clock);
        if (!journal)
            return journal.error().text;
        if (!(*journal)->notices().isEmpty())
            return (*journal)->notices().join(u' ');
        const auto faults = await((*journal)->verify());
        if (!faults)
            return faults.error().text;
        if (!faults->isEmpty())
            return faults->first().text;
        const auto notes = await((*journal)->find({ QStringLiteral("note.added") }));
        if (!notes)
            return notes.error().text;
        QList<bool> there(sample.said.notes().size(), false);
        for (const auto& event : *notes)
            there[Said::numberOf(event.id.uuid().toRfc4122())] = true;
        for (qsizetype number = 0; number < there.size(); ++number) {
            if (!there[number] && sample.said.batches()[sample.said.notes()[number].batch].acknowledged)
                return QStringLiteral("note %1 is lost").arg(number);
        }
        return {};
    }

    /// What a person reads when a store fails.
    [[nodiscard]] static bool isSentence(const Error& error)
    {
        static const QRegularExpression kLeftOver(QStringLiteral("%\\d"));
        return error.text.size() > 20 && error.text.endsWith(u'.') && !error.text.contains(kLeftOver);
    }

    /// What came of a session on a failing disk.
    struct Walked {
        bool opened = false;
        int refused = 0;
        QString fault;
    };

    /// Fifty notes in batches of one to four. Whoever reads that something is not recorded tries it once
    /// more.
    [[nodiscard]] Walked walkSession(const CrashDisk::Trouble& trouble)
    {
        startAnew();
        m_disk.plan(trouble);
        Walked walked;
        const auto tell = [&](const QString& fault) {
            if (walked.fault.isEmpty())
                walked.fault = fault;
        };
        const auto look = [&](int percent, const QString& where) {
            m_disk.cut(percent, m_random, m_judge.disk());
            const auto verdict = m_judge.judge(m_said);
            if (!verdict.holds())
                tell(QStringLiteral("%1, %2 %: %3").arg(where).arg(percent).arg(verdict.text()));
        };
        Console console(m_folder.path(), m_said);
        for (int tries = 0; tries < 6 && !walked.opened; ++tries) {
            const auto opened = console.open();
            walked.opened = opened.has_value();
            if (!opened && !isSentence(opened.error()))
                tell(QStringLiteral("opening says: ") + opened.error().text);
        }
        int looks = 0;
        for (int batch = 0; batch < 20 && walked.opened; ++batch) {
            auto stored = console.append(1 + batch % 4, batch % 5 == 4 ? 5000 : 20);
            for (int tries = 0; tries < 2 && !stored; ++tries) {
                ++walked.refused;
                const auto& error = stored.error();
                if (!isSentence(error) || !error.text.startsWith(QStringLiteral("NOT RECORDED. ")))
                    tell(QStringLiteral("an append says: ") + error.text);
                if (tries == 0)
                    stored = console.appendAgain();
            }
            if (!m_disk.troubled())
                continue;
            // An answer after the trouble is the one to doubt; what comes later is as before.
            if (++looks > 4)
                break;
            if (stored) {
                look(0, QStringLiteral("after the answer"));
                look(50, QStringLiteral("after the answer"));
            }
        }
        console.close();
        look(0, QStringLiteral("closed"));
        look(100, QStringLiteral("closed"));
        return walked;
    }

    /// Fails one operation after the other, each in a session of its own, until a session ends before its
    /// turn comes. Answers the number of sessions; what was wrong is added to `faults`.
    int walk(CrashDisk::Trouble trouble, QStringList& faults)
    {
        // Of the many writes the gate fails every so many, others in each run.
        const int step = trouble.kind == CrashDisk::Kind::Write ? walkStep() : 1;
        trouble.after = m_random.bounded(step);
        for (int sessions = 1;; ++sessions, trouble.after += step) {
            const auto walked = walkSession(trouble);
            const auto where = QStringLiteral("operation %1").arg(trouble.after);
            if (!walked.fault.isEmpty())
                faults.append(where + QStringLiteral(": ") + walked.fault);
            if (!m_disk.troubled()) {
                if (walked.refused > 0 || m_said.acknowledgedNotes() != 50)
                    faults.append(QStringLiteral("without trouble not everything was recorded"));
                return sessions;
            }
            // The disk is well again, and so must the store be.
            if (trouble.times > 0 && (!walked.opened || walked.refused > trouble.times))
                faults.append(QStringLiteral("%1: %2 refused after %3 failures, opened: %4")
                                  .arg(where)
                                  .arg(walked.refused)
                                  .arg(trouble.times)
                                  .arg(walked.opened));
            m_disk.plan({});
            Console after(m_folder.path(), m_said);
            if (const auto opened = after.open(); !opened)
                faults.append(where + QStringLiteral(": does not open any more: ") + opened.error().text);
        }
    }

private slots:
    void initTestCase()
    {
        QCOMPARE(m_withoutStatistics, SQLITE_OK);
        QVERIFY(m_folder.isValid());
        // The store knows its file by its number; this one stands for it while the file is on the crash disk.
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        m_vfs.makeDefault();
        m_seed = seed();
        qInfo("MUSTER_CRASH_SEED=%u, MUSTER_CRASH_STATES=%d", m_seed, states());
    }

    void cleanupTestCase() { CrashVfs::restoreDefault(); }

    void init()
    {
        test::failOnWarnings();
        m_random.seed(m_seed);
        m_tally = {};
        m_samples.clear();
        m_vfs.plant = CrashVfs::Plant::Nothing;
        m_disk.ignoresSyncs = false;
        startAnew();
    }

    void nothingAcknowledgedIsLost()
    {
        QElapsedTimer timer;
        timer.start();
        int sessions = 0;
        qsizetype acknowledged = 0;
        const Look look = [this](const QString& where) { cutNow(where); };
        while (m_tally.states < states()) {
            const auto done
                = sessions++ % 25 == 0 ? longSession() : shortSession(m_random.bounded(30, 101), look);
            QVERIFY2(
                done || m_tally.red > 0, done ? "" : qPrintable(done.error().text + done.error().detail));
            QVERIFY2(m_tally.red == 0,
                qPrintable(
                    QStringLiteral("seed %1, session %2, %3").arg(m_seed).arg(sessions).arg(m_tally.first)));
            acknowledged += m_said.acknowledgedNotes();
            const auto fault = openSamples();
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
        qInfo("%d states of %d sessions and %lld notes, %lld a second", m_tally.states, sessions,
            qlonglong { acknowledged }, m_tally.states * 1000LL / std::max(timer.elapsed(), 1LL));
    }

    void theRigFindsAStoreThatIsNotDurable_data()
    {
        QTest::addColumn<CrashVfs::Plant>("plant");
        QTest::addColumn<bool>("ignoresSyncs");
        QTest::addColumn<bool>("damages");
        QTest::newRow("synchronous=NORMAL") << CrashVfs::Plant::SynchronousNormal << false << false;
        QTest::newRow("rollback journal") << CrashVfs::Plant::RollbackJournal << false << false;
        QTest::newRow("no fsync") << CrashVfs::Plant::Nothing << true << true;
    }

    void theRigFindsAStoreThatIsNotDurable()
    {
        QFETCH(CrashVfs::Plant, plant);
        QFETCH(bool, ignoresSyncs);
        QFETCH(bool, damages);
        m_vfs.plant = plant;
        m_disk.ignoresSyncs = ignoresSyncs;
        while (m_tally.states < 400) {
            // It may have lost so much that it does not open.
            std::ignore = shortSession(100, [this](const QString& where) { cutNow(where); });
        }
        qInfo("of %d states %d were lost, %d damaged; the first %s", m_tally.states, m_tally.losing,
            m_tally.damaged, qPrintable(m_tally.first));
        QVERIFY2(m_tally.losing > 0, "the planted fault was not found: this rig proves nothing");
        QVERIFY2(!damages || m_tally.damaged > 0, "no damage was found: this rig proves nothing");
    }

    void theJudgeSeesWhatIsWrong()
    {
        Console console(m_folder.path(), m_said);
        VERIFY_RESULT(console.open());
        VERIFY_RESULT(console.append(1, 10));
        VERIFY_RESULT(console.append(3, 10));
        console.close();
        // The same without the second answer, and without the second batch.
        QList<QByteArray> texts;
        for (const auto& note : m_said.notes())
            texts.append(note.text);
        Said unanswered;
        unanswered.acknowledged(unanswered.tried(texts.mid(0, 1)));
        Said shorter = unanswered;
        unanswered.tried(texts.mid(1));
        const auto judged = [&](const Said& said, const QList<QByteArray>& tampering) {
            m_disk.cut(100, m_random, m_judge.disk());
            const auto fault = m_judge.tamper(tampering);
            return fault.isEmpty() ? m_judge.judge(said).text() : QString::fromUtf8(fault);
        };
        const auto text = [](const Verdict& verdict) { return verdict.text(); };
        const QByteArray last(" WHERE n = (SELECT max(n) FROM event)");

        QCOMPARE(judged(m_said, {}), text({}));
        QCOMPARE(judged(unanswered, {}), text({}));
        QCOMPARE(judged(shorter, {}), text({ .unknown = 3 }));
        const QList<QByteArray> removal { "DROP TRIGGER event_remains", "DELETE FROM event" + last };
        QCOMPARE(judged(m_said, removal), text({ .lost = 1 }));
        QCOMPARE(judged(unanswered, removal), text({ .halfBatches = 1 }));
        QCOMPARE(judged(m_said, { "DROP TRIGGER leaf_stays", "UPDATE leaf SET value = 'other'" + last }),
            text({ .otherTexts = 1 }));
        QCOMPARE(judged(m_said, { "DROP TRIGGER event_stays", "UPDATE event SET body = x'00'" + last }),
            text({ .brokenLinks = 1 }));
        QCOMPARE(
            judged(m_said, { "DROP TRIGGER event_stays", "UPDATE event SET prev = zeroblob(32)" + last }),
            text({ .brokenLinks = 1 }));

        m_disk.cut(100, m_random, m_judge.disk());
        CrashDisk::FilePtr file;
        QCOMPARE(m_judge.disk().open(m_file.toUtf8(), false, file), SQLITE_OK);
        const QByteArray hole(64, '\xff');
        QCOMPARE(m_judge.disk().write(*file, m_file.toUtf8(), hole.constData(), int(hole.size()), 4096),
            SQLITE_OK);
        const auto verdict = m_judge.judge(m_said);
        QVERIFY2(verdict.integrity != "ok", qPrintable(verdict.text()));
    }

    void aFailingDiskNeverGivesAFalseRecorded_data()
    {
        using Kind = CrashDisk::Kind;
        QTest::addColumn<CrashDisk::Trouble>("trouble");
        struct Row {
            const char* what;
            Kind kind;
            int answer;
        };
        for (const auto& [what, kind, answer] : { Row { "write EIO", Kind::Write, SQLITE_IOERR_WRITE },
                 Row { "write ENOSPC", Kind::Write, SQLITE_FULL },
                 Row { "truncate EIO", Kind::Truncate, SQLITE_IOERR_TRUNCATE },
                 Row { "open EIO", Kind::Open, SQLITE_CANTOPEN },
                 Row { "delete EIO", Kind::Delete, SQLITE_IOERR_DELETE } }) {
            QTest::addRow("%s, once", what) << CrashDisk::Trouble { kind, 0, 1, answer };
            QTest::addRow("%s, for good", what) << CrashDisk::Trouble { kind, 0, -1, answer };
        }
        for (const int times : { 1, 2, 3, 4, -1 }) {
            for (const bool forgets : { false, true }) {
                QTest::addRow("sync EIO, %d times, %s", times, forgets ? "forgotten" : "tried again")
                    << CrashDisk::Trouble { Kind::Sync, 0, times, SQLITE_IOERR_FSYNC, forgets };
            }
        }
    }

    void aFailingDiskNeverGivesAFalseRecorded()
    {
        QFETCH(CrashDisk::Trouble, trouble);
        QStringList faults;
        const int sessions = walk(trouble, faults);
        QVERIFY2(sessions > 2, "nothing was failed");
        QVERIFY2(faults.isEmpty(),
            qPrintable(
                QStringLiteral("seed %1, %2 of %3 sessions: ").arg(m_seed).arg(faults.size()).arg(sessions)
                + faults.mid(0, 5).join(u'\n')));
        qInfo("%d sessions", sessions);
    }

    void theWalkFindsADiskThatLies_data()
    {
        QTest::addColumn<CrashDisk::Kind>("kind");
        QTest::newRow("write") << CrashDisk::Kind::Write;
        QTest::newRow("sync") << CrashDisk::Kind::Sync;
    }

    void theWalkFindsADiskThatLies()
    {
        QFETCH(CrashDisk::Kind, kind);
        QStringList faults;
        int sessions = 0;
        // Some are enough to see it.
        CrashDisk::Trouble trouble { kind, 5, 1, SQLITE_OK };
        do {
            const auto walked = walkSession(trouble);
            ++sessions;
            if (!walked.fault.isEmpty())
                faults.append(walked.fault);
            trouble.after += kind == CrashDisk::Kind::Write ? 23 : 3;
        } while (m_disk.troubled());
        qInfo("found in %lld of %d sessions, first: %s", qlonglong { faults.size() }, sessions,
            qPrintable(faults.value(0)));
        QVERIFY2(!faults.isEmpty(), "the planted fault was not found: this rig proves nothing");
    }

    void aSecondCutWhileRecoveringIsSurvived()
    {
        const int wanted = states() / 10;
        int recoveries = 0;
        while (m_tally.states < wanted) {
            for (const auto& left : leftByCuts()) {
                VERIFY_RESULT(recover(left));
                ++recoveries;
                QVERIFY2(m_tally.red == 0,
                    qPrintable(QStringLiteral("seed %1, recovery %2, %3")
                                   .arg(m_seed)
                                   .arg(recoveries)
                                   .arg(m_tally.first)));
            }
            const auto fault = openSamples();
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
        }
        qInfo("%d states of %d recoveries", m_tally.states, recoveries);
    }

    void theRigFindsARecoveryThatIsNotDurable()
    {
        const auto left = leftByCuts();
        m_disk.ignoresSyncs = true;
        for (qsizetype i = 0; i < left.size() && m_tally.states < 400; ++i)
            std::ignore = recover(left[i]);
        qInfo("of %d states %d were lost, %d damaged; the first %s", m_tally.states, m_tally.losing,
            m_tally.damaged, qPrintable(m_tally.first));
        QVERIFY2(m_tally.red > 0, "the planted fault was not found: this rig proves nothing");
    }
};

Q_DECLARE_METATYPE(CrashDisk::Trouble)
MUSTER_TEST(TstPowercut)
#include "tst_powercut.moc"
