// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/paperpages.h"

#include "core/base/printable.h"
#include "core/plan/words.h"

#include <QBuffer>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Look = Piece::Look;

namespace {

/// The typeface that is compiled in, as long as this lives.
class Typeface {
    Q_DISABLE_COPY_MOVE(Typeface)
public:
    Typeface()
    {
        // A window has loaded it for as long as it lives.
        if (QFontDatabase::hasFamily(u"Muster Figures"_s))
            return;
        for (const auto& name :
            { u"MusterFigures-Regular"_s, u"MusterFigures-Bold"_s, u"MusterMono-Regular"_s })
            m_ids.append(QFontDatabase::addApplicationFont(u":/fonts/%1.otf"_s.arg(name)));
    }
    ~Typeface()
    {
        for (const int id : std::as_const(m_ids))
            QFontDatabase::removeApplicationFont(id);
    }

private:
    QList<int> m_ids;
};

/// The lines of one cell.
std::shared_ptr<QTextLayout> laidOut(const Cell& cell, QPaintDevice& device)
{
    auto text = printable(cell.text);
    text.replace(u'\n', QChar::LineSeparator);
    const auto layout = std::make_shared<QTextLayout>(text, cell.font, &device);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(cell.isCode ? Qt::LeftToRight : Qt::LayoutDirectionAuto);
    if (cell.isAtEnd)
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    layout->setTextOption(option);
    // Else the letters would be shaped once more when they are painted.
    layout->setCacheEnabled(true);
    layout->beginLayout();
    for (auto line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(cell.width);
        line.setPosition({ 0, 0 });
    }
    layout->endLayout();
    return layout;
}

QPageSize sizeOf(Format format)
{
    return QPageSize(format == Format::A4 ? QPageSize::A4 : QPageSize::Letter);
}

} // namespace

