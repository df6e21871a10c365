// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QDate>
#include <QString>
#include <QTimeZone>

namespace muster::commands {

/// The zone in which times are read and shown: UTC when that is wanted, else the plan's by its name
/// ("Europe/Berlin"), else the machine's.
[[nodiscard]] QTimeZone zoneOf(const QString& ofPlan, bool utc);
/// Date, time and zone: "2026-03-14 04:12:00 CET", "2026-03-14 03:12:00Z" in UTC.
[[nodiscard]] QString dateAndTime(Instant at, const QTimeZone& zone);
/// The time of day alone.
[[nodiscard]] QString timeOfDay(Instant at, const QTimeZone& zone);
/// The time of day; of another day than today's date and time.
[[nodiscard]] QString timeOrDate(Instant at, Instant now, const QTimeZone& zone);
/// "Times are in Europe/Berlin." For the head of what shows times of day.
[[nodiscard]] QString zoneSentence(const QTimeZone& zone);

/// The day in UTC, by which waivers and documents are judged.
[[nodiscard]] QDate dayOf(Instant at);
/// How long ago, rounded down to days, hours or minutes: "3 d ago", "just now"; "in the future" of what is
/// yet to come by more than a minute.
[[nodiscard]] QString agoText(Instant then, Instant now);

/// Reads what spokenTime() reads: a bare time is the last one that was. Fails with Invalid.
[[nodiscard]] Result<Instant> readTime(const QString& text, Instant now, const QTimeZone& zone);
/// The same for what is still to come: a bare time is the next one after `now`. One with a date may be past
/// all the same.
[[nodiscard]] Result<Instant> readComingTime(const QString& text, Instant now, const QTimeZone& zone);

} // namespace muster::commands
