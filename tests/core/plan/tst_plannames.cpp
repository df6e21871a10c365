// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/condition.h"
#include "core/plan/plannames.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Plan smallPlan()
{
    auto loaded = loadPlan(bytesOf(u"tests/data/paper/small.plan.yaml"_s));
    if (!loaded.plan)
        qFatal("the small plan does not load");
    return *std::move(loaded.plan);
}

} // namespace

class TstPlanNames final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void idsAreCalledByTheirTitles()
    {
        const auto plan = smallPlan();
        const PlanNames names(plan);
        QCOMPARE_EQ(names.who(u"ada"_s), u"Ada"_s);
        QCOMPARE_EQ(names.who(u"commander"_s), u"Incident commander"_s);
        QCOMPARE_EQ(names.who(u"host"_s), u"Hosting company"_s);
        QCOMPARE_EQ(names.who(u"unknown"_s), u"unknown"_s);
        QCOMPARE_EQ(names.who({}), u"not said"_s);
        QCOMPARE_EQ(
            names.services({ plan::ServiceId(u"shop"_s), plan::ServiceId(u"gone"_s) }), u"Shop, gone"_s);
        QCOMPARE_EQ(
            names.address(u"credential:database-url"_s), u"kept as the credential “Login of the database”"_s);
        QCOMPARE_EQ(names.message(plan::TemplateId(u"declared"_s)), u"Declared"_s);
    }

    void aConditionIsASentence_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("said");
        QTest::newRow("decision") << u"way = restore"_s
                                  << u"“Is the standby whole?” is answered “No, restore”"_s;
        QTest::newRow("nobody asks it") << u"who = knows"_s << u"who is answered knows"_s;
        QTest::newRow("drill") << u"kind = drill"_s << u"it is a drill"_s;
        QTest::newRow("live") << u"kind = live and rto_missed(shop)"_s
                              << u"it is no drill, and the RTO of Shop is missed"_s;
        QTest::newRow("loss") << u"rpo_missed(database)"_s << u"the RPO of Database is missed"_s;
        QTest::newRow("severity") << u"severity >= SEV-2"_s << u"the severity is at least SEV-2"_s;
    }
    void aConditionIsASentence()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, said);
        const auto plan = smallPlan();
        const auto condition = plan::conditionFromText(written);
        QVERIFY(condition);
        QCOMPARE_EQ(PlanNames(plan).condition(&plan.scenarios.first(), *condition), said);
    }

    void aPromiseSaysHowFirmItIs()
    {
        const auto plan = smallPlan();
        QCOMPARE_EQ(promiseText(plan.rto), u"4 h\naspirational"_s);
        QCOMPARE_EQ(promiseWithRemark(plan.rto), u"4 h\naspirational\nnot yet agreed"_s);
        QCOMPARE_EQ(promiseWithRemark(plan.rpo), u"unknown"_s);
        QCOMPARE_EQ(promiseWithRemark(plan.services.last().rpo), u"none"_s);
    }
};

MUSTER_TEST(TstPlanNames)
#include "tst_plannames.moc"
