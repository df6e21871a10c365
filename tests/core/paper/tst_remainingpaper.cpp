// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/remainingpaper.h"
#include "tests/core/paper/incidentrig.h"
#include "tests/core/paper/pdfrig.h"

using namespace muster;
using namespace muster::incident;
using namespace muster::paper;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Paper {
    QByteArray pdf;
    QStringList pages;
};

/// An entry of the record; every byte of its hash is another.
journal::Head headOf(qint64 seq)
{
    QByteArray hash;
    for (int i = 0; i < 32; ++i)
        hash.append(static_cast<char>(i * 37 + 11));
    return { journal::OriginId(QUuid(u"00000000-0000-4000-8000-000000000001"_s)), seq, hash };
}

Paper paperOf(const RemainingSheet& sheet, Format format = Format::A4)
{
    const auto made = remainingPaper(sheet, format);
    if (!made)
        return {};
    auto pages = readBy(u"pdftotext"_s, { u"-layout"_s }, made->pdf).split(u'\f');
    pages.removeLast();
    return { made->pdf, pages };
}

} // namespace

class TstRemainingPaper final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void eachPhaseHasItsPage_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("a4") << int(Format::A4);
        QTest::newRow("letter") << int(Format::Letter);
    }
    void eachPhaseHasItsPage()
    {
        QFETCH(const int, format);
        PaperIncident incident;
        incident.done("find", "02:50");
        const auto paper = paperOf(incident.sheet(), static_cast<Format>(format));
        // An overview of one page or two, three phases, the way back, what happens beside the steps, notes.
        qsizetype look = 0;
        while (look < paper.pages.size() && !paper.pages[look].contains(u"GO ON HERE"_s))
            ++look;
        QVERIFY(look == 1 || look == 2);
        const auto count = look + 6;
        QCOMPARE_EQ(paper.pages.size(), count);
        for (qsizetype i = 0; i < paper.pages.size(); ++i) {
            const auto& page = paper.pages[i];
            QVERIFY2(page.contains(u"LIVE · Rows are missing"_s), qPrintable(page));
            QVERIFY(page.contains(u"as of 2026-03-14 03:03 AEDT, page %1 of %2"_s.arg(i + 1).arg(count)));
            QVERIFY(page.contains(u"Shop, version 14"_s));
        }
        for (const auto* words :
            { "muster-cli incident type-back 8fe01234", "+61 2 5550 1234", "03:50", "1.2 Freeze writes" })
            QVERIFY2(paper.pages.first(look).join(u' ').contains(QString::fromUtf8(words)), words);
        QVERIFY(paper.pages[look].contains(u"1 Look"_s));
        QVERIFY(!paper.pages[look].contains(u"Find the newest restore point"_s));
        for (const auto* words : { "1.2", "Freeze writes", "at ____ : ____", "Yes, promote it", "No, restore",
                 "Role: Database administrator", "Planned: 5 min", "skipped", "failed", "put off",
                 "why:", "When all is done, say: “The damage is known”", "GO ON HERE" })
            QVERIFY2(paper.pages[look].contains(QString::fromUtf8(words)), words);
        for (const auto* words :
            { "2 Act", "CANNOT BE UNDONE", "shop-production", "TWO PERSONS", "APPROVAL", "Approved by",
                "Second person", "Seen", "ONLY IF", "the old value of Database login is dead" })
            QVERIFY2(paper.pages[look + 1].contains(QString::fromUtf8(words)), words);
        QVERIFY(paper.pages[look + 3].contains(u"R1"_s));
        for (const auto* words : { "Restore points", "R postgres", "Told whom, when", "M customers",
                 "next ___:___", "Command handed to", "Where it says so" })
            QVERIFY2(paper.pages[look + 4].contains(QString::fromUtf8(words)), words);
        QVERIFY(paper.pages[look + 5].contains(u"What else happened"_s));
        QCOMPARE_EQ(wordOutside(paper.pdf), QString());
    }

    void nothingLeftIsOnePage()
    {
        PaperIncident incident;
        incident.tell(IncidentClosed {});
        const auto paper = paperOf(incident.sheet());
        QCOMPARE_EQ(paper.pages.size(), 1);
        QVERIFY(paper.pages[0].contains(u"Nothing is left to do"_s));
        QVERIFY(paper.pages[0].contains(u"Closed at"_s));
    }

    void itSaysWhatTheRecordWas_data()
    {
        QTest::addColumn<qint64>("seq");
        QTest::addColumn<int>("format");
        QTest::addColumn<bool>("isOver");
        QTest::newRow("a4") << qint64(47) << int(Format::A4) << false;
        QTest::newRow("letter") << qint64(1) << int(Format::Letter) << false;
        QTest::newRow("nothing left") << qint64(47) << int(Format::A4) << true;
        QTest::newRow("long") << qint64(1'234'567) << int(Format::A4) << false;
    }
    void itSaysWhatTheRecordWas()
    {
        QFETCH(const qint64, seq);
        QFETCH(const int, format);
        QFETCH(const bool, isOver);
        PaperIncident incident;
        if (isOver)
            incident.tell(IncidentClosed {});
        const auto head = headOf(seq);
        const auto paper = paperOf(incident.sheet(head), static_cast<Format>(format));
        QCOMPARE_EQ(codesPrinted(paper.pdf), journal::codeOf(head));
        QCOMPARE_EQ(wordOutside(paper.pdf), QString());
        const auto& page = paper.pages.first();
        const auto block = page.mid(page.indexOf(u"This record"_s));
        QVERIFY2(block.contains(u"Keep this sheet away from the laptop"_s), qPrintable(page));
        const auto start = block.indexOf(u"%1: "_s.arg(seq));
        const auto words = block.mid(start, block.indexOf(u"muster:"_s) - start);
        const auto read = journal::headMarkFromText(words);
        VERIFY_RESULT(read);
        QVERIFY(read->fits(head));
        // Whoever copies all of it hands over the code.
        QCOMPARE_EQ(journal::headMarkFromText(page)->digits.size(), 64);
        // Each word counts.
        const auto all = journal::wordsOf(head.hash);
        const auto& list = journal::headWordList();
        for (const auto& word : all) {
            auto wrong = words;
            wrong.replace(
                QRegularExpression(u"\\b%1\\b"_s.arg(word)), list[(list.indexOf(word) + 1) % list.size()]);
            QVERIFY(wrong != words);
            const auto other = journal::headMarkFromText(wrong);
            VERIFY_RESULT(other);
            QVERIFY2(!other->fits(head), qPrintable(word));
        }
    }

    void withoutARecordNothingIsSaidOfIt()
    {
        const auto paper = paperOf(PaperIncident().sheet());
        QVERIFY(!paper.pages.join(u' ').contains(u"This record"_s));
        QCOMPARE_EQ(codesPrinted(paper.pdf), QString());
    }

    void aLongPhaseGoesOnUnderItsName()
    {
        PaperIncident incident;
        auto& steps = incident.plan.scenarios.first().procedure.first().steps;
        const auto one = steps[1];
        for (int i = 0; i < 60; ++i) {
            steps.append(one);
            steps.last().id = plan::StepId(u"more-%1"_s.arg(i));
        }
        const auto paper = paperOf(incident.sheet());
        QVERIFY(paper.pages.size() > 8);
        QVERIFY(paper.pages[2].contains(u"1 Look, continued"_s));
        QVERIFY(!paper.pages[1].contains(u"continued"_s));
        QVERIFY(paper.pages.join(u' ').contains(u"1.64"_s));
        QCOMPARE_EQ(wordOutside(paper.pdf), QString());
    }

    void textOfAnyLengthKeepsToThePaper()
    {
        PaperIncident incident;
        incident.state.title = QString(400, u'W');
        incident.state.summary = u"All is lost. "_s.repeated(500);
        auto& steps = incident.plan.scenarios.first().procedure.first().steps;
        steps[0].title = QString(3000, u'x');
        steps[1].title = u"Проверить, نسخة"_s;
        steps[2].caution = u"Careful with this. "_s.repeated(1500);
        steps[3].decision->answers[0].title = u"Yes, "_s.repeated(200);
        incident.plan.roles.last().title = QString(300, u'R');
        incident.plan.services.first().title = QString(300, u'S');
        incident.plan.credentials.first().title = QString(300, u'C');
        incident.tell(StepHeld { PaperIncident::at("find") });
        incident.tell(
            StepDeferred { PaperIncident::at("ask"), UntilEnd {}, u"nobody answers "_s.repeated(300) });
        const auto paper = paperOf(incident.sheet(), Format::Letter);
        QCOMPARE_EQ(wordOutside(paper.pdf), QString());
        const auto read = dense(readBy(u"pdftotext"_s, { u"-raw"_s }, paper.pdf));
        // Words may stand before and after the edge of a page.
        QCOMPARE_EQ(read.count(u"Careful"_s), 1500);
        QCOMPARE_EQ(read.count(u"nobody"_s), 300);
        // Once where it is answered, once where a step hangs on it.
        QCOMPARE_EQ(read.count(u"Yes,"_s), 400);
        QCOMPARE_EQ(read.count(u"Allislost."_s), 500);
        QVERIFY(read.contains(u"Проверить"_s));
        QVERIFY(dense(readBy(u"pdftotext"_s, {}, paper.pdf)).contains(u"نسخة"_s));
    }
};

MUSTER_TEST(TstRemainingPaper)
#include "tst_remainingpaper.moc"
