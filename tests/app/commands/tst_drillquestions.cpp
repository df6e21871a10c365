// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// What a drill in the terminal asks beside "done": rests, guards, ways out.
class TstDrillQuestions : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void enterIsWhateverComesNext();
    void whatIsPutOffIsThePlaceAtTheEnd();
    void reasonsThatAreMissingAreAskedForAtTheEnd();
    void aWaitEndsWhileAPersonThinks();
    void aRefusedApprovalCanBeAskedForAgain();
    void aMisfitShowsTheWaysOut();
    void aFailedStepMayCountAsDone();
    void atACallThereAreFewKeys();
    void anEmptyAnswerRecordsNothing_data();
    void anEmptyAnswerRecordsNothing();
    void theEndOfTheInputRecordsNothing_data();
    void theEndOfTheInputRecordsNothing();
    void aRefusalIsOneSentence_data();
    void aRefusalIsOneSentence();
    void theKeysFitTheTerminal();

private:
    /// To 2.1, which needs an approval, a release and a second person.
    static constexpr auto kToTheGuard = "|b|by telephone|||";
    /// And with the first two of them.
    static constexpr auto kToTheWork = "|b|by telephone||||1|Owen||shop-production|";

    static QStringList recorded(CommandRig& rig);
    static qsizetype entriesAfter(const QByteArray& lines);
};

/// Which steps say what, as the log has it.
QStringList TstDrillQuestions::recorded(CommandRig& rig)
{
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), rig.lastLine(),
        QStringLiteral("--filter"), QStringLiteral("step,approval,misfit,note"), QStringLiteral("--json") });
    QStringList kinds;
    for (const auto& line : rig.array())
        kinds.append(line.toObject().value(u"kind").toString());
    return kinds;
}

void TstDrillQuestions::enterIsWhateverComesNext()
{
    GuardedRig rig;
    rig.walk("h|||" // held, gone on with, done
             "|" // Muster does not see it
             "b|by telephone|" // overridden
             "w|Ben|03:30||" // waits, gone on with
             "p|1||||" // put off until the phase that begins at once: called, back, and done
             "|4|" // approval asked for
             "|1|Owen|" // given
             "|shop|" // not what it acts on
             "|shop-production|" // released
             "|gone|Ben|1|gone|" // done, seen
             "||nobody is awake|" // done, alone
             "|select 1|refused|" // both proven
             "|" // done
             "|y");
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    for (const auto* said : {
             "  HELD      since 03:12:00 by Ada\n",
             "Enter go on  s skip",
             "  Muster    sees itself when a message to Customers is recorded as sent\n",
             "Muster does not see 1.2 Tell the customers as done",
             "  WAITING   since 03:12:00 by Ada, until 03:30:00 at the latest: Ben\n",
             "  1  the next phase, “Act”\n",
             "  BACK      since 03:12:00 by Ada, until “Act” begins\n",
             "  Say aloud The damage is known\n",
             "All of this phase is over except for 1 put off.",
             "Enter phase complete  n note",
             "CRITICAL, CANNOT BE UNDONE",
             "  Approval  Owen must agree before it is done\n",
             "Owen must agree before this is done. What was the answer?",
             "  Approval  asked of Owen at 03:12:00 by Ada, not answered yet\n",
             "  Approval  given at 03:12:00 by Owen, read back\n",
             "  Acts on   shop-production; there is no way back\n",
             "This cannot be undone: Drop the damaged database\nIt acts on: shop-production\n"
             "There is no way back.\nNo restore point is recorded.\n"
             "Type shop-production to release it. (Enter: go back) ",
             "\"shop\" is not what 2.1 Drop the damaged database acts on.",
             "  Released  at 03:12:00 by Ada\n",
             "What did Ben see? ",
             "critical 2 of 2",
             "  Change    Database login: the new value is not proven, the old one is not\n"
             "            proven dead\n",
             "The new value of Database login works.\nWhat shows it? ",
             "the new value works, the old one is dead",
             "The drill is closed: 7 of 7 steps",
         })
        VERIFY_SAYS(rig.out, said);
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    for (const auto* said : { "1.1 Find the newest restore point: held", ": taken up again",
             "overridden, done by hand — by telephone", "put off until “Act”", "approved by Owen, read back",
             "released, cannot be undone — shop-production", "seen by Ben too, read back — saw “gone”",
             "no second person — nobody is awake", "Postgres is back" })
        VERIFY_SAYS(rig.out, said);
}

