// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QGridLayout;
class QLineEdit;

namespace muster::ui {

class Button;
class Paragraph;

/// Asks in place: a question, somebody's name where it is wanted, picks with the keys 1 to 4 where there are
/// any, one line of text. Enter answers, Esc gives up. Nothing else waits for it.
class ReasonLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasonLine)
public:
    explicit ReasonLine(const ThemeValues& theme, QWidget* parent = nullptr);
    ~ReasonLine() override;

    enum class Need { None, Words };
    struct Question {
        QString words;
        /// Names the act on the button.
        QString confirm;
        QStringList picks = {};
        /// Where words are needed it waits for them.
        Need need = Need::None;
        /// What the field in front is for, where somebody is to be named; and whom it offers.
        QString person = {};
        QStringList people = {};
        /// What the text is, else that it is a few words.
        QString hint = {};
        /// The keyboard begins on the way back: the act cannot be undone.
        bool careful = false;
    };
    /// Shows itself and takes the keyboard.
    void ask(const Question& question);
    void ask(const QString& question, const QString& confirm, const QStringList& picks = {},
        Need need = Need::None);
    /// Shows itself again as it was answered, when the answer could not be recorded.
    void askAgain();
    /// Hides itself; tells nobody.
    void giveUp();
    void setTheme(const ThemeValues& theme);
    /// Who was named.
    [[nodiscard]] QString person() const;

signals:
    /// `pick` counts from 0; -1 where there were no picks.
    void answered(int pick, const QString& text);
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The first part that is not answered.
    void takeKeyboard();
    void pick(int number);
    void answer();
    void setPicks(const QStringList& picks);
    void restyle();

    ThemeValues m_theme;
    Paragraph* m_question;
    QGridLayout* m_pickRow;
    /// The words, and the buttons: below them where there is no room beside.
    QBoxLayout* m_row;
    QList<Button*> m_picks;
    QLineEdit* m_person;
    QLineEdit* m_text;
    Button* m_confirm;
    Button* m_cancel;
    int m_picked = -1;
    Need m_need = Need::None;
    bool m_careful = false;
};

} // namespace muster::ui
