// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdfwriter.h"

#include "core/paper/paperpages.h"
#include "core/plan/words.h"
#include "core/report/pdflinks.h"
#include "core/report/replay.h"

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace muster::report {

using namespace Qt::Literals::StringLiterals;
using paper::codeFont;
using paper::gap;
using paper::kBottom;
using paper::kDotsPerInch;
using paper::kHead;
using paper::kLeft;
using paper::kThin;
using paper::kTop;
using paper::mm;
using paper::PaperPages;
using paper::Strip;
using paper::Strips;
using paper::withFirst;
using paper::wordsFont;
using plan::Words;
using PaperCell = paper::Cell;

namespace {

// Black, greys and one red; what is bad says so in its text too, for a grey printer.
const QColor kInk(0x14, 0x17, 0x1a);
const QColor kSoft(0x4c, 0x53, 0x5b);
const QColor kHair(0xc3, 0xc8, 0xce);
const QColor kBad(0x9b, 0x1c, 0x1c);

constexpr double kPointsPerInch = 72;
constexpr qreal kBodySize = 9;
constexpr qreal kTableSize = 8;
constexpr qreal kSmallSize = 7.5;
constexpr std::array kHeadingSizes { 12.5, 10.5, 9.5 };
/// Of a sheet that is meant for one page: of lengths between things, and of sizes in points.
constexpr qreal kTight = 0.45;
constexpr qreal kSmaller = 0.88;
/// Between the columns of a table, and in millimetres above and below its rows.
constexpr qreal kBetween = mm(2.5);
constexpr qreal kRowGap = 0.8;
/// Of a bar at the left of something.
constexpr qreal kBar = mm(0.6);
constexpr qreal kBarRoom = mm(3);
/// For the number of a page in the contents.
constexpr qreal kPageRoom = mm(8);
/// Of the stripes at the edge of an exercise.
constexpr qreal kHatch = mm(3);
/// A word that may be broken anywhere: a hash.
constexpr qsizetype kLongWord = 24;
constexpr qsizetype kPiece = 10;
/// What is no longer stays in one piece: a number with its unit, "✗ Missed".
constexpr qsizetype kShortNumber = 22;
constexpr qsizetype kShortText = 12;
/// A narrow table is no wider than it need be, but for so much between its columns.
constexpr qreal kAiry = mm(8);
/// Digits of a hash that are compared by eye.
constexpr qsizetype kShownDigits = 16;
constexpr qsizetype kGroup = 4;
/// Enough of a stream's id to tell it from others.
constexpr qsizetype kShortId = 8;

double points(qreal dots)
{
    return dots * kPointsPerInch / kDotsPerInch;
}

/// Where things stand, once they are painted.
struct Placed {
    /// The number of a page in the contents.
    struct ContentsLine {
        QString section;
        qsizetype page = 0;
        /// In dots.
        QRectF area;
    };
    struct Reference {
        QString entry;
        qsizetype page = 0;
        /// In points.
        QRectF area;
    };
    QHash<QString, PdfPlace> sections;
    QHash<QString, PdfPlace> entries;
    QList<ContentsLine> contents;
    QList<Reference> references;
};

QRectF pointsOf(const QRectF& dots)
{
    return { points(dots.x()), points(dots.y()), points(dots.width()), points(dots.height()) };
}

/// How wide texts are, nearly: without laying them out, for there may be a million.
class Advances {
public:
    Advances(const QFont& font, QPaintDevice* device)
    {
        const QFontMetricsF metrics(font, device);
        for (std::size_t i = 0; i < m_latin.size(); ++i)
            m_latin[i] = metrics.horizontalAdvance(QChar(static_cast<char16_t>(i)));
        m_wide = metrics.height();
        m_other = metrics.horizontalAdvance(u'm');
    }

    [[nodiscard]] qreal of(QStringView text) const
    {
        qreal width = 0;
        for (const auto letter : text) {
            const auto code = letter.unicode();
            if (code < m_latin.size())
                width += m_latin[code];
            else
                width += code < kFirstWide ? m_other : m_wide;
        }
        return width;
    }

private:
    /// Chinese, Japanese and Korean begin about there.
    static constexpr char16_t kFirstWide = 0x2e80;
    std::array<qreal, 128> m_latin {};
    qreal m_wide = 0;
    qreal m_other = 0;
};

/// What one column would like to have.
struct Wish {
    qreal least = 0;
    qreal wish = 0;

    void see(const Cell& cell, const Advances& advances)
    {
        const QStringView text(cell.text);
        const bool isWhole = text.size() <= (cell.number ? kShortNumber : kShortText);
        qsizetype begin = 0;
        qsizetype word = 0;
        const auto end = [&](qsizetype at) {
            const auto part = text.sliced(word, at - word);
            least = std::max(least, advances.of(part.size() > kLongWord ? part.first(kPiece) : part));
        };
        for (qsizetype i = 0; i <= text.size(); ++i) {
            const bool isLineEnd = i == text.size() || text[i] == u'\n';
            if (!isLineEnd && (isWhole || text[i] != u' '))
                continue;
            end(i);
            word = i + 1;
            if (isLineEnd) {
                wish = std::max(wish, advances.of(text.sliced(begin, i - begin)));
                begin = i + 1;
            }
        }
    }
};

/// A bar at the left of strips, as high as they are.
Strips barred(const Strips& strips, qreal x, const QColor& ink)
{
    Strips made;
    made.reserve(strips.size());
    for (const auto& strip : strips) {
        made.append({ strip.height, [=](QPainter& painter, qreal top) {
                         painter.fillRect(QRectF(x, top, kBar, strip.height), ink);
                         if (strip.paint)
                             strip.paint(painter, top);
                     } });
    }
    return made;
}

Strip hairline(qreal left, qreal right, const QColor& ink = kHair, qreal width = kThin)
{
    return { width, [=](QPainter& painter, qreal top) {
                painter.fillRect(QRectF(left, top, right - left, width), ink);
            } };
}

/// Everything but what stands at the edges and can only be said at the end.
class ReportPages final : public PaperPages {
public:
    ReportPages(const Report& report, const Drawings& drawings, Placed& placed, QPdfWriter& writer)
        : PaperPages(writer)
        , m_report(report)
        , m_drawings(drawings)
        , m_placed(placed)
        , m_advances(wordsFont(sized(kTableSize)), &writer)
        , m_bold(wordsFont(sized(kTableSize), QFont::Bold), &writer)
        , m_pageHeight(writer.height() - kTop - kBottom)
    {
    }

    void lay()
    {
        begin({}, {});
        layOpening();
        if (!m_report.isSheet)
            layContents();
        for (const auto& section : m_report.sections)
            laySection(section, 0);
        flow().add({});
    }

private:
    void paintEdges(QPainter&, const Head&, qsizetype) const override { }

    /// In millimetres.
    [[nodiscard]] Strip room(qreal height) const
    {
        return gap(mm(m_report.isSheet ? height * kTight : height));
    }
    [[nodiscard]] qreal sized(qreal size) const { return m_report.isSheet ? size * kSmaller : size; }

    [[nodiscard]] Strips words(const QString& text, qreal size, QFont::Weight weight = QFont::Normal,
        const QColor& ink = kInk, qreal indent = 0) const
    {
        return row({ { kLeft + indent, width() - indent, text, wordsFont(sized(size), weight), false, false,
            ink } });
    }

    void layOpening()
    {
        flow().add(words(m_report.title, 20, QFont::Bold) + Strips { room(1) }
            + words(m_report.subtitle, 10, QFont::Normal, kSoft) + Strips { room(5) });
        layHeadlines();
        layFacts();
    }

    void layHeadlines()
    {
        if (m_report.headlines.isEmpty())
            return;
        const auto share = width() / static_cast<qreal>(m_report.headlines.size());
        QList<PaperCell> numbers;
        QList<PaperCell> labels;
        QList<std::pair<qreal, QColor>> bars;
        auto x = kLeft;
        for (const auto& [label, cell] : m_report.headlines) {
            const auto& ink = cell.tone == Tone::Bad ? kBad : kInk;
            const auto room = share - kBarRoom - kBetween;
            numbers.append(
                { x + kBarRoom, room, cell.text, wordsFont(sized(16), QFont::Bold), false, false, ink });
            labels.append({ x + kBarRoom, room, label, wordsFont(sized(8)), false, false,
                cell.tone == Tone::Bad ? kBad : kSoft });
            bars.append({ x, ink });
            x += share;
        }
        auto made = row(numbers) + row(labels);
        for (const auto& [left, ink] : std::as_const(bars))
            made = barred(made, left, ink);
        flow().add(made + Strips { room(5) });
    }

    /// Down the left half of the page, then down the right.
    void layFacts()
    {
        const auto& facts = m_report.facts;
        const auto half = (facts.size() + 1) / 2;
        const auto column = (width() - kBetween) / 2;
        const auto name = mm(31);
        const auto cells = [&](qsizetype i, qreal x) {
            const auto& fact = facts.at(i);
            return QList<PaperCell> { { x, name - kBetween, fact.name, wordsFont(sized(kTableSize)), false,
                                          false, kSoft },
                { x + name, column - name - kBetween, fact.cell.text,
                    wordsFont(sized(kTableSize), fact.cell.tone == Tone::Bad ? QFont::Bold : QFont::Normal),
                    false, false, fact.cell.tone == Tone::Bad ? kBad : kInk } };
        };
        for (qsizetype i = 0; i < half; ++i) {
            auto line = cells(i, kLeft);
            if (i + half < facts.size())
                line += cells(i + half, kLeft + column + kBetween);
            flow().add(row(line) + Strips { room(1) });
        }
        flow().add({ room(4) });
    }

    /// In two columns; the numbers of the pages are known at the end.
    void layContents()
    {
        const auto& sections = m_report.sections;
        if (sections.isEmpty())
            return;
        const auto half = (sections.size() + 1) / 2;
        const auto column = (width() - mm(8)) / 2;
        Strips made = words(Words::tr("Contents"), 9.5, QFont::Bold)
            + Strips { room(1), hairline(kLeft, right(), kInk), room(1) };
        for (qsizetype i = 0; i < half; ++i) {
            QList<PaperCell> cells;
            QList<std::pair<qreal, QString>> marks;
            for (const auto n : { i, i + half }) {
                if (n >= sections.size())
                    continue;
                const auto x = n == i ? kLeft : kLeft + column + mm(8);
                cells.append({ x, column - kPageRoom, sections.at(n).title, wordsFont(sized(kTableSize)),
                    false, false, kInk });
                marks.append({ x, sections.at(n).id });
            }
            auto line = row(cells);
            const auto height = line.isEmpty() ? 0 : line.first().height;
            made += withFirst(line, [this, marks, column, height](QPainter&, qreal top) {
                for (const auto& [x, id] : marks)
                    m_placed.contents.append({ id, paintedPage(), { x, top, column, height } });
            }) + Strips { room(0.9) };
        }
        flow().add(made + Strips { room(2) });
    }

    void laySection(const Section& section, std::size_t depth)
    {
        const auto size = kHeadingSizes[std::min(depth, kHeadingSizes.size() - 1)];
        auto above = depth == 0 ? Strips { room(6), hairline(kLeft, right(), kInk, mm(0.35)), room(2) }
                                : Strips { room(4) };
        const auto heading = withFirst(
            words(section.title, size, QFont::Bold), [this, id = section.id](QPainter&, qreal top) {
                m_placed.sections.insert(id, { paintedPage(), points(std::max(0.0, top - mm(3))) });
            });
        flow().add(above + heading + Strips { room(1.8) }, true);
        const auto& blocks = section.blocks;
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            // A sentence that leads into a list is not left alone at the foot of a page.
            m_isLead = i + 1 < blocks.size() && !std::holds_alternative<Paragraph>(blocks.at(i + 1));
            m_isTimeline = section.id == u"timeline";
            std::visit([this](const auto& block) { layBlock(block); }, blocks.at(i));
            paintFull();
        }
        for (const auto& below : section.sections)
            laySection(below, depth + 1);
    }

    void layBlock(const Paragraph& paragraph)
    {
        if (!paragraph.isSaid) {
            flow().add(words(paragraph.text, kBodySize) + Strips { room(1.8) }, m_isLead);
            return;
        }
        auto by = paragraph.by.isEmpty() ? Words::tr("In the words of a person")
                                         : Words::tr("In the words of %1").arg(paragraph.by);
        if (!paragraph.entry.isEmpty())
            by += u", "_s + Words::tr("entry %1").arg(paragraph.entry);
        const auto signature = referring(words(by, kSmallSize, QFont::Normal, kSoft, kBarRoom),
            paragraph.entry, kLeft + kBarRoom, width() - kBarRoom);
        flow().add(
            barred(words(paragraph.text, kBodySize, QFont::Normal, kInk, kBarRoom) + signature, kLeft, kHair)
            + Strips { room(2) });
    }

    void layBlock(const Listing& listing)
    {
        const auto indent = listing.isNumbered ? mm(6) : mm(4);
        for (qsizetype i = 0; i < listing.items.size(); ++i) {
            const auto& item = listing.items.at(i);
            const auto mark = listing.isNumbered ? u"%1."_s.arg(i + 1) : u"–"_s;
            const auto strips
                = row({ { kLeft, indent, mark, wordsFont(sized(kBodySize)), false, false, kInk },
                    { kLeft + indent, width() - indent, item.text,
                        wordsFont(sized(kBodySize), item.tone == Tone::Bad ? QFont::Bold : QFont::Normal),
                        false, false, item.tone == Tone::Bad ? kBad : kInk } });
            flow().add(referring(strips, item.entry, kLeft + indent, width() - indent) + Strips { room(1) });
            paintFull();
        }
        flow().add({ room(1) });
    }

    void layBlock(const Figure& figure)
    {
        Strips made;
        if (!figure.drawing.title.isEmpty())
            made += words(figure.drawing.title, kTableSize, QFont::Bold) + Strips { room(1) };
        const auto drawn = m_drawings.constFind(figure.id);
        const bool isDrawn = drawn != m_drawings.cend() && !drawn->picture.isNull()
            && !drawn->picture.boundingRect().isEmpty() && !drawn->size.isEmpty();
        auto alternative = words(figure.alternative, kSmallSize, QFont::Normal, kSoft);
        if (isDrawn)
            made += Strips { picture(*drawn, m_pageHeight - heightOf(made + alternative) - mm(4)), room(1) };
        flow().add(made + alternative + Strips { room(4) });
    }

    /// As large as it was drawn, or as large as the page allows.
    [[nodiscard]] Strip picture(const Drawing& drawing, qreal most) const
    {
        const QSizeF wished(mm(drawing.size.width()), mm(drawing.size.height()));
        const auto part = std::min({ 1.0, width() / wished.width(), most / wished.height() });
        const auto size = wished * part;
        return { size.height(), [drawing, size](QPainter& painter, qreal top) {
                    auto shown = replayOf(drawing);
                    const auto bounds = shown.boundingRect();
                    painter.save();
                    painter.translate(kLeft, top);
                    // It scales itself by what the dots of a page are smaller than its own.
                    const auto own = static_cast<qreal>(kDotsPerInch) / shown.logicalDpiX();
                    painter.scale(size.width() / bounds.width() / own, size.height() / bounds.height() / own);
                    painter.translate(-QPointF(bounds.topLeft()) * own);
                    shown.play(&painter);
                    painter.restore();
                } };
    }

    void layBlock(const Table& table)
    {
        if (table.columns.isEmpty())
            return;
        const auto columns = widthsOf(table);
        QList<PaperCell> titles;
        auto x = kLeft;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const auto& column = table.columns.at(i);
            titles.append({ x, columns[i] - kBetween, column.title, wordsFont(sized(kSmallSize), QFont::Bold),
                false, column.align == Column::Align::End, kSoft });
            x += columns[i];
        }
        const auto head
            = row(titles) + Strips { room(0.6), hairline(kLeft, right(), kInk, mm(0.25)), room(kRowGap) };
        auto above = head;
        if (!table.title.isEmpty())
            above = words(table.title, kBodySize, QFont::Bold) + Strips { room(1.2) } + head;
        flow().add(Strips { room(1) } + above, true);
        for (const auto& one : table.rows) {
            flow().add(rowStrips(table, one, columns));
            flow().repeat(head);
            paintFull();
        }
        flow().repeat({});
        flow().add({ room(3) });
    }

    [[nodiscard]] Strips rowStrips(const Table& table, const Row& one, const QList<qreal>& columns)
    {
        QList<PaperCell> cells;
        cells.reserve(columns.size());
        auto x = kLeft;
        for (qsizetype i = 0; i < std::min(columns.size(), one.cells.size()); ++i) {
            const auto& cell = one.cells.at(i);
            const bool isBad = cell.tone == Tone::Bad;
            cells.append({ x, columns[i] - kBetween, cell.text, isBad ? m_badFont : m_tableFont, false,
                table.columns.at(i).align == Column::Align::End, isBad ? kBad : kInk });
            x += columns[i];
        }
        auto strips = row(cells);
        const bool isEntry = m_isTimeline && table.id == u"entries";
        for (qsizetype i = 0; !isEntry && i < cells.size(); ++i)
            strips = referring(strips, one.cells.at(i).entry, cells[i].x, cells[i].width);
        if (isEntry) {
            strips = withFirst(strips, [this, id = one.id](QPainter&, qreal top) {
                m_placed.entries.insert(id, { paintedPage(), points(top) });
            });
        }
        return strips + Strips { room(kRowGap), hairline(kLeft, right()), room(kRowGap) };
    }

    /// Their first line leads to an entry, where there is one.
    [[nodiscard]] Strips referring(const Strips& strips, const QString& entry, qreal x, qreal width)
    {
        if (entry.isEmpty() || strips.isEmpty())
            return strips;
        const auto height = strips.first().height;
        return withFirst(strips, [this, entry, x, width, height](QPainter&, qreal top) {
            m_placed.references.append({ entry, paintedPage(), pointsOf({ x, top, width, height }) });
        });
    }

    [[nodiscard]] QList<qreal> widthsOf(const Table& table) const
    {
        const auto count = table.columns.size();
        QList<qreal> least;
        QList<qreal> wish;
        for (qsizetype i = 0; i < count; ++i) {
            Wish column;
            column.see({ table.columns.at(i).title }, m_bold);
            for (const auto& one : table.rows) {
                if (i < one.cells.size())
                    column.see(one.cells.at(i), one.cells.at(i).tone == Tone::Bad ? m_bold : m_advances);
            }
            // What is laid out is a little wider than what is measured.
            least.append(column.least * 1.02 + kBetween + mm(0.5));
            wish.append(column.wish * 1.02 + kBetween + mm(0.5));
        }
        auto widths = paper::sharedWidths(least, wish, width(), mm(40));
        const auto wished = std::accumulate(wish.begin(), wish.end(), 0.0);
        if (wished >= width())
            return widths;
        // Numbers do not stand far from what they are the numbers of.
        const auto more = std::min(kAiry, (width() - wished) / static_cast<qreal>(count));
        for (qsizetype i = 0; i + 1 < count; ++i)
            widths[i] = wish[i] + more;
        widths[count - 1] = table.columns.last().align == Column::Align::End
            ? wish[count - 1] + more
            : width() - std::accumulate(widths.begin(), widths.end() - 1, 0.0);
        return widths;
    }

    const Report& m_report;
    const Drawings& m_drawings;
    Placed& m_placed;
    const Advances m_advances;
    const Advances m_bold;
    const QFont m_tableFont = wordsFont(sized(kTableSize));
    const QFont m_badFont = wordsFont(sized(kTableSize), QFont::Bold);
    const qreal m_pageHeight;
    bool m_isLead = false;
    bool m_isTimeline = false;
};

