// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class RememberModel;

/// Draws one thing to be remembered with all its words, and since when and by which step.
/// Thread: main. Owner: its parent; the model outlives it.
class RememberDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RememberDelegate)
public:
    RememberDelegate(const RememberModel* model, const ThemeValues& theme, QObject* parent);
    ~RememberDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// Of the list; how high a row is follows from it.
    void setWidth(int width) { m_width = width; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] QFont textFont(const QModelIndex& index) const;

    const RememberModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
    int m_width = 0;
};

} // namespace muster::ui
