// SPDX-FileCopyrightText: 2026 The Muster authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/alternativebutton.h"

#include "ui/panels/lineofwords.h"
#include "ui/widgets/button.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace muster::ui {

using Token = TypeScale::Token;

namespace {

constexpr int kLeastHeight = 46;
constexpr int kPadding = 8;
constexpr int kWrapped = Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextWrapAnywhere;
constexpr int kInset = 12;
constexpr int kRadio = 14;

} // namespace

AlternativeButton::AlternativeButton(
    const plan::Answer& answer, const QString& against, int key, const ThemeValues& theme, QWidget* parent)
    : QAbstractButton(parent)
    , m_answer(answer)
    , m_against(against)
    , m_key(QString::number(key))
    , m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    auto policy = QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(
        answer.takes ? tr("%1, takes %2").arg(answer.title, durationText(*answer.takes)) : answer.title);
    setAccessibleDescription(
        against.isEmpty() ? tr("key %1").arg(key) : tr("%1, key %2").arg(against).arg(key));
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
    return { m_theme.px(200), heightForWidth(m_theme.px(260)) };
}

int AlternativeButton::heightForWidth(int width) const
{
    const auto line = m_answer.takes ? QFontMetrics(m_theme.type.words(13)).height() + m_theme.px(3) : 0;
    return std::max(m_theme.px(kLeastHeight),
        titleHeight(width) + line + againstHeight(width) + 2 * m_theme.px(kPadding));
}

int AlternativeButton::titleHeight(int width) const
{
    const QFontMetrics metrics(m_theme.font(Token::BodyStrong));
    return metrics.boundingRect(QRect(0, 0, titleWidth(width), 1'000'000), kWrapped, m_answer.title).height();
}

int AlternativeButton::againstHeight(int width) const
{
    if (m_against.isEmpty())
        return 0;
    const QFontMetrics metrics(m_theme.type.words(13));
    return metrics.boundingRect(QRect(0, 0, titleWidth(width), 1'000'000), kWrapped, m_against).height()
        + m_theme.px(3);
}

int AlternativeButton::titleWidth(int width) const
{
    return width - m_theme.px(2 * kInset + kRadio + 9 + 10) - keyCapWidth(m_key, m_theme);
}

void AlternativeButton::paintEvent(QPaintEvent*)
{
    const auto& colors = m_theme.colors;
    QPainter painter(this);
    // Each text runs in the direction of its own first letter, not in that of the window.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box(rect());
    if (hasFocus()) {
        paintFocusRing(&painter, box, kControlRadius, colors);
        constexpr qreal kRoom = kFocusRing + kFocusGap;
        box.adjust(kRoom, kRoom, -kRoom, -kRoom);
    }
    const auto stroke = isChecked() ? colors.outline + 1.0 : colors.outline;
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
    paintKeyCap(
        &painter, QRectF(width() - inset - capWidth, 0, capWidth, height()), m_key, colors.muted, m_theme);
    const auto titles = titleHeight(width());
    const auto takes = m_answer.takes ? tr("takes %1").arg(durationText(*m_answer.takes)) : QString();
    const auto small = m_theme.type.words(13);
    const auto line = takes.isEmpty() ? 0 : QFontMetrics(small).height() + m_theme.px(3);
    const auto below = againstHeight(width());
    const QRect title(left, (height() - titles - line - below) / 2, titleWidth(width()), titles);
    painter.setFont(m_theme.font(Token::BodyStrong));
    painter.setPen(isEnabled() && m_against.isEmpty() ? colors.text : colors.muted);
    painter.drawText(title, kWrapped, m_answer.title);
    if (below > 0) {
        painter.setFont(small);
        painter.setPen(colors.warning);
        painter.drawText(QRect(left, title.bottom() + 1 + line + m_theme.px(3), title.width(), below),
            kWrapped, m_against);
    }
    if (!takes.isEmpty())
        paintLine(&painter, m_shapes, QRect(left, title.bottom() + 1, title.width(), line),
            { { takes, small, colors.muted } }, {}, 0);
}

} // namespace muster::ui
