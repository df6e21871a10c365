// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

#include <QByteArray>
#include <QHash>
#include <QPicture>
#include <QSizeF>
#include <QString>

/// Figures as they were drawn, for whatever writes them down. The writers draw nothing themselves.
namespace muster::report {

/// One figure, as vectors: for a page of paper and for one of HTML.
struct Drawing {
    /// In millimetres.
    QSizeF size;
    /// Fills a rectangle of its own bounding rectangle, which has the shape of `size`.
    QPicture picture;
    /// A whole <svg> element, without an XML declaration; texts in it are texts.
    QByteArray svg;
};

/// By the ids of figures in the report. A figure that is not here is told by its alternative alone.
using Drawings = QHash<QString, Drawing>;

/// Draws figures. Implemented where there is something to draw with.
class FigureRenderer {
    Q_DISABLE_COPY_MOVE(FigureRenderer)
public:
    FigureRenderer() = default;
    virtual ~FigureRenderer() = default;

    /// Of that width in millimetres, as high as the figure needs. Thread: main; needs a QApplication.
    [[nodiscard]] virtual Drawing drawn(const Figure& figure, double width) const = 0;
};

/// Width of the text of a page, in millimetres: on A4 and Letter alike.
inline constexpr double kFigureWidth = 170;

/// Every figure of the report. Thread: main.
[[nodiscard]] Drawings drawnFigures(const Report& report, const FigureRenderer& renderer);

} // namespace muster::report
