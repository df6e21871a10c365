// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"
#include "tests/ui/start/planchoices.h"
#include "ui/start/planstandings.h"
#include "ui/start/startmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using Kind = StartRow::Kind;

namespace {

struct Rig {
    ManualClock clock;
    PlanStandings standings { clock, nullptr };
    StartModel model { &standings, nullptr };
    QAbstractItemModelTester tester { &model, QAbstractItemModelTester::FailureReportingMode::QtTest };

    [[nodiscard]] QStringList titlesOf(Kind kind) const
    {
        QStringList made;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.at(row).kind == kind)
                made << model.at(row).title;
        }
        return made;
    }
    /// Of the first row of that kind.
    [[nodiscard]] QString spokenOf(Kind kind) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.at(row).kind == kind)
                return model.index(row).data(Qt::AccessibleTextRole).toString();
        }
        return {};
    }
};

} // namespace

class TstStartModel final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void withoutPlansItSaysWhatToDo()
    {
        Rig rig;
        QCOMPARE_EQ(rig.titlesOf(Kind::Words), QStringList(QStringLiteral("Reading the plans…")));
        QVERIFY(!rig.model.likeliest());
        rig.standings.setPlans({});
        QVERIFY(rig.titlesOf(Kind::Words).first().startsWith(QStringLiteral("No plans here.")));
        QCOMPARE_EQ(rig.titlesOf(Kind::Blank).size(), 1);
    }

    void aPlanSaysHowItStandsOnceItIsChecked()
    {
        Rig rig;
        const QSignalSpy changed(&rig.model, &QAbstractItemModel::dataChanged);
        rig.standings.setPlans(bundledPlans({ QStringLiteral("drama-engine") }));
        QCOMPARE_EQ(rig.spokenOf(Kind::Plan),
            QStringLiteral("Plan Drama Engine. never drilled · version 2025-12-25"));
        QTRY_VERIFY(!changed.isEmpty());
        const auto spoken = rig.spokenOf(Kind::Plan);
        QVERIFY2(spoken.startsWith(QStringLiteral("Plan Drama Engine: Gaps. ")), qPrintable(spoken));
        QVERIFY2(
            spoken.endsWith(QStringLiteral(" · never drilled · version 2025-12-25")), qPrintable(spoken));
    }

    void aFileThatIsNoPlanIsNotReady()
    {
        Rig rig;
        rig.standings.setPlans({ PlanChoice {
            .name = QStringLiteral("shop"), .plan = {}, .fault = QStringLiteral("It is empty.") } });
        QCOMPARE_EQ(rig.spokenOf(Kind::Plan), QStringLiteral("Plan shop: Not ready. It is empty."));
        QVERIFY(rig.titlesOf(Kind::Scenario).isEmpty());
    }

    void whatIsSeenFindsTheScenariosOfAllPlans()
    {
        Rig rig;
        rig.standings.setPlans(bundledPlans({ QStringLiteral("drama-engine"), QStringLiteral("vete") }));
        const auto all = rig.titlesOf(Kind::Scenario).size();
        rig.model.setSeen(QStringLiteral("redis timeouts"));
        QCOMPARE_EQ(rig.titlesOf(Kind::Scenario).first(), QStringLiteral("Redis master failure"));
        QVERIFY(rig.titlesOf(Kind::Scenario).size() < all);
        QVERIFY(rig.titlesOf(Kind::Plan).isEmpty());
        // Which plan it is from is not seen any more from where it stands.
        QVERIFY(rig.spokenOf(Kind::Scenario).contains(QStringLiteral("Drama Engine · ")));
        QCOMPARE_EQ(rig.titlesOf(Kind::Blank).size(), 1);
        rig.model.setSeen(QStringLiteral("locusts"));
        QCOMPARE_EQ(rig.titlesOf(Kind::Heading).first(), QStringLiteral("No scenario fits these words"));
        QVERIFY(rig.titlesOf(Kind::Scenario).isEmpty());
        QCOMPARE_EQ(rig.titlesOf(Kind::Blank).size(), 1);
        rig.model.setSeen(QStringLiteral("  "));
        QCOMPARE_EQ(rig.titlesOf(Kind::Scenario).size(), all);
    }

    void whatIsOpenComesFirstAndWhatIsOverLast()
    {
        Rig rig;
        const auto plans = bundledPlans({ QStringLiteral("drama-engine") });
        rig.standings.setPlans(plans);
        auto open = heldDrill(*plans[0].plan, rig.clock.now());
        open.closedAt.reset();
        rig.model.setIncidents({ heldDrill(*plans[0].plan, rig.clock.now()), open }, rig.clock.now());
        QVERIFY(rig.model.at(1).kind == Kind::Open);
        QVERIFY(rig.model.at(rig.model.rowCount() - 1).kind == Kind::Closed);
        QCOMPARE_EQ(rig.model.likeliest().value_or(-1), 1);
    }

    void aPartSaysWhatItIsAPartOf()
    {
        Rig rig;
        const auto plans = bundledPlans({ QStringLiteral("drama-engine") });
        rig.standings.setPlans(plans);
        auto whole = heldDrill(*plans[0].plan, rig.clock.now());
        whole.title = QStringLiteral("Region lost");
        auto open = heldDrill(*plans[0].plan, rig.clock.now());
        open.closedAt.reset();
        open.parent = whole.id;
        auto closed = heldDrill(*plans[0].plan, rig.clock.now());
        closed.parent = whole.id;
        rig.model.setIncidents({ whole, open, closed }, rig.clock.now());
        const auto part = QStringLiteral(" · part of Region lost");
        QVERIFY2(rig.spokenOf(Kind::Open).contains(part), qPrintable(rig.spokenOf(Kind::Open)));
        QVERIFY2(rig.spokenOf(Kind::Closed).contains(part), qPrintable(rig.spokenOf(Kind::Closed)));
        // The whole is the oldest one, and is a part of nothing.
        const auto last = rig.model.index(rig.model.rowCount() - 1).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(last.contains(QStringLiteral("Region lost")) && !last.contains(QStringLiteral("part of")),
            qPrintable(last));
    }
};

MUSTER_TEST(TstStartModel)

#include "tst_startmodel.moc"
