// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdfwriter.h"
#include "tests/core/paper/pdfrig.h"
#include "tests/core/report/reportrig.h"

#include <QGuiApplication>
#include <QPainter>
#include <QRegularExpression>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

MUSTER_TEST_APPLICATION(QGuiApplication)

namespace {

/// Numbers of so many letters are never broken.
constexpr qsizetype kShort = 22;

QByteArray bytesOf(const Report& report, const Looks& looks = {})
{
    const auto made = pdfOf(report, looks);
    if (!made)
        qFatal("%s %s", qPrintable(made.error().text), qPrintable(made.error().detail));
    return made->pdf;
}

/// The pages as they look.
QStringList pagesOf(const QByteArray& pdf)
{
    auto pages = readBy(u"pdftotext"_s, { u"-layout"_s }, pdf).split(u'\f');
    pages.removeLast();
    return pages;
}

QStringList linesOf(const QString& page)
{
    QStringList lines;
    for (const auto& line : page.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

/// A line that shows all of these, one after the other.
bool isInALine(const QStringList& lines, const QStringList& texts)
{
    // Which gap is a blank is a guess of whoever reads the page.
    const auto withoutBlanks = [](QString text) { return text.remove(u' '); };
    return std::any_of(lines.begin(), lines.end(), [&](const QString& one) {
        const auto line = withoutBlanks(one);
        qsizetype at = 0;
        for (const auto& whole : texts) {
            const auto text = withoutBlanks(whole);
            at = line.indexOf(text, at);
            if (at < 0)
                return false;
            at += text.size();
        }
        return true;
    });
}

/// As it begins, where it may be broken.
QString wholeOf(const Cell& cell)
{
    return cell.text.size() <= kShort ? cell.text : cell.text.section(u' ', 0, 0);
}

/// The rows whose numbers do not stand side by side.
QStringList missingRows(const QList<Section>& sections, const QStringList& lines)
{
    QStringList missing;
    for (const auto& section : sections) {
        for (const auto& block : section.blocks) {
            const auto* table = std::get_if<Table>(&block);
            for (qsizetype i = 0; table && i < table->rows.size(); ++i) {
                QStringList numbers;
                for (const auto& cell : table->rows.at(i).cells) {
                    if (cell.number)
                        numbers.append(wholeOf(cell));
                }
                if (!isInALine(lines, numbers))
                    missing.append(u"%1.%2: %3"_s.arg(section.id, table->id, numbers.join(u" | "_s)));
            }
        }
        missing += missingRows(section.sections, lines);
    }
    return missing;
}

Paragraph sentence(int number)
{
    return { u"Sentence %1 of this document. It is long enough to need a second line on the page, "
             "because a page shall be filled in no time, and a third is welcome."_s.arg(number) };
}

Table tableOf(const QString& title, int rows)
{
    Table table { u"table"_s, title, { { u"a"_s, u"First column"_s }, { u"b"_s, u"Second column"_s } }, {} };
    for (int i = 0; i < rows; ++i)
        table.rows.append({ QString::number(i), { { u"Row %1"_s.arg(i) }, { u"its text"_s } } });
    return table;
}

Report reportOf(const QList<Section>& sections)
{
    Report report;
    report.subject = u"00000000-0000-4000-8000-000000000001"_s;
    report.day = QDate(2026, 3, 14);
    report.title = u"A long one"_s;
    report.footer = u"Its foot"_s;
    report.sections = sections;
    return report;
}

/// What another program reads of where it leads: titles of the outline or words of links, and pages from 1.
QList<std::pair<QString, int>> targetsIn(const QString& xml, const QRegularExpression& mark, bool isPageFirst)
{
    QList<std::pair<QString, int>> targets;
    for (auto all = mark.globalMatch(xml); all.hasNext();) {
        const auto one = all.next();
        targets.append({ unescapedHtml(one.captured(isPageFirst ? 2 : 1)).trimmed(),
            one.captured(isPageFirst ? 1 : 2).toInt() });
    }
    return targets;
}

} // namespace

class TstPdfWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void everyNumberStandsInItsRow_data()
    {
        QTest::addColumn<int>("page");
        QTest::newRow("a4") << int(paper::Format::A4);
        QTest::newRow("letter") << int(paper::Format::Letter);
    }
    void everyNumberStandsInItsRow()
    {
        QFETCH(const int, page);
        const auto report = richIncident().made();
        Looks looks;
        looks.page = static_cast<paper::Format>(page);
        const auto pdf = bytesOf(report, looks);
        const auto pages = pagesOf(pdf);
        const auto lines = linesOf(pages.join(u'\n'));
        QCOMPARE_EQ(missingRows(report.sections, lines), QStringList());
        const auto text = readBy(u"pdftotext"_s, {}, pdf).simplified();
        for (const auto& [number, shown] : numbersOf(report)) {
            for (const auto& word : shown.simplified().split(u' '))
                QVERIFY2(text.contains(word), qPrintable(number.id + u' ' + word));
        }
        const auto first = linesOf(pages.first());
        QStringList headlines;
        for (const auto& headline : report.headlines)
            headlines.append(headline.cell.text);
        QVERIFY(headlines.size() == 4);
        QVERIFY2(isInALine(first, headlines), qPrintable(pages.first()));
        QCOMPARE_EQ(wordOutside(pdf), QString());
    }

    void namesOfEveryScriptCanBeRead()
    {
        const auto text = readBy(u"pdftotext"_s, {}, bytesOf(richIncident().made()));
        QVERIFY(text.contains(QString::fromUtf8(ReportIncident::kWang)));
        for (const auto& word : QString::fromUtf8(ReportIncident::kLaila).split(u' '))
            QVERIFY2(text.contains(word), qPrintable(text));
        QVERIFY(!text.contains(u'\t'));
    }

    void pagesSayWhereTheyBelong_data()
    {
        QTest::addColumn<int>("page");
        QTest::addColumn<QString>("size");
        QTest::newRow("a4") << int(paper::Format::A4) << u"(A4)"_s;
        QTest::newRow("letter") << int(paper::Format::Letter) << u"(letter)"_s;
    }
    void pagesSayWhereTheyBelong()
    {
        QFETCH(const int, page);
        QFETCH(const QString, size);
        const auto it = richIncident();
        const auto report = it.made();
        Looks looks;
        looks.page = static_cast<paper::Format>(page);
        const auto made = pdfOf(report, looks);
        VERIFY_RESULT(made);
        const auto pages = pagesOf(made->pdf);
        QCOMPARE_EQ(pages.size(), made->pages);
        QVERIFY(pages.size() > 4);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            QVERIFY2(pages[i].contains(u"Muster incident report"_s), qPrintable(pages[i]));
            QVERIFY(pages[i].contains(report.subject.left(8) + u" · Live incident"_s));
            QVERIFY(pages[i].contains(u"Page %1 of %2"_s.arg(i + 1).arg(pages.size())));
            QVERIFY(pages[i].contains(u"%1 entries. Head %1: "_s.arg(it.events.size())));
            QVERIFY(pages[i].contains(u"Times in Australia/Sydney"_s));
            QVERIFY(!pages[i].contains(u"EXERCISE"_s));
        }
        QVERIFY(readBy(u"pdfinfo"_s, {}, made->pdf).contains(size));
    }

