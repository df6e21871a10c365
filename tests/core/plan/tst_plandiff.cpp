// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plandiff.h"
#include "core/plan/planloader.h"
#include "core/plan/yamlnode.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

bool holdsHunter(const QString& line)
{
    return line.contains(u"hunter"_s);
}

QList<PlanChange> between(const Plan& before, const Plan& after)
{
    return differences(before, after, holdsHunter);
}

QString lineOf(const PlanChange& change)
{
    return u"%1 | %2 | %3 | %4 | %5 %6\n"_s.arg(keyOf(change.section), keyOf(change.kind), change.subject,
        change.text, QString::number(change.lineBefore), QString::number(change.lineAfter));
}

QString linesOf(const QList<PlanChange>& changes)
{
    QString lines;
    for (const auto& change : changes)
        lines += lineOf(change);
    return lines;
}

/// "subject: text", one a line.
QString saidOf(const QByteArray& before, const QByteArray& after)
{
    QStringList lines;
    for (const auto& change : between(planOf(before), planOf(after)))
        lines.append(change.subject + u": "_s + change.text);
    return lines.join(u'\n');
}

/// The same tree as YAML, each map from its last key to its first, with comments.
QByteArray reversed(const YamlNode& node)
{
    if (node.kind == YamlNode::Kind::Scalar)
        return canonicalJson(node);
    QByteArrayList parts;
    if (node.kind == YamlNode::Kind::List) {
        for (const auto& item : node.items)
            parts.append(reversed(item));
        return "[ " + parts.join(",\n ") + " ]";
    }
    for (auto i = node.entries.size() - 1; i >= 0; --i) {
        YamlNode key;
        key.text = node.entries[i].key;
        parts.append(canonicalJson(key) + ": " + reversed(node.entries[i].value));
    }
    return "{ " + parts.join(", # the next one\n ") + " }";
}

/// One change to a tree, with the way to it: lists without their numbers.
struct Mutation {
    QString way;
    YamlNode* node = nullptr;
};

void gather(YamlNode& node, const QString& way, QList<Mutation>& into)
{
    into.append({ way, &node });
    for (auto& entry : node.entries)
        gather(entry.value, way + u'/' + entry.key, into);
    for (auto& item : node.items)
        gather(item, way, into);
}

/// Holds that something is said whenever the tree of a plan differs. A tree need not be a plan
/// that loads, so that no value is left out because of the loader.
class Judge {
public:
    enum class Trees { All, ThatLoad };

    Judge(const Plan& plan, Trees trees)
        : m_plan(plan)
        , m_trees(trees)
    {
        // Lines are not looked at.
        m_plan.source.clear();
    }
    /// What was taken out has to be told as well when it comes.
    void lookBothWays(const YamlNode& root, const QString& what)
    {
        if (!look(root, what))
            return;
        Plan other;
        other.resolved = canonicalJson(root);
        if (between(other, m_plan).isEmpty())
            m_silent.append(what + u", the other way"_s);
    }
    /// False when the tree is the same one, or no plan where it has to be.
    bool look(const YamlNode& root, const QString& what)
    {
        Plan other;
        other.resolved = canonicalJson(root);
        if (other.resolved == m_plan.resolved)
            return false;
        if (m_trees == Trees::ThatLoad) {
            auto loaded = loadPlan(other.resolved);
            if (!loaded.plan)
                return false;
            other = std::move(*loaded.plan);
        }
        ++m_looked;
        if (between(m_plan, other).isEmpty())
            m_silent.append(what);
        return true;
    }
    [[nodiscard]] QString silent() const { return m_silent.join(u'\n'); }
    [[nodiscard]] int looked() const { return m_looked; }

private:
    Plan m_plan;
    Trees m_trees;
    QStringList m_silent;
    int m_looked = 0;
};

void mutateScalar(YamlNode& node, const YamlNode& root, const QString& way, Judge& judge)
{
    const auto old = node.text;
    for (const auto& other :
        { old + u'x', u"unknown"_s, u"3 h 7 min"_s, u"true"_s, u"42"_s, u"drill.md:7"_s }) {
        node.text = other;
        if (judge.look(root, way + u": "_s + old + u" → "_s + other))
            break;
    }
    node.text = old;
}

