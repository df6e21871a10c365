// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QFile>
#include <QTimeZone>
#include <QUuid>
#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <sys/timex.h>

#include <ctime>
#endif

namespace muster {

namespace {

#ifdef Q_OS_LINUX
std::chrono::nanoseconds reading(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}
#endif

} // namespace

SystemClock::SystemClock()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    if (file.open(QIODevice::ReadOnly))
        m_bootId = QString::fromLatin1(file.readAll().trimmed());
    // Where the system names no boot, a fresh name is true too: readings of two processes are then not
    // compared.
    if (QUuid::fromString(m_bootId).isNull())
        m_bootId = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Instant SystemClock::now() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Millis SystemClock::elapsed() const
{
#ifdef Q_OS_LINUX
    return std::chrono::duration_cast<Millis>(reading(CLOCK_BOOTTIME));
#else
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

QString SystemClock::bootId() const
{
    return m_bootId;
}

Millis SystemClock::asleep() const
{
#ifdef Q_OS_LINUX
    // Only the first of them runs on while the machine is suspended.
    return std::chrono::duration_cast<Millis>(reading(CLOCK_BOOTTIME) - reading(CLOCK_MONOTONIC));
#else
    return MachineClock::asleep();
#endif
}

QString SystemClock::zone() const
{
    return QString::fromLatin1(QTimeZone::systemTimeZoneId());
}

std::optional<bool> SystemClock::isSynchronised() const
{
#ifdef Q_OS_LINUX
    // Asks only: modes is 0.
    timex state {};
    const int answer = adjtimex(&state);
    if (answer < 0)
        return {};
    return answer != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
#else
    return {};
#endif
}

} // namespace muster
