// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The planted fault of the kill rig: stands in for core/store/transaction.cpp and answers "committed" without
// a commit, from the first entry on.

#include "core/store/database.h"
#include "core/store/transaction.h"

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

Transaction::~Transaction() = default;

Result<Transaction> Transaction::begin(Database& database)
{
    // The transaction before is still open, for it was never committed; then this fails, and that is well.
    std::ignore = database.run(QStringLiteral("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Result<void> Transaction::commit()
{
    // What opening writes is there, for without it nothing would be answered at all.
    const auto settled = m_database->value(QStringLiteral("SELECT 1 FROM meta WHERE k = 'settled'"));
    if (settled && settled->isValid())
        return {};
    return m_database->run(QStringLiteral("COMMIT"));
}

} // namespace muster::store
