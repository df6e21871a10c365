// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "core/plan/reading.h"
#include "tests/core/plan/planschema.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A plan text as a tree, with the keys that the loader asks its maps for.
struct Read {
    YamlNode tree;
    QList<AskedKeys> asked;

    explicit Read(const QByteArray& text)
        : asked(askedKeys(text))
    {
        auto read = readYaml(text);
        if (!read.root)
            qFatal("the test's own plan is not YAML");
        tree = std::move(*read.root);
    }
};

QByteArray everything()
{
    return bytesOf(u"tests/data/plans/everything.plan.yaml"_s);
}

QString joined(QStringList words)
{
    words.sort();
    return words.join(u", "_s);
}

/// What schema and loader know differently of the maps of a plan, and the maps of the schema that the plan
/// does not have.
QStringList differences(const Schema& schema, const Read& plan)
{
    QHash<qsizetype, QStringList> asked;
    for (const auto& one : plan.asked)
        asked.insert(one.map.begin, one.keys);
    QMap<QString, QSet<QString>> met;
    QStringList faults;
    schema.walk(plan.tree, [&](const YamlNode& node, const QString& place) {
        if (node.kind != YamlNode::Kind::Map || !schema.at(place).contains(u"properties"_s))
            return;
        const auto keys = asked.take(node.span.begin);
        if (keys.isEmpty())
            faults << u"%1: the loader does not read the map in line %2"_s.arg(place).arg(node.span.line);
        met[place] += QSet<QString>(keys.begin(), keys.end());
    });
    for (const auto& place : schema.maps()) {
        const auto keys = schema.at(place).value(u"properties"_s).toObject().keys();
        const QSet<QString> described(keys.begin(), keys.end());
        if (!met.contains(place))
            faults << u"%1: no map of the plan is described by this"_s.arg(place);
        else if (const auto extra = described - met[place]; !extra.isEmpty())
            faults << u"%1: the loader does not know %2"_s.arg(place, joined(extra.values()));
        else if (const auto missing = met[place] - described; !missing.isEmpty())
            faults << u"%1: the schema does not describe %2"_s.arg(place, joined(missing.values()));
    }
    if (!asked.isEmpty())
        faults << u"%1 maps of the plan are not in the schema"_s.arg(asked.size());
    return faults;
}

/// Whether a rule speaks of something that is not there.
bool isAboutAbsence(const QString& rule)
{
    static const QStringList kRules { u"plan.missing-key"_s, u"plan.no-version"_s, u"plan.bad-command"_s,
        u"plan.too-few-answers"_s, u"plan.too-few-sides"_s };
    return kRules.contains(rule);
}

/// Whether a rule speaks of how a value is written.
bool isAboutForm(const QString& rule)
{
    static const QStringList kRules { u"plan.bad-duration"_s, u"plan.bad-target"_s, u"plan.bad-schedule"_s,
        u"plan.bad-period"_s, u"plan.bad-date"_s, u"plan.bad-flag"_s, u"plan.bad-number"_s,
        u"plan.bad-source"_s, u"plan.bad-condition"_s, u"plan.bad-name"_s, u"plan.unknown-word"_s,
        u"plan.missing-key"_s, u"plan.wrong-kind"_s, u"plan.bad-file"_s, u"plan.bad-use"_s };
    return kRules.contains(rule);
}

/// Every text of the tree but the number of the format becomes this one.
void fill(YamlNode& node, const QString& text)
{
    if (node.kind == YamlNode::Kind::Scalar)
        node.text = text;
    for (auto& item : node.items)
        fill(item, text);
    for (auto& entry : node.entries) {
        if (entry.key != u"muster")
            fill(entry.value, text);
    }
}

/// The findings of a plan text in one line, by column.
QMultiHash<int, Finding> findingsOf(const QByteArray& text)
{
    QMultiHash<int, Finding> made;
    const auto findings = loadPlan(text).findings;
    for (const auto& finding : findings)
        made.insert(finding.place.column, finding);
    return made;
}

} // namespace

