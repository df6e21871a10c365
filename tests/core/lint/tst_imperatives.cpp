// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/imperatives.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstImperatives final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aSecondActIsHeard_data();
    void aSecondActIsHeard();
    void whatDestroysIsHeard_data();
    void whatDestroysIsHeard();
    void aCommandThatDestroysIsSeen_data();
    void aCommandThatDestroysIsSeen();
    void onlyEnglishIsRead();
    void aLongTextIsNotReadToItsEnd();
};

void TstImperatives::aSecondActIsHeard_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("second");
    const auto row = [](const char* step, const char* second) {
        QTest::newRow(step) << QString::fromLatin1(step) << QString::fromLatin1(second);
    };
    row("Update the connection string and redeploy", "redeploy");
    row("Pause writes and then restore the dump", "restore");
    row("Pause writes, then take a snapshot", "take");
    row("Pause writes; take a snapshot", "");
    row("Pause writes; check the queue", "check");
    row("Pause writes. Verify the queue", "Verify");
    row("Restore to a new branch and verify it", "verify");
    row("Document the results, and update the runbooks", "update");
    row("Stop and disable the cron jobs", "disable");
    row("Test the endpoints and the sign-in and notify the team", "notify");
    row("Compare backup and restore times", "");
    row("Check the backup and restore logs", "");
    row("Pause read and write traffic", "");
    row("Alert the on-call team and the stakeholders", "");
    row("Confirm that users can sign in and upload a file", "");
    row("Confirm that it starts and then answers", "");
    row("If the replica is healthy, then promote it", "");
    row("Use psql to connect and verify the counts", "");
    row("Connect to a surviving Sentinel and ask for the master", "");
    row("Log in to the console and promote the replica", "");
    row("Look for \"stopped; restart the server\" in the log", "");
    row("Restart the services (stop, then start each)", "");
    row("Verify the database", "");
    row("", "");
}

void TstImperatives::aSecondActIsHeard()
{
    QFETCH(QString, step);
    QTEST(secondAct(step), "second");
}

void TstImperatives::whatDestroysIsHeard_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* step, const char* word) {
        QTest::newRow(step) << QString::fromLatin1(step) << QString::fromUtf8(word);
    };
    row("Drop the damaged branch", "Drop");
    row("Force the failover", "Force");
    row("Fail over to the backup region", "Fail over");
    row("Fail the database over", "Fail the database over");
    row("Stop the workers and delete the queue", "delete");
    row("Restore the dump over production", "Restore … over");
    row("Reset the database", "Reset");
    row("Reset the incident timer", "");
    row("Reset all passwords", "");
    row("Do not delete the old branch", "");
    row("Confirm that nothing was deleted", "");
    row("Roll the deployment over the weekend", "");
    row("Restart the services", "");
}

void TstImperatives::whatDestroysIsHeard()
{
    QFETCH(QString, step);
    QTEST(destructiveWord(step), "word");
}

void TstImperatives::aCommandThatDestroysIsSeen_data()
{
    QTest::addColumn<QStringList>("argv");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* line, const char* part) {
        QTest::newRow(line) << QString::fromLatin1(line).split(u'|') << QString::fromUtf8(part);
    };
    row("rm|-rf|/var/data", "rm -rf");
    row("sudo|rm|-r|/var/data", "rm -r");
    row("rm|list.txt", "");
    row("terraform|destroy", "terraform destroy");
    row("terraform|apply", "");
    row("redis-cli|-p|26379|sentinel|failover|mymaster", "redis-cli … failover");
    row("git|push|origin|main|--force", "git … --force");
    row("npm|run|db:reset", "npm … db:reset");
    row("aws|rds|delete-db-instance|--id|x", "aws … delete-db-instance");
    row("aws|s3|rm|s3://bucket", "aws … rm");
    row("psql|-c|drop table users", "drop table");
    row("psql|-c|select dropped from tables", "");
    row("dropdb|portal", "dropdb");
    row("kubectl|delete|pod|web|--dry-run=client", "");
    row("sh|-c|cd /data && rm -rf old", "rm -rf");
    row("pm2|restart|all", "");
    row("", "");
}

void TstImperatives::aCommandThatDestroysIsSeen()
{
    QFETCH(QStringList, argv);
    QTEST(destructivePart(argv), "part");
}

void TstImperatives::onlyEnglishIsRead()
{
    Plan plan;
    QVERIFY(isEnglish(plan));
    plan.language = u"en-AU"_s;
    QVERIFY(isEnglish(plan));
    plan.language = u"de"_s;
    QVERIFY(!isEnglish(plan));
    QCOMPARE(destructivePart({}), QString());
}

void TstImperatives::aLongTextIsNotReadToItsEnd()
{
    QCOMPARE(secondAct(u"("_s.repeated(1'000'000) + u" and verify"_s), QString());
    QCOMPARE(destructiveWord(u"and "_s.repeated(250'000)), QString());
}

MUSTER_TEST(TstImperatives)
#include "tst_imperatives.moc"