void paintRule(QPainter& painter, qreal left, qreal right, qreal y, qreal width)
{
    painter.setPen(QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

Strip gap(qreal height)
{
    return { height, {} };
}

Strip rule(qreal left, qreal right, qreal width)
{
    return { width,
        [=](QPainter& painter, qreal top) { paintRule(painter, left, right, top + width / 2, width); } };
}

Strips withFirst(Strips strips, const std::function<void(QPainter&, qreal)>& paint)
{
    if (!strips.isEmpty()) {
        strips.first().paint = [text = strips.first().paint, paint](QPainter& painter, qreal top) {
            if (text)
                text(painter, top);
            paint(painter, top);
        };
    }
    return strips;
}

Strips framed(const Strips& strips, qreal left, qreal right, qreal width)
{
    const auto sides = [=](QPainter& painter, qreal top, qreal height) {
        painter.setPen(QPen(Qt::black, width, Qt::SolidLine, Qt::FlatCap));
        for (const auto x : { left + width / 2, right - width / 2 })
            painter.drawLine(QPointF(x, top), QPointF(x, top + height));
    };
    const auto edge = [=](bool isUpper) {
        const auto height = mm(1.2);
        return Strip { height, [=](QPainter& painter, qreal top) {
                          sides(painter, top, height);
                          paintRule(painter, left, right,
                              isUpper ? top + width / 2 : top + height - width / 2, width);
                      } };
    };
    Strips made { edge(true) };
    for (const auto& strip : strips) {
        made.append({ strip.height, [=](QPainter& painter, qreal top) {
                         sides(painter, top, strip.height);
                         if (strip.paint)
                             strip.paint(painter, top);
                     } });
    }
    made.append(edge(false));
    return made;
}

void paintTick(QPainter& painter, qreal left, qreal baseline)
{
    painter.setPen(QPen(Qt::black, mm(0.35)));
    painter.drawRect(QRectF(left, baseline - kTick + mm(0.3), kTick, kTick));
}

QFont wordsFont(qreal points, QFont::Weight weight)
{
    QFont font(u"Muster Figures"_s);
    font.setPointSizeF(points);
    font.setWeight(weight);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

QFont codeFont(qreal points)
{
    QFont font(u"Muster Mono"_s);
    font.setPointSizeF(points);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QList<qreal> sharedWidths(QList<qreal> least, QList<qreal> wish, qreal width, qreal most)
{
    const auto count = least.size();
    const auto fair = width / static_cast<qreal>(count);
    qreal fixed = 0;
    qreal wished = 0;
    for (qsizetype i = 0; i < count; ++i) {
        // A word of unusual length is cut rather than the page.
        least[i] = std::min(least[i], std::max(fair, most));
        wish[i] = std::max(wish[i], least[i]);
        fixed += least[i];
        wished += wish[i];
    }
    QList<qreal> made;
    const auto rest = width - fixed;
    for (qsizetype i = 0; i < count; ++i) {
        if (wished <= width)
            made.append(wish[i] + (i + 1 == count ? width - wished : 0));
        else if (rest <= 0)
            made.append(least[i] * width / fixed);
        else
            made.append(least[i] + rest * (wish[i] - least[i]) / (wished - fixed));
    }
    return made;
}

PaperPages::PaperPages(QPdfWriter& writer)
    : m_writer(writer)
    , m_right(writer.width() - kRight)
    , m_flow(writer.height() - kTop - kBottom)
{
}

bool PaperPages::paint()
{
    return paintPages(m_flow.takeAll()) && m_painter.end();
}

void PaperPages::paintFull()
{
    paintPages(m_flow.takeFull());
}

bool PaperPages::paintPages(const QList<PageFlow::Page>& pages)
{
    m_failed = m_failed || (!m_painter.isActive() && !m_painter.begin(&m_writer));
    for (const auto& page : pages) {
        m_failed = m_failed || (m_painted > 0 && !m_writer.newPage());
        if (m_failed)
            break;
        paintEdges(m_painter, m_heads[page.head], m_painted);
        for (const auto& placed : page.strips)
            placed.strip.paint(m_painter, kTop + placed.top);
        ++m_painted;
    }
    return !m_failed;
}

void PaperPages::paintEdge(QPainter& painter, qreal y, Qt::Alignment side, const QString& words, qreal part,
    QFont::Weight weight) const
{
    const auto font = wordsFont(8, weight);
    const QFontMetricsF metrics(font, &m_writer);
    painter.setFont(font);
    painter.setPen(Qt::black);
    const auto shown = metrics.elidedText(printable(words).simplified(), Qt::ElideRight, width() * part);
    painter.drawText(QRectF(kLeft, y, width(), metrics.height()), side | Qt::AlignTop, shown);
}

qreal PaperPages::edgeHeight() const
{
    return QFontMetricsF(small(), &m_writer).height();
}

void PaperPages::begin(const QString& left, const QString& right)
{
    m_heads.append({ left, right });
    m_flow.startPage(static_cast<int>(m_heads.size() - 1));
}

Strips PaperPages::row(const QList<Cell>& cells) const
{
    QList<std::shared_ptr<QTextLayout>> layouts;
    int most = 0;
    for (const auto& cell : cells) {
        layouts.append(laidOut(cell, m_writer));
        most = std::max(most, layouts.last()->lineCount());
    }
    Strips made;
    for (int i = 0; i < most; ++i) {
        qreal ascent = 0;
        qreal descent = 0;
        for (const auto& layout : std::as_const(layouts)) {
            if (i < layout->lineCount()) {
                ascent = std::max(ascent, layout->lineAt(i).ascent());
                descent = std::max(descent, layout->lineAt(i).descent());
            }
        }
        made.append({ ascent + descent, [=](QPainter& painter, qreal top) {
                         for (qsizetype n = 0; n < layouts.size(); ++n) {
                             if (i >= layouts[n]->lineCount())
                                 continue;
                             painter.setPen(cells[n].ink);
                             const auto line = layouts[n]->lineAt(i);
                             line.draw(&painter, { cells[n].x, top + ascent - line.ascent() });
                         }
                     } });
    }
    return made;
}

Strips PaperPages::text(const QString& words, const QFont& font, qreal indent) const
{
    return row({ { kLeft + indent, width() - indent, words, font } });
}

Strips PaperPages::labelled(const QString& label, const QString& words, qreal indent, const QFont& font) const
{
    const auto x = kLeft + indent + kLabel;
    return row({ { kLeft + indent, kLabel - kGutter, label, wordsFont(8, QFont::Bold) },
        { x, m_right - x, words, font } });
}

Strips PaperPages::blank(const QString& label, qreal indent) const
{
    return withFirst(Strips { gap(mm(1.5)) } + labelled(label, u" "_s, indent, body()),
        [=, right = m_right](QPainter& painter, qreal top) {
            const auto x = kLeft + indent + kLabel;
            paintRule(painter, x, std::min(right, x + mm(80)), top + mm(5.5), kThin);
        });
}

Strips PaperPages::bullet(const QString& words, qreal indent) const
{
    const auto x = kLeft + indent + mm(4);
    return row({ { kLeft + indent, mm(4), u"–"_s, body() }, { x, m_right - x, words, body() } });
}

Strips PaperPages::verbatim(const QString& words, qreal left) const
{
    const auto inset = mm(1.5);
    return Strips { gap(mm(0.8)) }
    + framed(
        row({ { left + inset, m_right - left - 2 * inset, words, codeFont(9), true } }), left, m_right, kThin)
        + Strips { gap(mm(0.8)) };
}

Strips PaperPages::boxed(const Piece& piece) const
{
    const auto left = kLeft + kBody;
    const auto inset = mm(2.5);
    const auto inside = m_right - left - 2 * inset;
    auto lines = row({ { left + inset, inside, piece.label, wordsFont(9, QFont::Bold) } });
    for (const auto& line : piece.lines)
        lines += row({ { left + inset, inside, line, wordsFont(9.5) } });
    return Strips { gap(mm(1)) } + framed(lines, left, m_right, kDanger) + Strips { gap(mm(1)) };
}

Strips PaperPages::part(const Piece& piece) const
{
    const Strips between { gap(mm(0.8)) };
    switch (piece.look) {
    case Look::Boxed:
        return {};
    case Look::Plain:
        return between + labelled(piece.label, piece.lines.join(u'\n'), kBody, body());
    case Look::Verbatim:
        return between + text(piece.label, wordsFont(8, QFont::Bold), kBody)
            + verbatim(piece.lines.join(u'\n'), kLeft + kBody);
    case Look::Choices: {
        auto made = between + labelled(piece.label, piece.lines.first(), kBody, body());
        for (const auto& answer : piece.lines.sliced(1))
            made += between + choice(answer);
        return made;
    }
    case Look::Blank:
        return blank(piece.label, kBody);
    }
    Q_UNREACHABLE();
}

Strips PaperPages::choice(const QString& answer) const
{
    const auto left = kLeft + kBody + kLabel;
    const QFontMetricsF metrics(body(), &m_writer);
    return withFirst(row({ { left + mm(5), m_right - left - mm(5), answer, body() } }),
        [left, ascent = metrics.ascent()](QPainter& painter, qreal top) {
            painter.setPen(QPen(Qt::black, mm(0.3)));
            painter.drawEllipse(QRectF(left + mm(0.2), top + ascent - mm(2.6), mm(2.8), mm(2.8)));
        });
}

void PaperPages::heading(const QString& words, qreal points, qreal above)
{
    m_flow.add(
        Strips { gap(above) } + text(words, wordsFont(points, QFont::Bold)) + Strips { gap(mm(1.5)) }, true);
}

void PaperPages::laySaid(const QList<Said>& all)
{
    for (const auto& said : all)
        m_flow.add(labelled(said.name, said.lines.join(u'\n'), 0, body()) + Strips { gap(mm(1.2)) });
}

void PaperPages::laySection(const Section& section)
{
    heading(section.title, 13, mm(6));
    if (!section.remark.isEmpty())
        m_flow.add(text(section.remark, body()) + Strips { gap(mm(2)) },
            !section.tables.isEmpty() || !section.entries.isEmpty());
    for (const auto& table : section.tables)
        layTable(table);
    for (const auto& entry : section.entries)
        layEntry(entry);
}

void PaperPages::layTable(const Table& table, qreal above)
{
    const auto columns = widthsOf(table);
    const auto cells = [&](const QStringList& texts, const QFont& first, const QFont& others) {
        QList<Cell> made;
        auto x = kLeft;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            made.append({ x, columns[i] - kGutter, texts[i], i == 0 ? first : others });
            x += columns[i];
        }
        return row(made);
    };
    const auto bold = wordsFont(8, QFont::Bold);
    const auto head = cells(table.columns, bold, bold)
        + Strips { gap(mm(0.8)), rule(kLeft, m_right, kThick), gap(mm(0.8)) };
    m_flow.add(text(table.caption, wordsFont(9, QFont::Bold)) + Strips { gap(mm(1.5)) } + head, true);
    for (const auto& texts : table.rows) {
        m_flow.add(Strips { gap(above) } + cells(texts, bold, small())
            + Strips { gap(mm(0.8)), rule(kLeft, m_right), gap(mm(0.8)) });
        m_flow.repeat(head);
    }
    m_flow.repeat({});
    m_flow.add({ gap(mm(4)) });
}

QList<qreal> PaperPages::widthsOf(const Table& table) const
{
    const QFontMetricsF metrics(wordsFont(8, QFont::Bold), &m_writer);
    const auto count = table.columns.size();
    // What is laid out is a little wider than what is measured.
    const auto between = kGutter + mm(1);
    QList<qreal> least(count, 0);
    QList<qreal> wish(count, 0);
    const auto look = [&](const QStringList& texts) {
        for (qsizetype i = 0; i < std::min(count, texts.size()); ++i) {
            for (const auto& line : printable(texts[i]).split(u'\n')) {
                wish[i] = std::max(wish[i], metrics.horizontalAdvance(line) + between);
                // "30 min" stays in one piece.
                const auto parts = line.size() <= 12 ? QStringList { line } : line.split(u' ');
                for (const auto& part : parts)
                    least[i] = std::max(least[i], metrics.horizontalAdvance(part) + between);
            }
        }
    };
    look(table.columns);
    for (const auto& texts : table.rows)
        look(texts);
    return sharedWidths(least, wish, width(), mm(45));
}

void PaperPages::layEntry(const Entry& entry)
{
    if (entry.isItem()) {
        m_flow.add(bullet(entry.title, 0) + Strips { gap(mm(1.2)) });
        return;
    }
    auto made = text(entry.title, wordsFont(9, QFont::Bold));
    for (const auto& line : entry.lines) {
        made += entry.lines.size() == 1 ? text(line, body(), mm(4)) : bullet(line, mm(4));
    }
    if (!entry.verbatim.isEmpty())
        made += verbatim(entry.verbatim, kLeft + mm(4));
    m_flow.add(made + Strips { gap(mm(3)) });
}

Result<Printed> printedPages(Format format, const QString& title,
    const std::function<std::unique_ptr<PaperPages>(QPdfWriter&)>& lay, bool isArchival)
{
    const auto failed
        = [] { return fail(Fault::Internal, Words::tr("The pages could not be drawn."), u"printedPages"_s); };
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return failed();
    Printed made;
    QBuffer buffer(&made.pdf);
    buffer.open(QIODevice::WriteOnly);
    const Typeface typeface;
    QPdfWriter writer(&buffer);
    if (isArchival)
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setResolution(kDotsPerInch);
    writer.setPageSize(sizeOf(format));
    writer.setPageMargins({});
    writer.setTitle(printable(title));
    writer.setCreator(u"Muster"_s);
    const auto pages = lay(writer);
    if (!pages->paint())
        return failed();
    made.pages = pages->pageCount();
    return made;
}

} // namespace muster::paper
