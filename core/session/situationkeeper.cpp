// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/situationkeeper.h"

#include "core/base/durable.h"
#include "core/base/spokentime.h"
#include "core/base/whendone.h"
#include "core/report/situationpage.h"
#include "core/session/incidentsession.h"

#include <QTimeZone>

#include <chrono>
#include <utility>

namespace muster::session {

namespace {

constexpr Millis kBetween = std::chrono::seconds(3);
/// So that what it says of time is never older.
constexpr Millis kOldest = std::chrono::minutes(1);

/// As the window shows its times.
QTimeZone zoneOf(const plan::Plan& plan)
{
    const auto zone = zoneNamed(plan.zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

Result<void> noAnswer()
{
    return fail(Fault::Internal, SituationKeeper::tr("The situation page was not written."));
}

} // namespace

SituationKeeper::SituationKeeper(QObject* parent)
    : QObject(parent)
{
}

SituationKeeper::~SituationKeeper()
{
    m_writing.waitForFinished();
}

void SituationKeeper::setIncident(std::shared_ptr<IncidentSession> incident)
{
    if (m_incident == incident)
        return;
    if (m_incident) {
        m_incident->disconnect(this);
        // What happened last, closing most often, may still wait for its turn.
        if (m_isStale && !m_isWriting && !file().isEmpty())
            write();
    }
    m_incident = std::move(incident);
    m_isStale = true;
    m_isLast = false;
    m_begunAt.reset();
    m_writtenAt.reset();
    m_trouble.clear();
    if (m_incident) {
        connect(m_incident.get(), &IncidentSession::stateChanged, this, [this] {
            m_isStale = true;
            lookAtClock();
        });
    }
    emit changed();
    lookAtClock();
}

void SituationKeeper::keep(const QString& file)
{
    if (!m_incident)
        return;
    m_files.insert(m_incident->stream().id, file);
    m_isStale = true;
    m_isLast = false;
    m_begunAt.reset();
    m_writtenAt.reset();
    m_trouble.clear();
    emit changed();
    lookAtClock();
}

void SituationKeeper::stop()
{
    if (!m_incident || m_files.remove(m_incident->stream().id) == 0)
        return;
    m_writtenAt.reset();
    m_trouble.clear();
    emit changed();
}

QString SituationKeeper::file() const
{
    return m_incident ? m_files.value(m_incident->stream().id) : QString();
}

void SituationKeeper::lookAtClock()
{
    if (isDue())
        write();
}

bool SituationKeeper::isDue() const
{
    if (m_isWriting || file().isEmpty())
        return false;
    if (!m_begunAt)
        return true;
    const auto since = m_incident->machineClock().elapsed() - *m_begunAt;
    if (m_isStale || !m_trouble.isEmpty())
        return since >= kBetween;
    return since >= kOldest && !m_isLast;
}

void SituationKeeper::write()
{
    m_isWriting = true;
    m_isStale = false;
    m_begunAt = m_incident->machineClock().elapsed();
    report::ReportSetup setup;
    setup.madeAt = m_incident->machineClock().now();
    setup.asOf = m_incident->clock().now();
    setup.zone = zoneOf(m_incident->frozenPlan());
    m_writing = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async,
        [plan = m_incident->frozenPlan(), events = m_incident->events(), setup, file = file()] {
            return writeDurably(
                file, report::keptPage(report::situationPage(plan, events, setup)), Readers::AsUsual);
        });
    const bool isLast = m_incident->state().closedAt.has_value();
    static_cast<void>(
        whenDone(m_writing, this, noAnswer(), [this, file = file(), isLast](const Result<void>& done) {
            wrote(file, isLast, done);
            return done.has_value();
        }));
}

void SituationKeeper::wrote(const QString& file, bool isLast, const Result<void>& done)
{
    m_isWriting = false;
    // Meanwhile another file may have been chosen, or another incident.
    if (file == this->file()) {
        m_trouble = done ? QString() : done.error().text;
        m_isLast = done && isLast;
        if (done)
            m_writtenAt = m_incident->machineClock().now();
        emit changed();
    }
    lookAtClock();
}

} // namespace muster::session
