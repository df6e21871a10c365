// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planwriter.h"
#include "core/plan/yamltext.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QRandomGenerator>
#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstYamlText final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void quotedOnlyWhereYamlNeedsIt_data();
    void quotedOnlyWhereYamlNeedsIt();
    void theOldQuotesAreKept();
    void severalLinesBecomeABlock();
    void listsAndMapsAreShortWhereTheyFit();
    void longOnesTakeALineForEach();
    void everyTextReadsBack();
};

void TstYamlText::quotedOnlyWhereYamlNeedsIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("inBlock");
    QTest::addColumn<QByteArray>("inFlow");
    const auto row = [](const char* text, const char* block, const char* flow) {
        QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(block) << QByteArray(flow);
    };
    row("Restore", "Restore", "Restore");
    row("two words", "two words", "two words");
    row("1 h", "1 h", "1 h");
    row("<= 1 h", "<= 1 h", "<= 1 h");
    row("~ 1 h", "~ 1 h", "~ 1 h");
    row("~", "\"~\"", "\"~\"");
    row("null", "\"null\"", "\"null\"");
    row("", "\"\"", "\"\"");
    row(" x", "\" x\"", "\" x\"");
    row("x ", "\"x \"", "\"x \"");
    row("a: b", "\"a: b\"", "\"a: b\"");
    row("a:", "\"a:\"", "\"a:\"");
    row("db:verify", "db:verify", "db:verify");
    row("https://example.com/a", "https://example.com/a", "https://example.com/a");
    row("a #b", "\"a #b\"", "\"a #b\"");
    row("a#b", "a#b", "a#b");
    row("#incidents", "\"#incidents\"", "\"#incidents\"");
    row("a, b", "a, b", "\"a, b\"");
    row("[a]", "\"[a]\"", "\"[a]\"");
    row("a [b]", "a [b]", "\"a [b]\"");
    row("{{service}} is down", "\"{{service}} is down\"", "\"{{service}} is down\"");
    row("Which?", "Which?", "\"Which?\"");
    row("-p", "-p", "-p");
    row("- p", "\"- p\"", "\"- p\"");
    row("-", "\"-\"", "\"-\"");
    row("--- x", "\"--- x\"", "\"--- x\"");
    row("50 %", "50 %", "50 %");
    row("%TAG", "\"%TAG\"", "\"%TAG\"");
    row("@home", "\"@home\"", "\"@home\"");
    row("'tis", "\"'tis\"", "\"'tis\"");
    row("say \"a: b\"", "'say \"a: b\"'", "'say \"a: b\"'");
    row("say \"no\"", "say \"no\"", "say \"no\"");
    row("C:\\temp: x's", "'C:\\temp: x''s'", "'C:\\temp: x''s'");
    row("tab\there", "\"tab\\there\"", "\"tab\\there\"");
    row("one\ntwo", "\"one\\ntwo\"", "\"one\\ntwo\"");
    row("Größe 🔥 日本", "Größe 🔥 日本", "Größe 🔥 日本");
    row("no\u00a0break", "\"no\\u00a0break\"", "\"no\\u00a0break\"");
    row("true", "true", "true");
}

void TstYamlText::quotedOnlyWhereYamlNeedsIt()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, inBlock);
    QFETCH(QByteArray, inFlow);
    QCOMPARE(scalarText(text, false), inBlock);
    QCOMPARE(scalarText(text, true), inFlow);
}

void TstYamlText::theOldQuotesAreKept()
{
    QCOMPARE(scalarText(u"a"_s, false, '"'), QByteArray("\"a\""));
    QCOMPARE(scalarText(u"a's"_s, false, '\''), QByteArray("'a''s'"));
    QCOMPARE(scalarText(u"a\"\\"_s, false, '"'), QByteArray("\"a\\\"\\\\\""));
    QCOMPARE(scalarText(u"a\nb"_s, false, '\''), QByteArray("\"a\\nb\""));
}

