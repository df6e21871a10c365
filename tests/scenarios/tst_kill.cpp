// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"
#include "core/store/sqliteblobs.h"
#include "core/store/sqlitejournal.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>

using namespace muster;
using muster::test::await;

// MUSTER_KILL_ROUNDS: how many kills (500). MUSTER_KILL_SEED: to repeat a run's delays.
class TstKill final : public QObject {
    Q_OBJECT

    static constexpr int kRoundsAStore = 25;

    /// What the children of one store have said, over all rounds.
    struct Said {
        QList<QList<QByteArray>> triedBatches;
        QSet<QByteArray> acknowledged;
        QSet<QByteArray> triedBlobs;
        QSet<QByteArray> acknowledgedBlobs;
    };

    struct Verdict {
        int lost = 0;
        int unknown = 0;
        int halfBatches = 0;
        int lostBlobs = 0;
        int brokenLinks = 0;
        QString integrity = QStringLiteral("ok");

        [[nodiscard]] QString text() const
        {
            return QStringLiteral(
                "lost %1, unknown %2, half batches %3, lost blobs %4, broken links %5, integrity %6")
                .arg(lost)
                .arg(unknown)
                .arg(halfBatches)
                .arg(lostBlobs)
                .arg(brokenLinks)
                .arg(integrity);
        }
        [[nodiscard]] bool holds() const { return text() == Verdict().text(); }
    };

    [[nodiscard]] static QString bin(const QString& name)
    {
        return QStringLiteral(MUSTER_BIN_DIR "/") + name;
    }

    /// One child, killed `delay` ms after it has opened the store, or after its start.
    static QString kill(const QString& child, const QString& folder, int delay, bool whileOpening, Said& said)
    {
        QProcess process;
        process.start(bin(child), { folder });
        QByteArray heard;
        if (!process.waitForStarted())
            return process.errorString();
        if (!whileOpening) {
            while (!heard.contains("open\n")) {
                if (!process.waitForReadyRead(60000))
                    return QStringLiteral("the child did not open: ")
                        + QString::fromUtf8(process.readAllStandardError());
                heard += process.readAllStandardOutput();
            }
        }
        if (process.waitForFinished(delay))
            return QStringLiteral("the child ended by itself: ")
                + QString::fromUtf8(process.readAllStandardError());
        process.kill();
        process.waitForFinished(-1);
        heard += process.readAllStandardOutput();
        // A last line without its end was not said.
        for (const auto& line : heard.left(heard.lastIndexOf('\n') + 1).split('\n')) {
            auto words = line.split(' ');
            const auto verb = words.takeFirst();
            if (verb == "try")
                said.triedBatches.append(words);
            else if (verb == "ack")
                said.acknowledged.unite(QSet<QByteArray>(words.begin(), words.end()));
            else if (verb == "try-blob")
                said.triedBlobs.insert(words.first());
            else if (verb == "ack-blob")
                said.acknowledgedBlobs.insert(words.first());
        }
        return {};
    }

