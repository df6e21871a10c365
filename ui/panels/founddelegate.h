// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace muster::ui {

class FoundModel;
struct FoundRow;

/// Draws an entry that was found: what it says, with the words that were looked for set bold, and when; below
/// its kind, who acted and where. Thread: main. Owner: its parent.
class FoundDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoundDelegate)
public:
    /// `model` outlives it.
    FoundDelegate(const FoundModel* model, const ThemeValues& theme, QObject* parent);
    ~FoundDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintText(QPainter* painter, const QRect& room, const FoundRow& row) const;

    const FoundModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
