// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QVariantList>

#include <memory>

struct sqlite3;

namespace muster::store {

/// How the detail of an error begins that says that the file itself is damaged.
inline constexpr auto kDamaged = QLatin1StringView("damaged");

/// The one connection to the SQLite file. Every setting it depends on is read back when it opens; a statement
/// is always finished before the call returns, so nothing ever holds the log open. Thread: the one that
/// opened it. Owner: StoreWorker. Faults are told apart by SQLite's own codes: Conflict (locked), Storage
/// (disk, rights, damage), Invalid (no database), Internal (a statement or rule of ours).
class Database {
    Q_DISABLE_COPY_MOVE(Database)
public:
    using Row = QVariantList;

    /// Opens or makes the file, which is for its owner alone, and takes its lock.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString& file);
    ~Database();

    [[nodiscard]] const QString& file() const;

    /// One statement; prepared once and kept.
    [[nodiscard]] Result<void> run(const QString& sql, const QVariantList& values = {});
    [[nodiscard]] Result<QList<Row>> rows(const QString& sql, const QVariantList& values = {});
    /// The number of the row that the last insert made.
    [[nodiscard]] Result<qint64> insert(const QString& sql, const QVariantList& values);
    /// The first column of the first row; an invalid QVariant when there is no row.
    [[nodiscard]] Result<QVariant> value(const QString& sql, const QVariantList& values = {});

    /// SQLite's own name of the connection, as long as this lives; null when the driver does not tell.
    [[nodiscard]] sqlite3* handle() const;
    /// Keeps what works with the handle, instead of the one before; it ends before the connection does.
    void setGuest(std::shared_ptr<void> guest);

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> priv);

    std::unique_ptr<Private> d;
};

} // namespace muster::store
