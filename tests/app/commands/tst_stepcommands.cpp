// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// The acts that let a step rest, and those that guard it.
class TstStepCommands : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aHeldStepStaysThePlace();
    void aWaitEndsByItself();
    void aBareTimeOfAWaitIsTheNextOne();
    void aStepIsPutOffUntilSomethingBringsItBack_data();
    void aStepIsPutOffUntilSomethingBringsItBack();
    void whatRestsIsShown();
    void restsCanBeDatedBack();
    void somebodyVouchesForAStep();
    void aMisfitNamesTheWaysOut();
    void aStepIsGivenMoreTime();
    void whatCannotBeUndoneIsApprovedAndReleasedFirst();
    void aRefusalIsKept();
    void aSecondPersonSees_data();
    void aSecondPersonSees();
    void aPhaseEndsWithItsCall();
    void aChangedCredentialIsProven();
    void aProcedureIsRolledBack();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();

private:
    /// Up to 2.1, which is approved and released.
    static void reachTheGuard(GuardedRig& rig);
};

void TstStepCommands::reachTheGuard(GuardedRig& rig)
{
    for (const auto* line : { "do|ID|1.1", "skip|ID|1.2|--reason|not-needed", "do|ID|1.3", "complete|ID|look",
             "approve|ID|2.1|--ask", "approve|ID|2.1|--by|Owen|--how|read-back",
             "release|ID|2.1|shop-production" }) {
        rig.act(line);
        VERIFY_STATUS(rig, 0);
    }
}

void TstStepCommands::aHeldStepStaysThePlace()
{
    GuardedRig rig;
    rig.act("hold|ID|find");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "1.1 Find the newest restore point: held");
    const auto step = rig.step(QStringLiteral("1.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("held"));
    QCOMPARE_EQ(step[u"rest"][u"kind"].toString(), QStringLiteral("held"));
    QCOMPARE_EQ(step[u"rest"][u"since"].toString(), QStringLiteral("2026-03-14T03:12:00.000Z"));
    QCOMPARE_EQ(step[u"rest"][u"by"].toString(), QStringLiteral("Ada"));
    QVERIFY(step[u"rest"][u"until"].isNull());
    QCOMPARE_EQ(rig.shown()[u"current_step"][u"code"].toString(), QStringLiteral("1.1"));
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Now       1.1 Find the newest restore point\n");
    VERIFY_SAYS(rig.out, "  HELD      since 03:12:00 by Ada\n");

    rig.act("resume|ID|1.1");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "taken up again");
    QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("current"));
    QVERIFY(rig.step(QStringLiteral("1.1")).value(u"rest").isNull());
}

void TstStepCommands::aWaitEndsByItself()
{
    GuardedRig rig;
    rig.act("wait|ID|1.1|--on|Neon support|--until|03:30");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "waiting until 2026-03-14 03:30 UTC — Neon support");
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  WAITING   since 03:12:00 by Ada, until 03:30:00 at the latest: Neon support\n");
    auto step = rig.step(QStringLiteral("1.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("waiting"));
    QCOMPARE_EQ(step.value(u"waits_on").toString(), QStringLiteral("words"));
    QCOMPARE_EQ(step[u"rest"][u"why"].toString(), QStringLiteral("Neon support"));
    QCOMPARE_EQ(step[u"rest"][u"until"].toString(), QStringLiteral("2026-03-14T03:30:00.000Z"));
    QVERIFY(!step[u"rest"][u"over"].toBool());
    rig.log.clock.advance(std::chrono::minutes(18));
    step = rig.step(QStringLiteral("1.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("current"));
    QVERIFY(step[u"rest"][u"over"].toBool());
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  WAITED    since");
}

void TstStepCommands::aBareTimeOfAWaitIsTheNextOne()
{
    GuardedRig rig;
    rig.act("wait|ID|1.1|--on|the morning shift|--until|03:00");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.step(QStringLiteral("1.1"))[u"rest"][u"until"].toString(),
        QStringLiteral("2026-03-15T03:00:00.000Z"));
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "until 2026-03-15 03:00:00Z");
}

void TstStepCommands::aStepIsPutOffUntilSomethingBringsItBack_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("end") << QString() << QStringLiteral("put off to the end") << QStringLiteral("to the end")
                         << QString() << QString();
    QTest::newRow("phase by id") << QStringLiteral("|--until-phase|act") << QStringLiteral("until “Act”")
                                 << QStringLiteral("until “Act” begins") << QStringLiteral("until_phase")
                                 << QStringLiteral("act");
    QTest::newRow("phase by number") << QStringLiteral("|--until-phase|2") << QStringLiteral("until “Act”")
                                     << QStringLiteral("until “Act” begins") << QStringLiteral("until_phase")
                                     << QStringLiteral("act");
    QTest::newRow("time") << QStringLiteral("|--until|04:00") << QStringLiteral("until 2026-03-14 04:00 UTC")
                          << QStringLiteral("until 04:00:00") << QStringLiteral("until")
                          << QStringLiteral("2026-03-14T04:00:00.000Z");
    QTest::newRow("step") << QStringLiteral("|--until-step|freeze")
                          << QStringLiteral("until 1.3 Freeze writes is over")
                          << QStringLiteral("until 1.3 Freeze writes is over") << QStringLiteral("until_step")
                          << QStringLiteral("corruption/freeze");
}

