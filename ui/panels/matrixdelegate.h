// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QRegion>
#include <QStyledItemDelegate>

namespace muster::ui {

class MatrixModel;
struct MatrixRow;

/// Draws one service of the recovery matrix: name and clock, state and promise, what is lost, and the bar of
/// its promise. A service that is not affected is one short line, and so is the head of a group.
class MatrixDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MatrixDelegate)
public:
    MatrixDelegate(const MatrixModel* model, const ThemeValues& theme, QObject* parent);
    ~MatrixDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    void setCompact(bool compact) { m_compact = compact; }
    /// What is being painted of the list; empty: everything. A row leaves out what lies outside.
    void setPainted(const QRegion& region) { m_painted = region; }

    /// The parts of a row that move with the clock.
    [[nodiscard]] QRect clockRect(const QRect& row) const;
    [[nodiscard]] QRect barRect(const QRect& row) const;

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHead(QPainter* painter, const QRect& rect, const MatrixRow& row) const;
    void paintFolded(QPainter* painter, const QRect& rect, const MatrixRow& row) const;
    void paintClock(QPainter* painter, const QRect& rect, const MatrixRow& row) const;
    [[nodiscard]] QRect firstLine(const QRect& row) const;
    /// Of the words of what stands below the service that it waits for.
    [[nodiscard]] int indentOf(const MatrixRow& row) const;
    [[nodiscard]] bool isPainted(const QRect& part) const;
    void paintDetails(QPainter* painter, const QRect& rect, const MatrixRow& row) const;

    const MatrixModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    QRegion m_painted;
    bool m_compact = false;
};

} // namespace muster::ui
