// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/incidentpanel.h"

#include <QAbstractItemView>
#include <QEvent>

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

Typed IncidentPanel::typed() const
{
    return {};
}

void IncidentPanel::setTyped(const Typed&) { }

FilterLine* IncidentPanel::filterLine() const
{
    return nullptr;
}

QString IncidentPanel::remark() const
{
    return {};
}

void IncidentPanel::tellLooks(QAbstractItemView* list)
{
    m_looks = list;
    list->installEventFilter(this);
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        // What a panel selects by itself is nobody's look.
        if (m_looks->hasFocus())
            tellLook();
    });
}

Looked IncidentPanel::standsFor(const QModelIndex&) const
{
    return {};
}

void IncidentPanel::tellLook()
{
    const auto index = m_looks->currentIndex();
    const auto at = index.isValid() ? standsFor(index) : Looked();
    if (at != Looked())
        emit looked(at);
}

bool IncidentPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_looks && event->type() == QEvent::FocusIn)
        tellLook();
    return QWidget::eventFilter(watched, event);
}

} // namespace muster::ui
