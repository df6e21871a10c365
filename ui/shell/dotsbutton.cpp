// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dotsbutton.h"

#include "ui/widgets/button.h"

#include <QKeyEvent>
#include <QPainter>

namespace muster::ui {

DotsButton::DotsButton(const QString& name, const ThemeValues& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(name);
    setToolTip(name);
}

DotsButton::~DotsButton() = default;

void DotsButton::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize DotsButton::sizeHint() const
{
    return { m_theme.px(kSmallControlHeight), m_theme.px(kSmallControlHeight) };
}

void DotsButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Down)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void DotsButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus())
        paintFocusRing(&painter, rect(), kControlRadius, m_theme.colors);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colors.muted);
    const qreal radius = m_theme.px(3) / 2.0;
    const qreal step = m_theme.px(5);
    const auto middle = QRectF(rect()).center();
    for (const qreal dy : { -step, qreal(0), step })
        painter.drawEllipse(middle + QPointF(0, dy), radius, radius);
}

} // namespace muster::ui
