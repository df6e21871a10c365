// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstAdherenceSection final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    /// Each step is one of these, and none is counted twice.
    void theCountsAddUp()
    {
        const auto it = richIncident();
        const auto section = adherenceSection(it.record());
        const auto& table = tableIn(section, "counts");
        const auto count
            = [&](const char* row) { return cellIn(table, QString::fromLatin1(row), "steps").number->value; };
        QCOMPARE_EQ(count("by-two"), 1);
        QCOMPARE_EQ(count("by-one"), 6);
        QCOMPARE_EQ(count("sensed"), 1);
        QCOMPARE_EQ(count("overridden"), 1);
        QCOMPARE_EQ(count("skipped"), 1);
        QCOMPARE_EQ(count("failed"), 0);
        QCOMPARE_EQ(count("put-off"), 0);
        QCOMPARE_EQ(count("not-reached"), 1);
        QCOMPARE_EQ(count("not-applicable"), 1);
        QCOMPARE_EQ(count("later"), 1);
        qint64 sum = 0;
        for (const auto& row : table.rows) {
            if (row.id != u"all" && row.id != u"later" && !row.id.startsWith(u"by-two-"))
                sum += row.cells.at(1).number->value;
        }
        QCOMPARE_EQ(sum, count("all"));
        QCOMPARE_EQ(count("all"), 12);
        QVERIFY(!rowWith(table, "of these: read back").isEmpty());
    }

    void whatWasNotSimplyDoneHasAReason()
    {
        const auto it = richIncident();
        const auto section = adherenceSection(it.record());
        QCOMPARE_EQ(
            textIn(section, "reasons", "corruption/warm", "reason"), u"not needed: the cache was warm"_s);
        QCOMPARE_EQ(textIn(section, "reasons", "corruption/warm", "by"), u"王芳"_s);
        QCOMPARE_EQ(textIn(section, "reasons", "corruption/cache", "reason"), u"done by hand: @SUM(A1)"_s);
        QCOMPARE_EQ(tableIn(section, "reasons").rows.size(), 2);
        QCOMPARE_EQ(tableIn(section, "rests").rows.size(), 2);
        QVERIFY(!rowWith(tableIn(section, "rests"), "the vendor does not answer").isEmpty());
    }

    void whatIsNotThereIsSaid()
    {
        ReportIncident it;
        const auto sentences = sentencesIn(adherenceSection(it.record()));
        QVERIFY(sentences.contains(u"No step was skipped."_s));
        QVERIFY(sentences.contains(u"No step stands as failed."_s));
        QVERIFY(sentences.contains(u"No step was overridden."_s));
        QVERIFY(sentences.contains(u"No step is still put off."_s));
        QVERIFY(!sentences.contains(u"Every step that applied"_s));
        const auto rich = sentencesIn(adherenceSection(richIncident().record()));
        QVERIFY(!rich.contains(u"No step was skipped."_s));
        QVERIFY(!rich.contains(u"No step was overridden."_s));
    }

    void whatIsOpenIsToldApart()
    {
        ReportIncident it;
        it.tell(1, incident::StepFailed { it.at("find"), u"no list"_s });
        it.tell(2, incident::StepDeferred { it.at("freeze"), incident::UntilEnd {}, {} });
        it.tell(3, incident::StepStarted { it.at("ask") });
        it.done(4, "promote");
        const auto section = adherenceSection(it.record());
        QCOMPARE_EQ(textIn(section, "reasons", "corruption/find", "reason"), u"no list"_s);
        QCOMPARE_EQ(textIn(section, "reasons", "corruption/freeze", "reason"), u"Nobody said why."_s);
        QCOMPARE_EQ(textIn(section, "steps", "corruption/ask", "became"), u"Begun, not finished"_s);
        QCOMPARE_EQ(textIn(section, "steps", "corruption/promote", "became"),
            u"Confirmed by one, the word of the second is missing"_s);
        it.tell(5,
            incident::StepVerified {
                it.at("promote"), incident::SecondHow::Alone, {}, {}, {}, u"nobody was there"_s });
        const auto alone = adherenceSection(it.record());
        QCOMPARE_EQ(textIn(alone, "reasons", "corruption/promote", "reason"), u"nobody was there"_s);
    }

    void whatChecksAndAssumptionsSaidIsTold()
    {
        auto it = richIncident();
        const auto said = [&](const char* column) {
            return textIn(adherenceSection(it.record()), "checks", "order", column);
        };
        QCOMPARE_EQ(said("check"), u"An order goes through"_s);
        QCOMPARE_EQ(said("word"), u"holds"_s);
        QCOMPARE_EQ(said("by"), u"probe"_s);
        QCOMPARE_EQ(said("since"), u"03:59:00"_s);
        it.tell(70,
            incident::CheckReported { plan::CheckId(u"order"_s), incident::CheckWord::Fails,
                incident::CheckedBy::Person, u"no"_s, {} });
        QCOMPARE_EQ(said("word"), u"fails"_s);
        QCOMPARE_EQ(said("turns"), u"2"_s);
        it.tell(71, incident::AssumptionAnswered { u"backups"_s, incident::Truth::Fails });
        QCOMPARE_EQ(
            textIn(adherenceSection(it.record()), "assumptions", "backups", "word"), u"does not hold"_s);
        QVERIFY(sentencesIn(adherenceSection(ReportIncident().record()))
                    .contains(u"No check of the plan is on record."_s));
    }

    void plannedStandsBesideActual()
    {
        const auto it = richIncident();
        const auto section = adherenceSection(it.record());
        QCOMPARE_EQ(textIn(section, "steps", "corruption/find", "planned"), u"10 min"_s);
        QCOMPARE_EQ(textIn(section, "steps", "corruption/find", "from"), u"03:01:00"_s);
        QCOMPARE_EQ(textIn(section, "steps", "corruption/find", "took"), u"00:05:00"_s);
        QCOMPARE_EQ(textIn(section, "steps", "corruption/find", "difference"), u"−00:05:00"_s);
        QCOMPARE_EQ(textIn(section, "steps", "corruption/restore", "took"), QString());
    }

    /// What is drawn is what its table says.
    void theFigureHasATableOfTheSameNumbers()
    {
        const auto it = richIncident();
        const auto section = adherenceSection(it.record());
        const auto* figure = figureIn(section);
        QVERIFY(figure);
        QCOMPARE_EQ(figure->table, u"phases"_s);
        const auto& table = tableIn(section, "phases");
        const auto& lanes = std::get<metrics::Spans>(figure->drawing.shape).lanes;
        QCOMPARE_EQ(lanes.size(), 1);
        QCOMPARE_EQ(lanes.first().name, u"1 Look"_s);
        const auto& spans = lanes.first().spans;
        const auto moment
            = [&](const char* column) { return cellIn(table, u"phase-1"_s, column).number->value; };
        QCOMPARE_EQ(spans,
            (QList<metrics::Span> {
                { metrics::SpanKind::Planned, moment("planned-from"), moment("planned-until") },
                { metrics::SpanKind::Actual, moment("from"), moment("until") } }));
        QCOMPARE_EQ(moment("planned-from"), moment("from"));
        QCOMPARE_EQ(moment("planned-until") - moment("planned-from"), moment("planned"));
    }

    void whatWasPromisedStandsBesideThePhases()
    {
        const auto it = richIncident();
        const auto section = adherenceSection(it.record());
        const auto text
            = [&](const char* column) { return textIn(section, "phases", "service:web", column); };
        QCOMPARE_EQ(text("phase"), u"Web shop, to be back (paused for 00:14:00)"_s);
        QCOMPARE_EQ(text("planned"), u"30 min"_s);
        QCOMPARE_EQ(text("planned-until"), u"03:34:00"_s);
        QCOMPARE_EQ(text("until"), u"04:00:00"_s);
        QCOMPARE_EQ(text("took"), u"00:56:00"_s);
        QCOMPARE_EQ(text("difference"), u"+00:26:00"_s);
    }

    void whereNothingWasDoneThereIsNoFigure()
    {
        QVERIFY(!figureIn(adherenceSection(ReportIncident().record())));
    }

private:
    static const Figure* figureIn(const Section& section)
    {
        for (const auto& block : section.blocks) {
            if (const auto* figure = std::get_if<Figure>(&block))
                return figure;
        }
        return nullptr;
    }
};

MUSTER_TEST(TstAdherenceSection)
#include "tst_adherencesection.moc"
