// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/docktitlebar.h"

#include "ui/shell/dotsbutton.h"

#include <QMenu>
#include <QPainter>

namespace muster::ui {

DockTitleBar::DockTitleBar(const QString& title, const ThemeValues& theme, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_theme(theme)
    , m_menu(new QMenu(this))
    , m_button(new DotsButton(tr("Panel %1: places").arg(title), theme, this))
{
    setAccessibleName(title);
    connect(m_button, &DotsButton::clicked, this, &DockTitleBar::openMenu);
}

DockTitleBar::~DockTitleBar() = default;

void DockTitleBar::openMenu()
{
    const auto right = m_button->isVisible() ? m_button->geometry().bottomRight() : rect().bottomLeft();
    const int left = m_button->isVisible() ? right.x() - m_menu->sizeHint().width() : right.x();
    m_menu->popup(mapToGlobal(QPoint(left, right.y() + 1)));
}

void DockTitleBar::setRemark(const QString& remark)
{
    if (remark == m_remark)
        return;
    m_remark = remark;
    setAccessibleDescription(remark);
    update();
}

void DockTitleBar::setAmongTabs(bool amongTabs)
{
    if (amongTabs == m_amongTabs)
        return;
    m_amongTabs = amongTabs;
    m_button->setVisible(!amongTabs);
    updateGeometry();
}

void DockTitleBar::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
}

void DockTitleBar::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    m_button->setTheme(theme);
    updateGeometry();
    update();
}

QSize DockTitleBar::sizeHint() const
{
    if (m_amongTabs)
        return { 0, 0 };
    return { 120, m_theme.px(m_compact ? kCompactTitleBarHeight : kTitleBarHeight) };
}

void DockTitleBar::resizeEvent(QResizeEvent*)
{
    const auto size = m_button->sizeHint();
    m_button->setGeometry(QRect(
        width() - size.width() - m_theme.px(4), (height() - size.height()) / 2, size.width(), size.height()));
}

void DockTitleBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.colors.hairline);
    const auto strong = m_theme.font(TypeScale::Token::TableStrong);
    const auto line = rect().adjusted(kDockInset, 0, -(width() - m_button->x()), 0);
    painter.setFont(strong);
    painter.setPen(m_theme.colors.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(strong).elidedText(m_title, Qt::ElideRight, line.width()));
    const auto plain = m_theme.type.words(13);
    const int used = QFontMetrics(strong).horizontalAdvance(m_title) + 8;
    painter.setFont(plain);
    painter.setPen(m_theme.colors.muted);
    painter.drawText(line.adjusted(used, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetrics(plain).elidedText(m_remark, Qt::ElideRight, line.width() - used));
}

} // namespace muster::ui
