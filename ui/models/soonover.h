// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/objectives.h"

namespace muster::ui {

/// A promise is soon over when less than one part in so many of it is left.
inline constexpr int kSoonPart = 4;

/// Whether a running promise is soon over, and not yet.
[[nodiscard]] inline bool isSoonOver(const incident::RtoClock& clock)
{
    const auto promised = clock.target.number();
    return promised && clock.left && *clock.left >= Millis { 0 } && *clock.left < *promised / kSoonPart;
}

} // namespace muster::ui
