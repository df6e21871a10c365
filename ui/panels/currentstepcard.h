// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/panels/restorepointentry.h"
#include "ui/panels/stepbuttons.h"
#include "ui/panels/stepquestions.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QList>

#include <optional>

class QGridLayout;
class QBoxLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace muster::ui {

class Button;
class CommandRow;
class DecisionBox;
class Paragraph;
class RotationBox;
class SignedLine;
class TimeBox;
class Ways;

/// The one current step, in a fixed order: caution, code and challenge, decision, expectation and what is
/// seen, evidence, commands, restore point, buttons. It asks for acts and shows what came of them; it records
/// nothing itself.
///
/// Single letters act only while no text field has the keyboard.
class CurrentStepCard final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurrentStepCard)
public:
    /// What was typed or picked and not sent yet.
    struct Draft {
        QString saw;
        RestorePointEntry::Draft restorePoint;
        std::optional<plan::AnswerId> answer;
    };

    explicit CurrentStepCard(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CurrentStepCard() override;

    /// Shows another step of this incident, with what was typed for it before.
    void showStep(
        const session::IncidentSession& incident, const incident::StepView& step, const Draft& draft);
    /// Whether it says what this step says: the plan may be changed while it runs.
    [[nodiscard]] bool says(const plan::Step& step) const;
    /// Takes over what changed of the step it shows; leaves what is being typed alone.
    void refresh(const session::IncidentSession& incident, const incident::StepView& step, bool saving);
    void tick(Instant now);
    /// Says why an act was refused, until something changes.
    void showRefusal(const QString& text);
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] const std::optional<incident::StepAddress>& address() const { return m_address; }
    [[nodiscard]] Draft draft() const;
    /// Shows no step any more: what is typed belongs to nothing.
    void forget();

    /// Puts a question below the buttons, and answers by replied().
    void ask(StepQuestion question, const ReasonLine::Question& words);

    /// Asks for the act that the step's main button names.
    void finish();
    /// The first field that is empty, else the card.
    void takeKeyboard();
    /// Acts on a key that needs no text field; false if it means nothing here.
    bool handleKey(QKeyEvent* event);

signals:
    /// To be done one after the other; the later ones only if the earlier were recorded.
    void actsWanted(const QList<muster::incident::Payload>& acts);
    /// A question was answered; the act that it asks for is to be done.
    void replied(muster::ui::StepQuestion question, const muster::ui::StepReply& reply);
    /// Somebody is to be told; Muster sees it once that is on record.
    void tellWanted();
    /// It takes far too long: somebody is to be called.
    void helpWanted();
    /// It needs to know how a question about this step is put; ask() follows.
    void questionWanted(muster::ui::StepQuestion question);
    /// Its parts were laid out anew; it may need another height.
    void heightChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What the main button does, as the step stands.
    enum class Main {
        Finish,
        TryAgain,
        GoOn,
        AskApproval,
        RecordApproval,
        Release,
        RecordSecond,
        Tell,
        Nothing
    };

    [[nodiscard]] QBoxLayout* buildHead();
    void buildSeen();
    [[nodiscard]] QBoxLayout* buildEvidence();
    void connectParts();
    void restyle();
    /// What speaks against answers of its decision tonight.
    [[nodiscard]] QHash<plan::AnswerId, QString> against(const session::IncidentSession& incident) const;
    void fillSeen(const QString& saw);
    void fillCommands();
    void refreshFacts(const session::IncidentSession& incident, const incident::StepView& step);
    void refreshButtons();
    void orderStops();
    /// Offers what can be done about a step that takes far too long; once each time.
    void offerTimeWays(bool isLong);

    void finishStep();
    void choose(StepOption option);
    void endQuestion();
    [[nodiscard]] Main mainAct() const;
    [[nodiscard]] QList<StepOption> options() const;
    /// Somebody may type what is seen, choose an answer, state a restore point.
    [[nodiscard]] bool isWorkedOn() const { return isOpen() && mainAct() == Main::Finish; }
    [[nodiscard]] bool isOpen() const { return m_address && !m_saving && !m_closed; }
    [[nodiscard]] bool hasFailed() const
    {
        return m_view && m_view->state.status == incident::StepStatus::Failed;
    }
    /// It was done, and its check says since that it is not so any more.
    [[nodiscard]] bool isDoneAndDoubted() const
    {
        return m_view && m_view->fellBackAt && m_view->state.status == incident::StepStatus::Done;
    }
    [[nodiscard]] StepButtons::Primary primary() const;
    [[nodiscard]] QRect cardRect() const;

    ThemeValues m_theme;
    bool m_compact = false;
    WallTime m_time;
    Instant m_now;

    std::optional<incident::StepAddress> m_address;
    plan::Step m_step;
    QString m_language;
    /// As it stands. Its pointer into the plan holds while the incident is shown.
    std::optional<incident::StepView> m_view;
    std::optional<Instant> m_runsSince;
    bool m_offersTime = false;
    /// Of a phase that is done from memory first.
    bool m_confirms = false;
    /// What one word confirms with it.
    QList<incident::StepAddress> m_together;
    bool m_saving = false;
    bool m_closed = false;
    std::optional<StepQuestion> m_asked;

    SignedLine* m_caution;
    SignedLine* m_failure;
    SignedLine* m_standing;
    Paragraph* m_code;
    Paragraph* m_challenge;
    TimeBox* m_timeBox;
    DecisionBox* m_decision;
    QWidget* m_seen;
    QGridLayout* m_seenGrid;
    QLabel* m_expectLabel;
    Paragraph* m_expect;
    QLabel* m_sawLabel;
    QLineEdit* m_saw;
    SignedLine* m_evidence;
    Button* m_detailButton;
    Paragraph* m_detail;
    QVBoxLayout* m_commandColumn;
    Paragraph* m_commandHead;
    QList<CommandRow*> m_commands;
    RotationBox* m_rotation;
    RestorePointEntry* m_restore;
    SignedLine* m_overrun;
    Ways* m_timeWays;
    SignedLine* m_message;
    StepButtons* m_buttons;
    ReasonLine* m_reason;
};

} // namespace muster::ui
