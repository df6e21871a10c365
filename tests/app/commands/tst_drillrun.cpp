// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/drillending.h"
#include "app/commands/drillrun.h"
#include "app/commands/printing.h"
#include "app/commands/stepcard.h"
#include "core/journal/headcode.h"
#include "tests/app/commands/guardedrig.h"
#include "tests/core/plan/planpage.h"
#include "tests/support/builders.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QTemporaryFile>

#include <algorithm>

using namespace muster;
using namespace muster::test;

class TstDrillRun : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyAnswersFileWalksToTheEnd_data();
    void everyAnswersFileWalksToTheEnd();
    void thePlanOfTheTeachingPageCanBeDrilled_data();
    void thePlanOfTheTeachingPageCanBeDrilled();
    void theAnswersMoveTheClock();
    void theRestorePointIsRecorded();
    void aRestorePointThatCannotBeIsRefusedBeforeTheDrill_data();
    void aRestorePointThatCannotBeIsRefusedBeforeTheDrill();
    void timesAreInTheZoneOfThePlan();
    void aLossFitsTheTerminal();
    void skippedAndFailedStepsAreGoneBy();
    void anAnswersFileWithUnusedNamesIsRefused();
    void withoutAnybodyToAskItIsRefused();
    void whatIsWrongWithTheCallIsSaid_data();
    void whatIsWrongWithTheCallIsSaid();
    void aPersonWalksToTheEnd();
    void everyKeyDoesWhatItSays();
    void nothingIsRecordedByMistake();
    void whatIsNotRecordedIsSaidAndAskedAgain();
    void anUnattendedDrillEndsWhereTheDiskFails();
    void leavingAndGoingOn();
    void anOpenDrillIsOffered();
    void theInterruptKeyLeavesTheDrillOpen();
    void anUnattendedDrillGoesOnWhereItStopped();
    void anUnattendedDrillAnswersForOthers();
    void nobodyApprovesForThemselvesInAFile();
    void anUnattendedDrillGoesOnWithWhatRests();
    void anUnattendedDrillRollsBackToTheEnd();
    void whatIsPutOffIsNotDone();
    void aLiveIncidentIsNoDrill();
    void aCardFitsTheTerminal();
    void somebodyElseMovesTheDrillOn();
};

namespace {

const auto kCorruption = QStringLiteral("answers/drama-engine.database-corruption.yaml");

QStringList drill(const QString& scenario)
{
    return words("drill run drama-engine --scenario") + QStringList { scenario };
}

/// Types until the drill of "database-corruption" is done and closed.
QStringList wholeWalk()
{
    const QString enter;
    // An Enter that ends a line is the call at the end of a phase.
    return { enter, enter, //
        enter, QStringLiteral("02:50 is valid"), QStringLiteral("02:50"), enter, //
        enter, enter, enter, enter, QStringLiteral("as expected"), enter, //
        enter, QStringLiteral("it does"), enter, //
        enter, enter, QStringLiteral("y") };
}

QString answersIn(QTemporaryFile& file, const QByteArray& text)
{
    file.open();
    file.write(text);
    file.close();
    return file.fileName();
}

} // namespace

void TstDrillRun::everyAnswersFileWalksToTheEnd_data()
{
    QTest::addColumn<QString>("file");
    const auto files = QDir(dataFile("answers")).entryList({ QStringLiteral("*.yaml") });
    QVERIFY(files.size() >= 3);
    for (const auto& file : files)
        QTest::newRow(qPrintable(file)) << file;
}

void TstDrillRun::everyAnswersFileWalksToTheEnd()
{
    QFETCH(const QString, file);
    CommandRig rig;
    rig.run(words("drill run")
        + QStringList { file.section(u'.', 0, 0), QStringLiteral("--scenario"), file.section(u'.', 1, 1),
            QStringLiteral("--answers"), dataFile("answers/") + file });
    VERIFY_STATUS(rig, 0);
    const auto id = rig.lastLine();
    QVERIFY2(journal::StreamId::fromString(id).has_value(), qPrintable(rig.out));
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json") });
    QCOMPARE_EQ(rig.object().value(u"status").toString(), QStringLiteral("closed"));
    QCOMPARE_EQ(rig.object().value(u"steps_ended"), rig.object().value(u"steps_active"));
    QVERIFY(rig.object().value(u"current_step").isNull());
    QVERIFY(rig.object().value(u"call_due").isNull());
}

