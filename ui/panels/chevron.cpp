// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/chevron.h"

#include <QPainter>
#include <QPen>
#include <QPolygonF>

namespace muster::ui {

void paintChevron(QPainter* painter, const QRectF& rect, bool folded, const QColor& ink)
{
    const auto unit = rect.width() / 16;
    const auto at = [&](qreal x, qreal y) { return rect.topLeft() + QPointF(x, y) * unit; };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(ink, 1.6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(folded ? QPolygonF({ at(6, 3.5), at(10.5, 8), at(6, 12.5) })
                                 : QPolygonF({ at(3.5, 6), at(8, 10.5), at(12.5, 6) }));
    painter->restore();
}

} // namespace muster::ui
