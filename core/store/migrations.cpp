// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrations.h"

#include "core/store/database.h"
#include "core/store/transaction.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initResource()
{
    Q_INIT_RESOURCE(muster_sql);
}

namespace muster::store {

namespace {
constexpr int kApplication = 1297306706; // "MSTR"
}

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

Result<void> migrate(Database& database, const QList<Migration>& steps)
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
    if (application->toInt() != kApplication && (version->toInt() != 0 || tables->toInt() != 0)) {
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster",
                "The file %1 is a database of another program. Move it away, or name another folder.")
                .arg(database.file()));
    }
    const int newest = steps.isEmpty() ? 0 : steps.last().version;
    if (version->toInt() > newest) {
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster",
                "The journal %1 was written by a newer Muster (schema %2, this one knows %3). Install the "
                "newer one; nothing was "
                "changed.")
                .arg(database.file())
                .arg(version->toInt())
                .arg(newest));
    }
    for (const auto& step : steps) {
        if (step.version <= version->toInt())
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
