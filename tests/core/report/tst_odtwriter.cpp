// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/odtwriter.h"
#include "tests/core/report/reportrig.h"
#include "tests/support/unzipped.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <functional>

using namespace muster;
using namespace muster::report;
using namespace muster::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An element with all that is in it; a text is one without a name.
struct Node {
    QString name;
    QHash<QString, QString> attributes;
    QString own;
    QList<Node> nodes;

    /// As it is read: a break is a line feed, a run of blanks what it stands for.
    [[nodiscard]] QString text() const
    {
        if (name == u"text:line-break")
            return u"\n"_s;
        if (name == u"text:s")
            return QString(attributes.value(u"text:c"_s, u"1"_s).toInt(), u' ');
        if (name == u"text:tab")
            return u"\t"_s;
        QString all = own;
        for (const auto& node : nodes)
            all += node.text();
        return all;
    }
    /// Those of this name, wherever they stand in it.
    [[nodiscard]] QList<Node> all(QStringView wanted) const
    {
        QList<Node> found;
        for (const auto& node : nodes) {
            if (node.name == wanted)
                found.append(node);
            found += node.all(wanted);
        }
        return found;
    }
    [[nodiscard]] QString at(const QString& attribute) const { return attributes.value(attribute); }
};

Node readNode(QXmlStreamReader& xml)
{
    Node node { xml.qualifiedName().toString(), {}, {}, {} };
    for (const auto& attribute : xml.attributes())
        node.attributes.insert(attribute.qualifiedName().toString(), attribute.value().toString());
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement)
            node.nodes.append(readNode(xml));
        else if (token == QXmlStreamReader::Characters)
            node.nodes.append({ {}, {}, xml.text().toString(), {} });
        else if (token == QXmlStreamReader::EndElement)
            break;
    }
    return node;
}

Node parsed(const QByteArray& bytes)
{
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement())
        qFatal("there is no element: %s", qPrintable(xml.errorString()));
    auto node = readNode(xml);
    while (!xml.atEnd())
        xml.readNext();
    if (xml.hasError())
        qFatal("it is not well formed: %s", qPrintable(xml.errorString()));
    return node;
}

QByteArray made(const Report& report, const Looks& looks = {})
{
    const auto odt = odtOf(report, looks);
    if (!odt)
        qFatal("%s", qPrintable(odt.error().text));
    return *odt;
}

Node contentOf(const Report& report, const Looks& looks = {})
{
    return parsed(unzipped(made(report, looks), u"content.xml"_s));
}

/// Id, value, unit and text of a number, in one line.
QString lineOf(const QString& id, const QString& value, const QString& unit, const QString& text)
{
    return QStringList { id, value, unit, text }.join(u'|');
}

void addHeadings(const QList<Section>& sections, int level, QStringList& lines)
{
    for (const auto& section : sections) {
        lines.append(QString::number(level) + u' ' + section.title);
        addHeadings(section.sections, level + 1, lines);
    }
}

const Node* tableNamed(const QList<Node>& tables, const QString& name)
{
    for (const auto& table : tables) {
        if (table.at(u"table:name"_s) == name)
            return &table;
    }
    return nullptr;
}

/// A report of one section with these blocks.
Report reportOf(const QList<Block>& blocks)
{
    Report report;
    report.subject = u"0f5f4a61-7b1e-4c5d-9a3e-0123456789ab"_s;
    report.title = u"A title"_s;
    report.subtitle = u"A subtitle"_s;
    report.footer = u"A foot"_s;
    report.sections = { Section { u"one"_s, u"One"_s, blocks, {} } };
    return report;
}

report::Figure someFigure()
{
    report::Figure figure;
    figure.id = u"bars"_s;
    figure.alternative = u"Two bars, \"<the> second\" & longer"_s;
    figure.table = u"numbers"_s;
    figure.drawing.title = u"Bars"_s;
    return figure;
}

Drawing someDrawing()
{
    Drawing drawing;
    drawing.size = QSizeF(100, 50);
    QPainter painter(&drawing.picture);
    painter.fillRect(QRectF(0, 0, 100, 100), Qt::black);
    painter.end();
    drawing.picture.setBoundingRect(QRect(0, 0, 200, 100));
    drawing.svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"3\" height=\"4\"/></svg>";
    return drawing;
}

} // namespace

