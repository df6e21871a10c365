// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/lineofwords.h"

#include "ui/panels/wordshapes.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace muster::ui {

int widthOf(const QString& text, const QFont& font)
{
    return text.isEmpty() ? 0 : static_cast<int>(std::ceil(QFontMetricsF(font).horizontalAdvance(text)));
}

namespace {

/// A line has no line breaks, whatever the text holds.
QString onOneLine(const QString& text)
{
    return text.simplified();
}

int widthOf(WordShapes& shapes, const Words& words)
{
    return words.text.isEmpty() ? 0 : shapes.of(words.text, words.font).width;
}

void paintWords(QPainter* painter, WordShapes& shapes, const Words& words, int x, int baseline, int width)
{
    painter->setPen(words.color);
    const auto& shape = shapes.fitted(words.text, words.font, width);
    for (const auto& run : shape.runs)
        painter->drawGlyphRun({ qreal(x), baseline - shape.ascent }, run);
    // Glyphs alone are never struck through.
    if (words.font.strikeOut()) {
        const QFontMetricsF metrics(words.font);
        painter->fillRect(
            QRectF(x, baseline - metrics.strikeOutPos(), shape.width, std::max(1.0, metrics.lineWidth())),
            words.color);
    }
}

/// Takes what is missing from the last words first; what would hold hardly a letter is left out.
QList<int> fittedWidths(WordShapes& shapes, const QList<Words>& words, int gap, int room)
{
    QList<int> widths;
    int needed = 0;
    for (const auto& word : words) {
        widths << widthOf(shapes, word);
        needed += widths.last() + (widths.size() > 1 && widths.last() > 0 ? gap : 0);
    }
    int missing = needed - room;
    for (auto i = widths.size() - 1; i >= 0 && missing > 0; --i) {
        const auto least = QFontMetrics(words[i].font).averageCharWidth() * 4;
        const auto given = std::min(missing, widths[i]);
        widths[i] -= given;
        missing -= given;
        if (i > 0 && given > 0 && widths[i] < least) {
            missing -= widths[i] + gap;
            widths[i] = 0;
        }
    }
    return widths;
}

} // namespace

void paintLine(QPainter* painter, WordShapes& shapes, const QRect& rect, const QList<Words>& left,
    const Words& right, int gap)
{
    auto words = left;
    for (auto& word : words)
        word.text = onOneLine(word.text);
    auto last = right;
    last.text = onOneLine(right.text);

    const auto& leader = words.isEmpty() ? last : words.first();
    // By the height of capitals, which looks level where fonts of different make stand beside each other.
    const auto capitals = static_cast<int>(std::lround(QFontMetricsF(leader.font).capHeight()));
    const auto baseline = rect.top() + (rect.height() + capitals) / 2;

    const auto wanted = widthOf(shapes, last);
    const auto first = words.isEmpty() ? 0 : widthOf(shapes, words.first());
    const auto room = std::max(rect.width() - first - gap, rect.width() / 3);
    const auto rightWidth = std::min(wanted, room);
    const auto leftRoom = rect.width() - (rightWidth > 0 ? rightWidth + gap : 0);
    const auto widths = fittedWidths(shapes, words, gap, leftRoom);
    int x = rect.left();
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (widths[i] <= 0)
            continue;
        paintWords(painter, shapes, words[i], x, baseline, widths[i]);
        x += widths[i] + gap;
    }
    if (rightWidth > 0)
        paintWords(painter, shapes, last, rect.right() + 1 - rightWidth, baseline, rightWidth);
}

} // namespace muster::ui
