// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// The acts that change the plan while it runs.
class TstPlanActs : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyChangeIsTold();
    void whatIsAttachedHasALetter();
    void theSameScenarioIsAttachedTwice();
    void aStepIsAddedWhereItIsWanted_data();
    void aStepIsAddedWhereItIsWanted();
    void whatIsStruckIsShownAsStruck();
    void whatIsToBeSeenStaysUnlessItIsSaid();
    void aMovedStepKeepsItsCode();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void aPlanIsChangedWalkedAndWrittenBack();

private:
    static QStringList codes(GuardedRig& rig);
    static QString expected(GuardedRig& rig, const char* step);
};

/// Of all steps, in the order in which they are walked through.
QStringList TstPlanActs::codes(GuardedRig& rig)
{
    const auto incident = rig.shown();
    QStringList codes;
    for (const auto& step : incident.value(u"steps").toArray())
        codes.append(step[u"code"].toString());
    return codes;
}

/// What is to be seen when this step of the plan is done.
QString TstPlanActs::expected(GuardedRig& rig, const char* step)
{
    const auto incident = await(rig.log.session.open(*journal::StreamId::fromString(rig.id)));
    const auto* view = incident ? (*incident)->walkthrough().find(stepNamed(step)) : nullptr;
    return view ? view->step->expect : QStringLiteral("(no such step)");
}

void TstPlanActs::everyChangeIsTold()
{
    GuardedRig rig;
    const QList<QPair<const char*, const char*>> acts {
        { "attach|ID|outage|--why|the region is gone too", "Attached: “Region outage” — the region is gone" },
        { "detach|ID|outage", "Not attached after all: “Region outage”" },
        { "add-step|ID|Lower the TTL|--behind|1.1|--why|it takes an hour",
            "Added: 1.1a Lower the TTL — it takes an hour" },
        { "strike|ID|2.3|--why|no key was seen", "2.3 Change the login of the database: struck — no key" },
        { "restore|ID|2.3", "2.3 Change the login of the database: to be done after all" },
        { "reword|ID|1.3|Freeze all writes|--why|reads may go on", "1.3 reworded: “Freeze all writes”" },
        { "move|ID|2.2|--at-start-of|2|--why|it is faster", "2.2 Restart the shop: moved to the beginning" },
    };
    for (const auto& [line, said] : acts) {
        rig.act(line);
        VERIFY_STATUS(rig, 0);
        VERIFY_SAYS(rig.out, said);
    }
    rig.act("timeline|ID|--filter|scenario|--json");
    QCOMPARE_EQ(rig.array().size(), 2);
    rig.act("strike|ID|1.1a|--json");
    QCOMPARE_EQ(rig.array().size(), 1);
    QCOMPARE_EQ(rig.array().at(0)[u"kind"].toString(), QStringLiteral("step.struck"));
}

void TstPlanActs::whatIsAttachedHasALetter()
{
    GuardedRig rig;
    QVERIFY(rig.shown().value(u"attached").toArray().isEmpty());
    rig.act("attach|ID|outage");
    VERIFY_STATUS(rig, 0);
    const auto attached = rig.shown().value(u"attached").toArray();
    QCOMPARE_EQ(attached.size(), 1);
    QCOMPARE_EQ(attached.at(0)[u"as"].toString(), QStringLiteral("outage"));
    QCOMPARE_EQ(attached.at(0)[u"letter"].toString(), QStringLiteral("B"));
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  Besides   B Region outage (outage)\n");
    // It waits for nothing of the incident's own scenario.
    rig.act("do|ID|b1.1");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "B1.1 Move to the other region");
    rig.act("detach|ID|B");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "B1.1 Move to the other region was worked on");
}

void TstPlanActs::theSameScenarioIsAttachedTwice()
{
    GuardedRig rig;
    rig.act("attach|ID|outage");
    rig.act("attach|ID|outage");
    VERIFY_STATUS(rig, 0);
    QVERIFY(codes(rig).contains(QStringLiteral("C1.1")));
    rig.act("detach|ID|c");
    VERIFY_STATUS(rig, 0);
    QVERIFY(!codes(rig).contains(QStringLiteral("C1.1")));
    rig.act("attach|ID|outage");
    rig.act("detach|ID|outage#2");
    VERIFY_STATUS(rig, 0);
    QVERIFY(codes(rig).contains(QStringLiteral("B1.1")));
}

