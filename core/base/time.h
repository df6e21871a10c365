// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>

namespace muster {

using Millis = std::chrono::milliseconds;
/// A moment in UTC, to the millisecond. Zones exist only where text is shown.
using Instant = std::chrono::sys_time<Millis>;

/// ISO 8601 with milliseconds and Z: 2026-03-14T03:12:00.000Z. The one form in journals and files.
[[nodiscard]] QString isoText(Instant at);
/// Reads exactly what isoText writes; nothing for any other text.
[[nodiscard]] std::optional<Instant> instantFromIso(QStringView text);
[[nodiscard]] inline Instant instantFromMillis(qint64 sinceEpoch)
{
    return Instant { Millis { sinceEpoch } };
}
[[nodiscard]] inline qint64 millisOf(Instant at)
{
    return at.time_since_epoch().count();
}

/// A clock face: 00:42:17, with days in front from one day on: "2 d 04:10:00". The sign is dropped.
[[nodiscard]] QString clockText(Millis duration);
/// A duration in words as plans write it: "5 min", "1 h", "4 h 30 min", "7 d", "90 s", "0".
[[nodiscard]] QString durationText(Millis duration);
/// Reads what people write in plans: "30 min", "1 h", "4 h 30 min", "7 d", "45 s"; a bare number only when it
/// is 0.
[[nodiscard]] std::optional<Millis> durationFromText(QStringView text);

} // namespace muster
