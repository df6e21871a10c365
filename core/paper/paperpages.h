// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/paper/pageflow.h"
#include "core/paper/printed.h"
#include "core/paper/sheet.h"

#include <QColor>
#include <QFont>
#include <QList>
#include <QPainter>
#include <QString>

#include <functional>
#include <memory>

class QPdfWriter;

// What the papers of Muster have in common: where things stand on a page, and how they look.
namespace muster::paper {

/// Of everything that is drawn here; lengths are in these dots.
inline constexpr int kDotsPerInch = 1200;

constexpr qreal mm(qreal length)
{
    return length * kDotsPerInch / 25.4;
}

// The left edge is for the holes of the binder.
inline constexpr qreal kLeft = mm(22);
inline constexpr qreal kRight = mm(13);
inline constexpr qreal kTop = mm(20);
inline constexpr qreal kBottom = mm(19);
inline constexpr qreal kHead = mm(15);
inline constexpr qreal kGutter = mm(3);
inline constexpr qreal kLabel = mm(31);
inline constexpr qreal kCode = mm(12);
inline constexpr qreal kTick = mm(3.6);
/// Where the text of a step begins, right of its code and its box.
inline constexpr qreal kBody = kCode + mm(7);
inline constexpr qreal kThin = mm(0.15);
inline constexpr qreal kThick = mm(0.4);
inline constexpr qreal kDanger = mm(0.9);

/// A text in a column.
struct Cell {
    qreal x = 0;
    qreal width = 0;
    QString text;
    QFont font;
    /// Left to right whatever it begins with: commands.
    bool isCode = false;
    /// Its lines end at the right edge: numbers.
    bool isAtEnd = false;
    QColor ink = Qt::black;
};

void paintRule(QPainter& painter, qreal left, qreal right, qreal y, qreal width);
/// A box to tick, left of a line whose letters stand on `baseline`.
void paintTick(QPainter& painter, qreal left, qreal baseline);

[[nodiscard]] Strip gap(qreal height);
[[nodiscard]] Strip rule(qreal left, qreal right, qreal width = kThin);
/// With something painted over the first strip.
[[nodiscard]] Strips withFirst(Strips strips, const std::function<void(QPainter&, qreal)>& paint);
/// Strips in a frame; where they are cut over pages the frame stays open.
[[nodiscard]] Strips framed(const Strips& strips, qreal left, qreal right, qreal width);

[[nodiscard]] QFont wordsFont(qreal points, QFont::Weight weight = QFont::Normal);
[[nodiscard]] QFont codeFont(qreal points);

/// Widths of columns that fill `width` together: each has what it needs at least, but no more than its share
/// or `most`, and of the rest as much as it wishes for.
[[nodiscard]] QList<qreal> sharedWidths(QList<qreal> least, QList<qreal> wish, qreal width, qreal most);

/// Lays out and paints pages. The writer must outlive it. Thread: that of the writer.
class PaperPages {
    Q_DISABLE_COPY_MOVE(PaperPages)
public:
    explicit PaperPages(QPdfWriter& writer);
    virtual ~PaperPages() = default;

    /// Whether all was written.
    [[nodiscard]] bool paint();
    [[nodiscard]] qsizetype pageCount() const { return m_flow.pageCount(); }

protected:
    /// What stands at the top of a page.
    struct Head {
        QString left;
        QString right;
    };

    /// Paints the pages that are full and forgets them: a long paper calls it while it is laid, and takes
    /// little memory. paint() tells whether it went well.
    void paintFull();
    /// While pages are painted: which one, counted from 0.
    [[nodiscard]] qsizetype paintedPage() const { return m_painted; }

    /// What stands above and below the text of a page; counted from 0. Painted before that.
    virtual void paintEdges(QPainter& painter, const Head& head, qsizetype index) const = 0;
    /// One line of it, on that side; no more than a part of the width.
    void paintEdge(QPainter& painter, qreal y, Qt::Alignment side, const QString& words, qreal part,
        QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] qreal edgeHeight() const;

    [[nodiscard]] const QPdfWriter& writer() const { return m_writer; }
    [[nodiscard]] PageFlow& flow() { return m_flow; }
    [[nodiscard]] qreal right() const { return m_right; }
    [[nodiscard]] qreal width() const { return m_right - kLeft; }
    [[nodiscard]] static QFont body() { return wordsFont(9.5); }
    [[nodiscard]] static QFont small() { return wordsFont(8); }

    /// What comes next begins a page with this at its top.
    void begin(const QString& left, const QString& right);

    /// A row of cells side by side, the lines of each on the same heights.
    [[nodiscard]] Strips row(const QList<Cell>& cells) const;
    [[nodiscard]] Strips text(const QString& words, const QFont& font, qreal indent = 0) const;
    [[nodiscard]] Strips labelled(
        const QString& label, const QString& words, qreal indent, const QFont& font) const;
    /// A label, and a line to write on.
    [[nodiscard]] Strips blank(const QString& label, qreal indent) const;
    [[nodiscard]] Strips bullet(const QString& words, qreal indent) const;
    [[nodiscard]] Strips verbatim(const QString& words, qreal left) const;
    [[nodiscard]] Strips boxed(const Piece& piece) const;
    [[nodiscard]] Strips part(const Piece& piece) const;
    [[nodiscard]] Strips choice(const QString& answer) const;
    void heading(const QString& words, qreal points, qreal above);
    void laySaid(const QList<Said>& all);
    void laySection(const Section& section);
    /// `above` the words of each row there is so much room.
    void layTable(const Table& table, qreal above = 0);
    void layEntry(const Entry& entry);

private:
    /// Every column gets what its longest word needs, and of the rest as much as it has to say.
    [[nodiscard]] QList<qreal> widthsOf(const Table& table) const;

    /// Whether all went well until now.
    bool paintPages(const QList<PageFlow::Page>& pages);

    QPdfWriter& m_writer;
    const qreal m_right;
    PageFlow m_flow;
    QList<Head> m_heads;
    QPainter m_painter;
    qsizetype m_painted = 0;
    bool m_failed = false;
};

/// A PDF of the pages that `lay` makes, `isArchival` as PDF/A-1b. Needs a QGuiApplication, but no display:
/// without one it fails with Internal. Thread: any, but only one at a time.
[[nodiscard]] Result<Printed> printedPages(Format format, const QString& title,
    const std::function<std::unique_ptr<PaperPages>(QPdfWriter&)>& lay, bool isArchival = false);

} // namespace muster::paper
