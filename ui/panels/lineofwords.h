// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace muster::ui {

class WordShapes;

/// Some words in one font and colour.
struct Words {
    QString text;
    QFont font;
    QColor color;
};

/// Whole pixels that the text needs on one line; rounded up, so that nothing is shortened for a fraction.
[[nodiscard]] int widthOf(const QString& text, const QFont& font);

/// Draws words on one baseline, in the middle of `rect`: `left` one after the other, `right` at the right
/// end. When there is too little room the words at the right are shortened first, then the last on the left,
/// the first one last of all. Texts are drawn as they stand; they are never read as markup.
/// `shapes` belongs to whoever paints the line again.
void paintLine(QPainter* painter, WordShapes& shapes, const QRect& rect, const QList<Words>& left,
    const Words& right, int gap);

} // namespace muster::ui