void TstDrillRun::thePlanOfTheTeachingPageCanBeDrilled_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QByteArray>("answers");
    QTest::addColumn<bool>("hasLoss");
    QTest::newRow("as the page answers")
        << QStringLiteral("database-loss") << blocksOfThePage("yaml answers").value(0) << true;
    QTest::newRow("the other way") << QStringLiteral("database-loss")
                                   << QByteArray("as: Ada\ndecisions: {way-back: promote}\n") << false;
    QTest::newRow("the other scenario") << QStringLiteral("bad-release") << QByteArray("as: Ben\n") << false;
}

void TstDrillRun::thePlanOfTheTeachingPageCanBeDrilled()
{
    QFETCH(const QString, scenario);
    QFETCH(const QByteArray, answers);
    QTemporaryDir dir;
    const auto plan = dir.filePath(QStringLiteral("bookshop.plan.yaml"));
    writeFile(plan, planOfThePage());
    writeFile(dir.filePath(QStringLiteral("answers.yaml")), answers);
    CommandRig rig;
    rig.run({ QStringLiteral("plan"), QStringLiteral("check"), plan });
    VERIFY_STATUS(rig, 0);
    rig.run({ QStringLiteral("drill"), QStringLiteral("run"), plan, QStringLiteral("--scenario"), scenario,
        QStringLiteral("--answers"), dir.filePath(QStringLiteral("answers.yaml")) });
    VERIFY_STATUS(rig, 0);
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), rig.lastLine(), QStringLiteral("--json") });
    QCOMPARE_EQ(rig.object().value(u"status").toString(), QStringLiteral("closed"));
    QCOMPARE_EQ(rig.object().value(u"steps_ended"), rig.object().value(u"steps_active"));
    QVERIFY(rig.object().value(u"steps_ended").toInt() >= 6);
    const auto services = rig.object().value(u"services").toArray();
    const bool hasLoss = std::any_of(services.begin(), services.end(),
        [](const QJsonValue& row) { return row[u"loss_seconds"].isDouble(); });
    QTEST(hasLoss, "hasLoss");
}

void TstDrillRun::theAnswersMoveTheClock()
{
    CommandRig rig;
    rig.run(drill(QStringLiteral("database-corruption"))
        + QStringList { QStringLiteral("--answers"), dataFile("") + kCorruption, QStringLiteral("--json") });
    VERIFY_STATUS(rig, 0);
    const auto postgres = rig.object().value(u"services").toArray().at(0).toObject();
    QCOMPARE_EQ(postgres.value(u"id").toString(), QStringLiteral("postgres"));
    QCOMPARE_EQ(postgres.value(u"recovered_at").toString(), QStringLiteral("2026-03-14T03:42:00.000Z"));
    QVERIFY(!postgres.value(u"broken").toBool());
    // The machine's clock stood still meanwhile.
    QCOMPARE_EQ(isoText(rig.log.clock.now()), QStringLiteral("2026-03-14T03:12:00.000Z"));
}

void TstDrillRun::theRestorePointIsRecorded()
{
    CommandRig rig;
    rig.run(drill(QStringLiteral("database-corruption"))
        + QStringList { QStringLiteral("--answers"), dataFile("") + kCorruption });
    VERIFY_STATUS(rig, 0);
    // It failed at 03:12.
    VERIFY_SAYS(rig.out, " RPO 5 min          loses about 00:22:00, TOO MUCH\n");
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id });
    VERIFY_SAYS(rig.out, " RPO 5 min          loses about 00:22:00, TOO MUCH\n");
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json") });
    const auto postgres = rig.object()[u"services"][0];
    QCOMPARE_EQ(postgres[u"rpo_minutes"].toDouble(), 5);
    QCOMPARE_EQ(postgres[u"loss_seconds"].toDouble(), 22 * 60);
    QVERIFY(postgres[u"loss_assumed"].toBool());
    QVERIFY(postgres[u"loss_broken"].toBool());
    QVERIFY(rig.object()[u"services"][1][u"loss_seconds"].isNull());
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id, QStringLiteral("--filter"),
        QStringLiteral("restore-point"), QStringLiteral("--json") });
    QCOMPARE_EQ(rig.array().size(), 1);
    VERIFY_SAYS(rig.array().at(0).toObject().value(u"text").toString(), "2026-03-14 02:50 UTC");
}

