// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forms.h"
#include "core/report/situationpage.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

Report pageAt(const ReportIncident& it, int minute)
{
    auto setup = it.setup;
    setup.asOf = it.minute(minute);
    return situationPage(it.plan, it.events, setup);
}

QString factOf(const Report& page, const char* id)
{
    for (const auto& fact : page.facts) {
        if (fact.id == QLatin1StringView(id))
            return fact.cell.text;
    }
    return {};
}

} // namespace

class TstSituationPage : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void whoIsOutsideLearnsHowItStands()
    {
        const auto it = richIncident();
        const auto page = pageAt(it, 30);
        QCOMPARE_EQ(page.title, u"Rows are missing <b>& more</b>"_s);
        QCOMPARE_EQ(factOf(page, "scenario"), u"Data corruption"_s);
        QCOMPARE_EQ(factOf(page, "severity"), u"SEV-1"_s);
        QCOMPARE_EQ(factOf(page, "failed"), u"02:50:00"_s);
        QCOMPARE_EQ(factOf(page, "commander"), u"Incident commander, since 03:11:00"_s);
        QCOMPARE_EQ(factOf(page, "back"), u"1 of 2"_s);
        QCOMPARE_EQ(factOf(page, "next-update"), u"03:45:00"_s);
        QCOMPARE_EQ(factOf(page, "as-of"), u"03:30:00"_s);
        QVERIFY2(
            factOf(page, "written").startsWith(u"2026-03-15 07:00"_s), qPrintable(factOf(page, "written")));
        const auto* services = sectionCalled(page.sections, u"standing"_s);
        QVERIFY(services != nullptr);
        QCOMPARE_EQ(textIn(*services, "services", "postgres", "standing"), u"✓ Back"_s);
        QCOMPARE_EQ(textIn(*services, "services", "web", "standing"), u"✗ Late, not back"_s);
        const auto told = sentencesIn(*sectionCalled(page.sections, u"told"_s));
        QVERIFY2(told.contains(u"The shop is down"_s), qPrintable(told));
        // It was told later.
        QVERIFY2(!told.contains(u"The shop is back"_s), qPrintable(told));
    }

    void nothingInternalLeaves_data()
    {
        QTest::addColumn<int>("minute");
        QTest::newRow("in the middle") << 30;
        QTest::newRow("before it is closed") << 100;
        QTest::newRow("closed") << 200;
    }
    void nothingInternalLeaves()
    {
        QFETCH(int, minute);
        const auto it = richIncident();
        const auto page = pageAt(it, minute);
        for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv }) {
            const auto bytes = written(page, form);
            VERIFY_RESULT(bytes);
            for (const auto* secret : { ReportIncident::kAda, ReportIncident::kWang, ReportIncident::kLaila,
                     ReportIncident::kMaker, "ليلى", "hunter2", "Database login", "db-url", "Freeze writes",
                     "Clear the cache", "Promote the replica", "lag 2 s", "a point at 02:48",
                     "the cache was warm", "<script>", "Somebody rang up", "Why did nobody see it", "lag.png",
                     "Writes are frozen", "Orders of today" })
                QVERIFY2(!bytes->contains(secret), secret);
        }
    }

    void aBareOneSaysWhatIsNotThereYet()
    {
        ReportIncident it;
        const auto page = pageAt(it, 5);
        QCOMPARE_EQ(factOf(page, "next-update"), u"03:15:00"_s);
        QVERIFY(sentencesIn(*sectionCalled(page.sections, u"told"_s))
                    .contains(u"Nothing was told to anybody yet."_s));
        it.events.removeLast();
        QCOMPARE_EQ(factOf(pageAt(it, 5), "commander"), u"Nobody has taken command."_s);
    }

    void aDrillIsMarked()
    {
        const ReportIncident it(journal::StreamKind::Drill);
        QCOMPARE_EQ(pageAt(it, 5).banner, u"EXERCISE"_s);
        QVERIFY(pageAt(it, 5).footer.startsWith(u"EXERCISE"_s));
    }

    void aPageThatIsKeptIsReadAnewUntilItIsClosed()
    {
        const auto it = richIncident();
        const auto open = keptPage(pageAt(it, 30));
        QVERIFY(open.contains("<meta http-equiv=\"refresh\" content=\"15\">"));
        QVERIFY(open.contains("nobody keeps it any more"));
        QVERIFY(!open.contains("<script"));
        QCOMPARE_EQ(subjectIn(open, Form::Html), it.made().subject);
        const auto closed = keptPage(pageAt(it, 200));
        QVERIFY(!closed.contains("http-equiv=\"refresh\""));
        QVERIFY(closed.contains("The incident is closed."));
    }
};

MUSTER_TEST(TstSituationPage)
#include "tst_situationpage.moc"
