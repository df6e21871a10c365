// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class AttentionModel;

/// Draws one matter: how grave it is, what it is about, and for how long already.
/// Thread: main. Owner: its parent; the model outlives it.
class AttentionDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttentionDelegate)
public:
    AttentionDelegate(const AttentionModel* model, const ThemeValues& theme, QObject* parent);
    ~AttentionDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const AttentionModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
