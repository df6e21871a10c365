// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/linter.h"
#include "core/plan/planloader.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QFile>
#include <QScopeGuard>
#include <QSet>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const LintContext kToday { .today = QDate(2026, 6, 1) };
const Rule kSaysNothing { "form.says-nothing", Finding::Severity::Warning, Consequence::Unclear, nullptr };

/// tests/data/rules/RULE.yes.plan.yaml triggers the rule in each line that ends with `# finding`, and nowhere
/// else; RULE.no.plan.yaml comes as near as it can without triggering it.
QString pathOf(const QString& rule, const QString& which)
{
    return QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/rules/%1.%2.plan.yaml").arg(rule, which);
}

QList<int> markedLines(const QByteArray& text)
{
    QList<int> marked;
    const auto lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].trimmed().endsWith("# finding"))
            marked.append(static_cast<int>(i + 1));
    }
    return marked;
}

QList<int> linesOf(const Checked& checked, const QString& rule)
{
    QSet<int> lines;
    for (const auto& finding : checked.open) {
        if (finding.rule == rule)
            lines.insert(finding.place.line);
    }
    auto sorted = lines.values();
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

Plan planOf(const QByteArray& text)
{
    const auto loaded = loadPlan(text);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.isEmpty() ? u"no plan"_s : loaded.findings.first().text));
    return *loaded.plan;
}

} // namespace

class TstLinter final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void everyRuleHasAnIdOfItsFamily();
    void everyRuleFindsItsFaultAndNothingAlmostLikeIt_data();
    void everyRuleFindsItsFaultAndNothingAlmostLikeIt();
    void aFindingIsOnePrintableLine();
    void aCheckEndsAlsoWhereEveryThreadIsTaken();
    void aSecretIsNotCutInTwo();
    void aRuleSaysNoMoreThanAThousandFindings();
    void findingsAreInTheOrderOfWhatTheyWouldCost();
    void aWaiverTakesItsFindingOutOfTheOpenOnes();
    void aWaiverThatHasEndedHoldsNoMore();
};

void TstLinter::everyRuleHasAnIdOfItsFamily()
{
    QSet<QString> seen;
    const auto hold = [&](const QList<Rule>& rules, const QString& family) {
        for (const auto& rule : rules) {
            const auto id = QString::fromLatin1(rule.id);
            QVERIFY2(id.startsWith(family + u'.'), rule.id);
            QVERIFY2(!seen.contains(id), rule.id);
            seen.insert(id);
        }
    };
    hold(feasibilityRules(), u"feasibility"_s);
    hold(coverageRules(), u"coverage"_s);
    hold(formRules(), u"form"_s);
    hold(danglingRules(), u"dangling"_s);
    QCOMPARE(seen.size(), allRules().size());
}

void TstLinter::everyRuleFindsItsFaultAndNothingAlmostLikeIt_data()
{
    QTest::addColumn<QString>("rule");
    for (const auto& rule : allRules())
        QTest::newRow(rule.id) << QString::fromLatin1(rule.id);
}

void TstLinter::everyRuleFindsItsFaultAndNothingAlmostLikeIt()
{
    QFETCH(QString, rule);
    for (const auto& which : { u"yes"_s, u"no"_s }) {
        const auto text = readPlanText(pathOf(rule, which));
        VERIFY_RESULT(text);
        const auto loaded = loadPlan(*text);
        QVERIFY2(loaded.plan, qPrintable(loaded.findings.value(0).text));
        const auto checked = checkPlan(*loaded.plan, kToday);
        QCOMPARE(linesOf(checked, rule), markedLines(*text));
        QCOMPARE(linesOf(checked, rule).isEmpty(), which == u"no");
        for (const auto& finding : checked.open) {
            if (finding.rule != rule)
                continue;
            QVERIFY(!finding.text.isEmpty());
            QVERIFY(!finding.hint.isEmpty());
            QVERIFY2(!finding.text.endsWith(u'.'), qPrintable(finding.text));
        }
    }
}

void TstLinter::aFindingIsOnePrintableLine()
{
    QList<Finding> found;
    Findings(kSaysNothing, found).add(u"a\nb"_s, {}, u"c\x1b[2J d"_s, u"e\u202ef"_s);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().subject, u"a b"_s);
    QCOMPARE(found.first().text, u"c\uFFFD[2J d"_s);
    QCOMPARE(found.first().hint, u"e\uFFFDf"_s);
}

