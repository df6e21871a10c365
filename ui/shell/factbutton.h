// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace muster::ui {

/// A fact of the status bar that leads somewhere: as quiet as its neighbours, and more ink when something is
/// to be done. Thread: main.
class FactButton final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactButton)
public:
    explicit FactButton(const ThemeValues& theme, QWidget* parent = nullptr);
    ~FactButton() override;

    /// `spoken` is what a screen reader says, however short the words are. The same again changes nothing.
    void setWords(const QString& words, const QString& spoken, bool isDue);
    void setTheme(const ThemeValues& theme);
    /// What these words need.
    [[nodiscard]] int widthOf(const QString& words) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont labelFont() const { return m_theme.type.words(13); }

    ThemeValues m_theme;
    bool m_isDue = false;
};

} // namespace muster::ui
