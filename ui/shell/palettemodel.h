// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace muster::ui {

/// What of everything fits now, best first.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteModel)
public:
    /// `everything` outlives the model.
    PaletteModel(const QList<Findable>& everything, QObject* parent);
    ~PaletteModel() override;

    void show(QList<qsizetype> found);
    [[nodiscard]] const Findable& at(int row) const { return m_everything[m_found[row]]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    const QList<Findable>& m_everything;
    QList<qsizetype> m_found;
};

/// Its lines: text at the left, what it is and its keys at the right.
class PaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteDelegate)
public:
    PaletteDelegate(const PaletteModel* model, const ThemeValues& theme, QObject* parent);
    ~PaletteDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const PaletteModel* m_model;
    ThemeValues m_theme;
};

} // namespace muster::ui
