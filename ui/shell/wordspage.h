// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QScrollArea>

class QLabel;

namespace muster::ui {

class Button;

/// A page of words with one or two buttons below: what went wrong, how an incident ended, which keys there
/// are. Enter takes the first button, Escape the last. Thread: main.
class WordsPage final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WordsPage)
public:
    explicit WordsPage(const ThemeValues& theme, QWidget* parent = nullptr);
    ~WordsPage() override;

    /// The body is HTML of our own; whatever comes from elsewhere has been escaped.
    void setWords(const QString& title, const QString& html);
    /// Text that helps whoever is asked for help; empty for none. Stays folded until it is asked for.
    void setDetails(const QString& details);
    /// What Escape presses: the second button, which then changes nothing, or the first.
    enum class Escape { Second, First };
    /// An empty text takes the button away.
    void offer(const QString& first, const QString& second, Escape escape = Escape::Second);
    void setTheme(const ThemeValues& theme);

signals:
    void firstChosen();
    void secondChosen();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    QWidget* m_sheet;
    QLabel* m_title;
    QLabel* m_words;
    QLabel* m_details;
    Button* m_unfold;
    Button* m_first;
    Button* m_second;
    Escape m_escape = Escape::Second;
};

} // namespace muster::ui
