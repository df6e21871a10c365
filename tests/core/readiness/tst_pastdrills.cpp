// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/pastdrills.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::readiness;
using namespace muster::test;
using journal::StreamKind;

namespace {

Instant at(qint64 hour)
{
    return instantFromMillis(hour * 3'600'000);
}

session::IncidentSummary held(const QString& scenario, qint64 hour)
{
    return { journal::StreamId::random(), StreamKind::Drill, {}, QStringLiteral("shop"), scenario, at(hour),
        at(hour + 1) };
}

plan::Plan shop()
{
    plan::Plan made;
    made.id = plan::PlanId(QStringLiteral("shop"));
    plan::DrillPolicy any;
    any.id = QStringLiteral("any");
    auto restore = any;
    restore.id = QStringLiteral("restore");
    restore.rotates << plan::ScenarioId(QStringLiteral("database-lost"));
    made.drills << any << restore;
    return made;
}

} // namespace

class TstPastDrills final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aDrillCountsForThePoliciesThatItBelongsTo()
    {
        const auto records = recordsOf(
            shop(), { held(QStringLiteral("database-lost"), 5), held(QStringLiteral("region-lost"), 9) });
        QCOMPARE_EQ(records.drills.value(QStringLiteral("any")), at(9));
        QCOMPARE_EQ(records.drills.value(QStringLiteral("restore")), at(5));
        QCOMPARE_EQ(
            lastDrill(shop(), { held(QStringLiteral("region-lost"), 9), held(QStringLiteral("x"), 2) }),
            std::optional(at(9)));
    }

    void whatWasNotADrillOrNotEndedCountsForNothing()
    {
        auto live = held(QStringLiteral("database-lost"), 1);
        live.kind = StreamKind::Live;
        auto open = held(QStringLiteral("database-lost"), 2);
        open.closedAt.reset();
        auto other = held(QStringLiteral("database-lost"), 3);
        other.plan = QStringLiteral("farm");
        QVERIFY(recordsOf(shop(), { live, open, other }).drills.isEmpty());
        QVERIFY(!lastDrill(shop(), { live, open, other }));
        QVERIFY(!lastDrill(shop(), {}));
    }

    void h31ATestHoldsForHalfAYear()
    {
        auto first = held(QStringLiteral("region-lost"), 2);
        auto last = held(QStringLiteral("database-lost"), 9);
        first.commander = QStringLiteral("Ada");
        last.commander = QStringLiteral("Priya");
        const auto test = lastTest(shop(), { last, first });
        QVERIFY(test);
        QCOMPARE_EQ(test->at, at(9));
        QCOMPARE_EQ(test->by, QStringLiteral("Priya"));
        QVERIFY(!isTestOverdue(test, at(9) + kTestHolds));
        QVERIFY(isTestOverdue(test, at(9) + kTestHolds + Millis { 1 }));
        QVERIFY(isTestOverdue({}, at(9)));
    }

    void theDayOfTheRulesIsThatOfUtc()
    {
        const auto context = contextOf(shop(), { held(QStringLiteral("x"), 2) }, at(47));
        QCOMPARE_EQ(context.today, QDate(1970, 1, 2));
        QCOMPARE_EQ(context.records.drills.size(), 1);
    }
};

MUSTER_TEST(TstPastDrills)

#include "tst_pastdrills.moc"
