// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QtGlobal>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace muster::sync {

/// Ends the connection of a call that waits too long. No limit of the server or of its library helps against
/// a server that stands still with its network alive. Owns nothing but its thread. Thread: any.
class Watchdog {
    Q_DISABLE_COPY_MOVE(Watchdog)
public:
    Watchdog();
    ~Watchdog();

    /// Watches one call; the newest one counts.
    class Watch {
        Q_DISABLE_COPY_MOVE(Watch)
    public:
        Watch(Watchdog& dog, qintptr socket, Millis atMost);
        ~Watch();

    private:
        Watchdog& m_dog;
    };

    /// Ends the call that is watched now, as if its time were over.
    void bite();
    /// Whether the last watched call was ended.
    [[nodiscard]] bool hasBitten() const;

private:
    void watch();
    void end();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<qintptr> m_socket;
    std::chrono::steady_clock::time_point m_until;
    bool m_bitten = false;
    bool m_over = false;
    std::thread m_thread;
};

} // namespace muster::sync
