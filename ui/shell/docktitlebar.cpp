// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/docktitlebar.h"

#include <QPainter>

namespace muster::ui {

DockTitleBar::DockTitleBar(const QString& title, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_theme(theme)
{
    setAccessibleName(title);
}

DockTitleBar::~DockTitleBar() = default;

void DockTitleBar::setRemark(const QString& remark)
{
    if (remark == m_remark)
        return;
    m_remark = remark;
    update();
}

void DockTitleBar::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize DockTitleBar::sizeHint() const
{
    return { 120, m_theme.px(kTitleBarHeight) };
}

void DockTitleBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colors.hairline);
    const auto strong = m_theme.font(TypeScale::Token::TableStrong);
    const auto line = rect().adjusted(kDockInset, 0, -kDockInset, 0);
    painter.setFont(strong);
    painter.setPen(m_theme.colors.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, m_title);
    const auto plain = m_theme.type.words(13);
    const int used = QFontMetrics(strong).horizontalAdvance(m_title) + 8;
    painter.setFont(plain);
    painter.setPen(m_theme.colors.muted);
    painter.drawText(line.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(plain).elidedText(m_remark, Qt::ElideRight, line.width() - used));
}

} // namespace muster::ui
