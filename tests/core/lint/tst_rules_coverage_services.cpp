// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstRulesCoverageServices final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aDraftedPartIsNamedAsOne();
    void moreThanThreeServicesWithoutAnObjectiveAreOneFinding();
    void aServiceThatIsGoneFromTheScenariosByWaiverStandsAlone();
};

void TstRulesCoverageServices::aDraftedPartIsNamedAsOne()
{
    QCOMPARE(saidBy("coverage.service-without-backup",
                 planOf("services: [{id: db, title: Database, kind: database}]\n"
                        "backups: [{id: b, service: db, kind: full, drafted: true}]\n")),
        (QStringList { u"Database holds data and has only a drafted backup"_s }));
    QCOMPARE(saidBy("coverage.service-without-check",
                 planOf("services: [{id: db, title: Database, checks: [c]}, {id: api, title: API}]\n"
                        "checks: [{id: c, kind: tcp, address: \"127.0.0.1:1\", drafted: true}]\n")),
        (QStringList { u"2 services have no check: Database and API; there is a draft for Database"_s }));
    QCOMPARE(saidBy("coverage.service-without-scenario",
                 planOf("services: [{id: db, title: Database}]\n"
                        "scenarios: [{id: s, title: S, affects: [db], drafted: true}]\n")),
        (QStringList { u"Only a drafted scenario covers Database"_s }));
}

void TstRulesCoverageServices::moreThanThreeServicesWithoutAnObjectiveAreOneFinding()
{
    QCOMPARE(
        saidBy("coverage.service-without-target",
            planOf(
                "services: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}, {id: d, title: D}]\n")),
        (QStringList { u"4 services have no objective, neither RTO nor RPO: A, B, C and D"_s }));
    QCOMPARE(saidBy("coverage.service-without-target",
                 planOf("objectives: {rpo: 1 h}\n"
                        "services: [{id: a, title: A}]\n")),
        QStringList());
}

void TstRulesCoverageServices::aServiceThatIsGoneFromTheScenariosByWaiverStandsAlone()
{
    auto plan = planOf("services: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]\n"
                       "waivers: [{rule: coverage.service-without-scenario, place: b, reason: Read only}]\n");
    QCOMPARE(saidBy("coverage.service-without-scenario", plan),
        (QStringList { u"2 services have no scenario: A and C"_s }));
}

MUSTER_TEST(TstRulesCoverageServices)
#include "tst_rules_coverage_services.moc"
