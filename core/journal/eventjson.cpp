// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/eventjson.h"

#include "core/base/json.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace muster::journal {

namespace {

constexpr int kRecordVersion = 1;
constexpr double kLargestInteger = 9007199254740992.0;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

/// Writes the one spelling. The first fault is kept; what is written after it does not matter.
class Writer {
public:
    void open(char bracket) { item(), m_out += bracket, m_first = true; }
    void close(char bracket) { m_out += bracket, m_first = false; }
    void key(QLatin1StringView name)
    {
        item();
        m_out += '"';
        m_out.append(name.data(), name.size());
        m_out += "\":";
        m_first = true;
    }
    void text(QStringView value)
    {
        item();
        m_out += '"';
        if (!value.isValidUtf16())
            fault(tr("A text holds half a character and cannot be recorded."));
        for (const char c : value.toUtf8()) {
            if (c == '"' || c == '\\')
                m_out += '\\', m_out += c;
            else if (const auto code = static_cast<unsigned char>(c); code < 0x20)
                m_out += "\\u00" + QByteArray::number(code, 16).rightJustified(2, '0');
            else
                m_out += c;
        }
        m_out += '"';
    }
    void integer(qint64 value) { item(), m_out += QByteArray::number(value); }

    void value(const QJsonValue& value, int depth)
    {
        if (depth > kDeepestNesting)
            return fault(tr("An entry is nested deeper than %1 levels.").arg(kDeepestNesting));
        if (value.isString())
            text(value.toString());
        else if (value.isDouble())
            number(value);
        else if (value.isObject())
            object(value.toObject(), depth);
        else if (value.isArray())
            array(value.toArray(), depth);
        else
            fault(tr("An entry holds something that is neither a text nor a whole number."));
    }

    void object(const QJsonObject& object, int depth)
    {
        QStringList keys = object.keys();
        std::sort(keys.begin(), keys.end());
        open('{');
        for (const auto& name : keys) {
            const auto ascii = name.toLatin1();
            const bool plain = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
                return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-'
                    || c == u'.';
            });
            if (!plain)
                return fault(tr("\"%1\" is no name for a field: use a-z, 0-9, '_', '-' and '.'.").arg(name));
            key(QLatin1StringView(ascii));
            value(object.value(name), depth + 1);
        }
        close('}');
    }

    [[nodiscard]] Result<QByteArray> result(qsizetype limit) const
    {
        if (m_fault)
            return fail(*m_fault);
        if (m_out.size() > limit)
            return fail(Fault::Invalid, tr("An entry is larger than %1 KiB.").arg(limit / 1024));
        return m_out;
    }
    [[nodiscard]] qsizetype size() const { return m_out.size(); }
    void fault(const QString& text)
    {
        if (!m_fault)
            m_fault = Error { Fault::Invalid, text };
    }

private:
    void item()
    {
        if (!m_first)
            m_out += ',';
        m_first = false;
    }
    void number(const QJsonValue& value)
    {
        const double real = value.toDouble();
        if (std::floor(real) != real || std::abs(real) > kLargestInteger)
            return fault(tr("An entry holds a number that is not whole or is too large."));
        integer(value.toInteger());
    }
    void array(const QJsonArray& array, int depth)
    {
        open('[');
        for (const auto& element : array)
            value(element, depth + 1);
        close(']');
    }

    QByteArray m_out;
    bool m_first = true;
    std::optional<Error> m_fault;
};

