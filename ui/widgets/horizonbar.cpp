// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/horizonbar.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace muster::ui {

namespace {

constexpr qreal kThickness = 4;
constexpr qreal kReach = 3;

QColor fillColor(HorizonBar::State state, const StateColors& colors)
{
    switch (state) {
    case HorizonBar::State::Running:
        return colors.muted;
    case HorizonBar::State::Soon:
        return colors.warning;
    case HorizonBar::State::Paused:
        return colors.border;
    case HorizonBar::State::Recovered:
        return colors.ok;
    case HorizonBar::State::Over:
        return colors.critical;
    }
    Q_UNREACHABLE();
}

} // namespace

void HorizonBar::paint(QPainter* painter, const QRectF& rect, const StateColors& colors) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);

    const QRectF track(rect.left(), rect.center().y() - kThickness / 2, rect.width(), kThickness);
    const auto at = [&](double share) { return track.left() + std::clamp(share, 0.0, 1.0) * track.width(); };
    QPainterPath clip;
    clip.addRoundedRect(track, kThickness / 2, kThickness / 2);

    painter->save();
    painter->setClipPath(clip);
    painter->fillRect(track, colors.clockTrack);
    if (forecastFrom && forecastTo)
        painter->fillRect(
            QRectF(QPointF(at(*forecastFrom), track.top()), QPointF(at(*forecastTo), track.bottom())),
            colors.outlinesGrounds() ? QBrush(colors.border, Qt::Dense5Pattern) : QBrush(colors.border));
    const auto share = state == State::Over ? 1.0 : gone;
    painter->fillRect(QRectF(track.left(), track.top(), at(share) - track.left(), track.height()),
        fillColor(state, colors));
    painter->restore();
    if (colors.outlinesGrounds())
        painter->strokePath(clip, QPen(colors.border, 1));

    const auto upright = [&](double x, qreal width, const QColor& color) {
        painter->fillRect(QRectF(x - width / 2, track.top() - kReach, width, kThickness + 2 * kReach), color);
    };
    upright(track.right() - 0.5, 1, colors.muted);
    if (forecast)
        upright(at(*forecast), 2, colors.text);
    if (decideBy) {
        const QPointF centre(at(*decideBy), track.center().y());
        const qreal reach = 4.5;
        painter->setBrush(colors.warningChip);
        painter->setPen(QPen(colors.warning, 1));
        painter->drawConvexPolygon(QPolygonF { centre - QPointF(reach, 0), centre - QPointF(0, reach),
            centre + QPointF(reach, 0), centre + QPointF(0, reach) });
    }
    painter->restore();
}

} // namespace muster::ui
