// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/drillframe.h"

#include <QPaintEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

/// Stripes of 6 px at 45 degrees repeat every 12 px across, which is 17 px along an edge.
constexpr int kTile = 17;

} // namespace

DrillFrame::DrillFrame(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
}

DrillFrame::~DrillFrame() = default;

void DrillFrame::setContents(QWidget* contents)
{
    layout()->addWidget(contents);
}

void DrillFrame::setHatched(bool hatched)
{
    if (hatched == m_hatched)
        return;
    m_hatched = hatched;
    const int width = hatched ? kWidth : 0;
    layout()->setContentsMargins(width, width, width, width);
    update();
}

void DrillFrame::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_tile = {};
    update();
}

void DrillFrame::makeTile()
{
    const auto ratio = devicePixelRatioF();
    m_tile = QPixmap(QSize(kTile, kTile) * ratio);
    m_tile.setDevicePixelRatio(m_tile.width() / qreal(kTile));
    m_tile.fill(m_theme.colors.window);
    QPainter painter(&m_tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colors.drill, 6, Qt::SolidLine, Qt::FlatCap));
    for (const int offset : { -kTile, 0, kTile })
        painter.drawLine(offset - kTile, 2 * kTile, offset + 2 * kTile, -kTile);
}

void DrillFrame::paintEvent(QPaintEvent* event)
{
    if (!m_hatched)
        return;
    if (m_tile.isNull() || m_tile.devicePixelRatio() != devicePixelRatioF())
        makeTile();
    QPainter painter(this);
    const QRegion inside(rect().adjusted(kWidth, kWidth, -kWidth, -kWidth));
    for (const auto& strip : event->region().subtracted(inside))
        painter.drawTiledPixmap(strip, m_tile, strip.topLeft());
}

} // namespace muster::ui
