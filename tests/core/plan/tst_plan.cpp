// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

Target hours(int count)
{
    return { Target::State::Number, std::chrono::hours(count) };
}

Plan plan()
{
    Plan made;
    made.rto = hours(8);
    made.rpo = hours(9);
    Tier tier;
    tier.id = TierId(QStringLiteral("critical"));
    tier.rto = hours(4);
    made.tiers.append(tier);
    return made;
}

} // namespace

class TstPlan final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theServicesOwnTargetRulesFirst();
    void thenTheTiers();
    void thenTheOverallOne();
    void anExplicitUnknownRulesToo();
    void thingsAreFoundById();
};

void TstPlan::theServicesOwnTargetRulesFirst()
{
    Service service;
    service.tier = TierId(QStringLiteral("critical"));
    service.rto = hours(1);
    service.statesRto = true;
    const auto ruling = rulingRto(plan(), service);
    QVERIFY(ruling.target == hours(1));
    QVERIFY(ruling.from == RulingTarget::From::Service);
}

void TstPlan::thenTheTiers()
{
    Service service;
    service.tier = TierId(QStringLiteral("critical"));
    const auto ruling = rulingRto(plan(), service);
    QVERIFY(ruling.target == hours(4));
    QVERIFY(ruling.from == RulingTarget::From::Tier);
}

void TstPlan::thenTheOverallOne()
{
    Service service;
    QVERIFY(rulingRto(plan(), service).target == hours(8));
    service.tier = TierId(QStringLiteral("critical"));
    const auto ruling = rulingRpo(plan(), service);
    QVERIFY(ruling.target == hours(9));
    QVERIFY(ruling.from == RulingTarget::From::Overall);
}

void TstPlan::anExplicitUnknownRulesToo()
{
    Service service;
    service.tier = TierId(QStringLiteral("critical"));
    service.statesRto = true;
    const auto ruling = rulingRto(plan(), service);
    QVERIFY(ruling.target.state == Target::State::Unknown);
    QVERIFY(ruling.from == RulingTarget::From::Service);
}

void TstPlan::thingsAreFoundById()
{
    const auto made = plan();
    QCOMPARE(made.tier(TierId(QStringLiteral("critical"))), &made.tiers[0]);
    QVERIFY(!made.tier(TierId(QStringLiteral("other"))));
    QVERIFY(!made.service(ServiceId(QStringLiteral("critical"))));
    QVERIFY(!made.scenario(ScenarioId(QStringLiteral("critical"))));
    QVERIFY(!made.severity(SeverityId(QStringLiteral("critical"))));
}

MUSTER_TEST(TstPlan)
#include "tst_plan.moc"
