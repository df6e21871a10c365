// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/transaction.h"

#include "core/store/database.h"

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
    // SQLite may have rolled back by itself (full disk); then this fails and says nothing new.
    if (m_database)
        std::ignore = m_database->run(QStringLiteral("ROLLBACK"));
}

Result<Transaction> Transaction::begin(Database& database)
{
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
