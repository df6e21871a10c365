// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/panels/currentstepcard.h"
#include "ui/panels/planrecord.h"
#include "ui/panels/typed.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace muster::ui {

class Button;
class ChecklistModel;
class EmptyState;
class Paragraph;
class PhaseBar;
class PlanChanges;
class ReasonLine;
class SignedLine;
class StepLineDelegate;
class WalkthroughHead;
struct PlanFacts;
class WalkthroughList;
class Ways;

/// The guided walkthrough: where the plan stands, what has been done, the one current step, and what comes
/// next.
///
/// Ctrl+Enter does what the card's main button says; Home or the full stop goes back to the card; the arrows
/// look around. What was typed for a step is kept until it is recorded.
class WalkthroughPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WalkthroughPanel)
public:
    explicit WalkthroughPanel(const ThemeValues& theme, QWidget* parent = nullptr);
    ~WalkthroughPanel() override;

    /// Null for no incident.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// What is known of the incident's plan; nothing is until it is said.
    void setPlanRecord(const PlanRecord& record);
    /// Once a second.
    void tick();
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);
    /// What was typed and picked for steps and not recorded.
    [[nodiscard]] Typed typed() const;
    void setTyped(const Typed& typed);
    /// Brings the current step into sight and gives it the keyboard.
    void returnToCurrent();
    /// Asks why, then gives the procedure up and goes the way back.
    void askRollback();
    /// Offers what can be changed of the plan, about the step that is selected, and takes the keyboard.
    void askChange();
    /// Brings any step of the walkthrough into sight and gives its line the keyboard; does nothing to it.
    void lookAt(const incident::StepAddress& step);
    /// The step that is looked at, else the current one, as it is read aloud; empty where there is none.
    [[nodiscard]] QString aloud() const;

signals:
    /// An act was refused; the same words stand on the card.
    void failed(const QString& text);
    /// All is done, and somebody wants to close the incident.
    void closeWanted();
    /// A phase is over, or a step is to tell others: somebody wants to write to them.
    void updateWanted();
    /// R: aloud() is to be heard, or to end.
    void readWanted();
    // Ways on where the plan does not fit.
    void scenarioWanted();
    void contactsWanted();
    void entryWanted();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void restyle();
    void refresh();
    void refreshHead();
    [[nodiscard]] PlanFacts factsOfPlan() const;
    void refreshChanges();
    void refreshEnd();
    void showPause(const incident::PhaseView& phase);
    /// What the main button of the page says.
    void finish();
    void endOrPause();
    void takeKeyboardAtEnd();
    void refreshLookAround();
    [[nodiscard]] bool looksAtLine() const;
    void showCard();
    void keepDraft();
    void openLine(int row);
    void askOnCard(StepQuestion question);
    void performReply(StepQuestion question, const StepReply& reply);
    /// Looked at: what the button of such a line does.
    void openAgain();
    void askReopen();
    void offerWaysOut(const QString& misfit);
    void offerAnswers(const incident::StepView& asked);
    void performAll(QList<incident::Payload> acts);
    void refuse(const QString& text);
    void performChange(const incident::Payload& act);
    void refuseChange(const QString& text);
    /// Shows what a change was about.
    void showChanged(const incident::Payload& act);
    [[nodiscard]] bool hasKeyboard() const;

    std::shared_ptr<session::IncidentSession> m_incident;
    ThemeValues m_theme;
    bool m_compact = false;
    QHash<incident::StepAddress, CurrentStepCard::Draft> m_drafts;
    PlanRecord m_record;
    // What the question at the foot of the page is about.
    std::optional<incident::StepAddress> m_reopening;
    bool m_rollingBack = false;
    /// How many changes of the plan the head tells of.
    qsizetype m_changesTold = 0;

    ChecklistModel* m_model;
    StepLineDelegate* m_delegate;
    EmptyState* m_empty;
    QWidget* m_page;
    QVBoxLayout* m_top;
    WalkthroughHead* m_head;
    PhaseBar* m_phases;
    CurrentStepCard* m_card;
    WalkthroughList* m_list;
    QWidget* m_end;
    Paragraph* m_endTitle;
    Paragraph* m_endWords;
    Button* m_close;
    Button* m_update;
    QWidget* m_lookAround;
    SignedLine* m_lookedAt;
    Button* m_reopen;
    Button* m_return;
    ReasonLine* m_why;
    PlanChanges* m_changes;
    SignedLine* m_message;
    Ways* m_ways;
};

} // namespace muster::ui
