// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/barfigure.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QFontMetrics>
#include <QGraphicsScene>
#include <QHorizontalBarSeries>
#include <QLegend>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <memory>

namespace muster::ui {

namespace {

/// Categories grow upwards in a horizontal bar chart, and people read downwards.
template <typename T> QList<T> reversed(QList<T> list)
{
    std::reverse(list.begin(), list.end());
    return list;
}

QHorizontalBarSeries* barsOf(const metrics::Figure& figure, const FigureLook& look)
{
    auto* bars = new QHorizontalBarSeries;
    // Drawn from below as well, so the last series is added first.
    for (qsizetype i = figure.series.size() - 1; i >= 0; --i) {
        const auto& series = figure.series[i];
        auto* set = new QBarSet(series.label);
        set->append(reversed(series.values));
        set->setColor(look.series[i % look.series.size()]);
        set->setBorderColor(Qt::transparent);
        bars->append(set);
    }
    return bars;
}

} // namespace

int heightOfBars(const metrics::Figure& figure, const FigureLook& look)
{
    const int line = QFontMetrics(look.font).height();
    return line * 5 + static_cast<int>(figure.categories.size()) * line * 2;
}

QPicture drawBars(const metrics::Figure& figure, const FigureLook& look, QSize size)
{
    QPicture picture;
    if (figure.isEmpty() || look.series.isEmpty())
        return picture;

    // The scene owns the chart, the chart its series and axes.
    QGraphicsScene scene;
    auto* chart = new QChart;
    scene.addItem(chart);
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    auto* bars = barsOf(figure, look);
    chart->addSeries(bars);

    auto* names = new QBarCategoryAxis;
    names->append(QStringList(reversed(QList<QString>(figure.categories))));
    auto* values = new QValueAxis;
    values->setTitleText(figure.unit);
    values->setLabelFormat(QStringLiteral("%.0f"));
    for (QAbstractAxis* axis : { static_cast<QAbstractAxis*>(names), static_cast<QAbstractAxis*>(values) }) {
        axis->setLabelsColor(look.text);
        axis->setLabelsFont(look.font);
        axis->setTitleFont(look.font);
        axis->setTitleBrush(look.text);
        axis->setGridLineColor(look.grid);
        axis->setLinePenColor(look.grid);
    }
    names->setGridLineVisible(false);
    chart->addAxis(names, Qt::AlignLeft);
    chart->addAxis(values, Qt::AlignBottom);
    bars->attachAxis(names);
    bars->attachAxis(values);
    values->setMin(0);
    values->applyNiceNumbers();
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(look.font);
    chart->legend()->setLabelColor(look.text);
    chart->resize(size);

    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, QRectF(QPointF(), size), QRectF(QPointF(), size));
    return picture;
}

} // namespace muster::ui
