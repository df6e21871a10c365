// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/report.h"
#include "tests/app/commands/guardedrig.h"
#include "tests/app/commands/program.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/support/testmain.h"

#include <QDir>

using namespace muster;
using namespace muster::test;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The command with what follows its name; "|" ends a word.
int ask(GuardedRig& rig, const QString& more)
{
    QStringList words { QStringLiteral("report"), rig.id };
    if (!more.isEmpty())
        words += more.split(u'|');
    return rig.run(words);
}

} // namespace

class TstReport : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyFormIsWrittenUnderItsName()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        ask(rig, QStringLiteral("--format|html,md,json,csv|-o|%1").arg(dir.path()));
        VERIFY_STATUS(rig, 0);
        for (const auto* ending : { "html", "md", "json", "csv" }) {
            const auto path = dir.filePath(
                QStringLiteral("2026-03-14_rows-are-missing_report.%1").arg(QLatin1StringView(ending)));
            QVERIFY2(contentOf(path).contains("Rows are missing"), qPrintable(path));
            VERIFY_SAYS(rig.out, path.toUtf8().constData());
        }
    }

    void theAnswerForMachinesNamesTheFiles()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        ask(rig, QStringLiteral("-o|%1/new|--json").arg(dir.path()));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.array().size(), 1);
        const auto file = rig.array().first().toObject();
        QCOMPARE_EQ(file[u"format"].toString(), QStringLiteral("html"));
        QVERIFY(contentOf(file[u"file"].toString()).startsWith("<!DOCTYPE html>"));
    }

    void aStreamTakesOneForm()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|json|-o|-"));
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(rig.object()[u"schema"].toString(), QStringLiteral("muster-report-v1"));
        QCOMPARE_EQ(rig.object()[u"subject"].toString(), rig.id);
        ask(rig, QStringLiteral("--format|json,md|-o|-"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Only one form");
    }

    void namesGiveWayToRoles()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "taken by Ada");
        ask(rig, QStringLiteral("--format|md|-o|-|--roles"));
        VERIFY_STATUS(rig, 0);
        QVERIFY(!rig.out.contains(QStringLiteral("Ada")));
    }

    void timesAreInTheZoneThatIsAskedFor()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|md|-o|-|--tz|Australia/Sydney"));
        VERIFY_SAYS(rig.out, "times in Australia/Sydney (UTC+11:00)");
        ask(rig, QStringLiteral("--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "times in UTC");
        ask(rig, QStringLiteral("--tz|Nowhere/City"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "no time zone");
    }

    /// The report of this incident is written anew; nothing else is written over.
    void nothingElseIsWrittenOver()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        const auto shorter = dir.filePath(QStringLiteral("2026-03-14_rows-are-missing_report.html"));
        const auto longer
            = dir.filePath(QStringLiteral("2026-03-14_rows-are-missing_%1_report.html").arg(rig.id.left(8)));
        const auto wish = QStringLiteral("-o|%1").arg(dir.path());
        ask(rig, wish);
        VERIFY_STATUS(rig, 0);
        ask(rig, wish);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(QDir(dir.path()).entryList(QDir::Files).size(), 1);
        GuardedRig::write(shorter, "mine");
        ask(rig, wish);
        VERIFY_STATUS(rig, 0);
        QCOMPARE_EQ(contentOf(shorter), QByteArray("mine"));
        QVERIFY(contentOf(longer).contains("Rows are missing"));
        GuardedRig::write(longer, "mine too");
        ask(rig, wish);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Nothing was written");
        QCOMPARE_EQ(contentOf(longer), QByteArray("mine too"));
        ask(rig, wish + QStringLiteral("|--force"));
        VERIFY_STATUS(rig, 0);
        QVERIFY(contentOf(longer).contains("Rows are missing"));
        QCOMPARE_EQ(contentOf(shorter), QByteArray("mine"));
    }

    void whatCannotBeWrittenIsSaid()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|docx"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is: html, md, json, csv, pdf, odt.");
        ask(rig, QStringLiteral("--format|,"));
        VERIFY_STATUS(rig, 2);
        ask(rig, QStringLiteral("-o|") + rig.plan);
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "is a file");
        rig.run({ QStringLiteral("report"), QStringLiteral("nobody") });
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is no incident \"nobody\"");
    }

    void everyPaperHasItsOwnFile()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        for (const auto* paper : { "report", "handover", "situation", "activity", "brief" }) {
            ask(rig, QStringLiteral("--paper|%1|-o|%2").arg(QLatin1StringView(paper), dir.path()));
            VERIFY_STATUS(rig, 0);
            const auto path = dir.filePath(
                QStringLiteral("2026-03-14_rows-are-missing_%1.html").arg(QLatin1StringView(paper)));
            QVERIFY2(contentOf(path).contains("Rows are missing"), qPrintable(path));
        }
        ask(rig, QStringLiteral("--paper|activity|--person|ada|-o|%1").arg(dir.path()));
        VERIFY_STATUS(rig, 0);
        QVERIFY(QFile::exists(dir.filePath(QStringLiteral("2026-03-14_rows-are-missing_activity-ada.html"))));
        QCOMPARE_EQ(QDir(dir.path()).entryList(QDir::Files).size(), 6);
    }

    void whoIsOutsideSeesNoNames()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--paper|handover|--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "Ada");
        for (const auto* paper : { "situation", "brief" }) {
            ask(rig, QStringLiteral("--paper|%1|--format|md|-o|-").arg(QLatin1StringView(paper)));
            VERIFY_STATUS(rig, 0);
            QVERIFY2(!rig.out.contains(QStringLiteral("Ada")), qPrintable(rig.out));
        }
    }

    void onlyADrillHasADrillReport()
    {
        GuardedRig rig;
        const QTemporaryDir dir;
        ask(rig, QStringLiteral("--paper|drill|-o|%1/new").arg(dir.path()));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "This is a live incident.");
        QVERIFY(!QFile::exists(dir.filePath(QStringLiteral("new"))));
    }

    void whatIsNoPaperIsSaid()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--paper|leaflet"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "There is: report, handover, situation, activity, drill, brief.");
        ask(rig, QStringLiteral("--paper|activity|--person|Zoe|-o|-"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Nobody called Zoe");
        ask(rig, QStringLiteral("--person|Ada|-o|-"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "Only the activity log");
    }

    /// By the real program, which draws without a display.
    void pagesArePrinted()
    {
        Program program;
        const auto plan = program.home.filePath(QStringLiteral("shop.plan.yaml"));
        GuardedRig::write(plan, guardedPlanText());
        program.here({ QStringLiteral("incident"), QStringLiteral("declare"), plan,
            QStringLiteral("--scenario"), QStringLiteral("corruption"), QStringLiteral("--title"),
            QStringLiteral("Rows are missing"), QStringLiteral("--json") });
        const auto id = QJsonDocument::fromJson(program.out.toUtf8())[u"id"].toString();
        QVERIFY2(!id.isEmpty(), qPrintable(program.err));
        const QStringList report { QStringLiteral("report"), id, QStringLiteral("-o"),
            program.home.filePath(QStringLiteral("reports")), QStringLiteral("--json"),
            QStringLiteral("--format"), QStringLiteral("pdf,odt"), QStringLiteral("--page"),
            QStringLiteral("letter"), QStringLiteral("--archive") };
        // The second time it is known for the report of this incident.
        for (int i = 0; i < 2; ++i) {
            program.here(report);
            QCOMPARE_EQ(program.err, QString());
            QCOMPARE_EQ(program.status, 0);
            const auto files = QJsonDocument::fromJson(program.out.toUtf8()).array();
            QCOMPARE_EQ(files.size(), 2);
            const auto pdf = contentOf(files[0][u"file"].toString());
            const auto text = readBy(QStringLiteral("pdftotext"), { QStringLiteral("-layout") }, pdf);
            VERIFY_SAYS(text, "Rows are missing");
            VERIFY_SAYS(text, "Page 1 of ");
            const auto told = readBy(QStringLiteral("pdfinfo"), {}, pdf);
            VERIFY_SAYS(told, "(letter)");
            QVERIFY(pdf.contains("<pdfaid:part>1</pdfaid:part>"));
            QVERIFY(contentOf(files[1][u"file"].toString()).startsWith("PK"));
            QCOMPARE_EQ(
                QDir(program.home.filePath(QStringLiteral("reports"))).entryList(QDir::Files).size(), 2);
        }
    }

    void whatIsDrawnIsKnownBefore()
    {
        const commands::ReportCommand command;
        const auto draws = [&](const char* forms) {
            return command.draws({ {}, { { QStringLiteral("--format"), QString::fromLatin1(forms) } } });
        };
        using commands::Draws;
        QCOMPARE_EQ(draws("json"), Draws::Nothing);
        QCOMPARE_EQ(draws("md,csv"), Draws::Nothing);
        QCOMPARE_EQ(draws("md,pdf"), Draws::Figures);
        QCOMPARE_EQ(draws("html"), Draws::Figures);
        QCOMPARE_EQ(draws("nonsense"), Draws::Nothing);
        QCOMPARE_EQ(command.draws({}), Draws::Figures);
    }

    void thePageIsOneThatThereIs()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--page|a5"));
        VERIFY_STATUS(rig, 2);
        VERIFY_SAYS(rig.err, "a4 or letter");
    }

    void whoApprovedThePlanIsTold()
    {
        GuardedRig rig;
        ask(rig, QStringLiteral("--format|md|-o|-"));
        VERIFY_SAYS(rig.out, "| Approval | Not approved |");
    }
};

MUSTER_TEST(TstReport)
#include "tst_report.moc"
