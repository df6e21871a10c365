// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"

#include <QList>
#include <QObject>

#include <optional>

class QAction;

namespace muster::ui {

class PowerSource;
class Stage;

/// Reminds whoever runs an incident on a battery that is nearly empty to print what is left: once for each
/// incident, until the battery is charged again. Thread: main.
class BatteryReminder final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BatteryReminder)
public:
    /// `print` is what it offers. Both must outlive it.
    BatteryReminder(Stage& stage, QAction& print, QObject* parent = nullptr);
    ~BatteryReminder() override;

    /// Without one it never says anything. It must outlive this.
    void setSource(const PowerSource& source);
    /// The one that is open and not closed; nothing for none.
    void setIncident(const std::optional<journal::StreamId>& running);

private:
    void look();

    Stage& m_stage;
    QAction& m_print;
    const PowerSource* m_source = nullptr;
    std::optional<journal::StreamId> m_running;
    /// Those it spoke of since this battery is in use.
    QList<journal::StreamId> m_reminded;
};

} // namespace muster::ui
