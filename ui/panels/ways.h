// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyphpainter.h"
#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

#include <functional>

class QGridLayout;

namespace muster::ui {

class Button;
class Paragraph;
class SignedLine;

/// What can be done about something, offered in place: a sentence and a button for each way. Goes away once
/// one is taken. Thread: main.
class Ways final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ways)
public:
    struct Way {
        /// Of the button, behind that of this part.
        QString name;
        QString words;
        /// What it would do; then the way has a line of its own.
        QString effect = {};
        std::function<void()> go;
        /// The letter that takes it while the keyboard is in this part.
        Qt::Key key = Qt::Key_unknown;
    };
    struct Offer {
        Glyph glyph = Glyph::Stale;
        QString lead = {};
        QString words;
        QList<Way> ways;
        /// Buttons in a line where no effect is told.
        int inLine = 2;
    };

    /// `name` is that of this part, and begins the names of its buttons.
    Ways(const QString& name, const ThemeValues& theme, QWidget* parent = nullptr);
    ~Ways() override;

    /// Shows itself. The keyboard stays where it is.
    void offer(const Offer& offer);
    /// Gives the first way the keyboard.
    void takeKeyboard();
    void withdraw();
    void setTheme(const ThemeValues& theme);

signals:
    /// Esc was pressed: none of them.
    void gaveUp();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill(const Offer& offer);
    void restyle();

    ThemeValues m_theme;
    SignedLine* m_words;
    QGridLayout* m_grid;
    QList<Button*> m_buttons;
    /// Of the buttons, in their order.
    QList<Qt::Key> m_keys;
    QList<Paragraph*> m_effects;
};

} // namespace muster::ui