void TstStepCommands::aStepIsPutOffUntilSomethingBringsItBack()
{
    QFETCH(const QString, option);
    QFETCH(const QString, said);
    QFETCH(const QString, shown);
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    GuardedRig rig;
    rig.act(QStringLiteral("defer|ID|find|--why|the console is down") + option);
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, qUtf8Printable(said));
    VERIFY_SAYS(rig.out, "the console is down");
    const auto incident = rig.shown();
    QCOMPARE_EQ(incident.value(u"steps_deferred").toInt(), 1);
    QCOMPARE_EQ(incident[u"current_step"][u"code"].toString(), QStringLiteral("1.2"));
    const auto rest = rig.step(QStringLiteral("1.1")).value(u"rest").toObject();
    QCOMPARE_EQ(rest.value(u"kind").toString(), QStringLiteral("deferred"));
    for (const auto& other :
        { QStringLiteral("until"), QStringLiteral("until_phase"), QStringLiteral("until_step") }) {
        QCOMPARE_EQ(rest.value(other).isNull(), other != key);
        QCOMPARE_EQ(rest.value(other).toString(), other == key ? value : QString());
    }
    rig.act("show|ID");
    VERIFY_SAYS(rig.out.simplified(),
        qUtf8Printable(QStringLiteral("PUT OFF 1.1 Find the newest restore point, since 03:12:00 by Ada, %1: "
                                      "the console is down")
                           .arg(shown)));
}

void TstStepCommands::whatRestsIsShown()
{
    GuardedRig rig;
    rig.act("defer|ID|1.1|--why|the console is down");
    rig.act("skip|ID|1.2|--reason|not-needed");
    rig.act("do|ID|1.3");
    rig.act("complete|ID|1");
    rig.act("approve|ID|2.1|--ask");
    VERIFY_STATUS(rig, 0);
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Steps     2 of 7   1 put off   critical 0 of 2\n");
    // Nobody can go on anywhere: the place is where an answer is awaited.
    VERIFY_SAYS(rig.out, "  Now       2.1 Drop the damaged database\n");
    VERIFY_SAYS(rig.out, "  Approval  asked of Owen at 03:12:00 by Ada, not answered yet\n");
    VERIFY_SAYS(rig.out, "  Second    somebody else must see it when it is done\n");
    VERIFY_SAYS(rig.out, "  Acts on   shop-production; there is no way back\n");
    VERIFY_SAYS(rig.out.simplified(),
        "PUT OFF 1.1 Find the newest restore point, since 03:12:00 by Ada, to the end: the console is down");
    for (const auto& line : rig.out.split(u'\n'))
        QVERIFY2(line.size() <= 80, qPrintable(line));
    const auto incident = rig.shown();
    QCOMPARE_EQ(incident.value(u"critical_active").toInt(), 2);
    QCOMPARE_EQ(incident.value(u"critical_ended").toInt(), 0);
    QCOMPARE_EQ(rig.lookOf("1.1"), QStringLiteral("deferred"));
    QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("skipped"));
    QCOMPARE_EQ(rig.lookOf("1.3"), QStringLiteral("done"));
    QCOMPARE_EQ(rig.lookOf("2.2"), QStringLiteral("pending"));
    const auto step = rig.step(QStringLiteral("2.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("waiting"));
    QCOMPARE_EQ(step.value(u"waits_on").toString(), QStringLiteral("approval"));
    QCOMPARE_EQ(step[u"approval"][u"answer"].toString(), QStringLiteral("asked"));
    QCOMPARE_EQ(step[u"approval"][u"asked_by"].toString(), QStringLiteral("Ada"));
    QVERIFY(step[u"approval"][u"answered_at"].isNull());
    QVERIFY(step[u"approval"][u"how"].isNull());
}

void TstStepCommands::restsCanBeDatedBack()
{
    GuardedRig rig;
    rig.log.clock.advance(std::chrono::minutes(10));
    rig.act("hold|ID|1.1|--at|03:15");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.step(QStringLiteral("1.1"))[u"rest"][u"since"].toString(),
        QStringLiteral("2026-03-14T03:15:00.000Z"));
    rig.act("timeline|ID");
    VERIFY_SAYS(rig.out, "held (entered 03:22:00)");
}

