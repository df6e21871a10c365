// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/stepwords.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Step step(const QString& title)
{
    Step made;
    made.title = title;
    return made;
}

} // namespace

class TstStepWords final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void verifyingIsSeenInKeysAndWords();
    void switchingIsAnActOfItsOwn();
    void restoringBringsDataBack();
    void informingIsForOthers();
    void goingBackIsToldFromGoing();
    void erasureIsNamed();
};

void TstStepWords::verifyingIsSeenInKeysAndWords()
{
    const auto plan
        = planOf("services: [{id: db, title: D}]\n"
                 "checks: [{id: c, kind: tcp, address: \"127.0.0.1:1\"}]\n"
                 "validation:\n"
                 "  - {id: a, do: Wait, check: c}\n"
                 "  - {id: b, do: Wait, expect: It answers}\n"
                 "  - {id: d, do: Wait, run: {argv: [x], expect_output: done}}\n"
                 "  - {id: e, do: Wait, sql: {on: db, before: select 1, after: select 1, compare: equal}}\n");
    for (const auto& one : plan.validation)
        QVERIFY2(verifies(one), qPrintable(one.id.toString()));
    QVERIFY(expectsOutput(plan.validation[2]) && !expectsOutput(plan.validation[0]));

    for (const auto& text :
        { u"Verify data integrity"_s, u"Restore, and verify it"_s, u"Monitoring: verify the dashboards"_s,
            u"Run the smoke tests"_s, u"Run the migration validation script"_s, u"Test critical endpoints"_s,
            u"Cross-check row counts"_s })
        QVERIFY2(verifies(step(text)), qPrintable(text));
    for (const auto& text : { u"Restore the database"_s, u"Open the contest page"_s, u"Wait"_s })
        QVERIFY2(!verifies(step(text)), qPrintable(text));
}

void TstStepWords::switchingIsAnActOfItsOwn()
{
    for (const auto& text : { u"Point DATABASE_URL to the new branch"_s, u"Promote the read replica"_s,
             u"Fail over to the backup region"_s, u"DNS failover"_s, u"Update the connection strings"_s,
             u"Update DNS via the script"_s, u"Cut over"_s, u"Switch traffic"_s })
        QVERIFY2(switches(step(text)), qPrintable(text));
    for (const auto& text :
        { u"Check that the switch worked"_s, u"See whether Sentinel has promoted a replica"_s,
            u"Decide whether to fail over"_s, u"Find the newest restore point to use"_s,
            u"Restore to a point in time"_s, u"Update the status page"_s })
        QVERIFY2(!switches(step(text)), qPrintable(text));
}

void TstStepWords::restoringBringsDataBack()
{
    for (const auto& text : { u"Restore from backup"_s, u"Restore to a new branch"_s,
             u"Initiate point-in-time recovery"_s, u"Restore the database"_s,
             u"Recover from the weekly snapshot"_s, u"Initiate backup restore"_s, u"PITR"_s })
        QVERIFY2(restoresData(step(text)), qPrintable(text));
    for (const auto& text : { u"Restore traffic"_s, u"Verify the restore of the database"_s,
             u"Restart the services"_s, u"Document the restored data"_s })
        QVERIFY2(!restoresData(step(text)), qPrintable(text));
}

void TstStepWords::informingIsForOthers()
{
    const auto plan = planOf("communications: {audiences: [{id: all}]}\n"
                             "validation: [{id: a, do: Wait, notify: {audience: all}}]\n");
    QVERIFY(informs(plan.validation[0]));

    for (const auto& text : { u"Notify customers"_s, u"Update the status page"_s,
             u"Communicate: give updates"_s, u"Fix it, then tell the customers"_s, u"Inform Legal"_s })
        QVERIFY2(informs(step(text)), qPrintable(text));
    for (const auto& text : { u"Acknowledge the alert"_s, u"Check the status page"_s, u"Read the e-mail"_s,
             u"Recall the release"_s })
        QVERIFY2(!informs(step(text)), qPrintable(text));
}

void TstStepWords::goingBackIsToldFromGoing()
{
    for (const auto& text : { u"Roll the deployment back"_s, u"Roll back the deployment"_s, u"Rollback"_s,
             u"Revert the release"_s, u"Undo it"_s })
        QVERIFY2(rollsBack(text), qPrintable(text));
    for (const auto& text : { u"Restore it"_s, u"Bring the data back"_s })
        QVERIFY2(!rollsBack(text), qPrintable(text));

    for (const auto& text : { u"Deploy to the backup project in Singapore"_s, u"Promote the read replica"_s,
             u"Fail over to the backup region (if available)"_s, u"Point DATABASE_URL to the new branch"_s,
             u"Move to a new database"_s, u"Multi-region failover"_s })
        QVERIFY2(movesAway(text), qPrintable(text));
    for (const auto& text : { u"Force the failover"_s, u"See whether a replica was promoted"_s,
             u"Restore to a new branch"_s, u"Deploy the previous build"_s, u"DNS failover"_s,
             u"Recover to that point, in a new database"_s, u"Create a branch at the recovery point"_s })
        QVERIFY2(!movesAway(text), qPrintable(text));

    for (const auto& text : { u"Fail back to Sydney"_s, u"Failback"_s, u"Point the DNS back to Sydney"_s,
             u"Return to the first region"_s })
        QVERIFY2(movesBack(text), qPrintable(text));
    for (const auto& text : { u"Bring the data back"_s, u"Feedback"_s })
        QVERIFY2(!movesBack(text), qPrintable(text));
}

void TstStepWords::erasureIsNamed()
{
    for (const auto& text : { u"Repeat the erasures"_s, u"Erase again what people had erased"_s,
             u"Apply deletion requests again"_s, u"Right to be forgotten"_s,
             u"Delete those accounts again"_s })
        QVERIFY2(namesErasure(text), qPrintable(text));
    for (const auto& text : { u"Delete the old branch"_s, u"Release the lock"_s })
        QVERIFY2(!namesErasure(text), qPrintable(text));
}

MUSTER_TEST(TstStepWords)
#include "tst_stepwords.moc"
