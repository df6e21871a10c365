// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace muster::report {

/// The report of an incident or a drill, from the plan as it was frozen at declaration and every entry of its
/// record, in any order. The same log and setup give the same report; a closed one hangs on nothing in the
/// setup but what the setup says of itself. What was taken back or withheld is said to be so, and what is not
/// known. Texts hold nothing that could command a terminal or turn the direction of writing. Pure.
[[nodiscard]] Report incidentReport(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup);

/// The same as one page of HTML, for whoever keeps the record.
[[nodiscard]] QByteArray htmlReport(
    const plan::Plan& frozen, const QList<journal::Event>& events, const ReportSetup& setup);

} // namespace muster::report