class TstPlanSchema final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void everyKeyOfTheSchemaIsOneOfTheLoaderAndBack();
    void aKeyTakenOutOfTheSchemaIsSeen();
    void aKeyThatTheLoaderDoesNotKnowIsSeen();
    void thePlanOfEverythingHasEveryKeyAndNoFault();
    void everyKeyIsDescribed();
    void everyExampleIsOne();
    void realPlansKeepToTheSchema_data();
    void realPlansKeepToTheSchema();
    void whatTheLoaderMissesTheSchemaRequires();
    void valuesAreRefusedByBothOrNeither_data();
    void valuesAreRefusedByBothOrNeither();
    void stepsOfOtherFilesAreNamedAlike();
    void theWordsOfAKeyAreTheSame();

private:
    const Schema m_schema { bytesOf(u"resources/plan.schema.json"_s) };
};

void TstPlanSchema::everyKeyOfTheSchemaIsOneOfTheLoaderAndBack()
{
    QVERIFY(m_schema.maps().size() > 50);
    QCOMPARE(differences(m_schema, Read(everything())).join(u'\n'), QString());
}

void TstPlanSchema::aKeyTakenOutOfTheSchemaIsSeen()
{
    const Read plan(everything());
    for (const auto& place : m_schema.maps()) {
        const auto keys = m_schema.at(place).value(u"properties"_s).toObject().keys();
        for (const auto& key : keys)
            QVERIFY2(
                !differences(m_schema.without(place, key), plan).isEmpty(), qPrintable(place + u' ' + key));
    }
}

void TstPlanSchema::aKeyThatTheLoaderDoesNotKnowIsSeen()
{
    const Read plan(everything());
    for (const auto& place : m_schema.maps())
        QCOMPARE(differences(m_schema.with(place, u"mood"_s), plan),
            (QStringList { place + u": the loader does not know mood"_s }));
}

void TstPlanSchema::thePlanOfEverythingHasEveryKeyAndNoFault()
{
    QCOMPARE(linesOf(u"everything"_s, loadPlan(everything()).findings), QString());
    QMap<QString, QSet<QString>> written;
    m_schema.walk(readYaml(everything()).root.value(), [&](const YamlNode& node, const QString& place) {
        for (const auto& entry : node.entries)
            written[place].insert(entry.key);
    });
    for (const auto& place : m_schema.maps()) {
        const auto keys = m_schema.at(place).value(u"properties"_s).toObject().keys();
        for (const auto& key : keys)
            QVERIFY2(written[place].contains(key), qPrintable(place + u' ' + key));
    }
}

void TstPlanSchema::everyKeyIsDescribed()
{
    for (const auto& place : m_schema.maps()) {
        const auto map = m_schema.at(place);
        QVERIFY2(!map.value(u"description"_s).toString().isEmpty(), qPrintable(place));
        const auto keys = map.value(u"properties"_s).toObject();
        for (auto key = keys.begin(); key != keys.end(); ++key) {
            const auto description = key.value().toObject().value(u"description"_s).toString();
            QVERIFY2(description.size() > 10 && description.endsWith(u'.'),
                qPrintable(place + u' ' + key.key() + u": "_s + description));
        }
    }
}

void TstPlanSchema::everyExampleIsOne()
{
    int examples = 0;
    for (const auto& place : m_schema.places()) {
        const auto list = m_schema.at(place).value(u"examples"_s).toArray();
        for (const auto& example : list) {
            QVERIFY2(m_schema.fault(example, place).isEmpty(), qPrintable(example.toString()));
            ++examples;
        }
    }
    QVERIFY(examples > 5);
}

