// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QLineEdit;

namespace muster::ui {

class Button;
class Paragraph;

/// Asks for a value in place, in a masked line. Enter answers, Esc gives up. It stays until giveUp(): then
/// what was typed is gone, also for undo.
/// Thread: main.
class SecretEntry final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretEntry)
public:
    explicit SecretEntry(const ThemeValues& theme, QWidget* parent = nullptr);
    ~SecretEntry() override;

    /// Shows itself and takes the keyboard. `confirm` names the act on the button.
    void ask(const QString& question, const QString& confirm);
    /// What stands in the line; null when it is empty.
    [[nodiscard]] SecretPtr value() const;
    /// Hides itself and forgets; tells nobody.
    void giveUp();
    /// Masks what is typed again.
    void mask();
    void setTheme(const ThemeValues& theme);

signals:
    /// value() has it; signals carry none.
    void answered();
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setMasked(bool masked);
    void restyle();

    ThemeValues m_theme;
    Paragraph* m_question;
    QLineEdit* m_text;
    Button* m_show;
    Button* m_confirm;
    Button* m_cancel;
};

} // namespace muster::ui
