// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/upower.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTimer>

#include <chrono>
#include <cmath>

namespace muster::ui {

namespace {

constexpr QLatin1StringView kService("org.freedesktop.UPower");
/// All batteries together, as a desktop shows them.
constexpr QLatin1StringView kPath("/org/freedesktop/UPower/devices/DisplayDevice");
constexpr QLatin1StringView kDevice("org.freedesktop.UPower.Device");
constexpr QLatin1StringView kProperties("org.freedesktop.DBus.Properties");
constexpr uint kDischarging = 2;
constexpr uint kEmpty = 3;

} // namespace

UPower::UPower(QObject* parent)
    : PowerSource(parent)
{
}

UPower::~UPower() = default;

void UPower::watchLater()
{
    QTimer::singleShot(std::chrono::seconds(1), this, [this] { watch(QDBusConnection::systemBus()); });
}

void UPower::watch(QDBusConnection bus)
{
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kProperties, QStringLiteral("PropertiesChanged"), this,
        SLOT(take(QString, QVariantMap, QStringList)));
    auto question = QDBusMessage::createMethodCall(kService, kPath, kProperties, QStringLiteral("GetAll"));
    question << kDevice;
    auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* call) {
        const QDBusPendingReply<QVariantMap> reply = *call;
        call->deleteLater();
        if (!reply.isError())
            learn(reply.value());
    });
}

void UPower::take(const QString& interface, const QVariantMap& said, const QStringList&)
{
    if (interface == kDevice)
        learn(said);
}

void UPower::learn(const QVariantMap& said)
{
    m_said.insert(said);
    const auto state = m_said.value(QStringLiteral("State")).toUInt();
    const auto percentage = m_said.value(QStringLiteral("Percentage"));
    std::optional<int> now;
    if (m_said.value(QStringLiteral("IsPresent")).toBool() && percentage.isValid()
        && (state == kDischarging || state == kEmpty))
        now = static_cast<int>(std::floor(percentage.toDouble()));
    if (now == m_onBattery)
        return;
    m_onBattery = now;
    emit changed();
}

} // namespace muster::ui
