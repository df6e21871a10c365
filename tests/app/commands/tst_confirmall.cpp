// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

namespace {

/// A list that is done from memory, of which two steps want more than a word, and a phase that is read.
QByteArray memoryPlanText(int more = 0)
{
    QByteArray text = R"(muster: 1
plan: {id: shop, title: Shop, version: "1", zone: UTC}
objectives: {rto: 1 h, rpo: 5 min}
services: [{id: postgres, title: Postgres}]
scenarios:
  - id: corruption
    title: Data corruption
    affects: [postgres]
    procedure:
      - id: calm
        title: Calm down
        mode: do-confirm
        order: any
        steps:
          - {id: page, do: Page the team}
          - {id: room, do: Open the room}
          - {id: freeze, do: Freeze writes, critical: true}
          - {id: count, do: Count the rows, expect: as many as last night, verify: two-person}
          - {id: log, do: Start the log}
)";
    for (int i = 0; i < more; ++i)
        text += "          - {id: more-" + QByteArray::number(i) + ", do: One more thing "
            + QByteArray(i == 0 ? 90 : 1, 'x') + "}\n";
    text += R"(      - id: act
        title: Act
        steps:
          - {id: restart, do: Restart the shop}
          - {id: look, do: Look at it}
)";
    return text;
}

struct MemoryRig : GuardedRig {
    explicit MemoryRig(int more = 0)
    {
        write(plan, memoryPlanText(more));
        run({ QStringLiteral("incident"), QStringLiteral("declare"), plan, QStringLiteral("--scenario"),
            QStringLiteral("corruption"), QStringLiteral("--title"), QStringLiteral("Rows are missing"),
            QStringLiteral("--json") });
        id = object().value(u"id").toString();
    }
    [[nodiscard]] QString looks()
    {
        QStringList all;
        for (const auto& step : shown().value(u"steps").toArray())
            all.append(step[u"code"].toString() + u' ' + step[u"look"].toString());
        return all.join(QStringLiteral(", "));
    }
};

const auto kConfirmed
    = QStringLiteral("1.1 done, 1.2 done, 1.3 current, 1.4 available, 1.5 done, 2.1 pending, 2.2 pending");

} // namespace