void TstPlanActs::aStepIsAddedWhereItIsWanted_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("before");
    const auto row = [](const char* place, const char* code, const char* before) {
        QTest::newRow(place) << QString::fromLatin1(place) << QString::fromLatin1(code)
                             << QString::fromLatin1(before);
    };
    row("--behind|1.1", "1.1a", "1.1");
    row("--behind|find", "1.1a", "1.1");
    row("--behind|corruption/restart", "2.2a", "2.2");
    row("--behind|b1.1", "B1.1a", "B1.1");
    row("--behind|2.0", "2.0a", "1.3");
    row("--at-start-of|2", "2.0a", "1.3");
    row("--at-start-of|act", "2.0a", "1.3");
    row("--at-start-of|B1", "B1.0a", "2.3");
}

void TstPlanActs::aStepIsAddedWhereItIsWanted()
{
    QFETCH(const QString, place);
    QFETCH(const QString, code);
    QFETCH(const QString, before);
    GuardedRig rig;
    rig.act("attach|ID|outage");
    rig.act(QStringLiteral("add-step|ID|Lower the TTL|--expect|60 s|") + place);
    VERIFY_STATUS(rig, 0);
    const auto all = codes(rig);
    const auto at = all.indexOf(code);
    QVERIFY2(at > 0, qPrintable(all.join(u' ')));
    QCOMPARE_EQ(all[at - 1], before);
    QCOMPARE_EQ(rig.step(code)[u"title"].toString(), QStringLiteral("Lower the TTL"));
}

void TstPlanActs::whatIsStruckIsShownAsStruck()
{
    GuardedRig rig;
    rig.act("strike|ID|1.3");
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.step(QStringLiteral("1.3"))[u"struck"].toBool());
    QVERIFY(!rig.step(QStringLiteral("1.2"))[u"struck"].toBool());
    QCOMPARE_EQ(rig.shown().value(u"steps_active").toInt(), 6);
    rig.act("show|ID");
    VERIFY_SAYS(rig.out, "  STRUCK    1.3 Freeze writes\n");
    rig.act("restore|ID|1.3");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(rig.shown().value(u"steps_active").toInt(), 7);
    rig.act("show|ID");
    QVERIFY(!rig.out.contains(QStringLiteral("STRUCK")));
}

void TstPlanActs::whatIsToBeSeenStaysUnlessItIsSaid()
{
    GuardedRig rig;
    rig.act("reword|ID|2.1|Drop the damaged copy");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(expected(rig, "drop"), QStringLiteral("It is gone"));
    rig.act("reword|ID|2.1|Drop the damaged copy|--expect|  It is not listed ");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(expected(rig, "drop"), QStringLiteral("It is not listed"));
    rig.act("reword|ID|2.1|Drop the damaged copy|--expect|");
    VERIFY_STATUS(rig, 0);
    QCOMPARE_EQ(expected(rig, "drop"), QString());
}

void TstPlanActs::aMovedStepKeepsItsCode()
{
    GuardedRig rig;
    rig.act("move|ID|2.2|--behind|1.1");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "2.2 Restart the shop: moved behind 1.1");
    QCOMPARE_EQ(codes(rig).first(3).join(u' '), QStringLiteral("1.1 2.2 1.2"));
}

void TstPlanActs::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* line, const char* said) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(said);
    };
    row("attach|ID|outgae", "Shop has no scenario \"outgae\". Did you mean \"outage\"?");
    row("detach|ID|corruption", "No scenario \"corruption\" is attached. There is: outage (B).");
    row("add-step|ID|Wait", "Say where it is to stand: either --behind STEP or --at-start-of PHASE.");
    row("add-step|ID|Wait|--behind|1.1|--at-start-of|2", "Say where it is to stand: either --behind");
    row("add-step|ID| |--behind|1.1", "Say what is to be done; a step needs words.");
    row("add-step|ID|Wait|--behind|1.9", "This incident has no step \"1.9\". There is: 1.1, 1.2, 1.3.");
    row("add-step|ID|Wait|--behind|b1.9", "This incident has no step \"b1.9\". There is: B1.1.");
    row("add-step|ID|Wait|--behind|9.9",
        "This incident has no step \"9.9\". There is: 1.1, 1.2, 1.3, 2.1, 2.2, 2.3, B1.1, 3.1.");
    row("add-step|ID|Wait|--behind|frezee", "Did you mean \"freeze\"?");
    row("add-step|ID|Wait|--behind|3.1",
        "3.1 Place an order is not a part of the procedure; steps are added and moved only there.");
    row("add-step|ID|Wait|--at-start-of|3", "“Validation” is not a part of the procedure;");
    row("add-step|ID|Wait|--at-start-of|acts", "Did you mean \"act\"?");
    row("strike|ID|1.9", "There is: 1.1, 1.2, 1.3.");
    row("strike|ID|1.1", "1.1 Find the newest restore point is critical. Say in a few words");
    row("restore|ID|1.9", "There is: 1.1, 1.2, 1.3.");
    row("restore|ID|1.1", "was not struck; there is nothing to restore.");
    row("reword|ID|1.9|Wait", "There is: 1.1, 1.2, 1.3.");
    row("reword|ID|1.3|Freeze writes", "1.3 Freeze writes says that already.");
    row("move|ID|1.9|--behind|1.1", "There is: 1.1, 1.2, 1.3.");
    row("move|ID|1.3", "Say where it is to stand: either --behind STEP or --at-start-of PHASE.");
    row("move|ID|3.1|--behind|1.1", "3.1 Place an order is not a part of the procedure;");
    row("move|ID|1.3|--behind|1.2", "1.3 Freeze writes stands there already.");
}

