// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drillhatch.h"

#include <QPainter>

namespace muster::ui {

namespace {

/// Stripes of 6 px at 45 degrees repeat every 12 px across, which is 17 px along an edge.
constexpr int kTile = 17;
constexpr qreal kStripe = 6;

QPixmap makeTile(const StateColors& colors, qreal ratio)
{
    QPixmap tile(QSize(kTile, kTile) * ratio);
    tile.setDevicePixelRatio(tile.width() / qreal(kTile));
    tile.fill(colors.window);
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.drill, kStripe, Qt::SolidLine, Qt::FlatCap));
    for (const int offset : { -kTile, 0, kTile })
        painter.drawLine(offset - kTile, 2 * kTile, offset + 2 * kTile, -kTile);
    return tile;
}

} // namespace

void DrillHatch::paint(
    QPainter* painter, const QRect& frame, const QRegion& exposed, const StateColors& colors)
{
    const auto ratio = painter->device()->devicePixelRatioF();
    if (m_tile.isNull() || m_tile.width() != qRound(kTile * ratio) || !(m_colors == colors)) {
        m_tile = makeTile(colors, ratio);
        m_colors = colors;
    }
    const QRegion edge = QRegion(frame).subtracted(frame.adjusted(kWidth, kWidth, -kWidth, -kWidth));
    for (const auto& strip : edge.intersected(exposed))
        painter->drawTiledPixmap(strip, m_tile, strip.topLeft());
}

} // namespace muster::ui