void mutateParts(YamlNode& node, const YamlNode& root, const QString& way, Judge& judge)
{
    const auto old = node;
    for (qsizetype i = 0; i < old.entries.size(); ++i) {
        node.entries.remove(i);
        node.reindex();
        judge.lookBothWays(root, way + u" without "_s + old.entries[i].key);
        node = old;
        if (!old.entries[i].value.items.isEmpty()) {
            node.entries[i].value.items.clear();
            judge.lookBothWays(root, way + u" with nothing in "_s + old.entries[i].key);
            node = old;
        }
    }
    for (qsizetype i = 0; i < old.items.size(); ++i) {
        node.items.remove(i);
        judge.lookBothWays(root, way + u" without an item"_s);
        node = old;
        if (i > 0) {
            node.items.swapItemsAt(i - 1, i);
            judge.lookBothWays(root, way + u" in another order"_s);
            node = old;
        }
    }
}

/// At most so many changes of one kind and way; `seen` counts them. With one, only of scalars.
void mutate(YamlNode& root, int most, QHash<QString, int>& seen, Judge& judge)
{
    QList<Mutation> all;
    gather(root, {}, all);
    for (auto& [way, node] : all) {
        if (++seen[way + QString::number(int(node->kind))] > most)
            continue;
        if (node->kind == YamlNode::Kind::Scalar)
            mutateScalar(*node, root, way, judge);
        else if (most > 1)
            mutateParts(*node, root, way, judge);
    }
}

QByteArray manySteps(const QList<int>& numbers)
{
    QByteArray text
        = "scenarios:\n  - id: s\n    title: S\n    procedure:\n      - id: p\n        title: P\n        "
          "steps:\n";
    for (const auto number : numbers) {
        const auto name = QByteArray::number(number);
        text += "          - {id: step-" + name + ", do: Do the thing " + name + ", expect: It is done}\n";
    }
    return text;
}

QList<int> countTo(int most)
{
    QList<int> numbers;
    for (int i = 0; i < most; ++i)
        numbers.append(i);
    return numbers;
}

} // namespace

class TstPlanDiff final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void twoVersionsAreTold();
    void theSamePlanIsNoDifference_data() { files(); }
    void theSamePlanIsNoDifference();
    void noChangeIsSilent_data() { files(); }
    void noChangeIsSilent();
    void noChangeThatLoadsIsSilent();
    void emptyPlans();
    void theRulingTargetIsSaid();
    void aNewIdIsARename();
    void movingOneStepIsOneLine();
    void stepsMoveBetweenPhases();
    void aPhaseThatGoesNamesItsSteps();
    void aFormThatMeansTheSameIsSaid();
    void secretsAreNotQuoted();
    void includedStepsAreCompared();
    void childPlansAreCompared();
    void manyStepsStayQuick();

private:
    QHash<QString, int> m_seenInPacks;

    static void files()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("most");
        QTest::newRow("everything") << u"tests/data/plans/everything.plan.yaml"_s << 1000;
        for (const auto& name : { u"drama-engine"_s, u"vete"_s, u"mgx-ai"_s, u"motion-mavericks"_s })
            QTest::newRow(qPrintable(name)) << u"resources/plans/"_s + name + u".plan.yaml"_s << 1;
    }
};

void TstPlanDiff::twoVersionsAreTold()
{
    const auto before = loadPlan(bytesOf(u"tests/data/diff/before.plan.yaml"_s));
    const auto after = loadPlan(bytesOf(u"tests/data/diff/after.plan.yaml"_s));
    QVERIFY(before.plan && after.plan);
    const auto lines = linesOf(between(*before.plan, *after.plan));
    const auto golden = u"tests/data/diff/expected.txt"_s;
    if (qEnvironmentVariableIsSet("MUSTER_UPDATE_GOLDEN"))
        writeFile(QStringLiteral(MUSTER_SOURCE_DIR "/") + golden, lines.toUtf8());
    QVERIFY(!lines.isEmpty());
    QCOMPARE(lines, QString::fromUtf8(bytesOf(golden)));
}

