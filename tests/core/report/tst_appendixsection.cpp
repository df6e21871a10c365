// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstAppendixSection final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whereItComesFromIsTold()
    {
        const auto it = richIncident();
        const auto appendix = appendixSection(it.record());
        const auto* section = sectionCalled(appendix.sections, u"provenance"_s);
        QVERIFY(section);
        QCOMPARE_EQ(textIn(*section, "facts", "made-by", "value"), u"Ignatius Lindqvist"_s);
        QCOMPARE_EQ(cellIn(tableIn(*section, "facts"), u"made-at"_s, "value").number->value,
            millisOf(it.setup.madeAt));
        QCOMPARE_EQ(
            cellIn(tableIn(*section, "facts"), u"entries"_s, "value").number->value, it.events.size());
        QCOMPARE_EQ(textIn(*section, "facts", "taken-back", "value"), u"1"_s);
        QCOMPARE_EQ(textIn(*section, "facts", "withheld", "value"), u"0"_s);
        QCOMPARE_EQ(textIn(*section, "facts", "names", "value"), u"as they were given"_s);
        const auto& console = tableIn(*section, "consoles").rows.first();
        QCOMPARE_EQ(console.cells.at(3).number->value, it.events.last().seq);
        QCOMPARE_EQ(console.cells.at(4).text, QString::fromLatin1(it.events.last().hash.toHex()));
    }

    void whatIsWithheldIsCounted()
    {
        ReportIncident it;
        for (auto& event : it.events)
            event = withoutLeaves(event);
        it.setup.leftOut = { u"timeline"_s };
        const auto appendix = appendixSection(it.record());
        const auto* section = sectionCalled(appendix.sections, u"provenance"_s);
        // Title and summary, and the name of who took command.
        QCOMPARE_EQ(textIn(*section, "facts", "withheld", "value"), u"3"_s);
        QCOMPARE_EQ(textIn(*section, "facts", "left-out", "value"), u"timeline"_s);
    }

    void howToCheckItIsTold()
    {
        const auto it = richIncident();
        const auto appendix = appendixSection(it.record());
        const auto* section = sectionCalled(appendix.sections, u"checking"_s);
        QVERIFY(section);
        const auto& steps = std::get<Listing>(section->blocks.at(1));
        QVERIFY(steps.isNumbered);
        QVERIFY(steps.items.at(1).text.contains(
            u"muster-cli log export "_s + it.events.first().stream.toString().left(8)));
        QVERIFY(sectionCalled(appendix.sections, u"definitions"_s));
    }
};

MUSTER_TEST(TstAppendixSection)
#include "tst_appendixsection.moc"
