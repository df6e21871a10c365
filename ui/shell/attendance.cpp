// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/attendance.h"

#include "core/incident/timeline.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "ui/shell/stage.h"

#include <QGuiApplication>

#include <utility>

namespace muster::ui {

namespace {

/// Who was away for longer is told what happened.
constexpr Millis kAway = std::chrono::seconds(60);

} // namespace

Attendance::Attendance(
    const MachineClock& clock, Stage& stage, const QString& preferencesFile, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_stage(stage)
    , m_presence(preferencesFile)
    , m_inactive(QGuiApplication::applicationState() != Qt::ApplicationActive)
{
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        m_inactive = state != Qt::ApplicationActive;
        follow();
    });
}

Attendance::~Attendance() = default;

void Attendance::setSession(session::Session& session)
{
    m_watch = std::make_unique<session::ClockWatch>(session);
    connect(m_watch.get(), &session::ClockWatch::failed, this, &Attendance::failed);
}

void Attendance::setIncident(const std::shared_ptr<session::IncidentSession>& incident)
{
    m_stage.withdrawResume();
    m_incident = incident;
    if (m_incident)
        m_last = moment();
}

void Attendance::welcome()
{
    const auto seen = m_presence.seen(m_incident->stream().id);
    if (!seen) {
        if (const auto resume = m_incident->resume())
            m_stage.offerResume(*m_incident, *resume, Absence::Away);
        return;
    }
    const auto absence = seen->orderly || seen->boot.isEmpty() ? Absence::Away
        : seen->boot == m_clock.bootId()                       ? Absence::Crashed
                                                               : Absence::Restarted;
    m_stage.offerResume(*m_incident, m_incident->resume(seen->left, m_clock.now() - seen->wall), absence);
}

bool Attendance::tick()
{
    const bool isSure = lookAtClocks();
    follow();
    return isSure;
}

bool Attendance::lookAtClocks()
{
    if (!m_watch)
        return true;
    const bool runs = m_incident && !m_incident->state().closedAt;
    bool moved = false;
    for (const auto& seen : m_watch->look(m_incident)) {
        if (!runs)
            continue;
        if (const auto* clock = std::get_if<incident::ClockMoved>(&seen)) {
            moved = true;
            m_stage.notify(tr("%1.").arg(incident::clockMovedText(*clock)),
                tr("What runs goes on in its own time; the log has the computer's time beside it."));
        }
        if (const auto* zone = std::get_if<incident::ZoneChanged>(&seen))
            m_stage.notify(tr("%1.").arg(incident::zoneChangedText(*zone)), {});
    }
    return !moved;
}

void Attendance::follow()
{
    const bool gone = m_inactive || m_locked;
    const bool wasGone = std::exchange(m_gone, gone);
    if (!m_incident)
        return;
    const auto away = m_clock.elapsed() - m_last.elapsed;
    const bool slept = m_clock.asleep() - m_last.asleep > kAway;
    if (gone) {
        // Whoever goes was here until now; but a machine that wakes up may first say that nobody is there.
        if (!wasGone && !slept)
            m_last = moment();
        return;
    }
    if (!m_incident->state().closedAt && (slept || (wasGone && away > kAway)))
        offer(away, slept ? Absence::Slept : Absence::Away);
    m_last = moment();
}

Attendance::Moment Attendance::moment() const
{
    return { m_incident->seen(), m_clock.elapsed(), m_clock.asleep() };
}

void Attendance::offer(Millis away, Absence absence)
{
    m_stage.offerResume(*m_incident, m_incident->resume(m_last.left, away), absence);
}

void Attendance::remember(bool orderly)
{
    if (m_incident && !m_incident->state().closedAt)
        m_presence.remember(
            m_incident->stream().id, { m_incident->seen(), m_clock.now(), m_clock.bootId(), orderly });
}

void Attendance::forget()
{
    m_presence.forget(m_incident->stream().id);
}

void Attendance::setLocked(bool locked)
{
    m_locked = locked;
    follow();
}

} // namespace muster::ui
