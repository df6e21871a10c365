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

/// A command, and the title of the menu it stands in.
struct MenuAction {
    QString menu;
    QAction* action;
};

/// Every command of the window, once; menus, keys and the key sheet all come from here.
/// Owner: the window that was given.
struct ShellActions {
    explicit ShellActions(QMainWindow* window);

    QAction* openPlan;
    QAction* readPlans;
    QAction* exportRecord;
    QAction* importRecord;
    QAction* exchange;
    /// Checked while it is kept.
    QAction* keepPage;
    QAction* undo;
    QAction* findInPane;
    QAction* findInRecord;
    QAction* changeKeys;
    QAction* declare;
    QAction* drill;
    QAction* part;
    QAction* handOver;
    QAction* pause;
    QAction* close;
    QAction* leave;
    QAction* other;
    QAction* current;
    QAction* change;
    QAction* rollback;
    QAction* offers;
    QAction* readAloud;
    QAction* print;
    /// One for each report::Paper, which is their data.
    QActionGroup* papers;
    QAction* anchor;
    QAction* entry;
    QAction* attach;
    QAction* erase;
    QAction* saveLines;
    QAction* compose;
    QAction* reviewOn;
    QAction* reviewBack;
    QAction* reviewRemark;
    QAction* reviewFollowUp;
    QAction* reviewRoles;
    /// One for each report::Form, which is their data.
    QActionGroup* reportForms;
    QAction* reportToPrint;
    QAction* reportFolder;
    /// In the order of kPerspectives.
    QList<QAction*> perspectives;
    /// One for each dock, as addPanel() made them.
    QList<QAction*> panels;
    QAction* lockLayout;
    QAction* resetLayout;
    QAction* saveLayout;
    /// Those that showLayouts() made; their data is the name.
    QActionGroup* layouts;
    QActionGroup* forgetLayouts;
    QAction* find;
    QAction* nextPane;
    QAction* previousPane;
    QActionGroup* appearances;
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomReset;
    QAction* fullScreen;
    QAction* mute;
    QAction* sample;
    QAction* keys;
    QAction* quit;

    /// A command that shows a panel; the first ten have Alt and a digit. One that is there always makes
    /// sense without an incident.
    QAction* addPanel(const QString& id, const QString& title, bool always);
    /// Which commands make sense now: `walked` with the walkthrough on the screen, `docked` with docks around
    /// the page.
    void enableFor(bool walked, bool docked, bool running, bool drill) const;
    /// With a review on the screen.
    void enableReview(bool reviewed) const;
    /// Those that write its report.
    [[nodiscard]] QList<QAction*> exports() const;
    void show(Appearance appearance) const;
    /// Offers these layouts, to take and to forget.
    void showLayouts(const QStringList& names);
    /// What there is to undo, in a few words; empty for nothing.
    void showUndo(const QString& words) const;
    /// Every command that makes sense now, and does not only open the palette.
    [[nodiscard]] QList<MenuAction> usable() const;
    /// Every command but those that come and go, as showLayouts() makes them.
    [[nodiscard]] QList<MenuAction> lasting() const;
    /// Of the menu bar, with their marks.
    [[nodiscard]] QStringList menuTitles() const;
    /// All commands with their keys, as HTML.
    [[nodiscard]] QString keySheet() const;

private:
    [[nodiscard]] QList<MenuAction> all() const;
    QAction* add(QMenu* menu, const QString& id, const QString& text, const QString& shortcut = {});
    void addPerspectives(QMenu* view);
    void addLayout(QMenu* view);
    void addPapers(QMenu* checklist);
    void addReview(QMenu* review);

    QMainWindow* m_window;
    QList<QAction*> m_withoutIncident;
    QList<QMenu*> m_menus;
    QMenu* m_panelMenu;
    QMenu* m_layoutMenu;
    QMenu* m_forgetMenu;
};

/// Its words without the marks of a menu: "Hand over command".
[[nodiscard]] QString wordsOf(const QAction& action);

} // namespace muster::ui
