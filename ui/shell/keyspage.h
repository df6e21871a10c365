// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QListView;
class QVBoxLayout;

namespace muster::ui {

class Button;
class FilterLine;
class KeyBindings;
class KeyEdit;
class KeysDelegate;
class KeysModel;

/// The page on which a person gives the commands other keys. What a key would take from another command is
/// said before it is taken. Enter on a command goes to its key, Escape goes back. Thread: main. The bindings
/// outlive it.
class KeysPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysPage)
public:
    KeysPage(KeyBindings& bindings, const ThemeValues& theme, QWidget* parent = nullptr);
    ~KeysPage() override;

    void setTheme(const ThemeValues& theme);

signals:
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    /// The key of the command that is chosen, and what can be done with it.
    void showChosen();
    /// What a key that was pressed would do.
    void weigh();
    void give();
    void restore();
    void find();
    void say(const QString& sentence, bool isRefusal = false);

    KeyBindings& m_bindings;
    ThemeValues m_theme;
    KeysModel* m_model;
    KeysDelegate* m_delegate;
    QLabel* m_title;
    QWidget* m_found;
    QListView* m_list;
    FilterLine* m_filter;
    QLabel* m_label;
    KeyEdit* m_edit;
    Button* m_give;
    Button* m_usual;
    Button* m_allUsual;
    Button* m_back;
    QLabel* m_words;
    bool m_isRefusal = false;
};

} // namespace muster::ui
