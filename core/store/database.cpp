// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

#include <array>

namespace muster::store {

namespace {

// SQLite's primary result codes; the driver's own error types mislead.
enum Code {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26
};

Error errorOf(const QSqlError& error, const QString& file, const QString& sql)
{
    const int code = error.nativeErrorCode().toInt();
    const auto detail
        = QStringLiteral("sqlite %1: %2 in %3").arg(code).arg(error.databaseText(), sql.left(120));
    switch (code & 0xff) {
    case Busy:
    case Locked:
        return { Fault::Conflict,
            QCoreApplication::translate("muster", "The journal %1 is locked by another program.").arg(file),
            detail };
    case ReadOnly:
        return { Fault::Storage,
            QCoreApplication::translate(
                "muster", "The journal %1 is read-only. Make the file and its folder writable.")
                .arg(file),
            detail };
    case IoError:
        return { Fault::Storage,
            QCoreApplication::translate("muster",
                "The disk that holds %1 reported an error (code %2). Check the disk, or go on with another "
                "folder.")
                .arg(file)
                .arg(code),
            detail };
    case Corrupt:
        return { Fault::Storage,
            QCoreApplication::translate("muster",
                "The journal %1 is damaged. \"muster-cli log recover\" sets it aside, whole, and saves what "
                "can "
                "be read; or go on with another folder.")
                .arg(file),
            kDamaged + QStringLiteral(", ") + detail };
    case Full:
        return { Fault::Storage,
            QCoreApplication::translate(
                "muster", "The disk that holds %1 is full. Free some space and try again.")
                .arg(file),
            detail };
    case CannotOpen:
        return { Fault::Storage,
            QCoreApplication::translate(
                "muster", "The journal %1 cannot be opened. Check that its folder exists and is writable.")
                .arg(file),
            detail };
    case NotADatabase:
        return { Fault::Invalid,
            QCoreApplication::translate("muster",
                "The file %1 is not a journal of Muster. If it was one, \"muster-cli log recover\" sets it "
                "aside "
                "and saves what can be read; else move it away, or name another folder.")
                .arg(file),
            kDamaged + QStringLiteral(", ") + detail };
    default:
        return { Fault::Internal,
            QCoreApplication::translate("muster", "The journal %1 refused a statement (code %2).")
                .arg(file)
                .arg(code),
            detail };
    }
}

/// Where the disk knows no rights, its folder is all that keeps others out.
void closeToOthers(const QString& file)
{
    constexpr auto kOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    constexpr auto kOthers
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((QFile::permissions(file) & kOthers) != 0)
        QFile::setPermissions(file, kOwner);
}

struct Setting {
    const char* name;
    const char* wanted;
    const char* readBack;
};

// The order matters: exclusive before the write-ahead log is first used, so that no shared memory file is
// made.
constexpr std::array kSettings {
    Setting { "locking_mode", "EXCLUSIVE", "exclusive" },
    Setting { "journal_mode", "WAL", "wal" },
    Setting { "synchronous", "FULL", "2" },
    Setting { "fullfsync", "ON", "1" },
    Setting { "checkpoint_fullfsync", "ON", "1" },
    Setting { "foreign_keys", "ON", "1" },
    Setting { "recursive_triggers", "ON", "1" },
    Setting { "secure_delete", "ON", "1" },
    Setting { "trusted_schema", "OFF", "0" },
    Setting { "cell_size_check", "ON", "1" },
    Setting { "temp_store", "MEMORY", "2" },
    Setting { "wal_autocheckpoint", "1000", "1000" },
    Setting { "busy_timeout", "0", "0" },
};

} // namespace

struct Database::Private {
    QString file;
    QString connection;
    QHash<QString, std::shared_ptr<QSqlQuery>> statements;
    std::shared_ptr<void> guest;

