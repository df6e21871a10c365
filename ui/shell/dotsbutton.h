// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace muster::ui {

/// Three dots, one above the other: more can be done here.
/// Thread: main.
class DotsButton final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DotsButton)
public:
    /// `name` is what a screen reader says.
    DotsButton(const QString& name, const ThemeValues& theme, QWidget* parent = nullptr);
    ~DotsButton() override;

    void setTheme(const ThemeValues& theme);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    ThemeValues m_theme;
};

} // namespace muster::ui
