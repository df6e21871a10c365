// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/glyphpainter.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>

#include <array>
#include <cmath>
#include <vector>

namespace muster::ui {

namespace {

constexpr qreal kUnits = 16;
constexpr qreal kPen = 1.6;

/// A pen of 0 fills the path.
struct Layer {
    QPainterPath path;
    qreal pen = kPen;
    bool dashed = false;
};

using Layers = std::vector<Layer>;

QPainterPath circle(qreal x, qreal y, qreal r)
{
    QPainterPath path;
    path.addEllipse(QPointF(x, y), r, r);
    return path;
}

QPainterPath line(std::initializer_list<QPointF> points, bool closed = false)
{
    QPainterPath path;
    for (auto point = points.begin(); point != points.end(); ++point) {
        if (point == points.begin())
            path.moveTo(*point);
        else
            path.lineTo(*point);
    }
    if (closed)
        path.closeSubpath();
    return path;
}

QPainterPath square(qreal x, qreal y, qreal side, qreal corner)
{
    QPainterPath path;
    path.addRoundedRect(x, y, side, side, corner, corner);
    return path;
}

QPainterPath both(QPainterPath a, const QPainterPath& b)
{
    a.addPath(b);
    return a;
}

QPainterPath outlineOf(const QPainterPath& path, qreal pen)
{
    QPainterPathStroker stroker;
    stroker.setWidth(pen);
    stroker.setCapStyle(Qt::RoundCap);
    stroker.setJoinStyle(Qt::RoundJoin);
    return stroker.createStroke(path);
}

QPainterPath octagon()
{
    const qreal low = 1.4;
    const qreal high = 14.6;
    const qreal cut = (high - low) / (2 + std::sqrt(2.0));
    return line({ { low + cut, low }, { high - cut, low }, { high, low + cut }, { high, high - cut },
                    { high - cut, high }, { low + cut, high }, { low, high - cut }, { low, low + cut } },
        true);
}

QPainterPath triangle()
{
    return line({ { 8, 1.6 }, { 15, 14 }, { 1, 14 } }, true);
}

QPainterPath exclamation(qreal top, qreal bottom, qreal dot)
{
    return both(outlineOf(line({ { 8, top }, { 8, bottom } }), 1.8), circle(8, dot, 1.1));
}

QPainterPath hourglass()
{
    QPainterPath path = line({ { 4, 2.4 }, { 12, 2.4 } });
    path.addPath(line({ { 4, 13.6 }, { 12, 13.6 } }));
    for (const qreal side : { 4.8, 11.2 }) {
        path.moveTo(side, 2.4);
        path.cubicTo(side, 5.6, 8, 6.4, 8, 8);
        path.cubicTo(8, 9.6, side, 10.4, side, 13.6);
    }
    return path;
}

QPainterPath deferredArc()
{
    QPainterPath path;
    path.moveTo(2.6, 9.4);
    path.cubicTo(3.4, 5.6, 5.6, 4.1, 8, 4.1);
    path.cubicTo(10.2, 4.1, 11.8, 5.6, 12.6, 8.4);
    path.addPath(line({ { 9.8, 7.6 }, { 12.8, 8.8 }, { 14.2, 5.9 } }));
    return path;
}

QPainterPath openCircle()
{
    QPainterPath path;
    const QRectF box(8 - 5.4, 8 - 5.4, 10.8, 10.8);
    path.arcMoveTo(box, 141);
    path.arcTo(box, 141, -285);
    path.addPath(line({ { 3.4, 1.4 }, { 3.6, 4.9 }, { 7.1, 4.9 } }));
    return path;
}

QPainterPath questionMark()
{
    QPainterPath path;
    path.moveTo(6.3, 6.6);
    path.cubicTo(6.3, 4.4, 9.8, 4.4, 9.8, 6.6);
    path.cubicTo(9.8, 8, 8, 8, 8, 9.5);
    return path;
}

QPainterPath halfDisc()
{
    QPainterPath path;
    path.moveTo(8, 8 - 5.6);
    path.arcTo(QRectF(8 - 5.6, 8 - 5.6, 11.2, 11.2), 90, -180);
    path.closeSubpath();
    return path;
}

QPainterPath speechBox()
{
    return line({ { 2, 3 }, { 14, 3 }, { 14, 11 }, { 7, 11 }, { 4.4, 13.8 }, { 4.4, 11 }, { 2, 11 } }, true);
}

QPainterPath shoulders()
{
    QPainterPath path;
    path.moveTo(2.8, 13.8);
    path.cubicTo(2.8, 8, 13.2, 8, 13.2, 13.8);
    path.closeSubpath();
    return path;
}

QPainterPath shackle()
{
    QPainterPath path;
    path.moveTo(5.2, 7);
    path.lineTo(5.2, 5);
    path.arcTo(QRectF(5.2, 2.2, 5.6, 5.6), 180, -180);
    path.lineTo(10.8, 7);
    return path;
}

Layers layersOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Pending:
        return { { circle(8, 8, 5.6) } };
    case Glyph::Current:
        return { { line({ { 4, 2.4 }, { 13.4, 8 }, { 4, 13.6 } }, true), 0 } };
    case Glyph::Held:
        return { { both(line({ { 5.4, 3 }, { 5.4, 13 } }), line({ { 10.6, 3 }, { 10.6, 13 } })), 2.4 } };
    case Glyph::Waiting:
        return { { hourglass(), 1.4 } };
    case Glyph::Done:
        return { { square(2.4, 2.4, 11.2, 1.6) }, { line({ { 5, 8.2 }, { 7.2, 10.5 }, { 11.2, 5.6 } }) } };
    case Glyph::Verified:
        return { { square(1.4, 4.4, 10.2, 1.6), 1.5 },
            { line({ { 3.9, 9.6 }, { 5.8, 11.6 }, { 9.2, 7.4 } }), 1.5 },
            { line({ { 4, 1.6 }, { 14.4, 1.6 }, { 14.4, 12 } }), 1.5 } };
    case Glyph::Sensed:
        return { { circle(8, 8, 5.8) }, { circle(8, 8, 2.6), 0 } };
    case Glyph::Overridden:
        return { { circle(8, 8, 5.8) }, { line({ { 4, 12 }, { 12, 4 } }) } };
    case Glyph::Deferred:
        return { { deferredArc() }, { circle(8, 12.4, 1.5), 0 } };
    case Glyph::Skipped:
        return { { both(line({ { 3.2, 3.8 }, { 7.4, 8 }, { 3.2, 12.2 } }),
            line({ { 8.6, 3.8 }, { 12.8, 8 }, { 8.6, 12.2 } })) } };
    case Glyph::Inactive:
        return { { line({ { 3.6, 8 }, { 12.4, 8 } }), 1.8 } };
    case Glyph::Failed:
        return { { both(line({ { 3.8, 3.8 }, { 12.2, 12.2 } }), line({ { 12.2, 3.8 }, { 3.8, 12.2 } })),
            2 } };
    case Glyph::Regressed:
        return { { openCircle() } };
    case Glyph::Stale:
        return { { circle(8, 8, 6), kPen, true }, { questionMark(), 1.4 }, { circle(8, 11.6, 0.9), 0 } };
    case Glyph::Critical:
        return { { octagon().subtracted(exclamation(4.6, 8.6, 11.4)), 0 } };
    case Glyph::Warning:
        return { { triangle().subtracted(exclamation(6, 9.6, 12)), 0 } };
    case Glyph::Information:
        return { { circle(8, 8, 6.2) }, { line({ { 8, 7.4 }, { 8, 11.2 } }) }, { circle(8, 4.9, 1), 0 } };
    case Glyph::Normal:
        return { { circle(8, 8, 2.4), 0 } };
    case Glyph::Recovering:
        return { { circle(8, 8, 5.6) }, { halfDisc(), 0 } };
    case Glyph::Recovered:
        return { { line({ { 3, 8.4 }, { 6.2, 11.8 }, { 13, 4.4 } }), 1.9 } };
    case Glyph::Paused:
        return { { circle(8, 8, 6) },
            { both(line({ { 6.3, 6 }, { 6.3, 10 } }), line({ { 9.7, 6 }, { 9.7, 10 } })) } };
    case Glyph::Drill: {
        auto diagonals = line({ { 2.4, 8.6 }, { 8.6, 2.4 } });
        diagonals.addPath(line({ { 2.4, 13.6 }, { 13.6, 2.4 } }));
        diagonals.addPath(line({ { 7.4, 13.6 }, { 13.6, 7.4 } }));
        return { { square(2.4, 2.4, 11.2, 1.6) }, { diagonals, 1.4 } };
    }
    case Glyph::Decision:
        return { { line({ { 8, 1.8 }, { 14.2, 8 }, { 8, 14.2 }, { 1.8, 8 } }, true) } };
    case Glyph::Update:
        return { { speechBox() } };
    case Glyph::Task:
        return { { circle(8, 8, 6), kPen, true } };
    case Glyph::Milestone:
        return { { line({ { 3.6, 14.2 }, { 3.6, 2.4 } }) },
            { line({ { 3.6, 2.8 }, { 13, 2.8 }, { 11, 6 }, { 13, 9.2 }, { 3.6, 9.2 } }) } };
    case Glyph::Credential: {
        QPainterPath body;
        body.addRoundedRect(3, 7, 10, 7, 1.4, 1.4);
        return { { body }, { shackle() } };
    }
    case Glyph::Person:
        return { { circle(8, 4.9, 2.7) }, { shoulders() } };
    case Glyph::Evidence:
        return { { line({ { 3.4, 1.8 }, { 9.4, 1.8 }, { 12.8, 5.2 }, { 12.8, 14.2 }, { 3.4, 14.2 } }, true) },
            { line({ { 9.4, 1.8 }, { 9.4, 5.2 }, { 12.8, 5.2 } }) } };
    }
    Q_UNREACHABLE();
}