void TstYamlText::severalLinesBecomeABlock()
{
    const auto lines = valueLines(textValue(u"one\n\n  two # no comment\n"_s), { false, 4, "\r\n" });
    QCOMPARE(lines.head, QByteArray(" |"));
    QCOMPARE(lines.tail, QByteArray("\r\n    one\r\n\r\n      two # no comment"));
    QCOMPARE(valueLines(textValue(u"one\ntwo"_s), { false, 2 }).head, QByteArray(" |-"));
    QCOMPARE(valueLines(textValue(u"one\ntwo"_s), { true, 0 }).head, QByteArray(" \"one\\ntwo\""));
    QCOMPARE(valueLines(textValue(u" one\ntwo"_s), { false, 2 }).head, QByteArray(" \" one\\ntwo\""));
}

void TstYamlText::listsAndMapsAreShortWhereTheyFit()
{
    const auto value = mapValue({ { u"id"_s, textValue(u"a"_s) },
        { u"tags"_s, listValue({ textValue(u"x"_s), textValue(u"y, z"_s) }) } });
    QCOMPARE(valueLines(value, { false, 4 }).head, QByteArray(" {id: a, tags: [x, \"y, z\"]}"));
    QCOMPARE(valueLines(value, { false, 4 }, YamlLayout::Block).tail,
        QByteArray("\n    id: a\n    tags: [x, \"y, z\"]"));
    QCOMPARE(valueLines(listValue({}), { false, 4 }, YamlLayout::Block).head, QByteArray(" []"));
}

void TstYamlText::longOnesTakeALineForEach()
{
    const QString words(60, u'w');
    const auto step = mapValue({ { u"id"_s, textValue(u"a"_s) }, { u"do"_s, textValue(words) } });
    const auto other = mapValue({ { u"id"_s, textValue(u"b"_s) }, { u"do"_s, textValue(u"one\ntwo"_s) } });
    const auto lines = valueLines(listValue({ step, other, textValue(u"c"_s) }), { false, 2 });
    QCOMPARE(lines.head, QByteArray());
    QCOMPARE(lines.tail,
        "\n  - {id: a, do: " + words.toUtf8() + "}\n  - id: b\n    do: |-\n      one\n      two\n  - c");
}

void TstYamlText::everyTextReadsBack()
{
    const auto alphabet = u"ab :#,-?[]{}\"'\\&*!|>%@`~\n\t\r=<ä🔥\u00a0\u2028\ufeff\u0001"_s;
    QRandomGenerator random(20260314);
    for (int round = 0; round < 4000; ++round) {
        QString text;
        for (auto left = random.bounded(12); left > 0; --left)
            text += alphabet[random.bounded(alphabet.size())];
        // Half a pair of surrogates is no text.
        if (text != QString::fromUtf8(text.toUtf8()))
            continue;
        const auto block = valueLines(textValue(text), { false, 2 });
        const auto item = valueLines(textValue(text), { false, 4 });
        const auto flow = flowText(listValue({ textValue(text), textValue(text) }));
        const auto yaml = "block:" + block.head + block.tail + "\nlist:\n  -" + item.head + item.tail
            + "\nflow: " + flow + "\nmap: {" + scalarText(u"k"_s + text, true) + ": x}\n";
        const auto tree = readYaml(yaml);
        QVERIFY2(tree.root, (yaml + linesOf(u"t"_s, tree.findings).toUtf8()).constData());
        QCOMPARE(tree.root->entries[0].value.text, text);
        QCOMPARE(tree.root->entries[1].value.items[0].text, text);
        QCOMPARE(tree.root->entries[2].value.items[0].text, text);
        QCOMPARE(tree.root->entries[2].value.items[1].text, text);
        QCOMPARE(tree.root->entries[3].value.entries[0].key, u"k"_s + text);
    }
}

MUSTER_TEST(TstYamlText)
#include "tst_yamltext.moc"
