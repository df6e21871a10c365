// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/answerbar.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace muster::ui {

class Button;

/// A question or a message in the page itself, where others would open a dialog: words, perhaps one field,
/// and one or two buttons. Enter takes the first button, Escape the second; nothing behind it is blocked.
/// Thread: main.
class InlineBar final : public AnswerBar {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InlineBar)
public:
    enum class Tone { Neutral, Caution, Critical };

    explicit InlineBar(const ThemeValues& theme, QWidget* parent = nullptr);
    ~InlineBar() override;

    /// The lead is bold.
    void say(Tone tone, const QString& lead, const QString& words = {});
    /// An empty label takes the field away. The bar keeps what was typed until it is asked again.
    void askFor(const QString& label, const QString& prefilled = {});
    /// An empty text takes the button away. `keys` do what the first one does, wherever the keyboard is.
    void offer(const QString& accept, const QString& dismiss, const QString& keys = {});
    /// One sentence at the field about what was typed; empty for none.
    void complain(const QString& sentence);
    /// Shows the bar with the keyboard in its field or on the button that changes nothing.
    void open();
    /// As open, but leaves the keyboard where it is.
    void openQuietly();
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QString typed() const;

signals:
    void accepted(const QString& typed);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QColor ground() const override;

private:
    void restyle(const ThemeValues& theme);

    Tone m_tone = Tone::Neutral;
    QLabel* m_label;
    QLineEdit* m_field;
    QLabel* m_complaint;
    Button* m_accept;
    Button* m_dismiss;
};

} // namespace muster::ui
