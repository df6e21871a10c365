// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/readiness/pastdrills.h"
#include "core/readiness/verdict.h"
#include "tests/core/session/sessionrig.h"
#include "tests/support/testmain.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/planrecords.h"
#include "ui/start/planstandings.h"

#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstPlanRecords final : public QObject {
    Q_OBJECT
private:
    static session::IncidentSummary drillBefore(const session::IncidentSession& incident, int days)
    {
        auto drill = heldDrill(incident.frozenPlan(), incident.state().declaredAt - std::chrono::days(days));
        drill.commander = QStringLiteral("Priya");
        return drill;
    }

private slots:
    void init() { failOnWarnings(); }

    void h31ThePlanWasTestedWhenByWhom()
    {
        SessionRig rig;
        const auto incident = *rig.declare();
        PlanStandings standings(rig.clock, nullptr);
        PlanRecords records(standings);
        records.setIncident(incident);
        // Nobody says never before the log was read.
        QVERIFY(!records.record().testIsKnown);
        records.setIncidents({});
        QVERIFY(records.record().testIsKnown);
        QVERIFY(!records.record().testedAt);
        QVERIFY(records.record().isTestOverdue);
        records.setIncidents({ drillBefore(*incident, 400), drillBefore(*incident, 180) });
        QCOMPARE_EQ(
            records.record().testedAt, std::optional(incident->state().declaredAt - std::chrono::days(180)));
        QCOMPARE_EQ(records.record().testedBy, QStringLiteral("Priya"));
        QVERIFY(!records.record().isTestOverdue);
        records.setIncidents({ drillBefore(*incident, 181) });
        QVERIFY(records.record().isTestOverdue);
    }

    void h31DefectsAreTheOpenErrorsAndWarnings()
    {
        SessionRig rig;
        const auto incident = *rig.declare();
        PlanStandings standings(rig.clock, nullptr);
        PlanRecords records(standings);
        const QSignalSpy changed(&records, &PlanRecords::recordChanged);
        // A version of which there is no file.
        standings.setPlans({ PlanChoice() });
        records.setIncidents({});
        records.setIncident(incident);
        // It is checked beside the window.
        QVERIFY(!records.record().defects);
        QTRY_VERIFY(records.record().defects);
        const auto counts = readiness::countsOf(plan::lint::checkPlan(incident->frozenPlan(),
            readiness::contextOf(incident->frozenPlan(), {}, incident->state().declaredAt))
                                                    .open);
        QVERIFY(counts.errors + counts.warnings > 0);
        QCOMPARE_EQ(*records.record().defects, counts.errors + counts.warnings);
        // What its file was found to lack counts where the file is known, as on the start page.
        plan::Finding finding;
        finding.severity = plan::Finding::Severity::Warning;
        auto remark = finding;
        remark.severity = plan::Finding::Severity::Info;
        const auto plan = smallPlan();
        standings.setPlans({ PlanChoice { .name = QStringLiteral("shop"),
            .plan = plan,
            .hash = plan::hashOf(*plan),
            .findings = { finding, remark } } });
        QTRY_COMPARE_EQ(records.record().defects, std::optional(counts.errors + counts.warnings + 1));
        // Nothing that is the same is told again.
        const auto told = changed.size();
        records.setIncidents({});
        QCOMPARE_EQ(changed.size(), told);
        records.setIncident(nullptr);
        QVERIFY(!records.record().testIsKnown);
    }
};

MUSTER_TEST(TstPlanRecords)

#include "tst_planrecords.moc"
