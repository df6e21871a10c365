// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/cutfilesystem.h"
#include "tests/scenarios/killjudge.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <cstdio>
#include <utility>

using namespace muster::test;

namespace {

constexpr int kRoundsAStore = 25;
/// So many cuts that lose something show that the rig sees it. The rollback journal loses only what was
/// acknowledged last, on XFS in one cut of twenty.
constexpr int kEnough = 3;
constexpr int kMostPlantedRounds = 400;
constexpr int kSyncedRounds = 100;

int numberIn(const char* variable, int otherwise)
{
    bool given = false;
    const int number = qEnvironmentVariableIntValue(variable, &given);
    return given ? number : otherwise;
}

/// The judge is given a copy: the child that comes next is to find its store as the cut has left it.
Verdict judgeCopy(const QString& store, const Said& said)
{
    const QTemporaryDir copy;
    const QDir folder(store);
    const auto files = folder.entryList({ QStringLiteral("journal.sqlite*") }, QDir::Files);
    bool isCopied
        = QFile::link(folder.filePath(QStringLiteral("blobs")), copy.filePath(QStringLiteral("blobs")));
    for (const auto& file : files)
        isCopied = isCopied && QFile::copy(folder.filePath(file), copy.filePath(file));
    auto verdict = judge(copy.path(), said);
    if (!isCopied)
        verdict.integrity = QStringLiteral("the files cannot be copied");
    return verdict;
}

/// What the child that only syncs has acknowledged, and what is not in its file.
int lostLines(const QString& folder, const Said& said)
{
    QFile file(folder + QStringLiteral("/lines"));
    const auto lines = file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    return int((said.acknowledged - QSet<QByteArray>(lines.begin(), lines.end())).size());
}

} // namespace

/// The store on a file system whose power is cut.
///
/// MUSTER_CUTS: how many cuts for each file system (25; more with tests/soak.sh cuts). MUSTER_CUT_SEED: to
/// repeat the lives of a run's children. The same seed does not give the same run: where in its work a child
/// is cut is up to the machine.
class TstCuts final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnWarnings(); }

    void theRigFindsWhatIsNotSynced_data() { addControls(); }
    void theRigFindsWhatIsNotSynced();
    void whatIsSyncedIsNeverLost_data() { addFileSystems(); }
    void whatIsSyncedIsNeverLost();
    void nothingAcknowledgedIsLost_data() { addFileSystems(); }
    void nothingAcknowledgedIsLost();

private:
    static void addFileSystems();
    static void addControls();
    /// How long a child lives, in ms; some live until the write-ahead log is written back.
    int someLife() { return m_random.bounded(5) == 0 ? m_random.bounded(1, 1001) : m_random.bounded(1, 101); }

    quint32 m_seed = 0;
    int m_cuts = 0;
    QRandomGenerator m_random;
};

void TstCuts::initTestCase()
{
    m_seed = quint32(numberIn("MUSTER_CUT_SEED", QRandomGenerator::global()->bounded(1'000'000)));
    m_cuts = numberIn("MUSTER_CUTS", kRoundsAStore);
    m_random.seed(m_seed);
    std::printf("seed %u, %d cuts for each file system\n", m_seed, m_cuts);
    const auto fault = CutFileSystem::hideMounts();
    QVERIFY2(fault.isEmpty(),
        qPrintable(QStringLiteral("only root can cut the power of a file system: ") + fault));
}

void TstCuts::addFileSystems()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("ext4") << QStringLiteral("ext4");
    QTest::newRow("xfs") << QStringLiteral("xfs");
}

void TstCuts::addControls()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("child");
    for (const auto& kind : { QStringLiteral("ext4"), QStringLiteral("xfs") }) {
        for (const auto& child :
            { QStringLiteral("kill_child_normal"), QStringLiteral("kill_child_rollback") })
            QTest::newRow(qPrintable(kind + u' ' + child)) << kind << child;
    }
}

