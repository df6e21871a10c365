// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/dataholders.h"
#include "tests/core/lint/lintingtext.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster;
using namespace muster::plan;
using namespace muster::plan::lint;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstDataHolders final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void aKindOrADataClassMakesAHolder();
    void aPromiseMayBeItsOwnOrThatOfItsData();
};

void TstDataHolders::aKindOrADataClassMakesAHolder()
{
    const auto plan = planOf("services:\n"
                             "  - {id: a, title: A, kind: database}\n"
                             "  - {id: b, title: B, kind: object-storage}\n"
                             "  - {id: c, title: C, kind: application}\n"
                             "  - {id: d, title: D, kind: application}\n"
                             "  - {id: e, title: E, kind: datacentre}\n"
                             "data: [{id: x, title: X, stored_in: d}]\n");
    const DataHolders holders(plan);
    QVERIFY(holders.holdsData(plan.services[0]) && holders.holdsData(plan.services[1]));
    QVERIFY(!holders.holdsData(plan.services[2]));
    QVERIFY(holders.holdsData(plan.services[3]));
    QVERIFY(!holders.holdsData(plan.services[4]));
}

void TstDataHolders::aPromiseMayBeItsOwnOrThatOfItsData()
{
    const auto plan = planOf("services:\n"
                             "  - {id: a, title: A, kind: database, rpo: 1 h}\n"
                             "  - {id: b, title: B, kind: database, rpo: none}\n"
                             "  - {id: c, title: C, kind: database, rpo: none}\n"
                             "  - {id: d, title: D, kind: database}\n"
                             "data: [{id: x, title: X, stored_in: c, rpo: 5 min}]\n");
    const DataHolders holders(plan);
    QVERIFY(holders.hasPromise(plan.services[0]) && !holders.mayLoseIt(plan.services[0]));
    QVERIFY(!holders.hasPromise(plan.services[1]) && holders.mayLoseIt(plan.services[1]));
    QVERIFY(holders.hasPromise(plan.services[2]) && !holders.mayLoseIt(plan.services[2]));
    QVERIFY(!holders.hasPromise(plan.services[3]) && !holders.mayLoseIt(plan.services[3]));
}

MUSTER_TEST(TstDataHolders)
#include "tst_dataholders.moc"
