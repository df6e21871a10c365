// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lint/linter.h"
#include "core/session/incidentsession.h"
#include "core/session/session.h"
#include "ui/panels/planrecord.h"
#include "ui/start/door.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace muster::ui {

/// Finds out for the head of the checklist how the plan of the incident stood when that was declared: when it
/// was tested by whom, and how many defects its check finds open. It is checked beside the window. Thread:
/// main.
class PlanRecords final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanRecords)
public:
    explicit PlanRecords(QObject* parent = nullptr);
    ~PlanRecords() override;

    /// Null for none.
    void setIncident(const std::shared_ptr<session::IncidentSession>& incident);
    /// A version that is among them is counted with what its file was found to lack, as the start page does.
    void setPlans(const QList<PlanChoice>& plans);
    void setIncidents(const QList<session::IncidentSummary>& incidents);

    [[nodiscard]] const PlanRecord& record() const { return m_record; }

signals:
    /// More is known of the plan of the incident that was given last.
    void recordChanged();

private:
    void look();
    void check();
    void say(const PlanRecord& record);

    std::shared_ptr<const plan::Plan> m_plan;
    QString m_hash;
    Instant m_declaredAt;
    QList<PlanChoice> m_plans;
    std::optional<QList<session::IncidentSummary>> m_incidents;
    PlanRecord m_record;
    /// What the last check was asked with.
    std::optional<plan::lint::LintContext> m_context;
    std::shared_ptr<const plan::Plan> m_checked;
    /// The number of the last check: what was asked before is not wanted any more.
    int m_asked = 0;
};

} // namespace muster::ui
