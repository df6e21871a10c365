// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commands/commandrig.h"
#include "tests/app/commands/program.h"
#include "tests/support/testmain.h"

#include <QFileInfo>

using namespace muster;
using namespace muster::test;

/// The real program: sentences and exit statuses as scripts and people meet them.
class TstCliMain : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theVersionNeedsNothing();
    void helpIsAnAnswer();
    void badCallsEndWithTwo_data();
    void badCallsEndWithTwo();
    void aBrokenPlanHasItsPlace();
    void aDrillIsWalkedListedAndVerified();
    void anIncidentIsRunByItsVerbs();
    void anUnknownIdIsAnsweredWithTheNearest();
    void aStoreThatCannotBeWrittenEndsWithThree();
    void aTamperedLogEndsWithOne();
};

void TstCliMain::theVersionNeedsNothing()
{
    Program program;
    program.run({ QStringLiteral("--version") });
    VERIFY_STATUS(program, 0);
    QVERIFY(QRegularExpression(QStringLiteral("^muster-cli \\d+\\.\\d+\\.\\d+\n$"))
                .match(program.out)
                .hasMatch());
    const auto plain = program.out;
    program.run(words("plan list --version"));
    QCOMPARE_EQ(program.out, plain);
    QCOMPARE_EQ(
        QDir(program.home.path()).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::Hidden).size(),
        0);
}

void TstCliMain::helpIsAnAnswer()
{
    Program program;
    program.run({ QStringLiteral("--help") });
    VERIFY_STATUS(program, 0);
    VERIFY_SAYS(program.out, "drill run PLAN");
    program.run(words("drill run --help"));
    VERIFY_STATUS(program, 0);
    VERIFY_SAYS(program.out, "--answers FILE");
}

void TstCliMain::badCallsEndWithTwo_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << ""
                             << "Say what to do.";
    QTest::newRow("option") << "plan list --jsn"
                            << "Did you mean \"--json\"?";
    QTest::newRow("command") << "incident lits"
                             << "Did you mean \"list\"?";
    QTest::newRow("missing file") << "plan check /nowhere/x.plan.yaml"
                                  << "/nowhere/x.plan.yaml";
    QTest::newRow("missing plan") << "drill run /nowhere/x.plan.yaml --answers a"
                                  << "/nowhere/x.plan.yaml";
    QTest::newRow("no terminal") << "drill run drama-engine --scenario bad-deployment"
                                 << "run it in a terminal";
    QTest::newRow("nobody") << "incident list --as="
                            << "Say who acts";
}

void TstCliMain::badCallsEndWithTwo()
{
    QFETCH(const QString, line);
    QFETCH(const QString, said);
    Program program;
    program.run(line.split(u' ', Qt::SkipEmptyParts));
    VERIFY_STATUS(program, 2);
    VERIFY_SAYS(program.err, said.toUtf8().constData());
    QVERIFY(program.out.isEmpty());
    QCOMPARE_EQ(program.err.count(u'\n'), 1);
}

void TstCliMain::aBrokenPlanHasItsPlace()
{
    const auto broken = dataFile("plans/broken/duplicate-key.plan.yaml");
    const QRegularExpression place(
        QRegularExpression::escape(broken) + QStringLiteral(":\\d+:\\d+: error: "));
    Program program;
    program.here({ QStringLiteral("plan"), QStringLiteral("check"), broken });
    VERIFY_STATUS(program, 1);
    QVERIFY2(place.match(program.out).hasMatch(), qPrintable(program.out));
    program.here({ QStringLiteral("incident"), QStringLiteral("declare"), broken, QStringLiteral("--title"),
        QStringLiteral("t") });
    VERIFY_STATUS(program, 2);
    QVERIFY2(place.match(program.err).hasMatch(), qPrintable(program.err));
    QVERIFY(!QFileInfo::exists(program.store()));
}

void TstCliMain::aDrillIsWalkedListedAndVerified()
{
    Program program;
    program.here(words("drill run drama-engine --scenario database-corruption --answers")
        + QStringList { dataFile("answers/drama-engine.database-corruption.yaml") });
    VERIFY_STATUS(program, 0);
    QVERIFY2(program.err.isEmpty(), qPrintable(program.err));
    const auto id = program.out.trimmed().section(u'\n', -1);
    program.here(words("incident list --json"));
    const auto list = QJsonDocument::fromJson(program.out.toUtf8()).array();
    QCOMPARE_EQ(list.size(), 1);
    QCOMPARE_EQ(list.at(0).toObject().value(u"id").toString(), id);
    program.here(words("log verify"));
    VERIFY_STATUS(program, 0);
}

void TstCliMain::anIncidentIsRunByItsVerbs()
{
    Program program;
    program.here(words("incident declare drama-engine --scenario bad-deployment --title Rollback --json"));
    VERIFY_STATUS(program, 0);
    const auto id = QJsonDocument::fromJson(program.out.toUtf8()).object().value(u"id").toString();
    QVERIFY(!id.isEmpty());
    program.here({ QStringLiteral("incident"), QStringLiteral("note"), id.left(8),
        QStringLiteral("Größe \x1b[2J 日本") });
    VERIFY_STATUS(program, 0);
    program.here({ QStringLiteral("incident"), QStringLiteral("do"), id, QStringLiteral("1.1"),
        QStringLiteral("--saw"), QStringLiteral("warnings") });
    VERIFY_STATUS(program, 0);
    program.here({ QStringLiteral("incident"), QStringLiteral("timeline"), id });
    VERIFY_SAYS(program.out, "Größe");
    VERIFY_SAYS(program.out, "日本");
    QVERIFY(!program.out.contains(u'\x1b'));
    program.here({ QStringLiteral("incident"), QStringLiteral("close"), id });
    VERIFY_STATUS(program, 0);
}

void TstCliMain::anUnknownIdIsAnsweredWithTheNearest()
{
    Program program;
    program.here(words("incident declare drama-engine --scenario bad-deployment --title Rollback"));
    const auto id = program.out.trimmed();
    program.here(words("incident show zzzz"));
    VERIFY_STATUS(program, 2);
    VERIFY_SAYS(program.err, id.toUtf8().constData());
    QCOMPARE_EQ(program.err.count(u'\n'), 1);
}

void TstCliMain::aStoreThatCannotBeWrittenEndsWithThree()
{
    // Below a file there can be no folder; that holds for every user, root included.
    Program program;
    program.run(words("incident list --as Ada --store /proc/version/store"));
    VERIFY_STATUS(program, 3);
    VERIFY_SAYS(program.err, "/proc/version");
    QCOMPARE_EQ(program.err.count(u'\n'), 1);
}

void TstCliMain::aTamperedLogEndsWithOne()
{
    Program program;
    program.here(words("incident declare drama-engine --scenario bad-deployment --title Rollback"));
    VERIFY_STATUS(program, 0);
    // The log's own file is changed as an editor would: one character of a stored entry.
    bool isChanged = false;
    QDir store(program.store());
    for (const auto& entry : store.entryInfoList(QDir::Files)) {
        QFile file(entry.filePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto bytes = file.readAll();
        const auto at = bytes.indexOf("\"type\":\"incident.declared.1\"");
        if (at < 0)
            continue;
        bytes[at + 26] = '2';
        QVERIFY(file.seek(0));
        file.write(bytes);
        isChanged = true;
    }
    QVERIFY(isChanged);
    program.here(words("log verify"));
    VERIFY_STATUS(program, 1);
    VERIFY_SAYS(program.out, "was changed after it was written");
}

MUSTER_TEST(TstCliMain)
#include "tst_climain.moc"
