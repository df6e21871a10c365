// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/restorepoints.h"

#include <QRegularExpression>

#include <algorithm>
#include <iterator>

namespace muster::plan {

namespace {

bool isDatabase(const Service& service)
{
    static const QRegularExpression kDatabase(
        QStringLiteral("\\b(?:databases?|db|sql|postgres|postgresql|mysql|mariadb|mongodb)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return kDatabase.match(service.kind).hasMatch();
}

} // namespace

QList<ServiceId> restorableServices(const Plan& plan, const Scenario& scenario)
{
    QList<ServiceId> databases;
    std::copy_if(scenario.affects.begin(), scenario.affects.end(), std::back_inserter(databases),
        [&](const ServiceId& id) {
            const auto* service = plan.service(id);
            return service && isDatabase(*service);
        });
    return databases.isEmpty() ? scenario.affects : databases;
}

} // namespace muster::plan
