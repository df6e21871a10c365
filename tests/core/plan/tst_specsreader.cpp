// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/specsreader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstSpecsReader final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theSourceOfABackupIsAToolOrALine();
    void aCheckMayExpectOneValue();
    void anAlertTellsOneOrSeveral();
    void drillTargetsNameServices();

private:
    Plan read(const QByteArray& text);
    QString m_findings;
};

Plan TstSpecsReader::read(const QByteArray& text)
{
    const auto tree = readYaml(text);
    if (!tree.root)
        qFatal("the test's own text is not YAML");
    Reading reading;
    Plan plan;
    MapReader top(reading, *tree.root, u"plan file"_s);
    readWatching(top, plan);
    readGoverning(top, plan);
    top.finish();
    reading.checkNames();
    m_findings = linesOf(u"s"_s, reading.takeFindings());
    return plan;
}

void TstSpecsReader::theSourceOfABackupIsAToolOrALine()
{
    const auto plan
        = read("backups: [{id: a, source: \"doc.md:4\"}, {id: b, source: {tool: restic, repository: /r, "
               "document: \"doc.md:5\"}}]\n");
    QCOMPARE(m_findings, QString());
    QCOMPARE(plan.backups[0].place.source, u"doc.md:4"_s);
    QVERIFY(!plan.backups[0].tool);
    QCOMPARE(plan.backups[1].place.source, u"doc.md:5"_s);
    QCOMPARE(plan.backups[1].tool->repository, u"/r"_s);
}

void TstSpecsReader::aCheckMayExpectOneValue()
{
    const auto plan
        = read("checks: [{id: c, kind: http, address: \"http://x\", expect: up, path: /health}]\n");
    QCOMPARE(m_findings, QString());
    QCOMPARE(plan.checks[0].expect.value(u"value"_s), u"up"_s);
    QCOMPARE(plan.checks[0].settings.value(u"path"_s), u"/health"_s);
}

void TstSpecsReader::anAlertTellsOneOrSeveral()
{
    const auto plan
        = read("checks: [{id: c, kind: http}]\n"
               "communications: {audiences: [{id: all}, {id: some}]}\n"
               "alerts: [{on: c, when: down, tell: all}, {on: c, when: slow, tell: [all, some]}]\n");
    QCOMPARE(m_findings, QString());
    QCOMPARE(plan.alerts[0].tell.size(), 1);
    QCOMPARE(plan.alerts[1].tell.size(), 2);
}

void TstSpecsReader::drillTargetsNameServices()
{
    const auto plan = read("drills: [{id: d, targets: {database: 45 min}}]\n");
    QCOMPARE(m_findings,
        u"s:1:28: error: plan.unknown-reference: There is no service or data class or scenario 'database' "
        u"(the plan names "
        "none)\n"_s);
    QVERIFY(plan.drills[0].targets.value(u"database"_s).number());
}

MUSTER_TEST(TstSpecsReader)
#include "tst_specsreader.moc"
