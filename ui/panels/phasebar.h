// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incident/walkthrough.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

/// One segment a phase, filled as far as its steps have ended; the running one is wider and says "3 of 6".
class PhaseBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PhaseBar)
public:
    explicit PhaseBar(const ThemeValues& theme, QWidget* parent = nullptr);
    ~PhaseBar() override;

    /// `running` is the phase of the current step; -1 for none.
    void setPhases(const QList<incident::PhaseView>& phases, int running);
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Segment {
        QString title;
        double done = 0;
        QString count;
        bool inactive = false;
    };

    QList<Segment> m_segments;
    int m_running = -1;
    ThemeValues m_theme;
    WordShapes m_shapes;
};

} // namespace muster::ui