const Layers& tableEntry(Glyph glyph)
{
    static const auto kTable = [] {
        std::array<Layers, kGlyphCount> table;
        for (size_t i = 0; i < table.size(); ++i)
            table[i] = layersOf(static_cast<Glyph>(i));
        return table;
    }();
    return kTable[static_cast<size_t>(glyph)];
}

void enterUnits(QPainter* painter, const QRectF& rect)
{
    const qreal side = std::min(rect.width(), rect.height());
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side, side) / 2);
    painter->scale(side / kUnits, side / kUnits);
}

void paintLayers(QPainter* painter, const Layers& layers, const QColor& ink)
{
    for (const auto& layer : layers) {
        if (layer.pen <= 0) {
            painter->fillPath(layer.path, ink);
            continue;
        }
        QPen pen(ink, layer.pen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (layer.dashed) {
            pen.setCapStyle(Qt::FlatCap);
            pen.setDashPattern({ 2.2 / layer.pen, 2.2 / layer.pen });
        }
        painter->strokePath(layer.path, pen);
    }
}

class GlyphEngine final : public QIconEngine {
public:
    GlyphEngine(Glyph glyph, QColor ink)
        : m_glyph(glyph)
        , m_ink(std::move(ink))
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        GlyphPainter::paint(painter, m_glyph, rect, m_ink);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new GlyphEngine(*this); }

private:
    Glyph m_glyph;
    QColor m_ink;
};

} // namespace

