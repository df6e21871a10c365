// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "core/plan/planwriter.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kPlan = R"(# The shop.
muster: 1
plan: {id: shop, title: Shop} # its head

services:
  # The one that matters.
  - id: database   # not the cache
    title: "Database"
    rto: 1 h       # agreed in March
    strategy: >-
      Restore beside the old one,
      then switch

    depends_on: []
  - {id: shop, title: 'The shop', depends_on: [database]}
scenarios:
  - id: loss
    title: Database loss
    triggers:
      - A disk fails # it happens
      # - The moon falls

      - Somebody deletes it
    procedure:
      - id: restore
        title: Restore
        steps:
          - id: find
            do: Find the newest restore point
          - {id: copy, do: Restore to a new database}

# What is left.
notes:
  questions: [Who pays?, Who helps]
)";

/// Ways to write YAML that a person rarely takes.
const QByteArray kOdd = R"(muster: 1
plan:
  title: !!str Odd # tagged
  id: odd
facts:
- about: x # of one
  # about it
  text: one
- {text: two, # of two
   about: y}
- text: |+
    three

- text:
    four words on
    two lines
costs:
  - ? item
    : Storage
compliance: [{framework: SOC 2, evidence: [a, # of a
      b]}]
)";

/// A list with nothing in it, and one with a single entry of which much is said.
const QByteArray kBare = R"(muster: 1
plan: {id: shop, title: Shop}
scenarios:
  - id: loss
    title: Loss
    triggers: ['fire', "flood"]
    procedure:
      - id: look
        title: Look
        steps: [] # none yet
      - id: act
        title: Act
        steps: # in this order
          # The point of no return.
          - id: switch
            do: Switch over # once
            # as agreed
)";

PlanEdit setTo(const QString& path, const YamlNode& value)
{
    return { PlanEdit::Kind::Set, path.split(u'/'), {}, value };
}
PlanEdit setText(const QString& path, const QString& text)
{
    return setTo(path, textValue(text));
}
PlanEdit insertKey(const QString& path, const QString& key, const YamlNode& value)
{
    return { PlanEdit::Kind::Insert, path.isEmpty() ? QStringList() : path.split(u'/'), key, value };
}
PlanEdit appendTo(const QString& path, const YamlNode& value)
{
    return { PlanEdit::Kind::Append, path.split(u'/'), {}, value };
}
PlanEdit putInto(const QString& path, const QString& behind, const YamlNode& value)
{
    return { PlanEdit::Kind::Put, path.split(u'/'), {}, value, behind, {} };
}
PlanEdit moveTo(const QString& path, const QString& into, const QString& behind)
{
    return { PlanEdit::Kind::Move, path.split(u'/'), {}, {}, behind, into.split(u'/') };
}
PlanEdit removeAt(const QString& path)
{
    return { PlanEdit::Kind::Remove, path.split(u'/'), {}, {} };
}

/// The lines that went, with '-', and those that came, with '+', between the parts that stayed in front and
/// behind.
QString changed(const QByteArray& before, const QByteArray& after)
{
    auto old = before.split('\n');
    auto now = after.split('\n');
    while (!old.isEmpty() && !now.isEmpty() && old.constFirst() == now.constFirst()) {
        old.removeFirst();
        now.removeFirst();
    }
    while (!old.isEmpty() && !now.isEmpty() && old.constLast() == now.constLast()) {
        old.removeLast();
        now.removeLast();
    }
    QString lines;
    for (const auto& line : old)
        lines += u'-' + QString::fromUtf8(line) + u'\n';
    for (const auto& line : now)
        lines += u'+' + QString::fromUtf8(line) + u'\n';
    return lines;
}

/// A walk of edits that a person might make, each at random.
class Walk final {
public:
    explicit Walk(const QByteArray& text)
        : m_text(text)
    {
    }

    [[nodiscard]] const QByteArray& text() const { return m_text; }
    PlanEdit next()
    {
        const auto tree = readYaml(m_text);
        if (!tree.root)
            qFatal("the walk has left what can be read");
        m_edits.clear();
        gather(*tree.root, {}, {});
        return m_edits[m_random.bounded(m_edits.size())];
    }
    void take(const QByteArray& text) { m_text = text; }

private:
    QString words()
    {
        static const QStringList kWords { u"Restore"_s, u"a: b"_s, u"#now"_s, u"x #y"_s, u"[list]"_s,
            u"it's"_s, u"\"so\""_s, u"Größe"_s, u"🔥"_s, u"- dash"_s, u"C:\\dir"_s, u"50 %"_s, u"who?"_s,
            u"a, b"_s, u"{x}"_s, u"null"_s, u" led"_s, u"two\nlines"_s, u"@all"_s, u"true"_s };
        QString made = u"w"_s;
        for (auto left = m_random.bounded(4); left > 0; --left)
            made = m_random.bounded(2) == 0 ? kWords[m_random.bounded(kWords.size())] + made
                                            : made + u' ' + kWords[m_random.bounded(kWords.size())];
        return made.trimmed();
    }

