// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/syncengine.h"

#include "core/base/spokentime.h"

#include <algorithm>

namespace muster::sync {

namespace {

/// Older ones make room.
constexpr qsizetype kMostNotices = 20;

} // namespace

SyncEngine::SyncEngine(
    journal::Replica& here, MakeServer makeServer, const Clock& clock, Pace pace, quint32 seed)
    : m_here(here)
    , m_makeServer(std::move(makeServer))
    , m_clock(clock)
    , m_pace(pace)
    , m_random(seed)
    , m_next(this)
    , m_retry(pace.firstRetry)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SyncEngine::look);
}

SyncEngine::~SyncEngine()
{
    m_interruptible = nullptr;
}

void SyncEngine::stop()
{
    m_stop = true;
    if (auto* const server = m_interruptible.load())
        server->interrupt();
}

void SyncEngine::start()
{
    m_there = m_makeServer();
    m_interruptible = m_there.get();
    connect(m_there.get(), &ServerLog::rang, this, [this] {
        // Many rings while one look is under way are one.
        if (m_isOpen)
            m_next.start(0);
    });
    m_status.state = State::Connecting;
    recount();
    publish();
    look();
}

void SyncEngine::lookNow()
{
    m_retry = m_pace.firstRetry;
    m_next.start(0);
}

void SyncEngine::hear()
{
    if (m_stop)
        return;
    if (m_isOpen) {
        m_next.start(0);
        return;
    }
    recount();
    publish();
}

void SyncEngine::look()
{
    if (m_stop)
        return;
    m_status.retryAt.reset();
    if (const auto connected = connectToServer(); !connected)
        return giveUp(connected.error());
    const bool maySend = m_greeting && m_greeting->role != u"observer";
    if (m_status.waiting > 0 && maySend) {
        m_status.state = State::Sending;
        publish();
    }
    const auto round = SyncRound(m_here, *m_there, m_stop).run(m_seen, maySend);
    if (m_stop)
        return;
    if (!round)
        return giveUp(round.error());
    note(*round);
    publish();
    m_next.start(spread(m_pace.look));
}

Result<void> SyncEngine::connectToServer()
{
    if (m_isOpen)
        return {};
    m_status.state = State::Connecting;
    publish();
    const auto greeting = m_there->open();
    if (!greeting)
        return fail(greeting.error());
    if (m_greeting && m_greeting->epoch != greeting->epoch) {
        tell(tr(
            "The server is another one than before, or was restored from a backup. What it lacks is sent to "
            "it again."));
        m_seen.clear();
    }
    m_greeting = *greeting;
    m_isOpen = true;
    m_openSince = m_clock.now();
    return {};
}

void SyncEngine::note(const Round& round)
{
    m_seen = round.seen;
    if (round.rewound > 0) {
        tell(
            tr("The server went back in time: %1 entries that it had were missing there. They are sent to it "
               "again from here.")
                .arg(round.rewound));
    }
    if (round.renewed) {
        tell(tr(
            "The server knows entries of this console that were not here: it was restored from a copy, or a "
            "copy of it is in use. From here on it is a console of its own."));
    }
    for (const auto& fault : round.faults) {
        tell(tr(
            "One record does not fit that of the server: in the chain of console %1 %2. It is kept here and "
            "there; have somebody look into it.")
                 .arg(fault.origin.toString().left(8), fault.text));
    }
    const auto now = m_clock.now();
    m_status.state = State::Live;
    m_status.error.clear();
    m_status.checkedAt = now;
    recount();
    if (m_openSince && now - *m_openSince > m_pace.steady)
        m_retry = m_pace.firstRetry;
}

void SyncEngine::giveUp(const Error& error)
{
    if (m_stop)
        return;
    m_there->close();
    m_isOpen = false;
    m_openSince.reset();
    m_status.error = error.text;
    recount();
    // A person has to do something; what is asked again and again only fills the server's log.
    const bool isRefused = error.fault == Fault::Denied || error.fault == Fault::Invalid;
    m_status.state = isRefused ? State::Refused : State::Offline;
    if (!isRefused) {
        const Millis wait { 1 + m_random.bounded(static_cast<int>(m_retry.count())) };
        m_retry = std::min(m_retry * 2, m_pace.longestRetry);
        m_status.retryAt = m_clock.now() + wait;
        m_next.start(wait);
    }
    publish();
}

/// From what is on the disk, so that it is true also after a restart.
void SyncEngine::recount()
{
    const auto here = m_here.heads();
    if (!here)
        return;
    qint64 waiting = 0;
    for (const auto& [stream, head] : *here)
        waiting += std::max<qint64>(0, head.seq - m_seen.value({ stream, head.origin }));
    m_status.waiting = waiting;
    if (waiting == 0)
        m_status.waitingSince.reset();
    else if (!m_status.waitingSince)
        m_status.waitingSince = m_clock.now();
}

void SyncEngine::tell(const QString& notice)
{
    if (m_status.notices.contains(notice))
        return;
    m_status.notices.append(notice);
    if (m_status.notices.size() > kMostNotices)
        m_status.notices.removeFirst();
}

void SyncEngine::publish()
{
    emit changed(m_status);
}

Millis SyncEngine::spread(Millis around)
{
    const auto fifth = static_cast<int>(around.count() / 5);
    return around + Millis { fifth > 0 ? m_random.bounded(2 * fifth) - fifth : 0 };
}

} // namespace muster::sync
