// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/event.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QStringList>

namespace muster::journal {

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

signals:
    /// Newly durable events, own and others', as one batch.
    void appended(const QList<muster::journal::Event>& events);
};

} // namespace muster::journal
