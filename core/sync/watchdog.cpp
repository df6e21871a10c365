// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/watchdog.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace muster::sync {

Watchdog::Watchdog()
    : m_thread([this] { watch(); })
{
}

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Watchdog::Watch::Watch(Watchdog& dog, qintptr socket, Millis atMost)
    : m_dog(dog)
{
    const std::lock_guard lock(m_dog.m_mutex);
    m_dog.m_socket = socket;
    m_dog.m_until = std::chrono::steady_clock::now() + atMost;
    m_dog.m_bitten = false;
    m_dog.m_changed.notify_all();
}

Watchdog::Watch::~Watch()
{
    const std::lock_guard lock(m_dog.m_mutex);
    m_dog.m_socket.reset();
}

void Watchdog::bite()
{
    const std::lock_guard lock(m_mutex);
    if (m_socket)
        end();
}

bool Watchdog::hasBitten() const
{
    const std::lock_guard lock(m_mutex);
    return m_bitten;
}

void Watchdog::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_over) {
        if (!m_socket) {
            m_changed.wait(lock);
            continue;
        }
        if (m_changed.wait_until(lock, m_until) == std::cv_status::timeout && m_socket
            && std::chrono::steady_clock::now() >= m_until)
            end();
    }
}

void Watchdog::end()
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(*m_socket), SD_BOTH);
#else
    ::shutdown(static_cast<int>(*m_socket), SHUT_RDWR);
#endif
    m_socket.reset();
    m_bitten = true;
}

} // namespace muster::sync
