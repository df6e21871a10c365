// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace muster::ui {

class KeyBindings;

/// The commands whose words or keys hold what was typed, with their keys.
/// Thread: main. The bindings outlive it.
class KeysModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysModel)
public:
    explicit KeysModel(const KeyBindings& bindings, QObject* parent);
    ~KeysModel() override;

    void find(const QString& words);
    /// Their number in KeyBindings::commands().
    [[nodiscard]] qsizetype at(int row) const { return m_found[row]; }

    // Texts of a row; the same words on screen and aloud.

    [[nodiscard]] QString words(int row) const;
    [[nodiscard]] QString menu(int row) const;
    /// "Ctrl+K, Ctrl+Shift+P"; "no key"
    [[nodiscard]] QString keys(int row) const;
    [[nodiscard]] bool isChanged(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    const KeyBindings& m_bindings;
    QList<qsizetype> m_found;
};

/// Its lines: what it is and where it stands at the left, its keys at the right.
class KeysDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysDelegate)
public:
    KeysDelegate(const KeysModel* model, const ThemeValues& theme, QObject* parent);
    ~KeysDelegate() override;

    void setTheme(const ThemeValues& theme) { m_theme = theme; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(
        QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const KeysModel* m_model;
    ThemeValues m_theme;
    mutable WordShapes m_shapes;
};

} // namespace muster::ui
