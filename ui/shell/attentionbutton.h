// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QToolButton>

namespace muster::ui {

/// The slot of the strip that counts what needs somebody. Pressing it asks for the list.
/// Thread: main.
class AttentionButton final : public QToolButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttentionButton)
public:
    explicit AttentionButton(const ThemeValues& theme, QWidget* parent = nullptr);
    ~AttentionButton() override;

    void setCount(qsizetype count, bool critical);
    /// Leaves the word away; sign and number stay.
    void setCompact(bool compact);
    void setTheme(const ThemeValues& theme);
    /// "3 things need attention, something is broken"
    [[nodiscard]] QString spoken() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    ThemeValues m_theme;
    qsizetype m_count = 0;
    bool m_critical = false;
    bool m_compact = false;
};

} // namespace muster::ui
