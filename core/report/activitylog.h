// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"
#include "core/plan/plan.h"
#include "core/report/report.h"
#include "core/report/reportsetup.h"

#include <QList>
#include <QString>

namespace muster::report {

/// What each person did, in the form of ICS 214: incident, period, name, position, home unit, resources
/// assigned (who else acted while they had command), activities, and who prepared it. With a `person` only
/// theirs, by their whole name in any case. Nobody is left out who acted or held a role; where something is
/// not in the record the field is empty. Fails with NotFound where nobody of that name is in the record.
/// Pure.
[[nodiscard]] Result<Report> activityLog(const plan::Plan& frozen, const QList<journal::Event>& events,
    const ReportSetup& setup, const QString& person = {});

} // namespace muster::report
