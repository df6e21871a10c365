// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

class QSortFilterProxyModel;

namespace muster::ui {

class ContactsModel;
struct ContactRow;

/// Draws one who can be reached: name and role, number before mail address, and what else is known.
/// Thread: main. Owner: its parent; the models outlive it.
class ContactsDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContactsDelegate)
public:
    /// `shown` is what is listed of `model`.
    ContactsDelegate(const ContactsModel* model, const QSortFilterProxyModel* shown, const ThemeValues& theme,
        QObject* parent);
    ~ContactsDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }

    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    [[nodiscard]] const ContactRow& rowOf(const QModelIndex& index) const;
    void paintReach(QPainter* painter, const QRect& line, const ContactRow& row) const;

    const ContactsModel* m_model;
    const QSortFilterProxyModel* m_shown;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