    void gather(const YamlNode& node, const QStringList& path, const QString& key)
    {
        static const QStringList kWords { u"title"_s, u"do"_s, u"expect"_s, u"why"_s, u"caution"_s,
            u"complete"_s, u"text"_s, u"strategy"_s, u"remark"_s, u"question"_s, u"limit"_s, u"triggers"_s,
            u"questions"_s, u"symptoms"_s };
        static const QStringList kOptional { u"expect"_s, u"why"_s, u"caution"_s, u"remember"_s };
        if (node.kind == YamlNode::Kind::Scalar && kWords.contains(key))
            m_edits.append({ PlanEdit::Kind::Set, path, {}, textValue(words()) });
        if (node.kind == YamlNode::Kind::List && kWords.contains(key))
            m_edits.append({ PlanEdit::Kind::Append, path, {}, textValue(words()) });
        if (node.kind == YamlNode::Kind::List && key == u"facts")
            m_edits.append({ PlanEdit::Kind::Append, path, {},
                mapValue({ { u"about"_s, textValue(words()) }, { u"text"_s, textValue(words()) } }) });
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            const auto below = path + QStringList { u"#%1"_s.arg(i + 1) };
            gather(node.items[i], below, key);
            if (key == u"facts" || key == u"triggers" || key == u"questions") {
                m_edits.append({ PlanEdit::Kind::Remove, below, {}, {} });
                if (i > 0)
                    m_edits.append({ PlanEdit::Kind::Move, below, {}, {}, {}, path });
                if (key != u"facts")
                    m_edits.append({ PlanEdit::Kind::Put, path, {}, textValue(words()), below.last(), {} });
            }
        }
        for (const auto& entry : node.entries) {
            const auto below = path + QStringList { entry.key };
            gather(entry.value, below, entry.key);
            if (kOptional.contains(entry.key))
                m_edits.append({ PlanEdit::Kind::Remove, below, {}, {} });
        }
        if (!node.find(u"do"_s))
            return;
        for (const auto& wanted : kOptional) {
            if (!node.find(wanted))
                m_edits.append({ PlanEdit::Kind::Insert, path, wanted, textValue(words()) });
        }
    }

    QByteArray m_text;
    QRandomGenerator m_random { 20260314 };
    QList<PlanEdit> m_edits;
};

} // namespace

class TstPlanWriter final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void nothingToDoChangesNothing();
    void oneEditIsOneDifference_data();
    void oneEditIsOneDifference();
    void oddLayoutsAreKeptOrRefused_data();
    void oddLayoutsAreKeptOrRefused();
    void anEntryIsPutWhereItBelongs_data();
    void anEntryIsPutWhereItBelongs();
    void severalEditsAreMadeInTurn();
    void windowsLinesStayWindowsLines();
    void aFileWithoutALastBreakStaysWithoutIt();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void aWayToNowhereIsNotFound();
    void everyScalarOfRealPlansCanBeWrittenAgain_data();
    void everyScalarOfRealPlansCanBeWrittenAgain();
    void aLongWalkStaysAPlan_data();
    void aLongWalkStaysAPlan();
    void strangeTextsAreEditedOrRefused();
    void aPlanThatTakesStepsInCanBeEdited();
    void saveKeepsRightsAndLinks();
    void saveDoesNotOverwriteSomebodyElse();
    void aRefusedSaveLeavesTheFile();
};

void TstPlanWriter::nothingToDoChangesNothing()
{
    for (const auto& path : { u"tests/data/plans/example.plan.yaml"_s,
             u"tests/data/plans/everything.plan.yaml"_s, u"resources/plans/drama-engine.plan.yaml"_s }) {
        const auto text = bytesOf(path);
        QCOMPARE(*edited(text, {}), text);
    }
    QCOMPARE(*edited(kPlan, { setText(u"plan/title"_s, u"Shop"_s) }), kPlan);
    QCOMPARE(*edited(kPlan, { setText(u"services/shop/title"_s, u"The shop"_s) }), kPlan);
}

