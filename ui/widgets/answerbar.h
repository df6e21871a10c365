// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QString>
#include <QWidget>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace muster::ui {

/// A sentence across the page with its answers: beside it, or below where both have no room. What is asked,
/// and which keys answer, is for those made from it. Thread: main.
class AnswerBar : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerBar)
public:
    ~AnswerBar() override;

    /// As wide as the answers: what is beside the page keeps its room.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// `wordsWidth`: what the sentence needs beside its answers, at 100 %.
    AnswerBar(const ThemeValues& theme, int wordsWidth, QWidget* parent);

    /// The lead is bold. Also what a screen reader says of the sentence.
    void write(const QString& lead, const QString& words);
    /// In another look; `inset` is kept free before the sentence.
    void dress(const ThemeValues& theme, int inset);
    [[nodiscard]] const ThemeValues& theme() const { return m_theme; }
    /// Where the answers go, and what stands below the sentence.
    [[nodiscard]] QHBoxLayout* answers() const { return m_answers; }
    [[nodiscard]] QVBoxLayout* words() const { return m_column; }
    /// Puts the answers below the words when both have no room beside each other.
    void fold();
    /// What it stands on.
    [[nodiscard]] virtual QColor ground() const;

    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    ThemeValues m_theme;
    int m_wordsWidth;
    QLabel* m_sentence;
    QVBoxLayout* m_column;
    QHBoxLayout* m_answers;
    QBoxLayout* m_row;
};

} // namespace muster::ui
