// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <QByteArray>

namespace muster::report {

/// As CommonMark with tables. What people wrote is only text in it: whatever could be markup stands behind a
/// backslash.
[[nodiscard]] QByteArray markdownOf(const Report& report);

} // namespace muster::report
