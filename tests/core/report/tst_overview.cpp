// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/sections.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstOverview final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void theFactsOfTheWhole()
    {
        const auto it = richIncident();
        const auto record = it.record();
        QCOMPARE_EQ(factIn(record, "kind"), u"Live incident"_s);
        QCOMPARE_EQ(factIn(record, "severity"), u"SEV-1, the whole time"_s);
        QCOMPARE_EQ(
            factIn(record, "command"), u"Ada, 03:00:00 to 03:11:00; 王芳, from 03:11:00 to the end"_s);
        QCOMPARE_EQ(factIn(record, "failed"), u"02:50:00"_s);
        QCOMPARE_EQ(factIn(record, "closed"), u"04:50:00"_s);
        QCOMPARE_EQ(factIn(record, "length"), u"02:00:00"_s);
        QVERIFY(factIn(record, "plan").startsWith(u"Shop, version 14, as it was frozen"_s));
        // Where nobody looked, nothing is said.
        QCOMPARE_EQ(factIn(record, "approval"), QString());
    }

    void anOpenDrillIsToldAsOne()
    {
        ReportIncident it(journal::StreamKind::Drill);
        it.setup.approval = estate::ApprovalState {};
        const auto record = it.record();
        QCOMPARE_EQ(factIn(record, "kind"), u"Drill, an exercise"_s);
        QCOMPARE_EQ(factIn(record, "closed"), QString());
        QCOMPARE_EQ(factIn(record, "as-of"), u"06:20:00"_s);
        QCOMPARE_EQ(factIn(record, "approval"), u"Not approved"_s);
    }

    void aSummaryIsOfAPerson()
    {
        const auto it = richIncident();
        const auto section = summarySection(it.record());
        const auto& first = std::get<Paragraph>(section.blocks.first());
        QVERIFY(first.isSaid);
        QCOMPARE_EQ(first.text, u"The index was broken, and the replica was promoted."_s);
        QCOMPARE_EQ(first.by, u"王芳"_s);
        QCOMPARE_EQ(first.entry, QString::number(it.events.size()));
        QVERIFY(sentencesIn(section).contains(u"Orders of today are not there"_s));
    }

    void whereNobodyWroteOneItIsSaid()
    {
        ReportIncident it;
        QVERIFY(sentencesIn(summarySection(it.record())).startsWith(u"Nobody has written a summary."_s));
        it.tell(120, incident::ReviewWritten { u"summary"_s, u"Written early."_s });
        it.tell(130, incident::ReviewWritten { u"summary"_s, u"Written later."_s });
        const auto section = summarySection(it.record());
        QCOMPARE_EQ(std::get<Paragraph>(section.blocks.first()),
            (Paragraph {
                u"Written later."_s, true, u"Ada"_s, QString::number(it.events.size()), u"summary"_s }));
        QVERIFY(!sentencesIn(section).contains(u"Nobody has written"_s));
        QVERIFY(!sentencesIn(section).contains(u"Written early."_s));
        // To write nothing takes it back.
        it.tell(140, incident::ReviewWritten { u"summary"_s, {} });
        QVERIFY(sentencesIn(summarySection(it.record())).startsWith(u"Nobody has written a summary."_s));
    }

    void whatSomebodyWroteOfTheImpactStandsFirst()
    {
        ReportIncident it;
        QVERIFY(sentencesIn(impactSection(it.record())).contains(u"is not in the record"_s));
        it.tell(120, incident::ReviewWritten { u"impact"_s, u"Forty orders were entered again."_s });
        const auto section = impactSection(it.record());
        QCOMPARE_EQ(std::get<Paragraph>(section.blocks.first()).text, u"Forty orders were entered again."_s);
        QVERIFY(!sentencesIn(section).contains(u"is not in the record"_s));
    }

    void theImpactIsWhatIsKnown()
    {
        const auto it = richIncident();
        const auto section = impactSection(it.record());
        QCOMPARE_EQ(textIn(section, "services", "postgres", "from"), u"02:50:00"_s);
        QCOMPARE_EQ(textIn(section, "services", "postgres", "until"), u"03:25:00"_s);
        QCOMPARE_EQ(textIn(section, "services", "web", "length"), u"01:10:00"_s);
        QCOMPARE_EQ(textIn(section, "severity", "critical", "length"), u"01:50:00"_s);
        ReportIncident open;
        QCOMPARE_EQ(
            textIn(impactSection(open.record()), "services", "web", "until"), u"not back when this ends"_s);
    }

private:
    [[nodiscard]] static QString factIn(const Record& record, const char* id)
    {
        for (const auto& fact : overviewFacts(record)) {
            if (fact.id == QLatin1StringView(id))
                return fact.cell.text;
        }
        return {};
    }
};

MUSTER_TEST(TstOverview)
#include "tst_overview.moc"
