// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/button.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

namespace muster::ui {

namespace {

/// The least that can be hit.
constexpr int kTabScroller = 24;

constexpr int kScrollBar = 8;
constexpr int kShortestSlider = 24;

bool isFocused(const QStyleOption* option)
{
    return option->state.testFlag(QStyle::State_HasFocus);
}

} // namespace

Style::Style(const ThemeValues& theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(theme)
{
}

Style::~Style() = default;

void Style::drawField(const QRect& rect, bool focused, bool enabled, QPainter* painter) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF box(rect);
    if (focused) {
        paintFocusRing(painter, box, kControlRadius, m_theme.colors);
        const qreal room = kFocusRing + kFocusGap;
        box.adjust(room, room, -room, -room);
        painter->setPen(Qt::NoPen);
    } else {
        const qreal half = m_theme.colors.outline / 2.0;
        box.adjust(half, half, -half, -half);
        painter->setPen(
            QPen(enabled ? m_theme.colors.border : m_theme.colors.hairline, m_theme.colors.outline));
    }
    painter->setBrush(enabled ? m_theme.colors.field : m_theme.colors.panel);
    painter->drawRoundedRect(box, focused ? 2 : kControlRadius, focused ? 2 : kControlRadius);
    painter->restore();
}

void Style::drawEdge(const QRect& rect, QPainter* painter) const
{
    const int line = m_theme.colors.outline;
    const QRegion edge = QRegion(rect).subtracted(rect.adjusted(line, line, -line, -line));
    for (const auto& strip : edge)
        painter->fillRect(strip, m_theme.colors.border);
}

void Style::drawGap(const QRect& rect, QPainter* painter) const
{
    painter->fillRect(rect, m_theme.colors.window);
    if (!m_theme.colors.outlinesGrounds())
        return;
    auto line = rect;
    if (rect.width() > rect.height())
        line.setHeight(m_theme.colors.outline);
    else
        line.setWidth(m_theme.colors.outline);
    line.moveCenter(rect.center());
    painter->fillRect(line, m_theme.colors.border);
}

void Style::drawRadio(const QStyleOption* option, QPainter* painter) const
{
    const QRectF circle = QRectF(option->rect).adjusted(1, 1, -1, -1);
    const auto ink = option->state.testFlag(State_Enabled) ? m_theme.colors.text : m_theme.colors.muted;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(m_theme.colors.field);
    painter->setPen(QPen(option->state.testFlag(State_On) ? ink : m_theme.colors.border, 1.5));
    painter->drawEllipse(circle);
    if (option->state.testFlag(State_On)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(circle.adjusted(4, 4, -4, -4));
    }
    painter->restore();
}

void Style::drawCheck(const QStyleOption* option, QPainter* painter) const
{
    const QRectF box = QRectF(option->rect).adjusted(1, 1, -1, -1);
    const bool isOn = option->state.testFlag(State_On);
    const auto ink = option->state.testFlag(State_Enabled) ? m_theme.colors.text : m_theme.colors.muted;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(m_theme.colors.field);
    painter->setPen(QPen(isOn ? ink : m_theme.colors.border, 1.5));
    painter->drawRoundedRect(box, 2, 2);
    if (isOn) {
        painter->setPen(QPen(ink, box.width() / 7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at
            = [&](qreal x, qreal y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
        painter->drawPolyline(QPolygonF { at(0.24, 0.52), at(0.42, 0.70), at(0.76, 0.30) });
    }
    painter->restore();
}

void Style::drawTab(const QStyleOptionTab& tab, QPainter* painter) const
{
    painter->fillRect(tab.rect, m_theme.colors.panel);
    painter->fillRect(QRect(tab.rect.x(), tab.rect.bottom(), tab.rect.width(), 1), m_theme.colors.hairline);
    if (tab.state.testFlag(State_Selected)) {
        const int thick = m_theme.px(m_theme.colors.outlinesGrounds() ? 4 : 2);
        const auto rect = tab.rect.adjusted(m_theme.px(4), 0, -m_theme.px(4), 0);
        painter->fillRect(rect.x(), rect.bottom() + 1 - thick, rect.width(), thick, m_theme.colors.text);
    }
}

void Style::drawComboBox(const QStyleOptionComplex* option, QPainter* painter) const
{
    drawField(option->rect, isFocused(option), option->state.testFlag(State_Enabled), painter);
    const QPointF tip(option->rect.right() - m_theme.px(14), option->rect.center().y() + 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.colors.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF { tip + QPointF(-4, -4), tip, tip + QPointF(4, -4) });
    painter->restore();
}

void Style::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        paintFocusRing(painter, option->rect, kChipRadius, m_theme.colors);
        return;
    case PE_PanelLineEdit: {
        const auto* edit = qobject_cast<const QLineEdit*>(widget);
        const bool framed = edit == nullptr || edit->hasFrame();
        if (framed)
            drawField(option->rect, isFocused(option), option->state.testFlag(State_Enabled), painter);
        return;
    }
    case PE_FrameLineEdit:
    case PE_FrameTabBarBase:
        return;
    case PE_Frame:
        // Scroll areas and text editors: a field when one types in it, else nothing.
        if (widget != nullptr && qobject_cast<const QAbstractItemView*>(widget) == nullptr
            && option->state.testFlag(State_Sunken))
            drawField(option->rect, isFocused(option), option->state.testFlag(State_Enabled), painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(option, painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheck(option, painter);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, m_theme.colors.raised);
        return;
    case PE_FrameMenu:
        drawEdge(option->rect, painter);
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        drawGap(option->rect, painter);
        return;
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
    case PE_FrameDockWidget:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.colors.panel);
        return;
    case CE_MenuBarItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (item == nullptr)
            break;
        const bool open = option->state.testFlag(State_Selected);
        painter->fillRect(option->rect, open ? m_theme.colors.raised : m_theme.colors.panel);
        if (open && m_theme.colors.outlinesGrounds())
            drawEdge(option->rect, painter);
        const int alignment = Qt::AlignCenter | Qt::TextSingleLine | Qt::TextHideMnemonic;
        painter->setPen(m_theme.colors.text);
        painter->drawText(option->rect, alignment, item->text);
        return;
    }
    case CE_ComboBoxLabel: {
        const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        if (box == nullptr)
            break;
        const auto line = option->rect.adjusted(9, 0, -m_theme.px(28), 0);
        painter->setPen(option->state.testFlag(State_Enabled) ? m_theme.colors.text : m_theme.colors.muted);
        painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
            option->fontMetrics.elidedText(box->currentText, Qt::ElideRight, line.width()));
        return;
    }
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            drawTab(*tab, painter);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, m_theme.colors.panel);
        return;
    case CE_Splitter:
        drawGap(option->rect, painter);
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        drawComboBox(option, painter);
        return;
    }
    if (control != CC_ScrollBar) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    const auto slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.colors.border);
    painter->drawRoundedRect(QRectF(slider).adjusted(2, 2, -2, -2), 2, 2);
    painter->restore();
}

