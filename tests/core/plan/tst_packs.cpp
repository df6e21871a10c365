// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlibrary.h"
#include "core/plan/yamlnode.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString kDocuments = QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/documents/");

/// A line of a document that says something: a row of a table, an item of a list, a line of code, a label
/// with its value.
struct FactLine {
    int number = 0;
    QString text;
};

/// What a pack says with a line of a document as its source: document -> line -> texts.
using Said = QMap<QString, QMap<int, QString>>;

QStringList linesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n');
}

QList<FactLine> factLines(const QStringList& lines)
{
    static const QRegularExpression kRule(u"^\\|[-:| ]+\\|?$"_s);
    static const QRegularExpression kItem(u"^(?:[-*+]|\\d+[.)]) +(?:\\[.\\] +)?"_s);
    static const QRegularExpression kLabel(u"^(?:\\*\\*[^*]+\\*\\*:|\\*\\*[^*]+:\\*\\*|[a-z_]+: )\\s*\\S"_s);
    static const QRegularExpression kWord(u"\\w"_s);
    QList<FactLine> facts;
    bool code = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto text = lines[i].trimmed();
        if (text.startsWith(u"```")) {
            code = !code;
            continue;
        }
        if (!text.contains(kWord) || text.contains(kRule))
            continue;
        const bool heads = i + 1 < lines.size() && lines[i + 1].trimmed().contains(kRule);
        const bool row = text.startsWith(u'|') && !heads;
        const bool item = text.contains(kItem);
        if (!row && !item && !code && !text.contains(kLabel))
            continue;
        // The number of an item counts it and says nothing.
        facts.append({ static_cast<int>(i + 1), text.remove(kItem) });
    }
    return facts;
}

/// What must be kept to the letter: numbers, code, channels, addresses.
QStringList marksOf(const QString& line)
{
    static const QRegularExpression kMark(
        u"`[^`]+`|https?://[^\\s)>\"]+|[\\w.-]+@[\\w.-]+\\w|(?<!\\w)#[a-z][\\w-]*|\\d+(?:[.:]\\d+)*"_s);
    QStringList marks;
    for (auto match = kMark.globalMatch(line); match.hasNext();) {
        auto mark = match.next().captured();
        marks.append(mark.remove(u'`'));
    }
    return marks;
}

bool says(const QString& texts, const QString& mark)
{
    const QRegularExpression whole(u"(?<![\\d.])"_s + QRegularExpression::escape(mark) + u"(?!\\d)"_s);
    return mark.at(0).isDigit() ? texts.contains(whole) : texts.contains(mark);
}

void gatherTexts(const YamlNode& node, QStringList& into)
{
    if (node.kind == YamlNode::Kind::Scalar)
        into.append(node.text);
    for (const auto& item : node.items)
        gatherTexts(item, into);
    // The values of a command are read as they would be typed.
    for (const auto& entry : node.entries) {
        if (entry.key == u"source" || entry.key == u"document")
            continue;
        if (entry.key == u"argv") {
            QStringList words;
            gatherTexts(entry.value, words);
            into.append(words.join(u' '));
        } else {
            gatherTexts(entry.value, into);
        }
    }
}

QStringList sourcesOf(const YamlNode& node)
{
    QStringList made;
    for (const auto& key : { u"source"_s, u"document"_s }) {
        const auto* source = node.find(key);
        if (source && source->kind == YamlNode::Kind::Scalar)
            made.append(source->text);
        else if (source && source->kind == YamlNode::Kind::List) {
            for (const auto& item : source->items)
                made.append(item.text);
        } else if (source) {
            made += sourcesOf(*source);
        }
    }
    return made;
}

void gather(const YamlNode& node, Said& into)
{
    const auto sources = sourcesOf(node);
    if (!sources.isEmpty()) {
        QStringList texts;
        gatherTexts(node, texts);
        for (const auto& source : sources) {
            const auto range = source.section(u':', 1).split(u'-');
            for (int line = range.constFirst().toInt(); line <= range.constLast().toInt(); ++line)
                into[source.section(u':', 0, 0)][line] += texts.join(u'\n') + u'\n';
        }
    }
    for (const auto& item : node.items)
        gather(item, into);
    for (const auto& entry : node.entries)
        gather(entry.value, into);
}

Said saidBy(const QByteArray& text)
{
    Said said;
    const auto tree = readYaml(text);
    if (tree.root)
        gather(*tree.root, said);
    return said;
}

/// What the document says and the pack does not.
QStringList missingIn(const QMap<int, QString>& said, const QList<FactLine>& facts)
{
    QStringList missing;
    for (const auto& fact : facts) {
        const auto texts = said.value(fact.number);
        if (texts.isEmpty()) {
            missing.append(u"%1: nothing: %2"_s.arg(fact.number).arg(fact.text));
            continue;
        }
        const auto marks = marksOf(fact.text);
        for (const auto& mark : marks) {
            if (!says(texts, mark))
                missing.append(u"%1: %2: %3"_s.arg(fact.number).arg(mark, fact.text));
        }
    }
    return missing;
}

} // namespace

