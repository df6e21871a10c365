// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <QByteArray>
#include <QLatin1StringView>

namespace muster::report {

/// What the form calls itself; another one when what it says means something else.
inline constexpr auto kReportSchema = QLatin1StringView("muster-report-v1");

/// As resources/help/report-json.md describes it.
[[nodiscard]] QByteArray jsonOf(const Report& report);

} // namespace muster::report
