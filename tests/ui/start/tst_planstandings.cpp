// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/worktree/repository.h"
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/planstandings.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

class TstPlanStandings final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aPlanIsCheckedBesideTheWindow()
    {
        const ManualClock clock;
        PlanStandings standings(clock, nullptr);
        standings.setPlans(bundledPlans({ QStringLiteral("mgx-ai") }));
        QVERIFY(!standings.of(0).counts());
        QTRY_VERIFY(standings.of(0).counts());
        QVERIFY(readiness::verdictOf(*standings.of(0).counts()) == readiness::Verdict::NotReady);
    }

    void aDrillThatWasHeldIsNotAskedForAgain()
    {
        const ManualClock clock;
        PlanStandings standings(clock, nullptr);
        const auto plans = bundledPlans({ QStringLiteral("mgx-ai") });
        const auto asksForDrills = [&] {
            const auto& open = standings.of(0).checked->open;
            return std::any_of(open.begin(), open.end(), [](const plan::Finding& finding) {
                return finding.rule == u"coverage.drill-never-recorded";
            });
        };
        standings.setPlans(plans);
        QTRY_VERIFY(standings.of(0).checked);
        QVERIFY(!standings.of(0).lastDrill);
        QVERIFY(asksForDrills());
        QList<session::IncidentSummary> held;
        for (const auto& scenario : plans[0].plan->scenarios) {
            held << heldDrill(*plans[0].plan, clock.now());
            held.last().scenario = scenario.id.toString();
        }
        standings.setIncidents(held);
        QVERIFY(standings.of(0).lastDrill == std::optional(clock.now()));
        QTRY_VERIFY(!asksForDrills());
    }

    void anAnswerAboutPlansThatAreGoneIsNotTaken()
    {
        const ManualClock clock;
        PlanStandings standings(clock, nullptr);
        standings.setPlans(bundledPlans({ QStringLiteral("drama-engine"), QStringLiteral("vete") }));
        standings.setPlans(
            { PlanChoice { .name = QStringLiteral("gone"), .plan = {}, .fault = QStringLiteral("gone") } });
        QTRY_VERIFY(standings.of(0).checked);
        QVERIFY(standings.of(0).checked->open.isEmpty());
        QCOMPARE_EQ(standings.plans().size(), 1);
    }

    void whatGitKnowsOfAFileIsKnownOfItsPlan()
    {
        const ManualClock clock;
        Repository repository;
        repository.as(QStringLiteral("Ada"), 1'700'000'000);
        repository.commitFile(
            QStringLiteral("shop.plan.yaml"), QByteArrayLiteral("muster: 1\n"), QStringLiteral("Begin"));
        repository.write(QStringLiteral("shop.plan.yaml"), QByteArrayLiteral("muster: 1\n# more\n"));
        PlanStandings standings(clock, nullptr);
        auto plans = bundledPlans({ QStringLiteral("drama-engine"), QStringLiteral("vete") });
        plans[1].path = repository.path(QStringLiteral("shop.plan.yaml"));
        standings.setPlans(plans);
        QTRY_VERIFY(standings.of(1).tree);
        QCOMPARE_EQ(standings.of(1).tree->branch.value_or(QString()), QStringLiteral("main"));
        QVERIFY(standings.of(1).file);
        QVERIFY(standings.of(1).file->change == worktree::Change::Modified);
        QCOMPARE_EQ(standings.of(1).file->last->author, QStringLiteral("Ada"));
        QVERIFY(!standings.of(0).tree);
    }
};

MUSTER_TEST(TstPlanStandings)

#include "tst_planstandings.moc"
