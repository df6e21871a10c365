// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <QByteArray>

namespace muster::report {

/// One line a cell, as RFC 4180 has it: section, table, row, column, text, number, unit, id. A text that a
/// spreadsheet would take for a formula has an apostrophe before it.
[[nodiscard]] QByteArray csvOf(const Report& report);

} // namespace muster::report
