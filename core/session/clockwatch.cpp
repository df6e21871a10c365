// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/clockwatch.h"

#include "core/base/whendone.h"
#include "core/session/clockstanding.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "core/session/unrecorded.h"

#include <utility>

namespace muster::session {

namespace {

constexpr Millis kSetBy = std::chrono::seconds(2);
constexpr Millis kSleptFor = std::chrono::seconds(60);
/// How often it is recorded whether the clock follows others.
constexpr Millis kAskedEach = std::chrono::hours(1);
/// How far apart the first and the last clock of one reading may have been read.
constexpr Millis kAtOnce = std::chrono::milliseconds(100);
constexpr int kTries = 3;

} // namespace

std::optional<ClockReading> readClocks(const MachineClock& clock)
{
    for (int i = 0; i < kTries; ++i) {
        const ClockReading reading { clock.now(), clock.elapsed(), clock.asleep(), clock.zone() };
        // Wall, elapsed, and both again: whatever came in between shows in one of them.
        const auto later = clock.elapsed();
        const auto wall = clock.now();
        if (later - reading.elapsed <= kAtOnce && std::chrono::abs(wall - reading.wall) <= kAtOnce)
            return reading;
    }
    return std::nullopt;
}

QList<incident::Payload> changesBetween(const ClockReading& before, const ClockReading& after)
{
    QList<incident::Payload> changes;
    const auto expected = before.wall + (after.elapsed - before.elapsed);
    if (std::chrono::abs(after.wall - expected) > kSetBy)
        changes.append(incident::ClockMoved { expected, after.wall });
    if (const auto slept = after.asleep - before.asleep; slept > kSleptFor)
        changes.append(incident::MachineSlept { slept });
    if (!before.zone.isEmpty() && !after.zone.isEmpty() && before.zone != after.zone)
        changes.append(incident::ZoneChanged { before.zone, after.zone });
    return changes;
}

ClockWatch::ClockWatch(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_last(readClocks(session.ports().clock))
    , m_askedAt(session.ports().clock.elapsed())
{
}

ClockWatch::~ClockWatch() = default;

QList<incident::Payload> ClockWatch::look(const std::shared_ptr<IncidentSession>& shown)
{
    const auto now = readClocks(m_session.ports().clock);
    if (!now)
        return {};
    const auto last = std::exchange(m_last, now);
    auto seen = last ? changesBetween(*last, *now) : QList<incident::Payload>();
    if (now->elapsed - m_askedAt >= kAskedEach) {
        m_askedAt = now->elapsed;
        if (const auto standing = clockStanding(m_session.ports().clock))
            seen.append(*standing);
    }
    // Who looks at it waits for it.
    if (shown && !shown->state().closedAt)
        record(shown, seen);
    payNext();
    if (!seen.isEmpty())
        recordInOthers(shown.get(), seen);
    return seen;
}

void ClockWatch::record(
    const std::shared_ptr<IncidentSession>& incident, const QList<incident::Payload>& seen)
{
    for (const auto& one : seen)
        m_owed.append({ incident, one });
}

void ClockWatch::recordInOthers(const IncidentSession* shown, const QList<incident::Payload>& seen)
{
    const auto known = shown ? std::optional(shown->stream().id) : std::nullopt;
    using Incidents = Result<QList<IncidentSummary>>;
    using Done = Result<void>;
    const auto then = [this, known, seen](const Incidents& incidents) {
        for (const auto& one : incidents.value_or(QList<IncidentSummary>())) {
            if (one.closedAt || one.id == known)
                continue;
            static_cast<void>(whenDone(m_session.open(one.id), this, Session::Opened(noAnswer()),
                [this, seen](const Session::Opened& opened) {
                    if (opened) {
                        record(*opened, seen);
                        payNext();
                    }
                    return Done();
                }));
        }
        return Done();
    };
    static_cast<void>(whenDone(m_session.incidents(), this, Incidents(noAnswer()), then));
}

void ClockWatch::payNext()
{
    if (m_saving || m_owed.isEmpty())
        return;
    m_saving = true;
    using Done = Result<void>;
    const auto next = m_owed.first();
    const auto then = [this](const Done& done) {
        m_saving = false;
        // Anything else than a full disk would refuse it tomorrow too.
        const bool isOwed = !done && done.error().fault == Fault::Storage;
        if (isOwed && !std::exchange(m_told, true))
            emit failed(done.error().text);
        if (!isOwed) {
            m_told = false;
            m_owed.removeFirst();
            payNext();
        }
        return Done();
    };
    static_cast<void>(whenDone(next.incident->observe(next.seen), this, Done(noAnswer()), then));
}

} // namespace muster::session
