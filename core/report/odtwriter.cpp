// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/odtwriter.h"

#include "core/base/printable.h"
#include "core/base/zipwriter.h"
#include "core/plan/words.h"
#include "core/report/replay.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamWriter>

#include <algorithm>
#include <initializer_list>
#include <numeric>
#include <utility>

// QTextDocumentWriter knows neither headings with levels nor a table of contents, page heads or rows that
// repeat; so the files of the document are written one by one here.
namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using plan::Words;

namespace {

constexpr auto kMimeType = "application/vnd.oasis.opendocument.text"_L1;
/// Headings of these levels are listed in the contents.
constexpr int kListedLevels = 2;
constexpr int kDeepestHeading = 4;

// Millimetres.
constexpr double kMargin = 20;
constexpr double kFactName = 45;
/// What a letter of a table takes on average, in a font that is rather wide, and what the edges of a cell
/// take.
constexpr double kLetter = 1.75;
constexpr double kBoldLetter = 1.95;
constexpr double kEdges = 3.2;
/// Of the letters of a table that would not fit otherwise, beside the others.
constexpr double kSmaller = 0.8;
/// A column asks for no more than so many letters; a longer word is broken, a number not.
constexpr int kWidestText = 60;
constexpr int kLongestWord = 16;
constexpr int kLongestNumber = 24;
/// No figure is higher, so that its title and alternative are on its page.
constexpr double kHighestFigure = 200;

constexpr double kDotsPerMillimetre = 8;

constexpr auto kNamespaces
    = R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:muster="urn:muster:report" office:version="1.2")"_L1;

constexpr auto kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"_L1;

constexpr auto kFonts
    = R"(<office:font-face-decls><style:font-face style:name="Sans" svg:font-family="'Liberation Sans'" style:font-family-generic="swiss"/><style:font-face style:name="Sans CJK" svg:font-family="'Noto Sans CJK SC'" style:font-family-generic="system"/><style:font-face style:name="Sans complex" svg:font-family="'Noto Sans Arabic'" style:font-family-generic="system"/></office:font-face-decls>)"_L1;

