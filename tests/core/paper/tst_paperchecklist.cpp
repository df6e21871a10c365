// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/paperchecklist.h"
#include "core/paper/plansheet.h"
#include "tests/core/paper/paperrig.h"
#include "tests/core/paper/pdfrig.h"

#include <QGuiApplication>

using namespace muster;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

MUSTER_TEST_APPLICATION(QGuiApplication)

namespace {

QByteArray pdfOf(const plan::Plan& plan, Printing printing = {})
{
    printing.printed = u"2026-03-14 03:12"_s;
    const auto made = paperChecklist(planSheet(plan), printing);
    return made ? made->pdf : QByteArray();
}

} // namespace

class TstPaperChecklist final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void nothingOfThePacksIsMissing_data() { addPackRows(); }
    void nothingOfThePacksIsMissing()
    {
        QFETCH(const QString, pack);
        const auto plan = plan::PlanLibrary().plan(pack);
        VERIFY_RESULT(plan);
        const auto pdf = pdfOf(*plan);
        const auto read = readBy(u"pdftotext"_s, { u"-raw"_s }, pdf);
        const auto words = dense(read);
        for (const auto& wanted : wordsThatMustBeThere(*plan))
            QVERIFY2(words.contains(dense(wanted)), qPrintable(wanted));
        // A cell may be broken over lines, between which the lines of others stand.
        for (const auto& contact : plan->contacts) {
            for (const auto& part : (contact.title + u' ' + contact.email + u' ' + contact.phone).split(u' '))
                QVERIFY2(words.contains(dense(part)), qPrintable(part));
        }
        QCOMPARE_EQ(wordOutside(pdf), QString());
    }

    void everyPageSaysWhatItIs()
    {
        const auto sheet = planSheet(smallPlan());
        const auto pages = readBy(u"pdftotext"_s, { u"-layout"_s }, pdfOf(smallPlan())).split(u'\f');
        const auto count = pages.size() - 1;
        for (qsizetype i = 0; i < count; ++i) {
            QVERIFY(pages[i].contains(u"page %1 of %2"_s.arg(i + 1).arg(count)));
            QVERIFY(pages[i].contains(sheet.hash));
            QVERIFY(pages[i].contains(u"Printed 2026-03-14 03:12; check the version before use"_s));
            QVERIFY(pages[i].contains(u"Small & <b>bold</b>"_s));
        }
        for (const auto* words : { "Whom to call", "+49 30 23125101", "Hosting company", "in force" })
            QVERIFY2(pages[0].contains(QString::fromLatin1(words)), words);
    }

    void eachPhaseBeginsAPage()
    {
        const auto pages = readBy(u"pdftotext"_s, { u"-layout"_s }, pdfOf(smallPlan())).split(u'\f');
        const auto pageWith = [&](const QString& words) {
            for (qsizetype i = 0; i < pages.size(); ++i) {
                if (pages[i].contains(words))
                    return i;
            }
            return qsizetype { -1 };
        };
        const QList<qsizetype> begins { pageWith(u"Choose the way back"_s), pageWith(u"Restore the copy"_s),
            pageWith(u"Place an order"_s), pageWith(u"Go back to the old server"_s),
            pageWith(u"Build a new standby"_s) };
        for (qsizetype i = 0; i < begins.size(); ++i)
            QCOMPARE_EQ(begins[i], begins[0] + i);
        const auto& restore = pages[begins[1]];
        QVERIFY(restore.contains(u"Loss of the database"_s));
        for (const auto* words : { "2.1", "CAUTION", "CANNOT BE UNDONE", "TWO PERSONS",
                 "Time:", "Initials:", "Role:", "Planned: not said", "CRITICAL", "Only if" })
            QVERIFY2(restore.contains(QString::fromLatin1(words)), words);
    }

    void papersHaveTheirSize_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("size");
        QTest::newRow("a4") << int(Format::A4) << u"595 x 842 pts"_s;
        QTest::newRow("letter") << int(Format::Letter) << u"612 x 792 pts"_s;
    }
    void papersHaveTheirSize()
    {
        QFETCH(const int, format);
        QFETCH(const QString, size);
        const auto pdf = pdfOf(smallPlan(), { static_cast<Format>(format) });
        const auto told = readBy(u"pdfinfo"_s, {}, pdf);
        QVERIFY2(told.contains(size), qPrintable(told));
        QCOMPARE_EQ(wordOutside(pdf), QString());
    }

    void oneScenarioCanBePrintedAlone()
    {
        const auto plan = plan::PlanLibrary().plan(u"drama-engine"_s);
        VERIFY_RESULT(plan);
        const auto read = readBy(u"pdftotext"_s, {}, pdfOf(*plan, { Format::A4, u"redis-master-failure"_s }));
        QVERIFY(read.contains(u"Force the failover"_s));
        QVERIFY(!read.contains(u"Acknowledge the PagerDuty alert"_s));
    }

    void textOfAnyLengthKeepsToThePaper()
    {
        auto plan = smallPlan();
        plan.title = QString(400, u'W');
        auto& scenario = plan.scenarios.first();
        scenario.title = u"Very long "_s.repeated(60);
        auto& step = scenario.procedure.first().steps.first();
        step.title = QString(3000, u'x');
        step.caution = u"Careful with this. "_s.repeated(1500);
        step.expect = u"a\u202Eb"_s;
        plan.roles.first().title = QString(300, u'R');
        plan.contacts.append({ u"c"_s, QString(300, u'C'), QString(300, u'm'), u"1"_s, {}, {} });
        const auto pdf = pdfOf(plan);
        QCOMPARE_EQ(wordOutside(pdf), QString());
        const auto read = dense(readBy(u"pdftotext"_s, { u"-raw"_s }, pdf));
        QCOMPARE_EQ(read.count(u"Carefulwiththis."_s), 1500);
        QVERIFY(!read.contains(QChar(0x202e)));
    }

    void otherScriptsAreShown()
    {
        auto plan = smallPlan();
        plan.scenarios.first().procedure.first().steps.first().title = u"Проверить, نسخة"_s;
        const auto read = dense(readBy(u"pdftotext"_s, {}, pdfOf(plan)));
        QVERIFY(read.contains(u"Проверить"_s));
        QVERIFY2(read.contains(u"نسخة"_s), qPrintable(read));
    }

    void anEmptyPlanCanBePrinted()
    {
        const auto read
            = readBy(u"pdftotext"_s, { u"-layout"_s }, pdfOf(planOf("muster: 1\nplan: {id: p, title: P}\n")));
        QVERIFY(read.contains(u"The plan has no scenario."_s));
        QVERIFY(read.contains(u"The plan names nobody to call."_s));
    }
};

MUSTER_TEST(TstPaperChecklist)
#include "tst_paperchecklist.moc"
