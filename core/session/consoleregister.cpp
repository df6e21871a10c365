// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/consoleregister.h"

#include "core/base/whendone.h"
#include "core/base/worker.h"
#include "core/journal/chain.h"
#include "core/session/unrecorded.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::session {

namespace {

using All = ConsoleRegister::All;
using Done = ConsoleRegister::Done;
using Events = journal::Journal::Events;

QString tr(const char* text)
{
    return QCoreApplication::translate("muster", text);
}

const ConsoleRegister::Known* find(const QList<ConsoleRegister::Known>& all, const journal::OriginId& origin)
{
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const ConsoleRegister::Known& known) { return known.console.origin == origin; });
    return found == all.end() ? nullptr : &*found;
}

tl::unexpected<Error> unknown(const journal::OriginId& origin)
{
    return fail(Fault::NotFound,
        tr("No entry of a console %1 is in this journal; \"muster-cli log consoles\" lists them.")
            .arg(origin.toString()));
}

} // namespace

/// What was found so far, and which streams are still to be read.
struct ConsoleRegister::Reading {
    QList<Known> found;
    QList<journal::StreamId> streams;
};

ConsoleRegister::ConsoleRegister(const Ports& ports, QObject* parent)
    : QObject(parent)
    , m_ports(ports)
{
}

ConsoleRegister::~ConsoleRegister() = default;

QFuture<All> ConsoleRegister::all()
{
    const auto types = estate::entryTypes() << journal::kOriginJoined;
    return whenDone(m_ports.journal.find(types), this, Events(noAnswer()), [this](const Events& events) {
        if (!events)
            return ready(All(fail(events.error())));
        Reading reading;
        QSet<journal::StreamId> streams;
        for (const auto& console : estate::consoles(*events, *events)) {
            if (console.givenUp)
                streams.unite(console.streams);
            reading.found.append({ console, console.origin == m_ports.journal.origin() });
        }
        reading.streams = streams.values();
        return withSigned(std::move(reading));
    });
}

QFuture<All> ConsoleRegister::withSigned(Reading reading)
{
    if (reading.streams.isEmpty()) {
        for (auto& known : reading.found)
            std::sort(known.signedSince.begin(), known.signedSince.end(), &journal::comesBefore);
        return ready(All(reading.found));
    }
    const auto stream = reading.streams.takeLast();
    return whenDone(m_ports.journal.read(stream), this, Events(noAnswer()),
        [this, reading = std::move(reading)](const Events& events) mutable {
            if (!events)
                return ready(All(fail(events.error())));
            for (auto& known : reading.found) {
                if (const auto& gone = known.console.givenUp)
                    known.signedSince += estate::signedSince(*events, known.console.origin, gone->since);
            }
            return withSigned(std::move(reading));
        });
}

QFuture<Done> ConsoleRegister::vouch(const journal::OriginId& console, const QString& name, const QString& by)
{
    if (name.trimmed().isEmpty())
        return ready(Done(fail(Fault::Invalid, tr("Say what the console is called: whose laptop it is."))));
    if (by.trimmed().isEmpty())
        return ready(Done(fail(Fault::Invalid, tr("Say who vouches for the console: it needs a name."))));
    return whenDone(all(), this, All(noAnswer()), [this, console, name, by](const All& known) {
        if (!known)
            return ready(Done(fail(known.error())));
        const auto* meant = find(*known, console);
        if (!meant)
            return ready(Done(unknown(console)));
        if (meant->console.keys.size() != 1) {
            return ready(Done(fail(Fault::Conflict,
                tr("Entries of %1 are signed with %2 keys: somebody else writes under its name, so nobody "
                   "can "
                   "vouch for it.")
                    .arg(console.toString())
                    .arg(meant->console.keys.size()))));
        }
        return record(estate::ConsoleEnrolled { console, *meant->console.keys.begin(), name.trimmed() }, by);
    });
}

QFuture<Done> ConsoleRegister::giveUp(
    const journal::OriginId& console, Instant since, const QString& why, const QString& by)
{
    if (why.trimmed().isEmpty())
        return ready(Done(fail(Fault::Invalid, tr("Say in a few words why the console is given up."))));
    if (by.trimmed().isEmpty())
        return ready(Done(fail(Fault::Invalid, tr("Say who gives the console up: it needs a name."))));
    if (since > m_ports.clock.now()) {
        return ready(Done(fail(Fault::Invalid,
            tr("%1 is in the future. Say since when the console is in other hands.").arg(isoText(since)))));
    }
    if (console == m_ports.journal.origin()) {
        return ready(Done(fail(Fault::Invalid,
            tr("That is the console at which you sit: its own word about itself would not count. Give it up "
               "from another one."))));
    }
    return whenDone(all(), this, All(noAnswer()), [this, console, since, why, by](const All& known) {
        if (!known)
            return ready(Done(fail(known.error())));
        if (!find(*known, console))
            return ready(Done(unknown(console)));
        return record(estate::ConsoleRevoked { console, since, why.trimmed() }, by);
    });
}

QFuture<Done> ConsoleRegister::record(const estate::Entry& entry, const QString& by)
{
    journal::Draft draft { m_ports.journal.estate(), journal::EventId::random(), m_ports.clock.now(),
        { journal::PersonId::random(), {}, journal::Claim::Claimed, by.trimmed() }, {} };
    estate::encode(entry, draft);
    return whenDone(m_ports.journal.append({ draft }), this, Events(noAnswer()),
        [](const Events& stored) { return stored ? Done() : Done(fail(notRecorded(stored.error()))); });
}

} // namespace muster::session
