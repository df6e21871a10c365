// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/erasing.h"

#include "core/store/database.h"
#include "core/store/eventrows.h"

namespace muster::store {

namespace {

/// Where it is not here yet, it never comes in.
Result<void> deleteLeaf(Database& database, const journal::StreamId& stream, const journal::LeafRef& leaf)
{
    return database.run(
        QStringLiteral(
            "DELETE FROM leaf WHERE field = ? AND n = (SELECT n FROM event WHERE id = ? AND stream = ?)"),
        { leaf.field, leaf.event.uuid().toRfc4122(), stream.uuid().toRfc4122() });
}

Result<void> deleteErased(Database& database, const journal::Event& event)
{
    const auto erasure = journal::erasureOf(event);
    if (!erasure)
        return {};
    for (const auto& leaf : erasure->leaves) {
        if (auto deleted = deleteLeaf(database, event.stream, leaf); !deleted)
            return deleted;
    }
    for (const auto& hash : erasure->files) {
        const auto gone = isFileErased(database, hash);
        if (!gone)
            return fail(gone.error());
        if (!*gone)
            continue;
        if (auto deleted = database.run(QStringLiteral("DELETE FROM blob WHERE hash = ?"), { hash });
            !deleted)
            return deleted;
    }
    return {};
}

} // namespace

Result<void> storeEvent(Database& database, const journal::Event& event, Instant received)
{
    const auto n = insertEvent(database, event, received);
    if (!n)
        return fail(n.error());
    for (const auto& file : event.attachments) {
        auto used = database.run(
            QStringLiteral("INSERT OR IGNORE INTO blob_use (hash, n) VALUES (?, ?)"), { file.hash, *n });
        if (!used)
            return used;
    }
    return deleteErased(database, event);
}

Result<Erasures> erasuresAfter(Database& database, qint64 n)
{
    Erasures erasures;
    const auto newest
        = database.value(QStringLiteral("SELECT max(n) FROM event WHERE type = ?"), { journal::kErasure });
    if (!newest)
        return fail(newest.error());
    erasures.newest = newest->toLongLong();
    if (erasures.newest <= n)
        return erasures;
    const auto leaves
        = database.rows(QStringLiteral("SELECT event, field FROM erased_leaf WHERE n > ?"), { n });
    if (!leaves)
        return fail(leaves.error());
    for (const auto& row : *leaves) {
        if (const auto id = journal::EventId::fromString(row[0].toString()))
            erasures.leaves.append({ *id, row[1].toString() });
    }
    const auto files = database.rows(QStringLiteral("SELECT DISTINCT hash FROM erased_file WHERE n > ? AND "
                                                    "hash IN (SELECT hash FROM erased_everywhere)"),
        { n });
    if (!files)
        return fail(files.error());
    for (const auto& row : *files)
        erasures.files.append(row.first().toString());
    return erasures;
}

Result<QStringList> erasedFieldsOf(
    Database& database, const journal::StreamId& stream, const journal::EventId& event)
{
    const auto rows
        = database.rows(QStringLiteral("SELECT field FROM erased_leaf WHERE stream = ? AND event = ?"),
            { stream.uuid().toRfc4122(), event.toString() });
    if (!rows)
        return fail(rows.error());
    QStringList fields;
    for (const auto& row : *rows)
        fields.append(row.first().toString());
    return fields;
}

Result<bool> isErased(
    Database& database, const journal::StreamId& stream, const journal::EventId& event, const QString& field)
{
    const auto fields = erasedFieldsOf(database, stream, event);
    return fields ? Result<bool>(fields->contains(field)) : fail(fields.error());
}

Result<bool> isFileErased(Database& database, const QString& hash)
{
    const auto found = database.value(
        QStringLiteral("SELECT EXISTS (SELECT 1 FROM erased_everywhere WHERE hash = ?)"), { hash });
    if (!found)
        return fail(found.error());
    return found->toBool();
}

} // namespace muster::store
