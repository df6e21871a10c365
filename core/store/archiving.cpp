// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/archiving.h"

#include "core/store/database.h"
#include "core/store/eventrows.h"

#include <QCoreApplication>

namespace muster::store {

namespace {

/// What is put away must be what is here: nothing goes that was recorded since.
Result<void> checkHeads(
    Database& database, const journal::StreamId& stream, const QList<Database::Row>& heads)
{
    const auto here = allHeads(database);
    if (!here)
        return fail(here.error());
    qsizetype covered = 0;
    for (const auto& chain : *here) {
        if (!(chain.stream == stream))
            continue;
        for (const auto& head : heads) {
            if (head[0].toString() == chain.head.origin.toString() && head[1].toLongLong() == chain.head.seq)
                ++covered;
        }
        --covered;
    }
    if (covered != 0) {
        return fail(Fault::Conflict,
            QCoreApplication::translate("muster",
                "Something was recorded in this incident since it was put away. Put it away again."));
    }
    return {};
}

} // namespace

Result<QStringList> deleteArchived(Database& database, const journal::Event& archive)
{
    const auto stream
        = journal::StreamId::fromString(archive.payload.value(QLatin1StringView("stream")).toString());
    const auto n = numberOf(database, archive.id);
    if (!n)
        return fail(n.error());
    if (!stream || !*n || *stream == archive.stream) {
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster", "The entry does not say what was put away."));
    }
    const auto heads = database.rows(QStringLiteral("SELECT origin, seq FROM archived WHERE n = ?"), { **n });
    if (!heads)
        return fail(heads.error());
    if (auto checked = checkHeads(database, *stream, *heads); !checked)
        return fail(checked.error());
    const auto id = stream->uuid().toRfc4122();
    const auto files = database.rows(QStringLiteral("SELECT DISTINCT blob_use.hash FROM blob_use JOIN event "
                                                    "ON event.n = blob_use.n WHERE stream = ?"),
        { id });
    if (!files)
        return fail(files.error());
    for (const auto& sql :
        { QStringLiteral("DELETE FROM leaf WHERE n IN (SELECT n FROM event WHERE stream = ?)"),
            QStringLiteral("DELETE FROM blob_use WHERE n IN (SELECT n FROM event WHERE stream = ?)"),
            QStringLiteral("DELETE FROM event WHERE stream = ?") }) {
        if (auto deleted = database.run(sql, { id }); !deleted)
            return fail(deleted.error());
    }
    QStringList hashes;
    for (const auto& row : *files) {
        const auto used = database.value(
            QStringLiteral("SELECT EXISTS (SELECT 1 FROM blob_use WHERE hash = ?)"), { row.first() });
        if (!used)
            return fail(used.error());
        if (used->toBool())
            continue;
        if (auto gone = database.run(QStringLiteral("DELETE FROM blob WHERE hash = ?"), { row.first() });
            !gone)
            return fail(gone.error());
        hashes.append(row.first().toString());
    }
    return hashes;
}

Result<bool> isArchived(Database& database, const journal::StreamId& estate, const journal::StreamId& stream,
    const journal::OriginId& origin, qint64 seq)
{
    const auto found = database.value(
        QStringLiteral("SELECT EXISTS (SELECT 1 FROM archived WHERE estate = ? AND stream = ? "
                       "AND origin = ? AND seq >= ?)"),
        { estate.uuid().toRfc4122(), stream.toString(), origin.toString(), seq });
    if (!found)
        return fail(found.error());
    return found->toBool();
}

} // namespace muster::store
