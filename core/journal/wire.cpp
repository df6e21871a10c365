// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/wire.h"

#include "core/journal/eventjson.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QCoreApplication>
#include <QJsonDocument>

#include <functional>
#include <optional>
#include <utility>

namespace muster::journal {

namespace {

tl::unexpected<Error> unreadable(const QString& detail)
{
    return fail(Fault::Invalid,
        QCoreApplication::translate(
            "muster", "The other Muster sent something that cannot be read. Use the same version for both."),
        detail);
}

/// Reads a list strictly: the first value of the wrong kind makes the whole list unreadable.
class Reader {
public:
    explicit Reader(const QCborArray& list)
        : m_list(list)
    {
    }
    [[nodiscard]] QString text() { return next(&QCborValue::isString).toString(); }
    [[nodiscard]] QByteArray bytes() { return next(&QCborValue::isByteArray).toByteArray(); }
    [[nodiscard]] qint64 integer() { return next(&QCborValue::isInteger).toInteger(); }
    [[nodiscard]] QCborArray list() { return next(&QCborValue::isArray).toArray(); }
    [[nodiscard]] QUuid uuid() { return QUuid::fromRfc4122(sized(16)); }
    [[nodiscard]] QByteArray sized(qsizetype size)
    {
        auto found = bytes();
        m_sound = m_sound && found.size() == size;
        return found;
    }
    void require(bool holds) { m_sound = m_sound && holds; }
    /// Whether everything was as it must be and nothing is left.
    [[nodiscard]] bool done() const { return m_sound && m_at == m_list.size(); }

private:
    QCborValue next(bool (QCborValue::*isRight)() const)
    {
        const auto value = m_list.at(m_at++);
        m_sound = m_sound && (value.*isRight)();
        return value;
    }