/// The look of the printed page: ink, and one red that is dark in grey too.
constexpr auto kStyles = R"(<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties style:writing-mode="page" fo:orphans="2" fo:widows="2" style:tab-stop-distance="12.5mm"/><style:text-properties style:font-name="Sans" style:font-name-asian="Sans CJK" style:font-name-complex="Sans complex" fo:font-size="10pt" style:font-size-asian="10pt" style:font-size-complex="10pt" fo:language="en" fo:country="GB" style:language-asian="none" style:country-asian="none" style:language-complex="none" style:country-complex="none" fo:color="#14171a"/></style:default-style>
<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph" style:class="text"><style:paragraph-properties fo:margin-bottom="1.8mm" fo:line-height="120%"/></style:style>
<style:style style:name="Lead" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Subtitle" style:class="chapter"><style:paragraph-properties fo:margin-bottom="1mm" fo:line-height="110%" fo:keep-with-next="always"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt" style:font-size-complex="22pt" fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:class="chapter"><style:paragraph-properties fo:margin-bottom="4mm"/><style:text-properties fo:color="#4c535b"/></style:style>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:class="text"><style:paragraph-properties fo:keep-with-next="always" fo:margin-top="4mm" fo:margin-bottom="1.5mm" fo:line-height="110%"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Standard" style:default-outline-level="1" style:class="text"><style:paragraph-properties fo:margin-top="8mm" fo:padding-top="2mm" fo:border-top="1pt solid #14171a"/><style:text-properties fo:font-size="15pt" style:font-size-asian="15pt" style:font-size-complex="15pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Standard" style:default-outline-level="2" style:class="text"><style:text-properties fo:font-size="12pt" style:font-size-asian="12pt" style:font-size-complex="12pt"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Standard" style:default-outline-level="3" style:class="text"/>
<style:style style:name="Heading_20_4" style:display-name="Heading 4" style:family="paragraph" style:parent-style-name="Heading" style:next-style-name="Standard" style:default-outline-level="4" style:class="text"/>
<style:style style:name="Said" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-left="4mm" fo:margin-right="0mm" fo:margin-bottom="0mm" fo:padding-left="3mm" fo:border-left="2pt solid #c3c8ce" fo:keep-with-next="always"/></style:style>
<style:style style:name="Said_20_by" style:display-name="Said by" style:family="paragraph" style:parent-style-name="Said" style:next-style-name="Standard"><style:paragraph-properties fo:margin-bottom="2.5mm" fo:keep-with-next="auto"/><style:text-properties fo:color="#4c535b" fo:font-size="9pt" style:font-size-asian="9pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="Aside" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:color="#4c535b" fo:font-size="9pt" style:font-size-asian="9pt" style:font-size-complex="9pt"/></style:style>
<style:style style:name="List_20_item" style:display-name="List item" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.8mm"/></style:style>
<style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:keep-with-next="always" fo:line-height="100%"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties fo:margin-top="3mm" fo:margin-bottom="1mm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Cell" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties fo:margin-bottom="0mm" fo:line-height="110%"/><style:text-properties fo:font-size="8pt" style:font-size-asian="8pt" style:font-size-complex="8pt"/></style:style>
<style:style style:name="Cell_20_end" style:display-name="Cell end" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Head_20_cell" style:display-name="Head cell" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Head_20_cell_20_end" style:display-name="Head cell end" style:family="paragraph" style:parent-style-name="Head_20_cell"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="Cell_20_small" style:display-name="Cell small" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:font-size="6.4pt" style:font-size-asian="6.4pt" style:font-size-complex="6.4pt"/></style:style>
<style:style style:name="Cell_20_end_20_small" style:display-name="Cell end small" style:family="paragraph" style:parent-style-name="Cell_20_end"><style:text-properties fo:font-size="6.4pt" style:font-size-asian="6.4pt" style:font-size-complex="6.4pt"/></style:style>
<style:style style:name="Head_20_cell_20_small" style:display-name="Head cell small" style:family="paragraph" style:parent-style-name="Head_20_cell"><style:text-properties fo:font-size="6.4pt" style:font-size-asian="6.4pt" style:font-size-complex="6.4pt"/></style:style>
<style:style style:name="Head_20_cell_20_end_20_small" style:display-name="Head cell end small" style:family="paragraph" style:parent-style-name="Head_20_cell_20_end"><style:text-properties fo:font-size="6.4pt" style:font-size-asian="6.4pt" style:font-size-complex="6.4pt"/></style:style>
<style:style style:name="Fact" style:family="paragraph" style:parent-style-name="Cell"><style:text-properties fo:font-size="9.5pt" style:font-size-asian="9.5pt" style:font-size-complex="9.5pt"/></style:style>
<style:style style:name="Fact_20_name" style:display-name="Fact name" style:family="paragraph" style:parent-style-name="Fact"><style:text-properties fo:color="#4c535b"/></style:style>
<style:style style:name="Headline" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:keep-with-next="always"/><style:text-properties fo:font-size="17pt" style:font-size-asian="17pt" style:font-size-complex="17pt" fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Headline_20_label" style:display-name="Headline label" style:family="paragraph" style:parent-style-name="Fact_20_name"/>
<style:style style:name="Contents_20_heading" style:display-name="Contents heading" style:family="paragraph" style:parent-style-name="Caption" style:class="index"><style:paragraph-properties fo:margin-top="6mm"/></style:style>
<style:style style:name="Contents_20_1" style:display-name="Contents 1" style:family="paragraph" style:parent-style-name="Standard" style:class="index"><style:paragraph-properties fo:margin-bottom="0.4mm"><style:tab-stops><style:tab-stop style:position="170mm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Contents_20_2" style:display-name="Contents 2" style:family="paragraph" style:parent-style-name="Contents_20_1" style:class="index"><style:paragraph-properties fo:margin-left="5mm"><style:tab-stops><style:tab-stop style:position="165mm" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Banner" style:family="paragraph" style:parent-style-name="Standard" style:class="extra"><style:paragraph-properties fo:text-align="center" fo:padding="0.8mm" fo:border="1.5pt solid #14171a" fo:margin-bottom="1.5mm" fo:line-height="100%"/><style:text-properties fo:font-weight="bold" fo:letter-spacing="0.8mm" fo:font-size="9pt"/></style:style>
<style:style style:name="Page_20_edge" style:display-name="Page edge" style:family="paragraph" style:parent-style-name="Aside" style:class="extra"><style:paragraph-properties fo:margin-bottom="0mm" fo:line-height="100%"><style:tab-stops><style:tab-stop style:position="170mm" style:type="right"/></style:tab-stops></style:paragraph-properties><style:text-properties fo:font-size="8pt" style:font-size-asian="8pt" style:font-size-complex="8pt"/></style:style>
<style:style style:name="Missed" style:family="text"><style:text-properties fo:color="#9b1c1c" fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"/></style:style>
<style:style style:name="Internet_20_link" style:display-name="Internet Link" style:family="text"><style:text-properties fo:color="#14171a" style:text-underline-style="dotted" style:text-underline-color="#4c535b"/></style:style>
<style:style style:name="Index_20_Link" style:display-name="Index Link" style:family="text"/>
<style:style style:name="Graphics" style:family="graphic"><style:graphic-properties text:anchor-type="as-char" style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="6mm" fo:text-indent="-4mm" fo:margin-left="6mm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="8mm" fo:text-indent="-6mm" fo:margin-left="8mm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
</office:styles>
)"_L1;