void TstStepCommands::somebodyVouchesForAStep()
{
    GuardedRig rig;
    rig.act("fail|ID|1.1|--why|the console is down");
    rig.act("override|ID|1.1|--why|found it with the CLI|--reason|done-by-hand");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "overridden, done by hand — found it with the CLI");
    auto step = rig.step(QStringLiteral("1.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("overridden"));
    QCOMPARE_EQ(step.value(u"status").toString(), QStringLiteral("overridden"));
    QCOMPARE_EQ(step.value(u"override_reason").toString(), QStringLiteral("done-by-hand"));

    // Muster itself watches the next one.
    rig.act("do|ID|1.2");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Muster does not see 1.2 Tell the customers as done");
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Muster    sees itself when a message to Customers is recorded as sent\n");
    rig.run({ QStringLiteral("notice"), QStringLiteral("mark-sent"), rig.id, QStringLiteral("customers"),
        QStringLiteral("--text"), QStringLiteral("We are on it") });
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("sensed"));
}

void TstStepCommands::aMisfitNamesTheWaysOut()
{
    GuardedRig rig;
    rig.act("misfit|ID|1.1|--why|there is no backup");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "does not fit — there is no backup");
    VERIFY_SAYS(rig.out, "Other scenarios of the plan:\n  Region outage (outage)\n");
    VERIFY_SAYS(rig.out, "Whom to call:\n  Owen: +61 2 5550 1234\n  Service desk: +61 2 5550 9999\n");
    QVERIFY(!rig.out.contains(QStringLiteral("Mia")) && !rig.out.contains(QStringLiteral("corruption)")));
    VERIFY_SAYS(rig.out, "Or roll back: muster-cli incident roll-back ");
    VERIFY_SAYS(rig.out, "incident note ");
    QCOMPARE_EQ(rig.step(QStringLiteral("1.1")).value(u"misfits").toInt(), 1);
    rig.act("misfit|ID|1.1|--why|nor a replica|--json");
    QCOMPARE_EQ(rig.array().size(), 1);
    QCOMPARE_EQ(rig.array().at(0).toObject().value(u"kind").toString(), QStringLiteral("misfit.noted"));
}

void TstStepCommands::aStepIsGivenMoreTime()
{
    GuardedRig rig;
    rig.act("extend|ID|1.3|--by|15 min|--why|a slow disk");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "1.3 Freeze writes: 15 min more time — a slow disk");
    QCOMPARE_EQ(rig.step(QStringLiteral("1.3")).value(u"extended_ms").toInt(), 15 * 60 * 1000);
    rig.act("extend|ID|1.1|--by|15 min");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "The plan does not say how long 1.1 Find the newest restore point takes");
}

