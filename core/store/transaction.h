// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace muster::store {

class Database;

/// All or nothing: what was run between begin and commit is undone unless commit answered. The write lock is
/// taken at once, so a read followed by a write cannot fail in the middle. Thread: the database's.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    ~Transaction();
    Transaction(Transaction&& other) noexcept;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction& operator=(Transaction&&) = delete;

    /// Returns when everything is on the disk. After a failure nothing may be claimed: it may or may not be
    /// there.
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database& database);

    Database* m_database;
};

} // namespace muster::store
