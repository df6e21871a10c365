// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/plot.h"

#include "ui/charts/chartfigures.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QPolygonF>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace muster::ui {

using metrics::SpanKind;

namespace {

// In pixels, of which 96 are an inch.
constexpr double kGap = 8;
/// Between the sides of the chart and its axis, so that what stands at an end is whole.
constexpr double kSide = 6;
constexpr double kTwoTracks = 28;
constexpr double kOneTrack = 22;
constexpr double kCountsLane = 28;
constexpr double kTrack = 11;
constexpr double kMark = 10;
constexpr double kThinnest = 1.5;
constexpr double kHatch = 4;
constexpr QSizeF kSample { 14, 9 };
/// Parts of the width.
constexpr double kMostNames = 0.3;
constexpr double kMostNotes = 0.3;
constexpr double kMostMarker = 0.5;
/// Where our typeface is not at hand another one may be wider.
constexpr double kSlack = 1.05;
constexpr int kMostTicks = 6;
/// Of a lane, by the highest of its counts.
constexpr double kHighest = 0.85;
/// Of an interval, so that two beside each other are two.
constexpr double kBetween = 0.06;

/// Of several series side by side.
constexpr std::array kBarKinds { SpanKind::Planned, SpanKind::Actual, SpanKind::Critical, SpanKind::Paused,
    SpanKind::Kept, SpanKind::Late };

/// The shortest of 1, 2, 5, 10 … that makes at most kMostTicks parts.
double roundNumber(double length)
{
    const double least = length / kMostTicks;
    const double decade = std::pow(10.0, std::floor(std::log10(least)));
    for (const double times : { 1.0, 2.0, 5.0 }) {
        if (decade * times >= least)
            return decade * times;
    }
    return decade * 10;
}

/// One line that covers a rectangle with slanting strokes and turns only at its edges.
QPolygonF hatchIn(const QRectF& box)
{
    QPolygonF line;
    bool isUp = true;
    for (double foot = kHatch; foot < box.width() + box.height(); foot += kHatch) {
        // From the left or lower edge up to the upper or right edge.
        const double in = std::min(foot, box.width());
        const QPointF low(box.left() + in, box.top() + foot - in);
        const double down = std::min(foot, box.height());
        const QPointF high(box.left() + foot - down, box.top() + down);
        line << (isUp ? high : low) << (isUp ? low : high);
        isUp = !isUp;
    }
    return line;
}

QPen linePen(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine)
{
    QPen pen(colour, width, style, Qt::FlatCap, Qt::MiterJoin);
    return pen;
}

} // namespace

Plot::Plot(const metrics::Figure& figure, const FigureLook& look, double width)
    : m_look(look)
    , m_metrics(look.font)
    , m_width(std::floor(width))
{
    std::visit([this](const auto& shape) { take(shape); }, figure.shape);
    layOut();
}

void Plot::take(const metrics::Bars& bars)
{
    const auto tracks = static_cast<double>(bars.series.size());
    m_laneHeight = kGap + kTrack * tracks;
    const double margin = kGap / 2 / m_laneHeight;
    m_names = bars.categories;
    m_notes = QStringList(m_names.size());
    for (qsizetype n = 0; n < bars.series.size(); ++n) {
        const auto kind = kBarKinds.at(static_cast<size_t>(n) % kBarKinds.size());
        m_legend.append({ kind, bars.series.at(n).label });
        for (qsizetype lane = 0; lane < m_names.size(); ++lane) {
            const auto value = bars.series.at(n).values.value(lane);
            const double top
                = static_cast<double>(lane) + margin + static_cast<double>(n) * kTrack / m_laneHeight;
            m_boxes.append({ 0, value, top, top + kTrack / m_laneHeight, kind });
            m_length = std::max(m_length, value);
        }
    }
    m_length = m_length > 0 ? m_length : 1;
    const double step = roundNumber(m_length);
    for (int i = 0; i * step <= m_length; ++i)
        m_ticks.append({ i * step, QStringLiteral("%1 %2").arg(QString::number(i * step), bars.unit) });
}

void Plot::takeAxis(const metrics::Axis& axis)
{
    m_length = static_cast<double>(axis.until - axis.from);
    for (const auto& tick : axis.ticks)
        m_ticks.append({ static_cast<double>(tick.at - axis.from), tick.label });
}

