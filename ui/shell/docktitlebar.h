// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

class QMenu;

namespace muster::ui {

class DotsButton;

/// Name of a dock, what it counts ("Recovery matrix  4 of 6 affected"), and a button for what can be done
/// with it. Among tabs it gives its room to the dock: the tab says the name, and Shift+F10 opens the menu.
/// Thread: main.
class DockTitleBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockTitleBar)
public:
    DockTitleBar(const QString& title, const ThemeValues& theme, QWidget* parent = nullptr);
    ~DockTitleBar() override;

    /// Filled by its owner whenever it is about to show.
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    /// Below the button, or where the title begins when there is no button to see.
    void openMenu();
    void setRemark(const QString& remark);
    void setAmongTabs(bool amongTabs);
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_title;
    QString m_remark;
    ThemeValues m_theme;
    QMenu* m_menu;
    DotsButton* m_button;
    bool m_amongTabs = false;
    bool m_compact = false;
};

} // namespace muster::ui
