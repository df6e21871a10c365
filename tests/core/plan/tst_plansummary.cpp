// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "core/plan/plansummary.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QJsonArray>
#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPlanSummary final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnWarnings(); }
    void theShapeIsThePromisedOne();
    void minutesAreNumbersAndUnknownIsNull();
    void stepsCarryTheirCommands();
    void backupsSayHowOften();
    void communicationsAreCounted();
    void theTextFitsTheTerminal();
    void rolesAndNumbersAreSaid();

private:
    Loaded m_example;
    Loaded m_pack;
};

void TstPlanSummary::initTestCase()
{
    m_example = loadPlan(bytesOf(u"tests/data/plans/example.plan.yaml"_s));
    m_pack = loadPlan(bytesOf(u"resources/plans/drama-engine.plan.yaml"_s));
    QVERIFY(m_example.plan && m_pack.plan);
}

void TstPlanSummary::theShapeIsThePromisedOne()
{
    const auto json = summaryJson(*m_example.plan, m_example.findings);
    QCOMPARE(json.keys(),
        (QStringList { u"backups"_s, u"checklist_items"_s, u"comms"_s, u"contacts"_s, u"drills"_s,
            u"findings"_s, u"not_understood"_s, u"roles"_s, u"scenarios"_s, u"targets"_s, u"title"_s }));
    QCOMPARE(json[u"title"_s].toString(), u"Drama Engine"_s);
    QCOMPARE(json[u"roles"_s].toArray(), (QJsonArray { u"Incident commander"_s }));
    QCOMPARE(json[u"contacts"_s].toArray(),
        (QJsonArray { QJsonObject { { u"name"_s, u"DevOps lead"_s }, { u"line"_s, 30 } } }));
    QCOMPARE(json[u"checklist_items"_s].toInt(), 7);
    QCOMPARE(json[u"findings"_s].toArray().size(), m_example.findings.size());
    QCOMPARE(json[u"findings"_s][0][u"severity"_s].toString(), u"warning"_s);
    QCOMPARE(json[u"drills"_s][0][u"frequency"_s].toString(), u"quarterly"_s);
    QCOMPARE(json[u"drills"_s][0][u"scope"_s].toString(), u"Database corruption or loss"_s);
    QVERIFY(json[u"not_understood"_s].toArray().isEmpty());
}

void TstPlanSummary::minutesAreNumbersAndUnknownIsNull()
{
    const auto rows = summaryJson(*m_pack.plan, {})[u"targets"_s].toArray();
    QMap<QString, QJsonObject> byName;
    for (const auto& row : rows)
        byName.insert(row[u"kind"_s].toString() + u' ' + row[u"name"_s].toString(), row.toObject());
    const auto database = byName.value(u"service Database (Neon Postgres)"_s);
    QCOMPARE(database[u"rto_minutes"_s], QJsonValue(60));
    QCOMPARE(database[u"rpo_minutes"_s], QJsonValue(5));
    QVERIFY(database[u"line"_s].toInt() > 1);
    const auto redis = byName.value(u"service Cache (Redis)"_s);
    QVERIFY(redis[u"rto_minutes"_s].isNull());
    QCOMPARE(byName.value(u"tier Non-critical services (reporting, analytics)"_s)[u"rto_minutes"_s],
        QJsonValue(240));
    QCOMPARE(byName.value(u"data Project assets"_s)[u"rpo_minutes"_s], QJsonValue(1440));
    const auto zero = loadPlan("muster: 1\nplan: {id: p, title: P}\nobjectives: {rto: 0, rpo: 90 s}\n");
    const auto overall = summaryJson(*zero.plan, {}).value(u"targets"_s)[0];
    QCOMPARE(overall[u"kind"_s].toString(), u"overall"_s);
    QCOMPARE(overall[u"rto_minutes"_s], QJsonValue(0));
    QCOMPARE(overall[u"rpo_minutes"_s], QJsonValue(1.5));
}