QSize Style::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    auto wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
        wanted.setHeight(std::max(wanted.height(), m_theme.px(kControlHeight)));
        break;
    case CT_MenuBarItem:
        wanted
            = { wanted.width() + m_theme.px(8), std::max(wanted.height(), m_theme.px(kSmallControlHeight)) };
        break;
    case CT_TabBarTab:
        wanted = { size.width() + m_theme.px(8), std::max(wanted.height(), m_theme.px(kSmallControlHeight)) };
        break;
    case CT_MenuItem:
    case CT_RadioButton:
    case CT_CheckBox:
        wanted.setHeight(std::max(wanted.height(), m_theme.px(kSmallControlHeight)));
        break;
    default:
        break;
    }
    return wanted;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return kShortestSlider;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 4;
    case PM_TabBar_ScrollButtonOverlap:
        return 0;
    case PM_TabBarScrollButtonWidth:
        return kTabScroller;
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemMargin:
    case PM_ToolBarItemSpacing:
    case PM_ToolBarHandleExtent:
    case PM_DockWidgetFrameWidth:
        return 0;
    case PM_MenuBarItemSpacing:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return m_theme.px(18);
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarPanelWidth:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_Widget_Animate:
    case SH_Menu_FadeOutOnHide:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    const auto rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents) {
        const auto* edit = qobject_cast<const QLineEdit*>(widget);
        if (edit != nullptr && edit->hasFrame())
            return option->rect.adjusted(8, 2, -8, -2);
    }
    return rect;
}

} // namespace muster::ui