    Result<std::shared_ptr<QSqlQuery>> execute(const QString& sql, const QVariantList& values)
    {
        auto& statement = statements[sql];
        if (!statement) {
            statement = std::make_shared<QSqlQuery>(QSqlDatabase::database(connection, /*open=*/false));
            statement->setForwardOnly(true);
            if (!statement->prepare(sql)) {
                const auto error = errorOf(statement->lastError(), file, sql);
                statements.remove(sql);
                return fail(error);
            }
        }
        for (qsizetype i = 0; i < values.size(); ++i)
            statement->bindValue(static_cast<int>(i), values[i]);
        if (!statement->exec()) {
            const auto error = errorOf(statement->lastError(), file, sql);
            statements.remove(sql);
            return fail(error);
        }
        return statement;
    }
};

Database::Database(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Database::~Database()
{
    d->guest.reset();
    d->statements.clear();
    QSqlDatabase::database(d->connection, /*open=*/false).close();
    QSqlDatabase::removeDatabase(d->connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString& file)
{
    auto priv = std::make_unique<Private>();
    priv->file = file;
    priv->connection = QStringLiteral("journal ") + file;
    {
        auto connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), priv->connection);
        if (!connection.isValid()) {
            QSqlDatabase::removeDatabase(priv->connection);
            return fail(Fault::Internal,
                QCoreApplication::translate(
                    "muster", "Qt's driver for SQLite is missing. Install the package libqt6sql6-sqlite."));
        }
        connection.setDatabaseName(file);
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=0"));
        if (!connection.open()) {
            const auto error = errorOf(connection.lastError(), file, QStringLiteral("open"));
            connection = QSqlDatabase();
            QSqlDatabase::removeDatabase(priv->connection);
            return fail(error);
        }
    }
    // SQLite gives its log the rights that the file has.
    closeToOthers(file);
    closeToOthers(file + QStringLiteral("-wal"));
    std::unique_ptr<Database> database(new Database(std::move(priv)));
    for (const auto& setting : kSettings) {
        const auto name = QLatin1StringView(setting.name);
        if (auto set
            = database->rows(QStringLiteral("PRAGMA %1 = %2").arg(name, QLatin1StringView(setting.wanted)));
            !set)
            return fail(set.error());
        const auto found = database->value(QStringLiteral("PRAGMA %1").arg(name));
        if (!found)
            return fail(found.error());
        // SQLite takes a setting that it does not know, or cannot keep, without a word.
        if (found->toString() != QLatin1StringView(setting.readBack)) {
            return fail(Fault::Storage,
                QCoreApplication::translate("muster",
                    "The journal %1 cannot be kept safely: SQLite answers \"%2\" to %3. Name a folder on a "
                    "local disk.")
                    .arg(file, found->toString(), name));
        }
    }
    // Memory mapping is off where SQLite was built without it, which then answers nothing.
    if (auto mapped = database->value(QStringLiteral("PRAGMA mmap_size = 0")); !mapped)
        return fail(mapped.error());
    else if (mapped->toLongLong() != 0)
        return fail(Fault::Storage,
            QCoreApplication::translate(
                "muster", "The journal %1 cannot be kept safely: SQLite maps it into memory.")
                .arg(file));
    return database;
}

const QString& Database::file() const
{
    return d->file;
}

Result<void> Database::run(const QString& sql, const QVariantList& values)
{
    auto statement = d->execute(sql, values);
    if (!statement)
        return fail(statement.error());
    (*statement)->finish();
    return {};
}

Result<QList<Database::Row>> Database::rows(const QString& sql, const QVariantList& values)
{
    auto statement = d->execute(sql, values);
    if (!statement)
        return fail(statement.error());
    QList<Row> found;
    const int columns = (*statement)->record().count();
    while ((*statement)->next()) {
        Row row;
        row.reserve(columns);
        for (int i = 0; i < columns; ++i)
            row.append((*statement)->value(i));
        found.append(std::move(row));
    }
    const auto error = (*statement)->lastError();
    (*statement)->finish();
    if (error.isValid())
        return fail(errorOf(error, d->file, sql));
    return found;
}

Result<qint64> Database::insert(const QString& sql, const QVariantList& values)
{
    auto statement = d->execute(sql, values);
    if (!statement)
        return fail(statement.error());
    const qint64 number = (*statement)->lastInsertId().toLongLong();
    (*statement)->finish();
    return number;
}

Result<QVariant> Database::value(const QString& sql, const QVariantList& values)
{
    const auto found = rows(sql, values);
    if (!found)
        return fail(found.error());
    return found->isEmpty() ? QVariant() : found->first().first();
}

sqlite3* Database::handle() const
{
    const auto handle = QSqlDatabase::database(d->connection, /*open=*/false).driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3* const*>(handle.constData());
}

void Database::setGuest(std::shared_ptr<void> guest)
{
    d->guest = std::move(guest);
}

} // namespace muster::store
