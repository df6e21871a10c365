// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstReport final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void numbersAreNamedByTheirPlace()
    {
        auto report = small();
        nameNumbers(report);
        const auto shown = numbersOf(report);
        QCOMPARE_EQ(shown.size(), 2);
        QCOMPARE_EQ(shown.at(0), (Shown { { u"facts.entries"_s, 7, Number::Unit::Count }, u"7"_s }));
        QCOMPARE_EQ(shown.at(1).number.id, u"inner.table.row.number"_s);
    }

    void everyTextIsRewritten()
    {
        auto report = small();
        rewriteTexts(report, [](const QString& text) { return text.toUpper(); });
        QCOMPARE_EQ(report.title, u"TITLE"_s);
        QCOMPARE_EQ(report.facts.first().name, u"ENTRIES"_s);
        const auto* inner = sectionCalled(report.sections, u"inner"_s);
        QVERIFY(inner);
        QCOMPARE_EQ(inner->title, u"INNER"_s);
        QCOMPARE_EQ(tableIn(*inner, "table").rows.first().cells.first().text, u"A"_s);
        QCOMPARE_EQ(tableIn(*inner, "table").columns.first().title, u"WHAT"_s);
        QCOMPARE_EQ(std::get<Paragraph>(inner->blocks.at(1)), (Paragraph { u"SAID"_s, true, u"ADA"_s }));
        QCOMPARE_EQ(std::get<Listing>(inner->blocks.at(2)).items.first().text, u"ITEM"_s);
        QCOMPARE_EQ(std::get<Figure>(inner->blocks.at(3)).alternative, u"BARS"_s);
        const auto& drawing = std::get<Figure>(inner->blocks.at(3)).drawing;
        QCOMPARE_EQ(drawing.title, u"TITLE"_s);
        QCOMPARE_EQ(drawing.shape, shape(u"A LANE"_s, u"A NOTE"_s, u"DUE"_s, u"LATE"_s, u"1 H"_s));
        // Ids are for machines.
        QCOMPARE_EQ(tableIn(*inner, "table").rows.first().id, u"row"_s);
    }

    void whatIsNotThereIsNull()
    {
        const auto report = small();
        QVERIFY(!sectionCalled(report.sections, u"gone"_s));
        QVERIFY(!tableCalled(report.sections.first(), u"table"_s));
    }

    void theTextsOfEveryShapeAreRewritten()
    {
        Report report;
        const metrics::Bars bars { u"ms"_s, { u"one"_s }, { { u"planned"_s, { 1 } } } };
        const metrics::Counts counts { { metrics::Origin::Epoch, 0, 2, { { 0, u"noon"_s } } }, 1,
            { { u"steps"_s, { 1, 2 } } } };
        report.sections = { { u"one"_s, {},
            { Figure { u"bars"_s, {}, {}, { {}, bars } },
                Figure { u"counts"_s, {}, {}, { {}, counts } } } } };
        rewriteTexts(report, [](const QString& text) { return text.toUpper(); });
        const auto shapeOf = [&](qsizetype at) {
            return std::get<Figure>(report.sections.first().blocks.at(at)).drawing.shape;
        };
        QCOMPARE_EQ(std::get<metrics::Bars>(shapeOf(0)).categories, QStringList { u"ONE"_s });
        QCOMPARE_EQ(std::get<metrics::Bars>(shapeOf(0)).series.first().label, u"PLANNED"_s);
        QCOMPARE_EQ(std::get<metrics::Counts>(shapeOf(1)).lanes.first().name, u"STEPS"_s);
        QCOMPARE_EQ(std::get<metrics::Counts>(shapeOf(1)).axis.ticks.first().label, u"NOON"_s);
    }

private:
    [[nodiscard]] static metrics::Shape shape(const QString& lane, const QString& note, const QString& marker,
        const QString& kind, const QString& tick)
    {
        using metrics::SpanKind;
        return metrics::Spans { { metrics::Origin::Failure, 0, 9, { { 0, tick } } },
            { { lane, { { SpanKind::Late, 1, 2 } }, note } }, { { 3, marker } },
            { { SpanKind::Late, kind } } };
    }
    [[nodiscard]] static Report small()
    {
        Report report;
        report.title = u"title"_s;
        report.facts = { { u"entries"_s, u"entries"_s, { u"7"_s, Number { {}, 7, Number::Unit::Count } } } };
        const Table table { u"table"_s, u"table"_s,
            { { u"what"_s, u"what"_s }, { u"number"_s, u"number"_s, Column::Align::End } },
            { { u"row"_s, { { u"a"_s }, { u"3"_s, Number { {}, 3, Number::Unit::Count } } } } } };
        const Section inner { u"inner"_s, u"inner"_s,
            { table, Paragraph { u"said"_s, true, u"Ada"_s }, Listing { { { u"item"_s } } },
                Figure { u"figure"_s, u"bars"_s, u"table"_s,
                    { u"title"_s, shape(u"a lane"_s, u"a note"_s, u"due"_s, u"late"_s, u"1 h"_s) } } } };
        report.sections = { { u"outer"_s, u"outer"_s, {}, { inner } } };
        return report;
    }
};

MUSTER_TEST(TstReport)
#include "tst_report.moc"