void TstPlanWriter::oneEditIsOneDifference_data()
{
    QTest::addColumn<PlanEdit>("edit");
    QTest::addColumn<QString>("difference");
    const auto row = [](const char* name, const PlanEdit& edit, const char* lines) {
        QTest::newRow(name) << edit << QString::fromUtf8(lines);
    };
    row("a plain value", setText(u"services/database/rto"_s, u"45 min"_s),
        "-    rto: 1 h       # agreed in March\n+    rto: 45 min       # agreed in March\n");
    row("quotes stay", setText(u"services/database/title"_s, u"Postgres"_s),
        "-    title: \"Database\"\n+    title: \"Postgres\"\n");
    row("quotes where needed", setText(u"scenarios/loss/title"_s, u"Loss: all of it"_s),
        "-    title: Database loss\n+    title: \"Loss: all of it\"\n");
    row("unicode", setText(u"scenarios/loss/title"_s, u"Größe 🔥 日本"_s),
        "-    title: Database loss\n+    title: Größe 🔥 日本\n");
    row("in a flow", setText(u"services/shop/title"_s, u"A, b's"_s),
        "-  - {id: shop, title: 'The shop', depends_on: [database]}\n"
        "+  - {id: shop, title: 'A, b''s', depends_on: [database]}\n");
    row("an entry by its number", setText(u"notes/questions/#2"_s, u"Who helps: us?"_s),
        "-  questions: [Who pays?, Who helps]\n+  questions: [Who pays?, \"Who helps: us?\"]\n");
    row("folded lines to one", setText(u"services/database/strategy"_s, u"Switch"_s),
        "-    strategy: >-\n-      Restore beside the old one,\n-      then switch\n+    strategy: Switch\n");
    row("one line to several", setText(u"scenarios/loss/procedure/restore/steps/find/do"_s, u"Look\nFind"_s),
        "-            do: Find the newest restore point\n+            do: |-\n+              Look\n+         "
        "     "
        "Find\n");
    row("several lines before a comment", setText(u"scenarios/loss/triggers/#1"_s, u"A disk\nfails"_s),
        "-      - A disk fails # it happens\n+      - |- # it happens\n+        A disk\n+        fails\n");
    row("a value becomes a map",
        setTo(u"services/database/rto"_s,
            mapValue({ { u"value"_s, textValue(u"1 h"_s) }, { u"status"_s, textValue(u"agreed"_s) } })),
        "-    rto: 1 h       # agreed in March\n+    rto: {value: 1 h, status: agreed}       # agreed in "
        "March\n");
    row("a block of entries becomes a short list",
        setTo(u"scenarios/loss/triggers"_s, listValue({ textValue(u"Fire"_s) })),
        "-    triggers:\n-      - A disk fails # it happens\n-      # - The moon falls\n-\n-      - Somebody "
        "deletes it\n+    triggers: [Fire]\n");
    row("a key more", insertKey(u"services/database"_s, u"region"_s, textValue(u"eu"_s)),
        "+    region: eu\n");
    row("a key more in a flow", insertKey(u"plan"_s, u"version"_s, textValue(u"1"_s)),
        "-plan: {id: shop, title: Shop} # its head\n+plan: {id: shop, title: Shop, version: 1} # its head\n");
    row("a key more between flow keys", insertKey(u"services/shop"_s, u"kind"_s, textValue(u"web"_s)),
        "-  - {id: shop, title: 'The shop', depends_on: [database]}\n"
        "+  - {id: shop, title: 'The shop', kind: web, depends_on: [database]}\n");
    row("a key behind a comment of its neighbour",
        insertKey(u"services/database"_s, u"kind"_s, textValue(u"database"_s)), "+    kind: database\n");
    row("a key more below deeper comments", insertKey(u"scenarios/loss"_s, u"symptoms"_s, listValue({})),
        "+    symptoms: []\n");
    row("a key more at the top",
        insertKey({}, u"tiers"_s,
            listValue(
                { mapValue({ { u"id"_s, textValue(u"gold"_s) }, { u"title"_s, textValue(u"Gold"_s) } }) })),
        "+tiers: [{id: gold, title: Gold}]\n");
    row("an entry more", appendTo(u"scenarios/loss/triggers"_s, textValue(u"#fire"_s)),
        "+      - \"#fire\"\n");
    row("an entry more in a flow", appendTo(u"notes/questions"_s, textValue(u"Why?"_s)),
        "-  questions: [Who pays?, Who helps]\n+  questions: [Who pays?, Who helps, \"Why?\"]\n");
    row("a step more, like the one before it",
        appendTo(u"scenarios/loss/procedure/restore/steps"_s,
            mapValue({ { u"id"_s, textValue(u"switch"_s) }, { u"do"_s, textValue(u"Switch"_s) } })),
        "+          - {id: switch, do: Switch}\n");
    row("a phase more, like the one before it",
        appendTo(u"scenarios/loss/procedure"_s,
            mapValue({ { u"id"_s, textValue(u"end"_s) }, { u"title"_s, textValue(u"End"_s) },
                { u"steps"_s,
                    listValue({ mapValue(
                        { { u"id"_s, textValue(u"tell"_s) }, { u"do"_s, textValue(u"Tell"_s) } }) }) } })),
        "+      - id: end\n+        title: End\n+        steps: [{id: tell, do: Tell}]\n");
    row("a key less", removeAt(u"services/database/rto"_s), "-    rto: 1 h       # agreed in March\n");
    row("a key of several lines less", removeAt(u"services/database/strategy"_s),
        "-    strategy: >-\n-      Restore beside the old one,\n-      then switch\n");
    row("a key of a flow less", removeAt(u"services/shop/depends_on"_s),
        "-  - {id: shop, title: 'The shop', depends_on: [database]}\n+  - {id: shop, title: 'The shop'}\n");
    row("the only entry of a flow less", removeAt(u"services/shop/depends_on/#1"_s),
        "-  - {id: shop, title: 'The shop', depends_on: [database]}\n"
        "+  - {id: shop, title: 'The shop', depends_on: []}\n");
    row("an entry less", removeAt(u"scenarios/loss/triggers/#1"_s), "-      - A disk fails # it happens\n");
    row("the first entry of a flow less", removeAt(u"notes/questions/#1"_s),
        "-  questions: [Who pays?, Who helps]\n+  questions: [Who helps]\n");
    row("a whole part less", removeAt(u"notes"_s), "-notes:\n-  questions: [Who pays?, Who helps]\n");
    row("the only key of a map less", removeAt(u"notes/questions"_s),
        "-notes:\n-  questions: [Who pays?, Who helps]\n+notes: {}\n");
    row("a step less", removeAt(u"scenarios/loss/procedure/restore/steps/find"_s),
        "-          - id: find\n-            do: Find the newest restore point\n");
}

