// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QPixmap>
#include <QWidget>

namespace muster::ui {

/// Holds the contents of a window and, in a drill, draws the hatch around them.
/// Thread: main.
class DrillFrame final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DrillFrame)
public:
    static constexpr int kWidth = 8;

    explicit DrillFrame(const ThemeValues& theme, QWidget* parent = nullptr);
    ~DrillFrame() override;

    /// Takes the widget over.
    void setContents(QWidget* contents);
    void setHatched(bool hatched);
    [[nodiscard]] bool isHatched() const { return m_hatched; }
    void setTheme(const ThemeValues& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeTile();

    ThemeValues m_theme;
    QPixmap m_tile;
    bool m_hatched = false;
};

} // namespace muster::ui
