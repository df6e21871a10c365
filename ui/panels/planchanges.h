// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/incidentsession.h"
#include "ui/panels/typed.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

#include <memory>
#include <optional>

class QGridLayout;
class QLabel;
class QLineEdit;
class QListView;
class QStringListModel;

namespace muster::ui {

class Button;
class Paragraph;
class Ways;

/// Changes the plan while it runs, in place: first what can be changed about the step that is looked at, each
/// with a letter, then the lines that ask for what is needed. Enter answers, Esc gives up and changes
/// nothing. What was typed stays until it is recorded. Nothing else waits for it. Thread: main.
class PlanChanges final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanChanges)
public:
    explicit PlanChanges(const ThemeValues& theme, QWidget* parent = nullptr);
    ~PlanChanges() override;

    /// Null for none; gives up what was asked.
    void setIncident(std::shared_ptr<session::IncidentSession> incident);
    /// Offers what can be changed about this step, or without one what needs none, and takes the keyboard.
    /// What is being asked already goes on.
    void offer(const std::optional<incident::StepAddress>& step);
    /// Something is offered or asked.
    [[nodiscard]] bool isOpen() const;
    /// As the button does that names the change; what is missing is asked for.
    void answer();
    /// Asks again what could not be recorded, as it was answered.
    void askAgain();
    /// Hides itself; tells nobody.
    void giveUp();
    void setTheme(const ThemeValues& theme);
    /// What was typed and not recorded, and for what.
    [[nodiscard]] Typed typed() const;
    /// Asks on where somebody was stopped; the keyboard stays where it is.
    void setTyped(const Typed& typed);

signals:
    void actWanted(const muster::incident::Payload& act);
    /// What was typed names nothing, in a sentence; it is still there.
    void refused(const QString& text);
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Change { Attach, Add, Reword, Move, Strike };
    struct Field {
        QLabel* label;
        QLineEdit* edit;
    };

    void build();
    void restyle();
    /// Nothing where the step is not there any more.
    [[nodiscard]] const incident::StepView* step() const;
    /// Whether it can be asked; takes no keyboard.
    bool ask(Change change);
    void askAndTakeKeyboard(Change change);
    void show(const Field& field, const QString& label, const QString& words = {});
    void find();
    void takeKeyboard();
    [[nodiscard]] std::optional<incident::Payload> act();
    [[nodiscard]] std::optional<incident::Payload> attaching() const;
    [[nodiscard]] std::optional<incident::Payload> moving();
    /// The code behind which a step stands; "2.0" at the beginning of phase 2.
    [[nodiscard]] QString placeOf(const incident::StepView& step) const;

    std::shared_ptr<session::IncidentSession> m_incident;
    ThemeValues m_theme;
    std::optional<incident::StepAddress> m_step;
    std::optional<Change> m_asked;
    bool m_saving = false;
    QList<plan::ScenarioId> m_found;

    Ways* m_ways;
    QWidget* m_form;
    Paragraph* m_question;
    QGridLayout* m_grid;
    /// What it is: a scenario, what is to be done, a code.
    Field m_what {};
    QListView* m_list;
    QStringListModel* m_scenarios;
    Field m_expect {};
    Field m_why {};
    Button* m_confirm;
    Button* m_cancel;
};

} // namespace muster::ui
