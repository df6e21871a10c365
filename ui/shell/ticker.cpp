// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ticker.h"

namespace muster::ui {

namespace {

constexpr int kSecond = 1000;
/// A little after the turn, so that no clock still shows the second before.
constexpr int kLate = 5;

} // namespace

Ticker::Ticker(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        wait();
        emit ticked();
    });
}

Ticker::~Ticker() = default;

void Ticker::start()
{
    wait();
}

void Ticker::wait()
{
    const auto gone = static_cast<int>(millisOf(m_clock.now()) % kSecond);
    m_timer.start(kSecond - gone + kLate);
}

} // namespace muster::ui