    static Verdict judge(const QString& folder, const Said& said)
    {
        Verdict verdict;
        QHash<QByteArray, QByteArray> heads;
        QSet<QByteArray> stored;
        QSet<QByteArray> blobs;
        {
            auto database = store::Database::open(folder + QStringLiteral("/journal.sqlite"));
            if (!database) {
                verdict.integrity = database.error().text;
                return verdict;
            }
            verdict.integrity = (*database)->value(QStringLiteral("PRAGMA integrity_check(1)"))->toString();
            // A store that never came to be holds nothing.
            const auto events = (*database)->rows(
                QStringLiteral("SELECT id, stream, seq, prev, hash, body, type FROM event ORDER BY n"));
            for (const auto& row : events ? *events : QList<store::Database::Row>()) {
                const auto stream = row[1].toByteArray();
                const bool follows = row[3].toByteArray() == heads.value(stream, QByteArray(32, '\0'))
                    && QCryptographicHash::hash(row[5].toByteArray(), QCryptographicHash::Sha256)
                        == row[4].toByteArray();
                verdict.brokenLinks += follows ? 0 : 1;
                heads.insert(stream, row[4].toByteArray());
                if (row[6].toString() == u"note.added")
                    stored.insert(QUuid::fromRfc4122(row[0].toByteArray()).toByteArray(QUuid::WithoutBraces));
            }
            const auto files = (*database)->rows(QStringLiteral("SELECT hash FROM blob"));
            for (const auto& row : files ? *files : QList<store::Database::Row>())
                blobs.insert(row[0].toByteArray());
        }
        verdict.lost = int((said.acknowledged - stored).size());
        for (const auto& batch : said.triedBatches) {
            const auto there = std::count_if(
                batch.begin(), batch.end(), [&](const auto& id) { return stored.contains(id); });
            verdict.halfBatches += there == 0 || there == batch.size() ? 0 : 1;
            for (const auto& id : batch)
                stored.remove(id);
        }
        verdict.unknown = int(stored.size());
        verdict.lostBlobs = int((said.acknowledgedBlobs - blobs).size());
        // What the table names must be there whole, acknowledged or not.
        for (const auto& hash : blobs) {
            const auto name = QString::fromLatin1(hash);
            QFile file(QStringLiteral("%1/blobs/%2/%3").arg(folder, name.left(2), name));
            const bool whole = file.open(QIODevice::ReadOnly)
                && QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex() == hash;
            verdict.lostBlobs += whole ? 0 : 1;
        }
        return verdict;
    }

    static int rounds()
    {
        bool given = false;
        const int rounds = qEnvironmentVariableIntValue("MUSTER_KILL_ROUNDS", &given);
        return given ? rounds : 500;
    }

    static quint32 seed()
    {
        bool given = false;
        const int seed = qEnvironmentVariableIntValue("MUSTER_KILL_SEED", &given);
        return given ? quint32(seed) : QRandomGenerator::global()->bounded(1'000'000U);
    }

private slots:
    void init() { test::failOnWarnings(); }

    void nothingAcknowledgedIsLost()
    {
        const auto start = seed();
        qInfo("seed %u, %d rounds", start, rounds());
        QRandomGenerator random(start);
        qsizetype acknowledged = 0;
        for (int round = 0; round < rounds();) {
            const QTemporaryDir folder;
            Said said;
            for (int i = 0; i < kRoundsAStore && round < rounds(); ++i, ++round) {
                const int delay = random.bounded(1, 51);
                const bool whileOpening = random.bounded(10) == 0;
                const auto fault
                    = kill(QStringLiteral("kill_child"), folder.path(), delay, whileOpening, said);
                QVERIFY2(fault.isEmpty(), qPrintable(fault));
                const auto verdict = judge(folder.path(), said);
                QVERIFY2(verdict.holds(),
                    qPrintable(
                        QStringLiteral("seed %1 round %2: %3").arg(start).arg(round).arg(verdict.text())));
            }
            // Once a store the whole way: the real opening, and every signature.
            auto lock = store::StoreLock::take(folder.path());
            VERIFY_RESULT(lock);
            const SystemClock clock;
            auto journal = store::SqliteJournal::open(
                *std::move(lock), { test::fixedSigner(), QStringLiteral("file") }, clock);
            VERIFY_RESULT(journal);
            QCOMPARE((*journal)->notices(), QStringList());
            const auto faults = await((*journal)->verify());
            VERIFY_RESULT(faults);
            QCOMPARE(*faults, QList<journal::ChainFault>());
            acknowledged += said.acknowledged.size();
        }
        qInfo("%lld events were acknowledged", qlonglong { acknowledged });
        QVERIFY2(acknowledged > rounds() / 10, "the children were killed before they did anything");
    }

    void theRigFindsAStoreThatDoesNotCommit()
    {
        QRandomGenerator random(1);
        int red = 0;
        for (int round = 0; round < 5; ++round) {
            const QTemporaryDir folder;
            Said said;
            const auto fault = kill(
                QStringLiteral("kill_child_planted"), folder.path(), random.bounded(20, 51), false, said);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
            red += judge(folder.path(), said).lost > 0 ? 1 : 0;
        }
        QVERIFY2(red > 0, "the planted fault was not found: this rig proves nothing");
    }
};

MUSTER_TEST(TstKill)
#include "tst_kill.moc"
