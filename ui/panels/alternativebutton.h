// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"
#include "ui/panels/wordshapes.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace muster::ui {

/// One answer of a decision: checkable, one of several. Shows its key, its words and how long the way takes.
class AlternativeButton final : public QAbstractButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlternativeButton)
public:
    /// `key` is the digit that picks it; `against` is what speaks against it, empty for nothing.
    AlternativeButton(const plan::Answer& answer, const QString& against, int key, const ThemeValues& theme,
        QWidget* parent = nullptr);
    ~AlternativeButton() override;

    [[nodiscard]] const plan::Answer& answer() const { return m_answer; }
    void setTheme(const ThemeValues& theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int titleWidth(int width) const;
    [[nodiscard]] int titleHeight(int width) const;
    [[nodiscard]] int againstHeight(int width) const;

    plan::Answer m_answer;
    QString m_against;
    QString m_key;
    ThemeValues m_theme;
    WordShapes m_shapes;
};

} // namespace muster::ui
