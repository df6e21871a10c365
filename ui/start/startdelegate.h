// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readiness/verdict.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class StartModel;

/// Paints the lines of the start page.
class StartDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartDelegate)
public:
    StartDelegate(const StartModel* model, const ThemeValues& theme, QObject* parent);
    ~StartDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    /// At the right of the first line; where it begins.
    int paintVerdict(QPainter* painter, const QRect& words, readiness::Verdict verdict) const;

    const StartModel* m_model;
    ThemeValues m_theme;
};

} // namespace muster::ui
