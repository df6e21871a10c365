// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace muster::ui {

/// Every command of the window, once; menus, keys and the key sheet all come from here.
/// Owner: the window that was given.
struct ShellActions {
    explicit ShellActions(QMainWindow* window);

    QAction* declare;
    QAction* drill;
    QAction* handOver;
    QAction* pause;
    QAction* close;
    QAction* leave;
    QAction* current;
    QAction* entry;
    QAction* matrix;
    QAction* timeline;
    QAction* nextPane;
    QAction* previousPane;
    QActionGroup* appearances;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomReset;
    QAction* fullScreen;
    QAction* keys;
    QAction* quit;

    /// Which commands make sense now.
    void enableFor(bool opened, bool running, bool drill) const;
    void show(Appearance appearance) const;
    /// All commands with their keys, as HTML.
    [[nodiscard]] QString keySheet() const;

private:
    QAction* add(QMenu* menu, const QString& id, const QString& text, const QString& shortcut = {});

    QMainWindow* m_window;
    QList<QMenu*> m_menus;
};

} // namespace muster::ui