void TstPlanDiff::theSamePlanIsNoDifference()
{
    QFETCH(QString, file);
    const auto text = bytesOf(file);
    const auto loaded = loadPlan(text);
    QVERIFY(loaded.plan);
    const auto tree = readYaml(text);
    const auto other = loadPlan("# Another comment.\n" + reversed(*tree.root));
    QVERIFY2(other.plan, qPrintable(muster::test::linesOf(file, other.findings)));
    QCOMPARE(linesOf(between(*loaded.plan, *other.plan)), QString());
}

void TstPlanDiff::noChangeIsSilent()
{
    QFETCH(QString, file);
    QFETCH(int, most);
    const auto tree = readYaml(bytesOf(file));
    QVERIFY(tree.root);
    // The packs are big: what one of them has shown need not be shown by the next.
    QHash<QString, int> own;
    int looked = 0;
    for (const auto& entry : tree.root->entries) {
        // A section by itself is quicker to read again and again.
        YamlNode root;
        root.kind = YamlNode::Kind::Map;
        root.entries.append(entry);
        root.reindex();
        Plan section;
        section.resolved = canonicalJson(root);
        Judge judge(section, Judge::Trees::All);
        mutate(root, most, most > 1 ? own : m_seenInPacks, judge);
        QCOMPARE(judge.silent(), QString());
        looked += judge.looked();
    }
    QVERIFY2(looked > (most > 1 ? 900 : 5), qPrintable(QString::number(looked)));
}

void TstPlanDiff::noChangeThatLoadsIsSilent()
{
    const auto text = bytesOf(u"resources/plans/drama-engine.plan.yaml"_s);
    const auto loaded = loadPlan(text);
    QVERIFY(loaded.plan);
    auto tree = readYaml(text);
    Judge judge(*loaded.plan, Judge::Trees::ThatLoad);
    QHash<QString, int> seen;
    mutate(*tree.root, 1, seen, judge);
    QCOMPARE(judge.silent(), QString());
    QVERIFY2(judge.looked() > 100, qPrintable(QString::number(judge.looked())));
}

void TstPlanDiff::emptyPlans()
{
    QCOMPARE(linesOf(between(Plan {}, Plan {})), QString());
    QCOMPARE(linesOf(between(planOf({}), planOf({}))), QString());
    QCOMPARE(saidOf("drills: []\n", {}), u"The plan itself: drills: nothing → not said"_s);
    QCOMPARE(saidOf({}, "drills: []\nnotes: {questions: []}\n"),
        u"The plan itself: drills: not said → nothing\nThe plan itself: questions: not said → nothing"_s);
    QCOMPARE(saidOf({}, "notes: {}\n"), u"The plan itself: notes: not said → nothing"_s);
    const auto fromNothing = between(Plan {}, planOf("objectives: {rto: 1 h}\n"));
    QCOMPARE(fromNothing.first().text, u"RTO: not said → 1 h (was not known)"_s);
    QVERIFY(!fromNothing.first().before.isEmpty() || fromNothing.first().before.isNull());
    QCOMPARE(fromNothing.first().lineBefore, 0);
    QCOMPARE(fromNothing.first().lineAfter, 3);
}

void TstPlanDiff::theRulingTargetIsSaid()
{
    const QByteArray head
        = "objectives: {rto: 4 h}\ntiers: [{id: t, title: T, rto: 2 h}, {id: u, title: U, rto: "
          "8 h}]\nservices: [{id: s, title: S";
    QCOMPARE(saidOf(head + ", tier: t, rto: 1 h}]\n", head + ", tier: t}]\n"),
        u"Service 'S': RTO: 1 h → not said, so its tier's 2 h holds (looser)"_s);
    QCOMPARE(saidOf(head + "}]\n", head + ", rto: 4 h}]\n"),
        u"Service 'S': RTO: not said, so the overall 4 h holds → 4 h"_s);
    QCOMPARE(saidOf(head + ", tier: t}]\n", head + ", tier: u}]\n"),
        u"Service 'S': tier: T → U; with it RTO 2 h → 8 h (looser)"_s);
    QCOMPARE(saidOf(head + "}]\n", head + ", current: {rto: 6 h}}]\n"),
        u"Service 'S': what can be done today: not said → RTO that can be kept today: 6 h"_s);
}

