// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlitejournal.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryjournal.h"
#include "tests/support/verify.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

namespace muster::test {

/// A note in a stream, as a session would draft it.
[[nodiscard]] inline journal::Draft aNote(const journal::StreamRef& stream, const MachineClock& clock,
    const QString& text = QStringLiteral("A note."))
{
    return { .stream = stream,
        .id = journal::EventId::random(),
        .at = clock.now(),
        .actor = { journal::PersonId(QUuid(QStringLiteral("00000000-0000-4000-8000-0000000000bb"))),
            QStringLiteral("commander"), journal::Claim::Claimed, QStringLiteral("Ada") },
        .type = QStringLiteral("note.added"),
        .texts = { { QStringLiteral("text"), text } } };
}

[[nodiscard]] inline journal::StreamRef aDrill()
{
    return { journal::StreamId::random(), journal::StreamKind::Drill };
}

/// Opens the store of a folder with a key that is always the same.
[[nodiscard]] inline Result<std::unique_ptr<store::SqliteJournal>> openJournal(
    const QString& folder, const MachineClock& clock, char key = 7)
{
    auto lock = store::StoreLock::take(folder);
    if (!lock)
        return fail(lock.error());
    return store::SqliteJournal::open(*std::move(lock), { fixedSigner(key), QStringLiteral("file") }, clock);
}

/// Runs statements on the file from outside, as somebody with another program would. Answers the first fault.
inline QString tamper(const QString& file, const QStringList& statements)
{
    QString fault;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        database.setDatabaseName(file);
        if (!database.open())
            fault = database.lastError().text();
        for (const auto& statement : statements) {
            QSqlQuery query(database);
            if (fault.isEmpty() && !query.exec(statement))
                fault = query.lastError().text();
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
    return fault;
}

} // namespace muster::test
