// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class CredentialsModel;

/// Draws one credential: name and state, what needs care and where it is kept, who asked for it last.
/// Thread: main. Owner: its parent; the model outlives it.
class CredentialsDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CredentialsDelegate)
public:
    CredentialsDelegate(const CredentialsModel* model, const ThemeValues& theme, QObject* parent);
    ~CredentialsDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const CredentialsModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