void TstPlanDiff::aNewIdIsARename()
{
    const QByteArray head
        = "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: a, do: A}, {id: ";
    const QByteArray end = "}]}]}]\n";
    QCOMPARE(saidOf(head + "b, do: Stop" + end, head + "c, do: Stop" + end),
        u"Scenario 'S', step 1.2 'Stop': renamed: its id was b, now c"_s);
    QCOMPARE(saidOf(head + "b, do: Stop" + end, head + "c, do: Go" + end),
        u"Scenario 'S', step 'Stop': removed; it was 1.2\n"
        u"Scenario 'S', step 1.2 'Go': added, right after 'A'"_s);
    QCOMPARE(saidOf("people: [{id: a, name: Ada}]\n", "people: [{id: b, name: Ada}]\n"),
        u"Person 'Ada': renamed: its id was a, now b"_s);
}

void TstPlanDiff::movingOneStepIsOneLine()
{
    auto numbers = countTo(8);
    const auto before = manySteps(numbers);
    numbers.move(6, 1);
    QCOMPARE(saidOf(before, manySteps(numbers)),
        u"Scenario 'S', step 1.2 'Do the thing 6': moved from 1.7 to 1.2, now right after 'Do the thing 0'"_s);
}

void TstPlanDiff::stepsMoveBetweenPhases()
{
    const QByteArray before
        = "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: a, do: A}, {id: "
          "b, do: B}]}, {id: q, title: Q, steps: [{id: c, do: C}]}], rollback: []}]\n";
    const QByteArray after
        = "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: b, do: B}]}, {id: "
          "q, title: Q, steps: [{id: c, do: C}, {id: a, do: A, critical: true}]}], rollback: []}]\n";
    QCOMPARE(saidOf(before, after),
        u"Scenario 'S', step 2.2 'A': moved from 'P' (1.1) to 'Q', now right after 'C'\n"
        u"Scenario 'S', step 2.2 'A': now critical"_s);
}

void TstPlanDiff::aPhaseThatGoesNamesItsSteps()
{
    const QByteArray before
        = "scenarios: [{id: s, title: S, procedure: [{id: p, title: P, steps: [{id: a, do: A}, {id: "
          "b, do: B}]}, {id: q, title: Q, steps: [{id: c, do: C}]}]}]\n";
    const QByteArray after
        = "scenarios: [{id: s, title: S, procedure: [{id: q, title: Q, steps: [{id: c, do: C}, {id: "
          "b, do: B}]}]}]\n";
    QCOMPARE(saidOf(before, after),
        u"Scenario 'S', phase 1 'P': removed with its steps: 'A'\n"
        u"Scenario 'S', step 1.2 'B': moved from 'P' (1.2) to 'Q', now right after 'C'"_s);
    QCOMPARE(saidOf(after, before),
        u"Scenario 'S', phase 1 'P': added; steps: 2\n"
        u"Scenario 'S', step 1.1 'A': added, the first step\n"
        u"Scenario 'S', step 1.2 'B': moved from 'Q' (1.2) to 'P', now right after 'A'"_s);
}

void TstPlanDiff::aFormThatMeansTheSameIsSaid()
{
    QCOMPARE(saidOf("objectives: {rto: 1 h}\n", "objectives: {rto: {value: 1 h}}\n"),
        u"The system as a whole: RTO: written in another form; it means the same"_s);
    QCOMPARE(saidOf("objectives: {rto: 1 h}\n", "objectives: {rto: 60 min}\n"),
        u"The system as a whole: RTO: 1 h → 60 min (the same, written differently)"_s);
}

