// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/objectives.h"
#include "core/plan/plan.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace muster::incident {

/// Of each service that is down because another is: that other one, which waits for none itself. A service
/// that waits for several stands with the first of them in the plan, and with the next once that is back. A
/// circle is cut somewhere, so that one of it stands for itself. Who does so is not in it. `rows` are those
/// of objectives(). Pure; about linear in services and what they depend on.
[[nodiscard]] QHash<plan::ServiceId, plan::ServiceId> rootsOf(
    const plan::Plan& plan, const QList<ServiceRow>& rows);

/// "Orders, Billing and 3 more wait for PostgreSQL": at most two are named. There must be one at least.
[[nodiscard]] QString waitWords(const QStringList& waiting, const QString& root);

} // namespace muster::incident
