// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/countdownline.h"

#include <QPainter>

namespace muster::ui {

CountdownLine::CountdownLine(const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

CountdownLine::~CountdownLine() = default;

void CountdownLine::begin(const QString& words, const QString& spoken, Millis left)
{
    m_words = words;
    setAccessibleName(spoken);
    setLeft(left);
    show();
}

void CountdownLine::setLeft(Millis left)
{
    m_left = left;
    update();
}

QString CountdownLine::shown() const
{
    return m_words.arg(std::chrono::ceil<std::chrono::seconds>(m_left).count());
}

void CountdownLine::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize CountdownLine::sizeHint() const
{
    return { m_theme.px(80), m_theme.px(20) };
}

void CountdownLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(m_theme.type.words(13));
    painter.setPen(m_theme.colors.muted);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(shown(), Qt::ElideRight, width()));
}

} // namespace muster::ui