void TstPlanSchema::realPlansKeepToTheSchema_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("everything") << u"tests/data/plans/everything.plan.yaml"_s;
    QTest::newRow("example") << u"tests/data/plans/example.plan.yaml"_s;
    const QDir packs(QStringLiteral(MUSTER_SOURCE_DIR "/resources/plans"));
    const auto names = packs.entryList({ u"*.plan.yaml"_s }, QDir::Files, QDir::Name);
    for (const auto& name : names)
        QTest::newRow(qPrintable(name)) << u"resources/plans/"_s + name;
}

void TstPlanSchema::realPlansKeepToTheSchema()
{
    QFETCH(QString, path);
    const auto tree = readYaml(bytesOf(path)).root.value();
    // As an editor sees it, which tells numbers from texts; and as it is frozen, where all are texts.
    QCOMPARE(m_schema.fault(jsonOf(tree, Typed::AsYaml)), QString());
    QCOMPARE(m_schema.fault(jsonOf(tree, Typed::AsText)), QString());
}

void TstPlanSchema::whatTheLoaderMissesTheSchemaRequires()
{
    auto tree = readYaml(everything()).root.value();
    QHash<qsizetype, QString> places;
    m_schema.walk(tree, [&](const YamlNode& node, const QString& place) {
        if (node.kind == YamlNode::Kind::Map && m_schema.at(place).contains(u"properties"_s))
            places.insert(node.span.begin, place);
    });
    int required = 0;
    QStringList faults;
    forEachMap(tree, [&](YamlNode& map) {
        const auto place = places.constFind(map.span.begin);
        for (qsizetype i = 0; place != places.constEnd() && i < map.entries.size(); ++i) {
            const auto taken = map.entries.takeAt(i);
            const auto findings = loadPlan(canonicalJson(tree)).findings;
            const bool misses = std::any_of(findings.begin(), findings.end(),
                [](const Finding& finding) { return isAboutAbsence(finding.rule); });
            const bool refused = !m_schema.fault(jsonOf(map, Typed::AsText), *place).isEmpty();
            if (misses != refused)
                faults << u"%1 in line %2: only the %3 needs it"_s.arg(taken.key)
                              .arg(taken.keySpan.line)
                              .arg(misses ? u"loader"_s : u"schema"_s);
            required += refused ? 1 : 0;
            map.entries.insert(i, taken);
        }
    });
    QCOMPARE(faults.join(u'\n'), QString());
    QVERIFY(required > 80);
}

void TstPlanSchema::valuesAreRefusedByBothOrNeither_data()
{
    QTest::addColumn<QString>("value");
    for (const auto* value : { "some words", "a", "unknown", "none", "0", "-1", "12", "1.5", "true", "false",
             "yes", "30 min", "4 h 30 min", "4h30min", "30 min 4 h", "5 m", "7 d", "90 ms", "1 h 1 h",
             "<= 1 h", "≤ 5 min", "~ 1 h", "< 1 h", "<= none", "every 1 h", "every 0", "every hour",
             "daily 02:00", "daily 24:00", "Sundays 03:00", "first business day", "first business day 09:30",
             "weekdays", "monthly", "continuous", "continuous 02:00", "on change", "never", "*/15 * * * *",
             "0 2 * * mon-fri", "0 2 * *", "60 x", "30 d", "4 weeks", "12 months", "7 years", "forever",
             "2026-01-31", "2026-1-31", "2026-13-01", "2x", "2 x", "-2x", "50 %", "150%", "%", "doc.md:3",
             "doc.md:3-9", "doc.md:0", "doc.md", "a b.md:3", "doc.md:3, b.md:4", "way = restore",
             "kind = live", "kind = test", "kind = live and severity >= critical", "severity > critical",
             "rpo_missed(orders)", "rpo_missed()", "way = a or b", "ends with-", "-begins", "a.plan.yaml",
             "../a.plan.yaml", "a/../b.plan.yaml", "/a.plan.yaml", "a\\b.plan.yaml", "b..c/d.plan.yaml",
             "a/..", "ünicode", "strict", "http", "ask" })
        QTest::newRow(value) << QString::fromUtf8(value);
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u"  "_s;
    QTest::newRow("long") << QString(65, u'x');
    QTest::newRow("very long") << QString(600, u'x');
}

