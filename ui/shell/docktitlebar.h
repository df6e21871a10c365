// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

/// Name of a dock and what it counts: "Recovery matrix  4 of 6 affected".
/// Thread: main.
class DockTitleBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DockTitleBar)
public:
    DockTitleBar(const QString& title, const ThemeValues& theme, QWidget* parent = nullptr);
    ~DockTitleBar() override;

    void setRemark(const QString& remark);
    void setTheme(const ThemeValues& theme);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_title;
    QString m_remark;
    ThemeValues m_theme;
};

} // namespace muster::ui
