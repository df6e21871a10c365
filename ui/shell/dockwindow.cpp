// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dockwindow.h"

#include "ui/widgets/button.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace muster::ui {

DockWindow::DockWindow(const QString& title, QWidget* panel, const ThemeValues& theme, QWidget* mainWindow)
    : QWidget(mainWindow, Qt::Window)
    , m_panel(panel)
    , m_return(new Button(Button::Kind::Flat, QString(), theme, this))
{
    setWindowTitle(tr("%1 — Muster").arg(title));
    m_return->setHeight(Button::Height::Small);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, kDockInset / 2);
    column->setSpacing(kDockInset / 2);
    column->addWidget(panel, 1);
    column->addWidget(m_return, 0, Qt::AlignHCenter);
    panel->show();
    setHasPlace(true);
    connect(m_return, &Button::clicked, this, &DockWindow::returnWanted);
    setTheme(theme);
}

DockWindow::~DockWindow() = default;

void DockWindow::setHasPlace(bool hasPlace)
{
    m_return->setText(hasPlace ? tr("Return to the main window") : tr("Close"));
}

void DockWindow::setTheme(const ThemeValues& theme)
{
    auto ground = palette();
    ground.setColor(QPalette::Window, theme.colors.panel);
    setPalette(ground);
    m_return->setTheme(theme);
}

void DockWindow::closeEvent(QCloseEvent* event)
{
    // Never refused: the end of the session must not wait for it.
    event->accept();
    emit returnWanted();
}

} // namespace muster::ui
