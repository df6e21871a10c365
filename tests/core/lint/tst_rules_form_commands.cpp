// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesFormCommands final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void eachCommandOfAStepIsLookedAt();
    void aDrillAddressIsAnAddress();
    void aShellMayFillInItsOwnVariables();
    void aShellIsKnownByItsLine();
    void whatOnlyAShellReadsIsShown();
};

void TstRulesFormCommands::eachCommandOfAStepIsLookedAt()
{
    const auto plan
        = phaseOf("{id: a, do: A, run: {all: [{argv: [ok]}, {argv: [x, <host>]}, {argv: [y, <port>]}]}}");
    QCOMPARE(saidBy("form.placeholder-in-command", plan),
        (QStringList { u"'<host>' was never filled in, and is used as it stands"_s,
            u"'<port>' was never filled in, and is used as it stands"_s }));
}

void TstRulesFormCommands::aDrillAddressIsAnAddress()
{
    QCOMPARE(saidBy("form.placeholder-in-command",
                 planOf("communications: {channels: [{id: mail, kind: smtp, address: ops@shop.internal, "
                        "drill_address: drill@example.org}]}\n")),
        (QStringList { u"'example.org' was never filled in, and is used as it stands"_s }));
}

void TstRulesFormCommands::aShellMayFillInItsOwnVariables()
{
    QVERIFY(saidBy(
        "form.placeholder-in-command", phaseOf("{id: a, do: A, run: {argv: [sh, -c, \"ls ${HOME}\"]}}"))
                .isEmpty());
    QCOMPARE(saidBy("form.placeholder-in-command", phaseOf("{id: a, do: A, run: {argv: [ls, \"${HOME}\"]}}"))
                 .size(),
        1);
    QCOMPARE(
        saidBy("form.placeholder-in-command", phaseOf("{id: a, do: A, run: {argv: [sh, -c, \"ls <dir>\"]}}"))
            .size(),
        1);
}

void TstRulesFormCommands::aShellIsKnownByItsLine()
{
    for (const auto* argv :
        { "[sh, -c, ls]", "[/usr/bin/bash, -euc, ls]", "[cmd.exe, /C, dir]", "[pwsh, -Command, ls]" })
        QCOMPARE(
            saidBy("form.shell-wrapped", phaseOf("{id: a, do: A, run: {argv: " + QByteArray(argv) + "}}"))
                .size(),
            1);
    for (const auto* argv : { "[sh, script.sh]", "[bash, --version]", "[ssh, -c, aes, host]", "[sh]" })
        QVERIFY2(
            saidBy("form.shell-wrapped", phaseOf("{id: a, do: A, run: {argv: " + QByteArray(argv) + "}}"))
                .isEmpty(),
            argv);
}

void TstRulesFormCommands::whatOnlyAShellReadsIsShown()
{
    QCOMPARE(saidBy("form.shell-in-argv", phaseOf("{id: a, do: A, run: {argv: [cat, a, \">\", b]}}")),
        (QStringList { u"No shell reads this command, so '>' is taken as one word"_s }));
    QVERIFY(saidBy("form.shell-in-argv", phaseOf("{id: a, do: A, run: {argv: [grep, \"a|b\", file]}}"))
                .isEmpty());
}

MUSTER_TEST(TstRulesFormCommands)
#include "tst_rules_form_commands.moc"
