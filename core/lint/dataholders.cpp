// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lint/dataholders.h"

#include <QRegularExpression>

namespace muster::plan::lint {

namespace {

bool isKindWithData(const QString& kind)
{
    static const QRegularExpression kHolds(QStringLiteral(
        "(?:^|[^a-z])(?:data|databases?|db|sql|postgres|postgresql|mysql|mariadb|mongodb|redis|"
        "s3|storage|store|buckets?|blobs?|objects?|caches?|queues?|files?|filesystem|volumes?|"
        "disks?|warehouse|lake|vaults?|secrets?)(?:$|[^a-z])"));
    return kHolds.match(kind.toLower()).hasMatch();
}

} // namespace

DataHolders::DataHolders(const Plan& plan)
    : m_plan(plan)
{
    for (const auto& data : plan.data) {
        if (data.storedIn)
            m_stored[*data.storedIn] |= data.rpo.number().has_value();
    }
}

bool DataHolders::holdsData(const Service& service) const
{
    return m_stored.contains(service.id) || isKindWithData(service.kind);
}

bool DataHolders::hasPromise(const Service& service) const
{
    // The promise of a service that only has a data class stored in it is not about that data.
    return m_stored.value(service.id)
        || (isKindWithData(service.kind) && rulingRpo(m_plan, service).target.number().has_value());
}

bool DataHolders::mayLoseIt(const Service& service) const
{
    return !m_stored.value(service.id) && rulingRpo(m_plan, service).target.state == Target::State::None;
}

} // namespace muster::plan::lint
