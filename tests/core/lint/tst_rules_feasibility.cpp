// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/rules_feasibility.h"
#include "tests/core/lint/rulesaid.h"
#include "tests/support/cputime.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesFeasibility final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void allPartsAreInTheFamily();
    void whatNobodyHasSaidIsNoFault();
    void theDramaEngineBreaksItsPromiseWhenARegionGoes();
    void aLargePlanIsCheckedInTime();
};

void TstRulesFeasibility::allPartsAreInTheFamily()
{
    const auto parts = lossRules().size() + copiesRules().size() + pathRules().size() + peopleRules().size()
        + noticesRules().size() + targetsRules().size() + drillsRules().size();
    QCOMPARE(feasibilityRules().size(), parts);
}

void TstRulesFeasibility::whatNobodyHasSaidIsNoFault()
{
    const QByteArray body
        = "objectives: {rto: unknown, rpo: unknown}\n"
          "roles: [{id: commander, title: Commander, primary: unknown, required: true}]\n"
          "services:\n"
          "  - {id: db, title: Database, region: unknown, rto: unknown, rpo: unknown}\n"
          "  - {id: web, title: Web, depends_on: [db], current: {how: unknown, rto: unknown}}\n"
          "data: [{id: rows, title: Rows, stored_in: db, rpo: unknown}]\n"
          "backups:\n"
          "  - {id: copy, service: db, schedule: unknown, retention: unknown, copies: [{place: "
          "unknown, region: unknown}], verify: [{kind: restore, every: unknown}]}\n"
          "communications: {audiences: [{id: all, first: unknown, every: unknown}]}\n"
          "scenarios:\n"
          "  - id: outage\n"
          "    title: Region outage\n"
          "    affects: [db, web]\n"
          "    rto: unknown\n"
          "    mitigation: [{text: Another region, state: unknown}]\n"
          "    procedure: [{id: all, title: All, window: unknown, steps: [{id: one, do: Restore, "
          "recovers: [db, web]}]}]\n"
          "drills: [{id: yearly, kind: functional, every: unknown, takes: unknown, rotates: [outage]}]\n";
    for (const auto& rule : feasibilityRules()) {
        const auto found = foundBy(feasibilityRules(), QString::fromLatin1(rule.id), planText(body));
        QVERIFY2(found.isEmpty(), qPrintable(sentences(found).join(u'\n')));
    }
}

void TstRulesFeasibility::theDramaEngineBreaksItsPromiseWhenARegionGoes()
{
    const auto found = foundBy(feasibilityRules(), u"feasibility.region-loss-older-copy"_s,
        bytesOf(u"resources/plans/drama-engine.plan.yaml"_s));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().text,
        u"Database (Neon Postgres) may lose at most 5 min, but after 'Region outage' (Database corruption or "
        u"loss) "
        "what is left is 'Daily logical backup', copied every 1 d"_s);
}

void TstRulesFeasibility::aLargePlanIsCheckedInTime()
{
    QByteArray services = "services:\n";
    QByteArray backups = "backups:\n";
    QByteArray scenarios = "scenarios:\n";
    for (int i = 0; i < 200; ++i) {
        const auto n = QByteArray::number(i);
        services += "  - {id: s" + n + ", title: Service " + n + ", rto: " + QByteArray::number(i % 50 + 10)
            + " min, rpo: 30 min, region: Sydney, depends_on: [s" + QByteArray::number(i / 2 + 200 * (i < 2))
            + "]}\n";
        backups += "  - {id: b" + n + ", title: Daily copy, service: s" + n
            + ", kind: full, schedule: 0 2 * * *, retention: 30 d, copies: [{place: S3, region: Sydney}]}\n";
        backups
            += "  - {id: w" + n + ", title: Log, service: s" + n + ", kind: wal, schedule: every 15 min}\n";
    }
    services += "  - {id: s200, title: Base, rto: 5 min}\n";
    for (int i = 0; i < 10; ++i) {
        const auto n = QByteArray::number(i);
        scenarios += "  - id: c" + n + "\n    title: Region outage " + n + "\n    rto: 1 h\n    affects: [s"
            + n + "]\n    procedure:\n";
        for (int p = 0; p < 10; ++p) {
            const auto m = QByteArray::number(p);
            scenarios
                += "      - id: p" + m + "\n        title: Phase\n        window: 0-30 min\n        steps:\n";
            for (int s = 0; s < 5; ++s)
                scenarios += "          - {id: t" + m + "-" + QByteArray::number(s)
                    + ", do: Act, takes: 3 min, recovers: [s" + QByteArray::number(p * 5 + s) + "]}\n";
        }
    }
    const auto loaded = loadPlan(planText(services + backups + scenarios));
    QVERIFY2(loaded.plan, qPrintable(loaded.findings.value(0).text));
    const CpuTime timer;
    QList<Finding> list;
    for (const auto& rule : feasibilityRules()) {
        Findings found(rule, list);
        rule.find(*loaded.plan, { .today = QDate(2026, 6, 1) }, found);
    }
    QVERIFY(!list.isEmpty());
    // 30 ms are meant, in release on a quiet machine; a rule that is not linear takes much longer than this.
    QVERIFY2(timer.spent() < Millis { 1500 }, qPrintable(QString::number(timer.spent().count())));
}

MUSTER_TEST(TstRulesFeasibility)
#include "tst_rules_feasibility.moc"
