// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "ui/start/door.h"

#include <QAbstractListModel>

#include <optional>

namespace muster::ui {

/// One line of the start page.
struct StartRow {
    enum class Kind { Heading, Open, Scenario, BrokenPlan, Words, Closed };

    Kind kind = Kind::Heading;
    QString title;
    QString below = {};
    QString right = {};
    std::optional<session::IncidentSummary> incident = {};
    /// Into the plans that were given.
    int plan = -1;
    /// Into the plan's scenarios.
    int scenario = -1;

    [[nodiscard]] bool canBeChosen() const { return kind != Kind::Heading && kind != Kind::Words; }
};

/// What one can go on with, or begin: open incidents first, then plans with their scenarios, then what is
/// over.
class StartModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartModel)
public:
    explicit StartModel(QObject* parent = nullptr);
    ~StartModel() override;

    void setPlans(QList<PlanChoice> plans);
    void setIncidents(const QList<session::IncidentSummary>& incidents);
    /// How the plans stand at a moment with those who approve them.
    void setApprovals(const estate::Approvals& approvals, Instant now);

    /// In a sentence, of a plan by its number; empty as long as the log has not been read.
    [[nodiscard]] QString approvalOf(int plan) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] const StartRow& at(int row) const { return m_rows[row]; }
    [[nodiscard]] const QList<PlanChoice>& plans() const { return m_plans; }
    /// The row a person most probably wants; nothing when there is none to choose.
    [[nodiscard]] std::optional<int> likeliest() const;

private:
    void build();
    void addOpen();
    void addPlans();
    void addClosed();
    [[nodiscard]] std::optional<estate::ApprovalState> standingOf(const PlanChoice& choice) const;
    [[nodiscard]] QString besideTitle(const PlanChoice& choice) const;

    QList<PlanChoice> m_plans;
    bool m_plansAreRead = false;
    QList<session::IncidentSummary> m_incidents;
    std::optional<estate::Approvals> m_approvals;
    Instant m_approvalsAt;
    QList<StartRow> m_rows;
};

/// "1 step", "8 steps"
[[nodiscard]] QString stepsText(qsizetype n);

} // namespace muster::ui