    void anExerciseSaysSoOnEveryPage()
    {
        ReportIncident it(journal::StreamKind::Drill);
        for (const auto& page : pagesOf(bytesOf(it.made()))) {
            QCOMPARE_EQ(page.count(u"EXERCISE"_s), 2);
            QVERIFY(page.contains(u"Drill, an exercise"_s));
        }
    }

    void whatPeopleSaidIsMarked()
    {
        const auto text = readBy(u"pdftotext"_s, {}, bytesOf(richIncident().made()));
        QVERIFY(text.contains(u"In the words of 王芳, entry 50"_s));
    }

    /// As another reader sees the links: by the words that they lie on.
    void contentsAndBookmarksLeadToTheirHeadings()
    {
        const auto report = richIncident().made();
        const auto pdf = bytesOf(report);
        const auto pages = pagesOf(pdf);
        const auto xml = readBy(u"pdftohtml"_s, { u"-xml"_s, u"-i"_s, u"-stdout"_s }, pdf);
        static const QRegularExpression kLink(u"<a href=\"[^\"#]*#(\\d+)\">([^<]*)</a>"_s);
        static const QRegularExpression kItem(u"<item page=\"(\\d+)\">([^<]*)</item>"_s);
        const auto links = targetsIn(xml, kLink, true);
        const auto items = targetsIn(xml, kItem, true);
        int further = 0;
        for (const auto& section : report.sections) {
            const auto to = std::find_if(
                links.begin(), links.end(), [&](const auto& link) { return link.first == section.title; });
            QVERIFY2(to != links.end(), qPrintable(section.title + xml));
            QVERIFY2(linesOf(pages.value(to->second - 1)).contains(section.title), qPrintable(section.title));
            QVERIFY2(items.contains(*to), qPrintable(section.title));
            // So it stands in the contents, too.
            static const auto kLine = u"(^|  )%1 +%2( |$)"_s;
            const QRegularExpression line(
                kLine.arg(QRegularExpression::escape(section.title)).arg(to->second));
            const auto first = linesOf(pages.first());
            QVERIFY2(std::any_of(first.begin(), first.end(),
                         [&](const QString& one) { return line.match(one).hasMatch(); }),
                qPrintable(section.title + u'\n' + pages.first()));
            further += to->second > 1 ? 1 : 0;
        }
        QVERIFY(further > 5);
        // Those below them are listed as well.
        QVERIFY(std::any_of(
            items.begin(), items.end(), [](const auto& item) { return item.first == u"How to check it"; }));
    }

