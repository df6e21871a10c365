// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planloader.h"
#include "tests/core/plan/plantext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::test;

class TstPlanLoader final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void theExampleOfTheFormatLoadsAsItStands();
};

void TstPlanLoader::theExampleOfTheFormatLoadsAsItStands()
{
    const auto loaded = loadPlan(bytesOf(QStringLiteral("tests/data/plans/example.plan.yaml")));
    QVERIFY2(loaded.plan, qPrintable(linesOf(QStringLiteral("example"), loaded.findings)));
}

MUSTER_TEST(TstPlanLoader)
#include "tst_planloader.moc"
