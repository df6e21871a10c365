// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The planted fault of the kill rig: stands in for core/store/transaction.cpp and answers "committed" without
// a commit.

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
    return {};
}

} // namespace muster::store
