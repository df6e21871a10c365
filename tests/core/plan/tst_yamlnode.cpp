// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/yamlnode.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;

namespace {

QByteArray piece(const QByteArray& text, const Span& span)
{
    return text.sliced(span.begin, span.end - span.begin);
}

/// Rule, line and column of all findings.
QString places(const QByteArray& text)
{
    QStringList made;
    const auto tree = readYaml(text);
    for (const auto& finding : tree.findings)
        made.append(
            QStringLiteral("%1 %2:%3").arg(finding.rule).arg(finding.place.line).arg(finding.place.column));
    if (tree.root && !tree.findings.isEmpty())
        made.append(QStringLiteral("and yet a tree"));
    return made.join(QStringLiteral(", "));
}

} // namespace

class TstYamlNode final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void scalarsListsAndMapsAreRead();
    void spansAreExactBytes();
    void columnsCountCodePoints();
    void aByteOrderMarkIsNotACharacter();
    void carriageReturnsDoNotMoveLines();
    void refused_data();
    void refused();
    void readAsMeant_data();
    void readAsMeant();
    void budgetsAreKept();
    void whatFitsTheBudgetsIsRead();
    void canonicalJsonIsSortedAndReadsBack();
    void everyCharacterSurvivesTheCanonicalForm();
};

void TstYamlNode::scalarsListsAndMapsAreRead()
{
    const auto tree = readYaml("a: 1\nb: [x, 'y z']\nc: {d: \"e\\n\"}\nf: |\n  two\n  lines\n");
    QVERIFY2(tree.root, qPrintable(linesOf(QStringLiteral("t"), tree.findings)));
    QCOMPARE(canonicalJson(*tree.root),
        QByteArray(R"({"a":"1","b":["x","y z"],"c":{"d":"e\u000a"},"f":"two\u000alines\u000a"})"));
    QVERIFY(tree.root->find(QStringLiteral("a"))->style == YamlNode::Style::Plain);
    QVERIFY(tree.root->find(QStringLiteral("b"))->items[1].style == YamlNode::Style::Quoted);
    QVERIFY(tree.root->find(QStringLiteral("f"))->style == YamlNode::Style::Block);
    QVERIFY(!tree.root->find(QStringLiteral("z")));
}

void TstYamlNode::spansAreExactBytes()
{
    const QByteArray text = "# head\nkey: value one   # note\nlist:\n  - {a: 'b'}\n  - c\nlast: [1, 2]\n";
    const auto tree = readYaml(text);
    QVERIFY(tree.root);
    const auto& entries = tree.root->entries;
    QCOMPARE(piece(text, entries[0].keySpan), QByteArray("key"));
    QCOMPARE(piece(text, entries[0].value.span), QByteArray("value one"));
    QCOMPARE(piece(text, entries[1].value.span), QByteArray("- {a: 'b'}\n  - c"));
    QCOMPARE(piece(text, entries[1].value.items[0].span), QByteArray("{a: 'b'}"));
    QCOMPARE(piece(text, entries[1].value.items[0].entries[0].value.span), QByteArray("'b'"));
    QCOMPARE(piece(text, entries[2].value.span), QByteArray("[1, 2]"));
    QCOMPARE(entries[1].value.items[1].span.line, 5);
    QCOMPARE(entries[1].value.items[1].span.column, 5);
}

void TstYamlNode::columnsCountCodePoints()
{
    const QByteArray text = "{ä: 'é', 🔥: 'x', z: y}\n";
    const auto tree = readYaml(text);
    QVERIFY(tree.root);
    const auto& z = tree.root->entries[2];
    QCOMPARE(z.keySpan.column, 18);
    QCOMPARE(piece(text, z.keySpan), QByteArray("z"));
    QCOMPARE(piece(text, tree.root->entries[1].keySpan), QByteArray("🔥"));
}

void TstYamlNode::aByteOrderMarkIsNotACharacter()
{
    const QByteArray text = "\xEF\xBB\xBF"
                            "a: b\n";
    const auto tree = readYaml(text);
    QVERIFY(tree.root);
    QCOMPARE(tree.root->entries[0].keySpan.column, 1);
    QCOMPARE(piece(text, tree.root->entries[0].value.span), QByteArray("b"));
}

void TstYamlNode::carriageReturnsDoNotMoveLines()
{
    const QByteArray text = "a: b\r\nc: d\r\n";
    const auto tree = readYaml(text);
    QVERIFY(tree.root);
    QCOMPARE(tree.root->entries[1].keySpan.line, 2);
    QCOMPARE(piece(text, tree.root->entries[1].value.span), QByteArray("d"));
}