void Plot::take(const metrics::Spans& spans)
{
    takeAxis(spans.axis);
    m_legend = spans.legend;
    const auto isPlanned = [](const metrics::Span& span) { return span.kind == SpanKind::Planned; };
    const bool isCompared
        = std::any_of(spans.lanes.begin(), spans.lanes.end(), [&](const metrics::Lane& lane) {
              return std::any_of(lane.spans.begin(), lane.spans.end(), isPlanned);
          });
    m_laneHeight = isCompared ? kTwoTracks : kOneTrack;
    const double track = kTrack / m_laneHeight;
    const double first = (1 - (isCompared ? 2 : 1) * track) / 2;
    for (const auto& lane : spans.lanes) {
        const auto at = static_cast<double>(m_names.size()) + first;
        m_names.append(lane.name);
        m_notes.append(lane.note);
        for (const auto& span : lane.spans) {
            const auto from = static_cast<double>(span.from - spans.axis.from);
            const double top = isCompared && !isPlanned(span) ? at + track : at;
            if (span.kind == SpanKind::Mark) {
                m_marks.append({ from, top + track / 2 });
                continue;
            }
            m_boxes.append(
                { from, static_cast<double>(span.until - spans.axis.from), top, top + track, span.kind });
        }
    }
    // A pause lies over what it interrupts.
    std::stable_partition(
        m_boxes.begin(), m_boxes.end(), [](const Box& box) { return box.kind != SpanKind::Paused; });
    for (const auto& marker : spans.markers)
        m_markers.append({ static_cast<double>(marker.at - spans.axis.from), marker.words });
}

void Plot::take(const metrics::Counts& counts)
{
    takeAxis(counts.axis);
    m_laneHeight = kCountsLane;
    qint64 most = 1;
    for (const auto& lane : counts.lanes)
        most = std::max(most, *std::max_element(lane.counts.begin(), lane.counts.end()));
    const auto step = static_cast<double>(counts.step);
    for (const auto& lane : counts.lanes) {
        const auto bottom = static_cast<double>(m_names.size() + 1);
        m_names.append(lane.name);
        m_notes.append(QString::number(std::accumulate(lane.counts.begin(), lane.counts.end(), qint64(0))));
        for (qsizetype i = 0; i < lane.counts.size(); ++i) {
            const double high = kHighest * static_cast<double>(lane.counts.at(i)) / static_cast<double>(most);
            if (high == 0)
                continue;
            m_boxes.append(
                { (static_cast<double>(i) + kBetween) * step, (static_cast<double>(i + 1) - kBetween) * step,
                    bottom - std::max(high, kThinnest / m_laneHeight), bottom, SpanKind::Actual });
        }
    }
}

double Plot::widestOf(const QStringList& texts, double most) const
{
    double widest = 0;
    for (const auto& text : texts)
        widest = std::max(widest, m_metrics.horizontalAdvance(text) * kSlack);
    return std::ceil(std::min(widest, most * m_width));
}

QString Plot::elided(const QString& text, double width) const
{
    return m_metrics.elidedText(text.simplified(), Qt::ElideRight, width);
}

double Plot::x(double value) const
{
    return m_area.left() + kSide + value / m_length * (m_area.width() - 2 * kSide);
}

void Plot::layOut()
{
    const double names = widestOf(m_names, kMostNames);
    const double notes = widestOf(m_notes, kMostNotes);
    m_area.setLeft(names + kGap);
    m_area.setRight(m_width - (notes > 0 ? notes + kGap : 1));
    double top = layLegend(0);
    layTicks(top);
    top = layMarkers(top + m_metrics.height() + kGap / 2);
    m_area.setTop(std::ceil(top));
    m_area.setHeight(m_laneHeight * static_cast<double>(m_names.size()));
    layLanes();
    m_height = std::ceil(m_area.bottom() + 1);
}

double Plot::layLegend(double top)
{
    double left = 0;
    for (const auto& one : m_legend) {
        const double room = m_width - kSample.width() - kGap;
        const auto text = elided(one.words, room);
        const double width = kSample.width() + kGap / 2 + m_metrics.horizontalAdvance(text) * kSlack;
        if (left > 0 && left + width > m_width) {
            left = 0;
            top += m_metrics.height();
        }
        const double middle = top + m_metrics.height() / 2;
        m_samples.append({ left + 1, left + 1 + kSample.width(), middle - kSample.height() / 2,
            middle + kSample.height() / 2, one.kind });
        m_words.append({ { left + kSample.width() + kGap / 2, top + m_metrics.ascent() }, text });
        left += width + 2 * kGap;
    }
    return m_legend.isEmpty() ? top : top + m_metrics.height() + kGap;
}

