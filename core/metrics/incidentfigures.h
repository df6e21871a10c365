// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/objectives.h"
#include "core/metrics/series.h"

namespace muster::metrics {

/// How long each affected service was promised to take at most and how long it took, in minutes, in the order
/// of the rows. A service without a number for a promise is left out: it has nothing to be compared with.
/// Pure.
[[nodiscard]] Figure promisedAndTaken(const incident::Objectives& objectives);

} // namespace muster::metrics