void TstDrillRun::aRestorePointThatCannotBeIsRefusedBeforeTheDrill_data()
{
    QTest::addColumn<QByteArray>("saw");
    QTest::addColumn<QString>("said");
    QTest::newRow("in the future") << QByteArray("2026-11-27 03:00 x")
                                   << QStringLiteral("This restore point is after the failure");
    QTest::newRow("no time") << QByteArray("about 02:50") << QStringLiteral("'saw' begins with no time");
}

void TstDrillRun::aRestorePointThatCannotBeIsRefusedBeforeTheDrill()
{
    QFETCH(const QByteArray, saw);
    QFETCH(const QString, said);
    QTemporaryFile file;
    CommandRig rig;
    const auto name = answersIn(file, "as: Ben\nsteps:\n  verify-restore-point: {saw: \"" + saw + "\"}\n");
    rig.run(drill(QStringLiteral("database-corruption")) + QStringList { QStringLiteral("--answers"), name });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, qUtf8Printable(name + QStringLiteral(":3:31: error: ")));
    VERIFY_SAYS(rig.err, qUtf8Printable(said));
    QVERIFY(rig.log.journal.events().isEmpty());
}

/// Also of a database that is called "PostgreSQL database", for which its restore point counts.
void TstDrillRun::timesAreInTheZoneOfThePlan()
{
    QTemporaryDir dir;
    const auto plan = dir.filePath(QStringLiteral("bookshop.plan.yaml"));
    writeFile(plan, planOfThePage().replace("kind: database\n", "kind: PostgreSQL database\n"));
    writeFile(dir.filePath(QStringLiteral("answers.yaml")), blocksOfThePage("yaml answers").value(0));
    CommandRig rig;
    rig.utc = false;
    rig.run({ QStringLiteral("drill"), QStringLiteral("run"), plan, QStringLiteral("--scenario"),
        QStringLiteral("database-loss"), QStringLiteral("--answers"),
        dir.filePath(QStringLiteral("answers.yaml")) });
    VERIFY_STATUS(rig, 0);
    // It failed at 03:12 in UTC.
    const QStringList shown { QStringLiteral("Times are in Europe/Berlin."),
        QStringLiteral("Restore point of Orders database: 2026-03-14 02:10 CET") };
    for (const auto& said : shown)
        VERIFY_SAYS(rig.out, qUtf8Printable(said));
    VERIFY_SAYS(rig.out, "04:14:00  Ada ");
    VERIFY_SAYS(rig.out, "loses about 02:02:00");
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    for (const auto& said : shown)
        VERIFY_SAYS(rig.out, qUtf8Printable(said));
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id });
    VERIFY_SAYS(rig.out, "Failure   2026-03-14 04:12:00 CET");
}

void TstDrillRun::aLossFitsTheTerminal()
{
    incident::ServiceRow row;
    QVERIFY(commands::lossText(row).isEmpty());
    row.loss.target = within(std::chrono::minutes(4 * 60 + 30));
    row.loss.window = std::chrono::hours(24 * 99 + 23);
    row.loss.endIsAssumed = true;
    row.loss.broken = true;
    const auto line = commands::lossText(row);
    VERIFY_SAYS(line, "RPO 4 h 30 min");
    VERIFY_SAYS(line, "loses about 99 d 23:00:00, TOO MUCH");
    QVERIFY2(line.size() <= 80, qPrintable(line));
}

void TstDrillRun::skippedAndFailedStepsAreGoneBy()
{
    QTemporaryFile file;
    CommandRig rig;
    rig.run(drill(QStringLiteral("bad-deployment"))
        + QStringList { QStringLiteral("--answers"),
            answersIn(file,
                "as: Ben\ndefault: done\nsteps:\n"
                "  read-slo-alerts: {do: skip, why: seen on the board}\n"
                "  run-rollback: {do: fail, why: the script is missing, takes: 3 min}\n"
                "  check-colour: {do: skip, why: nothing was rolled back}\n") });
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "skipped");
    VERIFY_SAYS(rig.out, "failed — the script is missing");
    VERIFY_SAYS(rig.out, "The drill is closed: 3 of 3 steps");
    VERIFY_SAYS(rig.out, "2 critical steps were not done; 2 services are not back.");
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id, QStringLiteral("--json") });
    QCOMPARE_EQ(rig.array().last().toObject().value(u"actor").toString(), QStringLiteral("Ben"));
}