void Plot::layTicks(double top)
{
    QList<Words> laid;
    // Every label, or every second, or every third …: as many as stand apart.
    for (qsizetype stride = 1; stride <= m_ticks.size(); ++stride) {
        laid.clear();
        double free = 0;
        bool fits = true;
        for (qsizetype i = 0; i < m_ticks.size() && fits; i += stride) {
            const auto text = elided(m_ticks.at(i).text, m_width);
            const double width = m_metrics.horizontalAdvance(text) * kSlack;
            const double left
                = std::clamp(x(m_ticks.at(i).at) - width / 2, 0.0, std::max(0.0, m_width - width));
            fits = laid.isEmpty() || left >= free;
            free = left + width + kGap;
            laid.append({ { left, top + m_metrics.ascent() }, text });
        }
        if (fits)
            break;
    }
    m_words += laid;
}

double Plot::layMarkers(double top)
{
    // The first that is free of all rows.
    QList<double> rows;
    for (const auto& marker : m_markers) {
        const auto text = elided(marker.text, kMostMarker * m_width);
        const double width = m_metrics.horizontalAdvance(text) * kSlack;
        const double at = x(marker.at);
        const double left = at - kGap / 2 - width >= 0 ? at - kGap / 2 - width : at + kGap / 2;
        const auto free = std::find_if(rows.begin(), rows.end(), [&](double end) { return end <= left; });
        const auto row = free - rows.begin();
        if (free == rows.end())
            rows.append(0);
        rows[row] = std::max(left + width, at) + kGap;
        const double line = top + static_cast<double>(row) * m_metrics.height();
        m_words.append({ { left, line + m_metrics.ascent() }, text });
        m_markerTops.append({ at, line });
    }
    return top + static_cast<double>(rows.size()) * m_metrics.height();
}

void Plot::layLanes()
{
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        const double middle = m_area.top() + (static_cast<double>(i) + 0.5) * m_laneHeight;
        const double baseline = middle + (m_metrics.ascent() - m_metrics.descent()) / 2;
        m_words.append({ { 0, baseline }, elided(m_names.at(i), m_area.left() - kGap) });
        if (!m_notes.at(i).isEmpty()) {
            const double left = m_area.right() + kGap;
            m_words.append({ { left, baseline }, elided(m_notes.at(i), m_width - left) });
        }
    }
}

void Plot::addBoxes(QChart& chart) const
{
    // What has no outline is one area along the lane: a chart of many series takes long.
    QList<QList<Box>> rows;
    for (const auto& box : m_boxes) {
        const auto isNext = [&](const QList<Box>& row) {
            const auto& last = row.last();
            return last.kind == box.kind && last.bottom == box.bottom && last.until <= box.from
                && penOf(box.kind).style() == Qt::NoPen;
        };
        const auto row = std::find_if(rows.begin(), rows.end(), isNext);
        if (row == rows.end())
            rows.append({ box });
        else
            row->append(box);
    }
    for (const auto& row : std::as_const(rows))
        addRow(chart, row);
}

void Plot::addRow(QChart& chart, const QList<Box>& row) const
{
    const double pixel = m_length / (m_area.width() - 2 * kSide);
    const auto endOf = [&](const Box& box) {
        return box.until > m_length ? m_length + kSide * pixel
                                    : std::max(box.until, box.from + kThinnest * pixel);
    };
    const auto& first = row.first();
    // Owned by the area, that by the chart.
    auto* upper = new QLineSeries;
    auto* lower = new QLineSeries;
    for (const auto& box : row) {
        *upper << QPointF(box.from, box.bottom) << QPointF(box.from, box.top) << QPointF(endOf(box), box.top)
               << QPointF(endOf(box), box.bottom);
    }
    *lower << QPointF(first.from, first.bottom) << QPointF(endOf(row.last()), first.bottom);
    auto* area = new QAreaSeries(upper, lower);
    upper->setParent(area);
    lower->setParent(area);
    const bool isHatched = first.kind == SpanKind::Late;
    area->setColor(isHatched ? m_look.ground : m_look.fillOf(first.kind));
    area->setPen(penOf(first.kind));
    chart.addSeries(area);
    if (isHatched) {
        const double top = m_area.top() + first.top * m_laneHeight;
        const double bottom = m_area.top() + first.bottom * m_laneHeight;
        addHatch(chart, QRectF(QPointF(x(first.from), top), QPointF(x(endOf(first)), bottom)));
    }
}

void Plot::addHatch(QChart& chart, const QRectF& box) const
{
    const auto line = hatchIn(box);
    if (!line.isEmpty())
        addLine(chart, line, 1, false);
}