void TstPlanWriter::oneEditIsOneDifference()
{
    QFETCH(PlanEdit, edit);
    QFETCH(QString, difference);
    const auto made = edited(kPlan, { edit });
    if (difference.isEmpty()) {
        QVERIFY(!made);
        return;
    }
    VERIFY_RESULT(made);
    QCOMPARE(changed(kPlan, *made), difference);
    QVERIFY(loadPlan(*made).plan);
}

void TstPlanWriter::oddLayoutsAreKeptOrRefused_data()
{
    QTest::addColumn<PlanEdit>("edit");
    QTest::addColumn<QString>("difference");
    const auto row = [](const char* name, const PlanEdit& edit, const char* lines) {
        QTest::newRow(name) << edit << QString::fromUtf8(lines);
    };
    row("a tag goes with its value", setText(u"plan/title"_s, u"Strange"_s),
        "-  title: !!str Odd # tagged\n+  title: Strange # tagged\n");
    row("the key beside the dash", removeAt(u"facts/#1/about"_s), "-- about: x # of one\n+- # of one\n");
    row("a key behind a comment of a flow", removeAt(u"facts/#2/about"_s),
        "-- {text: two, # of two\n-   about: y}\n+- {text: two # of two\n+   }\n");
    row("the first key of such a flow", removeAt(u"facts/#2/text"_s), "");
    row("an entry behind a comment of a flow", removeAt(u"compliance/#1/evidence/#1"_s),
        "-compliance: [{framework: SOC 2, evidence: [a, # of a\n+compliance: [{framework: SOC 2, evidence: [ "
        "# of a\n");
    row("an entry in front of a comment of a flow", appendTo(u"compliance/#1/evidence"_s, textValue(u"c"_s)),
        "-      b]}]\n+      b, c]}]\n");
    row("a key below lines that keep their blank ones",
        insertKey(u"facts/#3"_s, u"source"_s, textValue(u"a.md:1"_s)), "+  source: a.md:1\n");
    row("an entry of lines that keep their blank ones", removeAt(u"facts/#3"_s), "-- text: |+\n-    three\n");
    row("an entry below a list that is not indented",
        appendTo(u"facts"_s, mapValue({ { u"text"_s, textValue(u"five"_s) } })), "+- text: five\n");
    row("a value on the line below", setText(u"facts/#4/text"_s, u"four"_s),
        "-    four words on\n-    two lines\n+    four\n");
    row("a value on the line below becomes lines", setText(u"facts/#4/text"_s, u"four\nfive"_s),
        "-- text:\n-    four words on\n-    two lines\n+- text: |-\n+    four\n+    five\n");
    row("a value behind a question mark", setText(u"costs/#1/item"_s, u"Disks"_s),
        "-    : Storage\n+    : Disks\n");
    row("a key beside a question mark", insertKey(u"costs/#1"_s, u"limit"_s, textValue(u"1"_s)), "");
}

void TstPlanWriter::oddLayoutsAreKeptOrRefused()
{
    QFETCH(PlanEdit, edit);
    QFETCH(QString, difference);
    const auto made = edited(kOdd, { edit });
    QCOMPARE(made.has_value(), !difference.isEmpty());
    if (made)
        QCOMPARE(changed(kOdd, *made), difference);
}