    void anEntryLeadsToItsLineInTheTimeline()
    {
        const auto pdf = bytesOf(richIncident().made());
        const auto xml = readBy(u"pdftohtml"_s, { u"-xml"_s, u"-i"_s, u"-stdout"_s }, pdf);
        static const QRegularExpression kLink(u"<a href=\"[^\"#]*#(\\d+)\">(, entry 50)</a>"_s);
        const auto link = kLink.match(xml);
        QVERIFY(link.hasMatch());
        const auto lines = linesOf(pagesOf(pdf).value(link.captured(1).toInt() - 1));
        QVERIFY(isInALine(lines, { u"50"_s, u"04:50:00"_s, u"Incident closed"_s }));
    }

    void theHeadOfATableIsOnEachPage()
    {
        const auto report = reportOf({ { u"one"_s, u"One"_s, { tableOf(u"Its title"_s, 200) } } });
        const auto pages = pagesOf(bytesOf(report));
        QVERIFY(pages.size() > 3);
        for (const auto& page : pages) {
            QCOMPARE_EQ(page.count(u"First column"_s), 1);
            QCOMPARE_EQ(page.count(u"Second column"_s), 1);
        }
        QCOMPARE_EQ(pages.join(u' ').count(u"Its title"_s), 1);
        QCOMPARE_EQ(pages.join(u' ').count(u"its text"_s), 200);
    }

    void noHeadingStandsLastOnItsPage()
    {
        QList<Section> sections;
        int number = 0;
        for (int i = 0; i < 90; ++i) {
            Section section { u"s%1"_s.arg(i), u"Heading %1"_s.arg(i) };
            for (int n = 0; n < i % 7; ++n)
                section.blocks.append(sentence(++number));
            section.blocks.append(tableOf(u"Title %1"_s.arg(i), (i * 5) % 11 + 1));
            sections.append(section);
        }
        const auto pages = pagesOf(bytesOf(reportOf(sections)));
        QVERIFY(pages.size() > 15);
        static const QRegularExpression kHeading(u"^(Heading \\d+|Title \\d+|First column.*)$"_s);
        for (const auto& page : pages) {
            const auto lines = linesOf(page);
            QVERIFY(lines.last().contains(u"Its foot"_s));
            const auto& last = lines.at(lines.size() - 2);
            QVERIFY2(!kHeading.match(last).hasMatch(), qPrintable(page));
        }
    }

    void aRowIsNotCut()
    {
        Table table { u"t"_s, {}, { { u"a"_s, u"A"_s }, { u"b"_s, u"B"_s } }, {} };
        for (int i = 0; i < 60; ++i)
            table.rows.append({ QString::number(i),
                { { u"begin %1"_s.arg(i) }, { u"one\ntwo\nthree\nfour\nend %1 of it"_s.arg(i) } } });
        const auto pages = pagesOf(bytesOf(reportOf({ { u"one"_s, u"One"_s, { table } } })));
        QVERIFY(pages.size() > 2);
        for (const auto& page : pages) {
            static const QRegularExpression kBegin(u"begin (\\d+)"_s);
            for (auto all = kBegin.globalMatch(page); all.hasNext();) {
                const auto number = all.next().captured(1);
                QVERIFY2(page.contains(u"end %1 of it"_s.arg(number)), qPrintable(page));
            }
        }
    }