void TstDrillRun::anAnswersFileWithUnusedNamesIsRefused()
{
    QTemporaryFile file;
    CommandRig rig;
    rig.run(drill(QStringLiteral("bad-deployment"))
        + QStringList { QStringLiteral("--answers"),
            answersIn(file, "as: Ben\ndefault: done\nsteps: {run-rolback: {do: done}}\n") });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "run-rolback");
    VERIFY_SAYS(rig.err, "run-rollback");
    QVERIFY(rig.log.journal.events().isEmpty());
    rig.run(drill(QStringLiteral("bad-deployment")) + words("--answers /nowhere/a.yaml"));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "/nowhere/a.yaml");
}

void TstDrillRun::withoutAnybodyToAskItIsRefused()
{
    CommandRig rig;
    rig.run(drill(QStringLiteral("bad-deployment")));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "--answers FILE");
    QVERIFY(rig.log.journal.events().isEmpty());
}

void TstDrillRun::whatIsWrongWithTheCallIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << "drill run"
                             << "which plan";
    QTest::newRow("both") << "drill run drama-engine --continue abc"
                          << "either which plan";
    QTest::newRow("scenario") << "drill run drama-engine"
                              << "--scenario ID";
    QTest::newRow("which scenario") << "drill run drama-engine --scenario bad-deploymnt"
                                    << "bad-deployment";
    QTest::newRow("speed") << "drill run drama-engine --scenario bad-deployment --speed fast"
                           << "--speed";
    QTest::newRow("too fast") << "drill run drama-engine --scenario bad-deployment --speed 4000"
                              << "3600";
    QTest::newRow("backwards") << "drill run drama-engine --scenario bad-deployment --speed -1"
                               << "--speed";
    QTest::newRow("no such drill") << "drill run --continue abc"
                                   << "abc";
}

void TstDrillRun::whatIsWrongWithTheCallIsSaid()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    CommandRig rig;
    rig.canAsk = true;
    rig.run(line.split(u' '));
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, said.toUtf8().constData());
    QVERIFY(rig.log.journal.events().isEmpty());
}

void TstDrillRun::aPersonWalksToTheEnd()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = wholeWalk();
    rig.run(drill(QStringLiteral("database-corruption")));
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.typed.isEmpty());
    VERIFY_SAYS(rig.out, "Find the latest valid restore point");
    VERIFY_SAYS(rig.out, "  Say aloud The restore point is known\n");
    VERIFY_SAYS(rig.out, "That was the last step. Close the drill?");
    VERIFY_SAYS(rig.out, "The drill is closed: 8 of 8 steps");
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    VERIFY_SAYS(rig.out, "02:50 is valid");
    VERIFY_SAYS(rig.out, "Restore point of Database (Neon Postgres): 2026-03-14 02:50 UTC");
}

void TstDrillRun::everyKeyDoesWhatItSays()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = { QStringLiteral("?"), QStringLiteral("n"), QStringLiteral("we begin"), QStringLiteral("j"),
        QStringLiteral("15 min"), QStringLiteral("2"),
        QString(), // the second answer: fail over by hand; the call
        QStringLiteral("f"), QStringLiteral("no route"), QStringLiteral("o"), QStringLiteral("done"),
        QStringLiteral("10.0.0.12"), QStringLiteral("s"), QStringLiteral("3"), QStringLiteral("no access"),
        QStringLiteral("r"), QStringLiteral("1"), QStringLiteral("PING answers"), QStringLiteral("q") };
    rig.run(drill(QStringLiteral("redis-master-failure")));
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, "drill run --continue");
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    for (const auto* said : { "we begin", "decided", "failed — no route", "reopened", "saw “10.0.0.12”",
             "skipped, not possible — no access", "is back — PING answers" })
        VERIFY_SAYS(rig.out, said);
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json") });
    QCOMPARE_EQ(rig.object().value(u"status").toString(), QStringLiteral("open"));
    QCOMPARE_EQ(rig.object().value(u"now").toString(), QStringLiteral("2026-03-14T03:27:00.000Z"));
}

