// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/estate/approvals.h"

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace muster::report {

/// What a report needs to know beside the log.
struct ReportSetup {
    /// On the clock of the machine, and by whom. Nothing else in the report hangs on them.
    Instant madeAt;
    QString madeBy;
    /// On the incident's own clock; of one that is closed it makes no difference.
    Instant asOf;
    QTimeZone zone = QTimeZone::utc();
    /// Every name is replaced by the role that the person held, else by a number.
    bool namesAsRoles = false;
    /// Sections that this copy goes without, by their ids.
    QStringList leftOut = {};
    /// How the plan stood with those who answer for it when the incident was declared; unset where nobody
    /// looked.
    std::optional<estate::ApprovalState> approval = {};
};

} // namespace muster::report
