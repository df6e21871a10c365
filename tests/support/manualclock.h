// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace muster::test {

/// A clock that stands still until it is told to move. Starts at 2026-03-14T03:12:00Z.
class ManualClock final : public MachineClock {
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] Millis elapsed() const override { return m_elapsed; }
    [[nodiscard]] QString bootId() const override { return m_boot; }
    [[nodiscard]] Millis asleep() const override { return m_asleep; }
    [[nodiscard]] QString zone() const override { return m_zone; }
    [[nodiscard]] std::optional<bool> isSynchronised() const override { return m_synchronised; }

    void advance(Millis by)
    {
        m_now += by;
        m_elapsed += by;
    }
    /// The wall clock jumps; the machine's own clock does not.
    void setNow(Instant now) { m_now = now; }
    /// The machine is suspended and wakes up.
    void sleep(Millis by)
    {
        advance(by);
        m_asleep += by;
    }
    void setZone(const QString& zone) { m_zone = zone; }
    void setSynchronised(std::optional<bool> synchronised) { m_synchronised = synchronised; }
    void reboot(const QString& boot)
    {
        m_boot = boot;
        m_elapsed = Millis { 0 };
        m_asleep = Millis { 0 };
    }

private:
    Instant m_now = *instantFromIso(u"2026-03-14T03:12:00.000Z");
    Millis m_elapsed { 60000 };
    Millis m_asleep { 0 };
    QString m_zone = QStringLiteral("UTC");
    std::optional<bool> m_synchronised;
    QString m_boot = QStringLiteral("00000000-0000-4000-8000-000000000001");
};

} // namespace muster::test
