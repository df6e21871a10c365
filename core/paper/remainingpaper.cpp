// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/paper/remainingpaper.h"

#include "core/paper/paperpages.h"
#include "core/paper/qrcode.h"
#include "core/plan/words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace muster::paper {

using namespace Qt::Literals::StringLiterals;
using plan::Words;
using Look = Piece::Look;

namespace {

/// What is written "at 03:14" by hand: so wide, at the right edge.
constexpr qreal kAt = mm(33);
/// Lines for what nobody foresaw.
constexpr int kNotes = 20;
constexpr qreal kNoteHeight = mm(11);
/// Room to write by hand, above the line of a row.
constexpr qreal kWritten = mm(3.5);

/// Of the QR code, with its quiet zone, on each side.
constexpr qreal kQrSide = mm(34);
/// Words of the record in one line.
constexpr qsizetype kWordsInLine = 4;
/// The longest of them has 8 letters.
constexpr qsizetype kRoomOfWord = 9;

/// In whole dots, so that all squares are of one size. One path: nothing shines through between squares.
void paintQr(QPainter& painter, const QrCode& code, QPointF corner)
{
    const auto side = std::floor(kQrSide / (code.size + 2 * kQuietZone));
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            if (code.isBlack(column, row)) {
                const QPointF square(column + kQuietZone, row + kQuietZone);
                path.addRect(QRectF(corner + square * side, QSizeF(side, side)));
            }
        }
    }
    painter.fillPath(path, Qt::black);
}

/// Lays out what is left of one incident.
class RemainingPages final : public PaperPages {
public:
    RemainingPages(const RemainingSheet& sheet, QPdfWriter& writer)
        : PaperPages(writer)
        , m_sheet(sheet)
    {
    }

    void lay()
    {
        layOverview();
        if (m_sheet.phases.isEmpty())
            return;
        for (const auto& phase : m_sheet.phases + m_sheet.wayBack)
            layPhase(phase);
        layBeside();
        layNotes();
    }

private:
    void layOverview()
    {
        begin({}, {});
        flow().add(text(m_sheet.phases.isEmpty() ? Words::tr("Nothing is left to do")
                                                 : Words::tr("What is left to do, to go on on paper"),
                       wordsFont(11))
                + Strips { gap(mm(2)) },
            true);
        flow().add(text(u"%1 · %2"_s.arg(m_sheet.kind, m_sheet.title), wordsFont(20, QFont::Bold))
            + Strips { gap(mm(3)) });
        laySaid(m_sheet.about);
        if (!m_sheet.over.isEmpty())
            heading(Words::tr("What is over"), 13, mm(4));
        laySaid(m_sheet.over);
        if (!m_sheet.inForce.isEmpty())
            heading(Words::tr("In force until somebody ends it"), 13, mm(4));
        laySaid(m_sheet.inForce);
        if (!m_sheet.due.tables.isEmpty())
            laySection(m_sheet.due);
        if (m_sheet.record)
            layRecord(*m_sheet.record);
        if (m_sheet.phases.isEmpty())
            return;
        layTypingBack();
        laySection(m_sheet.calls);
    }

    void layRecord(const RecordMark& record)
    {
        const auto code = qrCode(record.code);
        const auto room = code ? width() - kQrSide - kGutter : width();
        const auto number = u"%1:"_s.arg(record.seq);
        QStringList lines;
        for (qsizetype i = 0; i < record.words.size(); i += kWordsInLine) {
            auto line = (i == 0 ? number : QString()).leftJustified(number.size() + 1);
            for (const auto& word : record.words.mid(i, kWordsInLine))
                line += word.leftJustified(kRoomOfWord);
            lines.append(line);
        }
        const auto column = [&](const QString& words, const QFont& font, bool isCode = false) {
            return row({ { kLeft, room, words, font, isCode } });
        };
        auto made = column(Words::tr("This record"), wordsFont(13, QFont::Bold)) + Strips { gap(mm(1.5)) }
            + column(Words::tr("Keep this sheet away from the laptop: with it anybody can tell whether "
                               "entries up to %1 were rewritten later.")
                         .arg(record.seq),
                body())
            + Strips { gap(mm(2)) } + column(lines.join(u'\n'), codeFont(11), true) + Strips { gap(mm(2)) }
            + column(record.code, codeFont(7), true);
        if (code) {
            made.append(gap(std::max(0.0, kQrSide - heightOf(made))));
            made = withFirst(made, [code = *code, x = right() - kQrSide](QPainter& painter, qreal top) {
                paintQr(painter, code, { x, top });
            });
        }
        flow().add(Strips { gap(mm(4)) } + made + Strips { gap(mm(2)) });
    }

