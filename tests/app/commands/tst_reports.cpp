// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/bench.h"
#include "app/commands/logverify.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// log verify and bench.
class TstReports : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aSoundLogHolds()
    {
        CommandRig rig;
        rig.run(words("log verify"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "The log holds");
        rig.run(words("log verify --json"));
        QVERIFY(rig.object().value(u"holds").toBool());
    }

    void faultsEndWithOne()
    {
        CommandRig rig;
        rig.faults = { { QStringLiteral("stream-1"), QStringLiteral("console-2"), 7,
            QStringLiteral("the hash differs") } };
        rig.run(words("log verify"));
        VERIFY_STATUS(rig, 1);
        VERIFY_SAYS(rig.out, "stream stream-1, console console-2, entry 7: the hash differs");
        rig.run(words("log verify --json"));
        VERIFY_STATUS(rig, 1);
        QVERIFY(!rig.object().value(u"holds").toBool());
        QCOMPARE_EQ(rig.object().value(u"faults").toArray().at(0).toObject().value(u"seq").toInt(), 7);
    }

    void figuresStandBesideTheirBounds()
    {
        CommandRig rig;
        rig.run(words("bench"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "at most 2.50 x\n");
        VERIFY_SAYS(rig.out, "at most 20.0 ms  (more than promised)");
        rig.run(words("bench --search 200000"));
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "Searching 200000");
        for (const auto* wrong : { "bench --search many", "bench --search 10", "bench --search 1000001" }) {
            rig.run(words(wrong));
            VERIFY_STATUS(rig, 2);
        }
        rig.run(words("bench --json"));
        QCOMPARE_EQ(rig.array().at(0).toObject().value(u"id").toString(), QStringLiteral("act.ratio"));
    }
};

MUSTER_TEST(TstReports)
#include "tst_reports.moc"
