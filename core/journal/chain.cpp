// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include "core/journal/eventjson.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonArray>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace muster::journal {

namespace {

constexpr qsizetype kHashSize = 32;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QString hex(const QByteArray& bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QJsonObject leafReference(const QByteArray& hash)
{
    return { { QStringLiteral("leaf"), QString::fromLatin1(hash) } };
}

QJsonArray pairsOf(const QList<Attachment>& attachments)
{
    QJsonArray list;
    for (const auto& a : attachments)
        list.append(QJsonArray { a.hash, a.size });
    return list;
}

QJsonArray triplesOf(const QList<Head>& deps)
{
    QJsonArray list;
    for (const auto& d : deps)
        list.append(QJsonArray { d.origin.toString(), d.seq, hex(d.hash) });
    return list;
}

} // namespace

QByteArray signedBytes(const QByteArray& body)
{
    return "muster-event-v1\n" + QByteArray::number(body.size()) + '\n' + body;
}

QByteArray Sealer::randomSalt()
{
    std::array<quint32, 4> words {};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words).toHex();
}

Sealer::Sealer(OriginId origin, std::shared_ptr<const Signer> signer, const MachineClock& clock,
    QString keyPlace, SaltSource salts)
    : m_origin(std::move(origin))
    , m_signer(std::move(signer))
    , m_clock(clock)
    , m_keyPlace(std::move(keyPlace))
    , m_salts(std::move(salts))
{
}

Draft Sealer::joining(const Draft& first) const
{
    return {
        .stream = first.stream,
        // Derived, so that the vectors of the record can be made again byte for byte.
        .id = EventId(QUuid::createUuidV5(first.id.uuid(), QString(kOriginJoined))),
        .at = first.at,
        .actor = first.actor,
        .type = QString(kOriginJoined),
        .version = 1,
        .subject = {},
        .cause = {},
        .payload = { { QStringLiteral("key"), hex(m_signer->publicKey()) },
            { QStringLiteral("key_place"), m_keyPlace },
            { QStringLiteral("kind"), textOf(first.stream.kind) } },
        .texts = {},
        .attachments = {},
    };
}

Result<Event> Sealer::seal(
    const Draft& draft, const Head& previous, Stamp last, const QList<Head>& deps) const
{
    QList<Leaf> leaves;
    QJsonObject actor { { QStringLiteral("person"), draft.actor.person.toString() },
        { QStringLiteral("claim"),
            draft.actor.claim == Claim::Keyed ? QStringLiteral("keyed") : QStringLiteral("claimed") } };
    if (!draft.actor.role.isEmpty())
        actor.insert(QStringLiteral("role"), draft.actor.role);
    const auto addLeaf = [&](const QString& field, const QString& value) {
        leaves.append({ field, m_salts(), value });
        return leafReference(leafHash(leaves.last().salt, value));
    };
    if (!draft.actor.name.isEmpty())
        actor.insert(QStringLiteral("name"), addLeaf(QStringLiteral("actor.name"), draft.actor.name));

    auto payload = draft.payload;
    for (const auto& text : draft.texts) {
        if (text.value.toUtf8().size() > kLargestLeaf || !text.value.isValidUtf16()) {
            return fail(Fault::Invalid,
                tr("The text is longer than %1 KiB or holds half a character; shorten it or keep it as a "
                   "file.")
                    .arg(kLargestLeaf / 1024));
        }
        payload.insert(text.field, addLeaf(QStringLiteral("payload.") + text.field, text.value));
    }

    const auto wall = m_clock.now();
    const auto stamp = next(last, wall);
    QJsonObject fields {
        { QStringLiteral("v"), 1 },
        { QStringLiteral("stream"), draft.stream.id.toString() },
        { QStringLiteral("origin"), m_origin.toString() },
        { QStringLiteral("seq"), previous.seq + 1 },
        { QStringLiteral("prev"), hex(previous.seq == 0 ? QByteArray(kHashSize, '\0') : previous.hash) },
        { QStringLiteral("id"), draft.id.toString() },
        { QStringLiteral("hlc"), QJsonArray { stamp.ms, stamp.counter } },
        { QStringLiteral("wall"), isoText(wall) },
        { QStringLiteral("boot"), m_clock.bootId() },
        { QStringLiteral("mono"), qint64 { m_clock.elapsed().count() } },
        { QStringLiteral("at"), isoText(draft.at) },
        { QStringLiteral("actor"), actor },
        { QStringLiteral("type"), QStringLiteral("%1.%2").arg(draft.type).arg(draft.version) },
        { QStringLiteral("payload"), payload },
    };
    if (!draft.subject.isEmpty())
        fields.insert(QStringLiteral("subject"), draft.subject);
    if (draft.cause)
        fields.insert(QStringLiteral("cause"), draft.cause->toString());
    if (!deps.isEmpty())
        fields.insert(QStringLiteral("deps"), triplesOf(deps));
    if (!draft.attachments.isEmpty())
        fields.insert(QStringLiteral("att"), pairsOf(draft.attachments));

    const auto body = bodyOf(fields);
    if (!body)
        return fail(body.error());
    return eventFromBytes(*body, m_signer->sign(signedBytes(*body)), leaves);
}

void ChainVerifier::resumeAfter(const Head& head, const QByteArray& publicKey)
{
    m_head = head;
    m_publicKey = publicKey;
}

std::optional<ChainFault> ChainVerifier::check(const Event& event)
{
    const auto expected = m_head;
    m_head = event.head();
    const auto wrong = [&](const QString& text) {
        return ChainFault { event.stream, event.origin, event.seq, text };
    };
    if (event.seq == 1) {
        m_publicKey
            = QByteArray::fromHex(event.payload.value(QLatin1StringView("key")).toString().toLatin1());
        if (event.type != kOriginJoined)
            return wrong(tr("The first entry does not name the key of its console."));
    } else if (event.type == kOriginJoined) {
        return wrong(tr("A second entry claims to be the first of its console."));
    }
    if (event.seq != expected.seq + 1) {
        return wrong(expected.seq >= event.seq
                ? tr("Entry %1 occurs twice.").arg(event.seq)
                : tr("Entries %1 to %2 are missing.").arg(expected.seq + 1).arg(event.seq - 1));
    }
    if (event.prev != (expected.seq == 0 ? QByteArray(kHashSize, '\0') : expected.hash))
        return wrong(
            tr("Entry %1 does not follow the entry before it; one of the two was changed.").arg(event.seq));
    if (QCryptographicHash::hash(event.body, QCryptographicHash::Sha256) != event.hash)
        return wrong(tr("Entry %1 was changed after it was written.").arg(event.seq));
    if (!verifies(m_publicKey, signedBytes(event.body), event.signature))
        return wrong(tr("The signature of entry %1 does not fit.").arg(event.seq));
    return std::nullopt;
}

QList<ChainFault> verifyChains(QList<Event> events)
{
    std::map<std::pair<QByteArray, QByteArray>, ChainVerifier> verifiers;
    std::stable_sort(
        events.begin(), events.end(), [](const Event& a, const Event& b) { return a.seq < b.seq; });
    QList<ChainFault> faults;
    for (const auto& event : events) {
        auto& verifier = verifiers[{ event.stream.uuid().toRfc4122(), event.origin.uuid().toRfc4122() }];
        if (auto fault = verifier.check(event))
            faults.append(std::move(*fault));
    }
    return faults;
}

} // namespace muster::journal
