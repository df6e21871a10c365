// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/walker.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace muster;
using namespace muster::test;

namespace {

struct Pack {
    QString name;
    /// Of its first scenario.
    int number;
    qsizetype scenarios;
};

const QList<Pack>& packs()
{
    static const QList<Pack> kPacks { { QStringLiteral("drama-engine"), 1, 3 },
        { QStringLiteral("mgx-ai"), 4, 5 }, { QStringLiteral("motion-mavericks"), 9, 5 },
        { QStringLiteral("vete"), 14, 5 } };
    return kPacks;
}

/// The pack whose first scenario is walked live, with keyring and network taken away.
constexpr int kAlonePack = 1;

qsizetype timesOf(const QList<Deed>& deeds, QLatin1StringView kind)
{
    return std::count_if(deeds.begin(), deeds.end(), [&](const Deed& deed) { return deed.kind == kind; });
}

bool asksAnything(const WalkedScenario& walked)
{
    return !walked.answers.isEmpty();
}

/// A timeline that leaves out or swaps what was done is not taken for the truth.
QString missedFault(const QList<Deed>& deeds, const QJsonArray& timeline)
{
    for (qsizetype i = 0; i < timeline.size(); ++i) {
        auto shorter = timeline;
        shorter.removeAt(i);
        if (untold(deeds, shorter).isEmpty())
            return QStringLiteral("entry %1 may be missing").arg(i + 1);
        if (i == 0)
            continue;
        auto swapped = timeline;
        swapped[i] = timeline[i - 1];
        swapped[i - 1] = timeline[i];
        if (untold(deeds, swapped).isEmpty())
            return QStringLiteral("entry %1 may come too late").arg(i);
    }
    return {};
}

} // namespace

/// Every scenario of the packs, walked in the real window by keyboard alone, and what its timeline tells
/// then.
class TstWalks final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aKeyThatIsForgottenIsMissed();
    void everyScenarioIsWalked_data();
    void everyScenarioIsWalked();

private:
    void walk(
        LiveWindow& window, const WalkedPlan& plan, const WalkedScenario& walked, journal::StreamKind kind);
};

void TstWalks::aKeyThatIsForgottenIsMissed()
{
    LiveWindow window(LiveWindow::World::AsItIs);
    const auto plan = layOutPlan(packs().first().name, window.planFolder(), packs().first().number);
    VERIFY_RESULT(plan);
    QVERIFY2(window.start(), qPrintable(window.said()));
    Walker walker(window, *plan, plan->scenarios.last());
    QVERIFY2(walker.declare(journal::StreamKind::Drill), qPrintable(walker.trouble()));
    QVERIFY2(walker.goOn(), qPrintable(walker.trouble()));
    QCOMPARE(untold(walker.deeds(), walker.timeline()), QString());
    walker.forgetOneKey();
    QVERIFY(!walker.goOn());
    QVERIFY2(walker.trouble().contains(QStringLiteral("nothing came of this")), qPrintable(walker.trouble()));
    QVERIFY(!untold(walker.deeds(), walker.timeline()).isEmpty());
}

void TstWalks::everyScenarioIsWalked_data()
{
    QTest::addColumn<int>("pack");
    QTest::addColumn<bool>("alone");
    for (int i = 0; i < packs().size(); ++i)
        QTest::newRow(qPrintable(packs()[i].name)) << i << false;
    QTest::newRow("without keyring and network") << kAlonePack << true;
}

void TstWalks::everyScenarioIsWalked()
{
    QFETCH(const int, pack);
    QFETCH(const bool, alone);
    const auto& [name, number, scenarios] = packs()[pack];
    LiveWindow window(alone ? LiveWindow::World::Alone : LiveWindow::World::AsItIs);
    const auto plan = layOutPlan(name, window.planFolder(), number);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->scenarios.size(), scenarios);
    QVERIFY2(window.start(), qPrintable(window.said()));
    for (qsizetype i = 0; i < scenarios; ++i) {
        if ((pack == kAlonePack && i == 0) != alone)
            continue;
        walk(window, *plan, plan->scenarios[i],
            alone ? journal::StreamKind::Live : journal::StreamKind::Drill);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(window.quit(), qPrintable(window.said()));
    QVERIFY(window.isWhole());
}

void TstWalks::walk(
    LiveWindow& window, const WalkedPlan& plan, const WalkedScenario& walked, journal::StreamKind kind)
{
    QElapsedTimer timer;
    timer.start();
    Walker walker(window, plan, walked);
    const bool isWalked = walker.declare(kind) && walker.walk() && walker.close();
    QVERIFY2(isWalked, qPrintable(walker.trouble()));
    const auto timeline = walker.timeline();
    const auto fault = untold(walker.deeds(), timeline);
    QVERIFY2(fault.isEmpty(), qPrintable(walked.scenario.title + QStringLiteral(", ") + fault));
    const auto missed = missedFault(walker.deeds(), timeline);
    QVERIFY2(missed.isEmpty(), qPrintable(walked.scenario.title + QStringLiteral(", ") + missed));
    for (const auto kindOfDeed : { QLatin1StringView("step.deferred"), QLatin1StringView("step.started"),
             QLatin1StringView("step.held"), QLatin1StringView("step.resumed"),
             QLatin1StringView("step.verified"), QLatin1StringView("step.released"),
             QLatin1StringView("incident.closed") })
        QVERIFY2(timesOf(walker.deeds(), kindOfDeed) == 1, kindOfDeed.data());
    QCOMPARE(walker.changedAnswers(), asksAnything(walked) ? 2 : 0);
    std::printf("%s: %lld entries in %lld s\n", qPrintable(walked.scenario.title),
        static_cast<long long>(timeline.size()), static_cast<long long>(timer.elapsed() / 1000));
}

MUSTER_TEST(TstWalks)
#include "tst_walks.moc"
