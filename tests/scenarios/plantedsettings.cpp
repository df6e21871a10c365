// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The planted faults of the rig that cuts the power: stands in for core/store/transaction.cpp and changes
// settings of the database before each transaction. MUSTER_PLANTED_SETTINGS names them, with commas between
// them.

#include "core/store/database.h"
#include "core/store/transaction.h"

#include <QStringList>

#include <utility>

namespace muster::store {

Transaction::Transaction(Database& database)
    : m_database(&database)
{
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_database)
        std::ignore = m_database->run(QStringLiteral("ROLLBACK"));
}

Result<Transaction> Transaction::begin(Database& database)
{
    for (const auto& setting : QStringLiteral(MUSTER_PLANTED_SETTINGS).split(u',')) {
        if (auto set = database.value(QStringLiteral("PRAGMA ") + setting); !set)
            return fail(set.error());
    }
    if (auto begun = database.run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return fail(begun.error());
    return Transaction(database);
}

Result<void> Transaction::commit()
{
    auto committed = m_database->run(QStringLiteral("COMMIT"));
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace muster::store
