// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

/// A line with seconds that run down: they are painted, and nobody is told each of them.
/// Thread: main.
class CountdownLine final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountdownLine)
public:
    explicit CountdownLine(const ThemeValues& theme, QWidget* parent = nullptr);
    ~CountdownLine() override;

    /// Shows itself. `words` have a %1 for the seconds; `spoken` is the same without them.
    void begin(const QString& words, const QString& spoken, Millis left);
    void setLeft(Millis left);
    [[nodiscard]] QString shown() const;
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThemeValues m_theme;
    QString m_words;
    Millis m_left { 0 };
};

} // namespace muster::ui
