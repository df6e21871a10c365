// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/drawings.h"
#include "ui/widgets/theme.h"

#include <QWidget>

namespace muster::ui {

/// A figure of a report as it is on paper: dark on white in every look. Thread: main. Owner: its parent.
class ReportFigure final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportFigure)
public:
    /// `alternative` says in words what is to be seen.
    ReportFigure(report::Drawing drawing, const QString& alternative, const ThemeValues& theme,
        QWidget* parent = nullptr);
    ~ReportFigure() override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int drawnWidth(int width) const;

    report::Drawing m_drawing;
    ThemeValues m_theme;
};

} // namespace muster::ui
