// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"
#include "core/report/drawings.h"
#include "core/report/report.h"

#include <QColor>
#include <QFont>

namespace muster::ui {

/// Colours and type of figures; the window's, or a printer's.
struct FigureLook {
    QColor text;
    QColor grid;
    /// What lies below.
    QColor ground;
    /// Inks of what was: of any two, one is clearly lighter, so that they stay apart without colour.
    QColor actual;
    QColor critical;
    QColor paused;
    QColor kept;
    QColor late;
    /// Its size is in pixels, of which 96 are an inch.
    QFont font;

    /// Dark on white, with the typeface of our papers.
    [[nodiscard]] static FigureLook paper();
    /// What fills an interval of the kind.
    [[nodiscard]] QColor fillOf(metrics::SpanKind kind) const;
};

/// Draws figures with Qt Charts, as vectors; the one place that does. The names stand at the left, the axis
/// and the legend above; the title is left to whoever shows the drawing.
class ChartFigures final : public report::FigureRenderer {
    Q_DISABLE_COPY_MOVE(ChartFigures)
public:
    /// Loads the typeface of our papers where nobody has.
    explicit ChartFigures();
    explicit ChartFigures(const FigureLook& look);
    ~ChartFigures() override = default;

    /// An empty figure gives an empty drawing.
    [[nodiscard]] report::Drawing drawn(const report::Figure& figure, double width) const override;

private:
    FigureLook m_look;
};

} // namespace muster::ui