void TstPlanWriter::anEntryIsPutWhereItBelongs_data()
{
    const QByteArray plan = R"(muster: 1
plan: {id: shop, title: Shop}
roles: []
scenarios:
  - id: loss
    title: Loss
    triggers: [fire, flood, theft]
    procedure:
      - id: look
        title: Look
        steps:
          # Before all else.
          - id: find
            do: Find the newest restore point
            expect: |
              a line
                and a deeper one

          - {id: copy, do: Copy it}   # slow
            # as measured

      -   id: act
          title: Act
          steps:
              - {id: stop, do: Stop writes}
              # The point of no return.
              - id: switch
                do: Switch over
notes: {questions: [Who?]}
)";
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PlanEdit>("edit");
    QTest::addColumn<QString>("difference");
    const auto row = [&](const char* name, const PlanEdit& edit, const char* lines) {
        QTest::newRow(name) << plan << edit << QString::fromUtf8(lines);
    };
    const auto look = u"scenarios/loss/procedure/look/steps"_s;
    const auto act = u"scenarios/loss/procedure/act/steps"_s;
    const auto tell = mapValue({ { u"id"_s, textValue(u"tell"_s) }, { u"do"_s, textValue(u"Tell Ä"_s) } });
    row("behind a block", putInto(look, u"find"_s, tell), "+          - id: tell\n+            do: Tell Ä\n");
    row("behind the last, with the comment below it", putInto(look, u"copy"_s, tell),
        "+          - {id: tell, do: Tell Ä}\n");
    row("at the beginning, above what is said of the first", putInto(look, {}, tell),
        "+          - id: tell\n+            do: Tell Ä\n");
    row("by its number", putInto(act, u"#1"_s, tell), "+              - {id: tell, do: Tell Ä}\n");
    row("in a flow", putInto(u"scenarios/loss/triggers"_s, u"#1"_s, textValue(u"x: y"_s)),
        "-    triggers: [fire, flood, theft]\n+    triggers: [fire, \"x: y\", flood, theft]\n");
    row("first in a flow", putInto(u"scenarios/loss/triggers"_s, {}, textValue(u"war"_s)),
        "-    triggers: [fire, flood, theft]\n+    triggers: [war, fire, flood, theft]\n");
    row("into an empty list",
        putInto(u"roles"_s, {},
            mapValue({ { u"id"_s, textValue(u"lead"_s) }, { u"title"_s, textValue(u"Lead"_s) } })),
        "-roles: []\n+roles: [{id: lead, title: Lead}]\n");
    row("moved down, with its comment and its lines", moveTo(look + u"/find"_s, look, u"copy"_s),
        "-          # Before all else.\n-          - id: find\n-            do: Find the newest restore "
        "point\n-            expect: |\n-              a line\n-                and a deeper one\n-\n-       "
        "   - "
        "{id: copy, do: Copy it}   # slow\n-            # as measured\n+\n+          - {id: copy, do: Copy "
        "it}   "
        "# slow\n+            # as measured\n+          # Before all else.\n+          - id: find\n+         "
        "   do: "
        "Find the newest restore point\n+            expect: |\n+              a line\n+                and "
        "a "
        "deeper one\n");
    row("moved to the beginning", moveTo(act + u"/switch"_s, act, {}),
        "-              - {id: stop, do: Stop writes}\n-              # The point of no return.\n-           "
        "   - "
        "id: switch\n-                do: Switch over\n+              # The point of no return.\n+           "
        "   - "
        "id: switch\n+                do: Switch over\n+              - {id: stop, do: Stop writes}\n");
    row("moved behind itself", moveTo(look + u"/copy"_s, look, u"copy"_s), "");
    row("moved to where it is", moveTo(look + u"/copy"_s, look, u"find"_s), "");
    row("moved to another list, with other blanks before it", moveTo(act + u"/switch"_s, look, u"copy"_s),
        "-\n-      -   id: act\n-          title: Act\n-          steps:\n-              - {id: stop, do: "
        "Stop "
        "writes}\n-              # The point of no return.\n-              - id: switch\n-                "
        "do: Switch "
        "over\n+          # The point of no return.\n+          - id: switch\n+            do: Switch "
        "over\n+\n+      "
        "-   id: act\n+          title: Act\n+          steps:\n+              - {id: stop, do: Stop "
        "writes}\n");
    row("moved in a flow", moveTo(u"scenarios/loss/triggers/#3"_s, u"scenarios/loss/triggers"_s, {}),
        "-    triggers: [fire, flood, theft]\n+    triggers: [theft, fire, flood]\n");
    const auto bareRow = [](const char* name, const PlanEdit& edit, const char* lines) {
        QTest::newRow(name) << kBare << edit << QString::fromUtf8(lines);
    };
    bareRow("the only entry moved into an empty list, with all that is said of it",
        moveTo(act + u"/switch"_s, look, {}),
        "-        steps: [] # none yet\n"
        "-      - id: act\n"
        "-        title: Act\n"
        "-        steps: # in this order\n"
        "-          # The point of no return.\n"
        "-          - id: switch\n"
        "-            do: Switch over # once\n"
        "-            # as agreed\n"
        "+        steps: # none yet\n"
        "+          # The point of no return.\n"
        "+          - id: switch\n"
        "+            do: Switch over # once\n"
        "+            # as agreed\n"
        "+      - id: act\n"
        "+        title: Act\n"
        "+        steps: [] # in this order\n");
    bareRow("moved in a flow with its quotes",
        moveTo(u"scenarios/loss/triggers/#2"_s, u"scenarios/loss/triggers"_s, {}),
        "-    triggers: ['fire', \"flood\"]\n+    triggers: [\"flood\", 'fire']\n");
}

void TstPlanWriter::anEntryIsPutWhereItBelongs()
{
    QFETCH(QByteArray, text);
    QFETCH(PlanEdit, edit);
    QFETCH(QString, difference);
    const auto made = edited(text, { edit });
    VERIFY_RESULT(made);
    QVERIFY(loadPlan(*made).plan);
    QCOMPARE(changed(text, *made), difference);
    // The same in a file from Windows.
    const auto windows = edited(QByteArray(text).replace("\n", "\r\n"), { edit });
    VERIFY_RESULT(windows);
    QCOMPARE(*windows, QByteArray(*made).replace("\n", "\r\n"));
}

void TstPlanWriter::severalEditsAreMadeInTurn()
{
    const auto made = edited(kPlan,
        { appendTo(u"services"_s,
              mapValue({ { u"id"_s, textValue(u"cache"_s) }, { u"title"_s, textValue(u"Cache"_s) } })),
            appendTo(u"services/database/depends_on"_s, textValue(u"cache"_s)),
            setText(u"services/cache/title"_s, u"Redis"_s) });
    VERIFY_RESULT(made);
    const auto plan = loadPlan(*made).plan.value();
    QCOMPARE(plan.services[2].title, u"Redis"_s);
    QCOMPARE(plan.services[0].dependsOn.size(), 1);
    QVERIFY(made->contains("    depends_on: [cache]\n"));
}

