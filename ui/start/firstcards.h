// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QList>
#include <QWidget>

namespace muster::ui {

class CardButton;

/// Three ways to begin, for somebody who has not held a drill yet; each has a digit.
/// Thread: main.
class FirstCards final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FirstCards)
public:
    FirstCards(const ThemeValues& theme, QWidget* parent);
    ~FirstCards() override;

    /// Presses the card with this digit; false when there is none.
    bool press(const QString& digit);
    void setTheme(const ThemeValues& theme);

signals:
    void sampleWanted();
    void planWanted();
    void blankWanted();

private:
    QList<CardButton*> m_cards;
};

} // namespace muster::ui
