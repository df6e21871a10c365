// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::store {

class Database;

/// One step of the schema: the statements of resources/sql/sqlite/NNN_name.sql.
struct Migration {
    int version = 0;
    QStringList statements;
};

/// The steps that this program knows, oldest first: 1, 2, 3, …
[[nodiscard]] QList<Migration> knownMigrations();

/// Splits a file into statements, which an empty line separates; lines of comment go.
[[nodiscard]] QStringList statementsOf(const QString& file);

/// Looks at the file before SQLite does, which writes into whatever it opens. Fails with Invalid for a newer
/// schema and for another program's database; what cannot be told from outside is left to migrate().
[[nodiscard]] Result<void> refuseOthers(const QString& file, const QList<Migration>& steps);

/// The schema of the database; 0 when it is empty. Fails with Invalid and no detail as refuseOthers(), else
/// as Database does.
[[nodiscard]] Result<int> schemaOf(Database& database, const QList<Migration>& steps);

/// Brings the database to the newest schema, each step in one transaction, so that a step that was cut off is
/// done again whole. Fails with Invalid for a newer schema and for a database that is not Muster's; then
/// nothing was changed.
[[nodiscard]] Result<void> migrate(Database& database, const QList<Migration>& steps);

} // namespace muster::store
