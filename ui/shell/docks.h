// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/perspective.h"
#include "ui/widgets/theme.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

class QDockWidget;
class QMainWindow;

namespace muster::ui {

class DockTitleBar;
class DockWindow;

/// Where the panels stand around the page: a layout for each perspective and size of the window, made here at
/// first, changed by a person, and kept. Docks never float, because on some platforms a floating one cannot
/// come back; they open in a window of their own instead. Their ids never change: layouts are kept by them.
/// Thread: main. Owner: the window.
class Docks final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Docks)
public:
    /// Where a panel stands while nobody has moved it.
    enum class Home { Left, Right, Bottom };
    enum class Shows {
        AtFirst,
        AtHand, ///< when somebody asks for it
        Always, ///< then, and in a window of its own while there are no docks
    };

    Docks(const ThemeValues& theme, QMainWindow* window);
    ~Docks() override;

    /// Adds a dock, behind or below those that have the same home. The panel's actions are offered in the
    /// menu of the dock.
    void add(const QString& id, const QString& title, QWidget* panel, Home home, Shows shows);
    /// Which are shown at first beside what is over; the others are at hand there.
    void setReviewed(const QStringList& ids) { m_reviewed = ids; }
    struct Title {
        QString id;
        QString title;
        /// Shows::Always
        bool always;
    };
    /// Of each, in the order they were added.
    [[nodiscard]] QList<Title> titles() const;
    /// What a panel counts, and how much of it waits for somebody: that number also stands on its tab.
    void setRemark(const QString& id, const QString& remark, qsizetype waiting = 0);

    /// The layouts that were kept, by keyOf(); what cannot be read any more gives way to the first one.
    void setLayouts(const QMap<QString, QByteArray>& layouts);
    /// With the present one.
    [[nodiscard]] QMap<QString, QByteArray> layouts();
    /// Places the docks by other layouts from now on; where there is none for a perspective and size, as at
    /// first.
    void change(const QMap<QString, QByteArray>& layouts);

    /// Places the docks; the layout they leave is remembered. The window must have been shown.
    void enter(Perspective perspective, SizeClass size);
    /// Puts all docks away, and remembers their places.
    void leave();
    /// Back to how it was at first, for this perspective and size.
    void reset();
    /// Whether docks can be dragged and resized away by accident.
    void setLocked(bool locked);

    /// Shows a dock wherever it is, in front of its tabs, and gives it the keyboard.
    void reveal(const QString& id);
    /// Those that can be seen in the main window, in the order they were added.
    [[nodiscard]] QList<QWidget*> visiblePanels() const;
    void setTheme(const ThemeValues& theme);

signals:
    /// Something happened that a person should be told in a sentence.
    void told(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Member {
        QString id;
        QString title;
        QWidget* panel;
        Home home;
        Shows shows;
        QDockWidget* dock;
        DockTitleBar* bar;
        DockWindow* window;
    };

    [[nodiscard]] Member* find(const QString& id) const;
    void remember();
    void place();
    void arrange();
    [[nodiscard]] bool showsAtFirst(const Member& member) const;
    /// Whether their panels have a place to return to.
    void tellWindows();
    void giveSizes(
        const QList<QDockWidget*>& left, const QList<QDockWidget*>& right, const QList<QDockWidget*>& bottom);
    void fillMenu(Member& member);
    void move(Member& member, Qt::DockWidgetArea area);
    void putAway(Member& member);
    void showDock(Member& member);
    void openWindow(Member& member);
    void returnPanel(Member& member);
    void refreshTabs();
    void nameTabs() const;

    QMainWindow* m_window;
    ThemeValues m_theme;
    std::vector<std::unique_ptr<Member>> m_members;
    QStringList m_reviewed;
    QMap<QString, QByteArray> m_layouts;
    std::optional<std::pair<Perspective, SizeClass>> m_now;
};

} // namespace muster::ui
