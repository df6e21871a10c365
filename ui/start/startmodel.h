// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/readiness/verdict.h"
#include "core/session/session.h"
#include "ui/models/findindex.h"

#include <QAbstractListModel>
#include <QList>
#include <QString>

#include <optional>
#include <utility>

namespace muster::ui {

/// One line of the start page.
struct StartRow {
    enum class Kind { Heading, Open, Plan, Scenario, Blank, Words, Closed };

    Kind kind = Kind::Heading;
    QString title = {};
    QString below = {};
    /// Only of a plan that was checked.
    std::optional<readiness::Verdict> verdict = {};
    std::optional<session::IncidentSummary> incident = {};
    /// Into the plans that were given.
    int plan = -1;
    /// Into the plan's scenarios.
    int scenario = -1;

    [[nodiscard]] bool canBeChosen() const { return kind != Kind::Heading && kind != Kind::Words; }
    /// About the same thing, whatever is said of it.
    [[nodiscard]] bool isSame(const StartRow& other) const;
};

class PlanStandings;

/// What one can go on with, or begin: open incidents first, then plans with their scenarios, a blank plan,
/// and what is over. While somebody says what is seen, only the scenarios that fit, best first, and the blank
/// plan.
class StartModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartModel)
public:
    /// `standings` outlives it.
    StartModel(const PlanStandings* standings, QObject* parent);
    ~StartModel() override;

    /// A watch that is over by `now` is not told.
    void setIncidents(const QList<session::IncidentSummary>& incidents, Instant now);
    /// What somebody sees, in their words; empty for nothing.
    void setSeen(const QString& seen);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] const StartRow& at(int row) const { return m_rows[row]; }
    /// The row a person most probably wants; nothing when there is none to choose.
    [[nodiscard]] std::optional<int> likeliest() const;

private:
    void takePlans();
    void build();
    void addOpen();
    void addPlans();
    void addFitting();
    void addBlank();
    void addClosed();
    void refreshPlan(int plan);
    [[nodiscard]] StartRow planRow(int plan) const;
    [[nodiscard]] StartRow scenarioRow(int plan, int scenario) const;

    const PlanStandings* m_standings;
    bool m_plansAreRead = false;
    QList<session::IncidentSummary> m_incidents;
    Instant m_now;
    QString m_seen;
    /// Scenarios by what is seen when they happen, with their plan and number.
    FindIndex m_scenarios;
    QList<std::pair<int, int>> m_scenarioPlaces;
    QList<StartRow> m_rows;
};

} // namespace muster::ui
