// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"

#include <QFontMetricsF>
#include <QList>
#include <QPen>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QStringList>

class QChart;
class QPainter;

namespace muster::ui {

struct FigureLook;

/// One figure, laid out: words are set beside and above a chart, so that each has its room. Thread: main.
class Plot {
public:
    /// The look must outlive it.
    Plot(const metrics::Figure& figure, const FigureLook& look, double width);

    /// In whole pixels.
    [[nodiscard]] QSizeF size() const { return { m_width, m_height }; }
    void paint(QPainter& painter) const;

private:
    /// A rectangle; left and right in values from 0, top and bottom in lanes.
    struct Box {
        double from = 0;
        double until = 0;
        double top = 0;
        double bottom = 0;
        metrics::SpanKind kind = metrics::SpanKind::Actual;
    };
    /// A text with its left end on the baseline.
    struct Words {
        QPointF at;
        QString text;
    };
    struct Place {
        double at = 0;
        QString text;
    };

    void take(const metrics::Bars& bars);
    void take(const metrics::Spans& spans);
    void take(const metrics::Counts& counts);
    void takeAxis(const metrics::Axis& axis);

    void layOut();
    double layLegend(double top);
    void layTicks(double top);
    double layMarkers(double top);
    void layLanes();
    [[nodiscard]] double widestOf(const QStringList& texts, double most) const;
    [[nodiscard]] QString elided(const QString& text, double width) const;
    [[nodiscard]] double x(double value) const;

    void fill(QChart& chart) const;
    void addBoxes(QChart& chart) const;
    /// One area; only boxes without an outline are several.
    void addRow(QChart& chart, const QList<Box>& row) const;
    void addHatch(QChart& chart, const QRectF& box) const;
    void addLine(QChart& chart, const QList<QPointF>& pixels, double width, bool isDashed) const;
    void addMarks(QChart& chart) const;
    void paintSample(QPainter& painter, const QRectF& box, metrics::SpanKind kind) const;
    [[nodiscard]] QPen penOf(metrics::SpanKind kind) const;

    const FigureLook& m_look;
    QFontMetricsF m_metrics;
    double m_width;
    double m_height = 0;
    /// Of the axis.
    double m_length = 0;
    double m_laneHeight = 0;
    QRectF m_area;
    QList<Box> m_boxes;
    QList<QPointF> m_marks;
    QStringList m_names;
    QStringList m_notes;
    QList<Place> m_ticks;
    QList<Place> m_markers;
    QList<metrics::Called> m_legend;
    QList<Words> m_words;
    /// Where in the legend a kind is shown.
    QList<Box> m_samples;
    /// A line from where its words stand.
    QList<QPointF> m_markerTops;
};

} // namespace muster::ui