void TstPlanSummary::stepsCarryTheirCommands()
{
    const auto scenarios = summaryJson(*m_pack.plan, {})[u"scenarios"_s].toArray();
    QCOMPARE(scenarios.size(), 3);
    const auto corruption = scenarios[0];
    QCOMPARE(corruption[u"id"_s].toString(), u"database-corruption"_s);
    QVERIFY(corruption[u"rto_minutes"_s].isNull());
    const auto steps = corruption[u"steps"_s].toArray();
    QCOMPARE(steps.size(), 8);
    QCOMPARE(steps[1][u"commands"_s].toArray(), (QJsonArray { u"npm run db:verify-backup"_s }));
    QCOMPARE(steps[7][u"commands"_s].toArray(),
        (QJsonArray { u"pm2 restart all"_s, u"docker compose restart"_s }));
}

void TstPlanSummary::backupsSayHowOften()
{
    const auto backups = summaryJson(*m_pack.plan, {})[u"backups"_s].toArray();
    QCOMPARE(backups.size(), 3);
    QCOMPARE(backups[0][u"every_minutes"_s], QJsonValue(0));
    QCOMPARE(backups[0][u"keep_days"_s], QJsonValue(7));
    QCOMPARE(backups[1][u"frequency"_s].toString(), u"daily"_s);
    QCOMPARE(backups[1][u"every_minutes"_s], QJsonValue(1440));
    QCOMPARE(backups[1][u"retention"_s].toString(), u"unknown"_s);
    QVERIFY(backups[1][u"keep_days"_s].isNull());
}

void TstPlanSummary::communicationsAreCounted()
{
    const auto comms = summaryJson(*m_example.plan, {}).value(u"comms"_s);
    QCOMPARE(comms[u"cadence_minutes"_s].toArray(), (QJsonArray { 20, 30 }));
    QCOMPARE(comms[u"channels"_s].toArray(), (QJsonArray { u"#incidents"_s, u"email"_s, u"phone"_s }));
    QCOMPARE(comms[u"templates"_s].toInt(), 1);
}

void TstPlanSummary::theTextFitsTheTerminal()
{
    const auto text = summaryText(*m_pack.plan, QStringLiteral("Not approved"), {});
    const auto lines = text.split(u'\n');
    for (const auto& line : lines)
        QVERIFY2(line.size() <= 80, qPrintable(line));
    QVERIFY(text.startsWith(u"Drama Engine\nVersion 2025-12-25, draft\n"_s));
    QVERIFY(text.contains(u"  Database (Neon Postgres)                  1 h             5 min\n"_s));
    QVERIFY(text.contains(u"database-corruption"_s));
    QVERIFY(text.endsWith(u"Findings: 0\n"_s));
}

void TstPlanSummary::rolesAndNumbersAreSaid()
{
    const auto text = summaryText(
        planOf("severities: [{id: sev1, title: Nobody can work}]\n"
               "people: [{id: ada, name: Ada}]\n"
               "roles: [{id: lead, title: Lead, primary: ada, secondary: unknown}]\n"
               "contacts: [{id: desk, title: Desk, phone: '+49 30 1', email: desk@host.example},\n"
               "  {id: shop, title: Shop, phone: unknown, email: shop@host.example}]\n"
               "scenarios: [{id: loss, title: Loss, severity: sev1}]\n"),
        {}, {});
    QVERIFY2(text.contains(u"steps: 0\n"
                           "                            severity: Nobody can work\n"_s),
        qPrintable(text));
    QVERIFY2(text.contains(u"\nRoles\n  Lead                                      Ada, then unknown\n"_s),
        qPrintable(text));
    QVERIFY2(text.contains(u"\n  Desk                                      +49 30 1\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"\n  Shop                                      shop@host.example\n"_s),
        qPrintable(text));
}

MUSTER_TEST(TstPlanSummary)
#include "tst_plansummary.moc"
