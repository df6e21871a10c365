// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/database.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QtEndian>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initResource()
{
    Q_INIT_RESOURCE(muster_sql);
}

namespace muster::store {

namespace {

constexpr int kApplication = 1297306706; // "MSTR"
// The header of SQLite's file format.
constexpr qsizetype kHeader = 100;
constexpr qsizetype kPageSize = 16;
constexpr qsizetype kWriteVersion = 18;
constexpr qsizetype kUserVersion = 60;
constexpr qsizetype kApplicationId = 68;
constexpr char kRollbackJournal = 1;

int newestOf(const QList<Migration>& steps)
{
    return steps.isEmpty() ? 0 : steps.last().version;
}

Error foreign(const QString& file)
{
    return { Fault::Invalid,
        QCoreApplication::translate(
            "muster", "The file %1 is a database of another program. Move it away, or name another folder.")
            .arg(file) };
}

Error tooNew(const QString& file, int version, int newest)
{
    return { Fault::Invalid,
        QCoreApplication::translate("muster",
            "The journal %1 was written by a newer Muster (schema %2, this one knows %3). Install the "
            "newer one; nothing was "
            "changed.")
            .arg(file)
            .arg(version)
            .arg(newest) };
}

} // namespace

QStringList statementsOf(const QString& file)
{
    QStringList statements;
    QStringList lines;
    const auto finish = [&] {
        if (!lines.isEmpty())
            statements.append(lines.join(u'\n'));
        lines.clear();
    };
    for (const auto& line : file.split(u'\n')) {
        if (line.trimmed().isEmpty())
            finish();
        else if (!line.startsWith(QLatin1StringView("--")))
            lines.append(line);
    }
    finish();
    return statements;
}

QList<Migration> knownMigrations()
{
    initResource();
    QList<Migration> steps;
    const QDir folder(QStringLiteral(":/muster/sql/sqlite"));
    for (const auto& name : folder.entryList({ QStringLiteral("*.sql") }, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("a schema file is missing from the program");
        steps.append({ name.left(3).toInt(), statementsOf(QString::fromUtf8(file.readAll())) });
    }
    return steps;
}

Result<void> refuseOthers(const QString& path, const QList<Migration>& steps)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto header = file.read(kHeader);
    if (header.size() < kHeader || !header.startsWith("SQLite format 3"))
        return {};
    const auto number = [&header](qsizetype at) { return qFromBigEndian<qint32>(header.constData() + at); };
    const auto application = number(kApplicationId);
    const auto version = number(kUserVersion);
    if (application == kApplication)
        return version > newestOf(steps) ? fail(tooNew(path, version, newestOf(steps))) : Result<void>();
    // A journal that was just begun says so in its log only; its file has one page, or is in that log's mode.
    const auto page = qFromBigEndian<quint16>(header.constData() + kPageSize);
    const bool isBegun = header[kWriteVersion] != kRollbackJournal || file.size() <= page;
    return application == 0 && isBegun ? Result<void>() : fail(foreign(path));
}

Result<int> schemaOf(Database& database, const QList<Migration>& steps)
{
    const auto version = database.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return fail(version.error());
    const auto application = database.value(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return fail(application.error());
    const auto tables = database.value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return fail(tables.error());
    if (application->toInt() != kApplication && (version->toInt() != 0 || tables->toInt() != 0))
        return fail(foreign(database.file()));
    if (version->toInt() > newestOf(steps))
        return fail(tooNew(database.file(), version->toInt(), newestOf(steps)));
    return version->toInt();
}

Result<void> migrate(Database& database, const QList<Migration>& steps)
{
    const auto version = schemaOf(database, steps);
    if (!version)
        return fail(version.error());
    for (const auto& step : steps) {
        if (step.version <= *version)
            continue;
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return fail(transaction.error());
        for (const auto& statement : step.statements) {
            if (auto done = database.run(statement); !done)
                return done;
        }
        if (auto done = database.run(QStringLiteral("PRAGMA user_version = %1").arg(step.version)); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
    }
    return {};
}

} // namespace muster::store
