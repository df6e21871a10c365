// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/perspective.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <array>

class QLabel;

namespace muster::ui {

class Button;
class PerspectiveTabs;

/// Below the strip: the perspectives as tabs, and at the right, while a drill runs, what moves its clock. The
/// clock's row costs no height of its own here.
/// Thread: main.
class PerspectiveBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PerspectiveBar)
public:
    explicit PerspectiveBar(const ThemeValues& theme, QWidget* parent = nullptr);
    ~PerspectiveBar() override;

    /// What the keyboard does instead of the button that finds.
    void setFindKeys(const QString& keys);
    /// Tells nobody.
    void setCurrent(Perspective perspective);
    void setDrillVisible(bool visible);
    /// How fast the simulated clock runs, in thousandths; 0 is paused.
    void setRate(qint64 rate);
    /// At which it runs, or will again after a pause.
    [[nodiscard]] qint64 rate() const { return m_running; }
    [[nodiscard]] bool hasKeyboard() const;
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);

signals:
    void chosen(muster::ui::Perspective perspective);
    void rateWanted(qint64 rate);
    void endWanted();
    void findWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PerspectiveTabs* m_tabs;
    QWidget* m_drill;
    QLabel* m_drillWords;
    std::array<Button*, 3> m_rates;
    Button* m_pause;
    Button* m_end;
    Button* m_find;
    ThemeValues m_theme;
    qint64 m_running = 1000;
    bool m_compact = false;
};

} // namespace muster::ui
