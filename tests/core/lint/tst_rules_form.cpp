// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QSet>
#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesForm final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theRulesStandInTheOrderOfTheirSubjects();
    void aPlanWithoutFaultsOfFormHasNoFinding();
    void aGreatPlanIsReadInOneGo();
};

void TstRulesForm::theRulesStandInTheOrderOfTheirSubjects()
{
    QSet<QByteArray> ids;
    for (const auto& rule : formRules())
        ids.insert(rule.id);
    QCOMPARE(ids.size(), formRules().size());
    QCOMPARE(QByteArray(formRules().constFirst().id), QByteArray("form.long-phase"));
}

void TstRulesForm::aPlanWithoutFaultsOfFormHasNoFinding()
{
    const auto loaded
        = loadPlan("muster: 1\n"
                   "plan: {id: shop, title: Shop, version: \"3\", status: active}\n"
                   "scenarios:\n"
                   "  - id: s\n"
                   "    title: S\n"
                   "    procedure:\n"
                   "      - {id: p, title: P, complete: Loaded, steps: [{id: a, do: Load the dump}]}\n");
    QVERIFY(loaded.plan);
    for (const auto& finding : checkPlan(*loaded.plan, { .today = QDate(2026, 6, 1) }).open)
        QVERIFY2(!finding.rule.startsWith(u"form."), qPrintable(finding.rule));
}

void TstRulesForm::aGreatPlanIsReadInOneGo()
{
    QByteArray text("scenarios:\n"
                    "  - id: s\n"
                    "    title: S\n"
                    "    procedure:\n"
                    "      - id: p\n"
                    "        title: P\n"
                    "        steps:\n");
    for (int i = 0; i < 9000; ++i)
        text += "          - {id: s" + QByteArray::number(i)
            + ", do: \"Stop it; a, then verify (((( <a <a [A [A\"}\n";
    const auto plan = planOf(text);
    const CpuTime timer;
    QCOMPARE(saidBy("form.two-verbs", plan).size(), 1);
    QCOMPARE(saidBy("form.duplicate-title", plan).size(), 1000);
    QVERIFY2(timer.spent() < Millis { 20'000 }, qPrintable(QString::number(timer.spent().count())));
}

MUSTER_TEST(TstRulesForm)
#include "tst_rules_form.moc"
