// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/batteryreminder.h"

#include "ui/shell/powersource.h"
#include "ui/shell/stage.h"

#include <QAction>

namespace muster::ui {

namespace {

/// Below this, in percent, there may soon be nothing to print with.
constexpr int kLow = 20;

} // namespace

BatteryReminder::BatteryReminder(Stage& stage, QAction& print, QObject* parent)
    : QObject(parent)
    , m_stage(stage)
    , m_print(print)
{
}

BatteryReminder::~BatteryReminder() = default;

void BatteryReminder::setSource(const PowerSource& source)
{
    m_source = &source;
    connect(m_source, &PowerSource::changed, this, &BatteryReminder::look);
    look();
}

void BatteryReminder::setIncident(const std::optional<journal::StreamId>& running)
{
    if (running == m_running)
        return;
    m_running = running;
    m_stage.withdrawReminder();
    look();
}

void BatteryReminder::look()
{
    const auto percent = m_source != nullptr ? m_source->onBattery() : std::nullopt;
    if (!percent) {
        m_reminded.clear();
        m_stage.withdrawReminder();
        return;
    }
    if (!m_running || *percent >= kLow || m_reminded.contains(*m_running))
        return;
    m_reminded.append(*m_running);
    m_stage.remind(tr("The battery is at %1 %.").arg(*percent),
        tr("Print what is left of the checklist while there is power."), tr("Print"),
        m_print.shortcut().toString(), [this] { m_print.trigger(); });
}

} // namespace muster::ui
