// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

class Button;
class Paragraph;

/// A command to read and to copy. Nothing is run from here.
class CommandRow final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandRow)
public:
    CommandRow(const plan::CommandLine& command, const ThemeValues& theme, QWidget* parent = nullptr);
    ~CommandRow() override;

    void copy();
    /// Names the key that copies this one.
    void setKeyHint(const QString& keys);
    void setTheme(const ThemeValues& theme);
    /// The part that takes the keyboard.
    [[nodiscard]] QWidget* stop() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void restyle();

    ThemeValues m_theme;
    QString m_text;
    Paragraph* m_line;
    Paragraph* m_needs;
    Button* m_copy;
};

} // namespace muster::ui