void GlyphPainter::paint(QPainter* painter, Glyph glyph, const QRectF& rect, const QColor& ink)
{
    painter->save();
    enterUnits(painter, rect);
    paintLayers(painter, tableEntry(glyph), ink);
    painter->restore();
}

void GlyphPainter::paint(QPainter* painter, Glyph glyph, const QRectF& rect, const StateColors& colors)
{
    if (glyph != Glyph::Warning) {
        paint(painter, glyph, rect, color(glyph, colors));
        return;
    }
    painter->save();
    enterUnits(painter, rect);
    painter->fillPath(triangle(), colors.warningChip);
    painter->strokePath(triangle(), QPen(colors.warning, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->fillPath(exclamation(6, 9.6, 12), colors.onWarningChip);
    painter->restore();
}

QColor GlyphPainter::color(Glyph glyph, const StateColors& colors)
{
    switch (glyph) {
    case Glyph::Current:
        return colors.current;
    case Glyph::Critical:
    case Glyph::Failed:
        return colors.critical;
    case Glyph::Warning:
    case Glyph::Regressed:
        return colors.warning;
    case Glyph::Information:
        return colors.information;
    case Glyph::Recovered:
        return colors.ok;
    case Glyph::Drill:
        return colors.drill;
    case Glyph::Held:
    case Glyph::Recovering:
        return colors.text;
    case Glyph::Pending:
    case Glyph::Waiting:
    case Glyph::Done:
    case Glyph::Verified:
    case Glyph::Sensed:
    case Glyph::Overridden:
    case Glyph::Deferred:
    case Glyph::Skipped:
    case Glyph::Inactive:
    case Glyph::Stale:
    case Glyph::Normal:
    case Glyph::Paused:
    case Glyph::Decision:
    case Glyph::Update:
    case Glyph::Task:
    case Glyph::Milestone:
    case Glyph::Credential:
    case Glyph::Person:
    case Glyph::Evidence:
        return colors.muted;
    }
    Q_UNREACHABLE();
}

QIcon GlyphPainter::icon(Glyph glyph, const QColor& ink)
{
    return QIcon(new GlyphEngine(glyph, ink));
}

} // namespace muster::ui
