// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planhash.h"
#include "core/plan/planloader.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::plan;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Plan planOfText(const QByteArray& text)
{
    auto loaded = loadPlan(text);
    if (!loaded.plan)
        qFatal("%s", qPrintable(loaded.findings.value(0).text));
    return *std::move(loaded.plan);
}

} // namespace

class TstPlanHash final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    /// Printed sheets and approvals in old logs carry it: it must never come out otherwise.
    void theHashOfAPlanStaysWhatItIs()
    {
        const auto plan = planOfText("muster: 1\nplan: {id: shop, title: Shop}\n");
        QCOMPARE_EQ(plan.resolved, QByteArray(R"({"muster":"1","plan":{"id":"shop","title":"Shop"}})"));
        QCOMPARE_EQ(hashOf(plan), u"3545a6b6d039e1d7ef8645b5abdf7e8e435729f7e4628af4da1b4e5b498efaf9"_s);
        QCOMPARE_EQ(shortHash(hashOf(plan)), hashOf(plan).first(12));
    }

    void onlyWhatIsMeantCounts()
    {
        const auto plan = planOfText("muster: 1\nplan: {id: shop, title: Shop}\n");
        const auto same = planOfText("# a comment\nplan:\n  title: 'Shop'\n  id: shop\nmuster: 1\n");
        QCOMPARE_EQ(hashOf(same), hashOf(plan));
        QVERIFY(sourceHashOf(same) != sourceHashOf(plan));
        const auto other = planOfText("muster: 1\nplan: {id: shop, title: shop}\n");
        QVERIFY(hashOf(other) != hashOf(plan));
    }
};

MUSTER_TEST(TstPlanHash)
#include "tst_planhash.moc"