void TstPlanWriter::windowsLinesStayWindowsLines()
{
    const auto windows = QByteArray(kPlan).replace("\n", "\r\n");
    for (const auto& edit : { setText(u"services/database/rto"_s, u"2 h"_s),
             setText(u"services/database/strategy"_s, u"One\nTwo"_s),
             removeAt(u"services/database"_s + u"/rto"_s),
             insertKey(u"services/database"_s, u"kind"_s, textValue(u"x"_s)),
             appendTo(u"scenarios/loss/triggers"_s, textValue(u"Fire"_s)), removeAt(u"notes"_s),
             removeAt(u"scenarios/loss/triggers/#1"_s) }) {
        const auto unixMade = edited(kPlan, { edit });
        const auto windowsMade = edited(windows, { edit });
        VERIFY_RESULT(unixMade);
        VERIFY_RESULT(windowsMade);
        QCOMPARE(*windowsMade, QByteArray(*unixMade).replace("\n", "\r\n"));
    }
}

void TstPlanWriter::aFileWithoutALastBreakStaysWithoutIt()
{
    const auto text = kPlan.chopped(1);
    QVERIFY(edited(text, { appendTo(u"notes/questions"_s, textValue(u"Why"_s)) })->endsWith(", Why]"));
    QVERIFY(edited(text, { insertKey(u"notes"_s, u"references"_s, listValue({ textValue(u"a"_s) })) })
                ->endsWith("Who helps]\n  references: [a]"));
    QVERIFY(edited(text, { removeAt(u"notes"_s) })->endsWith("# What is left."));
    const auto bare = kBare.chopped(1);
    const auto look = u"scenarios/loss/procedure/look/steps"_s;
    const auto act = u"scenarios/loss/procedure/act/steps"_s;
    const auto tell = mapValue({ { u"id"_s, textValue(u"tell"_s) }, { u"do"_s, textValue(u"Tell"_s) } });
    const auto put = edited(bare, { putInto(act, u"switch"_s, tell) });
    VERIFY_RESULT(put);
    QVERIFY(put->endsWith("            # as agreed\n          - id: tell\n            do: Tell"));
    const auto moved = edited(bare, { moveTo(act + u"/switch"_s, look, {}) });
    VERIFY_RESULT(moved);
    QVERIFY(moved->endsWith("        title: Act\n        steps: [] # in this order"));
    // The last of all goes to the front, and what was before it is the last then.
    const auto first = edited(*put, { moveTo(act + u"/tell"_s, act, {}) });
    VERIFY_RESULT(first);
    QVERIFY(
        first->endsWith("            do: Tell\n          # The point of no return.\n          - id: switch\n"
                        "            do: Switch over # once\n            # as agreed"));
}

void TstPlanWriter::whatCannotBeIsRefused_data()
{
    QTest::addColumn<PlanEdit>("edit");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const PlanEdit& edit, const char* sentence) {
        QTest::newRow(name) << edit << QString::fromUtf8(sentence);
    };
    row("no such key", setText(u"plan/titel"_s, u"x"_s), "'plan' has no 'titel'. Did you mean 'title'?");
    row("no such part", setText(u"srevices"_s, u"x"_s),
        "The plan has no 'srevices'. Did you mean 'services'?");
    row("no such entry", setText(u"services/databse/title"_s, u"x"_s),
        "'services' has no 'databse'. Did you mean 'database'?");
    row("no such number", removeAt(u"notes/questions/#3"_s), "'notes/questions' has no '#3'.");
    row("below a text", setText(u"plan/title/x"_s, u"x"_s), "'plan/title' has no 'x'.");
    row("a second key", insertKey(u"plan"_s, u"title"_s, textValue(u"x"_s)), "'title' is there already.");
    row("a key of a list", insertKey(u"services"_s, u"x"_s, textValue(u"x"_s)),
        "A key can only be added to a map.");
    row("an entry of a map", appendTo(u"plan"_s, textValue(u"x"_s)), "An entry can only be added to a list.");
    row("a bad value", setText(u"services/database/rto"_s, u"soon"_s),
        "With this change the plan would have a fault in line 9: 'soon' is not a target.");
    row("an unknown key", insertKey(u"plan"_s, u"mood"_s, textValue(u"good"_s)),
        "With this change the plan would have a fault in line 3: 'mood' is not a key of this plan.");
    row("a name of nothing", appendTo(u"services/shop/depends_on"_s, textValue(u"cache"_s)),
        "With this change the plan would have a fault in line 15: There is no service 'cache'.");
    row("a service that others need", removeAt(u"services/database"_s),
        "With this change the plan would have a fault in line 7: There is no service 'database'.");
    row("a needed key", removeAt(u"services/database/id"_s),
        "With this change the plan would have a fault in line 8: This service needs 'id'.");
    row("everything", PlanEdit { PlanEdit::Kind::Remove, {}, {}, {} },
        "This change cannot be made without touching what it is not about. Make it in the file.");
    row("behind what is not there", putInto(u"services"_s, u"databse"_s, mapValue({})),
        "'services' has no 'databse'. Did you mean 'database'?");
    row("moved behind what is not there", moveTo(u"services/shop"_s, u"services"_s, u"databse"_s),
        "'services' has no 'databse'. Did you mean 'database'?");
    row("moved into what is not there", moveTo(u"services/shop"_s, u"srevices"_s, {}),
        "The plan has no 'srevices'. Did you mean 'services'?");
    row("moved into a flow, where its comment has no place",
        moveTo(u"scenarios/loss/triggers/#1"_s, u"notes/questions"_s, {}),
        "This change cannot be made without touching what it is not about. Make it in the file.");
    row("a key put into a map", putInto(u"plan"_s, {}, textValue(u"x"_s)),
        "An entry can only be added to a list.");
    row("a key moved", moveTo(u"plan/title"_s, u"services"_s, {}), "Only an entry of a list can be moved.");
    row("an entry moved into a map", moveTo(u"services/shop"_s, u"plan"_s, {}),
        "An entry can only be moved into a list.");
    row("an entry moved into itself",
        moveTo(u"scenarios/loss"_s, u"scenarios/loss/procedure/restore/steps"_s, {}),
        "An entry cannot be moved into itself.");
    row("half a character", setText(u"plan/title"_s, QString(QChar(0xd800))),
        "This change cannot be made without touching what it is not about. Make it in the file.");
}