/// A cell of a table of the appendix; null where this copy has none.
const Cell* provenance(const Report& report, const QString& row)
{
    const auto* section = sectionCalled(report.sections, u"provenance"_s);
    const auto* table = section ? tableCalled(*section, u"facts"_s) : nullptr;
    for (qsizetype i = 0; table && i < table->rows.size(); ++i) {
        if (table->rows.at(i).id == row)
            return &table->rows.at(i).cells.last();
    }
    return nullptr;
}

QString grouped(const QString& digits)
{
    QStringList groups;
    for (qsizetype i = 0; i < digits.size(); i += kGroup)
        groups.append(digits.mid(i, kGroup));
    return groups.join(u' ');
}

/// "3: 9f2c 41aa 77d0 c3e1" of the newest entry; where several consoles wrote, fewer digits of each.
QString headsText(const Report& report)
{
    const auto* section = sectionCalled(report.sections, u"provenance"_s);
    const auto* consoles = section ? tableCalled(*section, u"consoles"_s) : nullptr;
    if (!consoles)
        return {};
    QStringList heads;
    const auto count = consoles->rows.size();
    for (const auto& row : consoles->rows) {
        const auto digits = row.cells.last().text.left(count == 1 ? kShownDigits : 2 * kGroup);
        const auto number = row.cells.at(row.cells.size() - 2).text;
        heads.append(
            (count == 1 ? number : row.cells.first().text + u' ' + number) + u": "_s + grouped(digits));
    }
    return heads.join(u", "_s);
}

