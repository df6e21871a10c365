// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/incidentpanel.h"

namespace muster::ui {

IncidentPanel::IncidentPanel(QWidget* parent)
    : QWidget(parent)
{
}

IncidentPanel::~IncidentPanel() = default;

void IncidentPanel::tick() { }

qsizetype IncidentPanel::waiting() const
{
    return 0;
}

QString IncidentPanel::remark() const
{
    return {};
}

} // namespace muster::ui
