// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <QByteArray>

namespace muster::report {

/// One page that needs nothing but itself: no script, no other file. It prints on A4. Each number stands in a
/// <data> element with its id, its value and its unit.
[[nodiscard]] QByteArray htmlOf(const Report& report);

} // namespace muster::report
