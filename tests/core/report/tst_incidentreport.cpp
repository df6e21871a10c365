// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/forms.h"
#include "core/report/incidentreport.h"
#include "core/report/papers.h"
#include "tests/core/report/reportrig.h"

#include <QDir>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString goldenFile(const QString& name)
{
    return QStringLiteral(MUSTER_SOURCE_DIR "/tests/data/reports/") + name;
}

/// The golden file as it is after it was written anew, if that is wished.
QByteArray golden(const QString& name, const QByteArray& made)
{
    QFile file(goldenFile(name));
    if (qEnvironmentVariableIsSet("MUSTER_UPDATE_GOLDEN")) {
        if (!QDir().mkpath(goldenFile({})) || !file.open(QIODevice::WriteOnly)
            || file.write(made) != made.size())
            qFatal("%s cannot be written", qPrintable(name));
        file.close();
    }
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList idsOf(const Report& report)
{
    QStringList ids;
    for (const auto& section : report.sections)
        ids.append(section.id);
    return ids;
}

} // namespace

class TstIncidentReport final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void anIncidentWithEverythingIsThisReport_data()
    {
        QTest::addColumn<bool>("namesAsRoles");
        QTest::addColumn<QString>("name");
        // A PDF and an ODT are read back by other programs instead, see their own tests.
        for (const auto& form : { u"html"_s, u"md"_s, u"json"_s, u"csv"_s }) {
            QTest::addRow("%s", qPrintable(form)) << false << u"incident."_s + form;
            QTest::addRow("roles %s", qPrintable(form)) << true << u"incident-roles."_s + form;
        }
    }
    void anIncidentWithEverythingIsThisReport()
    {
        QFETCH(const bool, namesAsRoles);
        QFETCH(const QString, name);
        auto it = richIncident();
        it.setup.namesAsRoles = namesAsRoles;
        const auto form = formCalled(name.section(u'.', -1));
        QVERIFY(form);
        const auto made = *written(it.made(), *form);
        QCOMPARE_EQ(made, golden(name, made));
    }

    void theSectionsStandInTheirOrder()
    {
        auto it = richIncident();
        QCOMPARE_EQ(idsOf(it.made()),
            (QStringList { u"summary"_s, u"impact"_s, u"objectives"_s, u"timeline"_s, u"adherence"_s,
                u"decisions"_s, u"communications"_s, u"roles"_s, u"credentials"_s, u"changes"_s,
                u"evidence"_s, u"anchors"_s, u"follow-ups"_s, u"appendix"_s }));
        it.setup.leftOut = { u"timeline"_s, u"evidence"_s };
        it.tell(120, incident::ReviewWritten { u"luck"_s, u"The replica was young."_s });
        const auto ids = idsOf(it.made());
        QVERIFY(!ids.contains(u"timeline"_s));
        QVERIFY(!ids.contains(u"evidence"_s));
        QCOMPARE_EQ(ids.at(ids.size() - 2), u"luck"_s);
        QVERIFY(!ids.contains(u"surprises"_s));
    }

    void theSameLogIsTheSameReport()
    {
        const auto it = richIncident();
        auto events = it.events;
        std::reverse(events.begin(), events.end());
        for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv }) {
            QCOMPARE_EQ(*written(it.made(), form), *written(incidentReport(it.plan, events, it.setup), form));
        }
        // Nor does a closed one hang on when it is looked at.
        auto later = it;
        later.setup.asOf += std::chrono::hours(1000);
        QCOMPARE_EQ(*written(later.made(), Form::Json), *written(it.made(), Form::Json));
        QCOMPARE_EQ(htmlReport(it.plan, it.events, it.setup), *written(it.made(), Form::Html));
    }

    void blamelessHasNoName()
    {
        auto it = richIncident();
        it.setup.namesAsRoles = true;
        it.by(ReportIncident::kMaker);
        it.tell(120, incident::ReviewWritten { u"luck"_s, u"Lindqvist was awake."_s });
        const auto report = it.made();
        for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv }) {
            const auto text = QString::fromUtf8(*written(report, form));
            for (const auto* name : { "Ada", "王芳", "ليلى", "حداد", "Ignatius", "Lindqvist" }) {
                QVERIFY2(!text.contains(QString::fromUtf8(name)),
                    qPrintable(QString::fromUtf8(name) + u' ' + endingOf(form)));
            }
            QVERIFY(text.contains(u"Incident commander 1"_s));
            QVERIFY(text.contains(u"Incident commander 2"_s));
            QVERIFY(text.contains(u"Participant 1"_s));
        }
        const auto* appendix = sectionCalled(report.sections, u"provenance"_s);
        QCOMPARE_EQ(textIn(*appendix, "facts", "names", "value"), u"replaced by roles"_s);
    }

    void whatWasTakenBackIsInNoForm()
    {
        const auto report = richIncident().made();
        for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv })
            QVERIFY(!written(report, form)->contains("hunter2"));
    }

    void namesOfTheMachineStay()
    {
        auto it = richIncident();
        it.setup.namesAsRoles = true;
        it.by("Muster");
        it.tell(109, incident::ClockChecked { true });
        const auto text = QString::fromUtf8(*written(it.made(), Form::Csv));
        QVERIFY(text.contains(u"\"Muster\""_s));
    }

    void hostileCharactersAreShown()
    {
        ReportIncident it;
        it.note(1, incident::NoteAdded::Kind::Note, "a\x1b[31mb\u202ec");
        const auto text = QString::fromUtf8(*written(it.made(), Form::Json));
        QVERIFY(!text.contains(QChar(0x202e)));
        QVERIFY(!text.contains(u"\\u001b"_s));
    }

    void emptyIsAReportToo()
    {
        ReportSetup setup;
        const auto report = incidentReport(reportPlan(), {}, setup);
        for (const auto form : { Form::Html, Form::Markdown, Form::Json, Form::Csv })
            QVERIFY(!written(report, form)->isEmpty());
    }

    /// An auditor's questions have an answer where nothing happened, too.
    void nothingIsLeftUnsaid()
    {
        ReportIncident it;
        it.setup.asOf = it.minute(1);
        const auto report = it.made();
        for (const auto& section : report.sections) {
            QVERIFY2(!section.blocks.isEmpty() || !section.sections.isEmpty(), qPrintable(section.id));
            for (const auto& block : section.blocks) {
                if (const auto* table = std::get_if<Table>(&block))
                    QVERIFY2(!table->rows.isEmpty(), qPrintable(section.id + u'.' + table->id));
            }
        }
    }

    void theFileHasANameOfItsOwn()
    {
        auto it = richIncident();
        const auto report = it.made();
        QCOMPARE_EQ(paperName(report, Paper::Report), u"2026-03-14_rows-are-missing-b-more-b_report"_s);
        QCOMPARE_EQ(longPaperName(report, Paper::Report),
            u"2026-03-14_rows-are-missing-b-more-b_%1_report"_s.arg(report.subject.left(8)));
        Report nameless;
        nameless.day = QDate(2026, 3, 14);
        nameless.title = u"…"_s;
        QCOMPARE_EQ(paperName(nameless, Paper::Report), u"2026-03-14_incident_report"_s);
        nameless.title = u"数据库 坏了"_s;
        QCOMPARE_EQ(paperName(nameless, Paper::Report), u"2026-03-14_数据库-坏了_report"_s);
    }
};

MUSTER_TEST(TstIncidentReport)
#include "tst_incidentreport.moc"
