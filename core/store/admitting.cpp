// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/admitting.h"

#include "core/journal/chain.h"
#include "core/journal/eventjson.h"
#include "core/store/database.h"
#include "core/store/erasing.h"
#include "core/store/eventrows.h"
#include "core/store/following.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::store {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

QString foreignKey()
{
    return tr("It is signed with another key than that of this console.");
}

/// Without the texts that were taken back before it came.
Result<void> dropErased(Database& database, journal::Event& event)
{
    const auto fields = erasedFieldsOf(database, event.stream, event.id);
    if (!fields)
        return fail(fields.error());
    for (const auto& field : *fields)
        journal::dropLeaf(event, field);
    return {};
}

Result<void> takeLeaves(Database& database, journal::Event event)
{
    if (auto dropped = dropErased(database, event); !dropped)
        return dropped;
    const auto n = numberOf(database, event.id);
    if (!n)
        return fail(n.error());
    const auto rows = eventRows(database, { **n });
    if (!rows)
        return fail(rows.error());
    for (const auto& leaf : event.leaves) {
        const auto& here = rows->front().leaves;
        const bool isHere = std::any_of(
            here.begin(), here.end(), [&](const journal::Leaf& known) { return known.field == leaf.field; });
        if (isHere)
            continue;
        if (auto inserted = insertLeaf(database, **n, leaf); !inserted)
            return inserted;
        if (auto noted = noteLateText(database); !noted)
            return noted;
    }
    return {};
}

/// `key` is that of its console.
Result<Verdict> compared(
    Database& database, const journal::Event& event, const QByteArray& key, Instant received)
{
    const auto here
        = database.value(QStringLiteral("SELECT hash FROM event WHERE stream = ? AND origin = ? AND seq = ?"),
            { event.stream.uuid().toRfc4122(), event.origin.uuid().toRfc4122(), event.seq });
    if (!here)
        return fail(here.error());
    if (here->toByteArray() == event.hash) {
        const auto taken = takeLeaves(database, event);
        return taken ? Result<Verdict>(Verdict::Known) : fail(taken.error());
    }
    // Anybody can write something under its name; only with its key it is another version.
    if (!journal::verifies(key, journal::signedBytes(event.body), event.signature))
        return fail(Fault::Invalid, foreignKey());
    const auto kept = database.run(
        QStringLiteral("INSERT OR IGNORE INTO fork (stream, origin, seq, hash, sig, received_local, body) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"),
        { event.stream.uuid().toRfc4122(), event.origin.uuid().toRfc4122(), event.seq, event.hash,
            event.signature, millisOf(received), event.body });
    return kept ? Result<Verdict>(Verdict::Fork) : fail(kept.error());
}

} // namespace

Result<Verdict> admitEvent(Database& database, journal::Event& event, Instant received)
{
    auto sound = journal::eventFromBytes(event.body, event.signature, event.leaves);
    if (!sound)
        return fail(Fault::Invalid, sound.error().text);
    const auto head = headOf(database, sound->stream, sound->origin);
    if (!head)
        return fail(head.error());
    const auto origin = sound->origin.uuid().toRfc4122();
    const auto key = database.value(QStringLiteral("SELECT pubkey FROM origin WHERE id = ?"), { origin });
    if (!key)
        return fail(key.error());
    if (sound->seq <= head->seq)
        return compared(database, *sound, key->toByteArray(), received);
    journal::ChainVerifier verifier;
    if (head->seq > 0)
        verifier.resumeAfter(*head, key->toByteArray());
    if (const auto fault = verifier.check(*sound))
        return fail(Fault::Invalid, fault->text);
    if (head->seq == 0) {
        const auto said
            = QByteArray::fromHex(sound->payload.value(QLatin1StringView("key")).toString().toLatin1());
        if (key->isValid() && key->toByteArray() != said)
            return fail(Fault::Invalid, foreignKey());
        auto added = database.run(
            QStringLiteral("INSERT OR IGNORE INTO origin (id, pubkey, first_seen) VALUES (?, ?, ?)"),
            { origin, said, millisOf(received) });
        if (!added)
            return fail(added.error());
    }
    const auto same = numberOf(database, sound->id);
    if (!same)
        return fail(same.error());
    if (*same)
        return fail(Fault::Invalid, tr("Entry %1 has the identity of another entry.").arg(sound->seq));
    if (auto dropped = dropErased(database, *sound); !dropped)
        return fail(dropped.error());
    if (auto stored = storeEvent(database, *sound, received); !stored)
        return fail(stored.error());
    event = *std::move(sound);
    return Verdict::Stored;
}

} // namespace muster::store