void TstDrillRun::nothingIsRecordedByMistake()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = { QStringLiteral("z"), QStringLiteral("7"), QStringLiteral("d"), QString(),
        QStringLiteral("s"), QString(), QStringLiteral("f"), QString(), QStringLiteral("n"), QString(),
        QStringLiteral("r"), QString(), QStringLiteral("j"), QStringLiteral("soon"), QStringLiteral("q") };
    rig.run(drill(QStringLiteral("redis-master-failure")));
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.typed.isEmpty());
    for (const auto* said : { "There is no key \"z\"", "The answers are 1 to 2", "Not skipped.",
             "Not recorded as failed.", "The note is empty", "\"soon\" is no duration" })
        VERIFY_SAYS(rig.out, said);
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), rig.lastLine(),
        QStringLiteral("--filter"), QStringLiteral("step,decision,note,service"), QStringLiteral("--json") });
    QCOMPARE_EQ(rig.array().size(), 0);
}

void TstDrillRun::whatIsNotRecordedIsSaidAndAskedAgain()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.thinks = [&](int read) {
        if (read == 1)
            rig.log.journal.failCall = rig.log.journal.calls;
    };
    rig.typed = { QStringLiteral("n"), QStringLiteral("it rains in"), QStringLiteral("q") };
    rig.run(drill(QStringLiteral("redis-master-failure")));
    VERIFY_STATUS(rig, 3);
    VERIFY_SAYS(rig.out, "NOT RECORDED");
    VERIFY_SAYS(rig.out, "--store FOLDER goes on elsewhere");
    QVERIFY(!rig.out.contains(QStringLiteral("Noted.")));
    const auto id = rig.lastLine();
    // There is room again before somebody leaves.
    rig.typed = { QStringLiteral("n"), QStringLiteral("it rains in"), QStringLiteral("n"),
        QStringLiteral("it rains in"), QStringLiteral("q") };
    rig.run(words("drill run --continue") + QStringList { id });
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "NOT RECORDED");
    VERIFY_SAYS(rig.out, "Noted.");
    rig.thinks = [](int) {};
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    QCOMPARE_EQ(rig.out.count(QStringLiteral("it rains in")), 1);
}

void TstDrillRun::anUnattendedDrillEndsWhereTheDiskFails()
{
    CommandRig rig;
    rig.log.journal.failCall = rig.log.journal.calls + 10;
    rig.run(drill(QStringLiteral("database-corruption"))
        + QStringList { QStringLiteral("--answers"), dataFile("") + kCorruption });
    VERIFY_STATUS(rig, 3);
    VERIFY_SAYS(rig.err, "NOT RECORDED");
    VERIFY_SAYS(rig.err, "--store FOLDER goes on elsewhere");
    QVERIFY(!rig.out.contains(QStringLiteral("incident.closed")));
}

void TstDrillRun::leavingAndGoingOn()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = wholeWalk().first(6);
    rig.run(drill(QStringLiteral("database-corruption")));
    // The input ended in the middle: the same as leaving.
    VERIFY_STATUS(rig, 0);
    const auto id = rig.lastLine();
    rig.typed = wholeWalk().mid(6);
    rig.log.clock.advance(std::chrono::minutes(12));
    rig.run({ QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("--continue"), id.left(8) });
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.typed.isEmpty());
    QCOMPARE_EQ(rig.lastLine(), id);
    VERIFY_SAYS(rig.out,
        "Going on at 3.1 Log in to the Neon console, or use its CLI. Your last entry was 00:12:00 ago");
    VERIFY_SAYS(rig.out, "The drill is closed: 8 of 8 steps");
    rig.typed = { QStringLiteral("q") };
    rig.run({ QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("--continue"), id });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "closed already");
}

void TstDrillRun::anOpenDrillIsOffered()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = { QString(), QString(), QStringLiteral("q") };
    rig.run(drill(QStringLiteral("database-corruption")));
    const auto id = rig.lastLine();
    rig.typed = { QString(), QStringLiteral("q") };
    rig.run(drill(QStringLiteral("database-corruption")));
    VERIFY_SAYS(
        rig.out, "A drill of this scenario is still open, since 2026-03-14 03:12:00Z. Go on with it?");
    QCOMPARE_EQ(rig.lastLine(), id);
    QVERIFY(rig.out.contains(QStringLiteral("  2.1")) && !rig.out.contains(QStringLiteral("  1.1")));
    rig.typed = { QStringLiteral("n"), QStringLiteral("q") };
    rig.run(drill(QStringLiteral("database-corruption")));
    QVERIFY(rig.lastLine() != id);
    rig.typed = { QStringLiteral("q") };
    rig.run(drill(QStringLiteral("bad-deployment")));
    QVERIFY(!rig.out.contains(QStringLiteral("still open")));
}