/// Of the content alone: of tables, their rows and cells.
constexpr auto kTableStyles
    = R"(<style:style style:name="Title_first" style:family="paragraph" style:parent-style-name="Title" style:master-page-name="First"/>
<style:style style:name="Table" style:family="table"><style:table-properties style:width="170mm" table:align="left" fo:margin-top="1mm" fo:margin-bottom="4mm" style:may-break-between-rows="true" table:border-model="collapsing"/></style:style>
<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.9mm" fo:padding-bottom="0.9mm" fo:padding-left="1.2mm" fo:padding-right="1.2mm" fo:border-bottom="0.5pt solid #c3c8ce"/></style:style>
<style:style style:name="Cell_head" style:family="table-cell"><style:table-cell-properties style:vertical-align="bottom" fo:padding-top="0.9mm" fo:padding-bottom="0.9mm" fo:padding-left="1.2mm" fo:padding-right="1.2mm" fo:border-bottom="1pt solid #14171a"/></style:style>
<style:style style:name="Cell_fact" style:family="table-cell"><style:table-cell-properties fo:padding-top="0.4mm" fo:padding-bottom="0.4mm" fo:padding-left="0mm" fo:padding-right="1.2mm"/></style:style>
<style:style style:name="Cell_headline" style:family="table-cell"><style:table-cell-properties fo:padding-left="2mm" fo:padding-right="1.2mm" fo:border-left="2pt solid #14171a"/></style:style>
)"_L1;

QString millimetres(double length)
{
    return QString::number(length, 'f', 2) + u"mm"_s;
}

/// What an XML file may hold, and nothing that turns the direction of writing.
QString clean(const QString& text)
{
    auto made = printable(text);
    for (qsizetype i = 0; i < made.size(); ++i) {
        const auto c = made.at(i);
        if (c.isHighSurrogate() && i + 1 < made.size() && made.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || c >= u'\uFFFE')
            made[i] = QChar(QChar::ReplacementCharacter);
    }
    return made;
}

/// The same in one line.
QString cleanLine(const QString& text)
{
    return clean(text).replace(u'\n', u' ');
}

/// Bookmarks may hold neither blanks nor what paths have.
QString anchorOf(const QString& entry)
{
    static const QRegularExpression kOther(u"[^a-z0-9]+"_s);
    return u"entry-"_s + entry.toLower().replace(kOther, u"-"_s);
}

/// A piece of XML; its namespaces are declared by the file that it goes into.
class Xml {
public:
    Xml()
        : m_writer(&m_bytes)
    {
    }

    using Attributes = std::initializer_list<std::pair<QLatin1StringView, QString>>;

    Xml& open(QLatin1StringView name, Attributes attributes = {})
    {
        m_writer.writeStartElement(QString(name));
        for (const auto& [key, value] : attributes)
            attribute(key, value);
        return *this;
    }
    Xml& attribute(QLatin1StringView name, const QString& value)
    {
        m_writer.writeAttribute(QString(name), cleanLine(value));
        return *this;
    }
    Xml& close()
    {
        m_writer.writeEndElement();
        return *this;
    }
    Xml& empty(QLatin1StringView name, Attributes attributes = {}) { return open(name, attributes).close(); }
    /// With its line breaks, and as many blanks as it has.
    Xml& text(const QString& words)
    {
        QString run;
        const auto flush = [&] {
            if (!run.isEmpty())
                m_writer.writeCharacters(std::exchange(run, {}));
        };
        for (const auto c : clean(words)) {
            if (c == u'\n') {
                flush();
                empty("text:line-break"_L1);
            } else if (c == u' ' && (run.isEmpty() || run.endsWith(u' '))) {
                flush();
                empty("text:s"_L1);
            } else {
                run += c;
            }
        }
        flush();
        return *this;
    }
    /// As it stands.
    Xml& plain(const QString& words)
    {
        m_writer.writeCharacters(cleanLine(words));
        return *this;
    }
    /// Of elements that are all closed.
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QXmlStreamWriter m_writer;
};

/// Letters that a text takes, in letters of Latin.
int lettersIn(QStringView text)
{
    return int(std::accumulate(text.begin(), text.end(), 0,
        [](int all, QChar c) { return all + (c >= u'\u2E80' && !c.isLowSurrogate() ? 2 : 1); }));
}

/// In letters; no more than a column may ask for.
int longestWord(const QString& text)
{
    static const QRegularExpression kBreak(u"[\\s\\x{2E80}-\\x{FFFF}]+"_s);
    qsizetype longest = 3;
    for (const auto& word : text.split(kBreak))
        longest = std::max(longest, word.size());
    return int(std::min<qsizetype>(longest, kLongestWord));
}

/// How much room the texts of a column need, and how much they want, in millimetres.
struct Room {
    double least = 0;
    double wanted = 0;
};

