// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remotejournal.h"

#include "core/base/worker.h"
#include "core/journal/wire.h"
#include "core/store/storelock.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QLocalSocket>
#include <QPointer>

#include <algorithm>
#include <tuple>
#include <utility>

namespace muster::app {

namespace {
constexpr auto kAgain = std::chrono::milliseconds(30);
constexpr auto kVerifyDeadline = std::chrono::minutes(10);
constexpr auto kAdmitDeadline = std::chrono::minutes(1);
/// Of 32 MiB that a frame may hold; an event is 96 KiB and its leaves at most.
constexpr qsizetype kAdmittedAtOnce = 4 * 1024 * 1024;

Error silentError(const QString& folder)
{
    const auto process = store::StoreLock::holder(folder);
    if (!process)
        return store::heldElsewhere(folder, process);
    return { Fault::Conflict,
        QCoreApplication::translate("muster",
            "The journal in %1 is held by process %2, which does not answer. Wait for it or end it, and try "
            "again.")
            .arg(folder)
            .arg(*process),
        QStringLiteral("door") };
}

bool isWrite(const QString& operation)
{
    return operation == op::kAppend || operation == op::kPut || operation == op::kAdmit;
}
} // namespace

RemoteLink::RemoteLink(const QString& folder)
    : m_folder(folder)
    , m_socket(std::make_unique<QLocalSocket>())
{
    m_deadline.setSingleShot(true);
    m_again.setSingleShot(true);
    m_again.setInterval(kAgain);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finishConnecting(silentError(m_folder)); });
    connect(&m_again, &QTimer::timeout, this, &RemoteLink::knock);
    connect(m_socket.get(), &QLocalSocket::connected, this, [this] {
        m_socket->write(frameOf({ { key::kOp, op::kHello }, { key::kProtocol, kProtocol } }));
    });
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &RemoteLink::hear);
    // A holder that is still opening its door is given until the deadline.
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [this] {
        if (m_connecting)
            m_again.start();
    });
    connect(m_socket.get(), &QLocalSocket::disconnected, this, &RemoteLink::lose);
}

RemoteLink::~RemoteLink()
{
    m_socket->disconnect(this);
}

QFuture<Result<std::shared_ptr<RemoteLink>>> RemoteLink::connectTo(QString folder, Millis deadline)
{
    std::shared_ptr<RemoteLink> link(new RemoteLink(folder));
    link->m_self = link;
    link->m_connecting = std::make_unique<QPromise<Connected>>();
    link->m_connecting->start();
    auto future = link->m_connecting->future();
    link->m_deadline.start(deadline);
    link->knock();
    return future;
}

void RemoteLink::knock()
{
    m_reader = {};
    m_socket->abort();
    m_socket->connectToServer(doorPath(m_folder));
}

void RemoteLink::finishConnecting(const std::optional<Error>& error)
{
    m_deadline.stop();
    m_again.stop();
    if (!m_connecting)
        return;
    const auto promise = std::move(m_connecting);
    // May be the last that keeps this alive: nothing of it is touched afterwards.
    const auto self = std::move(m_self);
    promise->addResult(error ? Connected(fail(*error)) : Connected(self));
    promise->finish();
}

qint64 RemoteLink::process() const
{
    return m_greeting.value(key::kProcess).toInteger();
}

void RemoteLink::hear()
{
    m_reader.add(m_socket->readAll());
    // An answer may end the last use of this link.
    const QPointer<RemoteLink> alive(this);
    while (alive) {
        const auto frame = m_reader.next();
        if (!frame) {
            if (m_connecting)
                return finishConnecting(frame.error());
            m_socket->abort();
            return;
        }
        if (!*frame)
            return;
        take(**frame);
    }
}

void RemoteLink::greet(const QCborMap& frame)
{
    if (frame.value(key::kProtocol).toInteger() != kProtocol
        || !journal::OriginId::fromString(frame.value(key::kOrigin).toString())
        || !journal::StreamId::fromString(frame.value(key::kEstate).toString())) {
        finishConnecting(Error { Fault::Conflict,
            QCoreApplication::translate("muster",
                "The journal in %1 is held by another version of Muster. End that one, or use the same "
                "version.")
                .arg(m_folder),
            QStringLiteral("greeting") });
        return;
    }
    m_greeting = frame;
    finishConnecting(std::nullopt);
}

