// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/estate/approvals.h"
#include "core/lint/linter.h"
#include "core/readiness/verdict.h"
#include "core/session/session.h"
#include "core/worktree/worktree.h"
#include "ui/start/door.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace muster::ui {

/// What is known of a plan besides what stands in it. What is not known yet is not there.
struct PlanStanding {
    /// What its check found; what the loader found, of a file that is no plan.
    std::optional<plan::lint::Checked> checked = {};
    std::optional<estate::ApprovalState> approval = {};
    std::optional<Instant> lastDrill = {};
    /// Of the folder it lies in.
    std::shared_ptr<const worktree::WorkTree> tree = {};
    /// In that folder.
    std::optional<worktree::FileState> file = {};

    [[nodiscard]] std::optional<readiness::Counts> counts() const;
};

/// How each plan stands: checked beside the window, drilled and approved by what the log says, committed by
/// what git says of its folder.
/// Thread: main.
class PlanStandings final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanStandings)
public:
    PlanStandings(const MachineClock& clock, QObject* parent);
    ~PlanStandings() override;

    void setPlans(QList<PlanChoice> plans);
    void setIncidents(const QList<session::IncidentSummary>& incidents);
    /// How the plans stand at a moment with those who approve them.
    void setApprovals(const estate::Approvals& approvals, Instant now);

    [[nodiscard]] const QList<PlanChoice>& plans() const { return m_plans; }
    [[nodiscard]] const PlanStanding& of(int plan) const { return m_standings[plan]; }

signals:
    /// There are others.
    void plansChanged();
    /// More, or something else, is known of this one.
    void standingChanged(int plan);

private:
    void readPast();
    void readApprovals();
    /// Again, when what the rules look at has changed.
    void check();
    void readFolders();
    void takeTree(const QString& folder, const std::shared_ptr<const worktree::WorkTree>& tree);

    const MachineClock& m_clock;
    QList<PlanChoice> m_plans;
    QList<PlanStanding> m_standings;
    QList<session::IncidentSummary> m_incidents;
    std::optional<estate::Approvals> m_approvals;
    Instant m_approvalsAt;
    /// What the last check was asked with, by plan.
    QList<plan::lint::LintContext> m_contexts;
    /// The number of the last check: what was asked before is not wanted any more, and ends early.
    std::shared_ptr<std::atomic<int>> m_asked = std::make_shared<std::atomic<int>>(0);
};

} // namespace muster::ui
