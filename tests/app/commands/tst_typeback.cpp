// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

namespace {

/// An hour after Ada declared it, at 03:12 in UTC.
struct PaperRig : GuardedRig {
    PaperRig() { log.clock.advance(std::chrono::hours(1)); }

    int type(const char* lines)
    {
        const auto file = dir.filePath(QStringLiteral("typed.txt"));
        write(file, lines);
        return act(QStringLiteral("type-back|ID|") + file);
    }
    [[nodiscard]] qsizetype count()
    {
        act("timeline|ID|--json");
        return array().size();
    }
    /// "03:14 step.completed" of every entry of the log.
    [[nodiscard]] QStringList entries()
    {
        act("timeline|ID|--json");
        QStringList all;
        for (const auto& entry : array())
            all.append(entry[u"occurred_at"].toString().sliced(11, 5) + u' ' + entry[u"kind"].toString());
        return all;
    }
};

constexpr auto kTheWholePaper = R"(1.1 0314
1.2 0318 by hand told them by phone
1.3 0320
phase 1 0321
2.1 0325 approved by Owen
2.1 0326 release shop-production
2.1 0328 It is gone with Ben
2.2 0335 with Ben
2.3 0340 new works
2.3 0341 old dead
2.3 0342
note 0316 Called the vendor
)";

} // namespace

class TstTypeBack : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aWholePaperIsRecordedAtItsTimes();
    void theSameLinesMayBeGivenTwice();
    void nothingIsRecordedUnlessAllCanBeRead();
    void whatIsRefusedIsTold();
    void whatWasDoneOutOfTurnIsRecorded();
    void aStepThatFailedIsTriedAgain();
    void aSecondPersonIsStillAskedFor();
    void restorePointsMessagesAndCommandAreRecorded();
    void whatIsNewerInTheLogStands();
    void aServiceThatNobodyKnowsIsSaid();
    void messagesOfADrillSayThatItIsOne();
    void aRestorePointMayHaveNoTimeOfItsOwn();
    void whoeverDidItIsNamed();
    void eachLineIsAnsweredInATerminal();
    void linesMayComeThroughAPipe();
    void machinesGetRows();
    void whatCannotBeUsedIsSaid();
    void aFullDiskEndsIt();
};

void TstTypeBack::aWholePaperIsRecordedAtItsTimes()
{
    PaperRig rig;
    rig.type(kTheWholePaper);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.err, QString());
    VERIFY_SAYS(rig.out, "Line 1, 03:14:00: 1.1 Find the newest restore point: done\n");
    VERIFY_SAYS(rig.out, "Line 12, 03:16:00: ");
    for (const auto* code : { "1.1", "1.3", "2.3" })
        QCOMPARE_EQ(rig.lookOf(code), QStringLiteral("done"));
    QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("overridden"));
    QCOMPARE_EQ(rig.lookOf("2.1"), QStringLiteral("verified"));
    QCOMPARE_EQ(rig.lookOf("2.2"), QStringLiteral("verified"));
    const auto step = rig.step(QStringLiteral("2.1"));
    QCOMPARE_EQ(step[u"approval"][u"answered_by"].toString(), QStringLiteral("Owen"));
    QCOMPARE_EQ(step[u"approval"][u"asked_by"].toString(), QStringLiteral("Ada"));
    QCOMPARE_EQ(step[u"second"][u"name"].toString(), QStringLiteral("Ben"));
    QCOMPARE_EQ(step[u"second"][u"how"].toString(), QStringLiteral("same-keyboard"));
    QCOMPARE_EQ(step[u"second"][u"saw"].toString(), QStringLiteral("It is gone"));
    const auto services = rig.shown().value(u"services").toArray();
    QCOMPARE_EQ(services[0][u"recovered_at"].toString(), QStringLiteral("2026-03-14T03:35:00.000Z"));
    QCOMPARE_EQ(rig.entries().sliced(2),
        (QStringList { QStringLiteral("03:14 step.completed"), QStringLiteral("03:16 note.added"),
            QStringLiteral("03:18 step.overridden"), QStringLiteral("03:20 step.completed"),
            QStringLiteral("03:21 phase.completed"), QStringLiteral("03:25 approval.requested"),
            QStringLiteral("03:25 approval.given"), QStringLiteral("03:26 step.released"),
            QStringLiteral("03:28 step.completed"), QStringLiteral("03:28 step.verified"),
            QStringLiteral("03:35 step.completed"), QStringLiteral("03:35 step.verified"),
            QStringLiteral("03:35 service.recovered"), QStringLiteral("03:40 credential.proven"),
            QStringLiteral("03:41 credential.proven"), QStringLiteral("03:42 step.completed") }));
}

