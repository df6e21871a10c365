// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class DetailsModel;

/// Draws one property: its name at the left, all its words at the right.
/// Thread: main. Owner: its parent; the model outlives it.
class DetailsDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsDelegate)
public:
    DetailsDelegate(const DetailsModel* model, const ThemeValues& theme, QObject* parent);
    ~DetailsDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// Of the list; how high a row is follows from it.
    void setWidth(int width) { m_width = width; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// Room of the names, the same in each row.
    [[nodiscard]] int nameWidth() const;

    const DetailsModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    int m_width = 0;
};

} // namespace muster::ui
