// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawings.h"
#include "core/report/report.h"

#include <QByteArray>

namespace muster::report {

/// One page that needs nothing but itself: no script, no other file. It prints on the paper of whoever prints
/// it. Each number stands in a <data> element with its id, its value and its unit. A figure that was not
/// drawn is told in words.
[[nodiscard]] QByteArray htmlOf(const Report& report, const Drawings& drawings = {});

} // namespace muster::report