    QCborArray m_list;
    qsizetype m_at = 0;
    bool m_sound = true;
};

template <typename Id> QByteArray bytesOf(const Id& id)
{
    return id.uuid().toRfc4122();
}

QCborArray pairs(const QList<Text>& texts)
{
    QCborArray list;
    for (const auto& text : texts)
        list.append(QCborArray { text.field, text.value });
    return list;
}

QCborArray pairs(const QList<Attachment>& attachments)
{
    QCborArray list;
    for (const auto& attachment : attachments)
        list.append(QCborArray { attachment.hash, attachment.size });
    return list;
}

QCborArray wireOf(const Draft& draft)
{
    return { bytesOf(draft.stream.id), int(draft.stream.kind), bytesOf(draft.id), millisOf(draft.at),
        bytesOf(draft.actor.person), draft.actor.role, int(draft.actor.claim), draft.actor.name, draft.type,
        draft.version, draft.subject, draft.cause ? bytesOf(*draft.cause) : QByteArray(""),
        QJsonDocument(draft.payload).toJson(QJsonDocument::Compact), pairs(draft.texts),
        pairs(draft.attachments) };
}

Result<Draft> draftOf(const QCborArray& list)
{
    Reader in(list);
    Draft draft { { StreamId(in.uuid()), StreamKind::Live }, EventId(QUuid()), {},
        { PersonId(QUuid()), {}, {}, {} }, {} };
    const auto kind = in.integer();
    in.require(kind >= 0 && kind <= qint64(StreamKind::Estate));
    draft.stream.kind = StreamKind(kind);
    draft.id = EventId(in.uuid());
    draft.at = instantFromMillis(in.integer());
    draft.actor.person = PersonId(in.uuid());
    draft.actor.role = in.text();
    const auto claim = in.integer();
    in.require(claim >= 0 && claim <= qint64(Claim::Keyed));
    draft.actor.claim = Claim(claim);
    draft.actor.name = in.text();
    draft.type = in.text();
    const auto version = in.integer();
    in.require(version > 0 && version < 1000);
    draft.version = int(version);
    draft.subject = in.text();
    const auto cause = in.bytes();
    in.require(cause.isEmpty() || cause.size() == 16);
    if (!cause.isEmpty())
        draft.cause = EventId(QUuid::fromRfc4122(cause));
    const auto payload = QJsonDocument::fromJson(in.bytes());
    in.require(payload.isObject());
    draft.payload = payload.object();
    for (const auto& value : in.list()) {
        Reader text(value.toArray());
        const auto field = text.text();
        draft.texts.append({ field, text.text() });
        in.require(text.done());
    }
    for (const auto& value : in.list()) {
        Reader file(value.toArray());
        const auto hash = file.text();
        draft.attachments.append({ hash, file.integer() });
        in.require(file.done());
    }
    if (!in.done())
        return unreadable(QStringLiteral("draft"));
    return draft;
}

QCborArray wireOf(const Event& event)
{
    QCborArray leaves;
    for (const auto& leaf : event.leaves)
        leaves.append(QCborArray { leaf.field, leaf.salt, leaf.value });
    // The columns are only of use when the body cannot be read.
    return { event.body, event.signature, leaves, bytesOf(event.stream), bytesOf(event.origin), event.seq,
        event.hash, event.prev, bytesOf(event.id), event.stamp.ms, event.stamp.counter };
}

Result<Event> eventOf(const QCborArray& list)
{
    Reader in(list);
    const auto body = in.bytes();
    const auto signature = in.sized(64);
    QList<Leaf> leaves;
    for (const auto& value : in.list()) {
        Reader leaf(value.toArray());
        const auto field = leaf.text();
        const auto salt = leaf.bytes();
        leaves.append({ field, salt, leaf.text() });
        in.require(leaf.done());
    }
    const StreamId stream(in.uuid());
    const OriginId origin(in.uuid());
    const auto seq = in.integer();
    const auto hash = in.sized(32);
    const auto prev = in.sized(32);
    const EventId id(in.uuid());
    const auto ms = in.integer();
    const Stamp stamp { ms, in.integer() };
    if (!in.done())
        return unreadable(QStringLiteral("event"));
    if (auto event = eventFromBytes(body, signature, leaves))
        return event;
    return unreadableEvent(body, signature, stream, { origin, seq, hash }, prev, id, stamp);
}

QCborArray wireOf(const ChainFault& fault)
{
    return { bytesOf(fault.stream), bytesOf(fault.origin), fault.seq, fault.text };
}

Result<ChainFault> faultOf(const QCborArray& list)
{
    Reader in(list);
    const StreamId stream(in.uuid());
    const OriginId origin(in.uuid());
    const auto seq = in.integer();
    ChainFault fault { stream, origin, seq, in.text() };
    if (!in.done())
        return unreadable(QStringLiteral("fault"));
    return fault;
}

constexpr qint64 kMostSought = 100'000;

/// None or one.
QCborArray wireOf(const std::optional<Instant>& at)
{
    return at ? QCborArray { millisOf(*at) } : QCborArray();
}

std::optional<Instant> instantIn(Reader& in)
{
    const auto list = in.list();
    if (list.isEmpty())
        return std::nullopt;
    Reader at(list);
    const auto millis = at.integer();
    in.require(at.done());
    return instantFromMillis(millis);
}

QCborArray wireOf(const Search& search)
{
    return { search.words, search.stream ? bytesOf(*search.stream) : QByteArray(""),
        QCborArray::fromStringList(search.types), search.person, search.subject, search.service,
        wireOf(search.from), wireOf(search.until), int(search.source), search.most };
}

Result<Search> searchOf(const QCborArray& list)
{
    Reader in(list);
    Search search;
    search.words = in.text();
    const auto stream = in.bytes();
    in.require(stream.isEmpty() || stream.size() == 16);
    if (!stream.isEmpty())
        search.stream = StreamId(QUuid::fromRfc4122(stream));
    for (const auto& type : in.list()) {
        in.require(type.isString());
        search.types.append(type.toString());
    }
    search.person = in.text();
    search.subject = in.text();
    search.service = in.text();
    search.from = instantIn(in);
    search.until = instantIn(in);
    const auto source = in.integer();
    in.require(source >= 0 && source <= qint64(Search::Source::Machine));
    search.source = Search::Source(source);
    search.most = in.integer();
    in.require(search.most > 0 && search.most <= kMostSought);
    if (!in.done())
        return unreadable(QStringLiteral("search"));
    return search;
}

template <typename T> QByteArray listToWire(const QList<T>& values)
{
    QCborArray list;
    for (const auto& value : values)
        list.append(wireOf(value));
    return QCborValue(list).toCbor();
}

template <typename T>
Result<QList<T>> listFromWire(const QByteArray& bytes, Result<T> (*read)(const QCborArray&))
{
    QCborParserError error;
    const auto value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || error.offset != bytes.size() || !value.isArray())
        return unreadable(QStringLiteral("list"));
    QList<T> found;
    for (const auto& element : value.toArray()) {
        auto read1 = read(element.toArray());
        if (!read1)
            return fail(read1.error());
        found.append(*std::move(read1));
    }
    return found;
}

} // namespace

QByteArray draftsToWire(const QList<Draft>& drafts)
{
    return listToWire(drafts);
}

Result<QList<Draft>> draftsFromWire(const QByteArray& bytes)
{
    return listFromWire<Draft>(bytes, &draftOf);
}

QByteArray eventsToWire(const QList<Event>& events)
{
    return listToWire(events);
}

Result<QList<Event>> eventsFromWire(const QByteArray& bytes)
{
    return listFromWire<Event>(bytes, &eventOf);
}

QByteArray faultsToWire(const QList<ChainFault>& faults)
{
    return listToWire(faults);
}

Result<QList<ChainFault>> faultsFromWire(const QByteArray& bytes)
{
    return listFromWire<ChainFault>(bytes, &faultOf);
}

QByteArray searchToWire(const Search& search)
{
    return listToWire(QList<Search> { search });
}

Result<Search> searchFromWire(const QByteArray& bytes)
{
    const auto found = listFromWire<Search>(bytes, &searchOf);
    if (!found)
        return fail(found.error());
    return found->size() == 1 ? Result<Search>(found->first()) : unreadable(QStringLiteral("search"));
}

} // namespace muster::journal