void TstYamlNode::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const QByteArray& text, const char* expected) {
        QTest::newRow(name) << text << QString::fromLatin1(expected);
    };
    row("empty", "", "yaml.empty 1:1");
    row("only a comment", "# nothing\n", "yaml.empty 1:1");
    row("only a dash line", "---\n", "yaml.empty 1:1");
    row("alias", "a: *x\n", "yaml.alias 1:4");
    row("anchor", "a: &x 1\n", "yaml.anchor 1:4");
    row("anchor on a map", "a: &x {b: c}\n", "yaml.anchor 1:4");
    row("self reference", "a: &x {b: *x}\n", "yaml.anchor 1:4, yaml.alias 1:11");
    row("tag", "a: !!binary aGk=\n", "yaml.tag 1:4");
    row("own tag", "a: !thing x\n", "yaml.tag 1:4");
    row("tag directive", "%TAG ! tag:x,2026:\n---\na: b\n", "yaml.tag 1:1");
    row("tag directive further down", "# plan\n%TAG ! tag:x,2026:\n---\na: b\n", "yaml.tag 2:1");
    row("duplicate key", "a: 1\nb: 2\na: 3\n", "yaml.duplicate-key 3:1");
    row("second document", "a: 1\n---\nb: 2\n", "yaml.second-document 2:1");
    row("list as key", "[a, b]: c\n", "yaml.complex-key 1:1");
    row("null key", "? \n: c\n", "yaml.complex-key 1:2");
    row("no value", "a:\nb: 1\n", "yaml.empty-value 1:3");
    row("tilde", "a: ~\n", "yaml.empty-value 1:4");
    row("null", "a: [null]\n", "yaml.empty-value 1:5");
    row("hash becomes null", "room: #incidents\n", "yaml.unquoted-hash 1:7");
    row("hash with a space becomes null", "room: # incidents\n", "yaml.unquoted-hash 1:7");
    row("hash in a list", "rooms:\n  - #incidents\n  - b\n", "yaml.unquoted-hash 2:5");
    row("hash cuts a value", "title: Node #3 is down\nb: c\n", "yaml.unquoted-hash 1:13");
    row("hash in a flow map", "{a: b, c: d #e\n}\n", "yaml.unquoted-hash 1:13");
    row("hash on a line of a flow list", "[a,\n  #b\n  c]\n", "yaml.unquoted-hash 2:3");
    row("hash opens a flow list", "rooms: [#a]\n", "yaml.syntax 2:1");
    row("tab as indentation", "a:\n\tb: c\n", "yaml.tab 2:1");
    row("tab before a comment", "a: b\t# c\n", "yaml.tab 1:5");
    row("not UTF-8", "a: b\nc: d\xFF\n", "yaml.invalid-utf8 2:5");
    row("cut UTF-8", "a: \xC3", "yaml.invalid-utf8 1:4");
    row("surrogate", "a: \xED\xA0\x80\n", "yaml.invalid-utf8 1:4");
    row("control character", "a: b\x01\n", "yaml.control-character 1:5");
    row("NUL", QByteArray("a: b\0c\n", 7), "yaml.control-character 1:5");
    row("open quote", "a: 'b\nc: d\n", "yaml.syntax 1:4");
    row("open list", "a: [b\n", "yaml.syntax 2:1");
    row("bad indentation", "a: 1\n  b: 2\n", "yaml.syntax 2:4");
    row("two at once", "a: *x\nb: &y 1\na: 2\n", "yaml.alias 1:4, yaml.anchor 2:4, yaml.duplicate-key 3:1");
    row("long key", QByteArray(201, 'k') + ": v\n", "yaml.long-key 1:1");
}

void TstYamlNode::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(places(text), expected);
}

