// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class DiagnosticsModel;

/// Draws a line of the diagnostics: when and where, and below it what, as long as it is.
/// Thread: main. Owner: its parent; the model outlives it.
class DiagnosticsDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DiagnosticsDelegate)
public:
    DiagnosticsDelegate(const DiagnosticsModel* model, const ThemeValues& theme, QObject* parent);
    ~DiagnosticsDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    /// The room a row has.
    void setWidth(int width) { m_width = width; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] int textLeft() const;

    const DiagnosticsModel* m_model;
    ThemeValues m_theme;
    int m_width = 0;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