void TstLinter::aSecretIsNotCutInTwo()
{
    for (const int before : { 10, 985, 990, 995 }) {
        QList<Finding> found;
        Findings(kSaysNothing, found)
            .add({}, {}, QString(before, u'x') + u" AKIAABCDEFGHIJKLMNOP and more words"_s, {});
        QCOMPARE(found.first().text, QString(before, u'x') + u" •••"_s);
    }
}

void TstLinter::aRuleSaysNoMoreThanAThousandFindings()
{
    QList<Finding> found;
    Findings findings(kSaysNothing, found);
    for (int i = 0; i < 1001; ++i)
        findings.add({}, {}, u"x"_s, u"mend it"_s);
    QCOMPARE(found.size(), 1000);
    QCOMPARE(found[998].hint, u"mend it"_s);
    QVERIFY(found.last().hint.startsWith(u"there may be more of this kind"));
    Findings(kSaysNothing, found).add({}, {}, u"x"_s, {});
    QCOMPARE(found.size(), 1001);
}

void TstLinter::findingsAreInTheOrderOfWhatTheyWouldCost()
{
    for (const auto& rule : allRules()) {
        const auto text = readPlanText(pathOf(QString::fromLatin1(rule.id), u"yes"_s));
        VERIFY_RESULT(text);
        const auto checked = checkPlan(planOf(*text), kToday);
        QVERIFY(
            std::is_sorted(checked.open.begin(), checked.open.end(), [](const Finding& a, const Finding& b) {
                return std::pair(a.consequence, a.severity) < std::pair(b.consequence, b.severity);
            }));
    }
}

void TstLinter::aWaiverTakesItsFindingOutOfTheOpenOnes()
{
    for (const auto& rule : allRules()) {
        const auto id = QString::fromLatin1(rule.id);
        auto plan = planOf(readPlanText(pathOf(id, u"yes"_s)).value_or(QByteArray()));
        const auto before = checkPlan(plan, kToday);
        const auto one = std::find_if(before.open.begin(), before.open.end(),
            [&](const Finding& finding) { return finding.rule == id; });
        QVERIFY2(one != before.open.end(), rule.id);
        // Beside those of the plan: a rule may be about them.
        plan.waivers.append(Waiver { .rule = id,
            .where = one->subject,
            .reason = u"Agreed with the owner"_s,
            .by = {},
            .on = {},
            .until = {},
            .place = {} });
        const auto after = checkPlan(plan, kToday);
        QVERIFY2(!after.waived.isEmpty(), rule.id);
        for (const auto& waived : after.waived)
            QCOMPARE(waived.finding.rule, id);
        for (const auto& finding : after.open)
            QVERIFY2(finding.rule != id || finding.subject != one->subject, rule.id);
    }
}

void TstLinter::aWaiverThatHasEndedHoldsNoMore()
{
    const auto id = QString::fromLatin1(allRules().first().id);
    auto plan = planOf(readPlanText(pathOf(id, u"yes"_s)).value_or(QByteArray()));
    Waiver waiver;
    waiver.rule = id;
    waiver.reason = u"Until the move"_s;
    waiver.until = kToday.today.addDays(-1);
    plan.waivers = { waiver };
    QVERIFY(checkPlan(plan, kToday).waived.isEmpty());
    plan.waivers.first().until = kToday.today;
    QVERIFY(!checkPlan(plan, kToday).waived.isEmpty());
}

void TstLinter::aCheckEndsAlsoWhereEveryThreadIsTaken()
{
    auto* pool = QThreadPool::globalInstance();
    const auto restore
        = qScopeGuard([pool, threads = pool->maxThreadCount()] { pool->setMaxThreadCount(threads); });
    pool->setMaxThreadCount(1);
    std::atomic<qsizetype> found = -1;
    pool->start([&found] { found = checkPlan(plan::Plan(), kToday).open.size(); });
    QTRY_VERIFY_WITH_TIMEOUT(found >= 0, 60000);
    QVERIFY(found > 0);
}

MUSTER_TEST(TstLinter)
#include "tst_linter.moc"
