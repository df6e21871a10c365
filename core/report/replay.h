// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawings.h"

#include <QPicture>

namespace muster::report {

/// The picture of a drawing to be replayed by whoever asks, while others may do the same. Its bounding
/// rectangle is that of the drawing's. Thread: any.
[[nodiscard]] QPicture replayOf(const Drawing& drawing);

} // namespace muster::report
