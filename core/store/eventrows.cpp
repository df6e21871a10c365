// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/eventrows.h"

#include "core/journal/eventjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace muster::store {

namespace {
template <typename Id> Id idFrom(const QVariant& value)
{
    return Id(QUuid::fromRfc4122(value.toByteArray()));
}

template <typename Id> QByteArray bytesOf(const Id& id)
{
    return id.uuid().toRfc4122();
}

/// A null text would be bound as NULL.
QString stored(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

Result<QList<qint64>> numbers(Result<QList<Database::Row>> rows)
{
    if (!rows)
        return fail(rows.error());
    QList<qint64> found;
    found.reserve(rows->size());
    for (const auto& row : *rows)
        found.append(row.first().toLongLong());
    return found;
}

QString listOf(const QList<qint64>& values)
{
    QJsonArray list;
    for (const auto value : values)
        list.append(value);
    return QString::fromLatin1(QJsonDocument(list).toJson(QJsonDocument::Compact));
}
} // namespace

Result<journal::Head> headOf(
    Database& database, const journal::StreamId& stream, const journal::OriginId& origin)
{
    const auto rows = database.rows(
        QStringLiteral(
            "SELECT seq, hash FROM event WHERE stream = ? AND origin = ? ORDER BY seq DESC LIMIT 1"),
        { bytesOf(stream), bytesOf(origin) });
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return journal::Head { origin, 0, QByteArray(32, '\0') };
    return journal::Head { origin, rows->first()[0].toLongLong(), rows->first()[1].toByteArray() };
}

Result<std::vector<ChainHead>> allHeads(Database& database)
{
    std::vector<ChainHead> heads;
    // One step to the next chain at a time: quick however long the chains are.
    QVariantList at { QByteArray(""), QByteArray("") };
    while (true) {
        const auto next
            = database.rows(QStringLiteral("SELECT stream, origin FROM event WHERE (stream, origin) > (?, ?) "
                                           "ORDER BY stream, origin LIMIT 1"),
                at);
        if (!next)
            return fail(next.error());
        if (next->isEmpty())
            return heads;
        at = next->first();
        const auto newest
            = database.rows(QStringLiteral("SELECT seq, hash, hlc_ms, hlc_counter FROM event "
                                           "WHERE stream = ? AND origin = ? ORDER BY seq DESC LIMIT 1"),
                at);
        if (!newest)
            return fail(newest.error());
        const auto& row = newest->first();
        heads.push_back({ idFrom<journal::StreamId>(at[0]),
            { idFrom<journal::OriginId>(at[1]), row[0].toLongLong(), row[1].toByteArray() },
            { row[2].toLongLong(), row[3].toLongLong() } });
    }
}

Result<std::optional<qint64>> numberOf(Database& database, const journal::EventId& id)
{
    const auto n = database.value(QStringLiteral("SELECT n FROM event WHERE id = ?"), { bytesOf(id) });
    if (!n)
        return fail(n.error());
    return n->isValid() ? std::optional(n->toLongLong()) : std::nullopt;
}

Result<QList<qint64>> numbersOfStream(Database& database, const journal::StreamId& stream)
{
    return numbers(
        database.rows(QStringLiteral("SELECT n FROM event WHERE stream = ?"), { bytesOf(stream) }));
}

Result<QList<qint64>> numbersOfTypes(Database& database, const QStringList& types)
{
    const auto list = QJsonDocument(QJsonArray::fromStringList(types)).toJson(QJsonDocument::Compact);
    return numbers(
        database.rows(QStringLiteral("SELECT n FROM event WHERE type IN (SELECT value FROM json_each(?))"),
            { QString::fromUtf8(list) }));
}

Result<QList<qint64>> newestNumbersOf(Database& database, const journal::OriginId& origin, int most)
{
    auto found = numbers(
        database.rows(QStringLiteral("SELECT n FROM event WHERE origin = ? ORDER BY n DESC LIMIT ?"),
            { bytesOf(origin), most }));
    if (found)
        std::reverse(found->begin(), found->end());
    return found;
}

Result<QList<qint64>> numbersOfChain(Database& database, const journal::StreamId& stream,
    const journal::OriginId& origin, qint64 seq, int most)
{
    return numbers(
        database.rows(QStringLiteral("SELECT n FROM event WHERE stream = ? AND origin = ? AND seq > ? "
                                     "ORDER BY seq LIMIT ?"),
            { bytesOf(stream), bytesOf(origin), seq, most }));
}

Result<QList<qint64>> numbersAfter(Database& database, qint64 after, int most)
{
    return numbers(
        database.rows(QStringLiteral("SELECT n FROM event WHERE n > ? ORDER BY n LIMIT ?"), { after, most }));
}

Result<std::vector<EventRow>> eventRows(Database& database, const QList<qint64>& numbers)
{
    const auto rows = database.rows(QStringLiteral("SELECT e.n, e.stream, e.origin, e.seq, e.id, e.hash, "
                                                   "e.prev, e.sig, e.type, e.hlc_ms, e.hlc_counter, "
                                                   "e.body, l.field, l.salt, l.value "
                                                   "FROM json_each(?) AS wanted CROSS JOIN event AS e ON e.n "
                                                   "= wanted.value LEFT JOIN leaf AS l ON l.n = e.n "
                                                   "ORDER BY wanted.key, l.field"),
        { listOf(numbers) });
    if (!rows)
        return fail(rows.error());
    std::vector<EventRow> found;
    found.reserve(static_cast<std::size_t>(numbers.size()));
    for (const auto& row : *rows) {
        const qint64 n = row[0].toLongLong();
        if (found.empty() || found.back().n != n) {
            found.push_back({ n, idFrom<journal::StreamId>(row[1]), idFrom<journal::OriginId>(row[2]),
                row[3].toLongLong(), idFrom<journal::EventId>(row[4]), row[5].toByteArray(),
                row[6].toByteArray(), row[7].toByteArray(), row[8].toString(),
                { row[9].toLongLong(), row[10].toLongLong() }, row[11].toByteArray(), {} });
        }
        if (!row[12].isNull())
            found.back().leaves.append(
                { row[12].toString(), row[13].toString().toLatin1(), row[14].toString() });
    }
    return found;
}

Result<journal::Event> checkedEvent(const EventRow& row)
{
    auto event = journal::eventFromBytes(row.body, row.signature, row.leaves);
    if (!event)
        return event;
    const bool fits = event->stream == row.stream && event->origin == row.origin && event->seq == row.seq
        && event->id == row.id && event->hash == row.hash && event->prev == row.prev
        && event->type == row.type && event->stamp == row.stamp;
    if (!fits) {
        return fail(Fault::Invalid,
            QCoreApplication::translate("muster", "Entry %1 was changed after it was written.").arg(row.seq),
            QStringLiteral("columns and body of row %1 differ").arg(row.n));
    }
    return event;
}

journal::Event shownEvent(const EventRow& row)
{
    if (auto event = checkedEvent(row))
        return *std::move(event);
    auto bare = row;
    bare.leaves.clear();
    if (auto event = checkedEvent(bare))
        return *std::move(event);
    return journal::unreadableEvent(
        row.body, row.signature, row.stream, { row.origin, row.seq, row.hash }, row.prev, row.id, row.stamp);
}

Result<qint64> insertEvent(Database& database, const journal::Event& event, Instant received)
{
    const auto n = database.insert(QStringLiteral("INSERT INTO event (stream, origin, seq, id, hash, prev, "
                                                  "sig, type, hlc_ms, hlc_counter, received_local, "
                                                  "body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        { bytesOf(event.stream), bytesOf(event.origin), event.seq, bytesOf(event.id), event.hash, event.prev,
            event.signature, event.type, event.stamp.ms, event.stamp.counter, millisOf(received),
            event.body });
    if (!n)
        return fail(n.error());
    for (const auto& leaf : event.leaves) {
        if (auto inserted = insertLeaf(database, *n, leaf); !inserted)
            return fail(inserted.error());
    }
    return n;
}

Result<void> insertLeaf(Database& database, qint64 n, const journal::Leaf& leaf)
{
    return database.run(QStringLiteral("INSERT INTO leaf (n, field, salt, value) VALUES (?, ?, ?, ?)"),
        { n, leaf.field, QString::fromLatin1(leaf.salt), stored(leaf.value) });
}

} // namespace muster::store
