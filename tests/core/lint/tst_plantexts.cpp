// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/plantexts.h"
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

class TstPlanTexts final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void everyTextOfTheExampleIsHeard();
    void textsOfTheWorkLeaveOutTheRest();
};

void TstPlanTexts::everyTextOfTheExampleIsHeard()
{
    const auto loaded = loadPlan(bytesOf(u"tests/data/plans/example.plan.yaml"_s));
    QVERIFY(loaded.plan);
    QSet<QString> heard;
    forEachText(*loaded.plan, [&](const QString& subject, const Place&, const QString& text) {
        QVERIFY2(!text.isEmpty(), qPrintable(subject));
        heard.insert(subject + u": "_s + text);
    });
    for (const auto* line : { "drama-engine: Drama Engine", "critical: Critical services", "ada: Ada",
             "commander: Coordinate", "devops-lead: DevOps lead", "neon: support@example.com",
             "postgres: Restore to a new branch, verify, switch", "postgres: via point-in-time recovery",
             "assets: Project assets", "vault-item: Kept in a password manager", "postgres-answers: down",
             "postgres-daily: external storage", "database-corruption: Region outage",
             "database-corruption: missing table", "database-corruption/decide: Recovery path chosen",
             "database-corruption/verify-restore-point: Restoring past the damage brings it back",
             "database-corruption/choose: Promote the replica",
             "database-corruption/restore-branch: Never restore over the damaged branch",
             "database-corruption/restore-branch: Point back to the old branch", "validation/smoke: Loads",
             "identified: {{what_is_affected}} since {{since}}", "gdpr-33: Personal data affected",
             "quarterly: Customers report errors", "SOC 2: drill-report",
             "link-up: The regions reach each other", "coverage.no-rollback: Restore has no way back",
             "redis: Three Sentinel nodes in production" })
        QVERIFY2(heard.contains(QString::fromLatin1(line)), line);
}

void TstPlanTexts::textsOfTheWorkLeaveOutTheRest()
{
    const auto plan = planOf("facts: [{about: redis, text: Three nodes}]\n"
                             "credentials: [{id: key, title: Key of the console}]\n"
                             "roles: [{id: lead, title: Lead, duties: [Decides]}]\n"
                             "services: [{id: db, title: Database, strategy: Promote the replica}]\n"
                             "validation: [{id: smoke, do: Load the page}]\n");
    QStringList heard;
    forEachWorkingText(plan, [&](const QString&, const Place&, const QString& text) { heard.append(text); });
    QCOMPARE(heard,
        (QStringList {
            u"Lead"_s, u"Decides"_s, u"Database"_s, u"Promote the replica"_s, u"Load the page"_s }));
}

MUSTER_TEST(TstPlanTexts)
#include "tst_plantexts.moc"
