// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <compare>

namespace muster::journal {

/// Hybrid logical clock: milliseconds of the wall clock and a counter. Grows even when the wall clock does
/// not.
struct Stamp {
    qint64 ms = 0;
    qint64 counter = 0;

    auto operator<=>(const Stamp&) const = default;
};

/// How far another console's clock may be ahead before it is called suspect and no longer drags ours.
inline constexpr Millis kSuspectAfter { 60'000 };
/// The counter's largest value; past it the milliseconds move on by one.
inline constexpr qint64 kLargestCounter = 65535;

/// The stamp of the next event of this console after `last`.
[[nodiscard]] Stamp next(Stamp last, Instant wall);
/// The last stamp after hearing of another console's event; one from a suspect clock moves ours to the bound
/// only.
[[nodiscard]] Stamp merge(Stamp last, Stamp heard, Instant wall);
[[nodiscard]] bool isSuspect(Stamp heard, Instant wall);

} // namespace muster::journal
