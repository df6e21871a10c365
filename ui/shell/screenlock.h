// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace muster::ui {

/// Hears from the desktop when its screen is locked. Where the desktop does not tell, it never says anything.
/// Thread: main.
class ScreenLock final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScreenLock)
public:
    explicit ScreenLock(QObject* parent = nullptr);
    ~ScreenLock() override;

    /// Begins once the window stands: a bus may be slow to answer.
    void watchLater();
    void watch();

signals:
    void changed(bool locked);

private slots:
    void take(bool locked);
};

} // namespace muster::ui
