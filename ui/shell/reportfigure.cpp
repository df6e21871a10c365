// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reportfigure.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace muster::ui {

namespace {

constexpr int kWidest = 720;
constexpr int kAround = 10;

QAccessibleInterface* makeInterface(const QString&, QObject* object)
{
    auto* figure = qobject_cast<ReportFigure*>(object);
    return figure != nullptr ? new QAccessibleWidget(figure, QAccessible::Graphic) : nullptr;
}

} // namespace

ReportFigure::ReportFigure(
    report::Drawing drawing, const QString& alternative, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_drawing(std::move(drawing))
    , m_theme(theme)
{
    QAccessible::installFactory(&makeInterface);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(alternative);
}

ReportFigure::~ReportFigure() = default;

int ReportFigure::drawnWidth(int width) const
{
    return std::max(1, std::min(width, m_theme.px(kWidest)) - 2 * m_theme.px(kAround));
}

int ReportFigure::heightForWidth(int width) const
{
    if (m_drawing.size.isEmpty())
        return 0;
    return static_cast<int>(std::ceil(drawnWidth(width) * m_drawing.size.height() / m_drawing.size.width()))
        + 2 * m_theme.px(kAround);
}

QSize ReportFigure::sizeHint() const
{
    return { m_theme.px(kWidest), heightForWidth(m_theme.px(kWidest)) };
}

QSize ReportFigure::minimumSizeHint() const
{
    return { m_theme.px(100), m_theme.px(40) };
}

void ReportFigure::paintEvent(QPaintEvent*)
{
    const QRectF bounds(m_drawing.picture.boundingRect());
    if (bounds.isEmpty())
        return;
    QPainter painter(this);
    const auto around = m_theme.px(kAround);
    const auto drawn = drawnWidth(width());
    painter.fillRect(QRect(0, 0, drawn + 2 * around, height()), Qt::white);
    const auto scale = drawn / bounds.width();
    painter.translate(around, around);
    painter.scale(scale, scale);
    painter.translate(-bounds.topLeft());
    painter.drawPicture(0, 0, m_drawing.picture);
}

} // namespace muster::ui
