// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forms.h"
#include "core/report/papers.h"
#include "tests/core/report/reportrig.h"

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

class TstPapers : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyPaperIsCalledByItsWord()
    {
        QCOMPARE_EQ(paperWords(),
            (QStringList {
                u"report"_s, u"handover"_s, u"situation"_s, u"activity"_s, u"drill"_s, u"brief"_s }));
        for (const auto paper : allPapers())
            QVERIFY(paperCalled(wordOf(paper)) == paper);
        QVERIFY(!paperCalled(u"nothing"_s));
    }

    /// Whatever happened, and however little.
    void everyPaperIsWrittenInEveryTextForm_data()
    {
        QTest::addColumn<bool>("isRich");
        QTest::newRow("with everything in it") << true;
        QTest::newRow("nothing done yet") << false;
    }
    void everyPaperIsWrittenInEveryTextForm()
    {
        QFETCH(bool, isRich);
        const auto it = isRich ? richIncident() : ReportIncident();
        for (const auto paper : allPapers()) {
            const auto made = paperOf(paper, it.plan, it.events, it.setup);
            if (paper == Paper::Drill) {
                QVERIFY(!made.has_value());
                continue;
            }
            VERIFY_RESULT(made);
            QVERIFY2(!made->sections.isEmpty() && !made->footer.isEmpty(), qPrintable(wordOf(paper)));
            for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv }) {
                const auto bytes = written(*made, form);
                VERIFY_RESULT(bytes);
                QCOMPARE_EQ(subjectIn(*bytes, form), made->subject);
            }
        }
        const ReportIncident drill(journal::StreamKind::Drill);
        VERIFY_RESULT(paperOf(Paper::Drill, drill.plan, drill.events, drill.setup));
    }

    void onlyTheActivityLogIsOfOnePerson()
    {
        const auto it = richIncident();
        VERIFY_RESULT(paperOf(Paper::Activity, it.plan, it.events, it.setup, u"Ada"_s));
        const auto refused = paperOf(Paper::Brief, it.plan, it.events, it.setup, u"Ada"_s);
        QVERIFY(!refused.has_value());
        QVERIFY(refused.error().text.contains(u"Only the activity log"_s));
    }

    void theSamePaperIsTheSame()
    {
        const auto it = richIncident();
        for (const auto paper : allPapers()) {
            if (paper == Paper::Drill)
                continue;
            const auto once = paperOf(paper, it.plan, it.events, it.setup);
            auto shuffled = it.events;
            std::reverse(shuffled.begin(), shuffled.end());
            const auto again = paperOf(paper, it.plan, shuffled, it.setup);
            QCOMPARE_EQ(*written(*once, Form::Json), *written(*again, Form::Json));
        }
    }

    void filesAreNamedAfterThePaper()
    {
        const auto it = richIncident();
        const auto made = it.made();
        QCOMPARE_EQ(paperName(made, Paper::Handover), u"2026-03-14_rows-are-missing-b-more-b_handover"_s);
        QCOMPARE_EQ(paperName(made, Paper::Activity, u"王芳"_s),
            u"2026-03-14_rows-are-missing-b-more-b_activity-王芳"_s);
        QCOMPARE_EQ(longPaperName(made, Paper::Brief),
            u"2026-03-14_rows-are-missing-b-more-b_%1_brief"_s.arg(made.subject.left(8)));
    }
};

MUSTER_TEST(TstPapers)
#include "tst_papers.moc"
