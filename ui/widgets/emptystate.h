// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

class QLabel;

namespace muster::ui {

class Button;

/// What a panel says when it has nothing to show: one sentence, and most often one act with its key.
/// Thread: main.
class EmptyState final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)
public:
    EmptyState(const QString& sentence, const ThemeValues& theme, QWidget* parent = nullptr);
    ~EmptyState() override;

    void setSentence(const QString& sentence);
    /// Shows a button; an empty text takes it away.
    void setAct(const QString& text, const QString& keys);
    /// Stands in the middle of a page of its own, larger than in a panel.
    void fillPage();
    void setTheme(const ThemeValues& theme);

signals:
    void actWanted();

private:
    QLabel* m_sentence;
    Button* m_act;
    bool m_isPage = false;
};

} // namespace muster::ui
