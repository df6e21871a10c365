// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QList>
#include <QString>
#include <QTimeZone>

#include <optional>

namespace muster::paper {

/// Within this a time that was written by hand must lie: from the declaration to now, in that zone.
struct TimeSpan {
    Instant from;
    Instant now;
    QTimeZone zone;
};

/// A time as it was typed.
struct TypedTime {
    /// The moments that it may mean within the span, the newest first: one with a date at most one, one of
    /// the day one a day. None when it lies outside.
    QList<Instant> meant;
    /// How it was typed, and what follows it.
    QString words;
    QString rest;
};

/// Reads the time with which a text begins: "0314", "314", "3:14", "03.14", "03:14:30", "2026-03-14 0314",
/// "2026-03-14T03:14:00Z"; an "at" before it is passed over. One of the minute in which the span begins is
/// meant to lie in it. Nothing when the text begins with no time.
[[nodiscard]] std::optional<TypedTime> typedTime(const QString& text, const TimeSpan& span);

} // namespace muster::paper