/// A list that is done first and confirmed then, confirmed with one word.
class TstConfirmAll : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whatOneWordConfirmsIsRecorded()
    {
        MemoryRig rig;
        rig.act("confirm-all|ID");
        VERIFY_STATUS(rig, 0);
        for (const auto* said :
            { "1.1 Page the team: done", "1.2 Open the room: done", "1.5 Start the log: done",
                "By itself: 1.3 (critical); 1.4 (wants what was seen, wants a second person).\n" })
            VERIFY_SAYS(rig.out, said);
        QCOMPARE_EQ(rig.looks(), kConfirmed);
    }

    void eachHasAnEntryAtItsTime()
    {
        MemoryRig rig;
        rig.log.clock.advance(std::chrono::minutes(20));
        rig.act("confirm-all|ID|--at|03:20|--json");
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().size(), 3);
        for (const auto& row : rig.array()) {
            QCOMPARE_EQ(row[u"kind"].toString(), QStringLiteral("step.completed"));
            QCOMPARE_EQ(row[u"occurred_at"].toString(), QStringLiteral("2026-03-14T03:20:00.000Z"));
            QCOMPARE_EQ(row[u"actor"].toString(), QStringLiteral("Ada"));
        }
    }

    void theRestIsConfirmedStepByStep()
    {
        MemoryRig rig;
        rig.act("confirm-all|ID");
        rig.act("confirm-all|ID");
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(
            rig.err, "In “Calm down” nothing can be confirmed with one word now. By itself: 1.3 (critical);");
        QCOMPARE_EQ(rig.looks(), kConfirmed);
    }

    void thePhaseMayBeNamed_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("said");
        QTest::newRow("by its code") << "1" << QString();
        QTest::newRow("by its id") << "calm" << QString();
        QTest::newRow("another one") << "2"
                                     << "The place is in “Calm down”, not in “Act”. Nothing was recorded.";
        QTest::newRow("none") << "9"
                              << "This scenario has no phase \"9\".";
    }
    void thePhaseMayBeNamed()
    {
        QFETCH(const QString, phase);
        QFETCH(const QString, said);
        MemoryRig rig;
        rig.act(QStringLiteral("confirm-all|ID|--phase|") + phase);
        VERIFY_STATUS(rig, said.isEmpty() ? 0 : 2);
        VERIFY_SAYS(rig.err, said.toUtf8().constData());
        QCOMPARE_EQ(rig.lookOf("1.2"), said.isEmpty() ? QStringLiteral("done") : QStringLiteral("available"));
    }

    void aListThatIsReadIsNotConfirmed()
    {
        MemoryRig rig;
        for (const auto* step : { "1.1", "1.2", "1.3", "1.4", "1.5" })
            rig.act(QStringLiteral("skip|ID|%1|--why|x").arg(QLatin1StringView(step)));
        rig.act("confirm-all|ID");
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "“Act” is no list that is done first and confirmed then");
        rig.act("skip|ID|2.1|--why|x");
        rig.act("skip|ID|2.2|--why|x");
        rig.act("confirm-all|ID");
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no step to confirm now.");
    }

    void aFutureTimeIsRefused()
    {
        MemoryRig rig;
        rig.act("confirm-all|ID|--at|2026-03-14 03:50");
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is in the future");
        QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("current"));
    }

    void aFullDiskEndsIt()
    {
        MemoryRig rig;
        auto& journal = rig.log.journal;
        const auto before = journal.calls;
        rig.act("note|ID|x");
        // The first of the steps is written as that note was, the second is not.
        journal.failCall = journal.calls + (journal.calls - before);
        rig.act("confirm-all|ID");
        VERIFY_STATUS(rig, 3);
        QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("done"));
        QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("current"));
        // What is left is confirmed once there is room again.
        rig.act("confirm-all|ID");
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.looks(), kConfirmed);
    }

    void oneKeyConfirmsInADrill()
    {
        MemoryRig rig;
        rig.walk("a|y|q");
        VERIFY_STATUS(rig, 0);
        QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.out));
        for (const auto* said :
            { "Enter done  a confirm all 3  s skip  f fail  p later  n note  ? all  q leave\n> ",
                "  1.1       Page the team\n  1.2       Open the room\n  1.5       Start the log\n"
                "Are all of these done? y, or Enter: nothing is recorded. ",
                "Confirmed: 3 steps.\n"
                "By itself: 1.3 (critical); 1.4 (wants what was seen, wants a second person).\n",
                "  1.3       Freeze writes\n" })
            VERIFY_SAYS(rig.out, said);
        rig.id = rig.lastLine();
        QCOMPARE_EQ(rig.looks(), kConfirmed);
    }

    void nothingIsConfirmedByMistake_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("enter") << QByteArray("a||q") << QByteArray("Nothing was recorded.");
        QTest::newRow("no") << QByteArray("a|n|q") << QByteArray("Nothing was recorded.");
        QTest::newRow("the end of the input") << QByteArray("a") << QByteArray("Are all of these done?");
    }
    void nothingIsConfirmedByMistake()
    {
        QFETCH(const QByteArray, lines);
        QFETCH(const QByteArray, said);
        MemoryRig rig;
        rig.walk(lines.constData());
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, said.constData());
        rig.id = rig.lastLine();
        QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("current"));
    }

    void theKeySaysWhereThereIsNothingToConfirm()
    {
        MemoryRig rig;
        rig.walk("a|y|a|s|1|x|s|1|x|a|q");
        VERIFY_STATUS(rig, 0);
        QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.out));
        VERIFY_SAYS(rig.out, "In “Calm down” nothing can be confirmed with one word now.");
        VERIFY_SAYS(rig.out, "“Act” is no list that is done first and confirmed then");
        // Of the step that is done by itself the key is not offered.
        QCOMPARE_EQ(rig.out.count(QStringLiteral("a confirm all")), 1);
    }

    void whoeverWasFasterIsSaid()
    {
        MemoryRig rig;
        bool isDone = false;
        // While Ada reads the list, Ben does the first of it.
        rig.thinks = [&](int read) {
            if (read != 1 || isDone)
                return;
            const auto list = await(rig.log.session.incidents());
            const auto drill = *await(rig.log.session.open(list->last().id, QStringLiteral("Ben")));
            isDone = await(drill->complete(drill->walkthrough().currentStep()->address)).has_value();
        };
        rig.walk("a|y|q");
        VERIFY_STATUS(rig, 0);
        QVERIFY(isDone);
        VERIFY_SAYS(rig.out, "Somebody else has moved the drill on. Nothing was recorded here.");
        rig.id = rig.lastLine();
        QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("done"));
        QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("current"));
    }

    void aLongListFitsTheTerminal()
    {
        MemoryRig rig(30);
        rig.walk("a||q");
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, "  … and 17 more\nAre all of these done?");
        auto lines = rig.out.split(u'\n');
        const auto first = lines.indexOf(QStringLiteral("> ") + QStringLiteral("  1.1       Page the team"));
        const auto last = lines.indexOf(QRegularExpression(QStringLiteral("^Are all of these done.*")));
        QVERIFY(first >= 0 && last > first);
        QVERIFY2(last - first < 24, qPrintable(rig.out));
        for (const auto& line : lines.mid(first + 1, last - first))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }
};

MUSTER_TEST(TstConfirmAll)
#include "tst_confirmall.moc"
