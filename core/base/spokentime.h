// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>
#include <QTimeZone>

#include <optional>

namespace muster {

/// Reads "03:12" or "03:12:30" (the last such time not after `now`), "2026-03-14 03:12", ISO 8601 with a T,
/// seconds and an offset or Z. Without an offset it is meant in `zone`. Nothing for any other text.
[[nodiscard]] std::optional<Instant> spokenTime(const QString& text, Instant now, const QTimeZone& zone);

/// The zone of this name ("Australia/Sydney", "UTC+10:00"); not valid when there is none.
[[nodiscard]] QTimeZone zoneNamed(const QString& name);
/// The same, but the machine's when there is none.
[[nodiscard]] QTimeZone zoneCalled(const QString& name);

/// "2026-03-14 04:12 CET", in the zone of that name, or in UTC when there is no such zone; seconds only where
/// there are any.
[[nodiscard]] QString momentText(Instant at, const QString& zone);

/// The time with which a text begins ("02:50 restore point"), in the zone of that name; nothing when it
/// begins with none.
[[nodiscard]] std::optional<Instant> leadingTime(const QString& text, Instant now, const QString& zone);

} // namespace muster