void TstPlanWriter::whatCannotBeIsRefused()
{
    QFETCH(PlanEdit, edit);
    QFETCH(QString, sentence);
    const auto made = edited(kPlan, { edit });
    QVERIFY(!made);
    QCOMPARE(made.error().text, sentence);
}

void TstPlanWriter::aWayToNowhereIsNotFound()
{
    for (const auto& edit : { putInto(u"services"_s, u"databse"_s, mapValue({})),
             putInto(u"srevices"_s, {}, mapValue({})), moveTo(u"services/cache"_s, u"services"_s, {}),
             moveTo(u"services/shop"_s, u"services"_s, u"#3"_s), moveTo(u"services/shop"_s, u"x"_s, {}) }) {
        const auto made = edited(kPlan, { edit });
        QVERIFY(!made);
        QVERIFY2(made.error().fault == Fault::NotFound, qPrintable(made.error().text));
    }
}

void TstPlanWriter::everyScalarOfRealPlansCanBeWrittenAgain_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("example") << u"tests/data/plans/example.plan.yaml"_s;
    QTest::newRow("everything") << u"tests/data/plans/everything.plan.yaml"_s;
}

void TstPlanWriter::everyScalarOfRealPlansCanBeWrittenAgain()
{
    QFETCH(QString, path);
    const auto text = bytesOf(path);
    const auto tree = readYaml(text).root.value();
    QList<PlanEdit> edits;
    const std::function<void(const YamlNode&, const QStringList&)> visit
        = [&](const YamlNode& node, const QStringList& at) {
              if (node.kind == YamlNode::Kind::Scalar && node.style != YamlNode::Style::Block)
                  edits.append({ PlanEdit::Kind::Set, at, {}, textValue(node.text) });
              for (qsizetype i = 0; i < node.items.size(); ++i)
                  visit(node.items[i], at + QStringList { u"#%1"_s.arg(i + 1) });
              for (const auto& entry : node.entries)
                  visit(entry.value, at + QStringList { entry.key });
          };
    visit(tree, {});
    QVERIFY(edits.size() > 200);
    const auto made = edited(text, edits);
    VERIFY_RESULT(made);
    QCOMPARE(changed(text, *made), QString());
}

void TstPlanWriter::aLongWalkStaysAPlan_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("windows");
    QTest::addColumn<int>("rounds");
    QTest::newRow("pack") << u"resources/plans/drama-engine.plan.yaml"_s << false << 40;
    QTest::newRow("pack with windows lines") << u"resources/plans/drama-engine.plan.yaml"_s << true << 10;
    QTest::newRow("everything") << u"tests/data/plans/everything.plan.yaml"_s << false << 15;
}

void TstPlanWriter::aLongWalkStaysAPlan()
{
    QFETCH(QString, path);
    QFETCH(bool, windows);
    QFETCH(int, rounds);
    auto text = bytesOf(path);
    if (windows)
        text.replace("\n", "\r\n");
    Walk walk(text);
    int made = 0;
    QMap<PlanEdit::Kind, int> kinds;
    for (int round = 0; round < rounds; ++round) {
        const auto before = walk.text();
        const auto edit = walk.next();
        const auto after = edited(before, { edit });
        VERIFY_RESULT(after);
        QVERIFY(loadPlan(*after).plan);
        const auto lines = changed(before, *after).split(u'\n', Qt::SkipEmptyParts);
        const auto gone = lines.filter(QRegularExpression(u"^-"_s)).size();
        const auto come = lines.filter(QRegularExpression(u"^[+]"_s)).size();
        const auto described = u"round %1: %2\n%3"_s.arg(round).arg(edit.at.join(u'/'), lines.join(u'\n'));
        const auto extra = edit.value.text.count(u'\n') + 1;
        switch (edit.kind) {
        case PlanEdit::Kind::Set:
            QVERIFY2(come <= extra + 1 && (gone <= 5), qPrintable(described));
            break;
        case PlanEdit::Kind::Insert:
        case PlanEdit::Kind::Append:
        case PlanEdit::Kind::Put:
            QVERIFY2(gone <= 1 && come <= extra + 4, qPrintable(described));
            break;
        case PlanEdit::Kind::Remove:
            QVERIFY2(come <= 1 && gone <= 6, qPrintable(described));
            break;
        case PlanEdit::Kind::Move:
            QCOMPARE(come, gone);
            break;
        }
        // A comment of its own line never goes with a value; it moves with what it stands above.
        QVERIFY2(edit.kind == PlanEdit::Kind::Move || lines.filter(QRegularExpression(u"^- *#"_s)).isEmpty(),
            qPrintable(described));
        QCOMPARE(after->count("\r\n"), windows ? after->count('\n') : 0);
        walk.take(*after);
        made += *after == before ? 0 : 1;
        ++kinds[edit.kind];
    }
    QVERIFY(made > rounds * 9 / 10);
    QVERIFY(rounds < 40 || kinds.size() >= 3);
}