Room roomOf(const Table& table, qsizetype column)
{
    const auto head = longestWord(table.columns.at(column).title) * kBoldLetter;
    int word = 0;
    int line = 0;
    for (const auto& row : table.rows) {
        const auto& cell = row.cells.at(column);
        for (const auto piece : QStringView(cell.text).split(u'\n'))
            line = std::max(line, std::min(lettersIn(piece), kWidestText));
        word = std::max(
            word, cell.number ? std::min(lettersIn(cell.text), kLongestNumber) : longestWord(cell.text));
    }
    const auto least = std::max(head, word * kLetter);
    return { least + kEdges, std::max(least, line * kLetter) + kEdges };
}

/// In millimetres, all together as wide as the text; no word is broken while there is room for it.
struct Widths {
    QList<double> columns;
    bool isSmaller = false;
};

Widths widthsOf(const Table& table)
{
    QList<Room> rooms;
    double least = 0;
    double wanted = 0;
    for (qsizetype i = 0; i < table.columns.size(); ++i) {
        rooms.append(roomOf(table, i));
        least += rooms.last().least;
        wanted += rooms.last().wanted;
    }
    Widths widths { {}, least > kFigureWidth };
    if (widths.isSmaller) {
        least *= kSmaller;
        wanted *= kSmaller;
        for (auto& room : rooms)
            room = { room.least * kSmaller, room.wanted * kSmaller };
    }
    for (const auto& room : std::as_const(rooms)) {
        if (least >= kFigureWidth)
            widths.columns.append(room.least / least * kFigureWidth);
        else if (wanted <= kFigureWidth)
            widths.columns.append(room.wanted / wanted * kFigureWidth);
        else
            widths.columns.append(
                room.least + (room.wanted - room.least) / (wanted - least) * (kFigureWidth - least));
    }
    return widths;
}

