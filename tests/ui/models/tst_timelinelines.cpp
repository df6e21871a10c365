// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "ui/models/timelinelines.h"

#include <QTest>

using namespace muster::test;
using namespace muster::ui;

class TstTimelineLines final : public QObject {
    Q_OBJECT
private:
    static TimelineCopy entry(const QString& words)
    {
        return { QStringLiteral("2026-03-14 14:12:00"), QStringLiteral("AEDT"), QStringLiteral("Ada"),
            words };
    }
    /// The last cell of a line of a table.
    static QByteArray cellOf(const QString& words)
    {
        const auto line = lineOf(entry(words), LinesFormat::Csv);
        const QByteArray before = "2026-03-14 14:12:00,AEDT,Ada,";
        return line.startsWith(before) && line.endsWith("\r\n") ? line.mid(before.size()).chopped(2) : line;
    }

private slots:
    void init() { failOnWarnings(); }

    void theNameOfTheFileSaysTheFormat()
    {
        QCOMPARE_EQ(linesFormatOf(QStringLiteral("/a/b.csv")), LinesFormat::Csv);
        QCOMPARE_EQ(linesFormatOf(QStringLiteral("/a/B.MD")), LinesFormat::Markdown);
        QCOMPARE_EQ(linesFormatOf(QStringLiteral("/a.csv/b.txt")), LinesFormat::Text);
        QCOMPARE_EQ(linesFormatOf(QStringLiteral("/a/b")), LinesFormat::Text);
    }

    void aTextHasOneLineAnEntry()
    {
        QCOMPARE_EQ(linesHead(LinesFormat::Text), QByteArray());
        QCOMPARE_EQ(lineOf(entry(QStringLiteral("The pager rings")), LinesFormat::Text),
            QByteArray("2026-03-14 14:12:00 AEDT  Ada  The pager rings\n"));
        QCOMPARE_EQ(lineOf(entry(QStringLiteral("one\ntwo\r\nthree")), LinesFormat::Text),
            QByteArray("2026-03-14 14:12:00 AEDT  Ada  one two three\n"));
    }

    void noTerminalObeysIt()
    {
        QCOMPARE_EQ(lineOf(entry(QStringLiteral("a\u001B[2Jb\u202Ec")), LinesFormat::Text),
            QStringLiteral("2026-03-14 14:12:00 AEDT  Ada  a\uFFFD[2Jb\uFFFDc\n").toUtf8());
    }

    void aTableIsWrittenAsRfc4180Says()
    {
        QCOMPARE_EQ(linesHead(LinesFormat::Csv), QByteArray("Time,Zone,Who,Entry\r\n"));
        QCOMPARE_EQ(cellOf(QStringLiteral("The pager rings")), QByteArray("The pager rings"));
        QCOMPARE_EQ(cellOf(QStringLiteral("first, second")), QByteArray("\"first, second\""));
        QCOMPARE_EQ(cellOf(QStringLiteral("he said \"no\"")), QByteArray("\"he said \"\"no\"\"\""));
        QCOMPARE_EQ(cellOf(QStringLiteral("one\ntwo")), QByteArray("\"one\ntwo\""));
        QCOMPARE_EQ(cellOf(QStringLiteral("“Größe”")), QStringLiteral("“Größe”").toUtf8());
        QCOMPARE_EQ(cellOf({}), QByteArray());
    }

    void noCellIsAFormula_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("equals") << QStringLiteral("=1+1") << QByteArray("'=1+1");
        QTest::newRow("plus") << QStringLiteral("+49 30") << QByteArray("'+49 30");
        QTest::newRow("minus") << QStringLiteral("-5 rows") << QByteArray("'-5 rows");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("'@SUM(A1)");
        QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("'\t=1");
        QTest::newRow("return") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
        QTest::newRow("quoted") << QStringLiteral("=\"a\"") << QByteArray("\"'=\"\"a\"\"\"");
        QTest::newRow("inside") << QStringLiteral("a=1") << QByteArray("a=1");
    }
    void noCellIsAFormula()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, cell);
        QCOMPARE_EQ(cellOf(words), cell);
    }

    void theNameOfWhoActedIsNoFormulaEither()
    {
        auto line = entry(QStringLiteral("words"));
        line.who = QStringLiteral("=cmd");
        QCOMPARE_EQ(lineOf(line, LinesFormat::Csv), QByteArray("2026-03-14 14:12:00,AEDT,'=cmd,words\r\n"));
    }

    void markdownIsATable()
    {
        QCOMPARE_EQ(linesHead(LinesFormat::Markdown), QByteArray("| Time | Who | Entry |\n|---|---|---|\n"));
        QCOMPARE_EQ(lineOf(entry(QStringLiteral("one | two\n*three* <b>")), LinesFormat::Markdown),
            QByteArray("| 2026-03-14 14:12:00 AEDT | Ada | one \\| two \\*three\\* \\<b\\> |\n"));
    }
};
MUSTER_TEST(TstTimelineLines)
#include "tst_timelinelines.moc"
