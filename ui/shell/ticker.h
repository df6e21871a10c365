// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace muster::ui {

/// Says when the second has turned, as the clock on the wall sees it. One for the whole window.
/// Thread: main.
class Ticker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ticker)
public:
    explicit Ticker(const Clock& clock, QObject* parent = nullptr);
    ~Ticker() override;

    void start();

signals:
    void ticked();

private:
    void wait();

    const Clock& m_clock;
    QTimer m_timer;
};

} // namespace muster::ui
