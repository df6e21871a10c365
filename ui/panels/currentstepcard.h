// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/payloads.h"
#include "core/session/incidentsession.h"
#include "ui/models/walltime.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QList>

#include <optional>

class QBoxLayout;
class QButtonGroup;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace muster::ui {

class AlternativeButton;
class Button;
class CommandRow;
class Paragraph;
class ReasonLine;
class SignedLine;
class TimeBox;

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
        QString restorePoint;
        int standing = 0;
        std::optional<plan::AnswerId> answer;
    };

    explicit CurrentStepCard(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CurrentStepCard() override;

    /// Shows another step of this incident, with what was typed for it before.
    void showStep(
        const session::IncidentSession& incident, const incident::StepView& step, const Draft& draft);
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

    /// Asks for the act that the step's main button names.
    void finish();
    /// The first field that is empty, else the card.
    void takeKeyboard();
    /// Acts on a key that needs no text field; false if it means nothing here.
    bool handleKey(QKeyEvent* event);

signals:
    /// To be done one after the other; the later ones only if the earlier were recorded.
    void actsWanted(const QList<muster::incident::Payload>& acts);
    /// Its parts were laid out anew; it may need another height.
    void heightChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Asked { Nothing, Skip, Failed };

    void build();
    void buildSeen(QVBoxLayout* column);
    void buildRestorePoint(QVBoxLayout* column);
    void buildButtons(QVBoxLayout* column);
    void restyle();
    void fillDecision(const Draft& draft);
    void fillCommands();
    void fillRestorePoint(const session::IncidentSession& incident, const Draft& draft);
    void fillDetail();
    void refreshFacts(const session::IncidentSession& incident, const incident::StepView& step);
    void refreshButtons();
    void refreshTimeWarning();
    void arrangeButtons();

    void start();
    void ask(Asked what);
    void recordReason(int pick, const QString& why);
    void choose(int number);
    [[nodiscard]] const AlternativeButton* chosen() const;
    /// Nothing when the field is empty; false and a sentence on the card when it cannot be read.
    [[nodiscard]] bool addRestorePoint(QList<incident::Payload>& acts);
    [[nodiscard]] QString primaryWords() const;
    [[nodiscard]] QRect cardRect() const;

    ThemeValues m_theme;
    bool m_compact = false;
    WallTime m_time;
    Instant m_now;

    std::optional<incident::StepAddress> m_address;
    plan::Step m_step;
    QString m_language;
    incident::StepState m_state;
    std::optional<Instant> m_runsSince;
    bool m_saving = false;
    bool m_closed = false;
    Asked m_asked = Asked::Nothing;
    QList<plan::ServiceId> m_restorable;

    SignedLine* m_caution;
    SignedLine* m_failure;
    Paragraph* m_code;
    Paragraph* m_challenge;
    TimeBox* m_timeBox;
    Paragraph* m_question;
    QWidget* m_decision;
    QGridLayout* m_alternativeGrid;
    QButtonGroup* m_alternativeGroup;
    QList<AlternativeButton*> m_alternatives;
    QWidget* m_seen;
    QLabel* m_expectLabel;
    Paragraph* m_expect;
    QLabel* m_sawLabel;
    QLineEdit* m_saw;
    SignedLine* m_evidence;
    Button* m_detailButton;
    Paragraph* m_detail;
    Paragraph* m_commandHead;
    QVBoxLayout* m_commandColumn;
    QList<CommandRow*> m_commands;
    QWidget* m_restore;
    QLabel* m_restoreLabel;
    QLineEdit* m_restorePoint;
    QLabel* m_standingLabel;
    QComboBox* m_standing;
    QLabel* m_serviceLabel;
    QComboBox* m_restoredService;
    SignedLine* m_overrun;
    SignedLine* m_message;
    QBoxLayout* m_buttonBox;
    Button* m_primary;
    Button* m_start;
    Button* m_skip;
    Button* m_fail;
    ReasonLine* m_reason;
};

} // namespace muster::ui
