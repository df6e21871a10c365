// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QString>

namespace muster::ui {

/// A large button with the key that presses it, what it does, and a line about it.
/// Thread: main.
class CardButton final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardButton)
public:
    CardButton(const QString& key, const QString& title, const QString& words, const ThemeValues& theme,
        QWidget* parent);
    ~CardButton() override;

    void setTheme(const ThemeValues& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_key;
    QString m_words;
    ThemeValues m_theme;
};

} // namespace muster::ui
