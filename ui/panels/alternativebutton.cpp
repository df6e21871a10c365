// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/alternativebutton.h"

#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"

#include <QFontMetrics>
#include <QPainter>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kHeight = 46;
constexpr int kInset = 12;
constexpr int kRadio = 14;

} // namespace

AlternativeButton::AlternativeButton(
    const plan::Answer& answer, int key, const ThemeValues& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_answer(answer)
    , m_key(QString::number(key))
    , m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(
        answer.takes ? tr("%1, takes %2").arg(answer.title, durationText(*answer.takes)) : answer.title);
    setAccessibleDescription(tr("key %1").arg(key));
    setToolTip(answer.title.toHtmlEscaped());
}

AlternativeButton::~AlternativeButton() = default;

void AlternativeButton::setTheme(const ThemeValues& theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize AlternativeButton::sizeHint() const
{
    return { m_theme.px(200), m_theme.px(kHeight) };
}

void AlternativeButton::paintEvent(QPaintEvent*)
{
    const auto& colors = m_theme.colors;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box(rect());
    if (hasFocus()) {
        paintFocusRing(&painter, box, kControlRadius, colors);
        constexpr qreal kRoom = kFocusRing + kFocusGap;
        box.adjust(kRoom, kRoom, -kRoom, -kRoom);
    }
    const auto stroke = isChecked() ? 2.0 : 1.0;
    painter.setPen(QPen(isChecked() ? colors.current : colors.border, stroke));
    painter.setBrush(underMouse() && isEnabled() ? colors.raised : colors.currentCard);
    painter.drawRoundedRect(
        box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2), kControlRadius, kControlRadius);

    const auto inset = m_theme.px(kInset);
    const auto side = m_theme.px(kRadio);
    const QRectF radio(inset + 0.5, (height() - side) / 2.0, side, side);
    painter.setPen(QPen(isChecked() ? colors.current : colors.border, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(radio);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.current);
        painter.drawEllipse(radio.adjusted(4, 4, -4, -4));
    }

    const auto capWidth = keyCapWidth(m_key, m_theme);
    const auto left = inset + side + m_theme.px(9);
    const auto right = width() - inset - capWidth - m_theme.px(10);
    paintKeyCap(
        &painter, QRectF(width() - inset - capWidth, 0, capWidth, height()), m_key, colors.muted, m_theme);
    const auto ink = isEnabled() ? colors.text : colors.muted;
    const Words takes { m_answer.takes ? tr("takes %1").arg(durationText(*m_answer.takes)) : QString(),
        m_theme.type.words(13), colors.muted };
    paintLine(&painter, QRect(left, 0, right - left, height()),
        { { m_answer.title, m_theme.font(Token::BodyStrong), ink } }, takes, m_theme.px(10));
}

} // namespace muster::ui