void TstDrillQuestions::whatIsPutOffIsThePlaceAtTheEnd()
{
    GuardedRig rig;
    rig.walk("p|3|the console is down|b|by telephone||||3|Owen|not yet|s|3|refused|s|2|Ben did it|s|2|"
             "Ben did it||||y");
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, "All of this phase is over except for 1 put off.");
    VERIFY_SAYS(rig.out, "1 put off   critical 0 of 2");
    VERIFY_SAYS(rig.out, "  Approval  REFUSED at 03:12:00 by Owen: not yet\n");
    VERIFY_SAYS(rig.out, "  PUT OFF   since 03:12:00 by Ada, to the end: the console is down\n");
    VERIFY_SAYS(rig.out, "That was the last step.");
    VERIFY_SAYS(rig.out, "1 critical step was not done; 1 service is not back.");
}

void TstDrillQuestions::reasonsThatAreMissingAreAskedForAtTheEnd()
{
    GuardedRig rig;
    rig.walk("|b|by telephone"
             "|s|1||" // left out, without a word why
             "|s|1|not ours" // critical: not without
             "|s|1||s|1||" // two more without
             "|the writes had stopped||a robot does it|y"); // the second one stays without
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(
        rig.out, "No reason was given for 1.3 Freeze writes.\nWhy was it not done? (Enter: no words) ");
    QCOMPARE_EQ(rig.out.count(QStringLiteral("No reason was given for")), 3);
    const auto id = rig.lastLine();
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    VERIFY_SAYS(rig.out, "1.3 Freeze writes: the reason — the writes had stopped");
    VERIFY_SAYS(rig.out, "2.3 Change the login of the database: the reason — a robot does it");
    QVERIFY(!rig.out.contains(QStringLiteral("2.2 Restart the shop: the reason")));
}

void TstDrillQuestions::aWaitEndsWhileAPersonThinks()
{
    GuardedRig rig;
    rig.thinks = [&](int read) {
        if (read == 3)
            rig.log.clock.advance(std::chrono::minutes(20));
    };
    rig.walk("w|Ben|03:20|?||q");
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.typed.isEmpty());
    VERIFY_SAYS(rig.out, "  WAITED    since 03:12:00 by Ada, until 03:20:00 at the latest: Ben\n");
    QCOMPARE_EQ(
        recorded(rig), QStringList({ QStringLiteral("step.waiting"), QStringLiteral("step.completed") }));
}

void TstDrillQuestions::aRefusedApprovalCanBeAskedForAgain()
{
    GuardedRig rig;
    rig.walk((QByteArray(kToTheGuard) + "|1|Ada||3|Owen|||2|Mia|q").constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, "Ada asked for the approval of 2.1 Drop the damaged database; somebody else");
    VERIFY_SAYS(rig.out, "  Approval  REFUSED at 03:12:00 by Owen\n");
    VERIFY_SAYS(rig.out, "  Approval  given at 03:12:00 by Mia, at the same keyboard\n");
}