    void layTypingBack()
    {
        heading(Words::tr("Afterwards, type it back"), 13, mm(4));
        flow().add(text(Words::tr("Write the time beside each act. Later this command asks for them, line by "
                                  "line; or give it a file of such lines:"),
                       body())
            + verbatim(u"muster-cli incident type-back %1\n"_s.arg(m_sheet.id) + examples(), kLeft)
            + Strips { gap(mm(3)) });
    }

    [[nodiscard]] static QString examples()
    {
        return Words::tr("1.2 0314                      done at 03:14\n"
                         "1.2 0314 lag 3 s with Ben     done, what was seen, the second person\n"
                         "1.3 0320 skip console down    left out, and why; or fail, later\n"
                         "2.1 0330 2                    the answer of a question\n"
                         "phase 1 0341                  its last sentence was said\n"
                         "recovered postgres 0340       a service is back\n"
                         "R postgres 0250 at 0320       restored to 02:50, chosen at 03:20\n"
                         "M customers 0320 next 0350    they were told; the next is promised\n"
                         "C Sam 0400                    command was handed to Sam\n"
                         "note 0335 Called the vendor   anything else");
    }

    void layPhase(const OpenPhase& phase)
    {
        begin({}, phase.name);
        flow().add(text(phase.name, wordsFont(16, QFont::Bold)) + Strips { gap(mm(2)) }, true);
        laySaid(phase.about);
        flow().add({ rule(kLeft, right(), kThick), gap(mm(2)) });
        flow().repeat(text(Words::tr("%1, continued").arg(phase.name), wordsFont(12, QFont::Bold))
            + Strips { gap(mm(1)), rule(kLeft, right(), kThick), gap(mm(2)) });
        // The end of a phase does not stand on a page of its own.
        for (qsizetype i = 0; i < phase.steps.size(); ++i)
            flow().add(stepStrips(phase.steps[i]), i + 1 == phase.steps.size() && !phase.complete.isEmpty());
        if (!phase.complete.isEmpty())
            flow().add(timed(Words::tr("When all is done, say: “%1”").arg(phase.complete),
                           wordsFont(11, QFont::Bold), kLeft)
                + Strips { gap(mm(2)) });
        flow().repeat({});
    }

    void layBeside()
    {
        begin({}, m_sheet.beside.title);
        flow().add(text(m_sheet.beside.title, wordsFont(16, QFont::Bold)) + Strips { gap(mm(2)) }, true);
        flow().add(text(m_sheet.beside.remark, body()) + Strips { gap(mm(3)) }, true);
        for (const auto& table : m_sheet.beside.tables)
            layTable(table, kWritten);
    }

    void layNotes()
    {
        begin({}, Words::tr("Notes"));
        flow().add(text(Words::tr("What else happened"), wordsFont(16, QFont::Bold)) + Strips { gap(mm(2)) });
        for (int i = 0; i < kNotes; ++i)
            flow().add(Strips { gap(mm(3)) } + text(atTime(), body()) + Strips { rule(kLeft, right()) }
                + Strips { gap(kNoteHeight - mm(8)) });
    }

    [[nodiscard]] static QString atTime() { return Words::tr("at ____ : ____"); }

    /// Words with a box before them and room for a time after them.
    [[nodiscard]] Strips timed(const QString& words, const QFont& font, qreal left) const
    {
        const QFontMetricsF metrics(font, &writer());
        const auto x = left + mm(6);
        return withFirst(row({ { x, right() - kAt - kGutter - x, words, font },
                             { right() - kAt, kAt, atTime(), body() } }),
            [left, ascent = metrics.ascent()](
                QPainter& painter, qreal top) { paintTick(painter, left + mm(0.5), top + ascent); });
    }