void TstPlanActs::whatIsWrongIsSaid()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    GuardedRig rig;
    rig.act("detach|ID|outage");
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, "No scenario is attached to this incident.");
    rig.act("attach|ID|outage");
    VERIFY_STATUS(rig, 0);
    const auto before = rig.log.journal.events().size();
    rig.act(line);
    VERIFY_STATUS(rig, 2);
    VERIFY_SAYS(rig.err, qUtf8Printable(said));
    QCOMPARE_EQ(rig.err.count(u'\n'), 1);
    QVERIFY(rig.out.isEmpty());
    QCOMPARE_EQ(rig.log.journal.events().size(), before);
}

void TstPlanActs::aPlanIsChangedWalkedAndWrittenBack()
{
    GuardedRig rig;
    rig.run({ QStringLiteral("incident"), QStringLiteral("declare"), rig.plan, QStringLiteral("--scenario"),
        QStringLiteral("corruption"), QStringLiteral("--title"), QStringLiteral("Rows are missing"),
        QStringLiteral("--drill"), QStringLiteral("--json") });
    rig.id = rig.object().value(u"id").toString();
    for (const auto* line : {
             "attach|ID|outage|--why|the region is gone too",
             "add-step|ID|Lower the TTL|--behind|1.1|--expect|60 seconds|--why|it takes an hour",
             "strike|ID|2.3|--why|no key was seen",
             "reword|ID|1.3|Freeze all writes",
             "move|ID|2.2|--at-start-of|2",
             "do|ID|1.1",
             "do|ID|1.1a|--saw|60 seconds",
             "skip|ID|1.2|--reason|not-needed",
             "do|ID|1.3",
             "complete|ID|1",
             "do|ID|2.2",
             "verify|ID|2.2|--alone|--why|nobody is awake",
             "approve|ID|2.1|--ask",
             "approve|ID|2.1|--by|Owen|--how|read-back",
             "release|ID|2.1|shop-production",
             "do|ID|2.1|--saw|gone",
             "verify|ID|2.1|--alone|--why|nobody is awake",
             "do|ID|B1.1",
             "do|ID|3.1",
         }) {
        rig.act(line);
        QVERIFY2(rig.status == 0, qPrintable(QString::fromUtf8(line) + u'\n' + rig.err));
    }
    auto incident = rig.shown();
    QCOMPARE_EQ(incident.value(u"steps_active").toInt(), 8);
    QCOMPARE_EQ(incident.value(u"steps_ended").toInt(), 8);
    QVERIFY(incident.value(u"current_step").isNull());
    rig.act("close|ID|--summary|back");
    VERIFY_STATUS(rig, 0);

    rig.act(QStringLiteral("changes|ID|--into|") + rig.plan);
    VERIFY_STATUS(rig, 1);
    VERIFY_SAYS(rig.out, "4 changes were written into ");
    VERIFY_SAYS(
        rig.out, "; 1 is for a person to make:\nAttached: “Region outage” — the region is gone too\n");
    const auto loaded = plan::loadPlanFile(rig.plan);
    QVERIFY2(loaded && loaded->plan, "the file does not load any more");
    QStringList ids;
    for (const auto& phase : loaded->plan->scenarios.first().procedure) {
        for (const auto& step : phase.steps)
            ids.append(step.id.toString());
    }
    QCOMPARE_EQ(ids.join(u' '), QStringLiteral("find lower-the-ttl tell freeze restart drop"));
    const auto& steps = loaded->plan->scenarios.first().procedure.first().steps;
    QCOMPARE_EQ(steps[1].title, QStringLiteral("Lower the TTL"));
    QCOMPARE_EQ(steps[1].expect, QStringLiteral("60 seconds"));
    QCOMPARE_EQ(steps[3].title, QStringLiteral("Freeze all writes"));
}

MUSTER_TEST(TstPlanActs)
#include "tst_planacts.moc"
