// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/paperpages.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/support/testmain.h"
#include "tests/support/verify.h"

#include <QPainter>

using namespace muster;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Pages of one table, long enough for several.
class TablePages final : public PaperPages {
public:
    explicit TablePages(QPdfWriter& writer)
        : PaperPages(writer)
    {
        begin(u"Left"_s, u"Right"_s);
        Table table { u"Caption"_s, { u"Name"_s, u"Number"_s }, {} };
        for (int i = 0; i < 150; ++i)
            table.rows.append({ u"row %1"_s.arg(i), u"+61 2 5550 %1"_s.arg(1000 + i) });
        layTable(table);
    }

private:
    void paintEdges(QPainter& painter, const Head& head, qsizetype index) const override
    {
        paintEdge(painter, kHead - edgeHeight(), Qt::AlignLeft,
            u"%1 %2 %3"_s.arg(head.left, head.right, QString::number(index)), 1);
        paintEdge(painter, kHead - 2 * edgeHeight(), Qt::AlignLeft, u"Much too long "_s.repeated(90), 0.5);
    }
};

} // namespace

class TstPaperPages final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyPageHasItsEdgesAndTheHeadOfItsTable()
    {
        const auto made = printedPages(Format::A4, u"A\u202Etitle"_s,
            [](QPdfWriter& writer) { return std::make_unique<TablePages>(writer); });
        VERIFY_RESULT(made);
        const auto pages = readBy(u"pdftotext"_s, { u"-layout"_s }, made->pdf).split(u'\f');
        QCOMPARE_EQ(pages.size() - 1, made->pages);
        QVERIFY(made->pages > 2);
        for (qsizetype i = 0; i < made->pages; ++i) {
            QVERIFY(pages[i].contains(u"Left Right %1"_s.arg(i)));
            QVERIFY2(pages[i].contains(u"Number"_s), qPrintable(pages[i]));
        }
        QVERIFY(pages[0].contains(u"Caption"_s));
        QVERIFY(!pages[1].contains(u"Caption"_s));
        const auto words = pages.join(u'\n');
        for (int i = 0; i < 150; ++i)
            QVERIFY(words.contains(u"row %1 "_s.arg(i)));
        QCOMPARE_EQ(wordOutside(made->pdf), QString());
        const auto facts = readBy(u"pdfinfo"_s, {}, made->pdf);
        QVERIFY(facts.contains(u"595 x 842 pts"_s));
        QVERIFY(!facts.contains(QChar(0x202e)));
    }

    void columnsShareThePage()
    {
        const auto sum = [](const QList<qreal>& widths) {
            qreal all = 0;
            for (const auto width : widths)
                all += width;
            return all;
        };
        // Where there is room, the last has what is left.
        QCOMPARE_EQ(sharedWidths({ 10, 10 }, { 20, 30 }, 100, 40), (QList<qreal> { 20, 80 }));
        // Where there is not, each has what it needs, and of the rest what it wishes for.
        QCOMPARE_EQ(sharedWidths({ 10, 30 }, { 10, 200 }, 100, 40), (QList<qreal> { 10, 90 }));
        // And where that is not there either, all are cut; a long word more than others.
        const auto tight = sharedWidths({ 40, 40, 300, 40 }, { 40, 40, 300, 40 }, 120, 60);
        QCOMPARE_EQ(qRound(sum(tight)), 120);
        QVERIFY(tight[2] > tight[0] && tight[2] < 2 * tight[0]);
    }
};

MUSTER_TEST(TstPaperPages)
#include "tst_paperpages.moc"
