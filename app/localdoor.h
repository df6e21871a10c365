// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frames.h"
#include "core/base/result.h"
#include "core/journal/blobstore.h"
#include "core/journal/chain.h"
#include "core/journal/finder.h"
#include "core/journal/journal.h"

#include <QCborMap>
#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

class QLocalServer;
class QLocalSocket;

namespace muster::app {

/// Serves the journal of the process that holds the store to other processes of the same user, so that every
/// verb works while a window is open. It knows events, not verbs. What a visitor sends is checked like
/// foreign input; a visitor that breaks the protocol, or does not take its answers, is shown out. Thread:
/// main. Owner: Workspace; ends before the journal.
class LocalDoor final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LocalDoor)
public:
    using Faults = Result<QList<journal::ChainFault>>;

    /// What visitors may use. `raises`: whether there is a window to bring to the front.
    struct House {
        QString folder;
        journal::Journal& journal;
        journal::BlobStore& blobs;
        std::function<QFuture<Faults>()> verify;
        bool raises = false;
        /// Without it nothing is searched for visitors.
        journal::Finder* finder = nullptr;
    };

    /// Fails with Storage when the socket cannot be made. The caller holds the store's lock.
    [[nodiscard]] static Result<std::unique_ptr<LocalDoor>> open(const House& house);
    ~LocalDoor() override;

signals:
    /// Comes with these records, most often none, that are to be taken in.
    void raiseRequested(const QStringList& records);

private:
    explicit LocalDoor(const House& house);

    void admit();
    void hear(QLocalSocket* visitor);
    void serve(QLocalSocket* visitor, const QCborMap& call);
    void send(QLocalSocket* visitor, const QCborMap& frame);
    void sendEvents(QLocalSocket* visitor, QCborMap frame, const QList<journal::Event>& events);
    template <typename T, typename Write>
    void answer(QLocalSocket* visitor, const QCborMap& call, const QFuture<Result<T>>& future, Write write);

    House m_house;
    std::unique_ptr<QLocalServer> m_server;
    struct Visitor {
        FrameReader reader;
        bool greeted = false;
    };
    QHash<QLocalSocket*, Visitor> m_visitors;
};

} // namespace muster::app
