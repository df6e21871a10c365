// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/factbutton.h"

#include "ui/widgets/button.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace muster::ui {

namespace {

constexpr int kInset = 8;
/// The least that can be hit, at any zoom.
constexpr int kSmallestHeight = 24;

} // namespace

FactButton::FactButton(const ThemeValues& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

FactButton::~FactButton() = default;

void FactButton::setWords(const QString& words, const QString& spoken, bool isDue)
{
    if (words == text() && spoken == accessibleName() && isDue == m_isDue)
        return;
    m_isDue = isDue;
    setText(words);
    setAccessibleName(spoken);
    updateGeometry();
    update();
}

void FactButton::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

int FactButton::widthOf(const QString& words) const
{
    return QFontMetrics(labelFont()).horizontalAdvance(words) + 2 * m_theme.px(kInset);
}

QSize FactButton::sizeHint() const
{
    return { widthOf(text()), std::max(kSmallestHeight, m_theme.px(kSmallestHeight)) };
}

void FactButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FactButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& colors = m_theme.colors;
    if (underMouse() || isDown())
        painter.fillRect(rect(), colors.raised);
    if (hasFocus())
        paintFocusRing(&painter, rect(), kControlRadius, colors);
    painter.setFont(labelFont());
    painter.setPen(m_isDue ? colors.text : colors.muted);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace muster::ui