void TstTypeBack::theSameLinesMayBeGivenTwice()
{
    PaperRig rig;
    rig.type(kTheWholePaper);
    VERIFY_STATUS(rig, 0);
    const auto count = rig.count();
    rig.log.clock.advance(std::chrono::hours(30));
    rig.type(kTheWholePaper);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.out.count(QStringLiteral("recorded already")), 12);
    QCOMPARE_EQ(rig.count(), count);
}

void TstTypeBack::nothingIsRecordedUnlessAllCanBeRead()
{
    PaperRig rig;
    const auto count = rig.count();
    rig.type("1.1 0314\n1.9 0315\nnote 0316\n");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "muster-cli: Line 2: There is no step \"1.9\".");
    VERIFY_SAYS(rig.err, "muster-cli: Line 3: The note is empty; write what happened after the time.\n");
    VERIFY_SAYS(rig.err, "Nothing was recorded.");
    QCOMPARE_EQ(rig.out, QString());
    QCOMPARE_EQ(rig.count(), count);
}

void TstTypeBack::whatIsRefusedIsTold()
{
    PaperRig rig;
    rig.type(
        "1.1 0314\n1.2 0318 skip not needed\n1.3 0320\nphase 1 0321\n2.1 0328 gone with Ben\n2.1 0329 seen "
        "by Mia: gone\nnote 0330 x\n");
    VERIFY_STATUS(rig, 1);
    VERIFY_SAYS(rig.out, "Line 7, 03:30:00: ");
    VERIFY_SAYS(
        rig.err, "Line 5 was not recorded: 2.1 Drop the damaged database needs the approval of Owen first.");
    VERIFY_SAYS(rig.err, "Line 6 was not recorded: an earlier line about the same step was not recorded.");
    VERIFY_SAYS(rig.err, "give all lines again");
    QCOMPARE_EQ(rig.lookOf("2.1"), QStringLiteral("current"));

    // Who did it cannot be the second person; that it was done stands.
    rig.type("2.1 0325 approved by Owen\n2.1 0326 release shop-production\n2.1 0328 gone with Ada");
    VERIFY_STATUS(rig, 1);
    VERIFY_SAYS(rig.out, "Line 3, 03:28:00: 2.1 Drop the damaged database: done");
    VERIFY_SAYS(rig.err,
        "Line 3 was not recorded: Ada did 2.1 Drop the damaged database; somebody else has to see it.");
}

void TstTypeBack::whatWasDoneOutOfTurnIsRecorded()
{
    PaperRig rig;
    rig.type("1.3 0315\n1.2 0318 skip not needed\n1.1 0320");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.entries().sliced(2),
        (QStringList { QStringLiteral("03:18 step.skipped"), QStringLiteral("03:20 step.completed"),
            QStringLiteral("03:15 step.completed") }));
}

void TstTypeBack::aStepThatFailedIsTriedAgain()
{
    PaperRig rig;
    constexpr auto kLines = "1.1 0325\n1.1 0314 fail no console";
    rig.type(kLines);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("done"));
    const QStringList entries { QStringLiteral("03:14 step.failed"), QStringLiteral("03:25 step.reopened"),
        QStringLiteral("03:25 step.completed") };
    QCOMPARE_EQ(rig.entries().sliced(2), entries);
    rig.type(kLines);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.entries().sliced(2), entries);
}

void TstTypeBack::aSecondPersonIsStillAskedFor()
{
    PaperRig rig;
    rig.type(
        "1.1 0314\n1.2 0318 skip not needed\n1.3 0320\nphase 1 0321\n2.1 0325 approved by Owen\n2.1 0326 "
        "release shop-production\n2.1 0328 gone");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "2.1 waits for a second person; add: 2.1 0314 seen by NAME");
    QCOMPARE_EQ(rig.lookOf("2.1"), QStringLiteral("waiting"));
    rig.type("2.1 0328 gone\n2.1 0330 seen by Ben: gone");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.lookOf("2.1"), QStringLiteral("verified"));
}

