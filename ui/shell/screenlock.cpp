// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/screenlock.h"

#include <QDBusConnection>
#include <QTimer>

#include <chrono>

namespace muster::ui {

ScreenLock::ScreenLock(QObject* parent)
    : QObject(parent)
{
}

ScreenLock::~ScreenLock() = default;

void ScreenLock::watchLater()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        QTimer::singleShot(std::chrono::seconds(1), this, &ScreenLock::watch);
}

void ScreenLock::watch()
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // The first is the standard, and what KDE says; GNOME has a name of its own.
    for (const auto* name : { "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver" })
        bus.connect(
            {}, {}, QString::fromLatin1(name), QStringLiteral("ActiveChanged"), this, SLOT(take(bool)));
}

void ScreenLock::take(bool locked)
{
    emit changed(locked);
}

} // namespace muster::ui