void TstPlanDiff::secretsAreNotQuoted()
{
    const auto plan = [](const QByteArray& secret) {
        return planOf("services: [{id: s, title: Uses " + secret + ", strategy: Log in with " + secret
            + "}]\nchecks: [{id: c, kind: command, run: {argv: [login, --password, " + secret
            + "], environment: {PGPASSWORD: " + secret + ", LANG: C}}}]\nfacts: [{about: x, text: It is "
            + secret + "}, {text: kept}]\n");
    };
    auto shown = between(plan("hunter1"), plan("hunter2"));
    QVERIFY(shown.size() >= 4);
    shown += between(plan("hunter1"), planOf({}));
    shown += between(planOf({}), plan("hunter2"));
    for (const auto& change : shown) {
        const auto all = lineOf(change) + change.before + change.after;
        QVERIFY2(!all.contains(u"hunter"_s), qPrintable(all));
    }
    // By the name of the variable alone.
    const auto weak = [](const QByteArray& value) {
        return planOf("checks: [{id: c, kind: command, run: {argv: [login], environment: {PGPASSWORD: "
            + value + "}}}]\n");
    };
    const auto change = between(weak("tiger"), weak("lion")).first();
    QCOMPARE(change.text, u"environment, PGPASSWORD: changed; not shown, because it holds a secret"_s);
    QVERIFY(!change.before.contains(u"tiger"_s) && !change.after.contains(u"lion"_s));
}

void TstPlanDiff::includedStepsAreCompared()
{
    QTemporaryDir dir;
    const auto file = dir.filePath(u"a.plan.yaml"_s);
    const auto shared = dir.filePath(u"shared.plan.yaml"_s);
    writeFile(
        file, "muster: 1\nplan: {id: a, title: A}\nvalidation:\n  - {id: v, use: \"shared.plan.yaml#v\"}\n");
    const QByteArray head = "muster: 1\nplan: {id: b, title: B}\nvalidation:\n  - {id: v, do: ";
    writeFile(shared, head + "Look}\n");
    const auto before = loadPlanFile(file);
    writeFile(shared, head + "Look twice}\n");
    const auto after = loadPlanFile(file);
    QVERIFY(before && before->plan && after && after->plan);
    const auto found = between(*before->plan, *after->plan);
    QCOMPARE(linesOf(found),
        u"procedures | changed | Validation step 1 'Look twice' | what to do: 'Look' → 'Look twice' | 4 4\n"_s);
}

void TstPlanDiff::childPlansAreCompared()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"parts"_s));
    const auto write = [&](const QString& name, const QByteArray& text) {
        writeFile(dir.filePath(name), "muster: 1\nplan: {id: p, title: P}\n" + text);
    };
    write(u"a.plan.yaml"_s, "children: [{plan: parts/b.plan.yaml}, {plan: parts/gone.plan.yaml}]\n");
    write(u"parts/b.plan.yaml"_s, "children: [{plan: ./c.plan.yaml}]\n");
    write(u"parts/c.plan.yaml"_s, "objectives: {rto: 1 h}\n");
    const auto before = loadPlanFile(dir.filePath(u"a.plan.yaml"_s));
    write(u"parts/c.plan.yaml"_s, "objectives: {rto: 2 h}\n");
    const auto after = loadPlanFile(dir.filePath(u"a.plan.yaml"_s));
    QVERIFY(before && before->plan && after && after->plan);
    const auto found = differences(*before, *after, holdsHunter);
    QCOMPARE(linesOf(found.changes),
        u"promises | changed | The system as a whole | RTO: 1 h → 2 h (looser) | 3 3\n"_s);
    QCOMPARE(found.changes.first().child, u"parts/c.plan.yaml"_s);
    QCOMPARE(found.uncompared,
        (QStringList {
            u"The child plan parts/gone.plan.yaml was not compared: neither of the two can be used."_s }));
}

void TstPlanDiff::manyStepsStayQuick()
{
    auto numbers = countTo(500);
    const auto before = planOf(manySteps(numbers));
    numbers.move(480, 20);
    QCOMPARE(between(before, planOf(manySteps(numbers))).size(), 1);
    std::reverse(numbers.begin(), numbers.end());
    const auto found = between(before, planOf(manySteps(numbers)));
    QVERIFY(found.size() > 400 && found.size() < 500);
    QVERIFY(std::all_of(found.begin(), found.end(),
        [](const PlanChange& change) { return change.kind == PlanChange::Kind::Moved; }));
}

MUSTER_TEST(TstPlanDiff)
#include "tst_plandiff.moc"
