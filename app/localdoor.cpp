// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/localdoor.h"

#include "core/journal/wire.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QLocalServer>
#include <QLocalSocket>

#include <utility>

namespace muster::app {

namespace {
constexpr qsizetype kEventsAFrame = 256;
constexpr int kMostVisitors = 32;
constexpr qint64 kMostUnread = 64 * 1024 * 1024;

QStringList textsIn(const QCborValue& value)
{
    QStringList texts;
    for (const auto& element : value.toArray())
        texts.append(element.toString());
    return texts;
}

Error notAStream()
{
    return { Fault::Invalid, QCoreApplication::translate("muster", "That is no name of a stream.") };
}
} // namespace

LocalDoor::LocalDoor(const House& house)
    : m_house(house)
    , m_server(std::make_unique<QLocalServer>())
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &LocalDoor::admit);
    connect(&house.journal, &journal::Journal::appended, this, [this](const QList<journal::Event>& events) {
        for (auto it = m_visitors.cbegin(); it != m_visitors.cend(); ++it) {
            if (it->greeted)
                sendEvents(it.key(), { { key::kOp, op::kAppended } }, events);
        }
    });
}

LocalDoor::~LocalDoor()
{
    // The sockets are the server's children; their last words must not reach us.
    for (auto* visitor : m_visitors.keys())
        visitor->disconnect(this);
}

Result<std::unique_ptr<LocalDoor>> LocalDoor::open(const House& house)
{
    std::unique_ptr<LocalDoor> door(new LocalDoor(house));
    const auto path = doorPath(house.folder);
    // We hold the store: what lies there was left by a crash.
    QLocalServer::removeServer(path);
    if (!door->m_server->listen(path)) {
        return fail(Fault::Storage,
            QCoreApplication::translate("muster",
                "Other programs cannot reach the journal while this one is open: %1 cannot be made (%2).")
                .arg(path, door->m_server->errorString()));
    }
    return door;
}

void LocalDoor::admit()
{
    while (auto* visitor = m_server->nextPendingConnection()) {
        if (m_visitors.size() >= kMostVisitors) {
            visitor->abort();
            visitor->deleteLater();
            continue;
        }
        m_visitors.insert(visitor, {});
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] { hear(visitor); });
        connect(visitor, &QLocalSocket::disconnected, this, [this, visitor] {
            m_visitors.remove(visitor);
            visitor->deleteLater();
        });
        hear(visitor);
    }
}

void LocalDoor::hear(QLocalSocket* visitor)
{
    if (!m_visitors.contains(visitor))
        return;
    m_visitors[visitor].reader.add(visitor->readAll());
    // Serving may show the visitor out, so it is looked up anew each time.
    while (m_visitors.contains(visitor)) {
        const auto call = m_visitors[visitor].reader.next();
        if (!call) {
            visitor->abort();
            return;
        }
        if (!*call)
            return;
        serve(visitor, **call);
    }
}

template <typename T, typename Write>
void LocalDoor::answer(
    QLocalSocket* visitor, const QCborMap& call, const QFuture<Result<T>>& future, Write write)
{
    const auto number = call.value(key::kNumber);
    // Journal and blobs answer on main. No context: Qt 6.4 asserts when a context has gone before its future
    // finishes.
    std::ignore
        = QFuture<Result<T>>(future).then([this, alive = QPointer(this), visitor = QPointer(visitor), number,
                                              write = std::move(write)](const Result<T>& result) {
              if (!alive || !visitor || !m_visitors.contains(visitor))
                  return;
              auto frame = result ? QCborMap() : errorFrame(result.error());
              frame.insert(key::kNumber, number);
              if (result)
                  write(visitor.data(), std::move(frame), *result);
              else
                  send(visitor, frame);
          });
}