void Plot::addLine(QChart& chart, const QList<QPointF>& pixels, double width, bool isDashed) const
{
    auto* series = new QLineSeries;
    for (const auto& point : pixels) {
        series->append((point.x() - x(0)) / (m_area.width() - 2 * kSide) * m_length,
            (point.y() - m_area.top()) / m_laneHeight);
    }
    series->setPen(linePen(m_look.late, width, isDashed ? Qt::DashLine : Qt::SolidLine));
    chart.addSeries(series);
}

void Plot::addMarks(QChart& chart) const
{
    if (m_marks.isEmpty())
        return;
    auto* marks = new QScatterSeries;
    marks->setMarkerShape(QScatterSeries::MarkerShapeRotatedRectangle);
    marks->setMarkerSize(kMark);
    marks->setColor(m_look.fillOf(SpanKind::Mark));
    marks->setBorderColor(m_look.ground);
    for (const auto& mark : m_marks)
        marks->append(mark);
    chart.addSeries(marks);
}

void Plot::fill(QChart& chart) const
{
    addBoxes(chart);
    addMarks(chart);
    for (const auto& marker : m_markers)
        addLine(
            chart, { { x(marker.at), m_area.top() }, { x(marker.at), m_area.bottom() } }, kThinnest, true);

    const double side = kSide * m_length / (m_area.width() - 2 * kSide);
    auto* across = new QCategoryAxis;
    across->setRange(-side, m_length + side);
    // The first is where its categories begin.
    across->setStartValue(m_ticks.isEmpty() ? 0 : m_ticks.first().at);
    for (qsizetype i = 1; i < m_ticks.size(); ++i)
        across->append(QString::number(i), m_ticks.at(i).at);
    auto* down = new QValueAxis;
    down->setRange(0, static_cast<double>(m_names.size()));
    down->setTickCount(static_cast<int>(m_names.size()) + 1);
    down->setReverse(true);
    for (QAbstractAxis* axis : { static_cast<QAbstractAxis*>(across), static_cast<QAbstractAxis*>(down) }) {
        axis->setLabelsVisible(false);
        axis->setLineVisible(false);
        axis->setGridLinePen(linePen(m_look.grid, 1));
    }
    chart.addAxis(across, Qt::AlignTop);
    chart.addAxis(down, Qt::AlignLeft);
    const auto all = chart.series();
    for (auto* series : all) {
        series->attachAxis(across);
        series->attachAxis(down);
    }
}

void Plot::paint(QPainter& painter) const
{
    // The scene owns the chart, the chart its series and axes.
    QGraphicsScene scene;
    auto* chart = new QChart;
    scene.addItem(chart);
    chart->setBackgroundVisible(false);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setMargins({});
    chart->legend()->hide();
    chart->resize(size());
    chart->setPlotArea(m_area);
    fill(*chart);
    chart->layout()->activate();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole(QPointF(), size());
    scene.render(&painter, whole, whole);

    for (const auto& sample : m_samples) {
        const QRectF box(QPointF(sample.from, sample.top), QPointF(sample.until, sample.bottom));
        paintSample(painter, box, sample.kind);
    }
    painter.setPen(m_look.text);
    painter.setBrush(Qt::NoBrush);
    painter.setFont(m_look.font);
    for (const auto& words : m_words)
        painter.drawText(words.at, words.text);
    painter.setPen(linePen(m_look.late, kThinnest, Qt::DashLine));
    for (const auto& top : m_markerTops)
        painter.drawLine(top, QPointF(top.x(), m_area.top()));
}

void Plot::paintSample(QPainter& painter, const QRectF& box, SpanKind kind) const
{
    painter.setBrush(kind == SpanKind::Late ? m_look.ground : m_look.fillOf(kind));
    painter.setPen(Qt::NoPen);
    if (kind == SpanKind::Mark) {
        const auto middle = box.center();
        const double half = kMark / 2;
        painter.drawPolygon(QPolygonF({ middle + QPointF(-half, 0), middle + QPointF(0, -half),
            middle + QPointF(half, 0), middle + QPointF(0, half) }));
        return;
    }
    painter.setPen(penOf(kind));
    painter.drawRect(box);
    if (kind == SpanKind::Late)
        painter.drawPolyline(hatchIn(box));
}

QPen Plot::penOf(SpanKind kind) const
{
    switch (kind) {
    case SpanKind::Planned:
        return linePen(m_look.text, 1);
    case SpanKind::Paused:
        return linePen(m_look.text, 1, Qt::DotLine);
    case SpanKind::Late:
        return linePen(m_look.late, 1);
    default:
        return QPen(Qt::NoPen);
    }
}

} // namespace muster::ui
