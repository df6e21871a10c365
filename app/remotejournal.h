// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frames.h"
#include "core/base/result.h"
#include "core/journal/blobstore.h"
#include "core/journal/chain.h"
#include "core/journal/journal.h"

#include <QCborMap>
#include <QFuture>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

class QLocalSocket;

namespace muster::app {

/// The way to the process that holds the store. No call waits for ever: a holder that has gone, or is silent
/// for a while, fails every open call with one sentence. Thread: main. Owner: Workspace.
class RemoteLink final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteLink)
public:
    using Frames = Result<QList<QCborMap>>;

    /// Knocks until the holder has answered or the deadline is over. Fails with Conflict; the text names the
    /// holder's process.
    [[nodiscard]] static QFuture<Result<std::shared_ptr<RemoteLink>>> connectTo(
        QString folder, Millis deadline = std::chrono::seconds(1));
    ~RemoteLink() override;

    /// All frames of the answer, the last one closing.
    [[nodiscard]] QFuture<Frames> call(QCborMap request, Millis deadline = std::chrono::seconds(10));
    [[nodiscard]] const QCborMap& greeting() const { return m_greeting; }
    [[nodiscard]] qint64 process() const;

signals:
    void appended(const QList<muster::journal::Event>& events);

private:
    using Connected = Result<std::shared_ptr<RemoteLink>>;

    struct Call {
        std::shared_ptr<QPromise<Frames>> promise;
        QList<QCborMap> frames;
        bool writes = false;
    };

    explicit RemoteLink(const QString& folder);

    void knock();
    void hear();
    void take(const QCborMap& frame);
    void greet(const QCborMap& frame);
    void lose();
    void finishConnecting(const std::optional<Error>& error);
    void abandon(qint64 number);
    [[nodiscard]] Error goneError(bool writes) const;

    QString m_folder;
    std::unique_ptr<QLocalSocket> m_socket;
    FrameReader m_reader;
    QCborMap m_greeting;
    QHash<qint64, Call> m_calls;
    qint64 m_number = 0;
    QList<journal::Event> m_heard;
    /// While connecting: keeps the link alive, its answer, and the time that is left.
    std::shared_ptr<RemoteLink> m_self;
    std::unique_ptr<QPromise<Connected>> m_connecting;
    QTimer m_deadline;
    QTimer m_again;
};

/// The journal of the process that holds the store. Same promises as the real one.
class RemoteJournal final : public journal::Journal {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RemoteJournal)
public:
    using Faults = Result<QList<journal::ChainFault>>;

    explicit RemoteJournal(std::shared_ptr<RemoteLink> link);

    [[nodiscard]] journal::OriginId origin() const override;
    [[nodiscard]] journal::StreamRef estate() const override;
    [[nodiscard]] QFuture<Events> append(QList<journal::Draft> drafts) override;
    [[nodiscard]] QFuture<Events> read(journal::StreamId stream) override;
    [[nodiscard]] QFuture<Events> find(QStringList types) override;
    [[nodiscard]] QFuture<Result<journal::SignedHeads>> attest(journal::StreamId stream) override;
    [[nodiscard]] QFuture<Result<journal::Admission>> admit(QList<journal::Event> events) override;
    [[nodiscard]] QFuture<Faults> verify();

private:
    struct Admitting;

    void admitOn(const std::shared_ptr<Admitting>& work);
    [[nodiscard]] QFuture<Events> events(const QCborMap& request);

    std::shared_ptr<RemoteLink> m_link;
};

/// The blobs of the process that holds the store.
class RemoteBlobs final : public journal::BlobStore {
public:
    explicit RemoteBlobs(std::shared_ptr<RemoteLink> link);

    [[nodiscard]] QFuture<Result<journal::Attachment>> put(QByteArray bytes) override;
    [[nodiscard]] QFuture<Result<QByteArray>> get(QString hash) override;

private:
    std::shared_ptr<RemoteLink> m_link;
};

} // namespace muster::app
