// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/yamlsource.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;

class TstYamlSource final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void linesEndBeforeTheirBreak();
    void flowsAndBlocksAreTold();
    void valuesEndWhereTheirLastWordDoes();
    void signsAreFound();
    void commentsBelowAPartBelongToIt();
};

void TstYamlSource::linesEndBeforeTheirBreak()
{
    const QByteArray text = "a: b\r\n\r\nc: d";
    const YamlSource source(text);
    QCOMPARE(source.newline(), QByteArray("\r\n"));
    QCOMPARE(source.lineEnd(0), 4);
    QCOMPARE(source.lineEnd(4), 4);
    QCOMPARE(source.nextLine(4), 6);
    QCOMPARE(source.lineEnd(6), 6);
    QCOMPARE(source.lineEnd(9), text.size());
    QCOMPARE(source.nextLine(9), text.size());
    QCOMPARE(source.lineStart(9), 8);
    QCOMPARE(source.lineStart(0), 0);
    QCOMPARE(source.at(text.size()), '\0');
    QCOMPARE(YamlSource("a: b").newline(), QByteArray("\n"));
}

void TstYamlSource::flowsAndBlocksAreTold()
{
    const QByteArray text = "a: {b: c}\nd: !!map {e: f}\ng:\n  - h\ni: [j: k]\nl: '{'\n";
    const auto root = readYaml(text).root.value();
    const YamlSource source(text);
    QVERIFY(source.isBlock(root));
    QVERIFY(source.isFlow(root.entries[0].value));
    QVERIFY(source.isFlow(root.entries[1].value));
    QVERIFY(source.isBlock(root.entries[2].value));
    QVERIFY(source.isFlow(root.entries[3].value));
    // A map of one pair, short for {j: k}.
    QVERIFY(!source.isFlow(root.entries[3].value.items[0]));
    QVERIFY(!source.isFlow(root.entries[4].value) && !source.isBlock(root.entries[4].value));
}

void TstYamlSource::valuesEndWhereTheirLastWordDoes()
{
    const QByteArray text = "a:\n  b: |\n    two\n    lines\n\n\nc: plain # note\nd: |+\n  kept\n\ne: f\n";
    const auto root = readYaml(text).root.value();
    const YamlSource source(text);
    const auto end = [&](qsizetype entry) { return text.first(source.endOf(root.entries[entry].value)); };
    QVERIFY(end(0).endsWith("lines"));
    QVERIFY(end(1).endsWith("plain"));
    QVERIFY(end(2).endsWith("kept"));
    QVERIFY(!source.endOfKeptLines(root.entries[0].value));
    QVERIFY(text.first(source.endOfKeptLines(root.entries[2].value).value()).endsWith("kept\n\n"));
}

void TstYamlSource::signsAreFound()
{
    const QByteArray text = "\"a\" : 1\nb:\n- x # one\n# two\n- y\n";
    const auto root = readYaml(text).root.value();
    const YamlSource source(text);
    QCOMPARE(source.afterSign(root, 0), 5);
    const auto& list = root.entries[1].value;
    QCOMPARE(source.indentOf(list), 0);
    QCOMPARE(source.headOf(list, 1), text.lastIndexOf('-'));
    QCOMPARE(source.afterSign(list, 1), text.lastIndexOf('-') + 1);
}

void TstYamlSource::commentsBelowAPartBelongToIt()
{
    const QByteArray text = "a:\n  - x # note\n  # - y\n# of b\nb: c\n";
    const auto root = readYaml(text).root.value();
    QVERIFY(text.first(YamlSource(text).endOfPart(root, 0)).endsWith("# - y"));
}

MUSTER_TEST(TstYamlSource)
#include "tst_yamlsource.moc"
