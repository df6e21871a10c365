// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/powersource.h"

#include <QString>
#include <QStringList>
#include <QVariantMap>

class QDBusConnection;

namespace muster::ui {

/// As UPower tells it, which most Linux desktops have. Where there is none, nothing is ever known. Thread:
/// main.
class UPower final : public PowerSource {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UPower)
public:
    explicit UPower(QObject* parent = nullptr);
    ~UPower() override;

    /// Begins once the window stands: a bus may be slow to answer.
    void watchLater();
    /// UPower is on the bus of the system.
    void watch(QDBusConnection bus);

    [[nodiscard]] std::optional<int> onBattery() const override { return m_onBattery; }

private slots:
    void take(const QString& interface, const QVariantMap& said, const QStringList& invalidated);

private:
    void learn(const QVariantMap& said);

    /// What was last said, by the name of the property.
    QVariantMap m_said;
    std::optional<int> m_onBattery;
};

} // namespace muster::ui