void TstPlanSchema::valuesAreRefusedByBothOrNeither()
{
    QFETCH(QString, value);
    auto tree = readYaml(everything()).root.value();
    fill(tree, value);
    const auto text = canonicalJson(tree);
    const auto findings = findingsOf(text);
    QVERIFY(findings.size() < 1000);
    QStringList faults;
    m_schema.walk(readYaml(text).root.value(), [&](const YamlNode& node, const QString& place) {
        if (node.kind != YamlNode::Kind::Scalar || place.endsWith(u"/muster"))
            return;
        const auto found = findings.values(node.span.column);
        const bool isForm = std::any_of(
            found.begin(), found.end(), [](const Finding& finding) { return isAboutForm(finding.rule); });
        const bool accepts = m_schema.fault(value, place).isEmpty();
        if (accepts && isForm)
            faults << u"%1: only the loader refuses it: %2"_s.arg(place, found.constFirst().text);
        if (!accepts && found.isEmpty())
            faults << u"%1: only the schema refuses it"_s.arg(place);
    });
    faults.removeDuplicates();
    QCOMPARE(faults.join(u'\n'), QString());
}

void TstPlanSchema::stepsOfOtherFilesAreNamedAlike()
{
    const auto place = u"/$defs/use"_s;
    for (const auto* text : { "a.plan.yaml#restore", "a/b.plan.yaml#loss/restore", "a.plan.yaml", "#restore",
             "a.plan.yaml#", "a.plan.yaml#x/y/z", "a.plan.yaml#a b", "../a.plan.yaml#x", "..#x", "a/../b#x",
             "a..b#x", "/a#x", "C:a#x", "a,b#x", "a\\b#x", " a#x", "a b.plan.yaml#x" }) {
        const auto use = QString::fromUtf8(text);
        const auto loaded = loadPlan("muster: 1\nplan: {id: p, title: P}\nvalidation: [{id: v, use: \""
            + use.toUtf8().replace("\\", "\\\\") + "\"}]\n");
        QCOMPARE(loaded.findings.size(), 1);
        const bool refused = isAboutForm(loaded.findings.constFirst().rule);
        QVERIFY2(refused || loaded.findings.constFirst().rule == u"plan.no-folder", text);
        QVERIFY2(refused == !m_schema.fault(use, place).isEmpty(), text);
    }
}

void TstPlanSchema::theWordsOfAKeyAreTheSame()
{
    auto tree = readYaml(everything()).root.value();
    fill(tree, u"zzzzzzzz"_s);
    const auto text = canonicalJson(tree);
    const auto findings = findingsOf(text);
    QStringList left;
    for (const auto& place : m_schema.places()) {
        if (m_schema.at(place).contains(u"enum"_s) && place != u"/$defs/flag"
            && place != u"/properties/muster")
            left.append(place);
    }
    QVERIFY(left.size() >= 10);
    m_schema.walk(readYaml(text).root.value(), [&](const YamlNode& node, const QString& place) {
        const auto words = m_schema.at(place).value(u"enum"_s).toVariant().toStringList();
        const auto found = findings.values(node.span.column);
        for (const auto& finding : found) {
            if (finding.rule != u"plan.unknown-word")
                continue;
            QVERIFY2(finding.hint.startsWith(u"one of: "), qPrintable(finding.hint));
            QCOMPARE(joined(words), joined(finding.hint.sliced(8).split(u", "_s)));
            left.removeAll(place);
        }
    });
    QCOMPARE(left.join(u'\n'), QString());
}

MUSTER_TEST(TstPlanSchema)
#include "tst_planschema.moc"
