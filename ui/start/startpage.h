// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "ui/start/door.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;
class QListView;

namespace muster::ui {

class Button;
class StartDelegate;
class StartModel;
struct StartRow;

/// Where the window begins: what is open, what can be drilled or declared, what is over.
/// Thread: main.
class StartPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartPage)
public:
    explicit StartPage(const ThemeValues& theme, QWidget* parent = nullptr);
    ~StartPage() override;

    void setPlans(QList<PlanChoice> plans);
    void setIncidents(const QList<session::IncidentSummary>& incidents);
    /// How the plans stand at a moment with those who approve them.
    void setApprovals(const estate::Approvals& approvals, Instant now);
    /// Sentences about the store, below the list.
    void setNotices(const QStringList& notices);
    void setTheme(const ThemeValues& theme);

    /// The scenario that is chosen, as (plan, scenario); the first one when the choice is something else, and
    /// (-1, -1) without any.
    [[nodiscard]] std::pair<int, int> scenario() const;
    /// Chooses one, and takes the keyboard.
    void choose(int plan, int scenario);

signals:
    void openWanted(const muster::session::IncidentSummary& incident);
    void drillWanted();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void chooseLikeliest();
    void showDetails();
    void act(const QModelIndex& index);
    [[nodiscard]] QString detailsOf(const StartRow& row) const;
    [[nodiscard]] QString scenarioDetails(const StartRow& row) const;

    ThemeValues m_theme;
    StartModel* m_model;
    StartDelegate* m_delegate;
    QListView* m_list;
    QLabel* m_notices;
    QWidget* m_side;
    QLabel* m_title;
    QLabel* m_details;
    Button* m_act;
};

} // namespace muster::ui
