// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/pageflow.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

using namespace muster;
using namespace muster::paper;

namespace {

Strips lines(int count, qreal height = 1)
{
    return Strips(count, Strip { height, [](QPainter&, qreal) {} });
}

QList<qsizetype> countsOf(const PageFlow& flow)
{
    QList<qsizetype> counts;
    for (const auto& page : flow.pages())
        counts.append(page.strips.size());
    return counts;
}

} // namespace

class TstPageFlow final : public QObject {
    Q_OBJECT
private slots:
    void init() { test::failOnWarnings(); }

    void whatBelongsTogetherIsNotCut()
    {
        PageFlow flow(10);
        flow.add(lines(6));
        flow.add(lines(5));
        flow.add(lines(5));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 6, 10 }));
        QCOMPARE_EQ(flow.lastPage(), 1);
    }

    void whatIsLongerThanAPageIsCutBetweenLines()
    {
        PageFlow flow(10);
        flow.add(lines(3));
        flow.add(lines(25));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 10, 10, 8 }));
        for (const auto& page : flow.pages()) {
            for (const auto& placed : page.strips)
                QVERIFY(placed.top + placed.strip.height <= 10);
        }
    }

    void ofALongOneNoFewLinesAreLeftAtTheFoot()
    {
        PageFlow flow(10);
        flow.add(lines(8));
        flow.add(lines(12));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 8, 10, 2 }));
    }

    void aHeadingStaysWithWhatFollows()
    {
        PageFlow flow(10);
        flow.add(lines(8));
        flow.add(lines(1), true);
        flow.add(lines(2));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 8, 3 }));
    }

    void aPageNeitherBeginsNorEndsWithAGap()
    {
        PageFlow flow(10);
        flow.add(lines(9) + Strips { { 5, {} } });
        flow.add(Strips { { 5, {} } } + lines(1));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 9, 1 }));
        QCOMPARE_EQ(flow.pages()[1].strips[0].top, 0.0);
    }

    void theHeadOfATableComesAgain()
    {
        PageFlow flow(10);
        flow.add(lines(2));
        flow.repeat(lines(2));
        flow.add(lines(5));
        flow.add(lines(5));
        flow.repeat({});
        flow.add(lines(9));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 7, 7, 9 }));
    }

    void pagesKnowTheirHead()
    {
        PageFlow flow(10);
        flow.startPage(4);
        flow.add(lines(15));
        flow.startPage(7);
        QCOMPARE_EQ(flow.pages()[1].head, 4);
        QCOMPARE_EQ(flow.pages()[2].head, 7);
    }

    void fullPagesCanBeTaken()
    {
        PageFlow flow(10);
        flow.startPage(3);
        QVERIFY(flow.takeFull().isEmpty());
        for (int i = 0; i < 5; ++i)
            flow.add(lines(6));
        auto taken = flow.takeFull();
        QCOMPARE_EQ(taken.size(), 4);
        QCOMPARE_EQ(taken.first().head, 3);
        QCOMPARE_EQ(taken.first().strips.size(), 6);
        QCOMPARE_EQ(flow.pages().size(), 1);
        QCOMPARE_EQ(flow.pageCount(), 5);
        flow.add(lines(6));
        QCOMPARE_EQ(flow.lastPage(), 5);
        // What waited for something to stay with comes as well.
        flow.add(lines(2), true);
        taken = flow.takeAll();
        QCOMPARE_EQ(taken.size(), 2);
        QCOMPARE_EQ(taken.last().strips.size(), 8);
        QCOMPARE_EQ(flow.pageCount(), 6);
    }

    void oneStripHigherThanAPageEndsTheFlowNot()
    {
        PageFlow flow(10);
        flow.add(lines(3, 20));
        QCOMPARE_EQ(countsOf(flow), (QList<qsizetype> { 1, 1, 1 }));
    }
};

MUSTER_TEST(TstPageFlow)
#include "tst_pageflow.moc"