void TstCuts::theRigFindsWhatIsNotSynced()
{
    QFETCH(const QString, kind);
    QFETCH(const QString, child);
    CutFileSystem disk(kind);
    auto fault = disk.make();
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    int round = 0;
    int red = 0;
    int lost = 0;
    for (; round < kMostPlantedRounds && red < kEnough; ++round) {
        const auto folder = disk.path(QString::number(round));
        Said said;
        fault = runUntilKilled({ child, folder, m_random.bounded(1, 101) }, said,
            [&](qint64 process) { return disk.cutUnder(process); });
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        fault = disk.comeBack();
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        const auto verdict = judge(folder, said);
        red += verdict.lost > 0 ? 1 : 0;
        lost += verdict.lost;
        QDir(folder).removeRecursively();
    }
    std::printf("%s: %s loses in %d of %d cuts, %d events in all\n", qPrintable(kind), qPrintable(child), red,
        round, lost);
    QVERIFY2(red == kEnough, "the planted fault was not found: this rig proves nothing");
}

void TstCuts::whatIsSyncedIsNeverLost()
{
    QFETCH(const QString, kind);
    CutFileSystem disk(kind);
    auto fault = disk.make();
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    Said said;
    const auto folder = disk.path(QStringLiteral("plain"));
    for (int round = 0; round < kSyncedRounds; ++round) {
        fault = runUntilKilled({ QStringLiteral("fsync_child"), folder, m_random.bounded(1, 21) }, said,
            [&](qint64 process) { return disk.cutUnder(process); });
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        fault = disk.comeBack();
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        const int lost = lostLines(folder, said);
        QVERIFY2(lost == 0, "what was synced is not there: this rig blames the innocent");
    }
    std::printf("%s: %lld synced lines, none lost in %d cuts\n", qPrintable(kind),
        static_cast<long long>(said.acknowledged.size()), kSyncedRounds);
}

void TstCuts::nothingAcknowledgedIsLost()
{
    QFETCH(const QString, kind);
    CutFileSystem disk(kind);
    auto fault = disk.make();
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    QElapsedTimer timer;
    timer.start();
    qsizetype acknowledged = 0;
    int writtenBack = 0;
    for (int round = 0; round < m_cuts;) {
        const auto folder = disk.path(QString::number(round));
        const auto database = folder + QStringLiteral("/journal.sqlite");
        Said said;
        qint64 size = 0;
        for (int i = 0; i < kRoundsAStore && round < m_cuts; ++i, ++round) {
            fault = runUntilKilled(
                { QStringLiteral("kill_child"), folder, someLife(), m_random.bounded(10) == 0 }, said,
                [&](qint64 process) { return disk.cutUnder(process); });
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
            fault = disk.comeBack();
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
            // Only from the write-ahead log the file of the database grows.
            const auto before = std::exchange(size, QFileInfo(database).size());
            writtenBack += i > 0 && size > before ? 1 : 0;
            const auto verdict = judgeCopy(folder, said);
            QVERIFY2(verdict.holds(),
                qPrintable(QStringLiteral("seed %1 cut %2: %3").arg(m_seed).arg(round).arg(verdict.text())));
        }
        // Once a store the whole way: the real opening, and every signature.
        QCOMPARE(faultOfWhole(folder), QString());
        acknowledged += said.acknowledged.size();
        QDir(folder).removeRecursively();
    }
    std::printf(
        "%s: %lld events were acknowledged, none lost in %d cuts, %d of them after the log was written "
        "back, %.1f cuts/s\n",
        qPrintable(kind), static_cast<long long>(acknowledged), m_cuts, writtenBack,
        m_cuts * 1000.0 / double(timer.elapsed()));
    QVERIFY2(acknowledged > m_cuts / 10, "the children were cut before they did anything");
}

MUSTER_TEST(TstCuts)
#include "tst_cuts.moc"
