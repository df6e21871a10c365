// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/incidentpanels.h"

#include "ui/panels/matrixpanel.h"
#include "ui/panels/timelinepanel.h"
#include "ui/panels/walkthroughpanel.h"
#include "ui/shell/docktitlebar.h"

#include <QDockWidget>
#include <QMainWindow>

namespace muster::ui {

namespace {

// At 1440 x 900, and in the compact form.
constexpr int kMatrixWidth = 388;
constexpr int kCompactMatrixWidth = 300;
constexpr int kTimelineHeight = 238;
constexpr int kCompactTimelineHeight = 148;

} // namespace

IncidentPanels::IncidentPanels(const ThemeValues& theme, QMainWindow* window)
    : QObject(window)
    , m_window(window)
    , m_theme(theme)
    , m_walkthrough(new WalkthroughPanel(theme, window))
    , m_matrix(new MatrixPanel(theme, window))
    , m_timeline(new TimelinePanel(theme, window))
    , m_matrixTitle(new DockTitleBar(tr("Recovery matrix"), theme, window))
    , m_timelineTitle(new DockTitleBar(tr("Timeline"), theme, window))
    , m_matrixDock(addDock(QStringLiteral("dock.matrix"), m_matrixTitle, m_matrix, Qt::LeftDockWidgetArea))
    , m_timelineDock(
          addDock(QStringLiteral("dock.timeline"), m_timelineTitle, m_timeline, Qt::BottomDockWidgetArea))
{
    window->setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    connect(m_walkthrough, &WalkthroughPanel::failed, this, &IncidentPanels::failed);
    connect(m_matrix, &MatrixPanel::failed, this, &IncidentPanels::failed);
    connect(m_timeline, &TimelinePanel::failed, this, &IncidentPanels::failed);
}

IncidentPanels::~IncidentPanels() = default;

QDockWidget* IncidentPanels::addDock(
    const QString& id, DockTitleBar* bar, QWidget* panel, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(bar->accessibleName(), m_window);
    dock->setObjectName(id);
    // Locked: nobody tears a dock off by accident in the middle of an incident.
    dock->setFeatures(QDockWidget::NoDockWidgetFeatures);
    dock->setTitleBarWidget(bar);
    dock->setWidget(panel);
    dock->hide();
    m_window->addDockWidget(area, dock);
    return dock;
}

void IncidentPanels::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    if (m_incident)
        m_incident->disconnect(this);
    m_incident = incident;
    if (m_incident)
        connect(m_incident.get(), &session::IncidentSession::stateChanged, this, &IncidentPanels::showCounts);
    m_walkthrough->setIncident(incident);
    m_matrix->setIncident(incident);
    m_timeline->setIncident(incident);
    showCounts();
}

void IncidentPanels::setDocksVisible(bool visible)
{
    m_matrixDock->setVisible(visible);
    m_timelineDock->setVisible(visible);
}

void IncidentPanels::showCounts()
{
    if (!m_incident)
        return;
    const auto objectives = m_incident->objectives();
    m_matrixTitle->setRemark(
        tr("%1 of %2 affected").arg(objectives.affected).arg(m_incident->plan().services.size()));
    const auto entries = m_incident->timeline().size();
    m_timelineTitle->setRemark(entries == 1 ? tr("1 entry") : tr("%1 entries").arg(entries));
}

void IncidentPanels::tick()
{
    m_walkthrough->tick();
    m_matrix->tick();
    m_timeline->tick();
}

void IncidentPanels::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_walkthrough->setTheme(theme);
    m_matrix->setTheme(theme);
    m_timeline->setTheme(theme);
    m_matrixTitle->setTheme(theme);
    m_timelineTitle->setTheme(theme);
    for (QWidget* panel : std::initializer_list<QWidget*> { m_matrix, m_timeline }) {
        auto ground = panel->palette();
        ground.setColor(QPalette::Window, theme.colors.panel);
        panel->setPalette(ground);
        panel->setAutoFillBackground(true);
    }
}

void IncidentPanels::arrange(bool compact)
{
    m_walkthrough->setCompact(compact);
    m_matrix->setCompact(compact);
    m_timeline->setCompact(compact);
    const auto fitting = [&](int wanted, int whole) { return std::min(m_theme.px(wanted), whole * 2 / 5); };
    m_window->resizeDocks({ m_matrixDock },
        { fitting(compact ? kCompactMatrixWidth : kMatrixWidth, m_window->width()) }, Qt::Horizontal);
    m_window->resizeDocks({ m_timelineDock },
        { fitting(compact ? kCompactTimelineHeight : kTimelineHeight, m_window->height()) }, Qt::Vertical);
}

} // namespace muster::ui
