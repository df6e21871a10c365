// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/chainfault.h"
#include "core/journal/event.h"
#include "core/journal/heads.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QStringList>

namespace muster::journal {

/// What became of events that other consoles recorded.
struct Admission {
    /// New here, and durable.
    qint64 stored = 0;
    /// Here already, byte for byte.
    qint64 known = 0;
    /// Not taken in, and why; what follows one of them in its chain is not taken in either. At most one a
    /// chain.
    QList<ChainFault> refused;
    /// Among them were entries of this console's own that it did not have, or has otherwise: it was restored
    /// from a copy, or a copy of it is in use. It goes on as a new console.
    bool renewed = false;

    bool operator==(const Admission&) const = default;
};

/// Port: the log of this console. Futures may be waited for with .then(context, …); `appended` reaches its
/// listeners before the future of the append that caused it. Thread: called from main. Fails with Storage
/// (disk), Conflict (another holder), Invalid (a draft breaks a limit).
class Journal : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Journal)
public:
    using Events = Result<QList<Event>>;

    using QObject::QObject;

    /// The console's own origin, and the estate stream of this store.
    [[nodiscard]] virtual OriginId origin() const = 0;
    [[nodiscard]] virtual StreamRef estate() const = 0;

    /// Stores all drafts in one transaction, or none. The answer holds the stored events in the order of the
    /// drafts; a draft whose id is stored already is answered with the stored event and nothing is written
    /// for it.
    [[nodiscard]] virtual QFuture<Events> append(QList<Draft> drafts) = 0;
    /// Everything known of a stream, in the order of comesBefore.
    [[nodiscard]] virtual QFuture<Events> read(StreamId stream) = 0;
    /// The events of these types (names without version) in all streams, in the order of comesBefore.
    [[nodiscard]] virtual QFuture<Events> find(QStringList types) = 0;
    /// What this console says, under its signature, of the newest events that it holds of a stream. Fails
    /// with NotFound when it holds none.
    [[nodiscard]] virtual QFuture<Result<SignedHeads>> attest(StreamId stream) = 0;
    /// Takes in events that other consoles recorded, in any order; a chain is taken in as far as it follows
    /// what is here without a gap, and holds. Of what is here already, another version is refused, and kept
    /// for whoever looks into it. Leaves that are new for an event that is here are taken in, unless they
    /// were erased. It is done piece by piece: after a failure the rest can be given again.
    [[nodiscard]] virtual QFuture<Result<Admission>> admit(QList<Event> events) = 0;

signals:
    /// Newly durable events, own and others', as one batch.
    void appended(const QList<muster::journal::Event>& events);
};

} // namespace muster::journal
