// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

/// Shows one value for as long as it is told to, and is hidden otherwise. The value is painted and read aloud
/// from its own bytes: no text of it is kept in the widget or anywhere else.
/// Thread: main.
class SecretView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SecretView)
public:
    explicit SecretView(const ThemeValues& theme, QWidget* parent = nullptr);
    ~SecretView() override;

    /// `title` says whose value it is.
    void reveal(const QString& title, SecretPtr value);
    /// Forgets the value and hides.
    void conceal();
    [[nodiscard]] bool isRevealed() const { return m_value != nullptr; }
    /// What a screen reader is told when it asks; without the value while none is shown.
    [[nodiscard]] QString spoken() const;
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    /// Draws the value's lines, as many as are shown, when there is a painter; how high they are.
    int layOut(int width, QPainter* painter) const;
    [[nodiscard]] QString words() const;

    ThemeValues m_theme;
    QString m_title;
    SecretPtr m_value;
};

} // namespace muster::ui
