// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace muster::ui {

/// What this computer lives on. A port. Thread: main.
class PowerSource : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PowerSource)
public:
    explicit PowerSource(QObject* parent = nullptr);
    ~PowerSource() override;

    /// How much its battery holds, in percent and rounded down, while it lives on that; nothing while it does
    /// not, or where nobody knows.
    [[nodiscard]] virtual std::optional<int> onBattery() const = 0;

signals:
    /// onBattery() is another one.
    void changed();
};

} // namespace muster::ui
