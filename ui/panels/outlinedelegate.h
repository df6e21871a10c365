// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class OutlineModel;

/// Draws one line of the plan outline: a phase with its progress, or a step with its state. Only the current
/// step has the bar and the ground of the card.
/// Thread: main. Owner: its parent; model outlives it.
class OutlineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutlineDelegate)
public:
    OutlineDelegate(const OutlineModel* model, const ThemeValues& theme, QObject* parent);
    ~OutlineDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// Rows are lower, and say their state without its time.
    void setCompact(bool compact) { m_compact = compact; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintPhase(QPainter* painter, const QRect& rect, int row) const;
    void paintStep(QPainter* painter, const QRect& rect, int row) const;

    const OutlineModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    bool m_compact = false;
};

} // namespace muster::ui
