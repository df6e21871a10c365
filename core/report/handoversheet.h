// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QList>

namespace muster::report {

/// What whoever takes command has to know, as of the moment of the setup, after the blocks of ICS 201: the
/// incident, the situation, the services, what is wanted now, what is done, under way and planned, who holds
/// which role, who and what is at hand, clocks, what to remember, what was put off or left out, what is not
/// decided, and what worries whoever hands over; a line to fill in where they did not write it. One page of
/// A4 for a usual incident: of what is long it has the nearest, and says how much more there is. Pure.
[[nodiscard]] Report handoverSheet(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup);

} // namespace muster::report