/// Fields of the body in the order in which they are written; the optional ones are left out when there is
/// nothing to say.
struct Field {
    QLatin1StringView name;
    bool required;
};
constexpr std::array kFields {
    Field { QLatin1StringView("v"), true },
    Field { QLatin1StringView("stream"), true },
    Field { QLatin1StringView("origin"), true },
    Field { QLatin1StringView("seq"), true },
    Field { QLatin1StringView("prev"), true },
    Field { QLatin1StringView("id"), true },
    Field { QLatin1StringView("hlc"), true },
    Field { QLatin1StringView("wall"), true },
    Field { QLatin1StringView("boot"), true },
    Field { QLatin1StringView("mono"), true },
    Field { QLatin1StringView("at"), true },
    Field { QLatin1StringView("actor"), true },
    Field { QLatin1StringView("type"), true },
    Field { QLatin1StringView("subject"), false },
    Field { QLatin1StringView("cause"), false },
    Field { QLatin1StringView("deps"), false },
    Field { QLatin1StringView("payload"), true },
    Field { QLatin1StringView("att"), false },
};

tl::unexpected<Error> unreadable(const QString& why)
{
    return fail(Fault::Invalid, tr("An entry of the log cannot be read: %1").arg(why));
}

/// Reads the fields of a body one after another and keeps the first fault.
class Reader {
public:
    explicit Reader(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    [[nodiscard]] bool has(QLatin1StringView key) const { return m_object.contains(key); }
    QString text(QLatin1StringView key) { return kept(readText(m_object, key)); }
    qint64 integer(QLatin1StringView key) { return kept(readInteger(m_object, key)); }
    Instant instant(QLatin1StringView key) { return kept(readInstant(m_object, key)); }
    QJsonObject object(QLatin1StringView key) { return kept(readObject(m_object, key)); }
    QJsonArray array(QLatin1StringView key) { return kept(readArray(m_object, key)); }
    template <typename Id> Id id(QLatin1StringView key) { return idFrom<Id>(text(key), key); }
    template <typename Id> Id idFrom(const QString& text, QLatin1StringView key)
    {
        const auto id = Id::fromString(text);
        if (!id)
            wrong(key);
        return id.value_or(Id(QUuid()));
    }
    QByteArray hash(const QString& text, QLatin1StringView key)
    {
        if (!isHash(text))
            wrong(key);
        return QByteArray::fromHex(text.toLatin1());
    }
    void wrong(QLatin1StringView key)
    {
        if (!m_fault)
            m_fault = Error { Fault::Invalid, tr("the field \"%1\" does not hold what it must").arg(key) };
    }
    [[nodiscard]] static bool isHash(const QString& text)
    {
        return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        });
    }
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }

private:
    template <typename T> T kept(Result<T> result)
    {
        if (result)
            return std::move(*result);
        if (!m_fault)
            m_fault = result.error();
        return T {};
    }

    QJsonObject m_object;
    std::optional<Error> m_fault;
};

bool isTypeName(const QString& name)
{
    return !name.isEmpty() && name.size() <= kLongestType && !name.startsWith(u'.') && !name.endsWith(u'.')
        && std::all_of(name.begin(), name.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.';
           });
}

/// An object whose only key is "leaf" stands for a text and holds its hash; nothing else may look like one.
bool leavesAreWellFormed(const QJsonObject& holder)
{
    return std::all_of(holder.begin(), holder.end(), [](const QJsonValue& value) {
        const auto object = value.toObject();
        return !object.contains(QLatin1StringView("leaf"))
            || (object.size() == 1 && Reader::isHash(object.value(QLatin1StringView("leaf")).toString()));
    });
}

/// Who acted: person, claim, perhaps a role and a name; nothing else.
bool actorIsWellFormed(const QJsonObject& actor)
{
    const auto claim = actor.value(QLatin1StringView("claim")).toString();
    const auto role = actor.value(QLatin1StringView("role"));
    const auto name = actor.value(QLatin1StringView("name"));
    const auto optional = (role.isUndefined() ? 0 : 1) + (name.isUndefined() ? 0 : 1);
    return (claim == u"claimed" || claim == u"keyed") && (role.isUndefined() || !role.toString().isEmpty())
        && (name.isUndefined() || name.toObject().size() == 1) && leavesAreWellFormed(actor)
        && actor.size() == 2 + optional;
}