void RemoteLink::take(const QCborMap& frame)
{
    const auto operation = frame.value(key::kOp).toString();
    if (operation == op::kHello)
        return greet(frame);
    if (operation == op::kAppended) {
        if (const auto events = journal::eventsFromWire(frame.value(key::kEvents).toByteArray()))
            m_heard += *events;
        if (!frame.value(key::kMore).toBool())
            emit appended(std::exchange(m_heard, {}));
        return;
    }
    const auto number = frame.value(key::kNumber).toInteger(-1);
    const auto call = m_calls.find(number);
    // An answer that came after its deadline has nobody who waits for it.
    if (call == m_calls.end())
        return;
    call->frames.append(frame);
    if (frame.value(key::kMore).toBool())
        return;
    const auto done = m_calls.take(number);
    const auto error = errorIn(frame);
    done.promise->addResult(error ? Frames(fail(*error)) : Frames(done.frames));
    done.promise->finish();
}

Error RemoteLink::goneError(bool writes) const
{
    return { Fault::Storage,
        writes ? QCoreApplication::translate("muster",
            "The process %1 that holds the journal has gone or is silent. Whether this was recorded is not "
            "known: start again and "
            "look at the timeline before you repeat it.")
                     .arg(process())
               : QCoreApplication::translate(
                   "muster", "The process %1 that holds the journal has gone or is silent. Start again.")
                     .arg(process()),
        QStringLiteral("link") };
}

void RemoteLink::lose()
{
    if (m_connecting) {
        m_again.start();
        return;
    }
    for (const auto number : m_calls.keys())
        abandon(number);
}

void RemoteLink::abandon(qint64 number)
{
    if (!m_calls.contains(number))
        return;
    const auto call = m_calls.take(number);
    call.promise->addResult(Frames(fail(goneError(call.writes))));
    call.promise->finish();
}

QFuture<RemoteLink::Frames> RemoteLink::call(QCborMap request, Millis deadline)
{
    const bool writes = isWrite(request.value(key::kOp).toString());
    if (m_socket->state() != QLocalSocket::ConnectedState)
        return ready(Frames(fail(goneError(/*writes=*/false))));
    const auto number = ++m_number;
    request.insert(key::kNumber, number);
    const auto frame = frameOf(request);
    if (frame.size() > kLargestFrame) {
        return ready(Frames(fail(Fault::Invalid,
            QCoreApplication::translate(
                "muster", "NOT RECORDED. That is too large to be handed to another process."))));
    }
    auto promise = std::make_shared<QPromise<Frames>>();
    promise->start();
    m_calls.insert(number, { promise, {}, writes });
    QTimer::singleShot(deadline, this, [this, number] { abandon(number); });
    m_socket->write(frame);
    return promise->future();
}

RemoteJournal::RemoteJournal(std::shared_ptr<RemoteLink> link)
    : m_link(std::move(link))
{
    connect(m_link.get(), &RemoteLink::appended, this, &RemoteJournal::appended);
}

journal::OriginId RemoteJournal::origin() const
{
    return *journal::OriginId::fromString(m_link->greeting().value(key::kOrigin).toString());
}

journal::StreamRef RemoteJournal::estate() const
{
    return { *journal::StreamId::fromString(m_link->greeting().value(key::kEstate).toString()),
        journal::StreamKind::Estate };
}

QFuture<journal::Journal::Events> RemoteJournal::events(const QCborMap& request)
{
    return m_link->call(request).then([](const RemoteLink::Frames& frames) -> Events {
        if (!frames)
            return fail(frames.error());
        QList<journal::Event> found;
        for (const auto& frame : *frames) {
            const auto some = journal::eventsFromWire(frame.value(key::kEvents).toByteArray());
            if (!some)
                return fail(some.error());
            found += *some;
        }
        return found;
    });
}

QFuture<journal::Journal::Events> RemoteJournal::append(QList<journal::Draft> drafts)
{
    return events({ { key::kOp, op::kAppend }, { key::kDrafts, journal::draftsToWire(drafts) } });
}

QFuture<journal::Journal::Events> RemoteJournal::read(journal::StreamId stream)
{
    return events({ { key::kOp, op::kRead }, { key::kStream, stream.toString() } });
}

QFuture<journal::Journal::Events> RemoteJournal::find(QStringList types)
{
    return events({ { key::kOp, op::kFind }, { key::kTypes, QCborArray::fromStringList(types) } });
}

