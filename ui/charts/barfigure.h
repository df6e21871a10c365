// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"

#include <QColor>
#include <QFont>
#include <QPicture>
#include <QSize>

namespace muster::ui {

/// Colours and type of a figure; the window's, or a printer's.
struct FigureLook {
    QColor text;
    QColor grid;
    /// One a series; told apart by lightness too.
    QList<QColor> series;
    QFont font;
};

/// Draws a figure as horizontal bars with Qt Charts, as vectors, to be played into a widget or a page.
/// Thread: main; needs a QApplication.
[[nodiscard]] QPicture drawBars(const metrics::Figure& figure, const FigureLook& look, QSize size);

/// Height that leaves each bar readable.
[[nodiscard]] int heightOfBars(const metrics::Figure& figure, const FigureLook& look);

} // namespace muster::ui