void TstTypeBack::restorePointsMessagesAndCommandAreRecorded()
{
    PaperRig rig;
    constexpr auto kLines = "C mia 0330\nM customers 0318 next 0348\nR Postgres 0250 at 0316 WAL archive\n"
                            "1.1 0314\nC Ada 0345\n";
    rig.type(kLines);
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.err, QString());
    const QStringList entries { QStringLiteral("03:14 step.completed"),
        QStringLiteral("03:16 restore-point.chosen"), QStringLiteral("03:18 message.sent"),
        QStringLiteral("03:30 role.assigned"), QStringLiteral("03:45 role.assigned") };
    QCOMPARE_EQ(rig.entries().sliced(2), entries);
    rig.act("timeline|ID");
    VERIFY_SAYS(rig.out, "Restore point of Postgres: 2026-03-14 02:50 UTC");
    VERIFY_SAYS(rig.out, "WAL archive");
    // The promise was still to come when it was given.
    VERIFY_SAYS(rig.out, "Told Customers, next update promised for 2026-03-14 03:48 UTC");
    VERIFY_SAYS(rig.out, "handed over to Mia");
    VERIFY_SAYS(rig.out, "handed over to Ada");
    // Muster sees that they were told.
    QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("sensed"));
    QCOMPARE_EQ(rig.shown().value(u"services")[0][u"loss_seconds"].toDouble(), 22 * 60);

    for (const int hours : { 1, 30 }) {
        rig.log.clock.advance(std::chrono::hours(hours));
        rig.type(kLines);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.out.count(QStringLiteral("recorded already")), 5);
        QCOMPARE_EQ(rig.entries().sliced(2), entries);
    }
}

void TstTypeBack::whatIsNewerInTheLogStands()
{
    PaperRig rig;
    rig.type("C Mia 0330\nR postgres 0250 at 0330");
    VERIFY_STATUS(rig, 0);
    const auto count = rig.count();
    rig.type("C Sam 0320\nR postgres 0240 at 0320\nnote 0321 x");
    VERIFY_STATUS(rig, 1);
    VERIFY_SAYS(
        rig.err, "Line 1 was not recorded: Command was given to Mia after that; write this hand-over");
    VERIFY_SAYS(rig.err, "Line 2 was not recorded: Another restore point of postgres was chosen after that;");
    QCOMPARE_EQ(rig.count(), count + 1);
}

void TstTypeBack::aServiceThatNobodyKnowsIsSaid()
{
    PaperRig rig;
    const auto count = rig.count();
    rig.type("1.1 0314\nR mysql 0250\nM press 0318\nC Sam 0330");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Line 2: The plan has no service \"mysql\". There is: postgres.");
    VERIFY_SAYS(rig.err, "Line 3: The plan has no audience \"press\". There is: customers.");
    QCOMPARE_EQ(rig.count(), count);
}

void TstTypeBack::messagesOfADrillSayThatItIsOne()
{
    PaperRig rig;
    rig.run({ QStringLiteral("incident"), QStringLiteral("declare"), rig.plan, QStringLiteral("--scenario"),
        QStringLiteral("corruption"), QStringLiteral("--drill"), QStringLiteral("--title"),
        QStringLiteral("Orders"), QStringLiteral("--json") });
    rig.id = rig.object().value(u"id").toString();
    rig.log.clock.advance(std::chrono::hours(1));
    rig.type("M customers 0418");
    VERIFY_STATUS(rig, 0);
    rig.type("M customers 0420 We are down");
    VERIFY_STATUS(rig, 1);
    VERIFY_SAYS(rig.err, "Line 1 was not recorded: This is a drill: every message must begin with");
    rig.type("M customers 0420 EXERCISE EXERCISE EXERCISE We are down");
    VERIFY_STATUS(rig, 0);
}

void TstTypeBack::aRestorePointMayHaveNoTimeOfItsOwn()
{
    PaperRig rig;
    rig.type("R postgres 0250");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.entries().last(), QStringLiteral("04:12 restore-point.chosen"));
    const auto count = rig.count();
    rig.log.clock.advance(std::chrono::hours(30));
    rig.type("R postgres 0250");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "recorded already");
    QCOMPARE_EQ(rig.count(), count);
}

void TstTypeBack::whoeverDidItIsNamed()
{
    PaperRig rig;
    const auto file = rig.dir.filePath(QStringLiteral("mias.txt"));
    PaperRig::write(file, "1.1 0314");
    rig.act(QStringLiteral("type-back|ID|") + file + QStringLiteral("|--as|Mia"));
    VERIFY_STATUS(rig, 0);
    rig.act("timeline|ID|--json");
    QCOMPARE_EQ(rig.array().last()[u"actor"].toString(), QStringLiteral("Mia"));
}