QByteArray pngOf(const Drawing& drawing)
{
    auto picture = replayOf(drawing);
    const auto bounds = picture.boundingRect();
    if (picture.isNull() || bounds.isEmpty())
        return {};
    QImage image((drawing.size * kDotsPerMillimetre).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(double(image.width()) / bounds.width(), double(image.height()) / bounds.height());
    painter.translate(-bounds.topLeft());
    picture.play(&painter);
    painter.end();
    // Only now: a picture is replayed larger on a device of more dots.
    image.setDotsPerMeterX(int(kDotsPerMillimetre * 1000));
    image.setDotsPerMeterY(int(kDotsPerMillimetre * 1000));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? png : QByteArray();
}

/// Writes one document.
class Document {
public:
    Document(const Report& report, const Looks& looks)
        : m_report(report)
        , m_looks(looks)
    {
        const auto* timeline = sectionCalled(report.sections, u"timeline"_s);
        const auto* entries = timeline ? tableCalled(*timeline, u"entries"_s) : nullptr;
        for (qsizetype i = 0; entries && i < entries->rows.size(); ++i)
            m_targets.insert(entries->rows.at(i).id);
    }

    Result<QByteArray> written()
    {
        opening();
        contents();
        for (const auto& one : m_report.sections)
            section(one, 1);
        QList<ToZip> files { { u"mimetype"_s, QByteArray(kMimeType.data(), kMimeType.size()), true } };
        files.append({ u"content.xml"_s, content() });
        files.append({ u"styles.xml"_s, styles() });
        files.append({ u"meta.xml"_s, meta() });
        files += m_pictures;
        files.append({ u"META-INF/manifest.xml"_s, manifest(files) });
        // Whenever it is made: the time of making stands in the text.
        return zipped(files, Instant {});
    }

private:
    // Files.

    static QByteArray file(QLatin1StringView root, const QByteArray& inside)
    {
        const QByteArray name(root.data(), root.size());
        return QByteArray(kDeclaration.data(), kDeclaration.size()) + '<' + name + ' '
            + QByteArray(kNamespaces.data(), kNamespaces.size()) + '>' + inside + "</" + name + '>';
    }

    [[nodiscard]] QByteArray content() const
    {
        return file("office:document-content"_L1,
            QByteArray(kFonts.data(), kFonts.size()) + "<office:automatic-styles>"
                + QByteArray(kTableStyles.data(), kTableStyles.size()) + m_turned.bytes() + m_widths.bytes()
                + "</office:automatic-styles><office:body><office:text>" + m_body.bytes()
                + "</office:text></office:body>");
    }

    [[nodiscard]] QByteArray styles() const
    {
        Xml pages;
        const bool isA4 = m_looks.page == paper::Format::A4;
        const auto width = isA4 ? 210.0 : 215.9;
        const auto height = isA4 ? 297.0 : 279.4;
        const auto side = (width - kFigureWidth) / 2;
        pages.open("office:automatic-styles"_L1)
            .open("style:page-layout"_L1, { { "style:name"_L1, u"Page"_s } })
            .open("style:page-layout-properties"_L1,
                { { "fo:page-width"_L1, millimetres(width) }, { "fo:page-height"_L1, millimetres(height) },
                    { "style:print-orientation"_L1, u"portrait"_s },
                    { "fo:margin-top"_L1, millimetres(kMargin / 2) },
                    { "fo:margin-bottom"_L1, millimetres(kMargin / 2) },
                    { "fo:margin-left"_L1, millimetres(side) }, { "fo:margin-right"_L1, millimetres(side) },
                    { "style:writing-mode"_L1, u"lr-tb"_s } })
            .close();
        for (const auto edge : { "style:header-style"_L1, "style:footer-style"_L1 }) {
            const bool isHead = edge == "style:header-style"_L1;
            pages.open(edge)
                .empty("style:header-footer-properties"_L1,
                    { { "fo:min-height"_L1, millimetres(kMargin / 2) },
                        { isHead ? "fo:margin-bottom"_L1 : "fo:margin-top"_L1, millimetres(4) } })
                .close();
        }
        pages.close().close();
        pages.open("office:master-styles"_L1);
        for (const bool isFirst : { true, false }) {
            pages.open("style:master-page"_L1,
                { { "style:name"_L1, isFirst ? u"First"_s : u"Standard"_s },
                    { "style:page-layout-name"_L1, u"Page"_s } });
            if (isFirst)
                pages.attribute("style:next-style-name"_L1, u"Standard"_s);
            pages.open("style:header"_L1);
            banner(pages);
            pages.open("text:p"_L1, { { "text:style-name"_L1, u"Page_20_edge"_s } });
            // The first page has its title below.
            if (!isFirst)
                pages.plain(m_report.title);
            pages.close().close().open("style:footer"_L1);
            pages.open("text:p"_L1, { { "text:style-name"_L1, u"Page_20_edge"_s } })
                .plain(m_report.footer)
                .close();
            pageNumber(pages);
            banner(pages);
            pages.close().close();
        }
        pages.close();
        return file("office:document-styles"_L1,
            QByteArray(kFonts.data(), kFonts.size()) + QByteArray(kStyles.data(), kStyles.size())
                + pages.bytes());
    }

    void banner(Xml& to) const
    {
        if (!m_report.banner.isEmpty()) {
            to.open("text:p"_L1, { { "text:style-name"_L1, u"Banner"_s } }).plain(m_report.banner).close();
        }
    }

    /// "Page 3 of 12", in whatever order a language has the two.
    static void pageNumber(Xml& to)
    {
        to.open("text:p"_L1, { { "text:style-name"_L1, u"Page_20_edge"_s } }).empty("text:tab"_L1);
        const auto words = Words::tr("Page %1 of %2");
        static const QRegularExpression kPlace(u"%[12]"_s);
        qsizetype done = 0;
        for (auto places = kPlace.globalMatch(words); places.hasNext();) {
            const auto place = places.next();
            to.plain(words.sliced(done, place.capturedStart() - done));
            to.open(place.captured() == u"%1" ? "text:page-number"_L1 : "text:page-count"_L1);
            if (place.captured() == u"%1")
                to.attribute("text:select-page"_L1, u"current"_s);
            to.plain(u"1"_s).close();
            done = place.capturedEnd();
        }
        to.plain(words.sliced(done)).close();
    }

    [[nodiscard]] QByteArray meta() const
    {
        Xml xml;
        xml.open("office:meta"_L1)
            .open("meta:generator"_L1)
            .plain(u"Muster"_s)
            .close()
            .open("dc:title"_L1)
            .plain(m_report.title)
            .close()
            .open("dc:description"_L1)
            .plain(m_report.subtitle)
            .close()
            .open("dc:language"_L1)
            .plain(u"en-GB"_s)
            .close()
            .open("meta:user-defined"_L1,
                { { "meta:name"_L1, u"muster-subject"_s }, { "meta:value-type"_L1, u"string"_s } })
            .plain(m_report.subject)
            .close()
            .close();
        return file("office:document-meta"_L1, xml.bytes());
    }

    static QByteArray manifest(const QList<ToZip>& files)
    {
        Xml xml;
        xml.open("manifest:manifest"_L1,
            { { "xmlns:manifest"_L1, u"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"_s },
                { "manifest:version"_L1, u"1.2"_s } });
        xml.empty("manifest:file-entry"_L1,
            { { "manifest:full-path"_L1, u"/"_s }, { "manifest:version"_L1, u"1.2"_s },
                { "manifest:media-type"_L1, QString(kMimeType) } });
        for (const auto& file : files.sliced(1)) {
            const auto type = file.name.endsWith(".xml"_L1) ? u"text/xml"_s
                : file.name.endsWith(".svg"_L1)             ? u"image/svg+xml"_s
                                                            : u"image/png"_s;
            xml.empty("manifest:file-entry"_L1,
                { { "manifest:full-path"_L1, file.name }, { "manifest:media-type"_L1, type } });
        }
        xml.close();
        return QByteArray(kDeclaration.data(), kDeclaration.size()) + xml.bytes();
    }

    // Texts.

    /// A style for a text of this direction of writing.
    QString turned(const QString& style, const QString& text)
    {
        if (!text.isRightToLeft())
            return style;
        const auto name = style + u"_rtl"_s;
        if (!m_turnedStyles.contains(name)) {
            m_turnedStyles.insert(name);
            m_turned.open("style:style"_L1,
                { { "style:name"_L1, name }, { "style:family"_L1, u"paragraph"_s },
                    { "style:parent-style-name"_L1, style } });
            m_turned.empty("style:paragraph-properties"_L1,
                { { "style:writing-mode"_L1, u"rl-tb"_s },
                    { "fo:text-align"_L1, style.contains(u"_20_end") ? u"end"_s : u"start"_s } });
            m_turned.close();
        }
        return name;
    }

    void paragraph(const QString& style, const QString& text)
    {
        m_body.open("text:p"_L1, { { "text:style-name"_L1, turned(style, text) } }).text(text).close();
    }

    void cellText(const QString& style, const Cell& cell, const QString& bookmark = {})
    {
        m_body.open("text:p"_L1, { { "text:style-name"_L1, turned(style, cell.text) } });
        if (!bookmark.isEmpty())
            m_body.empty("text:bookmark"_L1, { { "text:name"_L1, bookmark } });
        const bool isMissed = cell.tone == Tone::Bad;
        if (isMissed)
            m_body.open("text:span"_L1, { { "text:style-name"_L1, u"Missed"_s } });
        // The entry's own row does not lead to itself.
        linked(cell.text, bookmark.isEmpty() ? cell.entry : QString());
        if (isMissed)
            m_body.close();
        m_body.close();
    }

    /// Leads to the entry in the timeline, where that is in this copy.
    void linked(const QString& text, const QString& entry)
    {
        if (entry.isEmpty() || !m_targets.contains(entry)) {
            m_body.text(text);
            return;
        }
        m_body.open("text:a"_L1,
            { { "xlink:type"_L1, u"simple"_s }, { "xlink:href"_L1, u'#' + anchorOf(entry) },
                { "text:style-name"_L1, u"Internet_20_link"_s },
                { "text:visited-style-name"_L1, u"Internet_20_link"_s } });
        m_body.text(text).close();
    }

    // The parts of the report.

    void opening()
    {
        m_body.open("text:p"_L1, { { "text:style-name"_L1, turned(u"Title_first"_s, m_report.title) } })
            .text(m_report.title)
            .close();
        paragraph(u"Subtitle"_s, m_report.subtitle);
        if (!m_report.headlines.isEmpty()) {
            const auto width = kFigureWidth / double(m_report.headlines.size());
            openTable(u"headlines"_s, QList<double>(m_report.headlines.size(), width));
            m_body.open("table:table-row"_L1, { { "table:style-name"_L1, u"Row"_s } });
            for (const auto& one : m_report.headlines) {
                openCell(u"Cell_headline"_s, one.cell);
                cellText(u"Headline"_s, one.cell);
                paragraph(u"Headline_20_label"_s, one.label);
                m_body.close();
            }
            m_body.close().close();
        }
        if (m_report.facts.isEmpty())
            return;
        openTable(u"facts"_s, { kFactName, kFigureWidth - kFactName });
        for (const auto& fact : m_report.facts) {
            m_body.open("table:table-row"_L1, { { "table:style-name"_L1, u"Row"_s } });
            m_body.open("table:table-cell"_L1,
                { { "table:style-name"_L1, u"Cell_fact"_s }, { "office:value-type"_L1, u"string"_s } });
            paragraph(u"Fact_20_name"_s, fact.name);
            m_body.close();
            openCell(u"Cell_fact"_s, fact.cell);
            cellText(u"Fact"_s, fact.cell);
            m_body.close().close();
        }
        m_body.close();
    }

    /// As an index that the program renews, and filled as it will be: the page numbers are fields.
    void contents()
    {
        const auto title = Words::tr("Contents");
        m_body.open("text:table-of-content"_L1,
            { { "text:name"_L1, u"contents"_s }, { "text:protected"_L1, u"true"_s } });
        m_body.open("text:table-of-content-source"_L1,
            { { "text:outline-level"_L1, QString::number(kListedLevels) },
                { "text:use-index-marks"_L1, u"false"_s } });
        m_body.open("text:index-title-template"_L1, { { "text:style-name"_L1, u"Contents_20_heading"_s } })
            .plain(title)
            .close();
        for (int level = 1; level <= kListedLevels; ++level) {
            m_body.open("text:table-of-content-entry-template"_L1,
                { { "text:outline-level"_L1, QString::number(level) },
                    { "text:style-name"_L1, contentsStyle(level) } });
            m_body.empty("text:index-entry-link-start"_L1, { { "text:style-name"_L1, u"Index_20_Link"_s } })
                .empty("text:index-entry-text"_L1)
                .empty("text:index-entry-tab-stop"_L1,
                    { { "style:type"_L1, u"right"_s }, { "style:leader-char"_L1, u"."_s } })
                .empty("text:index-entry-page-number"_L1)
                .empty("text:index-entry-link-end"_L1)
                .close();
        }
        m_body.close().open("text:index-body"_L1);
        m_body.open("text:index-title"_L1, { { "text:name"_L1, u"contents-title"_s } });
        paragraph(u"Contents_20_heading"_s, title);
        m_body.close();
        listed(m_report.sections, 1);
        m_body.close().close();
    }

    static QString contentsStyle(int level) { return u"Contents_20_"_s + QString::number(level); }
    static QString bookmarkOf(const Section& section) { return u"section-"_s + section.id; }

    void listed(const QList<Section>& sections, int level)
    {
        for (const auto& one : sections) {
            m_body.open("text:p"_L1, { { "text:style-name"_L1, contentsStyle(level) } });
            m_body.open("text:a"_L1,
                { { "xlink:type"_L1, u"simple"_s }, { "xlink:href"_L1, u'#' + bookmarkOf(one) },
                    { "text:style-name"_L1, u"Index_20_Link"_s },
                    { "text:visited-style-name"_L1, u"Index_20_Link"_s } });
            m_body.plain(one.title).empty("text:tab"_L1);
            m_body
                .open("text:bookmark-ref"_L1,
                    { { "text:reference-format"_L1, u"page"_s }, { "text:ref-name"_L1, bookmarkOf(one) } })
                .plain(u"1"_s)
                .close()
                .close()
                .close();
            if (level < kListedLevels)
                listed(one.sections, level + 1);
        }
    }

    void section(const Section& section, int level)
    {
        const auto deep = std::min(level, kDeepestHeading);
        m_body.open("text:h"_L1,
            { { "text:style-name"_L1, turned(u"Heading_20_"_s + QString::number(deep), section.title) },
                { "text:outline-level"_L1, QString::number(deep) } });
        m_body.empty("text:bookmark-start"_L1, { { "text:name"_L1, bookmarkOf(section) } })
            .plain(section.title)
            .empty("text:bookmark-end"_L1, { { "text:name"_L1, bookmarkOf(section) } })
            .close();
        for (qsizetype i = 0; i < section.blocks.size(); ++i) {
            // A sentence that leads into a list is not left alone at the foot of a page.
            m_isLead = i + 1 < section.blocks.size()
                && !std::holds_alternative<Paragraph>(section.blocks.at(i + 1));
            m_section = section.id;
            std::visit([this](const auto& block) { write(block); }, section.blocks.at(i));
        }
        for (const auto& below : section.sections)
            this->section(below, level + 1);
    }

    void write(const Paragraph& said)
    {
        if (!said.isSaid) {
            paragraph(m_isLead ? u"Lead"_s : u"Standard"_s, said.text);
            return;
        }
        paragraph(u"Said"_s, said.text);
        m_body.open("text:p"_L1, { { "text:style-name"_L1, u"Said_20_by"_s } });
        m_body.text(said.by.isEmpty() ? Words::tr("In the words of a person")
                                      : Words::tr("In the words of %1").arg(said.by));
        if (!said.entry.isEmpty()) {
            m_body.text(u", "_s);
            linked(Words::tr("entry %1").arg(said.entry), said.entry);
        }
        m_body.close();
    }

    void write(const Table& table)
    {
        const bool isTimeline = m_section == u"timeline" && table.id == u"entries";
        if (!table.title.isEmpty())
            paragraph(u"Caption"_s, table.title);
        const auto widths = widthsOf(table);
        const auto smaller = widths.isSmaller ? u"_20_small"_s : QString();
        openTable(m_section + u'.' + table.id, widths.columns);
        m_body.open("table:table-header-rows"_L1)
            .open("table:table-row"_L1, { { "table:style-name"_L1, u"Row"_s } });
        for (const auto& column : table.columns) {
            m_body.open("table:table-cell"_L1,
                { { "table:style-name"_L1, u"Cell_head"_s }, { "office:value-type"_L1, u"string"_s } });
            paragraph(
                (column.align == Column::Align::End ? u"Head_20_cell_20_end"_s : u"Head_20_cell"_s) + smaller,
                column.title);
            m_body.close();
        }
        m_body.close().close();
        for (const auto& row : table.rows) {
            m_body.open("table:table-row"_L1, { { "table:style-name"_L1, u"Row"_s } });
            for (qsizetype i = 0; i < row.cells.size(); ++i) {
                const auto& cell = row.cells.at(i);
                openCell(u"Cell"_s, cell);
                cellText((table.columns.at(i).align == Column::Align::End ? u"Cell_20_end"_s : u"Cell"_s)
                        + smaller,
                    cell, isTimeline && i == 0 ? anchorOf(row.id) : QString());
                m_body.close();
            }
            m_body.close();
        }
        m_body.close();
    }

    void write(const Listing& listing)
    {
        m_body.open(
            "text:list"_L1, { { "text:style-name"_L1, listing.isNumbered ? u"Numbers"_s : u"Bullets"_s } });
        for (const auto& item : listing.items) {
            m_body.open("text:list-item"_L1);
            cellText(u"List_20_item"_s, item);
            m_body.close();
        }
        m_body.close();
    }

    void write(const Figure& figure)
    {
        paragraph(u"Caption"_s, figure.drawing.title);
        const auto drawing = m_looks.drawings.value(figure.id);
        const auto svg = drawing.svg;
        const auto png = drawing.size.isEmpty() ? QByteArray() : pngOf(drawing);
        if (drawing.size.isEmpty() || (svg.isEmpty() && png.isEmpty())) {
            paragraph(u"Standard"_s, figure.alternative);
            return;
        }
        const auto size = drawing.size
            * std::min({ 1.0, kFigureWidth / drawing.size.width(), kHighestFigure / drawing.size.height() });
        const auto name = u"Pictures/figure-"_s + QString::number(++m_figures);
        m_body.open("text:p"_L1, { { "text:style-name"_L1, u"Figure"_s } });
        m_body.open("draw:frame"_L1,
            { { "draw:style-name"_L1, u"Graphics"_s }, { "draw:name"_L1, m_section + u'.' + figure.id },
                { "text:anchor-type"_L1, u"as-char"_s }, { "svg:width"_L1, millimetres(size.width()) },
                { "svg:height"_L1, millimetres(size.height()) } });
        // The first that a program can show; the second is for those that know no drawings.
        if (!svg.isEmpty())
            picture(name + u".svg"_s, QByteArray(kDeclaration.data(), kDeclaration.size()) + svg);
        if (!png.isEmpty())
            picture(name + u".png"_s, png);
        m_body.open("svg:title"_L1).plain(figure.drawing.title).close();
        m_body.open("svg:desc"_L1).plain(figure.alternative).close().close().close();
        paragraph(u"Aside"_s, figure.alternative);
    }

    void picture(const QString& name, const QByteArray& bytes)
    {
        m_body.empty("draw:image"_L1,
            { { "xlink:href"_L1, name }, { "xlink:type"_L1, u"simple"_s }, { "xlink:show"_L1, u"embed"_s },
                { "xlink:actuate"_L1, u"onLoad"_s } });
        m_pictures.append({ name, bytes });
    }

    void openTable(const QString& name, const QList<double>& widths)
    {
        const auto style = u"Columns_"_s + QString::number(++m_tables) + u'_';
        m_body.open("table:table"_L1, { { "table:name"_L1, name }, { "table:style-name"_L1, u"Table"_s } });
        for (qsizetype i = 0; i < widths.size(); ++i) {
            const auto column = style + QString::number(i + 1);
            m_widths.open(
                "style:style"_L1, { { "style:name"_L1, column }, { "style:family"_L1, u"table-column"_s } });
            m_widths.empty("style:table-column-properties"_L1,
                { { "style:column-width"_L1, millimetres(widths.at(i)) } });
            m_widths.close();
            m_body.empty("table:table-column"_L1, { { "table:style-name"_L1, column } });
        }
    }

    /// With the number behind it, for programs; those that edit the document leave it out.
    void openCell(const QString& style, const Cell& cell)
    {
        m_body.open("table:table-cell"_L1,
            { { "table:style-name"_L1, style }, { "office:value-type"_L1, u"string"_s } });
        if (cell.number) {
            m_body.attribute("muster:id"_L1, cell.number->id)
                .attribute("muster:value"_L1, QString::number(cell.number->value))
                .attribute("muster:unit"_L1, wordOf(cell.number->unit));
        }
    }

    const Report& m_report;
    const Looks& m_looks;
    QSet<QString> m_targets;
    Xml m_body;
    /// Automatic styles: of columns, and of texts that are written from right to left.
    Xml m_widths;
    Xml m_turned;
    QSet<QString> m_turnedStyles;
    QList<ToZip> m_pictures;
    int m_tables = 0;
    int m_figures = 0;
    QString m_section;
    bool m_isLead = false;
};

} // namespace

Result<QByteArray> odtOf(const Report& report, const Looks& looks)
{
    return Document(report, looks).written();
}

} // namespace muster::report
