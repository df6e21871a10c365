// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/parser.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

class TstParser : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void aCallIsReadInAnyOrder_data();
    void aCallIsReadInAnyOrder();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void helpNamesWhatItIsAskedAbout();
    void everyLineOfHelpIsReached();
    void wordsAfterTwoDashesAreNoOptions();
};

void TstParser::aCallIsReadInAnyOrder_data()
{
    QTest::addColumn<QString>("line");
    QTest::newRow("after") << "incident do abc 2.1 --saw ok --store /s --json";
    QTest::newRow("before") << "--store /s --json incident do abc 2.1 --saw ok";
    QTest::newRow("between") << "incident --json do --store=/s --saw=ok abc 2.1";
}

void TstParser::aCallIsReadInAnyOrder()
{
    QFETCH(const QString, line);
    const auto usages = commands::usagesOf(commands::allCommands());
    const auto call = commands::parse(line.split(u' '), usages);
    VERIFY_RESULT(call);
    QCOMPARE_EQ(usages[*call->command].name, QStringLiteral("incident do"));
    QCOMPARE_EQ(call->arguments.operands, words("abc 2.1"));
    QCOMPARE_EQ(call->arguments.value(QStringLiteral("--saw")), QStringLiteral("ok"));
    QCOMPARE_EQ(call->arguments.value(QStringLiteral("--store")), QStringLiteral("/s"));
    QVERIFY(call->arguments.has(QStringLiteral("--json")));
}

void TstParser::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << ""
                             << "Say what to do.";
    QTest::newRow("group") << "incdent list"
                           << "Did you mean \"incident\"?";
    QTest::newRow("verb") << "incident tmeline x"
                          << "Did you mean \"timeline\"?";
    QTest::newRow("half") << "drill"
                          << "Say what to do with drill: run.";
    QTest::newRow("far") << "xyzzy"
                         << "See: muster-cli --help";
    QTest::newRow("option") << "plan list --jsn"
                            << "Did you mean \"--json\"?";
    QTest::newRow("own option") << "drill run p --answrs f"
                                << "Did you mean \"--answers\"?";
    QTest::newRow("of another command") << "plan list --answers f"
                                        << "\"plan list\" has no option --answers.";
    QTest::newRow("no value") << "drill run p --answers"
                              << "--answers needs a value: --answers FILE.";
    QTest::newRow("option as value") << "incident do a b --saw --json"
                                     << "--saw needs a value";
    QTest::newRow("value of a switch") << "plan list --json=yes"
                                       << "--json takes no value.";
    QTest::newRow("twice") << "plan list --json --json"
                           << "--json is given twice.";
    QTest::newRow("missing") << "incident do abc"
                             << "muster-cli incident do ID STEP";
    QTest::newRow("too many") << "incident note abc two words"
                              << "\"words\" is one word too many";
}

void TstParser::whatIsWrongIsSaid()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    const auto call
        = commands::parse(line.split(u' ', Qt::SkipEmptyParts), commands::usagesOf(commands::allCommands()));
    QVERIFY(!call);
    QCOMPARE_EQ(call.error().fault, Fault::Invalid);
    QVERIFY2(call.error().text.contains(said), qPrintable(call.error().text));
}

void TstParser::helpNamesWhatItIsAskedAbout()
{
    const auto usages = commands::usagesOf(commands::allCommands());
    for (const auto* line : { "drill run --help", "help", "-h", "incident --help", "drill -h" })
        QVERIFY(commands::parse(words(line), usages)->wantsHelp);
    QVERIFY(commands::parse(words("-v"), usages)->wantsVersion);
    const auto drill = commands::helpText(usages, commands::parse(words("drill run -h"), usages)->about);
    VERIFY_SAYS(drill, "--answers FILE");
    QVERIFY(!drill.contains(QStringLiteral("incident do")));
    VERIFY_SAYS(commands::helpText(usages, QStringLiteral("incident")), "incident hand-over ID ROLE NAME");
}

void TstParser::everyLineOfHelpIsReached()
{
    const auto usages = commands::usagesOf(commands::allCommands());
    const auto text = commands::helpText(usages, {});
    for (const auto& usage : usages) {
        VERIFY_SAYS(text, usage.name.toUtf8().constData());
        QVERIFY2(usage.text.endsWith(u'.'), qPrintable(usage.name));
        QVERIFY(usage.most < 0 || usage.least <= usage.most);
    }
    for (const auto& option : commands::commonOptions())
        VERIFY_SAYS(text, option.name.toUtf8().constData());
}

void TstParser::wordsAfterTwoDashesAreNoOptions()
{
    const auto usages = commands::usagesOf(commands::allCommands());
    const auto call = commands::parse(words("incident note abc -- --json"), usages);
    VERIFY_RESULT(call);
    QCOMPARE_EQ(call->arguments.operands, words("abc --json"));
    QVERIFY(!call->arguments.has(QStringLiteral("--json")));
}

MUSTER_TEST(TstParser)
#include "tst_parser.moc"
