// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

/// Draws a row of two lines behind a sign, from the roles of twolines.h.
/// Thread: main. Owner: its parent.
class TwoLinesDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TwoLinesDelegate)
public:
    TwoLinesDelegate(const ThemeValues& theme, QObject* parent);
    ~TwoLinesDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// Where the first line of a row stands, the only one that runs.
    [[nodiscard]] QRect headOf(const QRect& row) const;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