void TstStepCommands::whatCannotBeUndoneIsApprovedAndReleasedFirst()
{
    GuardedRig rig;
    for (const auto* line :
        { "do|ID|1.1", "skip|ID|1.2|--reason|not-needed", "do|ID|1.3", "complete|ID|look" })
        rig.act(line);
    const QList<QPair<const char*, const char*>> refused {
        { "start|ID|2.1", "needs the approval of Owen first" },
        { "release|ID|2.1|shop-production", "needs the approval of Owen first" },
        { "approve|ID|2.1|--by|Owen|--how|read-back", "Nobody has asked for an approval" },
    };
    for (const auto& [line, said] : refused) {
        rig.act(line);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, said);
    }
    rig.act("approve|ID|2.1|--ask");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "approval asked for, of Owen");
    rig.act("approve|ID|2.1|--by|Ada|--how|same-keyboard");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "somebody else has to give it");
    // On a console of their own, the approver acts.
    rig.act("approve|ID|2.1|--how|own-console|--as|Owen");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "approved by Owen, on a console of their own");
    auto step = rig.step(QStringLiteral("2.1"));
    QCOMPARE_EQ(step[u"approval"][u"answer"].toString(), QStringLiteral("given"));
    QCOMPARE_EQ(step[u"approval"][u"answered_by"].toString(), QStringLiteral("Owen"));
    QCOMPARE_EQ(step[u"approval"][u"how"].toString(), QStringLiteral("own-console"));
    QVERIFY(step.value(u"released").isNull());

    rig.act("do|ID|2.1|--saw|gone");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Release it first: type shop-production.");
    rig.act("release|ID|2.1|shop");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "type shop-production exactly");
    rig.act("release|ID|2.1|shop-production");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "released, cannot be undone — shop-production");
    step = rig.step(QStringLiteral("2.1"));
    QCOMPARE_EQ(step[u"released"][u"by"].toString(), QStringLiteral("Ada"));
    QCOMPARE_EQ(step[u"released"][u"at"].toString(), QStringLiteral("2026-03-14T03:12:00.000Z"));
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Approval  given at 03:12:00 by Owen, on a console of their own\n");
    VERIFY_SAYS(rig.out, "  Released  at 03:12:00 by Ada\n");
}

void TstStepCommands::aRefusalIsKept()
{
    GuardedRig rig;
    for (const auto* line : { "do|ID|1.1", "skip|ID|1.2|--reason|not-needed", "do|ID|1.3", "complete|ID|look",
             "approve|ID|2.1|--ask",
             "approve|ID|2.1|--refused|--by|Owen|--why|not before the copy is checked" })
        rig.act(line);
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "not approved by Owen — not before the copy is checked");
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Approval  REFUSED at 03:12:00 by Owen: not before the copy is checked\n");
    const auto approval = rig.step(QStringLiteral("2.1")).value(u"approval").toObject();
    QCOMPARE_EQ(approval.value(u"answer").toString(), QStringLiteral("refused"));
    QCOMPARE_EQ(approval.value(u"why").toString(), QStringLiteral("not before the copy is checked"));
    QVERIFY(approval.value(u"how").isNull());
    rig.act("approve|ID|2.1|--ask");
    VERIFY_STATUS(rig, 0);
}

void TstStepCommands::aSecondPersonSees_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("name");
    QTest::newRow("own console") << QStringLiteral("--how|own-console|--saw|gone|--as|Ben")
                                 << QStringLiteral("seen by Ben too, on a console of their own — saw “gone”")
                                 << QStringLiteral("own-console") << QStringLiteral("Ben");
    QTest::newRow("read back") << QStringLiteral("--by|Ben|--how|read-back|--saw|gone")
                               << QStringLiteral("seen by Ben too, read back — saw “gone”")
                               << QStringLiteral("read-back") << QStringLiteral("Ben");
    QTest::newRow("same keyboard") << QStringLiteral("--by|Ben|--how|same-keyboard|--saw|gone")
                                   << QStringLiteral("seen by Ben too, at the same keyboard")
                                   << QStringLiteral("same-keyboard") << QStringLiteral("Ben");
    QTest::newRow("alone") << QStringLiteral("--alone|--why|nobody else is awake")
                           << QStringLiteral("no second person — nobody else is awake")
                           << QStringLiteral("alone") << QString();
}

