// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class DecisionsModel;
struct DecisionRow;

/// Draws one decision with all its words: who and when, the question, the answer, the reason.
/// Thread: main. Owner: its parent; the model outlives it.
class DecisionsDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionsDelegate)
public:
    DecisionsDelegate(const DecisionsModel* model, const ThemeValues& theme, QObject* parent);
    ~DecisionsDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// Of the list; how high a row is follows from it.
    void setWidth(int width) { m_width = width; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct Block {
        QString text;
        QFont font;
        QColor ink;
    };

    /// What stands below the head of a row, each from a line of its own on.
    [[nodiscard]] QList<Block> blocksOf(const DecisionRow& row) const;
    [[nodiscard]] int textLeft() const;

    const DecisionsModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    int m_width = 0;
};

} // namespace muster::ui