    void figuresAreDrawnWithTheirWords()
    {
        const auto report = richIncident().made();
        Looks looks;
        Drawing drawing;
        drawing.size = QSizeF(kFigureWidth, 50);
        QPainter painter(&drawing.picture);
        painter.drawText(20, 40, u"DrawnHere"_s);
        painter.end();
        drawing.picture.setBoundingRect(QRect(0, 0, 680, 200));
        QStringList alternatives;
        for (const auto& section : report.sections) {
            for (const auto& block : section.blocks) {
                if (const auto* figure = std::get_if<Figure>(&block)) {
                    looks.drawings.insert(figure->id, drawing);
                    alternatives.append(figure->alternative);
                }
            }
        }
        QVERIFY(!alternatives.isEmpty());
        const auto with = readBy(u"pdftotext"_s, {}, bytesOf(report, looks)).simplified();
        const auto without = readBy(u"pdftotext"_s, {}, bytesOf(report)).simplified();
        QCOMPARE_EQ(with.count(u"DrawnHere"_s), looks.drawings.size());
        QVERIFY(!without.contains(u"DrawnHere"_s));
        for (const auto& alternative : std::as_const(alternatives)) {
            QVERIFY2(with.contains(alternative.simplified()), qPrintable(alternative));
            QVERIFY2(without.contains(alternative.simplified()), qPrintable(alternative));
        }
        QCOMPARE_EQ(wordOutside(bytesOf(report, looks)), QString());
    }

    void theSameReportIsTheSameBytes_data()
    {
        QTest::addColumn<bool>("archival");
        QTest::newRow("for daily use") << false;
        QTest::newRow("for an archive") << true;
    }
    void theSameReportIsTheSameBytes()
    {
        QFETCH(const bool, archival);
        Looks looks;
        looks.archival = archival;
        const auto once = bytesOf(richIncident().made(), looks);
        QCOMPARE_EQ(bytesOf(richIncident().made(), looks), once);
        auto later = richIncident();
        later.setup.madeAt += std::chrono::hours(1);
        QVERIFY(bytesOf(later.made(), looks) != once);
        const auto checked = readBy(u"qpdf"_s, { u"--check"_s }, once);
        QVERIFY2(checked.contains(u"No syntax or stream encoding errors found"_s), qPrintable(checked));
    }

    void anArchiveGetsItsForm()
    {
        const auto report = richIncident().made();
        Looks looks;
        looks.archival = true;
        const auto archived = bytesOf(report, looks);
        QVERIFY(archived.startsWith("%PDF-1.4"));
        const auto told = readBy(u"pdfinfo"_s, { u"-meta"_s }, archived);
        QVERIFY2(told.contains(u"<pdfaid:part>1</pdfaid:part>"_s), qPrintable(told));
        QVERIFY(told.contains(u"<pdfaid:conformance>B</pdfaid:conformance>"_s));
        QVERIFY(archived.contains("/GTS_PDFA1"));
        // Nothing may be seen through.
        QVERIFY(!archived.contains("/S /Transparency"));
        const auto fonts = readBy(u"pdffonts"_s, {}, archived);
        QVERIFY(fonts.contains(u"+MusterFigures-Regular"_s));
        static const QRegularExpression kOutside(u"Identity-H +no"_s);
        QVERIFY2(!fonts.contains(kOutside), qPrintable(fonts));
        QVERIFY(!readBy(u"pdfinfo"_s, { u"-meta"_s }, bytesOf(report)).contains(u"pdfaid:part"_s));
    }

    void aSheetHasNoContents()
    {
        auto report = reportOf({ { u"one"_s, u"One"_s, { sentence(1) } } });
        QVERIFY(pagesOf(bytesOf(report)).first().contains(u"Contents"_s));
        report.isSheet = true;
        const auto page = pagesOf(bytesOf(report)).first();
        QVERIFY(!page.contains(u"Contents"_s));
        QVERIFY(page.contains(u"Sentence 1"_s));
    }

    void textOfAnyLengthKeepsToThePaper()
    {
        auto report = reportOf({ { u"one"_s, QString(300, u'W'),
            { Paragraph { u"All is lost. "_s.repeated(900), true, u"Ada"_s },
                tableOf(QString(200, u'T'), 2) } } });
        report.title = QString(500, u'x');
        report.subtitle = u"word "_s.repeated(200);
        report.headlines = { { QString(200, u'L'), { QString(60, u'8') } }, { u"b"_s, { u"1"_s } } };
        report.facts = { { u"f"_s, QString(100, u'F'), { QString(3000, u'v') } } };
        auto& table = std::get<Table>(report.sections[0].blocks[1]);
        table.rows[0].cells[0].text = QString(20000, u'c');
        table.rows[0].cells[1].text = QString(64, u'0');
        const auto pdf = bytesOf(report);
        QCOMPARE_EQ(wordOutside(pdf), QString());
        QCOMPARE_EQ(readBy(u"pdftotext"_s, {}, pdf).simplified().count(u"All is"_s), 900);
    }
};

MUSTER_TEST(TstPdfWriter)
#include "tst_pdfwriter.moc"
