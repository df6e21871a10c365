// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/teamreplicator.h"

#include <QRandomGenerator>

namespace muster::sync {

TeamReplicator::TeamReplicator(journal::Journal& journal, journal::Replica& here,
    SyncEngine::MakeServer makeServer, const QString& server, const Clock& clock, Pace pace)
    : m_engine(
        new SyncEngine(here, std::move(makeServer), clock, pace, QRandomGenerator::global()->generate()))
    , m_thread(QStringLiteral("muster-sync"))
{
    qRegisterMetaType<journal::SyncStatus>();
    m_status.server = server;
    m_status.state = journal::SyncStatus::State::Connecting;
    m_thread.adopt(m_engine);
    connect(m_engine, &SyncEngine::changed, this, [this, server](const journal::SyncStatus& status) {
        m_status = status;
        m_status.server = server;
        emit statusChanged();
    });
    connect(&journal, &journal::Journal::appended, m_engine, &SyncEngine::hear);
    QMetaObject::invokeMethod(m_engine, &SyncEngine::start, Qt::QueuedConnection);
}

TeamReplicator::~TeamReplicator()
{
    m_engine->stop();
}

void TeamReplicator::syncNow()
{
    QMetaObject::invokeMethod(m_engine, &SyncEngine::lookNow, Qt::QueuedConnection);
}

} // namespace muster::sync
