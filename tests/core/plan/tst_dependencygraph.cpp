// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/dependencygraph.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QTest>

using namespace muster::plan;
using namespace muster::test;

class TstDependencyGraph final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void whatHasAnOrderHasNoCycle();
    void aCycleIsNamedWithItsFirstAtTheEnd();
    void aThingThatWaitsForItselfIsACycle();
    void aLongChainIsNoTrouble();
    void anOrderIsFoundAlsoWhereThereIsACircle();
};

void TstDependencyGraph::whatHasAnOrderHasNoCycle()
{
    DependencyGraph graph(4);
    graph.add(0, 1);
    graph.add(0, 2);
    graph.add(1, 3);
    graph.add(2, 3);
    QVERIFY(!graph.cycle());
}

void TstDependencyGraph::aCycleIsNamedWithItsFirstAtTheEnd()
{
    DependencyGraph graph(4);
    graph.add(0, 1);
    graph.add(1, 2);
    graph.add(2, 3);
    graph.add(3, 1);
    QVERIFY(graph.cycle());
    QCOMPARE(*graph.cycle(), (QList<qsizetype> { 1, 2, 3, 1 }));
}

void TstDependencyGraph::aThingThatWaitsForItselfIsACycle()
{
    DependencyGraph graph(1);
    graph.add(0, 0);
    QCOMPARE(*graph.cycle(), (QList<qsizetype> { 0, 0 }));
}

void TstDependencyGraph::aLongChainIsNoTrouble()
{
    DependencyGraph graph(100'000);
    for (qsizetype i = 1; i < 100'000; ++i)
        graph.add(i - 1, i);
    QVERIFY(!graph.cycle());
}

void TstDependencyGraph::anOrderIsFoundAlsoWhereThereIsACircle()
{
    DependencyGraph graph(5);
    graph.add(0, 1);
    graph.add(0, 2);
    graph.add(1, 3);
    graph.add(3, 1);
    graph.add(2, 2);
    QCOMPARE(graph.breakCyclesAndOrder(), (QList<qsizetype> { 3, 1, 2, 0, 4 }));
    QVERIFY(!graph.cycle());
    QCOMPARE(graph.needsOf(1), QList<qsizetype> { 3 });
    QVERIFY(graph.needsOf(3).isEmpty());
    DependencyGraph chain(100'000);
    for (qsizetype i = 1; i < 100'000; ++i)
        chain.add(i - 1, i);
    QCOMPARE(chain.breakCyclesAndOrder().size(), 100'000);
}

MUSTER_TEST(TstDependencyGraph)
#include "tst_dependencygraph.moc"
