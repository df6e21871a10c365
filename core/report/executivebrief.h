// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QList>

namespace muster::report {

/// An incident or a drill on one page, for those who answer for it: what happened, what was down, which
/// promises were kept or missed, which decisions mattered and what follows. Names are replaced by roles,
/// whatever the setup says, and what people typed stands in it only where they summed up, decided or left a
/// task. Pure.
[[nodiscard]] Report executiveBrief(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup);

} // namespace muster::report