void TstStepCommands::aSecondPersonSees()
{
    QFETCH(const QString, options);
    QFETCH(const QString, said);
    QFETCH(const QString, how);
    QFETCH(const QString, name);
    GuardedRig rig;
    reachTheGuard(rig);
    rig.act("do|ID|2.1|--saw|it is gone");
    VERIFY_STATUS(rig, 0);
    auto step = rig.step(QStringLiteral("2.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("waiting"));
    QCOMPARE_EQ(step.value(u"status").toString(), QStringLiteral("done"));
    QCOMPARE_EQ(step.value(u"waits_on").toString(), QStringLiteral("second-person"));
    rig.act("show|ID");
    VERIFY_SAYS(rig.out.simplified(),
        "Second done at 03:12:00 by Ada, saw “it is gone”; somebody else must see it too");
    rig.act(QStringLiteral("verify|ID|2.1|") + options);
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, qUtf8Printable(said));
    step = rig.step(QStringLiteral("2.1"));
    QCOMPARE_EQ(step.value(u"look").toString(), QStringLiteral("verified"));
    QVERIFY(step.value(u"waits_on").isNull());
    QCOMPARE_EQ(step[u"second"][u"how"].toString(), how);
    QCOMPARE_EQ(step[u"second"][u"name"].toString(), name);
}

void TstStepCommands::aPhaseEndsWithItsCall()
{
    GuardedRig rig;
    for (const auto* line : { "do|ID|1.1", "skip|ID|1.2|--reason|not-needed", "defer|ID|1.3" })
        rig.act(line);
    VERIFY_STATUS(rig, 0);
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Now       Look is over but for its call. Say aloud: “The damage is known”\n");
    auto incident = rig.shown();
    QVERIFY(incident.value(u"current_step").isNull());
    QCOMPARE_EQ(incident[u"call_due"][u"phase"].toString(), QStringLiteral("look"));
    QCOMPARE_EQ(incident[u"call_due"][u"say"].toString(), QStringLiteral("The damage is known"));
    QCOMPARE_EQ(incident[u"call_due"][u"deferred"].toInt(), 1);
    rig.act("complete|ID|look");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "“Look” is complete except 1 put off — The damage is known");
    incident = rig.shown();
    QVERIFY(incident.value(u"call_due").isNull());
    QCOMPARE_EQ(incident[u"current_step"][u"code"].toString(), QStringLiteral("2.1"));
    rig.act("complete|ID|1|--withdraw");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "“Look” is not complete after all");
    QVERIFY(rig.shown().value(u"current_step").isNull());
}

void TstStepCommands::aChangedCredentialIsProven()
{
    GuardedRig rig;
    reachTheGuard(rig);
    for (const auto* line : { "do|ID|2.1|--saw|gone", "verify|ID|2.1|--alone|--why|nobody is awake",
             "do|ID|2.2", "verify|ID|2.2|--alone|--why|nobody is awake" })
        rig.act(line);
    VERIFY_STATUS(rig, 0);
    rig.act("do|ID|2.3");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "Still to be proven");
    rig.act("prove|ID|2.3|db-url|--new-works|--saw|select 1");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "the new value of Database login works — select 1");
    rig.act("show|ID");
    VERIFY_SAYS(
        rig.out.simplified(), "Change Database login: the new value works, the old one is not proven dead");
    const auto rotation = rig.step(QStringLiteral("2.3"))[u"rotations"][0];
    QCOMPARE_EQ(rotation[u"credential"].toString(), QStringLiteral("db-url"));
    QCOMPARE_EQ(rotation[u"new_works_at"].toString(), QStringLiteral("2026-03-14T03:12:00.000Z"));
    QVERIFY(rotation[u"old_dead_at"].isNull());
    rig.act("prove|ID|2.3|db-url|--new-works|--withdraw");
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.step(QStringLiteral("2.3"))[u"rotations"][0][u"new_works_at"].isNull());
    for (const auto* line :
        { "prove|ID|2.3|db-url|--new-works", "prove|ID|2.3|db-url|--old-dead|--saw|refused", "do|ID|2.3" }) {
        rig.act(line);
        VERIFY_STATUS(rig, 0);
    }
}

void TstStepCommands::aProcedureIsRolledBack()
{
    GuardedRig rig;
    rig.act("do|ID|1.1");
    rig.act("roll-back|ID|--why|the backup is damaged too");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Rolling back — the backup is damaged too");
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Rollback  since 03:12:00 by Ada: the backup is damaged too\n");
    VERIFY_SAYS(rig.out, "  Now       R1 Let the writes in again\n");
    const auto incident = rig.shown();
    QCOMPARE_EQ(incident[u"rollback"][u"why"].toString(), QStringLiteral("the backup is damaged too"));
    QCOMPARE_EQ(rig.lookOf("1.3"), QStringLiteral("inactive"));
    rig.act("roll-back|ID|--withdraw");
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.shown().value(u"rollback").isNull());
    QCOMPARE_EQ(rig.lookOf("1.2"), QStringLiteral("current"));
}

