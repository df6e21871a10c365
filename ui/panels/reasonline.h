// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace muster::ui {

class Button;
class Paragraph;

/// Asks for a reason in place: a question, picks with the keys 1 to 4 where there are any, one line of text.
/// Enter answers, Esc gives up. Nothing else waits for it.
class ReasonLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReasonLine)
public:
    explicit ReasonLine(const ThemeValues& theme, QWidget* parent = nullptr);
    ~ReasonLine() override;

    enum class Need { None, Words };
    /// Shows itself and takes the keyboard. `confirm` names the act on the button. Where words are needed it
    /// waits for them.
    void ask(const QString& question, const QString& confirm, const QStringList& picks = {},
        Need need = Need::None);
    /// Shows itself again as it was answered, when the answer could not be recorded.
    void askAgain();
    /// Hides itself; tells nobody.
    void giveUp();
    void setTheme(const ThemeValues& theme);

signals:
    /// `pick` counts from 0; -1 where there were no picks.
    void answered(int pick, const QString& text);
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void pick(int number);
    void answer();
    void setPicks(const QStringList& picks);
    void restyle();

    ThemeValues m_theme;
    Paragraph* m_question;
    QGridLayout* m_pickRow;
    QList<Button*> m_picks;
    QLineEdit* m_text;
    Button* m_confirm;
    Button* m_cancel;
    int m_picked = -1;
    Need m_need = Need::None;
};

} // namespace muster::ui