void TstTypeBack::eachLineIsAnsweredInATerminal()
{
    PaperRig rig;
    rig.canAsk = true;
    rig.typed = { QStringLiteral("1.1"), QStringLiteral("1.1 0314"), QString(), QStringLiteral("1.1 0314"),
        QStringLiteral("phase 1 0320"), QStringLiteral("q"), QStringLiteral("1.3 0330") };
    rig.act("type-back|ID");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out,
        "> There is no time; write for example: 1.1 0314\n"
        "> 03:14:00: 1.1 Find the newest restore point: done\n"
        "> > 1.1 0314: recorded already\n"
        "> Not recorded: “Look” is not complete: ");
    QCOMPARE_EQ(rig.typed.size(), 1);
    QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("done"));
    QCOMPARE_EQ(rig.lookOf("1.3"), QStringLiteral("pending"));
}

void TstTypeBack::linesMayComeThroughAPipe()
{
    PaperRig rig;
    rig.typed = { QStringLiteral("1.2 0318 skip not needed"), QStringLiteral("1.1 0314") };
    rig.act("type-back|ID|-");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Line 2, 03:14:00: 1.1 ");
    const auto count = rig.count();
    rig.typed = { QStringLiteral("1.3 0320"), QStringLiteral("note 0321 x") };
    rig.interruptAfter = 1;
    rig.act("type-back|ID");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Nothing was recorded.");
    rig.interruptAfter = -1;
    QCOMPARE_EQ(rig.count(), count);
}

void TstTypeBack::machinesGetRows()
{
    PaperRig rig;
    rig.type("1.1 0314");
    const auto file = rig.dir.filePath(QStringLiteral("typed.txt"));
    PaperRig::write(file, "phase 1 0320\n1.1 0314\nnote 0316 x");
    rig.act(QStringLiteral("type-back|ID|") + file + QStringLiteral("|--json"));
    VERIFY_STATUS(rig, 1);
    const auto rows = rig.array();
    QCOMPARE_EQ(rows.size(), 3);
    QCOMPARE_EQ(rows[0][u"line"].toInt(), 2);
    QCOMPARE_EQ(rows[0][u"outcome"].toString(), QStringLiteral("known"));
    QCOMPARE_EQ(rows[0][u"at"].toString(), QStringLiteral("2026-03-14T03:14:00.000Z"));
    QCOMPARE_EQ(rows[1][u"outcome"].toString(), QStringLiteral("recorded"));
    QCOMPARE_EQ(rows[1][u"typed"].toString(), QStringLiteral("note 0316 x"));
    QCOMPARE_EQ(rows[2][u"line"].toInt(), 1);
    QCOMPARE_EQ(rows[2][u"outcome"].toString(), QStringLiteral("refused"));
    VERIFY_SAYS(rows[2][u"text"].toString(), "is not complete");
}

void TstTypeBack::whatCannotBeUsedIsSaid()
{
    PaperRig rig;
    rig.act("type-back|ID|/nowhere/typed.txt");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "/nowhere/typed.txt cannot be read: ");
    rig.type("# nothing\n\n");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "There is nothing to record");
    rig.type("note 0314 caf\xe9");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "is no text in UTF-8");
    rig.type(QByteArray(1024 * 1024 + 1, 'x').constData());
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "too large");
    rig.act("type-back|nobody|-");
    VERIFY_STATUS(rig, 2);
}

void TstTypeBack::aFullDiskEndsIt()
{
    PaperRig rig;
    // A note is written by the last call of its command; so is what is typed first.
    auto& journal = rig.log.journal;
    const auto before = journal.calls;
    rig.act("note|ID|x");
    const auto calls = journal.calls - before;
    journal.failCall = journal.calls + calls - 1;
    rig.type("1.1 0314\nnote 0316 x");
    VERIFY_STATUS(rig, 3);
    VERIFY_SAYS(rig.err, "Line 1 was not recorded: ");
    VERIFY_SAYS(rig.err, "Line 2 was not recorded: ");
    QVERIFY(rig.lookOf("1.1") != QStringLiteral("done"));
}

MUSTER_TEST(TstTypeBack)
#include "tst_typeback.moc"
