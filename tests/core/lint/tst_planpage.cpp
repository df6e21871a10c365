// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"
#include "core/lint/acceptance.h"
#include "core/lint/linter.h"
#include "core/lint/together.h"
#include "core/plan/answers.h"
#include "core/plan/planloader.h"
#include "tests/core/plan/planpage.h"
#include "tests/core/plan/planschema.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

/// The page that teaches the format says nothing that is not so.
class TstPlanPage final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void afterEachPieceItIsAPlan();
    void theWholeIsThreeServicesAndTwoScenarios();
    void theWholeChecksClean();
    void theExamplesLoad();
    void theAnswersFitTheirScenario();
    void everyPartIsNamed();
    void everyRuleIsNamedWithItsSeverity();
    void everyNameThatIsCountedIsNamed();
};

void TstPlanPage::afterEachPieceItIsAPlan()
{
    QByteArray text;
    const auto pieces = blocksOfThePage("yaml");
    QCOMPARE(pieces.size(), 7);
    for (const auto& piece : pieces) {
        text += piece;
        QCOMPARE(linesOf(u"bookshop"_s, loadPlan(text).findings), QString());
    }
}

void TstPlanPage::theWholeIsThreeServicesAndTwoScenarios()
{
    const auto plan = loadPlan(planOfThePage()).plan.value();
    QCOMPARE(plan.services.size(), 3);
    QCOMPARE(plan.scenarios.size(), 2);
    const Schema schema(bytesOf(u"resources/plan.schema.json"_s));
    QCOMPARE(schema.fault(jsonOf(readYaml(planOfThePage()).root.value(), Typed::AsYaml)), QString());
}

void TstPlanPage::theWholeChecksClean()
{
    const auto loaded = loadPlan(planOfThePage());
    LintContext context { .today = QDate(2026, 6, 1) };
    // Only a log can clear these two: nothing was held or proven yet.
    QStringList open;
    for (const auto& finding : checkLoaded(loaded, context).open)
        open.append(finding.rule);
    open.removeDuplicates();
    open.sort();
    QCOMPARE(
        open, (QStringList { u"coverage.credential-never-proven"_s, u"coverage.drill-never-recorded"_s }));
    for (const auto& drill : loaded.plan->drills)
        context.records.drills.insert(drill.id, muster::Instant {});
    for (const auto& credential : loaded.plan->credentials)
        context.records.proofs.insert(credential.id, muster::Instant {});
    QCOMPARE(linesOf(u"bookshop"_s, checkLoaded(loaded, context).open), QString());
}

void TstPlanPage::theExamplesLoad()
{
    QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(u"regions"_s));
    writeFile(dir.filePath(u"shared.plan.yaml"_s),
        "muster: 1\nplan: {id: s, title: S}\nvalidation: [{id: load-page, do: Load the page}]\n");
    writeFile(dir.filePath(u"regions/eu.plan.yaml"_s), "muster: 1\nplan: {id: eu, title: EU}\n");
    const auto examples = blocksOfThePage("yaml example");
    QVERIFY(examples.size() >= 4);
    for (const auto& example : examples) {
        const QByteArray head = example.startsWith("muster:") ? "" : "muster: 1\nplan: {id: p, title: P}\n";
        const auto loaded = loadPlan(head + example, dir.filePath(u"p.plan.yaml"_s));
        QCOMPARE(linesOf(u"example"_s, loaded.findings), QString());
    }
}

void TstPlanPage::theAnswersFitTheirScenario()
{
    const auto plan = loadPlan(planOfThePage()).plan.value();
    const auto answers = blocksOfThePage("yaml answers");
    QCOMPARE(answers.size(), 1);
    const auto loaded = loadAnswers(
        answers.constFirst(), plan, plan.scenarios[0], *muster::instantFromIso(u"2026-03-14T03:12:00.000Z"));
    QCOMPARE(linesOf(u"answers"_s, loaded.findings), QString());
}

void TstPlanPage::everyPartIsNamed()
{
    const auto page = bytesOf(u"resources/help/plan-format.md"_s);
    const auto parts = page.sliced(page.indexOf("## All the parts"));
    const Schema schema(bytesOf(u"resources/plan.schema.json"_s));
    const auto keys = schema.at({}).value(u"properties"_s).toObject().keys();
    for (const auto& key : keys)
        QVERIFY2(parts.contains('`' + key.toUtf8() + '`'), qPrintable(key));
}

void TstPlanPage::everyRuleIsNamedWithItsSeverity()
{
    const auto page = bytesOf(u"resources/help/plan-format.md"_s);
    const auto table = page.sliced(page.indexOf("## All the rules"));
    qsizetype rules = 0;
    const auto hold = [&](const auto& list) {
        for (const auto& rule : list) {
            ++rules;
            const auto row = "| `" + QByteArray(rule.id) + "` | " + textOf(rule.severity).toUtf8() + " | ";
            QVERIFY2(table.contains(row), row.constData());
        }
    };
    hold(allRules());
    hold(togetherRules());
    QCOMPARE(table.count("\n| `"), rules);
}

void TstPlanPage::everyNameThatIsCountedIsNamed()
{
    const auto page = bytesOf(u"resources/help/plan-format.md"_s);
    const auto names = page.sliced(page.indexOf("### Acceptance"));
    for (const auto& name : acceptanceNames())
        QVERIFY2(names.contains('`' + name.toUtf8() + '`'), qPrintable(name));
}

MUSTER_TEST(TstPlanPage)
#include "tst_planpage.moc"