void TstPlanWriter::strangeTextsAreEditedOrRefused()
{
    QRandomGenerator random(20260314);
    const QByteArray signs = "-?:,[]{}#&*!|>'\"% \n\r+x";
    int readable = 0;
    int made = 0;
    for (int round = 0; round < 400; ++round) {
        auto text = round % 2 == 0 ? kPlan : kOdd;
        for (auto flips = random.bounded(1, 4); flips > 0; --flips) {
            const auto at = random.bounded(text.size());
            text.replace(at, random.bounded(2), QByteArray(1, signs[random.bounded(signs.size())]));
        }
        const auto tree = readYaml(text);
        if (!tree.root)
            continue;
        ++readable;
        QList<PlanPath> paths;
        const std::function<void(const YamlNode&, const QStringList&)> visit
            = [&](const YamlNode& node, const QStringList& at) {
                  paths.append(at);
                  for (qsizetype i = 0; i < node.items.size(); ++i)
                      visit(node.items[i], at + QStringList { u"#%1"_s.arg(i + 1) });
                  for (const auto& entry : node.entries)
                      visit(entry.value, at + QStringList { entry.key });
              };
        visit(*tree.root, {});
        for (int edits = 0; edits < 6; ++edits) {
            const auto& at = paths[random.bounded(paths.size())];
            const auto kind = static_cast<PlanEdit::Kind>(random.bounded(6));
            const auto value = random.bounded(2) == 0
                ? textValue(u"two\nlines"_s)
                : mapValue({ { u"text"_s, textValue(u"x"_s) }, { u"source"_s, textValue(u"a.md:1"_s) } });
            const auto& into = paths[random.bounded(paths.size())];
            const auto behind = random.bounded(2) == 0 ? QString() : u"#1"_s;
            const auto after = edited(text, { { kind, at, u"source"_s, value, behind, into } });
            QVERIFY(!after || loadPlan(*after).plan);
            made += after ? 1 : 0;
        }
    }
    QVERIFY2(readable > 80 && made > 12, qPrintable(u"%1 %2"_s.arg(readable).arg(made)));
}

void TstPlanWriter::aPlanThatTakesStepsInCanBeEdited()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"shop.plan.yaml"_s);
    writeFile(folder.filePath(u"shared.plan.yaml"_s), kPlan);
    const auto text = kPlan + "validation:\n  - {id: look, use: \"shared.plan.yaml#find\"}\n";
    const auto edit = setText(u"validation/look/use"_s, u"shared.plan.yaml#copy"_s);
    QVERIFY(!edited(text, { edit }));
    const auto made = edited(text, { edit }, file);
    VERIFY_RESULT(made);
    QCOMPARE(changed(text, *made),
        u"-  - {id: look, use: \"shared.plan.yaml#find\"}\n+  - {id: look, use: \"shared.plan.yaml#copy\"}\n"_s);
    QVERIFY(!edited(text, { setText(u"validation/look/use"_s, u"shared.plan.yaml#cpoy"_s) }, file));
}

void TstPlanWriter::saveKeepsRightsAndLinks()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"shop.plan.yaml"_s);
    const auto link = folder.filePath(u"link.plan.yaml"_s);
    writeFile(file, kPlan);
    const auto rights
        = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(QFile::setPermissions(file, rights));
    QVERIFY(QFile::link(file, link));
    const auto made = saveEdits(link, kPlan, { setText(u"plan/title"_s, u"The shop"_s) });
    VERIFY_RESULT(made);
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(*readPlanText(file), *made);
    QVERIFY((QFile::permissions(file) & QFileDevice::ReadOther) != 0);
    QVERIFY(changed(kPlan, *made).startsWith(u"-plan: {id: shop, title: Shop}"));
}

void TstPlanWriter::saveDoesNotOverwriteSomebodyElse()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"shop.plan.yaml"_s);
    const auto theirs = kPlan + "# theirs\n";
    writeFile(file, theirs);
    const auto made = saveEdits(file, kPlan, { setText(u"plan/title"_s, u"The shop"_s) });
    QVERIFY(!made);
    QVERIFY(made.error().fault == Fault::Conflict);
    QCOMPARE(*readPlanText(file), theirs);
    QVERIFY(saveEdits(folder.filePath(u"other.plan.yaml"_s), kPlan, {}).error().fault == Fault::NotFound);
}

void TstPlanWriter::aRefusedSaveLeavesTheFile()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(u"shop.plan.yaml"_s);
    writeFile(file, kPlan);
    const auto made = saveEdits(file, kPlan, { setText(u"services/database/rto"_s, u"soon"_s) });
    QVERIFY(!made);
    QVERIFY(made.error().fault == Fault::Invalid);
    QCOMPARE(*readPlanText(file), kPlan);
}

MUSTER_TEST(TstPlanWriter)
#include "tst_planwriter.moc"
