// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class TimelineModel;

/// Draws one line of the timeline: time, glyph, sentence, who. The selected line shows its whole sentence.
class TimelineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineDelegate)
public:
    TimelineDelegate(const TimelineModel* model, const ThemeValues& theme, QObject* parent);
    ~TimelineDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// The row that shows its whole sentence in a list of this width; -1 for none.
    void setOpenRow(int row, int width);
    /// Where sentences begin, from the left; the entry line starts there too.
    [[nodiscard]] int textLeft() const;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] int openHeight(int row) const;
    [[nodiscard]] QRect openRect(const QRect& row) const;

    const TimelineModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    int m_openRow = -1;
    int m_width = 0;
};

} // namespace muster::ui
