// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

class Button;

/// A panel in a window of its own, on another screen perhaps. Closing it is going back to the main window:
/// nothing is ever lost by it, on any platform.
/// Thread: main.
class DockWindow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockWindow)
public:
    /// Takes the panel in; release() gives it away again.
    DockWindow(const QString& title, QWidget* panel, const ThemeValues& theme, QWidget* mainWindow);
    ~DockWindow() override;

    [[nodiscard]] QWidget* panel() const { return m_panel; }
    /// Whether the main window shows docks now; without them the button only closes.
    void setHasPlace(bool hasPlace);
    void setTheme(const ThemeValues& theme);

signals:
    void returnWanted();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* m_panel;
    Button* m_return;
};

} // namespace muster::ui
