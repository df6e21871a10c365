// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPointer>
#include <QWidget>

class QAbstractItemView;
class QAction;
class QHBoxLayout;
class QLineEdit;

namespace muster::ui {

class Button;

/// One line that narrows down the list below it as one types. Ctrl+F in the list opens it; Escape shows all
/// again and gives the keyboard back; Enter or Down goes into the list and leaves it narrowed down.
/// Thread: main. Owner: the panel of the list.
class FilterLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterLine)
public:
    enum class Shows {
        WhileUsed, ///< comes with Ctrl+F and goes with Escape
        Always,
    };

    /// `id` begins the names of its parts; `list` is the caller's and outlives it.
    FilterLine(
        const QString& id, QAbstractItemView* list, Shows shows, const ThemeValues& theme, QWidget* parent);
    ~FilterLine() override;

    /// What may be typed, on the screen until it is, and what the field is called aloud.
    void setWords(const QString& hint, const QString& name);
    /// Puts something in front of the field; it becomes the line's.
    void addTool(QWidget* tool);
    /// What was typed, without blanks around it; empty shows all.
    [[nodiscard]] QString words() const;
    /// Whether there is anything to search. Without, nobody can open it.
    void setSearchable(bool searchable);
    /// Opens it; for menus. Off while there is nothing to search.
    [[nodiscard]] QAction* action() const { return m_action; }
    /// Shows itself and takes the keyboard.
    void open();
    /// Goes on typing in the field what began elsewhere.
    void typeOn(const QString& text);
    /// Shows all again, and goes.
    void clear();
    /// Whether something beside the words narrows the list down too: then the line stays to say so.
    void setNarrowed(bool narrowed);
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

signals:
    /// Other words are to be found.
    void changed();
    /// All is to be shown again; told before the words are gone.
    void cleared();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] bool handleListKey(const QKeyEvent& key);
    [[nodiscard]] bool handleFieldKey(const QKeyEvent& key);
    /// Narrows nothing down.
    [[nodiscard]] bool isIdle() const;
    void close();
    void refresh();
    void nameAction();
    void arrange();

    QAbstractItemView* m_list;
    Shows m_shows;
    ThemeValues m_theme;
    QHBoxLayout* m_row;
    QLineEdit* m_field;
    Button* m_all;
    QAction* m_action;
    /// Who had the keyboard before.
    QPointer<QWidget> m_before;
    bool m_searchable = false;
    bool m_narrowed = false;
    bool m_open = false;
    bool m_compact = false;
};

} // namespace muster::ui