void TstYamlNode::readAsMeant_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const char* text, const char* json) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(json);
    };
    row("quoted hash", "room: \"#incidents\"\n", R"({"room":"#incidents"})");
    row("hash inside a word", "a: b#c\n", R"({"a":"b#c"})");
    row("comment after a value", "a: b # c\n", R"({"a":"b"})");
    row("comment after a key of a map", "a: # about\n  b: c\n", R"({"a":{"b":"c"}})");
    row("comment line without a space", "#comment\na: b\n  #another\nc: d\n", R"({"a":"b","c":"d"})");
    row("hash in a block text", "a: |\n  one #two\n  #three\nb: c\n",
        R"({"a":"one #two\u000a#three\u000a","b":"c"})");
    row("empty text", "a: \"\"\n", R"({"a":""})");
    row("quoted null", "a: \"null\"\n", R"({"a":"null"})");
    row("empty list and map", "a: []\nb: {}\n", R"({"a":[],"b":{}})");
    row("core tag", "a: !!str 1\n", R"({"a":"1"})");
    row("document markers", "---\na: b\n...\n", R"({"a":"b"})");
    row("true and numbers are texts", "a: true\nb: 1.50\nc: 0x10\n", R"({"a":"true","b":"1.50","c":"0x10"})");
    row("time of day", "saw: 02:50 restore point\n", R"({"saw":"02:50 restore point"})");
}

void TstYamlNode::readAsMeant()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const auto tree = readYaml(text);
    QVERIFY2(tree.root, qPrintable(linesOf(QStringLiteral("t"), tree.findings)));
    QCOMPARE(canonicalJson(*tree.root), json);
}

void TstYamlNode::budgetsAreKept()
{
    QCOMPARE(places(QByteArray(kMaxPlanBytes + 1, ' ')), QStringLiteral("yaml.too-large 1:1"));
    QCOMPARE(places(QByteArray(100'000, '[')), QStringLiteral("yaml.too-deep 1:33"));
    QByteArray deep;
    for (int i = 0; i < 40; ++i)
        deep += QByteArray(i, ' ') + "a:\n";
    QCOMPARE(places(deep), QStringLiteral("yaml.too-deep 33:33"));
    QByteArray wide;
    for (int i = 0; i < 20'000; ++i)
        wide += "key" + QByteArray::number(i) + ": v\n";
    QCOMPARE(places(wide), QStringLiteral("yaml.too-many-keys 2001:1"));
    QByteArray many = "a:\n";
    for (int i = 0; i < 60'000; ++i)
        many += " - b\n";
    QCOMPARE(places(many), QStringLiteral("yaml.too-many-nodes 49999:4"));
    // libyaml alone would take half a minute for these.
    QByteArray directives;
    for (int i = 0; i < 100'000; ++i)
        directives += "%TAG !a" + QByteArray::number(i) + "! x\n";
    QCOMPARE(places(directives + "---\na: b\n"), QStringLiteral("yaml.tag 1:1"));
    QByteArray faults;
    for (int i = 0; i < 1500; ++i)
        faults += "k" + QByteArray::number(i) + ": ~\n";
    QCOMPARE(readYaml(faults).findings.size(), 500);
}

void TstYamlNode::whatFitsTheBudgetsIsRead()
{
    const auto longText = readYaml("a: \"" + QByteArray(kMaxPlanBytes - 6, 'x') + "\"\n");
    QVERIFY(longText.root);
    QCOMPARE(longText.root->find(QStringLiteral("a"))->text.size(), kMaxPlanBytes - 6);
    QVERIFY(readYaml(QByteArray(32, '[') + 'a' + QByteArray(32, ']')).root);
    QByteArray wide;
    for (int i = 0; i < 2000; ++i)
        wide += "key" + QByteArray::number(i) + ": v\n";
    QVERIFY(readYaml(wide).root);
}

void TstYamlNode::canonicalJsonIsSortedAndReadsBack()
{
    const auto tree = readYaml("b: 1\na: {d: [], c: \"x: y # z\"}\n");
    const auto json = canonicalJson(*tree.root);
    QCOMPARE(json, QByteArray(R"({"a":{"c":"x: y # z","d":[]},"b":"1"})"));
    const auto again = readYaml(json);
    QVERIFY2(again.root, qPrintable(linesOf(QStringLiteral("json"), again.findings)));
    QCOMPARE(canonicalJson(*again.root), json);
}

void TstYamlNode::everyCharacterSurvivesTheCanonicalForm()
{
    YamlNode node;
    node.style = YamlNode::Style::Quoted;
    for (char32_t c = 1; c < 0x10FFFF; c += c < 0x3000 ? 1 : 257) {
        if (c < 0xD800 || c > 0xDFFF)
            node.text += QString::fromUcs4(&c, 1);
    }
    node.text += QStringLiteral("\uFEFF\uFFFD\uFFFE\uFFFF\U0001F525 \\ \" end ");
    const auto tree = readYaml(canonicalJson(node));
    QVERIFY2(tree.root, qPrintable(linesOf(QStringLiteral("json"), tree.findings)));
    QCOMPARE(tree.root->text, node.text);
}

MUSTER_TEST(TstYamlNode)
#include "tst_yamlnode.moc"
