// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QDate>
#include <QString>

#include <optional>

namespace muster::commands {

/// Date and time in the machine's zone, or in UTC with a Z: "2026-03-14 03:12:00", "2026-03-14 03:12:00Z".
[[nodiscard]] QString dateAndTime(Instant at, bool utc);
/// The time of day alone, in the same zone.
[[nodiscard]] QString timeOfDay(Instant at, bool utc);

/// The day in UTC, by which waivers and documents are judged.
[[nodiscard]] QDate dayOf(Instant at);
/// How long ago, rounded down to days, hours or minutes: "3 d ago", "just now"; "in the future" of what is
/// yet to come by more than a minute.
[[nodiscard]] QString agoText(Instant then, Instant now);

/// Reads "03:12" or "03:12:30" (the last such time not after `now`), "2026-03-14 03:12", ISO 8601 with a T,
/// seconds and an offset or Z. Without an offset it is the machine's zone, or UTC. Fails with Invalid.
[[nodiscard]] Result<Instant> readTime(const QString& text, Instant now, bool utc);

/// The time with which a text begins ("02:50 restore point"), in a zone by its name ("Australia/Sydney"), or
/// in UTC when there is no such zone; nothing when it begins with none.
[[nodiscard]] std::optional<Instant> leadingTime(const QString& text, Instant now, const QString& zone);

} // namespace muster::commands
