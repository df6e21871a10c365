// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/console.h"
#include "app/commands/printing.h"
#include "tests/app/commands/commandrig.h"
#include "tests/support/testmain.h"

using namespace muster;
using namespace muster::test;

class TstConsole : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void statusesFollowTheFault_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("status");
        QTest::newRow("invalid") << int(Fault::Invalid) << 2;
        QTest::newRow("not found") << int(Fault::NotFound) << 2;
        QTest::newRow("conflict") << int(Fault::Conflict) << 2;
        QTest::newRow("storage") << int(Fault::Storage) << 3;
        QTest::newRow("denied") << int(Fault::Denied) << 3;
        QTest::newRow("timeout") << int(Fault::Timeout) << 3;
    }
    void statusesFollowTheFault()
    {
        QFETCH(const int, fault);
        QFETCH(const int, status);
        QString text;
        QTextStream stream(&text);
        ManualClock clock;
        commands::Console console { stream, stream, clock, {}, {} };
        QCOMPARE_EQ(console.refuse(Error { static_cast<Fault>(fault), QStringLiteral("so") }), status);
        QCOMPARE_EQ(text, QStringLiteral("muster-cli: so\n"));
    }

    void longTextIsBrokenBetweenWords()
    {
        QCOMPARE_EQ(
            commands::wrapped(QStringLiteral("one two three"), 8, 2), QStringLiteral("one two\n  three"));
        QCOMPARE_EQ(commands::wrapped(QStringLiteral("unbreakable"), 4, 2), QStringLiteral("unbreakable"));
        QCOMPARE_EQ(commands::wrapped({}, 8, 2), QString());
    }

    void aStoreThatCannotBeOpenedEndsWithThree()
    {
        CommandRig rig;
        rig.storeFault = Error { Fault::Storage, QStringLiteral("The disk is full.") };
        rig.run(words("incident list"));
        VERIFY_STATUS(rig, 3);
        QCOMPARE_EQ(rig.err, QStringLiteral("muster-cli: The disk is full.\n"));
        rig.storeFault = Error { Fault::Conflict, QStringLiteral("Held by 4711.") };
        QCOMPARE_EQ(rig.run(words("log verify")), 3);
        rig.storeFault = Error { Fault::Invalid, QStringLiteral("No log of Muster.") };
        QCOMPARE_EQ(rig.run(words("log verify")), 2);
    }
};

MUSTER_TEST(TstConsole)
#include "tst_console.moc"
