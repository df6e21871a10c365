// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace muster::ui {

class TimelineModel;

/// Draws one row of the timeline: what is marked above it, then time, glyph, sentence, who. The selected line
/// shows its whole sentence. Says where each row stands without asking the others.
class TimelineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineDelegate)
public:
    TimelineDelegate(const TimelineModel* model, const ThemeValues& theme, QObject* parent);
    ~TimelineDelegate() override;

    void setTheme(const ThemeValues& theme);
    /// The row that shows its whole sentence in a list of this width; none when it is not valid. To be said
    /// again when its sentence or the theme is another.
    void setOpenRow(const QModelIndex& row, int width);
    /// Pixels of a row that shows one line and no mark.
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] int heightOf(int row) const;
    /// Pixels of all rows before it; of the number of rows, of all.
    [[nodiscard]] int topOf(int row) const;
    /// The row at so many pixels from the top of the first, at most the last; there must be one.
    [[nodiscard]] int rowAt(int y) const;
    /// Where sentences begin, from the left; the entry line starts there too.
    [[nodiscard]] int textLeft() const;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] int openHeight() const;
    [[nodiscard]] int textLeftOf(int row) const;
    [[nodiscard]] QRect openRect(int row, const QRect& line) const;
    void paintMark(QPainter* painter, const QRect& mark, const QString& words) const;

    const TimelineModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    QPersistentModelIndex m_openRow;
    int m_width = 0;
    /// Pixels by which the open row is higher than others.
    int m_more = 0;
};

} // namespace muster::ui
