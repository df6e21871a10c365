// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlibrary.h"
#include "core/plan/yamlnode.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What stands in one line of the team's document, in words that the pack must hold with that line as its
/// source.
struct DocumentFact {
    int line;
    QStringList words;
};

QList<DocumentFact> facts()
{
    return {
        { 1, { u"Disaster Recovery Plan"_s } },
        { 3, { u"overview"_s } },
        { 4, { u"Drama Engine (\"The Copy\")"_s, u"responsibilities"_s, u"critical business functions"_s } },
        { 6, { u"2025-12-25"_s } },
        { 7, { u"Draft / Active"_s } },
        { 9, { u"recovery objectives"_s, u"SLAs"_s } },
        { 11, { u"RTO"_s } },
        { 12, { u"longest time"_s, u"offline"_s } },
        { 13, { u"Critical services (API, auth, database)"_s, u"1 h"_s } },
        { 14, { u"Non-critical services (reporting, analytics)"_s, u"4 h"_s } },
        { 16, { u"RPO"_s } },
        { 17, { u"most data that may be lost"_s } },
        { 18, { u"Transactions"_s, u"5 min"_s, u"Neon point-in-time recovery"_s } },
        { 19, { u"Project assets"_s, u"24 h"_s, u"daily backups"_s } },
        { 21, { u"architecture and redundancy"_s } },
        { 23, { u"Neon Postgres"_s } },
        { 24, { u"Neon.tech (serverless Postgres)"_s } },
        { 25, { u"backup strategy"_s } },
        { 26, { u"Continuous WAL archiving"_s, u"point-in-time recovery"_s, u"7 d"_s } },
        { 27, { u"Daily logical backup"_s, u"external storage (S3/R2)"_s } },
        { 28, { u"separates compute from storage"_s, u"< 5 s"_s } },
        { 30, { u"Redis"_s } },
        { 31, { u"Redis Sentinel"_s, u"3 nodes: 1 master, 2 replicas"_s } },
        { 32, { u"promoted automatically if the master fails"_s } },
        { 33, { u"REDIS_SENTINEL_ENABLED=true in production"_s } },
        { 35, { u"application layer"_s } },
        { 36, { u"Blue-green deployment"_s } },
        { 37, { u"instance processes"_s, u"PM2/Docker"_s } },
        { 38, { u"Load balancing by Nginx / Cloudflare"_s } },
        { 40, { u"recovery procedures"_s } },
        { 42, { u"Database corruption or loss"_s } },
        { 44, { u"Critical"_s } },
        { 45, { u"data corruption, accidental deletion or a region outage"_s } },
        { 47, { u"On-call engineer"_s, u"PagerDuty alert"_s, u"Acknowledge"_s } },
        { 48, { u"npm run db:verify-backup"_s, u"latest valid restore point"_s } },
        { 49, { u"Restore"_s } },
        { 50, { u"Neon console, or use its CLI"_s } },
        { 51, { u"\"Restore to Point in Time\""_s, u"before the incident"_s } },
        { 52, { u"new branch"_s, u"integrity"_s } },
        { 53, { u"DATABASE_URL in .env.production to the new branch"_s } },
        { 54, { u"Restart the application services"_s, u"pm2 restart all"_s, u"docker compose restart"_s } },
        { 56, { u"Redis master failure"_s } },
        { 58, { u"High"_s } },
        { 59, { u"Redis connectivity timeouts"_s } },
        { 61, { u"Manual intervention"_s, u"automatic failover"_s } },
        { 62,
            { u"surviving Sentinel"_s, u"redis-cli -p 26379 sentinel get-master-addr-by-name mymaster"_s } },
        { 63, { u"Force the failover"_s, u"redis-cli -p 26379 sentinel failover mymaster"_s } },
        { 64, { u"logs"_s, u"switched to new master"_s } },
        { 66, { u"Bad deployment (blue-green rollback)"_s } },
        { 68, { u"Medium"_s } },
        { 69, { u"high error rate after a deployment"_s } },
        { 71, { u"warning alerts of the SLO middleware"_s } },
        { 72, { u"npm run deploy:rollback"_s, u"scripts/deploy/switch-traffic.js rollback"_s } },
        { 73, { u"previous colour"_s, u"from green back to blue"_s } },
        { 75, { u"cost and monitoring"_s } },
        { 77, { u"SLO dashboard"_s, u"/metrics"_s, u"Prometheus/Grafana"_s } },
        { 78, { u"Gemini usage"_s, u"50 USD/day"_s, u"soft limit"_s, u"daily"_s } },
        { 80, { u"contacts"_s } },
        { 82, { u"role and contact"_s } },
        { 84, { u"DevOps lead"_s, u"devops@the-copy.internal"_s } },
        { 85, { u"Database vendor"_s, u"support@neon.tech"_s } },
    };
}

/// Lines of the document that say nothing: empty ones, the word "Steps:", the rule of a table.
QList<int> silentLines()
{
    return { 2, 5, 8, 10, 15, 20, 22, 29, 34, 39, 41, 43, 46, 55, 57, 60, 65, 67, 70, 74, 76, 79, 81, 83 };
}

void gatherTexts(const YamlNode& node, QStringList& into)
{
    if (node.kind == YamlNode::Kind::Scalar)
        into.append(node.text);
    for (const auto& item : node.items)
        gatherTexts(item, into);
    for (const auto& entry : node.entries)
        gatherTexts(entry.value, into);
}