/// The hash that a leaf must have, or nothing when the field is no leaf.
QByteArray leafHashIn(const QJsonObject& holder, QStringView key)
{
    const auto value = holder.value(key).toObject();
    return value.size() == 1 ? value.value(QLatin1StringView("leaf")).toString().toLatin1() : QByteArray();
}

Result<void> fitLeaves(Event& event, const QJsonObject& actor, QList<Leaf> leaves)
{
    std::sort(leaves.begin(), leaves.end(), [](const Leaf& a, const Leaf& b) { return a.field < b.field; });
    QString last;
    for (const auto& leaf : leaves) {
        constexpr QStringView kPayload(u"payload.");
        const bool isName = leaf.field == u"actor.name";
        const auto wanted = isName ? leafHashIn(actor, u"name")
            : leaf.field.startsWith(kPayload)
            ? leafHashIn(event.payload, QStringView(leaf.field).sliced(kPayload.size()))
            : QByteArray();
        if (wanted.isEmpty() || leaf.field == last || wanted != leafHash(leaf.salt, leaf.value))
            return unreadable(
                tr("the text beside the field \"%1\" is not the one that was signed").arg(leaf.field));
        if (isName)
            event.actor.name = leaf.value;
        last = leaf.field;
    }
    event.leaves = std::move(leaves);
    return {};
}

} // namespace

Result<QByteArray> canonicalJson(const QJsonObject& object)
{
    Writer out;
    out.object(object, 1);
    return out.result(std::numeric_limits<qsizetype>::max());
}

Result<QByteArray> bodyOf(const QJsonObject& fields)
{
    Writer out;
    qsizetype known = 0;
    out.open('{');
    for (const auto& field : kFields) {
        const auto value = fields.value(field.name);
        if (value.isUndefined()) {
            if (field.required)
                out.fault(tr("The field \"%1\" is missing.").arg(field.name));
            continue;
        }
        ++known;
        out.key(field.name);
        const auto before = out.size();
        out.value(value, 1);
        if (field.name == u"payload" && out.size() - before > kLargestPayload)
            out.fault(tr("An entry holds more than %1 KiB.").arg(kLargestPayload / 1024));
    }
    out.close('}');
    if (known != fields.size())
        out.fault(tr("An entry holds a field that the record does not know."));
    return out.result(kLargestBody);
}