/// What stands at the edges of every page.
struct Edges {
    QString title;
    QString subject;
    QString record;
    QString zone;
    QString banner;
};

Edges edgesOf(const Report& report)
{
    const auto fact = [&](QStringView id) {
        const auto found = std::find_if(
            report.facts.begin(), report.facts.end(), [&](const Fact& one) { return one.id == id; });
        return found == report.facts.end() ? QString() : found->cell.text;
    };
    Edges edges;
    QStringList subject { report.subject.left(kShortId), fact(u"kind") };
    subject.removeAll({});
    edges.subject = subject.join(u" · "_s);
    edges.banner = report.banner;
    // Other papers are not the report, and say in their title what they are.
    edges.title = provenance(report, u"made-at"_s) ? Words::tr("Muster incident report") : report.title;
    const auto* entries = provenance(report, u"entries"_s);
    const auto* zone = provenance(report, u"zone"_s);
    const auto heads = headsText(report);
    edges.record = entries && !heads.isEmpty() ? Words::tr("%1 entries. Head %2").arg(entries->text, heads)
                                               : report.footer;
    edges.zone = entries && zone ? Words::tr("Times in %1").arg(zone->text) : QString();
    return edges;
}

/// The edges of pages of which the rest is there already, and the numbers in the contents.
class EdgePages final : public PaperPages {
public:
    EdgePages(const Edges& edges, const Placed& placed, QPdfWriter& writer)
        : PaperPages(writer)
        , m_edges(edges)
        , m_placed(placed)
        , m_foot(writer.height() - kBottom + mm(4))
        , m_height(writer.height())
        , m_edge(writer.width())
    {
    }

