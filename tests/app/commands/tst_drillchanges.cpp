// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/guardedrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

/// The key with which the plan is changed while a drill is walked.
class TstDrillChanges : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyChangeIsAskedForAndTold();
    void whatIsAttachedIsWalkedThroughBesides();
    void atACallThePlanCanBeChangedToo();
    void theStateOfAStepIsShown();
    void aLongListIsShownInParts();
    void anEmptyAnswerChangesNothing_data();
    void anEmptyAnswerChangesNothing();
    void theEndOfTheInputChangesNothing_data();
    void theEndOfTheInputChangesNothing();
    void aRefusalIsOneSentence_data();
    void aRefusalIsOneSentence();

private:
    static QStringList recorded(CommandRig& rig);
    /// How many entries the log has once the lines are typed, and the input has ended.
    static qsizetype entriesAfter(const QByteArray& lines);
    /// The first line that a terminal of 80 columns does not hold; what is typed ends the line of a prompt.
    static QString tooWide(QString out);
};

/// What of the drill was recorded about its plan.
QStringList TstDrillChanges::recorded(CommandRig& rig)
{
    rig.run({ QStringLiteral("incident"), QStringLiteral("timeline"), rig.lastLine(),
        QStringLiteral("--filter"), QStringLiteral("scenario,step"), QStringLiteral("--json") });
    QStringList kinds;
    for (const auto& line : rig.array())
        kinds.append(line[u"kind"].toString());
    return kinds;
}

qsizetype TstDrillChanges::entriesAfter(const QByteArray& lines)
{
    GuardedRig rig;
    rig.walk(lines.constData());
    return rig.log.journal.events().size();
}

QString TstDrillChanges::tooWide(QString out)
{
    static const QRegularExpression kPrompt(
        QStringLiteral("(^>|\\(Enter: [^)]*\\)|May stay empty:) "), QRegularExpression::MultilineOption);
    out.replace(kPrompt, QStringLiteral("\\1\n"));
    const auto lines = out.split(u'\n');
    const auto found
        = std::find_if(lines.begin(), lines.end(), [](const QString& line) { return line.size() > 80; });
    return found == lines.end() ? QString() : *found;
}

void TstDrillChanges::everyChangeIsAskedForAndTold()
{
    GuardedRig rig;
    rig.walk("c|1|2|the region is gone too|"
             "c|2|1.1|Lower the TTL|60 seconds|it takes an hour|"
             "c|3|2.3|no key was seen|"
             "c|3|2.1|it is wanted as evidence|" // critical: not without a reason
             "c|6|2.1|"
             "c|4|1.1|Find the newest good restore point|a time|they lie|"
             "c|5|2.2|2.0||"
             "q");
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    for (const auto* said : {
             "  5  move a step\nWhich? (Enter: nothing is changed) ",
             "  1       Data corruption (once more)\n  2       Region outage\nWhich scenario? (Enter: none) ",
             "Attached: “Region outage” — the region is gone too\n",
             "Added: 1.1a Lower the TTL — it takes an hour\n",
             "2.3 Change the login of the database: struck — no key was seen\n",
             "Why? It is critical. (Enter: it is not struck) ",
             "  6  restore a step that was struck\n",
             "  2.1     Drop the damaged database (struck)\n",
             "2.1 Drop the damaged database: to be done after all\n",
             "It says: Find the newest restore point\n",
             "1.1 reworded: “Find the newest good restore point”",
             "  1.1       Find the newest good restore point\n", // its card
             "  Expect    a time\n",
             "2.2 Restart the shop: moved to the beginning of “Act”\n",
         })
        VERIFY_SAYS(rig.out, said);
    QCOMPARE_EQ(recorded(rig),
        QStringList({ QStringLiteral("scenario.attached"), QStringLiteral("step.added"),
            QStringLiteral("step.struck"), QStringLiteral("step.struck"), QStringLiteral("step.restored"),
            QStringLiteral("step.reworded"), QStringLiteral("step.moved") }));
}

