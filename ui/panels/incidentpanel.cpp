// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/incidentpanel.h"

namespace muster::ui {

IncidentPanel::IncidentPanel(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    IncidentPanel::setTheme(theme);
}

IncidentPanel::~IncidentPanel() = default;

void IncidentPanel::tick() { }

void IncidentPanel::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    setPalette(ground);
}

qsizetype IncidentPanel::waiting() const
{
    return 0;
}

FilterLine* IncidentPanel::filterLine() const
{
    return nullptr;
}

QString IncidentPanel::remark() const
{
    return {};
}

} // namespace muster::ui
