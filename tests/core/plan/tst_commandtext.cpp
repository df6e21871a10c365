// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/commandtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;

class TstCommandText final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void argumentsAreQuotedWhereAShellWouldReadMore_data()
    {
        QTest::addColumn<QStringList>("argv");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QStringList { QStringLiteral("npm"), QStringLiteral("run"),
            QStringLiteral("db:verify") }
                               << QStringLiteral("npm run db:verify");
        QTest::newRow("space") << QStringList { QStringLiteral("echo"), QStringLiteral("two words") }
                               << QStringLiteral("echo 'two words'");
        QTest::newRow("quote") << QStringList { QStringLiteral("echo"), QStringLiteral("it's") }
                               << QStringLiteral("echo 'it'\\''s'");
        QTest::newRow("shell") << QStringList { QStringLiteral("echo"), QStringLiteral("$(rm -rf x)"),
            QStringLiteral(";") }
                               << QStringLiteral("echo '$(rm -rf x)' ';'");
        QTest::newRow("empty") << QStringList { QStringLiteral("printf"), QString() }
                               << QStringLiteral("printf ''");
        QTest::newRow("unseen") << QStringList { QStringLiteral("echo"), QStringLiteral("a\u202Eb\n") }
                                << QStringLiteral("echo $'a\\u202eb\\u000a'");
    }
    void argumentsAreQuotedWhereAShellWouldReadMore()
    {
        QFETCH(QStringList, argv);
        QFETCH(QString, text);
        QCOMPARE_EQ(commandText(argv), text);
    }
};
MUSTER_TEST(TstCommandText)
#include "tst_commandtext.moc"