void TstDrillChanges::whatIsAttachedIsWalkedThroughBesides()
{
    GuardedRig rig;
    rig.walk("c|1|2||c|2|2.3|Look once more|||"
             "s|1|x|s|1|x|p||s|1|x||" // to the end of the first phase
             "s|1|x|s|1|x|s|1|x|q");
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    // The next phase is the incident's own.
    VERIFY_SAYS(rig.out, "  1  the next phase, “Act”\n");
    VERIFY_SAYS(rig.out, "  2.3a      Look once more\n");
    QVERIFY(!rig.out.contains(QStringLiteral("(Region outage)")));

    rig.typed = { QStringLiteral("s"), QStringLiteral("1"), QStringLiteral("x"), QStringLiteral("p"),
        QString(), QStringLiteral("q") };
    rig.run({ QStringLiteral("drill"), QStringLiteral("run"), QStringLiteral("--continue"), rig.lastLine() });
    VERIFY_STATUS(rig, 0);
    VERIFY_SAYS(rig.out, "Away (Region outage)");
    VERIFY_SAYS(rig.out, "  B1.1      Move to the other region\n");
    // Beside it there is nothing after it.
    QVERIFY(!rig.out.contains(QStringLiteral("the next phase")));
}

void TstDrillChanges::atACallThePlanCanBeChangedToo()
{
    GuardedRig rig;
    rig.walk("|b|by telephone||c|2|1.3|Count the rows|||?|q");
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, "  c change  ");
    VERIFY_SAYS(rig.out, "  1.3     Freeze writes (over)\n");
    // Then the phase is not over.
    VERIFY_SAYS(rig.out, "  1.3a      Count the rows\n");
}

void TstDrillChanges::theStateOfAStepIsShown()
{
    CommandRig rig;
    rig.canAsk = true;
    rig.typed = QStringLiteral("1|c|2||c|3|2.1||c|2||q").split(u'|');
    rig.run(words("drill run drama-engine --scenario redis-master-failure"));
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    const auto lists = rig.out.split(QStringLiteral("What is to be changed of the plan"));
    QCOMPARE_EQ(lists.size(), 4);
    VERIFY_SAYS(lists[1], " (over)\n");
    VERIFY_SAYS(lists[1], "… (on another branch)\n");
    VERIFY_SAYS(lists[1], "  2.1     Connect to a surviving Sentinel");
    QCOMPARE_EQ(lists[1].count(QStringLiteral("(on another branch)\n")), 2);
    QVERIFY(!lists[1].contains(QStringLiteral("(struck)")));
    QCOMPARE_EQ(lists[3].count(QStringLiteral(" (struck)\n")), 1);
    QCOMPARE_EQ(lists[3].count(QStringLiteral("(on another branch)\n")), 1);
    QCOMPARE_EQ(tooWide(rig.out), QString());
}

void TstDrillChanges::aLongListIsShownInParts()
{
    QByteArray steps;
    for (int i = 1; i <= 40; ++i)
        steps += "          - {id: s" + QByteArray::number(i) + ", do: Step " + QByteArray::number(i)
            + (i == 30 ? QByteArray(" of many words").repeated(8) : QByteArray()) + "}\n";
    GuardedRig rig;
    const auto begin = QByteArray("        steps:\n");
    auto text = guardedPlanText();
    GuardedRig::write(rig.plan, text.insert(text.indexOf(begin) + begin.size(), steps));
    rig.walk("|c|2|?|?|?||q");
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    const auto parts = rig.out.section(QStringLiteral("  5  move a step"), 1)
                           .split(QStringLiteral("2.0: before phase 2 begins. (Enter: none) "));
    QCOMPARE_EQ(parts.size(), 5);
    VERIFY_SAYS(parts[0], "  ? shows more\n");
    // From the current step on.
    VERIFY_SAYS(parts[0], "  1.2     Step 2\n");
    VERIFY_SAYS(parts[0], "  1.19    Step 19\n");
    QVERIFY(!parts[0].contains(QStringLiteral("  1.1  ")));
    QVERIFY(!parts[0].contains(QStringLiteral("  1.20 ")));
    VERIFY_SAYS(parts[1], "  1.20    Step 20\n");
    VERIFY_SAYS(parts[1], "…\n");
    VERIFY_SAYS(parts[2], "  2.3     Change the login of the database\n");
    // Then from the beginning.
    VERIFY_SAYS(parts[3], "  1.1     Step 1 (over)\n");
    for (const auto& part : parts)
        QVERIFY(part.count(u'\n') < 24);
    QCOMPARE_EQ(tooWide(rig.out), QString());
}

