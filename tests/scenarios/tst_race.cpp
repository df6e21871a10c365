// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace muster;

// MUSTER_RACES: how many races (50).
class TstRace final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnWarnings(); }

    void ofTwoStartsExactlyOneGetsTheStoreAndTheOtherSaysWhy()
    {
        bool given = false;
        const int wanted = qEnvironmentVariableIntValue("MUSTER_RACES", &given);
        const int races = given ? wanted : 50;
        const auto child = QStringLiteral(MUSTER_BIN_DIR "/kill_child");
        for (int race = 0; race < races; ++race) {
            const QTemporaryDir folder;
            QProcess runners[2];
            for (auto& runner : runners)
                runner.start(child, { folder.path() });
            // The loser ends by itself; the winner goes on until it is killed.
            const auto lost = [&](QProcess& runner) { return runner.state() == QProcess::NotRunning; };
            QVERIFY(QTest::qWaitFor([&] { return lost(runners[0]) || lost(runners[1]); }, 30000));
            auto& loser = lost(runners[0]) ? runners[0] : runners[1];
            auto& winner = lost(runners[0]) ? runners[1] : runners[0];
            QByteArray heard;
            QVERIFY(QTest::qWaitFor(
                [&] {
                    heard += winner.readAllStandardOutput();
                    return heard.contains("ack ") || lost(winner);
                },
                30000));
            QVERIFY2(!lost(winner), "nobody got the store");
            QCOMPARE(loser.exitCode(), 3);
            const auto process = winner.processId();
            const auto why = QString::fromUtf8(loser.readAllStandardError());
            winner.kill();
            winner.waitForFinished(-1);
            QVERIFY2(why.contains(QStringLiteral("process %1").arg(process)), qPrintable(why));
        }
    }
};

MUSTER_TEST(TstRace)
#include "tst_race.moc"
