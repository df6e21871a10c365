// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

#include <optional>

namespace muster::plan {

/// How often something is meant to happen, as plans say it.
struct Recurrence {
    enum class Kind {
        Unknown, ///< nobody has said
        None, ///< never; nothing is promised
        Continuous,
        OnChange,
        Every, ///< every 1 h
        Daily,
        Weekdays, ///< Monday to Friday
        Weekly,
        Monthly,
        Quarterly,
        Yearly,
        FirstBusinessDay, ///< of the month, by the plan's calendar
        Cron
    };

    Kind kind = Kind::Unknown;
    /// Only with Every.
    Millis every { 0 };
    /// Only with Weekly: 1 = Monday … 7 = Sunday; empty when any day does.
    std::optional<int> weekday;
    /// Minutes after midnight in the zone of the entry, else of the plan.
    std::optional<int> minuteOfDay;
    /// As written.
    QString text;

    bool operator==(const Recurrence&) const = default;
};

/// Reads `every 1 h`, `daily 02:00`, `sundays 03:00`, `weekdays 02:00`, `first business day`, `continuous`,
/// `quarterly`, `on change`, `unknown`, `none` or five cron fields; nothing for any other text.
[[nodiscard]] std::optional<Recurrence> recurrenceFromText(QStringView text);

/// The usual distance between two occurrences (a month is 30 days, a quarter 91, a year 365); 0 for
/// continuous; nothing where there is none to tell.
[[nodiscard]] std::optional<Millis> usualInterval(const Recurrence& recurrence);

/// The longest distance between two occurrences that follow one another: over a weekend for weekdays, 31 days
/// for monthly, 33 for the first business day (holidays are not looked at), 366 for yearly, worked out from
/// the fields for cron; 0 for continuous; nothing where there is none to tell.
[[nodiscard]] std::optional<Millis> longestInterval(const Recurrence& recurrence);

/// A length on the calendar: retention and the like. Months and days are not milliseconds.
struct Period {
    enum class State { Unknown, None, Forever, Length };

    State state = State::Unknown;
    int months = 0;
    int days = 0;
    /// As written.
    QString text;

    bool operator==(const Period&) const = default;
};

/// Reads `30 d`, `4 weeks`, `12 months`, `7 years`, `forever`, `unknown`, `none`; nothing for any other text.
[[nodiscard]] std::optional<Period> periodFromText(QStringView text);

/// About how many days it is (a month is 30 days, a year 365); nothing unless it is a length.
[[nodiscard]] std::optional<int> usualDays(const Period& period);

} // namespace muster::plan