    [[nodiscard]] Strips stepStrips(const OpenStep& open) const
    {
        const auto& step = open.sheet;
        const auto bold = wordsFont(11, QFont::Bold);
        const QFontMetricsF metrics(bold, &writer());
        const auto x = kLeft + kBody;
        auto made = withFirst(
            row({ { kLeft, kCode, step.code, bold }, { x, right() - kAt - kGutter - x, step.text, bold },
                { right() - kAt, kAt, atTime(), body() } }),
            [ascent = metrics.ascent()](
                QPainter& painter, qreal top) { paintTick(painter, kLeft + kCode + mm(0.5), top + ascent); });
        if (!step.marks.isEmpty())
            made += text(step.marks.join(u" · "_s).toUpper(), wordsFont(8, QFont::Bold), kBody);
        for (const auto& line : open.standing)
            made += text(line, wordsFont(9.5, QFont::Bold), kBody);
        for (const auto& piece : step.pieces) {
            if (piece.look == Look::Boxed)
                made += boxed(piece);
        }
        for (const auto& piece : step.pieces)
            made += part(piece);
        for (const auto& one : open.blanks)
            made += blankStrips(one);
        return made + outcome(step) + Strips { gap(mm(2)), rule(kLeft, right()), gap(mm(2)) };
    }

    [[nodiscard]] Strips blankStrips(const Blank& one) const
    {
        const Strips above { gap(mm(1.8)) };
        if (one.kind == Blank::Kind::Tick)
            return above + timed(one.label, body(), kLeft + kBody);
        const bool isPerson = one.kind == Blank::Kind::Person;
        const auto x = kLeft + kBody + kLabel;
        const auto end = isPerson ? right() - kAt - kGutter : right();
        QList<Cell> cells { { kLeft + kBody, kLabel - kGutter, one.label, wordsFont(8, QFont::Bold) } };
        if (isPerson)
            cells.append({ right() - kAt, kAt, atTime(), body() });
        const QFontMetricsF metrics(body(), &writer());
        return above
            + withFirst(row(cells), [x, end, ascent = metrics.ascent()](QPainter& painter, qreal top) {
                  paintRule(painter, x, end, top + ascent + mm(0.5), kThin);
              });
    }

    /// Who does it and how long it may take; and where it goes wrong, how.
    [[nodiscard]] Strips outcome(const StepSheet& step) const
    {
        const auto font = small();
        const QFontMetricsF metrics(font, &writer());
        const auto left = kLeft + kBody;
        QStringList known;
        if (!step.role.isEmpty())
            known.append(Words::tr("Role: %1").arg(step.role));
        if (!step.takes.isEmpty())
            known.append(Words::tr("Planned: %1").arg(step.takes));
        QList<Cell> cells;
        QList<qreal> ticks;
        auto x = right() - mm(110);
        const auto room = x - left - kGutter;
        if (!known.isEmpty())
            cells.append({ left, room, known.join(u" · "_s), font });
        for (const auto& word : { Words::tr("skipped"), Words::tr("failed"), Words::tr("put off") }) {
            ticks.append(x);
            cells.append({ x + mm(5), mm(20), word, font });
            x += mm(5) + metrics.horizontalAdvance(word) + mm(4);
        }
        const auto why = Words::tr("why:");
        cells.append({ x, mm(20), why, font });
        x += metrics.horizontalAdvance(why) + mm(1.5);
        return Strips { gap(mm(2.5)) }
        + withFirst(
            row(cells), [ticks, x, end = right(), ascent = metrics.ascent()](QPainter& painter, qreal top) {
                for (const auto tick : ticks)
                    paintTick(painter, tick + mm(0.5), top + ascent);
                paintRule(painter, x, end, top + ascent + mm(0.5), kThin);
            });
    }

    void paintEdges(QPainter& painter, const Head& head, qsizetype index) const override
    {
        const auto line = edgeHeight();
        const auto lower = kHead + mm(2) - line;
        const auto upper = lower - line;
        paintEdge(
            painter, upper, Qt::AlignLeft, u"%1 · %2"_s.arg(m_sheet.kind, m_sheet.title), 0.56, QFont::Bold);
        paintEdge(painter, upper, Qt::AlignRight,
            Words::tr("as of %1, page %2 of %3").arg(m_sheet.asOf).arg(index + 1).arg(pageCount()), 0.42,
            QFont::Bold);
        paintEdge(painter, lower, Qt::AlignLeft, m_sheet.plan, 0.56);
        paintEdge(painter, lower, Qt::AlignRight, head.right, 0.42);
        paintRule(painter, kLeft, right(), kHead + mm(2.6), kThin);
    }

    const RemainingSheet& m_sheet;
};

} // namespace

Result<Printed> remainingPaper(const RemainingSheet& sheet, Format format)
{
    return printedPages(format, Words::tr("%1: what is left").arg(sheet.title), [&](QPdfWriter& writer) {
        auto pages = std::make_unique<RemainingPages>(sheet, writer);
        pages->lay();
        return pages;
    });
}

} // namespace muster::paper