    void lay(qsizetype pages)
    {
        for (qsizetype i = 0; i < pages; ++i)
            begin({}, {});
    }

private:
    void paintEdges(QPainter& painter, const Head&, qsizetype index) const override
    {
        const auto line = edgeHeight();
        const auto head = kHead - line;
        write(painter, head, 0, 0.5, Qt::AlignLeft, m_edges.title);
        write(painter, head, 0.5, 1, Qt::AlignRight, m_edges.subject);
        painter.fillRect(QRectF(kLeft, kHead + mm(1), width(), kThin), kHair);
        painter.fillRect(QRectF(kLeft, m_foot - mm(1), width(), kThin), kHair);
        write(painter, m_foot, 0, 0.43, Qt::AlignLeft, m_edges.record);
        write(painter, m_foot, 0.44, 0.82, Qt::AlignHCenter, m_edges.zone);
        write(painter, m_foot, 0.83, 1, Qt::AlignRight,
            Words::tr("Page %1 of %2").arg(index + 1).arg(pageCount()));
        if (!m_edges.banner.isEmpty()) {
            write(painter, head, 0.3, 0.7, Qt::AlignHCenter, m_edges.banner, QFont::Bold);
            write(painter, m_foot + line + mm(1), 0.3, 0.7, Qt::AlignHCenter, m_edges.banner, QFont::Bold);
            paintHatch(painter);
        }
        for (const auto& one : m_placed.contents) {
            const auto place = m_placed.sections.constFind(one.section);
            if (one.page != index || place == m_placed.sections.cend())
                continue;
            painter.setFont(wordsFont(kTableSize));
            painter.setPen(kInk);
            painter.drawText(one.area, Qt::AlignRight | Qt::AlignTop, QString::number(place->page + 1));
        }
    }