void TstStepCommands::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* line, const char* said) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(said);
    };
    row("hold|ID|1.3", "waits for 1.2");
    row("hold|ID|9.9", "has no step");
    row("wait|ID|1.1", "Say on whom or what it waits: --on TEXT.");
    row("wait|ID|1.1|--on|Ben|--until|soon", "\"soon\" is no time.");
    row("wait|ID|1.1|--on|Ben|--until|2026-03-14 02:00", "is past");
    row("defer|ID|1.1", "1.1 Find the newest restore point is critical. Say in a few words");
    row("defer|ID|1.3|--until|04:00|--until-phase|2", "give only one of");
    row("defer|ID|1.3|--until-step|1.1|--until-phase|2", "give only one of");
    row("defer|ID|1.3|--until-phase|acts", "Did you mean \"act\"?");
    row("defer|ID|1.3|--until-phase|7", "This scenario has no phase \"7\".");
    row("defer|ID|1.3|--until-phase|3", "Validation comes last; without --until-phase");
    row("defer|ID|1.3|--until-phase|1", "does not come after");
    row("defer|ID|1.3|--until-step|restrt", "Did you mean \"restart\"?");
    row("defer|ID|1.3|--until-step|1.3", "cannot wait for itself");
    row("defer|ID|1.3|--until|2026-03-14 02:00", "is past");
    row("resume|ID|1.1", "neither held nor put off");
    row("override|ID|1.1", "Say how you know that it is done: --why TEXT.");
    row("override|ID|1.1|--why|x|--reason|tired", "done-by-hand, sensor-wrong, other");
    row("release|ID|1.1|x", "needs no release");
    row("misfit|ID|1.1", "Say what does not fit: --why TEXT.");
    row("verify|ID|1.1", "Say who saw it and how: --by NAME --how WORD; or --alone --why TEXT.");
    row("verify|ID|1.1|--by|Ben", "Say who saw it and how");
    row("verify|ID|1.1|--how|read-back", "Say who the other person is: --by NAME.");
    row("verify|ID|1.1|--by|Ben|--how|phone", "own-console, read-back, same-keyboard");
    row("verify|ID|1.1|--by|Ben|--how|own-console", "name them with --as");
    row("verify|ID|1.1|--alone", "Say why nobody else saw it: --why TEXT.");
    row("verify|ID|1.1|--alone|--by|Ben|--why|x", "it goes with --why only");
    row("verify|ID|1.1|--by|Ben|--how|read-back|--why|x", "it goes with --alone");
    row("verify|ID|1.1|--by|Ben|--how|read-back", "needs no second person");
    row("complete|ID|1", "“Look” is not complete: 1.1 Find the newest restore point comes first.");
    row("complete|ID|1|--withdraw", "“Look” was not said to be complete.");
    row("complete|ID|act", "ends without a call");
    row("complete|ID|3", "\"Validation\" ends without a call.");
    row("complete|ID|loook", "Did you mean \"look\"?");
    row("prove|ID|2.3|db-url", "either --new-works or --old-dead");
    row("prove|ID|2.3|db-url|--new-works|--old-dead", "either --new-works or --old-dead");
    row("prove|ID|2.3|db-url|--new-works", "waits for");
    row("prove|ID|1.1|db-url|--new-works", "does not change the credential");
    row("prove|ID|2.3|db-url|--old-dead|--withdraw", "there is nothing to take back");
    row("roll-back|ID", "Say why it is rolled back: --why TEXT.");
    row("roll-back|ID|--withdraw", "is not being rolled back");
    row("approve|ID|1.1", "Say what is to be recorded: --ask;");
    row("approve|ID|1.1|--ask|--by|Owen", "--ask goes alone");
    row("approve|ID|1.1|--ask", "needs nobody's approval");
    row("approve|ID|1.1|--how|same-keyboard", "Say who the other person is: --by NAME.");
    row("approve|ID|1.1|--by|Owen|--how|read-back|--why|x", "it goes with --refused");
    row("approve|ID|1.1|--refused|--by|Owen|--how|read-back|--why|x", "leave --how out");
    row("approve|ID|1.1|--refused|--why|x", "Say who refuses: --by NAME.");
    row("approve|ID|1.1|--refused|--by|Owen", "Say why it is refused: --why TEXT.");
}

void TstStepCommands::whatIsWrongIsSaid()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    GuardedRig rig;
    const auto before = rig.log.journal.events().size();
    rig.act(line);
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, qUtf8Printable(said));
    QCOMPARE_EQ(rig.err.count(u'\n'), 1);
    QVERIFY(rig.out.isEmpty());
    QCOMPARE_EQ(rig.log.journal.events().size(), before);
}

MUSTER_TEST(TstStepCommands)
#include "tst_stepcommands.moc"
