// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "ui/panels/planrecord.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace muster::ui {

class PlanStandings;

/// Finds out for the head of the checklist how far the plan of the incident can be relied on: when it was
/// tested by whom, before the incident was declared, and how many defects its check finds open. A version
/// that is among the plans has been checked for those already; another one is checked beside the window.
/// Thread: main.
class PlanRecords final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanRecords)
public:
    /// `standings` must outlive this.
    explicit PlanRecords(const PlanStandings& standings, QObject* parent = nullptr);
    ~PlanRecords() override;

    /// Null for none.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    void setIncidents(const QList<session::IncidentSummary>& incidents);

    [[nodiscard]] const PlanRecord& record() const { return m_record; }

signals:
    /// More is known of the plan of the incident that was given last.
    void recordChanged();

private:
    void look();
    void count();
    void check();
    void take(qsizetype defects);
    void say(const PlanRecord& record);

    const PlanStandings& m_standings;
    std::shared_ptr<const plan::Plan> m_plan;
    QString m_hash;
    Instant m_declaredAt;
    std::optional<QList<session::IncidentSummary>> m_incidents;
    PlanRecord m_record;
    /// What the last check was asked with.
    std::optional<plan::lint::LintContext> m_context;
    /// The number of the last check: what was asked before is not wanted any more.
    int m_asked = 0;
};

} // namespace muster::ui
