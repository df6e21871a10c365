// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/journal/leaf.h"
#include "core/journal/stamp.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace muster::journal {

using StreamId = Uid<struct StreamTag>;
using OriginId = Uid<struct OriginTag>;
using EventId = Uid<struct EventTag>;
using PersonId = Uid<struct PersonTag>;

/// What a stream is for. Told by the first event of each (stream, origin).
enum class StreamKind { Live, Drill, Estate };
[[nodiscard]] QString textOf(StreamKind kind);
[[nodiscard]] std::optional<StreamKind> streamKindFromText(QStringView text);

struct StreamRef {
    StreamId id;
    StreamKind kind;

    bool operator==(const StreamRef&) const = default;
};

/// How well the acting person is known: said so themselves, or signed with a key of their own.
enum class Claim { Claimed, Keyed };

/// Who acted. The id is random and means nothing outside its stream; the name is a leaf.
struct Actor {
    PersonId person;
    /// Slug of the role the person acted in; empty for none.
    QString role;
    Claim claim = Claim::Claimed;
    /// Empty when withheld.
    QString name;

    bool operator==(const Actor&) const = default;
};

/// The newest event of one origin in one stream.
struct Head {
    OriginId origin;
    qint64 seq = 0;
    /// SHA-256 of the body, 32 bytes.
    QByteArray hash;

    bool operator==(const Head&) const = default;
};

/// A blob that belongs to an event.
struct Attachment {
    /// SHA-256, 64 hex characters.
    QString hash;
    qint64 size = 0;

    bool operator==(const Attachment&) const = default;
};

/// What a session wants recorded. The journal adds seq, prev, stamp, machine clocks and signature when it
/// stores it. Texts of people go into `texts` (payload field -> text); each becomes a salted leaf.
struct Draft {
    StreamRef stream;
    EventId id;
    Instant at;
    Actor actor;
    /// Name without version: "step.completed".
    QString type;
    int version = 1;
    QString subject = {};
    std::optional<EventId> cause = {};
    QJsonObject payload = {};
    QList<Text> texts = {};
    QList<Attachment> attachments = {};
};

/// One thing that happened, written once, never changed. `body` is the truth; every other field is read from
/// it or lies beside it. Specified in resources/help/event-record.md.
struct Event {
    QByteArray body;
    /// SHA-256 of `body`, 32 bytes.
    QByteArray hash;
    /// Ed25519 over signedBytes(body), 64 bytes.
    QByteArray signature;
    /// In the order of their fields; a missing one is withheld.
    QList<Leaf> leaves;

    StreamId stream;
    OriginId origin;
    qint64 seq = 0;
    /// Hash of the event before in (stream, origin); 32 zero bytes for seq 1.
    QByteArray prev;
    EventId id;
    Stamp stamp;
    /// The machine's wall clock.
    Instant wall;
    QString boot;
    Millis mono { 0 };
    /// When it happened, on the session's clock.
    Instant at;
    Actor actor;
    QString type;
    int version = 1;
    QString subject;
    std::optional<EventId> cause;
    QList<Head> deps;
    /// Leaves are still hashes here; ask text().
    QJsonObject payload;
    QList<Attachment> attachments;

    /// The text of a leaf of the payload; nothing when it is withheld or the field is no leaf.
    [[nodiscard]] std::optional<QString> text(QLatin1StringView field) const;
    [[nodiscard]] Head head() const { return { origin, seq, hash }; }
    bool operator==(const Event&) const = default;
};

/// The total order for people: stamp, then origin, then seq.
[[nodiscard]] bool comesBefore(const Event& a, const Event& b);

/// Type of an event whose bytes cannot be read; the log still shows that something stood there.
inline constexpr auto kUnreadable = QLatin1StringView("unreadable");

/// Stands for stored bytes that are no event, with what lies beside them.
[[nodiscard]] Event unreadableEvent(const QByteArray& body, const QByteArray& signature,
    const StreamId& stream, const Head& head, const QByteArray& prev, const EventId& id, Stamp stamp);

} // namespace muster::journal

Q_DECLARE_METATYPE(QList<muster::journal::Event>)