Result<Event> eventFromBytes(const QByteArray& body, const QByteArray& signature, const QList<Leaf>& leaves)
{
    if (body.size() > kLargestBody)
        return unreadable(tr("it is larger than %1 KiB").arg(kLargestBody / 1024));
    const auto root = QJsonDocument::fromJson(body).object();
    // Two spellings of one event must not exist: duplicate keys, other orders, spaces and escapes end here.
    const auto again = bodyOf(root);
    if (!again)
        return unreadable(again.error().text);
    if (*again != body)
        return unreadable(tr("it is not written in the one form that is signed"));

    Reader in(root);
    if (in.integer(QLatin1StringView("v")) != kRecordVersion)
        return unreadable(tr("it was written by a newer Muster"));
    const auto hlc = in.array(QLatin1StringView("hlc"));
    Reader actor(in.object(QLatin1StringView("actor")));
    const auto actorFields = root.value(QLatin1StringView("actor")).toObject();
    Event event {
        .body = body,
        .hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256),
        .signature = signature,
        .leaves = {},
        .stream = in.id<StreamId>(QLatin1StringView("stream")),
        .origin = in.id<OriginId>(QLatin1StringView("origin")),
        .seq = in.integer(QLatin1StringView("seq")),
        .prev = in.hash(in.text(QLatin1StringView("prev")), QLatin1StringView("prev")),
        .id = in.id<EventId>(QLatin1StringView("id")),
        .stamp = { hlc.at(0).toInteger(-1), hlc.at(1).toInteger(-1) },
        .wall = in.instant(QLatin1StringView("wall")),
        .boot = in.text(QLatin1StringView("boot")),
        .mono = Millis { in.integer(QLatin1StringView("mono")) },
        .at = in.instant(QLatin1StringView("at")),
        .actor = { actor.id<PersonId>(QLatin1StringView("person")),
            actorFields.value(QLatin1StringView("role")).toString(),
            actor.text(QLatin1StringView("claim")) == u"keyed" ? Claim::Keyed : Claim::Claimed, {} },
        .type = {},
        .version = 0,
        .subject = root.value(QLatin1StringView("subject")).toString(),
        .cause = {},
        .deps = {},
        .payload = in.object(QLatin1StringView("payload")),
        .attachments = {},
    };
    if (hlc.size() != 2 || event.stamp.ms < 0 || event.stamp.counter < 0
        || event.stamp.counter > kLargestCounter)
        in.wrong(QLatin1StringView("hlc"));
    if (event.seq < 1)
        in.wrong(QLatin1StringView("seq"));
    if (Uid<struct BootTag>::fromString(event.boot) == std::nullopt)
        in.wrong(QLatin1StringView("boot"));
    if (event.mono < Millis { 0 })
        in.wrong(QLatin1StringView("mono"));
    if (!actorIsWellFormed(actorFields))
        in.wrong(QLatin1StringView("actor"));
    if (!leavesAreWellFormed(event.payload))
        in.wrong(QLatin1StringView("payload"));
    if (in.has(QLatin1StringView("subject"))
        && (event.subject.isEmpty() || event.subject.size() > kLongestSubject))
        in.wrong(QLatin1StringView("subject"));

    const auto type = in.text(QLatin1StringView("type"));
    const auto dot = type.lastIndexOf(u'.');
    event.type = type.left(dot);
    event.version = dot < 1 ? 0 : QStringView(type).sliced(dot + 1).toInt();
    if (!isTypeName(event.type) || event.version < 1
        || QString::number(event.version) != QStringView(type).sliced(dot + 1))
        in.wrong(QLatin1StringView("type"));
    if (in.has(QLatin1StringView("cause")))
        event.cause = in.id<EventId>(QLatin1StringView("cause"));
    if (in.has(QLatin1StringView("deps"))) {
        const auto list = in.array(QLatin1StringView("deps"));
        if (list.isEmpty())
            in.wrong(QLatin1StringView("deps"));
        for (const auto& dep : list) {
            const auto parts = dep.toArray();
            if (parts.size() != 3 || parts[1].toInteger() < 1)
                in.wrong(QLatin1StringView("deps"));
            const auto origin = in.idFrom<OriginId>(parts.at(0).toString(), QLatin1StringView("deps"));
            const bool isNamed = std::any_of(event.deps.begin(), event.deps.end(),
                [&](const Head& other) { return other.origin == origin; });
            if (isNamed || origin == event.origin)
                in.wrong(QLatin1StringView("deps"));
            event.deps.append({ origin, parts.at(1).toInteger(),
                in.hash(parts.at(2).toString(), QLatin1StringView("deps")) });
        }
    }
    if (in.has(QLatin1StringView("att"))) {
        const auto list = in.array(QLatin1StringView("att"));
        for (const auto& attachment : list) {
            const auto parts = attachment.toArray();
            if (parts.size() != 2 || !Reader::isHash(parts.at(0).toString()) || parts.at(1).toInteger(-1) < 0)
                in.wrong(QLatin1StringView("att"));
            event.attachments.append({ parts.at(0).toString(), parts.at(1).toInteger() });
        }
        if (list.isEmpty() || list.size() > kMostAttachments)
            in.wrong(QLatin1StringView("att"));
    }
    if (in.fault() || actor.fault())
        return unreadable((in.fault() ? in.fault() : actor.fault())->text);
    if (const auto fitted = fitLeaves(event, actorFields, leaves); !fitted)
        return fail(fitted.error());
    return event;
}

} // namespace muster::journal