    /// Between two parts of the width.
    void write(QPainter& painter, qreal y, qreal from, qreal to, Qt::Alignment side, const QString& text,
        QFont::Weight weight = QFont::Normal) const
    {
        const auto font = wordsFont(kSmallSize, weight);
        const QFontMetricsF metrics(font, &writer());
        painter.setFont(font);
        painter.setPen(weight == QFont::Bold ? kInk : kSoft);
        const auto room = width() * (to - from);
        painter.drawText(QRectF(kLeft + width() * from, y, room, metrics.height()), side | Qt::AlignTop,
            metrics.elidedText(text, Qt::ElideRight, room));
    }

    /// Stripes along the outer edge: nobody takes a drill for what happened.
    void paintHatch(QPainter& painter) const
    {
        painter.setPen(QPen(kSoft, mm(0.3)));
        QList<QLineF> stripes;
        for (qreal y = 0; y < m_height; y += kHatch)
            stripes.append({ m_edge - kHatch, y + kHatch, m_edge, y });
        painter.drawLines(stripes);
    }

    const Edges& m_edges;
    const Placed& m_placed;
    const qreal m_foot;
    const qreal m_height;
    const qreal m_edge;
};

QList<PdfBookmark> bookmarksOf(const QList<Section>& sections, const Placed& placed)
{
    QList<PdfBookmark> bookmarks;
    for (const auto& section : sections) {
        bookmarks.append(
            { section.title, placed.sections.value(section.id), bookmarksOf(section.sections, placed) });
    }
    return bookmarks;
}

