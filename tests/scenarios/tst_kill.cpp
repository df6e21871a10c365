// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/killjudge.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

using namespace muster::test;

// MUSTER_KILL_ROUNDS: how many kills (500). MUSTER_KILL_SEED: to repeat a run's delays.
class TstKill final : public QObject {
    Q_OBJECT

    static constexpr int kRoundsAStore = 25;

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
    void init() { failOnWarnings(); }

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
                const auto fault = runUntilKilled(
                    { QStringLiteral("kill_child"), folder.path(), delay, whileOpening }, said);
                QVERIFY2(fault.isEmpty(), qPrintable(fault));
                const auto verdict = judge(folder.path(), said);
                QVERIFY2(verdict.holds(),
                    qPrintable(
                        QStringLiteral("seed %1 round %2: %3").arg(start).arg(round).arg(verdict.text())));
            }
            // Once a store the whole way: the real opening, and every signature.
            QCOMPARE(faultOfWhole(folder.path()), QString());
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
            const auto fault = runUntilKilled(
                { QStringLiteral("kill_child_planted"), folder.path(), random.bounded(100, 301), false },
                said);
            QVERIFY2(fault.isEmpty(), qPrintable(fault));
            red += judge(folder.path(), said).lost > 0 ? 1 : 0;
        }
        QVERIFY2(red > 0, "the planted fault was not found: this rig proves nothing");
    }
};

MUSTER_TEST(TstKill)
#include "tst_kill.moc"