/// What the pack says with each line of the document as its source.
void gatherLines(const YamlNode& node, QMap<int, QString>& into)
{
    const auto* source = node.find(u"source"_s);
    if (source && source->text.startsWith(u"drama-engine-drp.md:"_s)) {
        QStringList texts;
        gatherTexts(node, texts);
        const auto range = source->text.section(u':', 1).split(u'-');
        for (int line = range.constFirst().toInt(); line <= range.constLast().toInt(); ++line)
            into[line] += texts.join(u' ') + u'\n';
    }
    for (const auto& item : node.items)
        gatherLines(item, into);
    for (const auto& entry : node.entries)
        gatherLines(entry.value, into);
}

} // namespace

class TstDramaEngine final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnWarnings(); }
    void everyLineOfTheDocumentIsAccountedFor();
    void everyFactStandsInThePackWithItsLine();
    void noLineIsNamedThatSaysNothing();
    void thePromisesAreTheDocuments();
    void everyScenarioCanBeWalkedToItsEnd();
    void theRestorePointIsAskedForBeforeAnythingIsRestored();
    void theCommandsAreArgumentLists();

private:
    Plan m_plan;
    QMap<int, QString> m_lines;
};

void TstDramaEngine::initTestCase()
{
    const auto plan = PlanLibrary().plan(u"drama-engine"_s);
    VERIFY_RESULT(plan);
    m_plan = *plan;
    const auto tree = readYaml(m_plan.source);
    QVERIFY(tree.root);
    gatherLines(*tree.root, m_lines);
}

void TstDramaEngine::everyLineOfTheDocumentIsAccountedFor()
{
    auto lines = silentLines();
    for (const auto& fact : facts())
        lines.append(fact.line);
    std::sort(lines.begin(), lines.end());
    QList<int> all(85);
    std::iota(all.begin(), all.end(), 1);
    QCOMPARE(lines, all);
}

void TstDramaEngine::everyFactStandsInThePackWithItsLine()
{
    QStringList missing;
    for (const auto& fact : facts()) {
        for (const auto& words : fact.words) {
            if (!m_lines.value(fact.line).contains(words, Qt::CaseInsensitive))
                missing.append(u"%1: %2"_s.arg(fact.line).arg(words));
        }
    }
    QCOMPARE(missing.join(u'\n'), QString());
}

void TstDramaEngine::noLineIsNamedThatSaysNothing()
{
    for (const int line : silentLines())
        QVERIFY2(!m_lines.contains(line), qPrintable(QString::number(line)));
    QCOMPARE(m_lines.lastKey(), 85);
}

void TstDramaEngine::thePromisesAreTheDocuments()
{
    const auto rto = [&](const char* id) {
        return rulingRto(m_plan, *m_plan.service(ServiceId(QString::fromLatin1(id)))).target.number();
    };
    const auto rpo = [&](const char* id) {
        return rulingRpo(m_plan, *m_plan.service(ServiceId(QString::fromLatin1(id)))).target.number();
    };
    QVERIFY(rto("api") == std::optional<Millis>(1h));
    QVERIFY(rto("auth") == std::optional<Millis>(1h));
    QVERIFY(rto("postgres") == std::optional<Millis>(1h));
    QVERIFY(rto("reporting") == std::optional<Millis>(4h));
    QVERIFY(rto("analytics") == std::optional<Millis>(4h));
    QVERIFY(rpo("postgres") == std::optional<Millis>(5min));
    QVERIFY(rpo("object-storage") == std::optional<Millis>(24h));
    // Nobody has said.
    QVERIFY(!rto("redis"));
    QVERIFY(!rto("object-storage"));
    QVERIFY(!rpo("redis"));
}

void TstDramaEngine::everyScenarioCanBeWalkedToItsEnd()
{
    QCOMPARE(m_plan.scenarios.size(), 3);
    for (const auto& scenario : m_plan.scenarios) {
        QSet<QString> recovered;
        for (const auto& phase : scenario.procedure) {
            QVERIFY(!phase.complete.isEmpty());
            QVERIFY(phase.steps.size() <= 9);
            for (const auto& step : phase.steps) {
                for (const auto& service : step.recovers)
                    recovered.insert(service.toString());
            }
        }
        for (const auto& service : scenario.affects)
            QVERIFY2(recovered.contains(service.toString()), qPrintable(service.toString()));
    }
}

void TstDramaEngine::theRestorePointIsAskedForBeforeAnythingIsRestored()
{
    const auto* scenario = m_plan.scenario(ScenarioId(u"database-corruption"_s));
    QVERIFY(scenario);
    QStringList phases;
    for (const auto& phase : scenario->procedure)
        phases.append(phase.id.toString());
    QCOMPARE(
        phases, (QStringList { u"acknowledge"_s, u"verify"_s, u"restore"_s, u"switch"_s, u"restart"_s }));
    QVERIFY(scenario->procedure[1].steps[0].asksRestorePoint);
}

void TstDramaEngine::theCommandsAreArgumentLists()
{
    const auto* scenario = m_plan.scenario(ScenarioId(u"database-corruption"_s));
    const auto& restart = scenario->procedure[4].steps[0];
    QVERIFY(restart.run->mode == Run::Mode::Any);
    QCOMPARE(restart.run->commands[0].argv, (QStringList { u"pm2"_s, u"restart"_s, u"all"_s }));
    QCOMPARE(restart.run->commands[1].argv, (QStringList { u"docker"_s, u"compose"_s, u"restart"_s }));
}

MUSTER_TEST(TstDramaEngine)
#include "tst_dramaengine.moc"
