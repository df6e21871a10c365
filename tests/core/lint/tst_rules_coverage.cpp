// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesCoverage final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void thePackOfDramaEngineIsFoundWantingWhereItsDocumentIs();
    void anErrorIsOnlyWhereARecoveryCannotWork();
    void aLargePlanTakesNoLongerThanItsSize();
};

void TstRulesCoverage::thePackOfDramaEngineIsFoundWantingWhereItsDocumentIs()
{
    const auto loaded = loadPlan(bytesOf(u"resources/plans/drama-engine.plan.yaml"_s));
    QVERIFY(loaded.plan);
    const auto said = [&](const char* rule) { return saidBy(rule, *loaded.plan); };
    QCOMPARE(said("coverage.service-without-scenario"),
        (QStringList {
            u"3 services have no scenario: Object storage (project assets), Reporting and Analytics"_s }));
    QCOMPARE(said("coverage.switch-without-verification"),
        (QStringList { u"Nobody looks whether this worked before the plan goes on: Point DATABASE_URL in "
                       ".env.production to the new branch"_s }));
    QCOMPARE(said("coverage.no-commander"),
        (QStringList { u"The role that leads the recovery is only drafted"_s }));
    QCOMPARE(said("coverage.role-without-holder").size(), 2);
    QCOMPARE(said("coverage.service-without-backup"),
        (QStringList { u"Cache (Redis) holds data and has no backup"_s }));
    QCOMPARE(said("coverage.scenario-without-validation"),
        (QStringList { u"Nothing in Database corruption or loss looks whether the services work again"_s }));
    QCOMPARE(said("coverage.scenario-without-communication").size(), 1);
    QVERIFY(said("coverage.restore-without-point").isEmpty());
    QVERIFY(said("coverage.not-recovered").isEmpty());
    QVERIFY(said("coverage.scenario-without-procedure").isEmpty());
    QVERIFY(said("coverage.procedure-only-drafted").isEmpty());
    QVERIFY(said("coverage.erasure-after-restore").isEmpty());
}

void TstRulesCoverage::anErrorIsOnlyWhereARecoveryCannotWork()
{
    QStringList errors;
    for (const auto& rule : coverageRules()) {
        if (rule.severity == Finding::Severity::Error)
            errors.append(QString::fromLatin1(rule.id));
    }
    QCOMPARE(errors, (QStringList { u"coverage.scenario-without-procedure"_s }));
}

void TstRulesCoverage::aLargePlanTakesNoLongerThanItsSize()
{
    QByteArray body = "services:\n";
    for (int i = 0; i < 400; ++i)
        body += QByteArray("  - {id: s%1, title: S, kind: database, rpo: 1 h}\n")
                    .replace("%1", QByteArray::number(i));
    body += "scenarios:\n";
    for (int i = 0; i < 400; ++i)
        body += QByteArray(
            "  - {id: c%1, title: C, affects: [s%1], procedure: [{id: p, title: P, steps: [{id: a, do: "
            "Promote the replica, critical: true}, {id: b, do: Wait}]}]}\n")
                    .replace("%1", QByteArray::number(i));
    const auto plan = planOf(body);
    QCOMPARE(saidBy("coverage.switch-without-verification", plan).size(), 1);
    QCOMPARE(saidBy("coverage.service-without-backup", plan).size(), 1);
}

MUSTER_TEST(TstRulesCoverage)
#include "tst_rules_coverage.moc"