void TstDrillQuestions::aMisfitShowsTheWaysOut()
{
    GuardedRig rig;
    rig.walk("x|there is no backup|n|going to the vendor|q");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Other scenarios of the plan:\n  Region outage (outage)\n");
    VERIFY_SAYS(rig.out, "Whom to call:\n  Owen: +61 2 5550 1234\n  Service desk: +61 2 5550 9999\n");
    VERIFY_SAYS(rig.out, "Or roll back: muster-cli incident roll-back ");
    VERIFY_SAYS(rig.out, "What you do instead is noted with n;");
    QCOMPARE_EQ(recorded(rig), QStringList({ QStringLiteral("misfit.noted"), QStringLiteral("note.added") }));
}

void TstDrillQuestions::aFailedStepMayCountAsDone()
{
    GuardedRig rig;
    rig.walk("b|f|the console is down|b|found it with the CLI|q");
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "b is for a step that failed, or that Muster itself watches");
    VERIFY_SAYS(rig.out, "o again  s give up  b by hand");
    QCOMPARE_EQ(
        recorded(rig), QStringList({ QStringLiteral("step.failed"), QStringLiteral("step.overridden") }));
}

void TstDrillQuestions::atACallThereAreFewKeys()
{
    GuardedRig rig;
    rig.walk("|b|by telephone||s|n|we have it|?|q");
    VERIFY_STATUS(rig, 0);
    QVERIFY(rig.typed.isEmpty());
    VERIFY_SAYS(rig.out, "There is no key \"s\" here");
    VERIFY_SAYS(rig.out, "Noted.");
    QCOMPARE_EQ(rig.out.count(QStringLiteral("All of this phase is over.")), 1);
    QCOMPARE_EQ(recorded(rig).last(), QStringLiteral("note.added"));
}

void TstDrillQuestions::anEmptyAnswerRecordsNothing_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("wait") << QByteArray() << QByteArray("w|") << QStringLiteral("Nothing was recorded.");
    QTest::newRow("put off") << QByteArray() << QByteArray("p|") << QStringLiteral("Not put off.");
    QTest::newRow("until when") << QByteArray() << QByteArray("p|2|") << QStringLiteral("Not put off.");
    QTest::newRow("a critical step") << QByteArray() << QByteArray("p|3|") << QStringLiteral("Not put off.");
    QTest::newRow("misfit") << QByteArray() << QByteArray("x|") << QStringLiteral("Nothing was recorded.");
    QTest::newRow("by hand") << QByteArray("|") << QByteArray("b|")
                             << QStringLiteral("Nothing was recorded.");
    QTest::newRow("approval") << QByteArray(kToTheGuard) << QByteArray("|")
                              << QStringLiteral("Nothing was recorded.");
    QTest::newRow("who agrees") << QByteArray(kToTheGuard) << QByteArray("|1|")
                                << QStringLiteral("Nothing was recorded.");
    QTest::newRow("who refuses") << QByteArray(kToTheGuard) << QByteArray("|3|")
                                 << QStringLiteral("Nothing was recorded.");
    QTest::newRow("proof") << QByteArray(kToTheWork) + "|gone||alone|||nobody|" << QByteArray("|")
                           << QStringLiteral("Not proven yet.");
    QTest::newRow("release") << QByteArray("|b|by telephone||||1|Owen|") << QByteArray("|")
                             << QStringLiteral("Not released.");
    QTest::newRow("who saw it") << QByteArray(kToTheWork) + "|gone|" << QByteArray("|")
                                << QStringLiteral("It still waits for a second person.");
    QTest::newRow("how they saw it") << QByteArray(kToTheWork) + "|gone|" << QByteArray("Ben|")
                                     << QStringLiteral("It still waits for a second person.");
}

/// How many entries the log has once the lines are typed, and the input has ended.
qsizetype TstDrillQuestions::entriesAfter(const QByteArray& lines)
{
    GuardedRig rig;
    rig.walk(lines.constData());
    return rig.log.journal.events().size();
}

void TstDrillQuestions::anEmptyAnswerRecordsNothing()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, typed);
    QFETCH(const QString, said);
    GuardedRig rig;
    rig.walk((before + typed + "|q").constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, qUtf8Printable(said));
    QCOMPARE_EQ(rig.log.journal.events().size(), entriesAfter(before + "q"));
}

