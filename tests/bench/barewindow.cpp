// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Qt window with a menu, six docks and nothing in them: what any program of this kind must cost.

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.menuBar()->addMenu(QStringLiteral("File"));
    window.setCentralWidget(new QLabel(QStringLiteral("Center")));
    for (int i = 0; i < 6; ++i) {
        auto* dock = new QDockWidget(QStringLiteral("Dock %1").arg(i));
        dock->setWidget(new QLabel(QStringLiteral("Content %1").arg(i)));
        window.addDockWidget(i % 2 == 0 ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock);
    }
    window.resize(1440, 900);
    window.show();
    return QApplication::exec();
}
