// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QList>

namespace muster::report {

/// What a drill was to show and whether it did: the objectives of the plan's drills that name its scenario,
/// or that name none; what their scripts throw in, with what people did about it; what worked and what did
/// not; what was observed; and what follows, with who does it. The record does not say whether something of a
/// script was thrown in, and neither does this. Fails with Invalid for a live incident. Pure.
[[nodiscard]] Result<Report> drillReport(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup);

} // namespace muster::report