/// Every pack against the documents it was written from.
class TstPacks final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void everyDocumentHasItsPack();
    void noFactOfADocumentIsMissing_data();
    void noFactOfADocumentIsMissing();
    void aFactThatIsTakenOutIsMissed();
    void noPackNamesALineThatIsNotThere_data() { noFactOfADocumentIsMissing_data(); }
    void noPackNamesALineThatIsNotThere();
    void everyScenarioCanBeWalkedToItsEnd_data() { noFactOfADocumentIsMissing_data(); }
    void everyScenarioCanBeWalkedToItsEnd();
    void everyScenarioHasItsAnswers_data() { noFactOfADocumentIsMissing_data(); }
    void everyScenarioHasItsAnswers();

private:
    [[nodiscard]] static Plan planOf(const QString& pack)
    {
        const auto plan = PlanLibrary().plan(pack);
        return plan ? *plan : Plan();
    }
};

void TstPacks::everyDocumentHasItsPack()
{
    QSet<QString> read;
    for (const auto& entry : PlanLibrary().entries()) {
        for (const auto& document : saidBy(planOf(entry.id).source).keys())
            read.insert(document);
    }
    const auto documents = QDir(kDocuments).entryList({ u"*.md"_s }, QDir::Files);
    QVERIFY(documents.size() >= 6);
    for (const auto& document : documents)
        QVERIFY2(document == u"README.md" || read.contains(document), qPrintable(document));
}

void TstPacks::noFactOfADocumentIsMissing_data()
{
    QTest::addColumn<QString>("pack");
    for (const auto& entry : PlanLibrary().entries())
        QTest::newRow(qPrintable(entry.id)) << entry.id;
}

void TstPacks::noFactOfADocumentIsMissing()
{
    QFETCH(QString, pack);
    const auto said = saidBy(planOf(pack).source);
    QVERIFY(!said.isEmpty());
    QStringList missing;
    for (auto document = said.begin(); document != said.end(); ++document) {
        const auto facts = factLines(linesOf(kDocuments + document.key()));
        QVERIFY2(facts.size() > 20, qPrintable(document.key()));
        for (const auto& fact : missingIn(*document, facts))
            missing.append(document.key() + u':' + fact);
    }
    QCOMPARE(missing.join(u'\n'), QString());
}

void TstPacks::aFactThatIsTakenOutIsMissed()
{
    const auto document = u"drama-engine-drp.md"_s;
    const auto facts = factLines(linesOf(kDocuments + document));
    auto text = planOf(u"drama-engine"_s).source;
    text.replace("50 USD/day", "60 USD/day").replace("$50/day", "$60/day");
    QCOMPARE(missingIn(saidBy(text).value(document), facts).size(), 1);
    text.replace("drama-engine-drp.md:78", "drama-engine-drp.md:77");
    QCOMPARE(missingIn(saidBy(text).value(document), facts).size(), 1);
    QVERIFY(missingIn(saidBy(text).value(document), facts).first().startsWith(u"78: nothing"));
}

void TstPacks::noPackNamesALineThatIsNotThere()
{
    QFETCH(QString, pack);
    const auto said = saidBy(planOf(pack).source);
    for (auto document = said.begin(); document != said.end(); ++document) {
        const auto lines = linesOf(kDocuments + document.key());
        QVERIFY2(!lines.isEmpty(), qPrintable(document.key()));
        for (auto line = document->keyBegin(); line != document->keyEnd(); ++line)
            QVERIFY2(*line <= lines.size() && !lines.at(*line - 1).trimmed().isEmpty(),
                qPrintable(u"%1:%2"_s.arg(document.key()).arg(*line)));
    }
}

void TstPacks::everyScenarioCanBeWalkedToItsEnd()
{
    QFETCH(QString, pack);
    const auto plan = planOf(pack);
    QVERIFY(plan.scenarios.size() >= 3);
    for (const auto& scenario : plan.scenarios) {
        QSet<QString> recovered;
        for (const auto& phase : scenario.procedure) {
            QVERIFY2(!phase.complete.isEmpty(), qPrintable(scenario.id.toString()));
            QVERIFY2(phase.steps.size() <= 9, qPrintable(scenario.id.toString()));
            for (const auto& step : phase.steps) {
                QVERIFY2(step.title.size() <= 90, qPrintable(step.title));
                for (const auto& service : step.recovers)
                    recovered.insert(service.toString());
            }
        }
        QVERIFY2(!scenario.affects.isEmpty(), qPrintable(scenario.id.toString()));
        for (const auto& service : scenario.affects)
            QVERIFY2(recovered.contains(service.toString()),
                qPrintable(scenario.id.toString() + u": "_s + service.toString()));
    }
}

void TstPacks::everyScenarioHasItsAnswers()
{
    QFETCH(QString, pack);
    for (const auto& scenario : planOf(pack).scenarios) {
        const auto file = u"%1.%2.yaml"_s.arg(pack, scenario.id.toString());
        QVERIFY2(
            QFile::exists(QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/answers/") + file), qPrintable(file));
    }
}

MUSTER_TEST(TstPacks)
#include "tst_packs.moc"