QList<PdfLink> linksOf(const Placed& placed)
{
    QList<PdfLink> links;
    for (const auto& line : placed.contents)
        links.append({ line.page, pointsOf(line.area), placed.sections.value(line.section) });
    for (const auto& reference : placed.references) {
        const auto target = placed.entries.constFind(reference.entry);
        if (target != placed.entries.cend())
            links.append({ reference.page, reference.area, *target });
    }
    return links;
}

QDateTime madeAt(const Report& report)
{
    const auto* made = provenance(report, u"made-at"_s);
    return made && made->number ? QDateTime::fromMSecsSinceEpoch(made->number->value, Qt::UTC)
                                : QDateTime(report.day, {}, Qt::UTC);
}

} // namespace

Result<paper::Printed> pdfOf(const Report& report, const Looks& looks)
{
    Placed placed;
    const auto body = paper::printedPages(
        looks.page, report.title,
        [&](QPdfWriter& writer) {
            auto pages = std::make_unique<ReportPages>(report, looks.drawings, placed, writer);
            pages->lay();
            return pages;
        },
        looks.archival);
    if (!body)
        return fail(body.error());
    const auto edges = edgesOf(report);
    const auto over = paper::printedPages(
        looks.page, report.title,
        [&](QPdfWriter& writer) {
            auto pages = std::make_unique<EdgePages>(edges, placed, writer);
            pages->lay(body->pages);
            return pages;
        },
        looks.archival);
    if (!over)
        return fail(over.error());
    PdfExtras extras { report.title, report.subtitle, u"en"_s, madeAt(report), report.subject,
        looks.archival };
    extras.bookmarks = bookmarksOf(report.sections, placed);
    extras.links = linksOf(placed);
    auto pdf = completedPdf(body->pdf, over->pdf, extras);
    if (!pdf)
        return fail(pdf.error());
    return paper::Printed { *std::move(pdf), body->pages };
}

} // namespace muster::report
