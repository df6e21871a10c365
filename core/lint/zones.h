// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace muster::plan::lint {

/// Nobody has said which: empty or `unknown`.
[[nodiscard]] bool isZoneUnsaid(const QString& name);

/// "UTC+10:00": how a plan names a fixed distance from UTC.
[[nodiscard]] QString nameOfOffset(int seconds);

/// The distances from UTC, in seconds, that an abbreviation stands for; several where it has several meanings
/// ("CST"), none for any other word. UTC is none: it says what it means.
[[nodiscard]] QList<int> offsetsOfAbbreviation(const QString& name);

/// A stretch of local time that a zone leaves out or has twice.
struct ClockChange {
    QDate day;
    /// Minutes after midnight; the last one is not in it.
    int from = 0;
    int to = 0;
    bool twice = false;
};
/// Of the year that begins on `from`. None for a zone whose clocks are not changed.
[[nodiscard]] QList<ClockChange> clockChangesOf(const QTimeZone& zone, const QDate& from);

/// The first month of the year in which the zone is not `offset` seconds from UTC, by the middle of the
/// month, and how far it is then.
struct OtherOffset {
    int month = 1;
    int seconds = 0;
};
[[nodiscard]] std::optional<OtherOffset> otherOffsetOf(const QTimeZone& zone, int offset, int year);

/// At which time of day something happens.
struct ClockTime {
    int minute = 0;
    /// 1 = Monday … 7 = Sunday; empty for any day.
    QList<int> weekdays;
    /// It comes on each of these days; not so when it is monthly and the like.
    bool weekly = true;
};
/// Of a schedule with one time of day, cron included; nothing for the others.
[[nodiscard]] std::optional<ClockTime> clockTimeOf(const Recurrence& schedule);

/// "02:00"; also for minutes of the day before or after.
[[nodiscard]] QString timeOfDay(int minute);

/// An entry of the plan that happens at a time of day.
struct AtClock {
    QString subject;
    QString title;
    Place place;
    ClockTime time;
    /// Its own zone, else the plan's.
    QString zone;
};
[[nodiscard]] QList<AtClock> clockTimesOf(const Plan& plan);

} // namespace muster::plan::lint
