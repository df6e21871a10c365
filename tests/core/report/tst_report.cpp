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
        QCOMPARE_EQ(std::get<Figure>(inner->blocks.at(3)).drawing.categories, QStringList { u"ONE"_s });
        // Ids are for machines.
        QCOMPARE_EQ(tableIn(*inner, "table").rows.first().id, u"row"_s);
    }

    void whatIsNotThereIsNull()
    {
        const auto report = small();
        QVERIFY(!sectionCalled(report.sections, u"gone"_s));
        QVERIFY(!tableCalled(report.sections.first(), u"table"_s));
    }

private:
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
                    { u"bars"_s, u"ms"_s, { u"one"_s }, { { u"planned"_s, { 1 } } } } } } };
        report.sections = { { u"outer"_s, u"outer"_s, {}, { inner } } };
        return report;
    }
};

MUSTER_TEST(TstReport)
#include "tst_report.moc"