void TstDrillRun::theInterruptKeyLeavesTheDrillOpen()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = wholeWalk();
    // After the first step and the call behind it.
    rig.interruptAfter = 3;
    rig.run(drill(QStringLiteral("database-corruption")));
    VERIFY_STATUS(rig, 1);
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("show"), id, QStringLiteral("--json") });
    QCOMPARE_EQ(rig.object().value(u"status").toString(), QStringLiteral("open"));
    QCOMPARE_EQ(
        rig.object().value(u"current_step").toObject().value(u"code").toString(), QStringLiteral("2.1"));
}

void TstDrillRun::anUnattendedDrillGoesOnWhereItStopped()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = wholeWalk().first(5);
    rig.run(drill(QStringLiteral("database-corruption")));
    const auto id = rig.lastLine();
    rig.canAsk = false;
    rig.run(words("drill run --continue")
        + QStringList { id, QStringLiteral("--answers"), dataFile("") + kCorruption });
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.lastLine(), id);
    QVERIFY(!rig.out.contains(QStringLiteral("1.1 ")));
    VERIFY_SAYS(rig.out, "The drill is closed: 8 of 8 steps");
}

void TstDrillRun::anUnattendedDrillAnswersForOthers()
{
    GuardedRig rig;
    rig.walkByFile("as: Ada\n");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "The drill is closed: 7 of 7 steps");
    for (const auto* said : { "1.2 Tell the customers: overridden, another reason — as the answers file says",
             "approval asked for, of Owen", "approved by Owen (answers file), at the same keyboard",
             "released, cannot be undone — shop-production", "done — saw “as expected”",
             "2.1 Drop the damaged database: seen by Answers file too, at the same keyboard — saw “as "
             "expected”",
             "“Look” is complete — The damage is known",
             "the new value of Database login works — as the answers file says",
             "the old value of Database login is dead — as the answers file says",
             "2.2 Restart the shop: seen by Answers file too, at the same keyboard\n", "Postgres is back" })
        VERIFY_SAYS(rig.out, said);
    // In this order.
    QVERIFY(rig.out.indexOf(u"released") > rig.out.indexOf(u"approved by Owen"));
    QVERIFY(rig.out.indexOf(u"seen by") > rig.out.indexOf(u"released"));
}

void TstDrillRun::nobodyApprovesForThemselvesInAFile()
{
    GuardedRig rig;
    rig.walkByFile("as: owen\n");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "approved by Answers file, at the same keyboard");
}

void TstDrillRun::anUnattendedDrillGoesOnWithWhatRests()
{
    GuardedRig rig;
    // Put off to the end; waiting for an answer; at 2.1 for an approval.
    rig.walk("p|3|the console is down|b|by telephone|w|Ben||q");
    VERIFY_STATUS(rig, 0);
    const auto id = rig.lastLine();
    rig.walkByFile("as: Ben\n", { QStringLiteral("--continue"), id });
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.lastLine(), id);
    VERIFY_SAYS(rig.out, "The drill is closed: 7 of 7 steps");
    QVERIFY(!rig.out.contains(QStringLiteral("put off and not done")));
}

void TstDrillRun::anUnattendedDrillRollsBackToTheEnd()
{
    GuardedRig rig;
    rig.walk("|q");
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("roll-back"), id, QStringLiteral("--why"),
        QStringLiteral("the backup is damaged too") });
    VERIFY_STATUS(rig, 0);
    rig.walkByFile("as: Ben\n", { QStringLiteral("--continue"), id });
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "R1 Let the writes in again: done");
    VERIFY_SAYS(rig.out, "3.1 Place an order: done");
}