void LocalDoor::serve(QLocalSocket* visitor, const QCborMap& call)
{
    const auto operation = call.value(key::kOp).toString();
    if (operation == op::kHello) {
        m_visitors[visitor].greeted = true;
        send(visitor,
            { { key::kOp, op::kHello }, { key::kProtocol, kProtocol },
                { key::kProcess, QCoreApplication::applicationPid() },
                { key::kOrigin, m_house.journal.origin().toString() },
                { key::kEstate, m_house.journal.estate().id.toString() } });
        return;
    }
    const auto events = [this](QLocalSocket* to, QCborMap frame, const QList<journal::Event>& found) {
        sendEvents(to, std::move(frame), found);
    };
    const auto refuse = [&](const Error& error) {
        auto frame = errorFrame(error);
        frame.insert(key::kNumber, call.value(key::kNumber));
        send(visitor, frame);
    };
    if (!m_visitors[visitor].greeted) {
        visitor->abort();
    } else if (operation == op::kAppend) {
        const auto drafts = journal::draftsFromWire(call.value(key::kDrafts).toByteArray());
        if (!drafts)
            return refuse(drafts.error());
        answer(visitor, call, m_house.journal.append(*drafts), events);
    } else if (operation == op::kRead) {
        const auto stream = journal::StreamId::fromString(call.value(key::kStream).toString());
        if (!stream)
            return refuse(notAStream());
        answer(visitor, call, m_house.journal.read(*stream), events);
    } else if (operation == op::kFind) {
        answer(visitor, call, m_house.journal.find(textsIn(call.value(key::kTypes))), events);
    } else if (operation == op::kAttest) {
        const auto stream = journal::StreamId::fromString(call.value(key::kStream).toString());
        if (!stream)
            return refuse(notAStream());
        answer(visitor, call, m_house.journal.attest(*stream),
            [this](QLocalSocket* to, QCborMap frame, const journal::SignedHeads& heads) {
                frame.insert(key::kText, heads.text);
                frame.insert(key::kSignature, heads.signature);
                send(to, frame);
            });
    } else if (operation == op::kAdmit) {
        const auto foreign = journal::eventsFromWire(call.value(key::kEvents).toByteArray());
        if (!foreign)
            return refuse(foreign.error());
        answer(visitor, call, m_house.journal.admit(*foreign),
            [this](QLocalSocket* to, QCborMap frame, const journal::Admission& admission) {
                frame.insert(key::kStored, admission.stored);
                frame.insert(key::kKnown, admission.known);
                frame.insert(key::kFaults, journal::faultsToWire(admission.refused));
                frame.insert(key::kRenewed, admission.renewed);
                send(to, frame);
            });
    } else if (operation == op::kPut) {
        answer(visitor, call, m_house.blobs.put(call.value(key::kBytes).toByteArray()),
            [this](QLocalSocket* to, QCborMap frame, const journal::Attachment& stored) {
                frame.insert(key::kHash, stored.hash);
                frame.insert(key::kSize, stored.size);
                send(to, frame);
            });
    } else if (operation == op::kGet) {
        answer(visitor, call, m_house.blobs.get(call.value(key::kHash).toString()),
            [this](QLocalSocket* to, QCborMap frame, const QByteArray& bytes) {
                frame.insert(key::kBytes, bytes);
                send(to, frame);
            });
    } else if (operation == op::kVerify) {
        answer(visitor, call, m_house.verify(),
            [this](QLocalSocket* to, QCborMap frame, const QList<journal::ChainFault>& faults) {
                frame.insert(key::kFaults, journal::faultsToWire(faults));
                send(to, frame);
            });
    } else if (operation == op::kSearch && m_house.finder) {
        const auto search = journal::searchFromWire(call.value(key::kSearch).toByteArray());
        if (!search)
            return refuse(search.error());
        answer(visitor, call, m_house.finder->search(*search),
            [this](QLocalSocket* to, QCborMap frame, const journal::Found& found) {
                frame.insert(key::kHasMore, found.hasMore);
                frame.insert(key::kWaiting, found.waiting);
                sendEvents(to, std::move(frame), found.events);
            });
    } else if (operation == op::kRaise) {
        if (m_house.raises)
            emit raiseRequested(textsIn(call.value(key::kRecords)));
        send(visitor, { { key::kNumber, call.value(key::kNumber) }, { key::kRaised, m_house.raises } });
    } else {
        visitor->abort();
    }
}

void LocalDoor::send(QLocalSocket* visitor, const QCborMap& frame)
{
    auto bytes = frameOf(frame);
    if (bytes.size() > kLargestFrame) {
        auto error = errorFrame({ Fault::Invalid,
            QCoreApplication::translate("muster", "That is too large to be handed to another process.") });
        error.insert(key::kNumber, frame.value(key::kNumber));
        bytes = frameOf(error);
    }
    if (visitor->bytesToWrite() > kMostUnread) {
        visitor->abort();
        return;
    }
    visitor->write(bytes);
    visitor->flush();
}

void LocalDoor::sendEvents(QLocalSocket* visitor, QCborMap frame, const QList<journal::Event>& events)
{
    for (qsizetype at = 0; at == 0 || at < events.size(); at += kEventsAFrame) {
        frame.insert(key::kEvents, journal::eventsToWire(events.mid(at, kEventsAFrame)));
        frame.insert(key::kMore, at + kEventsAFrame < events.size());
        send(visitor, frame);
    }
}

} // namespace muster::app
