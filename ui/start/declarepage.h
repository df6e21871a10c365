// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "ui/models/walltime.h"
#include "ui/start/door.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QRadioButton;
class QScrollArea;

namespace muster::ui {

class Button;

/// The few things that must be said before an incident can be commanded. Enter declares, Escape goes back;
/// what is missing is said beside its field.
/// Thread: main.
class DeclarePage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DeclarePage)
public:
    DeclarePage(const MachineClock& clock, const ThemeValues& theme, QWidget* parent = nullptr);
    ~DeclarePage() override;

    /// Clears the form and fills in what is known.
    void begin(journal::StreamKind kind, const QList<PlanChoice>& plans, std::pair<int, int> scenario,
        const QString& person);
    /// The incidents and drills that another one may be a part of, and the one that is proposed.
    void setParents(
        const QList<session::IncidentSummary>& open, const std::optional<journal::StreamId>& proposed);
    /// How the plans stand at a moment with those who approve them.
    void setApprovals(const estate::Approvals& approvals, Instant now);
    /// While the journal has not answered.
    void setWaiting(bool waiting);
    /// Nothing was recorded, and why.
    void refuse(const QString& text);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] journal::StreamKind kind() const;

signals:
    void declared(const muster::session::Declaration& declaration);
    void cancelled();
    void kindChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Field {
        QLabel* label;
        QLabel* complaint;
    };

    void build();
    [[nodiscard]] Field addField(const QString& label, QWidget* control);
    void showKind();
    void showScenarios();
    void showParents();
    void showAssumptions();
    void styleAssumptions();
    void showTwin();
    void showApproval();
    void submit();
    [[nodiscard]] bool check();
    [[nodiscard]] std::optional<Instant> failedAt() const;
    [[nodiscard]] const PlanChoice* choice() const;
    [[nodiscard]] std::shared_ptr<const plan::Plan> plan() const;
    static void complain(const Field& field, const QString& sentence);

    const MachineClock& m_clock;
    ThemeValues m_theme;
    WallTime m_time;
    /// Those that can be used.
    QList<PlanChoice> m_plans;
    /// As it was filled in: left alone, it means now, to the millisecond.
    QString m_timeAsFilled;
    bool m_waiting = false;
    QList<session::IncidentSummary> m_parents;
    std::optional<journal::StreamId> m_proposed;
    std::optional<estate::Approvals> m_approvals;
    Instant m_approvalsAt;

    QScrollArea* m_scroll;
    QWidget* m_form;
    /// Below what scrolls, so that it is always there.
    QWidget* m_foot;
    QLabel* m_title;
    QRadioButton* m_drill;
    QRadioButton* m_live;
    QLabel* m_kindWords;
    QComboBox* m_plan;
    QComboBox* m_scenario;
    QLabel* m_approval;
    /// Which of the parents, behind "nothing"; only those of the kind that is declared.
    QComboBox* m_part;
    QLabel* m_assumptionsHead;
    QGridLayout* m_assumptions;
    /// One for each assumption of the plan, in its order.
    QList<QComboBox*> m_truths;
    QLineEdit* m_summary;
    QLineEdit* m_commander;
    QLineEdit* m_failed;
    QLabel* m_twin;
    QLabel* m_refusal;
    Button* m_declare;
    Button* m_back;
    QList<Field> m_fields;
    Field m_summaryField {};
    Field m_commanderField {};
    Field m_failedField {};
    Field m_planField {};
    Field m_scenarioField {};
    Field m_partField {};
};

} // namespace muster::ui