void TstDrillRun::whatIsPutOffIsNotDone()
{
    SessionRig rig;
    auto text = smallPlanText();
    text.replace("before the damage}", "before the damage, critical: true}");
    auto wanted = SessionRig::declaration();
    wanted.plan = loadedPlan(text);
    const auto drill = *rig.declare(wanted);
    const auto put = await(drill->act(
        incident::StepDeferred { stepNamed("find"), incident::UntilEnd {}, QStringLiteral("no access") }));
    VERIFY_RESULT(put);
    QString out;
    QTextStream stream(&out);
    commands::Console console { stream, stream, rig.clock, [] { return std::optional<QString>(); },
        [] { return false; } };
    QCOMPARE_EQ(commands::finish(*drill, QStringLiteral("enough"), console), 0);
    VERIFY_SAYS(out, "The drill is closed: 0 of 3 steps");
    VERIFY_SAYS(out, "1 critical step was not done; 1 step was put off and not done; 1 service is not back.");
    // The id stays the last line.
    const auto head = drill->head();
    QVERIFY(head);
    VERIFY_SAYS(out,
        QStringLiteral("\n%1\n%2: %3\nRead these to somebody, or write them down.\n%4\n")
            .arg(journal::codeOf(*head), QString::number(head->seq), journal::wordsOf(head->hash).join(u' '),
                drill->stream().id.toString())
            .toUtf8());
}

void TstDrillRun::aLiveIncidentIsNoDrill()
{
    CommandRig rig;
    const auto id = rig.declare();
    rig.canAsk = true;
    rig.typed = { QStringLiteral("q") };
    rig.run({ QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("--continue"), id });
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "live incident");
}

void TstDrillRun::aCardFitsTheTerminal()
{
    SessionRig rig;
    auto wanted = SessionRig::declaration();
    wanted.title = QString(100, u'T');
    const auto incident = *rig.declare(wanted);
    for (const auto& view : incident->walkthrough().steps) {
        auto step = *view.step;
        step.why = QString(QStringLiteral("because ")).repeated(300);
        step.caution = QString(QStringLiteral("careful ")).repeated(20);
        step.critical = true;
        step.irreversible = plan::Irreversible { QString(QStringLiteral("database ")).repeated(50), {} };
        step.approve = plan::ApprovalAsked { QString(QStringLiteral("board ")).repeated(30), {} };
        step.verify = QStringLiteral("two-person");
        auto shown = view;
        shown.step = &step;
        shown.state.rest = incident::RestState { incident::RestState::Kind::Deferred, rig.clock.now(),
            person(QStringLiteral("Ada")), {},
            incident::UntilPhase { plan::PhaseId(QString(QStringLiteral("p")).repeated(60)) },
            QString(QStringLiteral("because ")).repeated(300) };
        const auto card = commands::stepCard(*incident, shown, QTimeZone::utc());
        VERIFY_SAYS(card, "PUT OFF   since 03:12:00 by ");
        const auto lines = card.split(u'\n');
        QVERIFY(lines.size() <= 20);
        for (const auto& line : lines)
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }
}

void TstDrillRun::somebodyElseMovesTheDrillOn()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = { QStringLiteral("q") };
    rig.run(drill(QStringLiteral("database-corruption")));
    const auto id = *journal::StreamId::fromString(rig.lastLine());
    const auto incident = *await(rig.log.session.open(id, QStringLiteral("Ben")));
    QTextStream nowhere(&rig.err);
    QStringList typed { QString(), QStringLiteral("q") };
    bool isDone = false;
    commands::Console console { nowhere, nowhere, rig.log.clock,
        [&]() -> std::optional<QString> {
            // While Ada reads the card, Ben does the step.
            if (typed.size() == 2)
                isDone
                    = await(incident->complete(incident->walkthrough().currentStep()->address)).has_value();
            return typed.takeFirst();
        },
        [] { return false; } };
    console.canAsk = true;
    console.as = QStringLiteral("Ada");
    console.open = [&]() -> Result<commands::Workplace> {
        return commands::Workplace { {}, std::make_shared<session::Session>(rig.log.session.ports()), {},
            {} };
    };
    rig.err.clear();
    commands::Arguments arguments;
    arguments.options.insert(QStringLiteral("--continue"), id.toString());
    QCOMPARE_EQ(commands::DrillRun().run(arguments, console), 0);
    QVERIFY(isDone);
    VERIFY_SAYS(rig.err, "Somebody else has moved the drill on.");
    QCOMPARE_EQ(incident->walkthrough().currentPause()->title, QStringLiteral("Acknowledge"));
}

MUSTER_TEST(TstDrillRun)
#include "tst_drillrun.moc"
