// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class ChecklistModel;
class CurrentStepCard;

/// Draws the steps around the card: ended ones small, coming ones larger and dimmed. The row of the card is
/// as high as the card and left empty for it; a run of steps on a branch that was not taken is one line.
class StepLineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepLineDelegate)
public:
    StepLineDelegate(const ChecklistModel* model, const ThemeValues& theme, QObject* parent);
    ~StepLineDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// Height of the row of the card.
    void setCardHeight(int height) { m_cardHeight = height; }
    [[nodiscard]] int cardHeight() const { return m_cardHeight; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintStep(QPainter* painter, const QRect& rect, int row) const;

    const ChecklistModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    int m_cardHeight = 0;
};

} // namespace muster::ui
