// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/systemappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QTimer>

#include <chrono>

namespace muster::ui {

namespace {

constexpr QLatin1StringView kService("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView kPath("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView kSettings("org.freedesktop.portal.Settings");
constexpr QLatin1StringView kGroup("org.freedesktop.appearance");
constexpr QLatin1StringView kScheme("color-scheme");
constexpr uint kDark = 1;
constexpr uint kLight = 2;
constexpr QLatin1StringView kContrast("contrast");
constexpr uint kHighContrast = 1;

} // namespace

SystemAppearance::SystemAppearance(const SystemLook& known, QObject* parent)
    : QObject(parent)
    , m_look(known)
{
}

SystemAppearance::~SystemAppearance() = default;

void SystemAppearance::watchLater()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        QTimer::singleShot(std::chrono::seconds(1), this, &SystemAppearance::watch);
}

void SystemAppearance::watch()
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // The header only names this type, so the slot is not found before the type is known.
    qRegisterMetaType<QDBusVariant>();
    bus.connect(kService, kPath, kSettings, QStringLiteral("SettingChanged"), this,
        SLOT(take(QString, QString, QDBusVariant)));
    ask(kScheme);
    ask(kContrast);
}

void SystemAppearance::ask(const QString& key)
{
    auto question = QDBusMessage::createMethodCall(kService, kPath, kSettings, QStringLiteral("Read"));
    question << kGroup << key;
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, key](QDBusPendingCallWatcher* call) {
        const QDBusPendingReply<QDBusVariant> reply = *call;
        call->deleteLater();
        if (!reply.isError() && !m_heard.contains(key))
            tell(key, reply.value().variant());
    });
}

void SystemAppearance::take(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group != kGroup)
        return;
    m_heard.insert(key);
    tell(key, value.variant());
}

void SystemAppearance::tell(const QString& key, const QVariant& value)
{
    // Older portals wrap the value twice.
    const auto inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
    const auto said = inner.toUInt();
    auto look = m_look;
    if (key == kScheme && (said == kDark || said == kLight))
        look.dark = said == kDark;
    else if (key == kContrast)
        look.highContrast = said == kHighContrast;
    if (look == m_look)
        return;
    m_look = look;
    emit changed(look);
}

} // namespace muster::ui
