// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/stamp.h"

#include <algorithm>

namespace muster::journal {

Stamp next(Stamp last, Instant wall)
{
    const auto ms = millisOf(wall);
    if (ms > last.ms)
        return { ms, 0 };
    if (last.counter < kLargestCounter)
        return { last.ms, last.counter + 1 };
    return { last.ms + 1, 0 };
}

bool isSuspect(Stamp heard, Instant wall)
{
    return heard.ms > millisOf(wall) + kSuspectAfter.count();
}

Stamp merge(Stamp last, Stamp heard, Instant wall)
{
    if (isSuspect(heard, wall))
        heard = { millisOf(wall) + kSuspectAfter.count(), 0 };
    return std::max(last, heard);
}

} // namespace muster::journal
