// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/widgets/theme.h"

#include <QObject>

#include <memory>

class QDockWidget;
class QMainWindow;

namespace muster::ui {

class DockTitleBar;
class MatrixPanel;
class TimelinePanel;
class WalkthroughPanel;

/// Everything that shows one incident: the walkthrough for the middle of the window, and the docks around it.
/// Docks have names that never change, because people's layouts are kept by them.
/// Thread: main. Owner: the window.
class IncidentPanels final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IncidentPanels)
public:
    IncidentPanels(const ThemeValues& theme, QMainWindow* window);
    ~IncidentPanels() override;

    [[nodiscard]] WalkthroughPanel* walkthrough() const { return m_walkthrough; }
    [[nodiscard]] MatrixPanel* matrix() const { return m_matrix; }
    [[nodiscard]] TimelinePanel* timeline() const { return m_timeline; }

    /// Null for none.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    void setDocksVisible(bool visible);
    void tick();
    void setTheme(const ThemeValues& theme);
    /// Gives the docks the sizes that suit the window.
    void arrange(bool compact);

signals:
    /// An act was refused; the panel says so too.
    void failed(const QString& text);

private:
    QDockWidget* addDock(const QString& id, DockTitleBar* bar, QWidget* panel, Qt::DockWidgetArea area);
    void showCounts();

    QMainWindow* m_window;
    ThemeValues m_theme;
    std::shared_ptr<session::IncidentSession> m_incident;
    WalkthroughPanel* m_walkthrough;
    MatrixPanel* m_matrix;
    TimelinePanel* m_timeline;
    DockTitleBar* m_matrixTitle;
    DockTitleBar* m_timelineTitle;
    QDockWidget* m_matrixDock;
    QDockWidget* m_timelineDock;
};

} // namespace muster::ui