QFuture<Result<journal::SignedHeads>> RemoteJournal::attest(journal::StreamId stream)
{
    return m_link->call({ { key::kOp, op::kAttest }, { key::kStream, stream.toString() } })
        .then([](const RemoteLink::Frames& frames) -> Result<journal::SignedHeads> {
            if (!frames)
                return fail(frames.error());
            const auto& answer = frames->last();
            return journal::SignedHeads { answer.value(key::kText).toByteArray(),
                answer.value(key::kSignature).toByteArray() };
        });
}

/// Events on their way to the holder, in frames of a bounded size.
struct RemoteJournal::Admitting {
    QList<journal::Event> events;
    qsizetype done = 0;
    journal::Admission sum;
    QPromise<Result<journal::Admission>> promise;
};

QFuture<Result<journal::Admission>> RemoteJournal::admit(QList<journal::Event> events)
{
    auto work = std::make_shared<Admitting>();
    std::stable_sort(events.begin(), events.end(), [](const journal::Event& a, const journal::Event& b) {
        return std::tie(a.stream, a.origin, a.seq) < std::tie(b.stream, b.origin, b.seq);
    });
    work->events = std::move(events);
    work->promise.start();
    auto future = work->promise.future();
    admitOn(work);
    return future;
}

void RemoteJournal::admitOn(const std::shared_ptr<Admitting>& work)
{
    const auto isRefused = [&](const journal::Event& event) {
        return std::any_of(
            work->sum.refused.begin(), work->sum.refused.end(), [&](const journal::ChainFault& fault) {
                return fault.stream == event.stream && fault.origin == event.origin;
            });
    };
    QList<journal::Event> some;
    qsizetype size = 0;
    for (; work->done < work->events.size() && size < kAdmittedAtOnce; ++work->done) {
        const auto& event = work->events[work->done];
        if (isRefused(event))
            continue;
        some.append(event);
        size += event.body.size();
        for (const auto& leaf : event.leaves)
            size += leaf.value.size() * 3;
    }
    if (some.isEmpty()) {
        work->promise.addResult(work->sum);
        work->promise.finish();
        return;
    }
    std::ignore = m_link
                      ->call({ { key::kOp, op::kAdmit }, { key::kEvents, journal::eventsToWire(some) } },
                          kAdmitDeadline)
                      .then([this, alive = QPointer(this), work](const RemoteLink::Frames& frames) {
                          const auto refused = frames
                              ? journal::faultsFromWire(frames->last().value(key::kFaults).toByteArray())
                              : fail(frames.error());
                          if (!refused || !alive) {
                              work->promise.addResult(
                                  refused ? Result<journal::Admission>(work->sum) : fail(refused.error()));
                              work->promise.finish();
                              return;
                          }
                          const auto& answer = frames->last();
                          work->sum.stored += answer.value(key::kStored).toInteger();
                          work->sum.known += answer.value(key::kKnown).toInteger();
                          work->sum.refused += *refused;
                          work->sum.renewed = work->sum.renewed || answer.value(key::kRenewed).toBool();
                          admitOn(work);
                      });
}

QFuture<RemoteJournal::Faults> RemoteJournal::verify()
{
    return m_link->call({ { key::kOp, op::kVerify } }, kVerifyDeadline)
        .then([](const RemoteLink::Frames& frames) -> Faults {
            if (!frames)
                return fail(frames.error());
            return journal::faultsFromWire(frames->last().value(key::kFaults).toByteArray());
        });
}

RemoteBlobs::RemoteBlobs(std::shared_ptr<RemoteLink> link)
    : m_link(std::move(link))
{
}

QFuture<Result<journal::Attachment>> RemoteBlobs::put(QByteArray bytes)
{
    return m_link->call({ { key::kOp, op::kPut }, { key::kBytes, bytes } })
        .then([](const RemoteLink::Frames& frames) -> Result<journal::Attachment> {
            if (!frames)
                return fail(frames.error());
            const auto& answer = frames->last();
            return journal::Attachment { answer.value(key::kHash).toString(),
                answer.value(key::kSize).toInteger() };
        });
}

QFuture<Result<QByteArray>> RemoteBlobs::get(QString hash)
{
    return m_link->call({ { key::kOp, op::kGet }, { key::kHash, hash } })
        .then([](const RemoteLink::Frames& frames) -> Result<QByteArray> {
            if (!frames)
                return fail(frames.error());
            return frames->last().value(key::kBytes).toByteArray();
        });
}

} // namespace muster::app