void TstDrillChanges::anEmptyAnswerChangesNothing_data()
{
    QTest::addColumn<QByteArray>("typed");
    for (const auto* typed : { "c|", "c|7", "c|6", "c|1|", "c|2|", "c|2|1.1|", "c|3|", "c|3|1.1|", "c|4|",
             "c|4|1.1||", "c|5|", "c|5|1.2|" })
        QTest::newRow(typed) << QByteArray(typed);
}

void TstDrillChanges::anEmptyAnswerChangesNothing()
{
    QFETCH(const QByteArray, typed);
    GuardedRig rig;
    rig.walk((typed + "|q").constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    QCOMPARE_EQ(rig.out.count(QStringLiteral("Nothing was changed.\n")), 1);
    QCOMPARE_EQ(rig.log.journal.events().size(), entriesAfter("q"));
}

void TstDrillChanges::theEndOfTheInputChangesNothing_data()
{
    QTest::addColumn<QByteArray>("typed");
    for (const auto* typed : { "c", "c|1", "c|1|2", "c|2", "c|2|1.1", "c|2|1.1|Wait", "c|2|1.1|Wait|a while",
             "c|3", "c|3|1.1", "c|3|1.2", "c|4", "c|4|1.1", "c|4|1.1|Wait", "c|4|1.1|Wait|a while", "c|5",
             "c|5|1.2", "c|5|1.2|1.0" })
        QTest::newRow(typed) << QByteArray(typed);
}

void TstDrillChanges::theEndOfTheInputChangesNothing()
{
    QFETCH(const QByteArray, typed);
    GuardedRig rig;
    rig.walk(typed.constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, "The drill stays open");
    QCOMPARE_EQ(rig.log.journal.events().size(), entriesAfter("q"));
}

void TstDrillChanges::aRefusalIsOneSentence_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("said");
    QTest::newRow("no such scenario")
        << QByteArray("c|1|3") << QStringLiteral("Nothing was changed. The scenarios are 1 to 2.\n");
    QTest::newRow("no such step") << QByteArray(
        "c|3|1.9") << QStringLiteral("This incident has no step \"1.9\". There is: 1.1, 1.2, 1.3.");
    QTest::newRow("no place") << QByteArray("c|2|3.1")
                              << QStringLiteral("3.1 Place an order is not a part of the procedure;");
    QTest::newRow("not to be moved") << QByteArray("c|5|3.1")
                                     << QStringLiteral("3.1 Place an order is not a part of the procedure;");
    QTest::newRow("where it stands") << QByteArray("c|5|1.3|1.2|")
                                     << QStringLiteral("1.3 Freeze writes stands there already.");
}

void TstDrillChanges::aRefusalIsOneSentence()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QString, said);
    GuardedRig rig;
    rig.walk((typed + "|q").constData());
    VERIFY_STATUS(rig, 0);
    QVERIFY2(rig.typed.isEmpty(), qPrintable(rig.typed.join(u'|') + rig.out));
    VERIFY_SAYS(rig.out, qUtf8Printable(said));
    QCOMPARE_EQ(rig.log.journal.events().size(), entriesAfter("q"));
}

MUSTER_TEST(TstDrillChanges)
#include "tst_drillchanges.moc"
