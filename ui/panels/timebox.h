// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <optional>

namespace muster::ui {

/// How long a step has been running of what the plan gives it: "time box 01:10 of 5 min". Painted, so that
/// its ticking is not read aloud; the card says in words when the time is over.
class TimeBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeBox)
public:
    explicit TimeBox(const ThemeValues& theme, QWidget* parent = nullptr);
    ~TimeBox() override;

    /// No `planned`: the box is empty.
    void setTimes(Millis spent, std::optional<Millis> planned);
    void setTheme(const ThemeValues& theme);
    [[nodiscard]] bool isOver() const { return m_planned && m_spent > *m_planned; }
    /// "taking longer than planned (6 of 5 min)"; empty while it is not.
    [[nodiscard]] QString warning() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString figure() const;
    [[nodiscard]] QString rest() const;

    ThemeValues m_theme;
    WordShapes m_shapes;
    Millis m_spent { 0 };
    std::optional<Millis> m_planned;
};

} // namespace muster::ui