void TstDrillQuestions::theEndOfTheInputRecordsNothing_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("wait") << QByteArray() << QByteArray("w");
    QTest::newRow("until when") << QByteArray() << QByteArray("w|Ben");
    QTest::newRow("put off") << QByteArray() << QByteArray("p");
    QTest::newRow("put off until when") << QByteArray() << QByteArray("p|2");
    QTest::newRow("why put off") << QByteArray() << QByteArray("p|1");
    QTest::newRow("misfit") << QByteArray() << QByteArray("x");
    QTest::newRow("by hand") << QByteArray("|") << QByteArray("b");
    QTest::newRow("note") << QByteArray() << QByteArray("n");
    QTest::newRow("approval") << QByteArray(kToTheGuard) << QByteArray();
    QTest::newRow("who agrees") << QByteArray(kToTheGuard) << QByteArray("|1");
    QTest::newRow("why refused") << QByteArray(kToTheGuard) << QByteArray("|3|Owen");
    QTest::newRow("release") << QByteArray("|b|by telephone||||1|Owen|") << QByteArray();
    QTest::newRow("why alone") << QByteArray(kToTheWork) + "|gone|" << QByteArray();
    QTest::newRow("how it was seen") << QByteArray(kToTheWork) + "|gone|" << QByteArray("Ben");
    QTest::newRow("what was seen") << QByteArray(kToTheWork) + "|gone|" << QByteArray("Ben|2");
}

void TstDrillQuestions::theEndOfTheInputRecordsNothing()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, typed);
    GuardedRig rig;
    rig.walk((before + typed).constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, "The drill stays open");
    QCOMPARE_EQ(rig.log.journal.events().size(), entriesAfter(before + "q"));
}

void TstDrillQuestions::aRefusalIsOneSentence_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("no time") << QByteArray("w|Ben|soon") << QStringLiteral("\"soon\" is no time.");
    QTest::newRow("a time that is past")
        << QByteArray("w|Ben|2026-03-14 01:00") << QStringLiteral("2026-03-14 01:00 UTC, is past;");
    QTest::newRow("no time to come back") << QByteArray("p|2|soon") << QStringLiteral("\"soon\" is no time.");
    QTest::newRow("held before a second person came")
        << QByteArray(kToTheWork) + "|gone|||h" << QStringLiteral("is done and waits for a second person.");
    QTest::newRow("the first person again")
        << QByteArray(kToTheWork) + "|gone|Ada|1|gone" << QStringLiteral("somebody else has to see it.");
    QTest::newRow("a second person who saw nothing")
        << QByteArray(kToTheWork) + "|gone|Ben|1|" << QStringLiteral("Say what the second person saw.");
}

void TstDrillQuestions::aRefusalIsOneSentence()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QString, said);
    GuardedRig rig;
    rig.walk((typed + "|q").constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, qUtf8Printable(said));
}

void TstDrillQuestions::theKeysFitTheTerminal()
{
    const QByteArray second = QByteArray(kToTheWork) + "|gone|||q";
    const QByteArray release("|b|by telephone||||1|Owen|q");
    for (const auto& lines : { QByteArray("q"), QByteArray("|q"), QByteArray("h|q"), QByteArray("f|no|q"),
             QByteArray(kToTheGuard) + "q", release, QByteArray(kToTheWork) + "q", second }) {
        GuardedRig rig;
        rig.walk(lines.constData());
        const auto prompts
            = rig.out.split(u'\n').filter(QRegularExpression(QStringLiteral("\\? all  q leave$")));
        QVERIFY(!prompts.isEmpty());
        for (const auto& prompt : prompts)
            QVERIFY2(prompt.size() < 80, qPrintable(prompt));
    }
}

MUSTER_TEST(TstDrillQuestions)
#include "tst_drillquestions.moc"