class TstOdtWriter final : public QObject {
    Q_OBJECT
private slots:
    void init() { failOnWarnings(); }

    void itIsADocument()
    {
        Looks looks;
        const auto report = richIncident().made();
        const auto odt = made(report, looks);
        QCOMPARE_EQ(odt, made(report, looks));
        // What programs know it by.
        QCOMPARE_EQ(odt.sliced(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");
        const auto files = unzipped(odt);
        QCOMPARE_EQ(files.first().first, u"mimetype"_s);
        QSet<QString> listed;
        for (const auto& entry :
            parsed(unzipped(odt, u"META-INF/manifest.xml"_s)).all(u"manifest:file-entry"))
            listed.insert(entry.at(u"manifest:full-path"_s));
        QVERIFY(listed.remove(u"/"_s));
        for (const auto& [name, bytes] : files) {
            if (name.endsWith(u".xml"))
                parsed(bytes);
            QVERIFY2(name == u"mimetype" || name.startsWith(u"META-INF/") || listed.remove(name),
                qPrintable(name));
        }
        QVERIFY(listed.isEmpty());
    }

    void itSaysWhatItIsTheReportOf()
    {
        const auto report = richIncident().made();
        const auto meta = parsed(unzipped(made(report), u"meta.xml"_s));
        const auto fields = meta.all(u"meta:user-defined");
        QCOMPARE_EQ(fields.size(), 1);
        QCOMPARE_EQ(fields.first().at(u"meta:name"_s), u"muster-subject"_s);
        QCOMPARE_EQ(fields.first().text(), report.subject);
        QCOMPARE_EQ(meta.all(u"dc:title").first().text(), report.title);
    }

    /// In headlines, facts and tables, with its id, value and unit at the cell.
    void everyNumberStandsInATable()
    {
        for (const bool isRich : { true, false }) {
            const auto report = (isRich ? richIncident() : ReportIncident()).made();
            QStringList wanted;
            for (const auto& [number, text] : numbersOf(report))
                wanted.append(lineOf(number.id, QString::number(number.value), wordOf(number.unit), text));
            wanted.sort();
            QVERIFY(wanted.size() > 20);
            QStringList found;
            for (const auto& cell : contentOf(report).all(u"table:table-cell")) {
                if (cell.attributes.contains(u"muster:id"_s)) {
                    found.append(lineOf(cell.at(u"muster:id"_s), cell.at(u"muster:value"_s),
                        cell.at(u"muster:unit"_s), cell.all(u"text:p").first().text()));
                }
            }
            found.sort();
            QCOMPARE_EQ(found, wanted);
        }
    }

    void headingsHaveTheirLevels()
    {
        const auto report = richIncident().made();
        QStringList wanted;
        addHeadings(report.sections, 1, wanted);
        QVERIFY(wanted.filter(QRegularExpression(u"^2 "_s)).size() > 1);
        QStringList found;
        for (const auto& heading : contentOf(report).all(u"text:h")) {
            const auto level = heading.at(u"text:outline-level"_s);
            found.append(level + u' ' + heading.text());
            QCOMPARE_EQ(heading.at(u"text:style-name"_s), u"Heading_20_"_s + level);
        }
        QCOMPARE_EQ(found, wanted);
    }

    /// Each leads to its heading, and says its page by a field.
    void theContentsLeadToTheHeadings()
    {
        const auto report = richIncident().made();
        const auto content = contentOf(report);
        const auto index = content.all(u"text:table-of-content");
        QCOMPARE_EQ(index.size(), 1);
        QStringList headings;
        for (const auto& heading : content.all(u"text:h")) {
            headings.append(
                heading.all(u"text:bookmark-start").first().at(u"text:name"_s) + u' ' + heading.text());
        }
        QStringList listed;
        for (const auto& link : index.first().all(u"text:a")) {
            const auto page = link.all(u"text:bookmark-ref").first();
            QCOMPARE_EQ(page.at(u"text:reference-format"_s), u"page"_s);
            QCOMPARE_EQ(u'#' + page.at(u"text:ref-name"_s), link.at(u"xlink:href"_s));
            listed.append(page.at(u"text:ref-name"_s) + u' ' + link.text().section(u'\t', 0, 0));
        }
        QCOMPARE_EQ(listed, headings);
    }

    void everyLinkHasItsPlaceAndEveryPlaceIsOne()
    {
        const auto content = contentOf(richIncident().made());
        QStringList places;
        for (const auto& name : { u"text:bookmark"_s, u"text:bookmark-start"_s }) {
            for (const auto& bookmark : content.all(name))
                places.append(bookmark.at(u"text:name"_s));
        }
        QCOMPARE_EQ(places.removeDuplicates(), 0);
        const auto links = content.all(u"text:a");
        QVERIFY(links.size() > 40);
        for (const auto& link : links) {
            const auto to = link.at(u"xlink:href"_s);
            QVERIFY2(to.startsWith(u'#') && places.contains(to.mid(1)), qPrintable(to));
        }
        auto without = richIncident();
        without.setup.leftOut = { u"timeline"_s };
        for (const auto& link : contentOf(without.made()).all(u"text:a"))
            QVERIFY(link.at(u"xlink:href"_s).startsWith(u"#section-"));
    }

    void tablesAreAsTheReportHasThem()
    {
        const auto report = richIncident().made();
        const auto tables = contentOf(report).all(u"table:table");
        int seen = 0;
        const std::function<void(const QList<Section>&)> look = [&](const QList<Section>& sections) {
            for (const auto& section : sections) {
                for (const auto& block : section.blocks) {
                    const auto* table = std::get_if<Table>(&block);
                    if (!table)
                        continue;
                    ++seen;
                    const auto* node = tableNamed(tables, section.id + u'.' + table->id);
                    QVERIFY2(node, qPrintable(section.id + u'.' + table->id));
                    const auto heads = node->all(u"table:table-header-rows");
                    QCOMPARE_EQ(heads.size(), 1);
                    QStringList titles;
                    for (const auto& cell : heads.first().all(u"table:table-cell"))
                        titles.append(cell.text());
                    QStringList wanted;
                    for (const auto& column : table->columns)
                        wanted.append(column.title);
                    QCOMPARE_EQ(titles, wanted);
                    const auto rows = node->all(u"table:table-row").sliced(1);
                    QCOMPARE_EQ(rows.size(), table->rows.size());
                    for (qsizetype r = 0; r < rows.size(); ++r) {
                        const auto cells = rows.at(r).all(u"table:table-cell");
                        QCOMPARE_EQ(cells.size(), table->columns.size());
                        for (qsizetype c = 0; c < cells.size(); ++c)
                            QCOMPARE_EQ(cells.at(c).text(), table->rows.at(r).cells.at(c).text);
                    }
                }
                look(section.sections);
            }
        };
        look(report.sections);
        QVERIFY(seen > 10);
        if (QTest::currentTestFailed())
            return;
        // And those of the opening.
        QCOMPARE_EQ(tables.size(), seen + 2);
    }

    void columnsAreTogetherAsWideAsTheText()
    {
        const auto content = contentOf(richIncident().made());
        QHash<QString, double> widths;
        for (const auto& style : content.all(u"style:style")) {
            for (const auto& column : style.all(u"style:table-column-properties"))
                widths.insert(
                    style.at(u"style:name"_s), column.at(u"style:column-width"_s).chopped(2).toDouble());
        }
        for (const auto& table : content.all(u"table:table")) {
            double all = 0;
            for (const auto& column : table.all(u"table:table-column")) {
                const auto width = widths.value(column.at(u"table:style-name"_s));
                QVERIFY(width > 5);
                all += width;
            }
            QVERIFY2(std::abs(all - kFigureWidth) < 0.1, qPrintable(table.at(u"table:name"_s)));
        }
    }

    void everyStyleIsThere()
    {
        const auto odt = made(ReportIncident(journal::StreamKind::Drill).made());
        const auto content = parsed(unzipped(odt, u"content.xml"_s));
        const auto styles = parsed(unzipped(odt, u"styles.xml"_s));
        QSet<QString> known;
        for (const auto* file : { &content, &styles }) {
            for (const auto& name : { u"style:style"_s, u"text:list-style"_s, u"style:page-layout"_s }) {
                for (const auto& style : file->all(name))
                    known.insert(style.at(u"style:name"_s));
            }
        }
        const std::function<void(const Node&)> look = [&](const Node& node) {
            for (const auto& attribute : { u"text:style-name"_s, u"table:style-name"_s, u"draw:style-name"_s,
                     u"style:parent-style-name"_s, u"style:page-layout-name"_s }) {
                const auto name = node.at(attribute);
                QVERIFY2(name.isEmpty() || known.contains(name), qPrintable(name));
            }
            for (const auto& one : node.nodes)
                look(one);
        };
        look(content);
        look(styles);
    }

    void textsOfPeopleAreOnlyText()
    {
        Table table { u"t"_s, u"A \u202Etable"_s, { { u"c"_s, u"Co\u0007lumn"_s } }, {} };
        table.rows = { { u"r"_s, { { u"<office:script/> &amp; ]]>"_s } } },
            { u"s"_s, { { u"one\ntwo   three \u202Eevil\u0000\uFFFF"_s } } } };
        auto report = reportOf({ table, Paragraph { u"\u0001 & <b>"_s, true, u"\u202EEve"_s } });
        report.title = u"<\u0008title> \u2066turned"_s;
        const auto odt = made(report);
        for (const auto& [name, bytes] : unzipped(odt)) {
            const auto text = QString::fromUtf8(bytes);
            for (const auto c : text)
                QVERIFY2(c >= u' ' || c == u'\n', qPrintable(name));
            for (const auto turns : { u'\u202E', u'\u2066', u'\uFFFF' })
                QVERIFY2(!text.contains(turns), qPrintable(name));
        }
        const auto content = parsed(unzipped(odt, u"content.xml"_s));
        const auto cells = content.all(u"table:table-cell");
        QCOMPARE_EQ(cells.at(0).text(), u"Co\uFFFDlumn"_s);
        QCOMPARE_EQ(cells.at(1).text(), u"<office:script/> &amp; ]]>"_s);
        QVERIFY2(
            cells.at(2).text().startsWith(u"one\ntwo   three \uFFFDevil"), qPrintable(cells.at(2).text()));
        QVERIFY(content.all(u"office:script").isEmpty());
        QVERIFY(content.text().contains(u"In the words of \uFFFDEve"));
    }

    /// Marked by their look and by a sentence, never by one alone.
    void whatPeopleSaidIsMarked()
    {
        const auto content = contentOf(reportOf(
            { Paragraph { u"The record says."_s }, Paragraph { u"A person says."_s, true, u"Ada"_s, u"7"_s },
                Paragraph { u"Somebody says."_s, true } }));
        QStringList lines;
        for (const auto& paragraph : content.all(u"text:p")) {
            if (paragraph.text().contains(u"says") || paragraph.text().contains(u"In the words"))
                lines.append(paragraph.at(u"text:style-name"_s) + u": "_s + paragraph.text());
        }
        QCOMPARE_EQ(lines,
            (QStringList { u"Standard: The record says."_s, u"Said: A person says."_s,
                u"Said_20_by: In the words of Ada, entry 7"_s, u"Said: Somebody says."_s,
                u"Said_20_by: In the words of a person"_s }));
    }

    void writingFromTheRightStandsOnTheRight()
    {
        const auto arabic = u"ليلى حداد"_s;
        Table table { u"t"_s, {}, { { u"c"_s, u"Who"_s } }, {} };
        table.rows = { { u"r"_s, { { arabic } } }, { u"s"_s, { { u"王芳"_s } } } };
        const auto odt = made(reportOf({ Paragraph { arabic, true }, table }));
        const auto content = parsed(unzipped(odt, u"content.xml"_s));
        QHash<QString, QString> modes;
        for (const auto& style : content.all(u"style:style")) {
            for (const auto& properties : style.all(u"style:paragraph-properties"))
                modes.insert(style.at(u"style:name"_s), properties.at(u"style:writing-mode"_s));
        }
        int turned = 0;
        for (const auto& paragraph : content.all(u"text:p")) {
            const bool isTurned = modes.value(paragraph.at(u"text:style-name"_s)) == u"rl-tb";
            QCOMPARE_EQ(isTurned, paragraph.text() == arabic);
            turned += isTurned ? 1 : 0;
        }
        QCOMPARE_EQ(turned, 2);
        const auto styles = unzipped(odt, u"styles.xml"_s);
        for (const auto* part :
            { "style:font-name-asian=", "style:font-name-complex=", "fo:language=\"en\"" })
            QVERIFY2(styles.contains(part), part);
    }

    void pagesHaveHeadsAndFeet()
    {
        auto report = reportOf({});
        report.banner = u"EXERCISE"_s;
        const auto styles = parsed(unzipped(made(report), u"styles.xml"_s));
        const auto pages = styles.all(u"style:master-page");
        QCOMPARE_EQ(pages.size(), 2);
        for (const auto& page : pages) {
            QVERIFY(page.all(u"style:header").first().text().contains(u"EXERCISE"));
            const auto foot = page.all(u"style:footer").first();
            QVERIFY(foot.text().contains(u"EXERCISE") && foot.text().contains(report.footer));
            QVERIFY2(foot.text().contains(u"Page 1 of 1"), qPrintable(foot.text()));
            QCOMPARE_EQ(foot.all(u"text:page-number").size(), 1);
            QCOMPARE_EQ(foot.all(u"text:page-count").size(), 1);
        }
        QVERIFY(pages.last().all(u"style:header").first().text().contains(report.title));
        report.banner.clear();
        QVERIFY(!unzipped(made(report), u"styles.xml"_s).contains("text:style-name=\"Banner\""));
    }

    void paperIsAsItIsAskedFor()
    {
        const auto widthOf = [](paper::Format format) {
            Looks looks;
            looks.page = format;
            return parsed(unzipped(made(reportOf({}), looks), u"styles.xml"_s))
                .all(u"style:page-layout-properties")
                .first()
                .at(u"fo:page-width"_s);
        };
        QCOMPARE_EQ(widthOf(paper::Format::A4), u"210.00mm"_s);
        QCOMPARE_EQ(widthOf(paper::Format::Letter), u"215.90mm"_s);
    }

    void figuresAreDrawnAndTold()
    {
        Looks looks;
        looks.drawings.insert(u"bars"_s, someDrawing());
        const auto odt = made(reportOf({ someFigure() }), looks);
        const auto frames = parsed(unzipped(odt, u"content.xml"_s)).all(u"draw:frame");
        QCOMPARE_EQ(frames.size(), 1);
        const auto& frame = frames.first();
        QCOMPARE_EQ(frame.at(u"svg:width"_s), u"100.00mm"_s);
        QCOMPARE_EQ(frame.at(u"svg:height"_s), u"50.00mm"_s);
        QCOMPARE_EQ(frame.all(u"svg:title").first().text(), u"Bars"_s);
        QCOMPARE_EQ(frame.all(u"svg:desc").first().text(), someFigure().alternative);
        const auto images = frame.all(u"draw:image");
        QCOMPARE_EQ(images.size(), 2);
        QVERIFY(unzipped(odt, images.at(0).at(u"xlink:href"_s)).endsWith(someDrawing().svg));
        const auto png = QImage::fromData(unzipped(odt, images.at(1).at(u"xlink:href"_s)), "PNG");
        QCOMPARE_EQ(png.size(), QSize(800, 400));
        // The left half of it is black.
        QCOMPARE_EQ(png.pixelColor(200, 200), QColor(Qt::black));
        QCOMPARE_EQ(png.pixelColor(600, 200), QColor(Qt::white));
    }

    void aFigureThatIsTooLargeIsMadeToFit()
    {
        Looks looks;
        auto drawing = someDrawing();
        drawing.size = QSizeF(340, 100);
        looks.drawings.insert(u"bars"_s, drawing);
        const auto frame = contentOf(reportOf({ someFigure() }), looks).all(u"draw:frame").first();
        QCOMPARE_EQ(frame.at(u"svg:width"_s), u"170.00mm"_s);
        QCOMPARE_EQ(frame.at(u"svg:height"_s), u"50.00mm"_s);
    }

    void aFigureThatNobodyDrewIsTold()
    {
        const auto content = contentOf(reportOf({ someFigure() }));
        QVERIFY(content.all(u"draw:frame").isEmpty());
        QVERIFY(content.text().contains(someFigure().alternative));
    }

    void listsAreLists()
    {
        Listing listing;
        listing.items = { { u"first"_s }, { u"second"_s } };
        auto content = contentOf(reportOf({ listing }));
        QCOMPARE_EQ(content.all(u"text:list").first().at(u"text:style-name"_s), u"Bullets"_s);
        QCOMPARE_EQ(content.all(u"text:list-item").size(), 2);
        listing.isNumbered = true;
        content = contentOf(reportOf({ listing }));
        QCOMPARE_EQ(content.all(u"text:list").first().at(u"text:style-name"_s), u"Numbers"_s);
    }
};

MUSTER_TEST(TstOdtWriter)
#include "tst_odtwriter.moc"
