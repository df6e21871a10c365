// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

#include <optional>

namespace muster {

/// Tells the time. Whoever needs the time is given one; nobody asks the system.
/// Thread: any, unless an implementation says otherwise.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

/// The machine's own clocks: now() is the wall clock; elapsed() runs on through suspend and ignores
/// every setting of the wall clock, counted from a start that bootId() names.
class MachineClock : public Clock {
public:
    [[nodiscard]] virtual Millis elapsed() const = 0;
    [[nodiscard]] virtual QString bootId() const = 0;
    /// How much of elapsed() the machine slept through; stays 0 where the system does not tell.
    [[nodiscard]] virtual Millis asleep() const { return Millis::zero(); }
    /// The time zone that the machine is set to ("Australia/Sydney"); empty where the system does not tell.
    [[nodiscard]] virtual QString zone() const { return {}; }
    /// Whether the wall clock follows other clocks; nothing where the system does not tell.
    [[nodiscard]] virtual std::optional<bool> isSynchronised() const { return {}; }
};

/// The clocks of this machine. Thread: any.
class SystemClock final : public MachineClock {
public:
    SystemClock();
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] Millis elapsed() const override;
    [[nodiscard]] QString bootId() const override;
    [[nodiscard]] Millis asleep() const override;
    [[nodiscard]] QString zone() const override;
    [[nodiscard]] std::optional<bool> isSynchronised() const override;

private:
    QString m_bootId;
};

} // namespace muster
