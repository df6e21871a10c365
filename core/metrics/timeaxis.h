// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"

#include <functional>

namespace muster::metrics {

/// What stands at a place of an axis whose places are so many milliseconds apart.
using TickLabel = std::function<QString(qint64 at, qint64 step)>;

/// The shortest round length by which `length` falls into at most `most` parts, in milliseconds: 1 s, 5 min,
/// 2 h. At least a second.
[[nodiscard]] qint64 roundStep(qint64 length, int most);

/// From a whole step's unit at or before `from` until `until`, with at most eight places that are labelled.
/// Pure, but for what `label` does.
[[nodiscard]] Axis axisOver(Origin origin, qint64 from, qint64 until, const TickLabel& label);

/// Where an axis of this step begins: at a full minute, where a step is not shorter than one; else at a full
/// second.
[[nodiscard]] qint64 beginningOf(qint64 from, qint64 step);

} // namespace muster::metrics
