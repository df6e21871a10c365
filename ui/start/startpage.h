// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/estate/approvals.h"
#include "core/session/estatesession.h"
#include "ui/start/door.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <optional>
#include <utility>

class QLabel;
class QLineEdit;
class QListView;
class QTextBrowser;

namespace muster::ui {

class ApproveForm;
class Button;
class FirstCards;
class PlanStandings;
class PreflightList;
class StartDelegate;
class StartModel;
struct StartRow;

/// Where the window begins: what is open, what can be drilled or declared and how the plans stand, what is
/// over; the first steps of somebody new; and what of this computer an incident would need.
/// Thread: main.
class StartPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartPage)
public:
    StartPage(const MachineClock& clock, const ThemeValues& theme, QWidget* parent = nullptr);
    ~StartPage() override;

    /// What is chosen stays so as long as it is among them.
    void setPlans(QList<PlanChoice> plans);
    void setIncidents(const QList<session::IncidentSummary>& incidents, Instant now);
    /// How the plans stand at a moment with those who approve them.
    void setApprovals(const estate::Approvals& approvals, Instant now);
    /// What was found on this computer at a moment; replaces what stood there.
    void setPreflight(const QList<readiness::PreflightFact>& facts, Instant now);
    /// How the plans stand that were given last.
    [[nodiscard]] const PlanStandings& standings() const { return *m_standings; }
    /// Sentences about the store, below the list.
    void setNotices(const QStringList& notices);
    /// Who sits here, as far as is known.
    void setPerson(const QString& person);
    void setTheme(const ThemeValues& theme);

    /// The scenario that is chosen, as (plan, scenario); the first one when the choice is something else, and
    /// (-1, -1) without any.
    [[nodiscard]] std::pair<int, int> scenario() const;
    /// Chooses one, or with scenario -1 a plan, and takes the keyboard.
    void choose(int plan, int scenario);

    /// What was asked for could not be recorded, and why; empty when it was.
    void answerApproval(const QString& refusal);

signals:
    void openWanted(const muster::session::IncidentSummary& incident);
    void drillWanted();
    void sampleWanted();
    void blankWanted();
    void planWanted();
    void filesDropped(const QStringList& files);
    /// An opened plan is not to be shown any more.
    void planDismissed(const QString& file);
    void approvalWanted(const muster::session::ApprovalWanted& wanted);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void keepChoice(const std::optional<StartRow>& before);
    /// The same row where the plans are these; nothing when they do not have it.
    [[nodiscard]] std::optional<StartRow> among(const QList<PlanChoice>& plans, StartRow row) const;
    [[nodiscard]] std::optional<StartRow> chosen() const;
    void find(const QString& seen);
    void showDetails();
    void act(const QModelIndex& index);
    void beginApproval();
    [[nodiscard]] QString detailsOf(const StartRow& row) const;

    ThemeValues m_theme;
    PlanStandings* m_standings;
    StartModel* m_model;
    StartDelegate* m_delegate;
    FirstCards* m_cards;
    QLineEdit* m_find;
    QListView* m_list;
    PreflightList* m_preflight;
    QLabel* m_notices;
    QWidget* m_side;
    QLabel* m_title;
    QLabel* m_below;
    Button* m_act;
    ApproveForm* m_approve;
    QTextBrowser* m_details;
    /// The HTML that stands there.
    QString m_shown;
    QString m_person;
};

} // namespace muster::ui
